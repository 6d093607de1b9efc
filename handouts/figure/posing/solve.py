"""A drawing as poses of a body that carry: laid on floor and ball so that what was said to touch does.

First the body is settled as a whole: the pelvis moves and turns, the ball rolls, and the angles that adapt give way.
Then, with the body fixed, arms that hold something are brought there. Solved together the arms would roll the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from handouts.drawing import Drawing
from handouts.figure.anatomy.build import BUILDS, SUPPORTS
from handouts.figure.anatomy.hands import SHAPES
from handouts.figure.anatomy.regions import region_moved_by
from handouts.figure.anatomy.rotations import rotation_about, turn_z
from handouts.figure.anatomy.skeleton import (
    ANGLE_INDEX,
    ANGLES,
    LEAST_DEGREES,
    MOST_DEGREES,
    SEGMENT_INDEX,
    Floats,
    place_segments,
)
from handouts.figure.posing.arms import arms_in_place
from handouts.figure.posing.asked import Asked, all_asked
from handouts.figure.posing.gaps import floor_gaps, part_spots, places
from handouts.figure.posing.least_squares import least_squares
from handouts.figure.posing.pose import BallPlace, SolvedPose, TowelPlace
from handouts.figure.posing.stays import staying
from handouts.figure.posing.terms import Term, Tried, stays, terms_of

__all__ = ["BallPlace", "SolvedPose", "TowelPlace", "solve_drawing"]


@dataclass(frozen=True)
class Before:
    """The frame before: what it asked for and how it was solved."""

    asked: Asked
    pose: SolvedPose


def solve_drawing(drawing: Drawing) -> tuple[SolvedPose, ...]:
    """One pose for each frame of a drawing, as near to what is asked as a body can be."""
    poses: list[SolvedPose] = []
    before: Before | None = None
    for asked in all_asked(drawing):
        pose = solve_frame(drawing, asked, before)
        poses.append(pose)
        before = Before(asked, pose)
    return tuple(poses)


def solve_frame(drawing: Drawing, asked: Asked, before: Before | None) -> SolvedPose:
    """The pose of one frame."""
    start = start_of(drawing, asked, before)
    terms = [*terms_of(asked, start.pose.build), *staying_terms(asked, before)]
    pose = settled(start, terms)
    pose = arms_in_place(pose, asked, before.pose if before else None) if asked.reaches else pose
    hands: dict[str, Floats] = {side: SHAPES[name] for side, name in asked.hands.items()}
    return replace(pose, towel=before.pose.towel if before else towel_place(drawing, pose), said_hands=hands)


def staying_terms(asked: Asked, before: Before | None) -> list[Term]:
    """What must stay where it was in the frame before."""
    if before is None:
        return []
    names = tuple(staying(asked, before.asked))
    where = places(before.pose.placed, before.pose.build, names)
    return [stays(names, where, 0.6)] if names else []


@dataclass(frozen=True)
class Start:
    """Where settling begins, and what may give way: angles by their places, the ball, and each way of turning.

    `turn_degrees` (3,) is how far the body may turn about the world's axes without being noticed, `bend_degrees` how
    far each angle that adapts may bend.
    """

    pose: SolvedPose
    adapts: list[int]
    is_ball_loose: bool
    turn_degrees: Floats
    bend_degrees: float = 26.0

    @property
    def count(self) -> int:
        """How many numbers are looked for."""
        return 6 + 2 * self.is_ball_loose + len(self.adapts)

    @property
    def softness(self) -> Floats:
        """How far each number may go without being noticed, (number,)."""
        ball = [60.0] * (2 * self.is_ball_loose)
        return np.concatenate(
            [[60.0, 60.0, 200.0], self.turn_degrees, ball, np.full(len(self.adapts), self.bend_degrees)]
        )

    def at(self, tries: Floats) -> tuple[Floats, Floats, Floats, Floats | None]:
        """Angles, positions, rotations and balls of tries (try, number)."""
        pose = self.pose
        angles = np.tile(pose.angles, (len(tries), 1))
        angles[:, self.adapts] += tries[:, self.count - len(self.adapts) :]
        ball = None if pose.ball is None else np.tile(pose.ball.centre, (len(tries), 1))
        if ball is not None and self.is_ball_loose:
            ball[:, :2] += tries[:, 6:8]
        return angles, pose.root_position + tries[:, :3], rotation_about(tries[:, 3:6]) @ pose.root_rotation, ball


def settled(start: Start, terms: Sequence[Term]) -> SolvedPose:
    """The pose in which the terms are met best, near to the start."""
    build, ball = start.pose.build, start.pose.ball
    softness = start.softness
    most, least = MOST_DEGREES[start.adapts], LEAST_DEGREES[start.adapts]

    def missed(tries: Floats) -> Floats:
        angles, positions, rotations, balls = start.at(tries)
        placed = place_segments(angles, positions, rotations, build.proportions)
        tried = Tried(build, placed, balls, ball.radius if ball else 0.0)
        bent = angles[:, start.adapts]
        beyond = (np.maximum(bent - most, 0) + np.minimum(bent - least, 0)) / 0.5
        return np.concatenate([*(term(tried) for term in terms), tries / softness, beyond], axis=-1)

    found, _ = least_squares(missed, np.zeros((1, start.count)))
    angles, positions, rotations, balls = start.at(found)
    place = BallPlace(balls[0], ball.radius) if ball and balls is not None else None
    return SolvedPose(build, angles[0], positions[0], rotations[0], place)


TURNS_SETTLING = {"little": (12.0, 60.0, 12.0), "loose": (60.0, 60.0, 60.0), "held": (0.5, 0.5, 0.5)}
"""How far a body turns while it settles, in degrees about the world's X, Y and Z."""


def start_of(drawing: Drawing, asked: Asked, before: Before | None) -> Start:
    """Where settling one frame begins."""
    build = BUILDS[drawing.person]
    angles = start_angles(asked, before)
    rotation = turned(asked)
    position = before.pose.root_position if before else np.array([0.0, 0.0, 100.0])
    if before and asked.stays("pelvis"):
        rotation = before.pose.root_rotation
    placed = place_segments(angles, position, rotation, build.proportions)
    lowest = floor_gaps(placed, build).min()
    position = position - [0, 0, lowest if before is None else min(lowest, 0.0)]
    pose = SolvedPose(build, angles, position, rotation)
    ball = start_ball(drawing, asked, pose, before)
    return Start(
        replace(pose, ball=ball),
        adapts=[ANGLE_INDEX[angle] for angle in asked.adapts],
        is_ball_loose=ball is not None and (before is None or "ball" in (asked.moves or ())),
        turn_degrees=np.array(TURNS_SETTLING[asked.body_turn.settles]),
    )


def start_angles(asked: Asked, before: Before | None) -> Floats:
    """The angles (angle,) as they are said; of what stays, as they were solved in the frame before."""
    angles = np.zeros(len(ANGLES))
    for name, degrees in asked.angles.items():
        angles[ANGLE_INDEX[name]] = degrees
    if before is None:
        return angles
    staying_angles = [asked.stays(region_moved_by(name)) for name in ANGLES]
    kept: Floats = np.where(staying_angles, before.pose.angles, angles)
    return kept


def turned(asked: Asked) -> Floats:
    """How the pelvis is turned (3, 3): as the posture has it, and turned as a whole from there."""
    turn = asked.body_turn
    axes = np.array(asked.axes, dtype=float).T @ turn_z(float(turn.roll_left))
    head_up = rotation_about(float(turn.head_up) * raising_axis(axes[:, 2]))
    rotation: Floats = turn_z(float(turn.turn_left)) @ head_up @ axes
    return rotation


def raising_axis(upward: Floats) -> Floats:
    """The axis (3,) about which a body lying along `upward` (3,) turns when its head rises; one who stands leans."""
    axis = np.cross(upward, [0.0, 0.0, 1.0])
    length = float(np.linalg.norm(axis))
    raising: Floats = axis / length if length > 0.1 else np.array([0.0, 1.0, 0.0])  # noqa: PLR2004 — upright
    return raising


def start_ball(drawing: Drawing, asked: Asked, pose: SolvedPose, before: Before | None) -> BallPlace | None:
    """The ball where it was, or in the first frame below the parts that lie on it."""
    if before is not None or drawing.ball is None:
        return before.pose.ball if before else None
    radius = drawing.ball.diameter_cm / 2
    parts = [pose.build.part_index[name] for support in asked.on_ball for name in SUPPORTS[support.what]]
    if not parts:
        return BallPlace(np.array([80.0, 0.0, radius]), radius)
    x, y = part_spots(pose.placed, pose.build, parts, [3]).mean(axis=0)[:2]
    return BallPlace(np.array([x, y, radius]), radius)


def towel_place(drawing: Drawing, pose: SolvedPose) -> TowelPlace | None:
    """The towel under the body of the first frame, across it and pressed a little flat."""
    if drawing.towel is None:
        return None
    radius = drawing.towel.thickness_cm / 2
    under = {"low_back": ["lumbar_2"], "knees": ["shank_left", "shank_right"]}[drawing.towel.under]
    x, y = pose.placed.origins[[SEGMENT_INDEX[segment] for segment in under]].mean(axis=0)[:2]
    ends = [np.array([x, y + aside, radius - 0.6]) for aside in (-24.0, 24.0)]
    return TowelPlace(ends[0], ends[1], radius)

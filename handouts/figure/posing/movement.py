"""The way from one frame to the next: poses in between, in which what carries goes on carrying.

Angles go evenly from one pose to the other; then the body is settled again on the supports that both frames share, so
that no foot slides and no hand sinks on the way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from handouts.drawing import Drawing
from handouts.figure.anatomy.regions import region_moved_by, region_of
from handouts.figure.anatomy.rotations import rotation_about, rotation_vector
from handouts.figure.anatomy.skeleton import ANGLE_INDEX, ANGLES
from handouts.figure.posing.arms import arms_clear, arms_following
from handouts.figure.posing.asked import Asked, Said, all_asked
from handouts.figure.posing.gaps import places
from handouts.figure.posing.pose import BallPlace, SolvedPose
from handouts.figure.posing.solve import Start, settled
from handouts.figure.posing.soundness import Finding, findings_on_the_way, frame_findings
from handouts.figure.posing.stays import staying
from handouts.figure.posing.terms import stays, terms_of

What = TypeVar("What")

STEPS = 6
"""Poses between two frames, enough for the eye to see one movement."""

GIVES_WAY_DEGREES = 15.0
TURNS_DEGREES = (20.0, 20.0, 12.0)


@dataclass(frozen=True, eq=False)
class Step:
    """One pose on the way to a frame, counted from 0, and how much of the way is done: 0 to 1."""

    frame: int
    share: float
    pose: SolvedPose


def movement(drawing: Drawing, poses: Sequence[SolvedPose], count: int = STEPS) -> tuple[Step, ...]:
    """The poses in between all frames in their order, `count` on the way to each but the first.

    They begin and end slowly, as a body does.
    """
    asked = all_asked(drawing)
    steps: list[Step] = []
    for number in range(1, len(poses)):
        pair = _Pair(asked[number - 1], asked[number], poses[number - 1], poses[number])
        earlier = poses[number - 1]
        for step in range(1, count + 1):
            share = (1 - np.cos(np.pi * step / (count + 1))) / 2
            earlier = pair.pose_at(float(share), earlier)
            steps.append(Step(number, float(share), earlier))
    return tuple(steps)


def movement_findings(drawing: Drawing, poses: Sequence[SolvedPose], steps: Sequence[Step]) -> Iterator[Finding]:
    """What is wrong on the way, once for each frame it leads to and each thing that is wrong.

    Only the way between two frames that can be is looked at: what is wrong with a frame is wrong near it too.
    """
    asked = all_asked(drawing)
    can_be = [not any(frame_findings(one, pose)) for one, pose in zip(asked, poses, strict=True)]
    for number in range(1, len(poses)):
        if not (can_be[number - 1] and can_be[number]):
            continue
        shared = _shared(asked[number - 1], asked[number])
        worst: dict[str, Finding] = {}
        for step in steps:
            if step.frame == number:
                for kind, finding in findings_on_the_way(shared, step.pose, poses[number - 1], poses[number]):
                    worst.setdefault(kind, finding)
        yield from worst.values()


def _shared(before: Asked, asked: Asked) -> Asked:
    """What both frames ask for, and so what the way between them asks for too."""
    return replace(
        asked,
        on_floor=_in_both(before.on_floor, asked.on_floor),
        on_ball=_in_both(before.on_ball, asked.on_ball),
        reaches=_in_both(before.reaches, asked.reaches),
        distances=_in_both(before.distances, asked.distances),
        above=_in_both(before.above, asked.above),
        in_line=asked.in_line
        if before.in_line and asked.in_line and before.in_line.what == asked.in_line.what
        else None,
        gaze=asked.gaze if before.gaze else None,
        heights=(),
        over_ball=None,
        balanced_on=None,
    )


def _in_both(earlier: tuple[Said[What], ...], later: tuple[Said[What], ...]) -> tuple[Said[What], ...]:
    """What is said in both lists."""
    before = [one.what for one in earlier]
    return tuple(one for one in later if one.what in before)


class _Pair:
    """Two frames that follow each other, and the way between them."""

    def __init__(self, before: Asked, asked: Asked, earlier: SolvedPose, later: SolvedPose) -> None:
        self.asked = _shared(before, asked)
        self.earlier, self.later = earlier, later
        self.kept = tuple(staying(asked, before))
        held = {reach.what.spot.rpartition("_")[2] for reach in self.asked.reaches}
        reaching = {reach.what.spot.rpartition("_")[2] for one in (before, asked) for reach in one.reaches}
        self.changing = sorted(reaching - held)
        self.adapts = [ANGLE_INDEX[angle] for angle in giving_way(before, asked, self.asked)]

    def pose_at(self, share: float, last: SolvedPose) -> SolvedPose:
        """The pose at a share of the way; `last` is the one shown before it, from which arms go on."""
        even = between(self.earlier, self.later, share)
        terms = terms_of(self.asked, even.build)
        if self.kept:
            ends = [places(pose.placed, pose.build, self.kept) for pose in (self.earlier, self.later)]
            terms.append(stays(self.kept, ends[0] + share * (ends[1] - ends[0]), 0.6))
        is_ball_loose = bool(even.ball and self.earlier.ball and self.later.ball and self.asked.on_ball)
        start = Start(even, self.adapts, is_ball_loose, np.array(TURNS_DEGREES), GIVES_WAY_DEGREES)
        pose = settled(start, terms)
        if self.asked.reaches:
            pose = arms_following(pose, self.asked, last)
        pose = arms_clear(pose, self.changing)
        return replace(pose, towel=even.towel, said_hands=even.said_hands)


def giving_way(before: Asked, asked: Asked, shared: Asked) -> list[str]:
    """Angles that may give way between two frames: those that do in one of them, and the limbs that carry in both."""
    carrying = {region_of(support.what) for support in (*shared.on_floor, *shared.on_ball)}
    limbs = [
        angle
        for angle in ANGLES
        if not angle.startswith("fingers")
        and region_moved_by(angle) in carrying
        and region_moved_by(angle).startswith(("arm", "leg"))
    ]
    return list(dict.fromkeys([*before.adapts, *asked.adapts, *limbs]))


def between(earlier: SolvedPose, later: SolvedPose, share: float) -> SolvedPose:
    """The pose at a share of the way, every angle, place and turn by itself."""
    turn = later.root_rotation @ earlier.root_rotation.T
    ends = earlier.hands, later.hands
    ball = earlier.ball
    if ball and later.ball:
        ball = BallPlace(ball.centre + share * (later.ball.centre - ball.centre), ball.radius)
    return replace(
        earlier,
        angles=earlier.angles + share * (later.angles - earlier.angles),
        root_position=earlier.root_position + share * (later.root_position - earlier.root_position),
        root_rotation=rotation_about(share * rotation_vector(turn)) @ earlier.root_rotation,
        ball=ball,
        said_hands={side: numbers + share * (ends[1][side] - numbers) for side, numbers in ends[0].items()},
    )

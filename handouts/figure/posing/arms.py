"""Arms that hold something: hands and elbows are brought to their places while the rest of the body stays."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

import numpy as np

from handouts.drawing import Reach
from handouts.figure.anatomy.rotations import moved
from handouts.figure.anatomy.skeleton import (
    ANGLE_INDEX,
    LEAST_DEGREES,
    MOST_DEGREES,
    SIDES,
    Floats,
    Placed,
    place_segments,
)
from handouts.figure.posing.asked import Asked
from handouts.figure.posing.gaps import ellipsoid_gaps, part_spots, places
from handouts.figure.posing.least_squares import Residuals, least_squares
from handouts.figure.posing.pose import SolvedPose
from handouts.figure.posing.terms import SINK_CM, Tried

ARM_ANGLES = (
    "shoulder_{}.flexion", "shoulder_{}.abduction", "shoulder_{}.rotation",
    "elbow_{}.flexion", "elbow_{}.pronation", "wrist_{}.flexion",
)  # fmt: skip

STARTS: Floats = np.array(
    [
        (40, 20, -30, 90, 0, 0),
        (60, 40, -60, 120, 30, 0),
        (100, 60, 60, 130, 0, 0),
        (140, 50, 40, 130, 30, 0),
        (-15, 25, 10, 50, 80, 0),
        (20, 45, -70, 100, 40, 0),
    ],
    dtype=float,
)
"""Arms to begin from, since the nearest way to a place may lead through the body: degrees in order of ARM_ANGLES."""

EASY: Floats = np.array([30, 20, 0, 60, 20, 0], dtype=float)
"""An arm at ease, to which it keeps weakly."""

AT_EASE_DEGREES = 12.0
"""How far an arm's angles go without being noticed when it keeps out of the body."""

HAND_EXACTLY, OTHER_EXACTLY = 0.8, 3.0
"""To how many centimetres hands, and other spots, are brought to their places."""

GOOD_ENOUGH = 20.0
"""Squares of misses below which an arm is where it should be, and no other way is tried."""

BODY_LIMBS = ("spine", "flesh", "neck", "head")
STATIONS_USED = {"forearm": (2, 4, 6), "palm": (1, 4, 6), "fingers": (3, 6), "fingertips": (3, 6), "thumb": (6,)}


def arms_in_place(pose: SolvedPose, asked: Asked, before: SolvedPose | None) -> SolvedPose:
    """The same pose with the arms where the frame wants them: found from all sides where the nearest way fails."""
    return _with_arms(pose, asked, before, found_anywhere)


def arms_following(pose: SolvedPose, asked: Asked, last: SolvedPose) -> SolvedPose:
    """The same for a pose on the way between two frames: near to where the arms are, or were in the pose before."""
    return _with_arms(pose, asked, last, found_near)


def arms_clear(pose: SolvedPose, sides: Collection[str]) -> SolvedPose:
    """The same pose with the arms of some sides out of the body, no farther from where they are than needed."""
    for side in sides:
        arm = [ANGLE_INDEX[name.format(side)] for name in ARM_ANGLES]
        angles = pose.angles.copy()
        angles[arm] = found_near(_in_the_way(pose, side, arm), pose.angles[None, arm])
        pose = replace(pose, angles=angles)
    return pose


def _in_the_way(pose: SolvedPose, side: str, arm: list[int]) -> Residuals:
    """How far tries of one arm's angles (try, angle) are inside of something, and from where the arm is."""
    around = Surroundings(pose, side)

    def missed(tries: Floats) -> Floats:
        angles = np.tile(pose.angles, (len(tries), 1))
        angles[:, arm] = tries
        beyond = np.maximum(tries - MOST_DEGREES[arm], 0) + np.minimum(tries - LEAST_DEGREES[arm], 0)
        away = (tries - pose.angles[arm]) / AT_EASE_DEGREES
        return np.concatenate([around.missed(_placed_like(pose, angles)), away, beyond / 0.5], axis=-1)

    return missed


Search = Callable[[Residuals, Floats], Floats]


def _with_arms(pose: SolvedPose, asked: Asked, before: SolvedPose | None, search: Search) -> SolvedPose:
    """The same pose with both arms where the frame wants them."""
    for side in SIDES:
        reaches = [reach.what for reach in asked.reaches if reach.what.spot.endswith(side)]
        if reaches:
            arm = [ANGLE_INDEX[name.format(side)] for name in ARM_ANGLES]
            nearby = np.stack([one.angles[arm] for one in (pose, before) if one])
            angles = pose.angles.copy()
            angles[arm] = search(missed_by_arm(pose, side, arm, reaches), nearby)
            pose = replace(pose, angles=angles)
    return pose


def missed_by_arm(pose: SolvedPose, side: str, arm: list[int], reaches: Sequence[Reach]) -> Residuals:
    """How far tries of one arm's angles (try, angle) miss their places, and what they run into."""
    spots = [reach.spot for reach in reaches]
    wanted = np.array([target(pose, reach) for reach in reaches])
    exactly = np.array([HAND_EXACTLY if spot.startswith("hand") else OTHER_EXACTLY for spot in spots])
    around = Surroundings(pose, side)

    def missed(tries: Floats) -> Floats:
        angles = np.tile(pose.angles, (len(tries), 1))
        angles[:, arm] = tries
        placed = _placed_like(pose, angles)
        off = (places(placed, pose.build, spots) - wanted) / exactly[:, None]
        beyond = np.maximum(tries - MOST_DEGREES[arm], 0) + np.minimum(tries - LEAST_DEGREES[arm], 0)
        return np.concatenate(
            [off.reshape(len(tries), -1), around.missed(placed), (tries - EASY) / 120, beyond / 0.5], axis=-1
        )

    return missed


def found_near(missed: Residuals, nearby: Floats) -> Floats:
    """The best arm (angle,) found from angles nearby (start, angle)."""
    found, costs = least_squares(missed, nearby, rounds=15)
    best: Floats = found[costs.argmin()]
    return best


def found_anywhere(missed: Residuals, nearby: Floats) -> Floats:
    """The best arm (angle,) found from angles nearby or, where these lead nowhere, from STARTS too."""
    found, costs = least_squares(missed, nearby, rounds=30)
    if costs.min() > GOOD_ENOUGH:
        begun, hopes = least_squares(missed, STARTS, rounds=6)
        better, lower = least_squares(missed, begun[hopes.argsort()[:3]], rounds=30)
        found, costs = np.concatenate([found, better]), np.concatenate([costs, lower])
    best: Floats = found[costs.argmin()]
    return best


def target(pose: SolvedPose, reach: Reach) -> Floats:
    """The place (3,) in the world a spot is brought to."""
    rotation, origin = pose.frames[reach.to]
    outward = 1 if reach.spot.endswith("left") else -1
    offset = np.array([reach.forward_cm, outward * reach.outward_cm, reach.up_cm], dtype=float)
    place: Floats = origin + rotation @ (pose.build.proportions.scale * offset)
    return place


def _placed_like(pose: SolvedPose, angles: Floats) -> Placed:
    """Bodies in the place of a pose with other angles (try, angle)."""
    count = len(angles)
    positions = np.tile(pose.root_position, (count, 1))
    rotations = np.tile(pose.root_rotation, (count, 1, 1))
    return place_segments(angles, positions, rotations, pose.build.proportions)


class Surroundings:
    """What one arm must stay out of: trunk, head and legs, which don't move, and the floor."""

    def __init__(self, pose: SolvedPose, side: str) -> None:
        build = pose.build
        self.build = build
        body = [
            number
            for number, part in enumerate(build.parts)
            if part.limb in BODY_LIMBS or part.name.startswith(("thigh", "shank"))
        ]
        segments = build.segment_of_part[body]
        self.rotations = pose.placed.rotations[segments]
        self.origins = pose.placed.origins[segments]
        self.centres, self.radii, self.sections = (
            array[body][:, ::2] for array in (build.centres, build.radii, build.sections)
        )
        self.spots = [(build.part_index[f"{name}_{side}"], stations) for name, stations in STATIONS_USED.items()]
        self.parts = [part for part, _ in self.spots]
        self.flesh = np.concatenate([build.radii[part, list(stations)] for part, stations in self.spots])

    def missed(self, placed: Placed) -> Floats:
        """How far tries of the arm are inside of something (try, spot)."""
        spots = np.concatenate(
            [part_spots(placed, self.build, [part], stations) for part, stations in self.spots], axis=-2
        )
        away = moved(self.rotations.swapaxes(-1, -2), spots[:, :, None, :] - self.origins)
        gaps = ellipsoid_gaps(away[..., None, :] - self.centres, self.radii, self.sections).min(axis=(-2, -1))
        inside = np.minimum(gaps - 0.9 * self.flesh + 0.4, 0) / 0.8
        floor = Tried(self.build, placed, None, 0.0).floor[:, self.parts]
        return np.concatenate([inside, np.minimum(floor + SINK_CM, 0) / 0.4], axis=-1)

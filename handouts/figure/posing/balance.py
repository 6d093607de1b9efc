"""Whether a body would fall: its weight against what carries it."""

from __future__ import annotations

import numpy as np

from handouts.figure.anatomy.mass import centre_of_mass
from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.posing.gaps import part_spots
from handouts.figure.posing.pose import SolvedPose

CARRIES_BELOW_CM = 1.2
"""A part carries where it is not higher above the floor than this."""

PATCH_CM = 1.5
"""How far the flesh that carries spreads round the middle of a part."""

BALL_PATCH_CM = 12.0
"""How far the ball's own patch on the floor spreads (an estimate for a ball that gives)."""


def centimetres_outside(pose: SolvedPose, *, on_ball: bool) -> float | None:
    """How far the centre of mass is outside of the area that the supports span; negative inside, None without one."""
    carrying = support_points(pose, on_ball=on_ball)
    if len(carrying) == 0:
        return None
    weight = centre_of_mass(pose.placed, pose.build.proportions)[:2]
    return distance_outside(convex_hull(carrying), weight)


def support_points(pose: SolvedPose, *, on_ball: bool) -> Floats:
    """Points (point, 2) on the floor at the edges of all that carries, a rolled towel under the body too."""
    heights = pose.tried.stations[0]
    patches = []
    for number in np.flatnonzero(heights.min(axis=-1) < CARRIES_BELOW_CM):
        stations = np.flatnonzero(heights[number] < CARRIES_BELOW_CM)
        patches.append(_round(part_spots(pose.placed, pose.build, [int(number)], stations.tolist())[:, :2], PATCH_CM))
    if pose.ball is not None and on_ball:
        patches.append(_round(pose.ball.centre[None, :2], BALL_PATCH_CM))
    if pose.towel is not None:
        patches.append(_round(np.stack([pose.towel.start, pose.towel.end])[:, :2], PATCH_CM))
    return np.concatenate(patches) if patches else np.empty((0, 2))


def _round(spots: Floats, radius: float) -> Floats:
    """Points (point, 2) round spots (spot, 2)."""
    turns = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ring = radius * np.stack([np.cos(turns), np.sin(turns)], axis=-1)
    points: Floats = (spots[:, None, :] + ring).reshape(-1, 2)
    return points


def convex_hull(points: Floats) -> Floats:
    """The corners (corner, 2) of the smallest convex area that holds points, against the clock."""
    ordered = sorted({(float(x), float(y)) for x, y in points})
    return np.array(_half_hull(ordered) + _half_hull(ordered[::-1]))


def _half_hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The corners on one side, from the first point up to the last, which belongs to the other side."""
    corners: list[tuple[float, float]] = []
    for point in points:
        while len(corners) > 1 and _turns_right(corners[-2], corners[-1], point):
            corners.pop()
        corners.append(point)
    return corners[:-1]


def _turns_right(first: tuple[float, float], second: tuple[float, float], third: tuple[float, float]) -> bool:
    """Whether the way through three points does not turn left."""
    (ax, ay), (bx, by), (cx, cy) = first, second, third
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) <= 0


def distance_outside(corners: Floats, point: Floats) -> float:
    """How far a point is outside of the area with these corners; negative inside."""
    sides = np.roll(corners, -1, axis=0) - corners
    outward = np.stack([sides[:, 1], -sides[:, 0]], axis=-1)
    outward = outward / np.maximum(np.linalg.norm(outward, axis=-1, keepdims=True), 1e-9)
    return float(((point - corners) * outward).sum(axis=-1).max())

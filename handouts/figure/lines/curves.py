"""Smooth curves through points, as few as fit: Schneider's method (Graphics Gems, 1990)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from handouts.figure.anatomy.skeleton import Floats

Curve = Floats
"""A cubic curve: its two ends and the two spots it is pulled to, in order, (4, 2)."""

MOST_TRIES = 4


def smoothed(points: Floats, sigma: float, *, closed: bool) -> Floats:
    """Points (n, 2) evened out over about `sigma` of them to both sides; the ends of an open line stay."""
    reach = int(3 * sigma + 1)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weights /= weights.sum()
    rim = np.arange(-reach, len(points) + reach)
    if closed:
        padded = points[rim % len(points)]
    else:
        inside = np.clip(rim, 0, len(points) - 1)
        beyond = rim - inside
        mirror = np.clip(inside - beyond, 0, len(points) - 1)
        padded = 2 * points[inside] - points[mirror]
    even = np.stack([np.convolve(padded[:, axis], weights, "valid") for axis in (0, 1)], axis=1)
    if not closed:
        even[0], even[-1] = points[0], points[-1]
    return even


def fitted(
    points: Floats, tolerance: float, start: Floats | None = None, end: Floats | None = None
) -> list[Curve]:  # fmt: skip
    """Curves in a row that pass points (n, 2) within `tolerance`; `start` and `end` are directions into the line."""
    if len(points) < 2:  # noqa: PLR2004 — no line
        return []
    near = min(max(2, len(points) // 6), 4, len(points) - 1)
    start = unit(points[near] - points[0]) if start is None else start
    end = unit(points[-1 - near] - points[-1]) if end is None else end
    if len(points) == 2:  # noqa: PLR2004
        third = np.linalg.norm(points[1] - points[0]) / 3
        return [np.stack([points[0], points[0] + third * start, points[1] + third * end, points[1]])]
    along = lengths_along(points)
    along = along / max(along[-1], 1e-9)
    for attempt in range(MOST_TRIES):
        curve = least_squares_curve(points, along, start, end)
        errors = ((on_curve(curve, along) - points) ** 2).sum(axis=1)
        worst = int(errors.argmax())
        if errors[worst] < tolerance**2:
            return [curve]
        if attempt == 0 and errors[worst] > (6 * tolerance) ** 2:
            break
        along = closer(curve, points, along)
    cut = min(max(worst, 1), len(points) - 2)
    across = unit(points[max(cut - 3, 0)] - points[min(cut + 3, len(points) - 1)])
    first = fitted(points[: cut + 1], tolerance, start, across)
    return [*first, *fitted(points[cut:], tolerance, -across, end)]


def unit(vector: Floats) -> Floats:
    """The direction of a vector."""
    direction: Floats = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return direction


def lengths_along(points: Floats) -> Floats:
    """How far each point (n, 2) is from the first, along the line (n,)."""
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])


def on_curve(curve: Curve, along: Floats) -> Floats:
    """Spots (n, 2) on a curve, at 0 to 1 along it."""
    far, near = along[:, None], 1 - along[:, None]
    spots: Floats = near**3 * curve[0] + 3 * near**2 * far * curve[1] + 3 * near * far**2 * curve[2] + far**3 * curve[3]
    return spots


def least_squares_curve(points: Floats, along: Floats, start: Floats, end: Floats) -> Curve:
    """The curve between the first and last point with these directions that is nearest to all of them."""
    near = 1 - along
    pull_start, pull_end = (3 * near**2 * along)[:, None] * start, (3 * near * along**2)[:, None] * end
    at_start, at_end = (near**3 + 3 * near**2 * along)[:, None], (3 * near * along**2 + along**3)[:, None]
    left = points - at_start * points[0] - at_end * points[-1]
    aa, ab, bb = (pull_start**2).sum(), (pull_start * pull_end).sum(), (pull_end**2).sum()
    a, b = (pull_start * left).sum(), (pull_end * left).sum()
    determinant = aa * bb - ab * ab
    length = float(np.linalg.norm(points[-1] - points[0]))
    reach_start = (a * bb - b * ab) / determinant if abs(determinant) > 1e-9 else 0.0  # noqa: PLR2004
    reach_end = (aa * b - ab * a) / determinant if abs(determinant) > 1e-9 else 0.0  # noqa: PLR2004
    if not all(1e-3 * length <= reach <= 3 * length + 9 for reach in (reach_start, reach_end)):
        reach_start = reach_end = length / 3
    return np.stack([points[0], points[0] + start * reach_start, points[-1] + end * reach_end, points[-1]])


def closer(curve: Curve, points: Floats, along: Floats) -> Floats:
    """Where along the curve each point is nearest, by one step of Newton's method from `along` (n,)."""
    slope = 3 * np.diff(curve, axis=0)
    bend = 2 * np.diff(slope, axis=0)
    far, near = along[:, None], 1 - along[:, None]
    off = on_curve(curve, along) - points
    first = near**2 * slope[0] + 2 * near * far * slope[1] + far**2 * slope[2]
    second = near * bend[0] + far * bend[1]
    change = (first**2).sum(axis=1) + (off * second).sum(axis=1)
    is_safe = np.abs(change) > 1e-9  # noqa: PLR2004
    step = (off * first).sum(axis=1) / np.where(is_safe, change, 1.0)
    return np.clip(np.where(is_safe, along - step, along), 0, 1)


def backwards(curves: Sequence[Curve]) -> list[Curve]:
    """The same curves walked the other way."""
    return [curve[::-1] for curve in reversed(curves)]


def rounded(spots: Floats) -> Floats:
    """Spots (n, 2) of a smooth line through a few (Catmull and Rom's spline)."""
    padded = np.vstack([2 * spots[0] - spots[1], spots, 2 * spots[-1] - spots[-2]])
    pieces = []
    for number in range(len(spots) - 1):
        before, start, end, after = padded[number : number + 4]
        t = np.linspace(0, 1, 7)[:, None] if number == len(spots) - 2 else np.linspace(0, 1, 7)[:-1, None]
        pieces.append(
            0.5
            * (
                2 * start
                + (end - before) * t
                + (2 * before - 5 * start + 4 * end - after) * t**2
                + (3 * start - before - 3 * end + after) * t**3
            )
        )
    return np.concatenate(pieces)

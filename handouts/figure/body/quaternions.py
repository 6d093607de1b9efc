"""Rotations as quaternions (…, 4), real part first: for blending, which matrices do badly."""

from __future__ import annotations

import numpy as np

from handouts.figure.anatomy.rotations import Floats, rotation_about, rotation_vector


def quaternion(rotation: Floats) -> Floats:
    """Quaternions (..., 4) of rotations (..., 3, 3)."""
    a, b, c = (rotation[..., axis, axis] for axis in range(3))
    traces = np.stack([1 + a + b + c, 1 + a - b - c, 1 - a + b - c, 1 - a - b + c], axis=-1)

    def less(first: int, second: int) -> Floats:
        found: Floats = rotation[..., first, second] - rotation[..., second, first]
        return found

    def more(first: int, second: int) -> Floats:
        found: Floats = rotation[..., first, second] + rotation[..., second, first]
        return found

    candidates = np.stack(
        [
            np.stack([traces[..., 0], less(2, 1), less(0, 2), less(1, 0)], axis=-1),
            np.stack([less(2, 1), traces[..., 1], more(0, 1), more(0, 2)], axis=-1),
            np.stack([less(0, 2), more(0, 1), traces[..., 2], more(1, 2)], axis=-1),
            np.stack([less(1, 0), more(0, 2), more(1, 2), traces[..., 3]], axis=-1),
        ],
        axis=-2,
    )
    chosen = np.take_along_axis(candidates, traces.argmax(axis=-1)[..., None, None], axis=-2)[..., 0, :]
    return unit(chosen)


def product(first: Floats, second: Floats) -> Floats:
    """The quaternion of turning by the second and then the first."""
    a, b, c, d = np.moveaxis(first, -1, 0)
    e, f, g, h = np.moveaxis(second, -1, 0)
    return np.stack(
        [
            a * e - b * f - c * g - d * h,
            a * f + b * e + c * h - d * g,
            a * g - b * h + c * e + d * f,
            a * h + b * g - c * f + d * e,
        ],
        axis=-1,
    )


def turned(quaternions: Floats, vectors: Floats) -> Floats:
    """Vectors (n, 3) turned by unit quaternions (n, 4)."""
    real, axis = quaternions[:, :1], quaternions[:, 1:]
    twice = 2 * np.cross(axis, vectors)
    result: Floats = vectors + real * twice + np.cross(axis, twice)
    return result


def unit(vector: Floats) -> Floats:
    """Vectors (..., n) at length 1."""
    scaled: Floats = vector / np.maximum(np.linalg.norm(vector, axis=-1, keepdims=True), 1e-12)
    return scaled


def shortest_turn(start: Floats, end: Floats) -> Floats:
    """The rotation (3, 3) that brings one direction (3,) to another by the shortest way."""
    first, second = unit(start), unit(end)
    x, y, z = np.cross(first, second)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    turn: Floats = np.eye(3) + cross + cross @ cross / max(1 + float(first @ second), 1e-6)
    return turn


def part_of_turn(start: Floats, end: Floats, share: float) -> Floats:
    """The rotation (3, 3) at a share of the way from one to another."""
    turn: Floats = start @ rotation_about(share * rotation_vector(start.T @ end))
    return turn


def swing_and_twist(rotation: Floats, axis: Floats) -> tuple[Floats, float]:
    """A rotation (3, 3) as a twist about an axis (3,), in degrees, and the swing (3, 3) that comes after it."""
    parts = quaternion(rotation)
    parts = -parts if parts[0] < 0 else parts
    twist = 2 * float(np.degrees(np.arctan2(parts[1:] @ axis, parts[0])))
    twist = (twist + 180) % 360 - 180
    return rotation @ rotation_about(twist * axis).T, twist

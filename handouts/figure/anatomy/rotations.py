"""Turning in space: rotations about axes and vectors, in degrees, many at once with leading axes (...)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def turn_x(degrees: Floats | float) -> Floats:
    """Rotations (..., 3, 3) about the axis that points forward."""
    return _turn(degrees, 1, 2)


def turn_y(degrees: Floats | float) -> Floats:
    """Rotations (..., 3, 3) about the axis that points to the left: what stands up tips forward."""
    return _turn(degrees, 2, 0)


def turn_z(degrees: Floats | float) -> Floats:
    """Rotations (..., 3, 3) about the axis that points up: what points forward turns to the left."""
    return _turn(degrees, 0, 1)


def _turn(degrees: Floats | float, first: int, second: int) -> Floats:
    """Rotations that turn axis `first` towards axis `second`."""
    radians = np.radians(degrees)
    rotation = np.zeros((*radians.shape, 3, 3))
    rotation[..., range(3), range(3)] = 1.0
    rotation[..., first, first] = rotation[..., second, second] = np.cos(radians)
    rotation[..., second, first] = np.sin(radians)
    rotation[..., first, second] = -rotation[..., second, first]
    return rotation


def rotation_about(vector: Floats) -> Floats:
    """Rotations (..., 3, 3) about vectors (..., 3) whose lengths are degrees."""
    length = np.linalg.norm(vector, axis=-1, keepdims=True)
    x, y, z = np.moveaxis(vector / np.maximum(length, 1e-12), -1, 0)
    zero = np.zeros_like(x)
    cross = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], axis=-1).reshape(*x.shape, 3, 3)
    radians = np.radians(length)[..., None]
    turned: Floats = np.eye(3) + np.sin(radians) * cross + (1 - np.cos(radians)) * (cross @ cross)
    return turned


def moved(rotation: Floats, vector: Floats) -> Floats:
    """Vectors (..., 3) in the axes of rotations (..., 3, 3), seen in the world."""
    turned: Floats = (rotation @ vector[..., None])[..., 0]
    return turned


def rotation_vector(rotation: Floats) -> Floats:
    """The vector (3,) about which a rotation (3, 3) turns, as long as its degrees; up to less than half a turn."""
    cosine = np.clip((np.trace(rotation) - 1) / 2, -1.0, 1.0)
    axis = np.array([rotation[2, 1] - rotation[1, 2], rotation[0, 2] - rotation[2, 0], rotation[1, 0] - rotation[0, 1]])
    length = float(np.linalg.norm(axis))
    vector: Floats = axis / max(length, 1e-9) * np.degrees(np.arccos(cosine))
    return vector

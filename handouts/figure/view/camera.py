"""From where a figure is seen: parallel rays, so that the same size is as large in all its frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from handouts import drawing
from handouts.figure.anatomy.skeleton import Floats


@dataclass(frozen=True)
class Camera:
    """A direction of view. At 0 and 0 it looks from the side; 90 to the right is the right end of the page."""

    turn_degrees: float
    height_degrees: float

    @cached_property
    def axes(self) -> Floats:
        """Rows (3, 3): right on the page, up on the page, away from the viewer, as directions in the world."""
        turn, height = np.radians(self.turn_degrees), np.radians(self.height_degrees)
        away = np.array([-np.sin(turn) * np.cos(height), np.cos(turn) * np.cos(height), -np.sin(height)])
        right = np.array([np.cos(turn), np.sin(turn), 0.0])
        return np.array([right, np.cross(right, away), away])

    def seen(self, places: Floats) -> Floats:
        """Places in the world (..., 3) as right, up and away for the viewer, in centimetres."""
        turned: Floats = places @ self.axes.T
        return turned

    def in_world(self, seen: Floats) -> Floats:
        """What `seen` gives (..., 3), back in the world."""
        turned: Floats = seen @ self.axes
        return turned


USUAL: Mapping[str, Camera] = MappingProxyType(
    {
        "side": Camera(9, 11),
        "quarter": Camera(38, 26),
        "feet": Camera(72, 30),
        "above": Camera(0, 58),
        "front": Camera(0, 10),
    }
)
"""Usual places to look from, by the names an author uses."""

FROM_BELOW = Camera(0, -90)
"""Straight up through the floor: how high everything is above it."""


def camera_of(wanted: drawing.Camera) -> Camera:
    """The camera an author asks for: a usual one, with what is said in degrees going before."""
    usual = USUAL[wanted.seen_from]
    turn, height = wanted.turn_degrees, wanted.height_degrees
    return Camera(
        usual.turn_degrees if turn is None else turn,
        usual.height_degrees if height is None else height,
    )

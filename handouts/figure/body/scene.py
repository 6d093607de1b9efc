"""What stands before the camera: a body in a pose, a ball, a towel; all in centimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from handouts.figure.anatomy.build import Build
from handouts.figure.anatomy.hands import shape_by_bending
from handouts.figure.anatomy.skeleton import SIDES, Floats, Frames
from handouts.figure.body.contact import RoundBall
from handouts.figure.body.surface import Surface, surface_of

SAG_CM = 1.0
"""How much larger a ball is drawn than it is taken to be: it then lies flat on the floor and gives under the body."""

BULGE = 1.02
"""How much wider than high a ball is that carries a body."""


@dataclass(frozen=True, eq=False)
class Ball:
    """An exercise ball on the floor: its middle (3,) and its radius."""

    centre: Floats
    radius: float

    @property
    def half_width(self) -> float:
        """From its middle to its side, as drawn."""
        return self.radius * BULGE + SAG_CM

    @property
    def half_height(self) -> float:
        """From its middle to its top, as drawn; the floor cuts off as much below."""
        return self.radius + SAG_CM


@dataclass(frozen=True, eq=False)
class Towel:
    """A rolled towel between two ends (3,), pressed flat: half as wide and half as high as that."""

    start: Floats
    end: Floats
    half_width: float
    half_height: float


@dataclass(frozen=True, eq=False)
class Scene:
    """One frame of an exercise, ready to be seen.

    `hands` are the numbers of each hand's shape by its side; `resting` names what lies on the floor (contact.GROUPS).
    """

    build: Build
    frames: Frames
    ball: Ball | None = None
    towel: Towel | None = None
    hands: Mapping[str, Floats] = field(default_factory=lambda: dict.fromkeys(SIDES, shape_by_bending(0)))
    resting: frozenset[str] = frozenset()

    @cached_property
    def surface(self) -> Surface:
        """The dressed body."""
        ball = RoundBall(self.ball.centre, self.ball.radius) if self.ball else None
        return surface_of(self.build.name, self.frames, self.hands, self.resting, ball)

    def in_segment(self, segment: str, places: Floats) -> Floats:
        """Places in the world (..., 3) in the axes of a segment, as on a body of 170 cm."""
        rotation, origin = self.frames[segment]
        local: Floats = (places - origin) @ rotation / self.build.proportions.scale
        return local

    def on_segment(self, segment: str, local: tuple[float, float, float]) -> Floats:
        """A spot in the axes of a segment, on a body of 170 cm, in the world (3,)."""
        rotation, origin = self.frames[segment]
        place: Floats = origin + rotation @ (self.build.proportions.scale * np.array(local))
        return place

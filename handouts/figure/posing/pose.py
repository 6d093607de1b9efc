"""A solved pose: one body in one frame, with the ball and the towel it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from handouts.figure.anatomy.build import Build
from handouts.figure.anatomy.hands import shape_by_bending
from handouts.figure.anatomy.skeleton import ANGLE_INDEX, SIDES, Floats, Frames, Placed, place_segments
from handouts.figure.posing.terms import Tried


@dataclass(frozen=True)
class BallPlace:
    """Where the ball is: its middle (3,) and its radius, in centimetres."""

    centre: Floats
    radius: float


@dataclass(frozen=True)
class TowelPlace:
    """Where the rolled towel is: the middles (3,) of its two ends, and its radius, in centimetres."""

    start: Floats
    end: Floats
    radius: float


@dataclass(frozen=True, eq=False)
class SolvedPose:
    """A body in one frame: angles (angle,) in degrees, the pelvis' place (3,) and turn (3, 3), and what is with it."""

    build: Build
    angles: Floats
    root_position: Floats
    root_rotation: Floats
    ball: BallPlace | None = None
    towel: TowelPlace | None = None
    said_hands: Mapping[str, Floats] = field(default_factory=dict)

    @property
    def hands(self) -> Mapping[str, Floats]:
        """The numbers of each hand's shape by its side: as it is said, or by how far the fingers are bent."""
        bends = {side: float(self.angles[ANGLE_INDEX[f"fingers_{side}.flexion"]]) for side in SIDES}
        return {side: shape_by_bending(bend) for side, bend in bends.items()} | dict(self.said_hands)

    @cached_property
    def placed(self) -> Placed:
        """Where all segments are."""
        return place_segments(self.angles, self.root_position, self.root_rotation, self.build.proportions)

    @cached_property
    def frames(self) -> Frames:
        """Rotation and origin of each segment by name."""
        return self.placed.frames

    @cached_property
    def tried(self) -> Tried:
        """The pose as the only one of the figures the terms measure."""
        placed = Placed(self.placed.rotations[None], self.placed.origins[None])
        ball = self.ball
        return Tried(self.build, placed, ball.centre[None] if ball else None, ball.radius if ball else 0.0)

"""What is asked of each frame in all: its posture, named parts of it, what holds in every frame, and its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from handouts.drawing import (
    Above,
    BodyTurn,
    Distance,
    Drawing,
    Frame,
    HandShape,
    Height,
    OverBall,
    Posture,
    Reach,
    Region,
    Side,
)
from handouts.figure.anatomy.regions import region_moved_by, region_of
from handouts.figure.posing.part_poses import PART_POSES
from handouts.figure.posing.postures import POSTURES, Axes
from handouts.joints import one_sided

Path = tuple[str | int, ...]
"""Where in the drawing something is said, such as ("frames", 1, "on_floor", 0)."""

What = TypeVar("What")


@dataclass(frozen=True)
class Said(Generic[What]):
    """Something asked of a frame, and where the author said so."""

    what: What
    path: Path


@dataclass(frozen=True)
class Asked:
    """All that one frame, the one at `number` from 0, asks for.

    `angles` are degrees by angle of one side, such as "hip_left.flexion"; `adapts` are names of such angles.
    `moves` is None where nothing was said about what stays beside the supports.
    """

    number: int
    axes: Axes
    angles: Mapping[str, int]
    adapts: tuple[str, ...]
    on_floor: tuple[Said[str], ...]
    on_ball: tuple[Said[str], ...]
    reaches: tuple[Said[Reach], ...]
    heights: tuple[Said[Height], ...]
    distances: tuple[Said[Distance], ...]
    above: tuple[Said[Above], ...]
    in_line: Said[tuple[str, ...]] | None
    over_ball: Said[OverBall] | None
    balanced_on: Said[tuple[str, ...]] | None
    gaze: Said[str] | None
    body_turn: BodyTurn
    moves: tuple[Region, ...] | None
    slides: tuple[str, ...]
    hands: Mapping[Side, HandShape]

    @property
    def path(self) -> Path:
        """Where the frame itself stands."""
        return ("frames", self.number)

    def stays(self, region: Region) -> bool:
        """Whether the author said what moves since the frame before, and it is not this region."""
        return self.moves is not None and region not in self.moves


@dataclass(frozen=True)
class Layer:
    """One of the things that together make a frame. `limbs` are what it decides about alone; its own words none."""

    said: Frame
    path: Path
    limbs: tuple[Region, ...] = ()
    is_part: bool = False


def all_asked(drawing: Drawing) -> tuple[Asked, ...]:
    """What is asked of each frame of a drawing."""
    return tuple(asked_of(drawing, number) for number in range(len(drawing.frames)))


def asked_of(drawing: Drawing, number: int) -> Asked:
    """What is asked of one frame, counted from 0."""
    own = drawing.frames[number]
    posture = own.posture or drawing.both.posture or drawing.posture
    layers = layers_of(drawing, number, posture)
    on_ball = gathered(layers, "on_ball", region_of)
    touching = {one.what for one in on_ball}
    return Asked(
        number=number,
        axes=POSTURES[posture].forward_left_up,
        angles=_angles(layers),
        adapts=_adapts(layers),
        on_floor=tuple(one for one in gathered(layers, "on_floor", region_of) if one.what not in touching),
        on_ball=on_ball,
        reaches=gathered(layers, "reaches", lambda reach: region_of(reach.spot)),
        heights=gathered(layers, "heights"),
        distances=gathered(layers, "distances"),
        above=gathered(layers, "above", lambda above: region_of(above.lower)),
        in_line=last(layers, "in_line"),
        over_ball=last(layers, "over_ball"),
        balanced_on=last(layers, "balanced_on"),
        gaze=last(layers, "gaze"),
        body_turn=own.body_turn or drawing.both.body_turn or BodyTurn(),
        moves=own.moves if own.moves is not None else drawing.both.moves,
        slides=own.slides or drawing.both.slides,
        hands=_hands(layers),
    )


def layers_of(drawing: Drawing, number: int, posture: Posture) -> tuple[Layer, ...]:
    """What makes one frame, from the posture to the frame's own words: what comes later goes before."""
    own, path = drawing.frames[number], ("frames", number)
    return (
        Layer(POSTURES[posture].frame, ("posture",) if posture == drawing.posture else (*path, "posture")),
        *_parts(drawing.both, ("both",)),
        Layer(drawing.both, ("both",)),
        *_parts(own, path),
        Layer(own, path),
    )


def _parts(said: Frame, path: Path) -> Iterable[Layer]:
    """The named parts a frame uses."""
    for number, name in enumerate(said.parts):
        part = PART_POSES[name]
        yield Layer(part.frame, (*path, "parts", number), part.limbs, is_part=True)


def _angles(layers: Sequence[Layer]) -> Mapping[str, int]:
    """Degrees by angle: the last layer that says one decides."""
    told: dict[str, int] = {}
    for layer in layers:
        told.update(layer.said.joints.by_angle)
    return told


def _hands(layers: Sequence[Layer]) -> Mapping[Side, HandShape]:
    """The shapes of the hands: the last layer that says one decides; a named part of an arm forgets those before."""
    told: dict[Side, HandShape] = {}
    for layer in layers:
        shapes: tuple[tuple[Side, HandShape | None], ...] = (
            ("left", layer.said.hands.left),
            ("right", layer.said.hands.right),
        )
        for side, shape in shapes:
            if layer.is_part and f"arm_{side}" in layer.limbs:
                told.pop(side, None)
            if shape:
                told[side] = shape
    return told


def _adapts(layers: Sequence[Layer]) -> tuple[str, ...]:
    """The angles that give way, each of one side."""
    return tuple(one.what for one in gathered(layers, "adapts", region_moved_by, one_sided_angles))


def one_sided_angles(angle: str) -> tuple[str, ...]:
    """The angles of one side that a name stands for."""
    joint, _, rest = angle.partition(".")
    return tuple(f"{one}.{rest}" for one in one_sided(joint))


def gathered(
    layers: Sequence[Layer],
    key: str,
    region: Callable[[Any], Region | None] = lambda _: None,
    spread: Callable[[Any], tuple[Any, ...]] = lambda item: (item,),
) -> tuple[Said[Any], ...]:
    """What the layers say together in a list; `spread` gives what one item stands for.

    A layer's own list takes the place of the one before; a named part adds its own, and takes out what was said of
    its limbs before.
    """
    plain: tuple[Said[Any], ...] = ()
    of_parts: tuple[Said[Any], ...] = ()
    for layer in layers:
        items = [one for item in getattr(layer.said, key) or () for one in spread(item)]
        if layer.is_part:
            plain = tuple(one for one in plain if region(one.what) not in layer.limbs)
            of_parts = tuple(one for one in of_parts if region(one.what) not in layer.limbs)
            of_parts += tuple(Said(item, layer.path) for item in items)
        elif getattr(layer.said, key) is not None and key in layer.said.model_fields_set:
            plain = tuple(Said(item, (*layer.path, key, number)) for number, item in enumerate(items))
    said = {one.what for one in plain}
    return plain + tuple(one for one in of_parts if one.what not in said)


def last(layers: Sequence[Layer], key: str) -> Said[Any] | None:
    """What the last layer that says something under a key says."""
    saying = [layer for layer in layers if getattr(layer.said, key)]
    return Said(getattr(saying[-1].said, key), (*saying[-1].path, key)) if saying else None

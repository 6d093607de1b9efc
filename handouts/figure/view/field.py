"""How far any place is from the surface of the body: neighbours melt into each other, strangers do not.

The parts of one limb and the joints between limbs are blended, so that no seam shows; a hand on a knee stays a hand.
All is in the camera's axes and in single precision, for speed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import SIDES
from handouts.figure.view.camera import Camera
from handouts.figure.view.scene import Scene, Towel

Singles = NDArray[np.float32]
Numbers = NDArray[np.intp]

WITHIN_LIMB_CM: Mapping[str, float] = MappingProxyType(
    {
        "head": 2.5,
        "leg_left": 1.1,
        "leg_right": 1.1,
        "arm_left": 0.9,
        "arm_right": 0.9,
        "hand_left": 1.2,
        "hand_right": 1.2,
    }
)
"""Over how many centimetres the parts of one limb melt together."""

FLESH_CM = 4.5
SHOULDER_BLADE_CM = 3.0


@dataclass(frozen=True)
class Melt:
    """Two sets of parts that melt together over `width_cm`; the parts of one set melt over `inner_cm` first."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    width_cm: float
    inner_cm: float = 3.0


def melts_of_side(side: str) -> tuple[Melt, ...]:
    """Where the limbs of one side join the trunk, and foot and hand their limb."""
    shoulder = (f"shoulder_slope_{side}", "ribs_3", f"shoulder_blade_{side}", f"breast_{side}")
    return (
        Melt((f"thigh_{side}",), ("pelvis", f"buttock_{side}"), 5.0),
        Melt((f"upper_arm_{side}",), shoulder, 4.5),
        Melt((f"shank_{side}",), (f"heel_{side}", f"instep_{side}"), 2.5, 1.1),
        Melt((f"forearm_{side}",), (f"palm_{side}",), 1.0),
    )


MELTS: tuple[Melt, ...] = tuple(melt for side in SIDES for melt in melts_of_side(side))
NECK_TO_TRUNK_CM = 3.0
NECK_TO_HEAD_CM = 2.0


@dataclass(frozen=True, eq=False)
class SeenParts:
    """All parts of a scene in the camera's axes; the first axis of every array is the part.

    `axes` (3, 3) turn a place in the camera's axes into those of the part, from its `start` (3,); `along` (3,) is its
    length and `per_length` (3,) that divided by its square; `sections` and how much they `widen` (3,); `polynomials`
    (5,) of the radius; `bows` (3,); `least` and `most` (3,) is the box that holds it.
    """

    names: tuple[str, ...]
    limbs: tuple[str, ...]
    axes: Singles
    starts: Singles
    along: Singles
    per_length: Singles
    sections: Singles
    widen: Singles
    polynomials: Singles
    bows: Singles
    least: Singles
    most: Singles

    def only(self, chosen: Numbers) -> SeenParts:
        """Some of the parts."""
        names, limbs = (tuple(words[index] for index in chosen) for words in (self.names, self.limbs))
        return SeenParts(names, limbs, *(array[chosen] for array in self.arrays))

    @property
    def arrays(self) -> tuple[Singles, ...]:
        """All arrays in their order."""
        return (
            self.axes, self.starts, self.along, self.per_length, self.sections, self.widen, self.polynomials,
            self.bows, self.least, self.most,
        )  # fmt: skip


def seen_parts(scene: Scene, camera: Camera) -> SeenParts:
    """The parts of the body, then the towel if there is one, as the camera sees them."""
    rows = [_body_row(scene, camera, number) for number in range(len(scene.build.parts))]
    names = [part.name for part in scene.build.parts]
    limbs = [part.limb for part in scene.build.parts]
    if scene.towel is not None:
        rows.append(_towel_row(scene.towel, camera))
        names.append("towel")
        limbs.append("towel")
    columns = (np.stack(column).astype(np.float32) for column in zip(*rows, strict=True))
    return SeenParts(tuple(names), tuple(limbs), *columns)


Row = tuple[NDArray[np.float64], ...]


def _body_row(scene: Scene, camera: Camera, number: int) -> Row:
    """One part of the body, in the order of SeenParts.arrays."""
    part = scene.build.parts[number]
    rotation, origin = scene.frames[part.segment]
    axes, middle = camera.axes @ rotation, camera.axes @ origin
    start, end, bow = np.array(part.start), np.array(part.end), np.array(part.bow)
    first, last = part.sections(np.array([0.0, 1.0]))
    spots = np.stack([start, end, (start + end) / 2 + bow]) @ axes.T + middle
    widest = 1.04 * max(part.radii) * np.sqrt(((axes * np.maximum(first, last)) ** 2).sum(axis=1))
    along = end - start
    return (
        axes, middle + axes @ start, along, along / (along @ along), first, last - first, part.polynomial, 4 * bow,
        spots.min(axis=0) - widest, spots.max(axis=0) + widest,
    )  # fmt: skip


def _towel_row(towel: Towel, camera: Camera) -> Row:
    """The towel as one more part: its own axes are those of the world."""
    along = towel.end - towel.start
    section = np.array([towel.half_width / towel.half_height, 1.0, 1.0])
    radius = np.zeros(5)
    radius[0] = towel.half_height
    ends = camera.seen(np.stack([towel.start, towel.end]))
    wide = max(towel.half_width, towel.half_height)
    return (
        camera.axes, ends[0], along, along / (along @ along), section, np.zeros(3), radius, np.zeros(3),
        ends.min(axis=0) - wide, ends.max(axis=0) + wide,
    )  # fmt: skip


def melted(first: Singles, second: Singles, width_cm: float) -> Singles:
    """The lesser of two distances, rounded off over `width_cm` where they are about equal."""
    near = np.maximum(width_cm - np.abs(first - second), 0) / width_cm
    joined: Singles = np.minimum(first, second) - near * near * np.float32(width_cm / 4)
    return joined


class Field:
    """Distance to the surface of some parts."""

    def __init__(self, parts: SeenParts) -> None:
        self._parts = parts
        self._numbers = {name: number for number, name in enumerate(parts.names)}
        self._limbs: dict[str, list[int]] = {}
        for number, limb in enumerate(parts.limbs):
            self._limbs.setdefault(limb, []).append(number)
        self._melts = [
            (first, second, melt)
            for melt in MELTS
            if (first := self._known(melt.first)) and (second := self._known(melt.second))
        ]
        self._bowed = bool(parts.bows.any())
        self._degree = int(np.nonzero(np.abs(parts.polynomials).max(axis=0) > 1e-7)[0].max())  # noqa: PLR2004

    def of_parts(self, places: Singles) -> Singles:
        """Distance of places (n, 3) to each part by itself (part, n)."""
        parts = self._parts
        local = np.matmul(places[None] - parts.starts[:, None], parts.axes)
        along = np.clip(np.matmul(local, parts.per_length[:, :, None])[..., 0], 0, 1)
        share = along[..., None]
        local -= share * parts.along[:, None]
        if self._bowed:
            local -= (share * (1 - share)) * parts.bows[:, None]
        local /= parts.sections[:, None] + share * parts.widen[:, None]
        radius = np.broadcast_to(parts.polynomials[:, self._degree, None], along.shape)
        for power in range(self._degree - 1, -1, -1):
            radius = radius * along + parts.polynomials[:, power, None]
        distance: Singles = np.sqrt(np.einsum("mij,mij->mi", local, local)) - radius
        return distance

    def of_body(self, places: Singles) -> Singles:
        """Distance of places (n, 3) to the body as a whole (n,)."""
        apart = self.of_parts(places)
        limbs = {limb: self._limb(apart, limb) for limb in self._limbs if limb != "flesh"}
        trunk = self._trunk(apart, limbs.pop("spine", None))
        surfaces = [*limbs.values(), *self._joints(apart)]
        if trunk is not None:
            surfaces.append(trunk)
        neck = limbs.get("neck")
        for neighbour, width in ((trunk, NECK_TO_TRUNK_CM), (limbs.get("head"), NECK_TO_HEAD_CM)):
            if neck is not None and neighbour is not None:
                surfaces.append(melted(neck, neighbour, width))
        nearest = surfaces[0]
        for surface in surfaces[1:]:
            nearest = np.minimum(nearest, surface)
        return nearest

    def _limb(self, apart: Singles, limb: str) -> Singles:
        """One limb: its parts, melted if they are of one piece."""
        numbers = self._limbs[limb]
        width = WITHIN_LIMB_CM.get(limb)
        if width is None:
            lowest: Singles = apart[numbers].min(axis=0)
            return lowest
        return united(apart, numbers, width)

    def _trunk(self, apart: Singles, spine: Singles | None) -> Singles | None:
        """The spine's tube and the flesh round it."""
        trunk = spine
        for number in self._limbs.get("flesh", []):
            width = SHOULDER_BLADE_CM if self._parts.names[number].startswith("shoulder_blade") else FLESH_CM
            trunk = apart[number] if trunk is None else melted(trunk, apart[number], width)
        return trunk

    def _joints(self, apart: Singles) -> list[Singles]:
        """What fills the joints between limbs and trunk."""
        return [
            melted(united(apart, first, melt.inner_cm), united(apart, second, melt.inner_cm), melt.width_cm)
            for first, second, melt in self._melts
        ]

    def _known(self, names: tuple[str, ...]) -> list[int]:
        """The numbers of those of some parts that are near."""
        return [self._numbers[name] for name in names if name in self._numbers]


def united(apart: Singles, numbers: list[int], width_cm: float) -> Singles:
    """Distance to some parts (part, n) together, melted over `width_cm`."""
    surface: Singles = apart[numbers[0]]
    for number in numbers[1:]:
        surface = melted(surface, apart[number], width_cm)
    return surface

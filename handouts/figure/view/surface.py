"""What the surface of a figure is made of: skin, shirt, shorts, hair, and which limbs are the far ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.build import Build
from handouts.figure.anatomy.parts import THIGH, UPPER_ARM
from handouts.figure.anatomy.skeleton import SIDES, Floats
from handouts.figure.view.camera import Camera
from handouts.figure.view.scene import Scene

Codes = NDArray[np.int16]


class Material(IntEnum):
    """What a spot of the picture shows; those of a far limb are drawn darker."""

    NOTHING = 0
    SKIN = 1
    SHIRT = 2
    SHORTS = 3
    HAIR = 4
    BALL = 5
    TOWEL = 6
    SKIN_FAR = 7
    SHIRT_FAR = 8
    SHORTS_FAR = 9


FAR: Mapping[Material, Material] = MappingProxyType(
    {
        Material.SKIN: Material.SKIN_FAR,
        Material.SHIRT: Material.SHIRT_FAR,
        Material.SHORTS: Material.SHORTS_FAR,
    }
)

THINGS = ("towel", "ball", "nothing")
"""What rays can meet beside the parts of the body, in the order of their numbers; the last counts as -1 too."""

SLEEVE_SHARE = 0.5
SHORTS_SHARE = 0.64
"""How much of the upper arm the sleeve covers, and of the thigh the shorts."""

# Height of the hairline (z) on the head from back to front (x), from the nape over the ear to the brow.
HAIRLINE_X = (-12, -3.8, -2.4, 1.6, 2.6, 6.0, 8.2, 12)
HAIRLINE_Z = (1.2, 1.6, 7.2, 8.2, 11.6, 13.0, 14.0, 16)

FAR_LEG_CM, FAR_ARM_CM = 7.0, 14.0
"""A limb is a far one when its joint lies that much deeper than the other's."""


@dataclass(frozen=True, eq=False)
class Labels:
    """Which limb and which piece of it every part belongs to, as numbers: by number of part, then THINGS."""

    build: Build

    @cached_property
    def limbs(self) -> tuple[str, ...]:
        """Trunk, neck, head, arms and legs, then THINGS: names by number."""
        return tuple(dict.fromkeys(self._limb_names))

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """Trunk, neck, head, upper arms and so on, then THINGS: names by number."""
        return tuple(dict.fromkeys(self._piece_names))

    @cached_property
    def limb_of(self) -> Codes:
        """Number of the limb by number of the part."""
        return np.array([self.limbs.index(name) for name in self._limb_names], dtype=np.int16)

    @cached_property
    def piece_of(self) -> Codes:
        """Number of the piece by number of the part."""
        return np.array([self.pieces.index(name) for name in self._piece_names], dtype=np.int16)

    def parts_named(self, *names: str) -> NDArray[np.bool_]:
        """Whether a part has one of these names, by number of the part."""
        return np.array([part.name in names for part in self.build.parts] + [False] * len(THINGS))

    def limb_numbers(self, *names: str) -> list[int]:
        """Numbers of limbs by name."""
        return [self.limbs.index(name) for name in names]

    def piece_numbers(self, *starts: str) -> list[int]:
        """Numbers of all pieces whose names start so."""
        return [number for number, name in enumerate(self.pieces) if name.startswith(starts)]

    @cached_property
    def _limb_names(self) -> list[str]:
        return [_limb_name(part.limb) for part in self.build.parts] + list(THINGS)

    @cached_property
    def _piece_names(self) -> list[str]:
        return [_piece_name(part.segment, part.limb) for part in self.build.parts] + list(THINGS)


def _limb_name(limb: str) -> str:
    """The limb of a part, with spine and flesh taken as the trunk and hands as their arm."""
    return "trunk" if limb in ("spine", "flesh") else limb.replace("hand_", "arm_")


def _piece_name(segment: str, limb: str) -> str:
    """The piece of a part: its segment, with the fingers taken as the hand and toes as the foot."""
    if limb in ("spine", "flesh"):
        return "trunk"
    if limb == "bun":
        return limb
    name, _, side = segment.rpartition("_")
    whole = {"fingers": "hand", "fingertips": "hand", "thumb": "hand", "toes": "foot"}.get(name)
    return f"{whole}_{side}" if whole else segment


def far_limbs(scene: Scene, camera: Camera, movers: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The limbs to draw as the far ones: deeper than their twins, and no movers."""
    far = []
    for limb, joint, deeper in (("leg", "thigh", FAR_LEG_CM), ("arm", "upper_arm", FAR_ARM_CM)):
        left, right = (camera.seen(scene.frames[f"{joint}_{side}"][1])[2] for side in SIDES)
        if abs(left - right) > deeper:
            far.append(f"{limb}_{'left' if left > right else 'right'}")
    return tuple(limb for limb in far if limb not in movers)


class Surface:
    """Knows of every spot on a figure what it is made of."""

    def __init__(self, scene: Scene, far: tuple[str, ...]) -> None:
        self.labels = Labels(scene.build)
        self._scene = scene
        self._far = np.isin(self.labels.limb_of, self.labels.limb_numbers(*far))

    def materials(self, parts: NDArray[np.int16], places: Floats) -> Codes:
        """The material of spots on `parts` (n,) at `places` (n, 3) in the world, as numbers (n,)."""
        found = np.full(len(parts), Material.SKIN, dtype=np.int16)
        limbs = self.labels.limb_of[parts]
        for name in THINGS:
            found[limbs == self.labels.limbs.index(name)] = Material[name.upper()]
        self._dress_trunk(found, limbs, places)
        for side in SIDES:
            self._dress_limb(found, parts, places, side)
        self._put_hair(found, parts, places)
        far = self._far[parts]
        for near, darker in FAR.items():
            found[far & (found == near)] = darker
        return found

    def _dress_trunk(self, found: Codes, limbs: Codes, places: Floats) -> None:
        """Shorts to the waist, a shirt above, skin above a collar that slopes down to the front."""
        trunk, neck = (limbs == number for number in self.labels.limb_numbers("trunk", "neck"))
        forward, _, up = self._scene.in_segment("lumbar_1", places[trunk]).T
        found[trunk] = np.where(up < 0.8 + 0.1 * np.abs(forward), Material.SHORTS, Material.SHIRT)
        found[neck] = Material.SHIRT
        both = trunk | neck
        forward, left, up = self._scene.in_segment("chest", places[both]).T
        bare = up > 0.9 - 0.52 * forward + 0.05 * np.maximum(np.abs(left) - 3, 0) ** 2
        found[both] = np.where(bare, Material.SKIN, found[both])

    def _dress_limb(self, found: Codes, parts: NDArray[np.int16], places: Floats, side: str) -> None:
        """The legs of the shorts and the sleeves of the shirt."""
        for names, segment, cloth, end in (
            (("thigh", "kneecap"), "thigh", Material.SHORTS, -SHORTS_SHARE * THIGH),
            (("upper_arm",), "upper_arm", Material.SHIRT, -SLEEVE_SHARE * UPPER_ARM),
        ):
            chosen = self.labels.parts_named(*(f"{name}_{side}" for name in names))[parts]
            up = self._scene.in_segment(f"{segment}_{side}", places[chosen])[:, 2]
            found[chosen] = np.where(up > end, cloth, Material.SKIN)

    def _put_hair(self, found: Codes, parts: NDArray[np.int16], places: Floats) -> None:
        """Hair above the hairline; the bun is all hair."""
        chosen = self.labels.parts_named("skull", "hair")[parts]
        forward, _, up = self._scene.in_segment("head", places[chosen]).T
        found[chosen] = np.where(up > np.interp(forward, HAIRLINE_X, HAIRLINE_Z), Material.HAIR, Material.SKIN)
        found[self.labels.parts_named("hair_top", "hair_left", "hair_right", "bun")[parts]] = Material.HAIR

"""The body: its volume on the skeleton, what of it can rest on something, and its landmarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from handouts.drawing import Person
from handouts.figure.anatomy.parts import Part, Vector, body_parts
from handouts.figure.anatomy.skeleton import FINGER_END, PEOPLE, SEGMENT_INDEX, Floats, Frames, Proportions

STATIONS = 7
"""At how many places along a part its distance to floor and ball is measured."""

_ALONG: Floats = np.linspace(0, 1, STATIONS)


@dataclass(frozen=True, eq=False)
class Build:
    """One body: its lengths and its parts, at its own size in centimetres."""

    name: Person
    proportions: Proportions
    parts: tuple[Part, ...]

    @cached_property
    def part_index(self) -> Mapping[str, int]:
        """The place of each part in `parts` and in the arrays below."""
        return MappingProxyType({part.name: number for number, part in enumerate(self.parts)})

    @cached_property
    def segment_of_part(self) -> NDArray[np.intp]:
        """The segment each part hangs on (part,), as its place in SEGMENTS."""
        return np.array([SEGMENT_INDEX[part.segment] for part in self.parts])

    @cached_property
    def centres(self) -> Floats:
        """Middles along each part (part, station, 3), in the axes of its segment."""
        return np.stack([part.centres(_ALONG) for part in self.parts])

    @cached_property
    def radii(self) -> Floats:
        """Radii along each part (part, station)."""
        return np.stack([part.radius(_ALONG) for part in self.parts])

    @cached_property
    def sections(self) -> Floats:
        """How far the radii are stretched along the axes of the segment (part, station, 3)."""
        return np.stack([part.sections(_ALONG) for part in self.parts])

    def landmark(self, name: str) -> tuple[str, Floats]:
        """The segment a landmark is on, and where in its axes (3,)."""
        segment, offset = LANDMARKS[name]
        return segment, self.proportions.scale * np.array(offset)


BUILDS: Mapping[str, Build] = MappingProxyType(
    {person: Build(person, PEOPLE[person], body_parts(person)) for person in get_args(Person)}
)


def _supports(side: str) -> dict[str, tuple[str, ...]]:
    """Supports of one side."""
    parts = {
        "shoulder": ("upper_arm",),
        "elbow": ("forearm", "upper_arm"),
        "forearm": ("forearm",),
        "hand": ("palm", "fingers", "fingertips"),
        "thigh": ("thigh",),
        "knee": ("kneecap", "shank"),
        "shank": ("shank",),
        "heel": ("heel",),
        "sole": ("heel", "toes"),
        "toes": ("toes",),
        "instep": ("toes", "instep"),
        "foot_side": ("midfoot", "heel"),
    }
    sided = {f"{name}_{side}": tuple(f"{part}_{side}" for part in found) for name, found in parts.items()}
    return {**sided, f"hip_{side}": ("pelvis", f"thigh_{side}")}


SUPPORTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "head": ("skull", "hair"),
        "upper_back": ("shoulder_blade_left", "shoulder_blade_right", "ribs_2", "ribs_3"),
        "mid_back": ("ribs_1", "ribs_2"),
        "low_back": ("waist_1", "waist_2", "waist_3"),
        "shoulders": ("shoulder_blade_left", "shoulder_blade_right", "ribs_3"),
        "chest": ("breast_left", "breast_right"),
        "belly": ("waist_1", "waist_2", "waist_3", "pelvis"),
        "pelvis": ("buttock_left", "buttock_right"),
        **_supports("left"),
        **_supports("right"),
    }
)
"""The parts of which one must touch for that support to rest on floor or ball; of a sole all must."""


def _landmarks(side: str) -> dict[str, tuple[str, Vector]]:
    """Landmarks of one side."""
    outward = 1 if side == "left" else -1
    spots: dict[str, tuple[str, Vector]] = {
        "shoulder": ("upper_arm", (0, 0, 0)),
        "elbow": ("forearm", (0, 0, 0)),
        "wrist": ("hand", (0, 0, 0)),
        "hand": ("hand", (0, 0, -9)),
        "fingers": ("fingertips", (FINGER_END[0], outward * FINGER_END[1], FINGER_END[2])),
        "hip": ("thigh", (0, 0, 0)),
        "knee": ("shank", (0, 0, 0)),
        "ankle": ("foot", (0, 0, 0)),
        "heel": ("foot", (-4, 0, -5)),
        "sole": ("foot", (6, 0, -6)),
        "toe": ("toes", (4.6, 0, -0.4)),
    }
    return {f"{name}_{side}": (f"{segment}_{side}", offset) for name, (segment, offset) in spots.items()}


LANDMARKS: Mapping[str, tuple[str, Vector]] = MappingProxyType(
    {
        "crown": ("head", (1, 0, 18)),
        "head": ("head", (2, 0, 8)),
        "nose": ("head", (11, 0, 5)),
        "sternum": ("chest", (9, 0, -10)),
        "chest": ("chest", (6, 0, -10)),
        "navel": ("lumbar_2", (9, 0, 2)),
        "low_back": ("lumbar_2", (-7, 0, 2)),
        "pelvis": ("pelvis", (0, 0, 3)),
        **_landmarks("left"),
        **_landmarks("right"),
    }
)
"""The segment of each landmark and where in its axes it lies, on a body of 170 cm."""


def landmark_place(build: Build, frames: Frames, name: str) -> Floats:
    """Where a landmark is in the world (3,), in centimetres."""
    segment, offset = build.landmark(name)
    rotation, origin = frames[segment]
    place: Floats = origin + rotation @ offset
    return place

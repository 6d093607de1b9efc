"""Which part of the body a landmark, a support, a segment or a joint belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handouts.drawing import Region
from handouts.joints import has_a_side

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "head": ("head", "crown", "nose", "neck"),
        "trunk": ("upper_back", "mid_back", "shoulders", "chest", "sternum", "navel", "low_back", "thorax"),
        "pelvis": ("pelvis", "belly", "hip", "lumbar", "lumbar_2", "lumbar_3"),
        "arm": ("shoulder", "upper_arm", "elbow", "forearm", "wrist", "hand", "fingers"),
        "leg": ("thigh", "knee", "shank", "ankle", "heel", "sole", "toe", "toes", "instep", "foot_side", "foot"),
    }
)
"""The names of each region without their sides. A hip is a spot of the pelvis, but a shoulder follows its arm."""

REGION_OF_NAME: Mapping[str, str] = MappingProxyType(
    {name: region for region, names in NAMES.items() for name in names}
)

LIMB_OF_JOINT: Mapping[str, str] = MappingProxyType({"hip": "leg", "toes": "leg", "lumbar": "trunk", "thorax": "trunk"})
"""Joints whose bending moves another region than the one their middle lies in."""


def region_of(name: str) -> Region:
    """The region of a landmark, support or segment."""
    return _region(name, REGION_OF_NAME[_without_side(name)])


def region_moved_by(angle: str) -> Region:
    """The region that moves when an angle such as "hip_left.flexion" or a joint such as "hip_left" bends."""
    joint = angle.partition(".")[0]
    base = _without_side(joint)
    return _region(joint, LIMB_OF_JOINT.get(base, REGION_OF_NAME[base]))


def _without_side(name: str) -> str:
    """A name without the side it is on."""
    return name.rpartition("_")[0] if has_a_side(name) else name


def _region(name: str, base: str) -> Region:
    """A region, of the side of a name where it is a limb."""
    if base in ("arm", "leg"):
        side = name.rpartition("_")[2]
        return f"{base}_{side}"  # type: ignore[return-value]  # one of the four limbs
    return base  # type: ignore[return-value]  # one of the regions without a side

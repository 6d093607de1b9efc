"""The bones a body's surface hangs on: this program's segments, with limbs split where skin twists, and fingers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EYES_CM = 6.75
"""How high the eyes are above the joint between head and neck, on a body of 170 cm; faces are drawn by that."""

SPINE = ("pelvis", "lumbar_1", "lumbar_2", "lumbar_3", "thoracic_1", "thoracic_2", "thoracic_3")
NECK = ("neck01", "neck02", "neck03")
FINGERS = tuple(f"finger{finger}-{joint}" for finger in (1, 2, 3, 4, 5) for joint in (1, 2, 3))
"""From the thumb to the little finger, each from the hand to its tip."""

HAND = ("wrist", "metacarpal1", "metacarpal2", "metacarpal3", "metacarpal4")
ARM = ("clavicle", "shoulder01", "upperarm01", "upperarm02", "lowerarm01", "lowerarm02", *HAND, *FINGERS)
LEG = ("upperleg01", "upperleg02", "lowerleg01", "lowerleg02", "foot", "toes")
SIDES: Mapping[str, str] = MappingProxyType({".L": "left", ".R": "right"})
BONES: tuple[str, ...] = (*SPINE, *NECK, "head", *(f"{bone}{side}" for side in SIDES for bone in (*ARM, *LEG)))
"""All bones, in the order of their axis in people.npz."""

BONE_INDEX: Mapping[str, int] = MappingProxyType({bone: number for number, bone in enumerate(BONES)})

_TRUNK = ("root", "pelvis.L", "pelvis.R", "spine05", "spine04", "spine03", "spine02", "spine01", "breast.L", "breast.R")


def bone_of_source(name: str) -> str:
    """The bone that stands for one of MakeHuman's: the trunk is all taken for the first, the face for the head."""
    if name in _TRUNK:
        return SPINE[0]
    if name in BONE_INDEX:
        return name
    return f"toes{name[-2:]}" if name.startswith("toe") else "head"


def piece_of(bone: str) -> str:
    """The piece of the body a bone belongs to, such as "hand.L"."""
    base, side = (bone[:-2], bone[-2:]) if bone[-2:] in SIDES else (bone, "")
    if base in SPINE or base in ("clavicle", "shoulder01"):
        return "trunk"
    if base in NECK:
        return "neck"
    starts = {"upperarm": "upper_arm", "lowerarm": "forearm", "upperleg": "thigh", "lowerleg": "shank", "toes": "foot"}
    starts |= dict.fromkeys(("wrist", "metacarpal", "finger"), "hand")
    found = next((piece for start, piece in starts.items() if base.startswith(start)), base)
    return f"{found}{side}"

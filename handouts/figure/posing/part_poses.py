"""Parts of a posture that have a name of their own, in a physiotherapist's words.

Angles are degrees and offsets centimetres on a body of 170 cm, set while looking at the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from handouts.drawing import Frame
from handouts.figure.posing.arm_poses import CARRYING_ARMS, HOLDING_HANDS, LEFT_ARM, LYING_HANDS
from handouts.figure.posing.leg_poses import BOTH_LEGS, LEFT_LEG
from handouts.figure.posing.part_of_posture import PartOfPosture
from handouts.joints import other_side

CHANGES_SIGN = frozenset({"sidebend", "roll_left", "turn_left"})
"""What has the other sign on the other side, beside the rotation of the spine."""

SPINE = frozenset({"lumbar", "thorax", "neck"})


def mirrored(said: Frame) -> Frame:
    """The same frame of the other side of the body."""
    return Frame.model_validate(_mirrored(said.model_dump(mode="json", exclude_unset=True)))


def _mirrored(value: Any, key: str = "") -> Any:  # noqa: ANN401 — any value of a frame
    """A value of a frame as it is on the other side of the body; `key` is what it stands under."""
    if isinstance(value, str):
        return other_side(value)
    if isinstance(value, list):
        return [_mirrored(item) for item in value]
    if isinstance(value, dict):
        turned = CHANGES_SIGN | {"rotation"} if key in SPINE else CHANGES_SIGN
        return {other_side(name): -item if name in turned else _mirrored(item, name) for name, item in value.items()}
    return value


def of_the_right(of_the_left: Mapping[str, PartOfPosture]) -> Mapping[str, PartOfPosture]:
    """The mirror images of parts of the left side, under their own names."""
    return {
        other_side(name): PartOfPosture(tuple(_mirrored(list(part.limbs))), mirrored(part.frame))
        for name, part in of_the_left.items()
    }


PART_POSES: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        **LYING_HANDS,
        **HOLDING_HANDS,
        **CARRYING_ARMS,
        **LEFT_ARM,
        **of_the_right(LEFT_ARM),
        **BOTH_LEGS,
        **LEFT_LEG,
        **of_the_right(LEFT_LEG),
    }
)
"""Every named part of a posture."""

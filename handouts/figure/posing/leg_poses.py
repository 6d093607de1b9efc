"""What legs can do in one word: a table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handouts.figure.posing.part_of_posture import LEGS, PartOfPosture, leg
from handouts.figure.posing.postures import frame

BOTH_LEGS: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "legs_straight": PartOfPosture(
            LEGS,
            frame(joints=leg((0, 3, 8), 0, -18), on_floor=["heel_left", "heel_right"], adapts=["hip.flexion"]),
        ),
        "knees_bent": PartOfPosture(
            LEGS,
            frame(
                joints=leg((48, 0, 0), 92, -30),
                on_floor=["sole_left", "sole_right"],
                adapts=["hip.flexion", "ankle.dorsiflexion"],
            ),
        ),
        "knees_together": PartOfPosture(
            (), frame(distances=[{"between": ["knee_left", "knee_right"], "cm": 10}], adapts=["hip.rotation"])
        ),
        "legs_straight_up": PartOfPosture(LEGS, frame(joints=leg((86, 0, 0), 4, -15))),
        "toes_tucked": PartOfPosture(
            (),
            frame(
                joints={"ankle": {"dorsiflexion": 10}, "toes": {"extension": 60}},
                on_floor=["toes_left", "toes_right"],
                adapts=["ankle.dorsiflexion", "toes.extension"],
            ),
        ),
    }
)

LEFT_LEG: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "leg_straight_left": PartOfPosture(("leg_left",), frame(joints=leg((0, 2, 4), 2, -15, side="_left"))),
        "leg_straight_up_left": PartOfPosture(("leg_left",), frame(joints=leg((80, 0, 0), 4, -10, side="_left"))),
        "knee_to_chest_left": PartOfPosture(("leg_left",), frame(joints=leg((120, 2, 0), 128, -10, side="_left"))),
    }
)
"""Of the left leg; those of the right are its mirror images."""

"""Parts of a posture that have a name of their own: a table, in a physiotherapist's words.

Angles are degrees and offsets centimetres on a body of 170 cm, set while looking at the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from handouts.drawing import Frame, Region
from handouts.figure.postures import frame
from handouts.joints import other_side

ARMS: tuple[Region, ...] = ("arm_left", "arm_right")
LEGS: tuple[Region, ...] = ("leg_left", "leg_right")


@dataclass(frozen=True)
class PartOfPosture:
    """A named part of a posture, and the limbs it decides about: what others said of these is forgotten."""

    limbs: tuple[Region, ...]
    frame: Frame


def reach(spot: str, to: str, forward_cm: int, outward_cm: int, up_cm: int) -> dict[str, Any]:
    """What Reach is made from."""
    return {"spot": spot, "to": to, "forward_cm": forward_cm, "outward_cm": outward_cm, "up_cm": up_cm}


def on_shin(side: str, other: str) -> PartOfPosture:
    """Both hands round the shin of one side, fingers interlocked a hand below the kneecap."""
    shank = f"shank_{side}"
    return PartOfPosture(
        ARMS,
        frame(
            joints={"fingers": {"flexion": 70}},
            reaches=[
                reach(f"hand_{side}", shank, 4, 5, -10),
                reach(f"fingers_{side}", shank, 7, -2, -11),
                reach(f"hand_{other}", shank, 4, 5, -13),
                reach(f"fingers_{other}", shank, 8, -2, -12),
            ],
        ),
    )


def both_hands(
    to: str, hand: tuple[int, int, int], fingers: tuple[int, int, int], curl: int = 0, **more: tuple[int, int, int]
) -> PartOfPosture:
    """Both hands at the same place on both sides of the body: where the hands, the fingers and perhaps elbows are."""
    spots = {"hand": hand, "fingers": fingers, **more}
    reaches = [
        reach(f"{spot}_{side}", "chest" if spot == "elbow" else to, *offset)
        for side in ("left", "right")
        for spot, offset in spots.items()
    ]
    return PartOfPosture(ARMS, frame(joints={"fingers": {"flexion": curl}}, reaches=reaches))


BOTH_SIDED: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "arms_beside_body": PartOfPosture(
            ARMS,
            frame(
                joints={
                    "shoulder": {"flexion": 0, "abduction": 14, "rotation": 0},
                    "elbow": {"flexion": 8, "pronation": 60},
                    "wrist": {"flexion": 0},
                },
                on_floor=["hand_left", "hand_right"],
                adapts=["shoulder.flexion"],
            ),
        ),
        "arms_sideways": PartOfPosture(
            ARMS,
            frame(
                joints={
                    "shoulder": {"flexion": 0, "abduction": 78, "rotation": 80},
                    "elbow": {"flexion": 4, "pronation": 0},
                    "wrist": {"flexion": 0},
                    "fingers": {"flexion": 15},
                },
                on_floor=["hand_left", "hand_right"],
                adapts=["shoulder.flexion"],
            ),
        ),
        "arms_overhead": PartOfPosture(
            ARMS,
            frame(
                joints={
                    "shoulder": {"flexion": 172, "abduction": 6, "rotation": 0},
                    "elbow": {"flexion": 6, "pronation": 75},
                    "wrist": {"flexion": 0},
                },
                on_floor=["hand_left", "hand_right"],
                adapts=["shoulder.flexion"],
            ),
        ),
        "arms_crossed_on_chest": PartOfPosture(
            ARMS,
            frame(
                reaches=[
                    reach("hand_right", "chest", 13, -3, -12),
                    reach("fingers_right", "chest", 10, -11, -8),
                    reach("hand_left", "chest", 15, -3, -15),
                    reach("fingers_left", "chest", 11, -11, -11),
                ]
            ),
        ),
        "hands_behind_head": both_hands("head", (-7, 7, 7), (-9, -1, 8), curl=20, elbow=(0, 36, 10)),
        "hands_on_hips": both_hands("pelvis", (2, 18, 9), (9, 13, 7)),
        "hands_on_belly": PartOfPosture(
            ARMS,
            frame(
                reaches=[
                    reach("hand_right", "lumbar_3", 11, 6, 0),
                    reach("fingers_right", "lumbar_3", 10, -2, 2),
                    reach("hand_left", "lumbar_3", 11, 6, -3),
                    reach("fingers_left", "lumbar_3", 10, -2, -2),
                ]
            ),
        ),
        "hands_under_low_back": both_hands("lumbar_2", (-9, 12, -2), (-9, 4, -2)),
        "forearm_plank": PartOfPosture(
            ARMS,
            frame(
                joints={
                    "shoulder": {"flexion": 84, "abduction": 4, "rotation": 0},
                    "elbow": {"flexion": 90, "pronation": 80},
                    "wrist": {"flexion": 0},
                },
                on_floor=["forearm_left", "forearm_right"],
                adapts=["shoulder.flexion", "elbow.flexion"],
            ),
        ),
        "straight_arm_plank": PartOfPosture(
            ARMS,
            frame(
                joints={
                    "shoulder": {"flexion": 80, "abduction": 4, "rotation": 0},
                    "elbow": {"flexion": 4, "pronation": 85},
                    "wrist": {"flexion": -80},
                },
                on_floor=["hand_left", "hand_right"],
                adapts=["shoulder.flexion", "wrist.flexion"],
            ),
        ),
        "forearms_behind_back": PartOfPosture(
            ARMS,
            frame(
                joints={
                    "shoulder": {"flexion": -45, "abduction": 10, "rotation": 0},
                    "elbow": {"flexion": 100, "pronation": 80},
                    "wrist": {"flexion": 0},
                },
                on_floor=["forearm_left", "forearm_right"],
                adapts=["shoulder.flexion", "elbow.flexion"],
            ),
        ),
        "straight_arms_behind_back": PartOfPosture(
            ARMS,
            frame(
                joints={
                    "shoulder": {"flexion": -58, "abduction": 8, "rotation": 0},
                    "elbow": {"flexion": 4, "pronation": 40},
                    "wrist": {"flexion": -60},
                },
                on_floor=["hand_left", "hand_right"],
                adapts=["shoulder.flexion", "wrist.flexion"],
            ),
        ),
        "legs_straight": PartOfPosture(
            LEGS,
            frame(
                joints={
                    "hip": {"flexion": 0, "abduction": 3, "rotation": 8},
                    "knee": {"flexion": 0},
                    "ankle": {"dorsiflexion": -18},
                },
                on_floor=["heel_left", "heel_right"],
                adapts=["hip.flexion"],
            ),
        ),
        "knees_bent": PartOfPosture(
            LEGS,
            frame(
                joints={
                    "hip": {"flexion": 48, "abduction": 0, "rotation": 0},
                    "knee": {"flexion": 92},
                    "ankle": {"dorsiflexion": -30},
                },
                on_floor=["sole_left", "sole_right"],
                adapts=["hip.flexion", "ankle.dorsiflexion"],
            ),
        ),
        "knees_together": PartOfPosture(
            (), frame(distances=[{"between": ["knee_left", "knee_right"], "cm": 10}], adapts=["hip.rotation"])
        ),
        "legs_straight_up": PartOfPosture(
            LEGS,
            frame(
                joints={
                    "hip": {"flexion": 86, "abduction": 0, "rotation": 0},
                    "knee": {"flexion": 4},
                    "ankle": {"dorsiflexion": -15},
                }
            ),
        ),
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
"""Named parts that are the same on both sides."""

OF_THE_LEFT: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "hands_on_shin_left": on_shin("left", "right"),
        "hand_on_hip_left": PartOfPosture(
            ("arm_left",),
            frame(
                reaches=[reach("hand_left", "pelvis", 1, 19, 9), reach("fingers_left", "pelvis", 9, 14, 7)],
            ),
        ),
        "hand_on_thigh_left": PartOfPosture(
            ("arm_left",),
            frame(
                reaches=[reach("hand_left", "thigh_left", 1, 10, -8), reach("fingers_left", "thigh_left", 2, 9, -17)],
            ),
        ),
        "arm_sideways_left": PartOfPosture(
            ("arm_left",),
            frame(
                joints={
                    "shoulder_left": {"flexion": 0, "abduction": 92, "rotation": 0},
                    "elbow_left": {"flexion": 2, "pronation": 0},
                    "wrist_left": {"flexion": 0},
                }
            ),
        ),
        "arm_overhead_left": PartOfPosture(
            ("arm_left",),
            frame(
                joints={
                    "shoulder_left": {"flexion": 172, "abduction": 4, "rotation": 0},
                    "elbow_left": {"flexion": 4, "pronation": 75},
                    "wrist_left": {"flexion": 0},
                }
            ),
        ),
        "forearm_prop_left": PartOfPosture(
            ("arm_left",),
            frame(
                joints={
                    "shoulder_left": {"flexion": 0, "abduction": 84, "rotation": 0},
                    "elbow_left": {"flexion": 88, "pronation": 60},
                    "wrist_left": {"flexion": 0},
                },
                on_floor=["forearm_left"],
                adapts=["shoulder_left.abduction", "shoulder_left.rotation"],
            ),
        ),
        "straight_arm_prop_left": PartOfPosture(
            ("arm_left",),
            frame(
                joints={
                    "shoulder_left": {"flexion": 0, "abduction": 82, "rotation": 0},
                    "elbow_left": {"flexion": 3, "pronation": 0},
                    "wrist_left": {"flexion": -10},
                },
                on_floor=["hand_left"],
                adapts=["shoulder_left.abduction", "shoulder_left.flexion"],
            ),
        ),
        "leg_straight_left": PartOfPosture(
            ("leg_left",),
            frame(
                joints={
                    "hip_left": {"flexion": 0, "abduction": 2, "rotation": 4},
                    "knee_left": {"flexion": 2},
                    "ankle_left": {"dorsiflexion": -15},
                }
            ),
        ),
        "leg_straight_up_left": PartOfPosture(
            ("leg_left",),
            frame(
                joints={
                    "hip_left": {"flexion": 80, "abduction": 0, "rotation": 0},
                    "knee_left": {"flexion": 4},
                    "ankle_left": {"dorsiflexion": -10},
                }
            ),
        ),
        "knee_to_chest_left": PartOfPosture(
            ("leg_left",),
            frame(
                joints={
                    "hip_left": {"flexion": 120, "abduction": 2, "rotation": 0},
                    "knee_left": {"flexion": 128},
                    "ankle_left": {"dorsiflexion": -10},
                }
            ),
        ),
    }
)
"""Named parts of the left side; those of the right are made from them."""


def mirrored(said: Frame) -> Frame:
    """The same frame of the other side of the body."""
    return Frame.model_validate(_mirrored(said.model_dump(mode="json", exclude_unset=True)))


TURNS_OVER = frozenset({"sidebend", "roll_left", "turn_left"})
"""What has the other sign on the other side, beside the rotation of the spine."""


def _mirrored(value: Any, *, in_spine: bool = False) -> Any:  # noqa: ANN401 — any value of a frame
    """A value of a frame as it is on the other side of the body."""
    if isinstance(value, str):
        return other_side(value)
    if isinstance(value, list):
        return [_mirrored(item) for item in value]
    if isinstance(value, dict):
        return {
            other_side(key): -item
            if key in TURNS_OVER or (in_spine and key == "rotation")
            else _mirrored(item, in_spine=key in ("lumbar", "thorax", "neck"))
            for key, item in value.items()
        }
    return value


def _of_the_right() -> dict[str, PartOfPosture]:
    """The mirror images of the parts of the left."""
    return {
        other_side(name): PartOfPosture(tuple(_mirrored(list(part.limbs))), mirrored(part.frame))
        for name, part in OF_THE_LEFT.items()
    }


PART_POSES: Mapping[str, PartOfPosture] = MappingProxyType({**BOTH_SIDED, **OF_THE_LEFT, **_of_the_right()})
"""Every named part of a posture."""

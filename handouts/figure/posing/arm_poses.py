"""What arms can do in one word: a table.

Where a hand holds the body, the angles are those from which it is brought there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handouts.figure.posing.part_of_posture import (
    ARMS,
    PartOfPosture,
    above,
    arm,
    both,
    both_arms,
    hold,
    left_arm,
    reach,
)
from handouts.figure.posing.postures import frame

HANDS = ["hand_left", "hand_right"]
FOREARMS = ["forearm_left", "forearm_right"]


def hands_on_shin(side: str, other: str) -> PartOfPosture:
    """Both hands round the shin of one side, fingers interlocked a hand below the kneecap."""
    shank = f"shank_{side}"
    return PartOfPosture(
        ARMS,
        frame(
            joints={
                **arm((20, -20, 12), 40, 0, fingers=70, side=f"_{other}"),
                **arm((18, 0, -25), 45, -15, wrist=5, fingers=70, side=f"_{side}"),
            },
            reaches=[
                *hold(side, shank, (4, 5, -10), (7, -2, -11)),
                *hold(other, shank, (4, 5, -13), (8, -2, -12)),
            ],
            hands=both("grip"),
        ),
    )


LYING_HANDS: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "arms_beside_body": both_arms(arm((0, 14, 0), 8, 60), on_floor=HANDS, adapts=["shoulder.flexion"]),
        "arms_sideways": both_arms(arm((0, 78, 80), 4, 0, fingers=15), on_floor=HANDS, adapts=["shoulder.flexion"]),
        "arms_overhead": both_arms(arm((172, 6, 0), 6, 75), on_floor=HANDS, adapts=["shoulder.flexion"]),
    }
)

HOLDING_HANDS: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "arms_crossed_on_chest": both_arms(
            arm((40, 4, -50), 134, -12, wrist=10),
            hands=both("flat"),
            reaches=[
                *hold("right", "chest", (11, -13, -9), (8, -20, -8)),
                reach("elbow_right", "chest", (9, 17, -26)),
                *hold("left", "chest", (13, -13, -11), (10, -20, -10)),
                reach("elbow_left", "chest", (9, 17, -26)),
            ],
        ),
        "hands_behind_head": both_arms(
            arm((7, 130, 88), 142, 5, wrist=-34, fingers=20),
            hands=both("cradle"),
            reaches=[
                one
                for side in ("left", "right")
                for one in (*hold(side, "head", (-7, 7, 7), (-9, -1, 8)), reach(f"elbow_{side}", "chest", (0, 36, 10)))
            ],
        ),
        "hands_on_hips": both_arms(
            arm((-47, 4, 10), 100, -25, wrist=40, fingers=20),
            hands=both("on_hip"),
            reaches=[
                one
                for side in ("left", "right")
                for one in (
                    *hold(side, "pelvis", (2, 18, 9), (9, 14, 8)),
                    reach(f"elbow_{side}", "chest", (-4, 40, -24)),
                )
            ],
        ),
        "hands_on_belly": both_arms(
            arm((16, 40, -88), 108, 90, wrist=-36),
            hands=both("flat"),
            reaches=[
                *hold("right", "lumbar_3", (11, 6, 0), (10, -2, 2)),
                *hold("left", "lumbar_3", (11, 6, -3), (10, -2, -2)),
            ],
        ),
        "hands_under_low_back": both_arms(
            arm((-34, 50, -71), 106, -62, wrist=33),
            hands=both("flat"),
            reaches=[
                one
                for side in ("left", "right")
                for one in (
                    *hold(side, "lumbar_2", (-9, 12, -2), (-9, 4, -2)),
                    reach(f"elbow_{side}", "lumbar_2", (-9, 40, 10)),
                )
            ],
        ),
        "hands_on_shin_left": hands_on_shin("left", "right"),
        "hands_on_shin_right": hands_on_shin("right", "left"),
    }
)

CARRYING_ARMS: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "forearm_plank": both_arms(
            arm((84, 4, 0), 90, 80),
            on_floor=FOREARMS,
            adapts=["shoulder.flexion", "elbow.flexion"],
            above=[above("shoulder_left", "elbow_left"), above("shoulder_right", "elbow_right")],
        ),
        "straight_arm_plank": both_arms(
            arm((80, 4, 0), 4, 85, wrist=-80),
            on_floor=HANDS,
            adapts=["shoulder.flexion", "wrist.flexion"],
            above=[above("shoulder_left", "wrist_left"), above("shoulder_right", "wrist_right")],
        ),
        "forearms_behind_back": both_arms(
            arm((-45, 10, 0), 100, 80), on_floor=FOREARMS, adapts=["shoulder.flexion", "elbow.flexion"]
        ),
        "straight_arms_behind_back": both_arms(
            arm((-58, 8, 0), 4, 40, wrist=-60), on_floor=HANDS, adapts=["shoulder.flexion", "wrist.flexion"]
        ),
    }
)

LEFT_ARM: Mapping[str, PartOfPosture] = MappingProxyType(
    {
        "hand_on_hip_left": left_arm(
            arm((-12, 55, -70), 100, -85, wrist=22, fingers=20, side="_left"),
            hands={"left": "on_hip"},
            reaches=[*hold("left", "pelvis", (2, 18, 10), (9, 14, 9)), reach("elbow_left", "chest", (2, 42, -22))],
        ),
        "hand_on_thigh_left": left_arm(
            arm((-5, 5, 0), 20, 20, side="_left"), reaches=hold("left", "thigh_left", (1, 10, -8), (2, 9, -17))
        ),
        "arm_sideways_left": left_arm(arm((0, 92, 0), 2, 0, side="_left")),
        "arm_overhead_left": left_arm(arm((172, 4, 0), 4, 75, side="_left")),
        "forearm_prop_left": left_arm(
            arm((0, 84, 0), 88, 60, side="_left"),
            on_floor=["forearm_left"],
            adapts=["shoulder_left.abduction", "shoulder_left.rotation"],
        ),
        "straight_arm_prop_left": left_arm(
            arm((0, 82, 0), 3, 0, wrist=-10, side="_left"),
            on_floor=["hand_left"],
            adapts=["shoulder_left.abduction", "shoulder_left.flexion"],
        ),
    }
)
"""Of the left arm; those of the right are its mirror images."""

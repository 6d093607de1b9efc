"""The postures a drawing can start from: a table.

Angles are degrees. Where they differ from a textbook's they were set while
looking at the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from handouts.drawing import Frame, Posture

Axes = tuple[tuple[int, int, int], tuple[int, int, int], tuple[int, int, int]]


@dataclass(frozen=True)
class BasePosture:
    """A posture to start from: where forward, left and up of the body point in the world, and the posture itself."""

    forward_left_up: Axes
    frame: Frame


UPRIGHT: Axes = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
ON_THE_BACK: Axes = ((0, 0, 1), (0, 1, 0), (-1, 0, 0))
ON_THE_BELLY: Axes = ((0, 0, -1), (0, -1, 0), (-1, 0, 0))
ON_THE_RIGHT_SIDE: Axes = ((0, -1, 0), (0, 0, 1), (-1, 0, 0))
ON_THE_LEFT_SIDE: Axes = ((0, -1, 0), (0, 0, -1), (1, 0, 0))


def frame(**said: Any) -> Frame:  # noqa: ANN401 — checked by the model
    """A frame that says this."""
    return Frame.model_validate(said)


BACK_ARMS = {
    "shoulder": {"abduction": 14},
    "elbow": {"flexion": 8, "pronation": 60},
    "neck": {"flexion": 9},
}

POSTURES: Mapping[Posture, BasePosture] = MappingProxyType(
    {
        "standing": BasePosture(
            UPRIGHT,
            frame(
                joints={"shoulder": {"abduction": 8}, "elbow": {"flexion": 12}, "fingers": {"flexion": 25}},
                on_floor=["sole_left", "sole_right"],
            ),
        ),
        "supine": BasePosture(
            ON_THE_BACK,
            frame(
                joints={
                    **BACK_ARMS,
                    "hip": {"abduction": 3, "rotation": 8},
                    "ankle": {"dorsiflexion": -18},
                },
                on_floor=["head", "upper_back", "pelvis", "heel_left", "heel_right", "hand_left", "hand_right"],
                adapts=["hip.flexion", "shoulder.flexion", "lumbar.flexion"],
            ),
        ),
        "hooklying": BasePosture(
            ON_THE_BACK,
            frame(
                joints={
                    **BACK_ARMS,
                    "hip": {"flexion": 48},
                    "knee": {"flexion": 92},
                    "ankle": {"dorsiflexion": -30},
                },
                on_floor=["head", "upper_back", "pelvis", "sole_left", "sole_right", "hand_left", "hand_right"],
                adapts=["hip.flexion", "ankle.dorsiflexion", "shoulder.flexion", "lumbar.flexion"],
            ),
        ),
        "prone": BasePosture(
            ON_THE_BELLY,
            frame(
                joints={
                    "shoulder": {"flexion": 172, "abduction": 6},
                    "elbow": {"flexion": 6, "pronation": 75},
                    "hip": {"abduction": 3},
                    "ankle": {"dorsiflexion": -50},
                    "neck": {"flexion": -8},
                },
                on_floor=[
                    *("belly", "chest", "knee_left", "knee_right"),
                    *("toes_left", "toes_right", "hand_left", "hand_right"),
                ],
                adapts=["hip.flexion", "knee.flexion", "shoulder.flexion", "lumbar.flexion"],
            ),
        ),
        "side_lying_right": BasePosture(ON_THE_RIGHT_SIDE, frame(on_floor=["hip_right", "foot_side_right"])),
        "side_lying_left": BasePosture(ON_THE_LEFT_SIDE, frame(on_floor=["hip_left", "foot_side_left"])),
        "quadruped": BasePosture(
            ON_THE_BELLY,
            frame(
                joints={
                    "hip": {"flexion": 90},
                    "knee": {"flexion": 90},
                    "ankle": {"dorsiflexion": -50},
                    "shoulder": {"flexion": 90},
                    "elbow": {"flexion": 3, "pronation": 88},
                    "wrist": {"flexion": -82},
                },
                on_floor=["knee_left", "knee_right", "toes_left", "toes_right", "hand_left", "hand_right"],
                adapts=["wrist.flexion", "shoulder.flexion", "hip.flexion", "knee.flexion", "ankle.dorsiflexion"],
                above=[
                    {"upper": "shoulder_left", "lower": "wrist_left"},
                    {"upper": "shoulder_right", "lower": "wrist_right"},
                    {"upper": "hip_left", "lower": "knee_left"},
                    {"upper": "hip_right", "lower": "knee_right"},
                ],
            ),
        ),
        "long_sitting": BasePosture(
            UPRIGHT,
            frame(
                joints={
                    "hip": {"flexion": 88, "rotation": 8},
                    "knee": {"flexion": 4},
                    "ankle": {"dorsiflexion": -15},
                    "shoulder": {"flexion": -28, "abduction": 12},
                    "elbow": {"flexion": 5, "pronation": 20},
                    "wrist": {"flexion": -60},
                },
                on_floor=["pelvis", "heel_left", "heel_right", "hand_left", "hand_right"],
                adapts=["hip.flexion", "shoulder.flexion", "wrist.flexion", "elbow.flexion"],
            ),
        ),
    }
)
"""Every posture to start from."""

"""What a named part of a posture is made of, and short ways to write one down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handouts.drawing import Frame, HandShape, Region
from handouts.figure.posing.postures import frame

Joint = dict[str, dict[str, int]]
"""Angles in degrees by joint, as in the drawing of an exercise."""

Offset = tuple[int, int, int]
"""Centimetres forward, outward and up from where a segment begins."""

ARMS: tuple[Region, ...] = ("arm_left", "arm_right")
LEGS: tuple[Region, ...] = ("leg_left", "leg_right")


@dataclass(frozen=True)
class PartOfPosture:
    """A named part of a posture, and the limbs it decides about: what others said of these is forgotten."""

    limbs: tuple[Region, ...]
    frame: Frame


def both_arms(joints: Joint, **said: Any) -> PartOfPosture:  # noqa: ANN401 — checked by the model
    """A part that decides about both arms."""
    return PartOfPosture(ARMS, frame(joints=joints, **said))


def left_arm(joints: Joint, **said: Any) -> PartOfPosture:  # noqa: ANN401 — checked by the model
    """A part that decides about the left arm."""
    return PartOfPosture(("arm_left",), frame(joints=joints, **said))


def both(shape: HandShape) -> dict[str, HandShape]:
    """Both hands in one shape."""
    return {"left": shape, "right": shape}


def arm(shoulder: Offset, elbow: int, pronation: int, wrist: int = 0, fingers: int = 0, side: str = "") -> Joint:
    """The angles of an arm: of the shoulder flexion, abduction and rotation; `side` is empty or such as "_left"."""
    flexion, abduction, rotation = shoulder
    return {
        f"shoulder{side}": {"flexion": flexion, "abduction": abduction, "rotation": rotation},
        f"elbow{side}": {"flexion": elbow, "pronation": pronation},
        f"wrist{side}": {"flexion": wrist},
        f"fingers{side}": {"flexion": fingers},
    }


def leg(hip: Offset, knee: int, ankle: int, side: str = "") -> Joint:
    """The angles of a leg: of the hip flexion, abduction and rotation; `side` is empty or such as "_left"."""
    flexion, abduction, rotation = hip
    return {
        f"hip{side}": {"flexion": flexion, "abduction": abduction, "rotation": rotation},
        f"knee{side}": {"flexion": knee},
        f"ankle{side}": {"dorsiflexion": ankle},
        f"toes{side}": {"extension": 0},
    }


def reach(spot: str, to: str, offset: Offset) -> dict[str, Any]:
    """A spot of an arm brought to a place on the body, as in the drawing of an exercise."""
    forward, outward, up = offset
    return {"spot": spot, "to": to, "forward_cm": forward, "outward_cm": outward, "up_cm": up}


def hold(side: str, to: str, hand: Offset, fingers: Offset) -> list[dict[str, Any]]:
    """A hand laid on the body: where its knuckles and where its fingertips are."""
    return [reach(f"hand_{side}", to, hand), reach(f"fingers_{side}", to, fingers)]


def above(upper: str, lower: str) -> dict[str, str]:
    """A landmark straight above another, as in the drawing of an exercise."""
    return {"upper": upper, "lower": lower}

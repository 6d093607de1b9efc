"""What rests in a solved pose rests in the drawing: small shifts of whole parts, then flesh that gives.

The surface and the shapes that the solver asks differ by millimetres. Each part of the body that rests is brought down
to the floor, or up to it, and what lies between two such parts is stretched evenly; then what is still below the floor
lies flat on it, and what is within the ball lies on the ball.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.bones import BONES, SIDES, SPINE
from handouts.figure.body.person import Body

SINKS_CM, BALL_SINKS_CM = 0.35, 0.7
"""How far flesh and mat give where something rests."""

LEFT_BELOW = 0.1
"""How much of its depth below the floor flesh keeps: next to nothing, yet not the same for all of it."""

MOST_SHIFT_CM = 3.0
MOSTLY = 0.6
"""How much a place hangs on the bones of a part to be of it."""

GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "head": ("head",),
        "chest": ("thoracic_1", "thoracic_2", "thoracic_3"),
        "pelvis": ("pelvis",),
        **{f"foot_{side}": (f"foot{mark}", f"toes{mark}") for mark, side in SIDES.items()},
        **{f"shank_{side}": (f"lowerleg01{mark}",) for mark, side in SIDES.items()},
        **{
            f"hand_{side}": (
                f"wrist{mark}",
                f"metacarpal1{mark}",
                f"metacarpal2{mark}",
                f"metacarpal3{mark}",
                f"metacarpal4{mark}",
            )
            for mark, side in SIDES.items()
        },
        **{f"forearm_{side}": (f"lowerarm01{mark}", f"lowerarm02{mark}") for mark, side in SIDES.items()},
    }
)
"""Parts that rest by themselves, and their bones."""

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "head": ("skull", "hair"),
        "chest": (
            "shoulder_blade_left",
            "shoulder_blade_right",
            "ribs_1",
            "ribs_2",
            "ribs_3",
            "breast_left",
            "breast_right",
        ),
        "pelvis": ("pelvis", "buttock_left", "buttock_right"),
        **{
            f"foot_{side}": (f"heel_{side}", f"toes_{side}", f"midfoot_{side}", f"instep_{side}")
            for side in SIDES.values()
        },
        **{f"shank_{side}": (f"kneecap_{side}", f"shank_{side}") for side in SIDES.values()},
        **{f"hand_{side}": (f"palm_{side}", f"fingers_{side}", f"fingertips_{side}") for side in SIDES.values()},
        **{f"forearm_{side}": (f"forearm_{side}",) for side in SIDES.values()},
    }
)
"""The shapes by which the solver knows whether each of GROUPS rests."""

UP_THE_LEG: Mapping[str, float] = {"upperleg01": 0.15, "upperleg02": 0.35, "lowerleg01": 0.7, "lowerleg02": 0.85}
UP_THE_ARM: Mapping[str, float] = {"upperarm01": 0.2, "upperarm02": 0.4, "lowerarm01": 0.7, "lowerarm02": 0.85}
"""How far the bones of a limb go along with its end, rather than with the trunk."""


@dataclass(frozen=True, eq=False)
class RoundBall:
    """A ball as the body meets it: its middle (3,) and its radius."""

    centre: Floats
    radius: float


def shifts_to_floor(body: Body, places: Floats, resting: Collection[str]) -> Floats:
    """How far up each bone is to be moved (bone,) so that what rests lies on the floor, and nothing is below it."""
    wanted = {group: _shift(body, places, group, is_resting=group in resting) for group in GROUPS}
    pelvis, chest = wanted["pelvis"], wanted["chest"]
    pelvis = (chest or 0.0) if pelvis is None else pelvis
    chest = pelvis if chest is None else chest
    head = chest if wanted["head"] is None else wanted["head"]
    return np.array([_shift_of_bone(bone, wanted, (pelvis, chest, head)) for bone in BONES])


def _shift(body: Body, places: Floats, group: str, *, is_resting: bool) -> float | None:
    """How far up a group is to be moved by itself; None where it has nothing to do with the floor."""
    skin = places[: body.skin_count]
    heights = skin[_belongs(body, group), 2]
    lowest = float(heights.min())
    if not is_resting and lowest > -SINKS_CM:
        return None
    return float(np.clip(-SINKS_CM - lowest, -MOST_SHIFT_CM, MOST_SHIFT_CM))


def _belongs(body: Body, group: str) -> NDArray[np.bool_]:
    """Which places of the skin are of a group."""
    numbers = [BONES.index(bone) for bone in GROUPS[group]]
    belongs: NDArray[np.bool_] = body.weights[: body.skin_count, numbers].sum(axis=1) > MOSTLY
    return belongs


def _shift_of_bone(bone: str, wanted: Mapping[str, float | None], trunk: tuple[float, float, float]) -> float:
    """How far up one bone is moved, from what its group wants and what the trunk does."""
    pelvis, chest, head = trunk
    base, side = bone[:-2], SIDES.get(bone[-2:], "")
    if bone in SPINE:
        rise = max(0.0, min(1.0, (SPINE.index(bone)) / 4))
        return (1 - rise) * pelvis + rise * chest
    if bone == "head" or not side:
        return head if bone == "head" else (head + chest) / 2
    if base.startswith(("clavicle", "shoulder")):
        return chest
    if base.startswith(("upperleg", "lowerleg", "foot", "toes")):
        end = _first(wanted[f"foot_{side}"], wanted[f"shank_{side}"])
        share = UP_THE_LEG.get(base, 1.0)
        return (1 - share) * pelvis + share * (0.0 if end is None else end)
    end = _first(wanted[f"hand_{side}"], wanted[f"forearm_{side}"], chest)
    share = UP_THE_ARM.get(base, 1.0)
    return (1 - share) * chest + share * (end or 0.0)


def _first(*shifts: float | None) -> float | None:
    """The first that is known."""
    return next((shift for shift in shifts if shift is not None), None)


def flat_on_floor(places: Floats) -> Floats:
    """Places (n, 3) with what is below the floor lying flat on it."""
    flat = places.copy()
    flat[:, 2] = np.where(places[:, 2] < 0, LEFT_BELOW * places[:, 2], places[:, 2])
    return flat


def off_ball(places: Floats, ball: RoundBall | None, sinks_cm: float = BALL_SINKS_CM) -> Floats:
    """Places (n, 3) with what is within the ball lying on it."""
    if ball is None:
        return places
    away = places - ball.centre
    far = np.linalg.norm(away, axis=1, keepdims=True)
    least = ball.radius - sinks_cm
    return np.where(far < least, ball.centre + away / np.maximum(far, 1e-9) * least, places)

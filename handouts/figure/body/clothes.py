"""Shirt, shorts and hair: how far inside each one every spot of the resting body is, in centimetres.

A spot is covered where the number is positive, so that a hem is where it is 0: a smooth line, wherever corners of the
mesh happen to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from handouts.drawing import Person
from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.bones import EYES_CM
from handouts.figure.body.person import PIECE_INDEX, Body
from handouts.figure.body.quaternions import unit

Spots = tuple[tuple[float, float], ...]

HARDLY, PARTLY, MOSTLY = 0.15, 0.3, 0.5
"""How much a spot belongs to a limb."""

EAR_BOX = ((-2.8, 7.0, 0.0), (4.2, 20.0, 8.8))
NOSE_BOX = ((7.5, 0.0, -4.6), (20.0, 2.1, 0.5))
"""Where ears and nose are on a head of 170 cm: least and most of x, of y to either side, and of z; of the nose from the
height of the eyes.
"""

MOST_CM = 20.0

SLEEVE_SHARE, SHORTS_SHARE = 0.60, 0.66
"""How much of the upper arm the sleeve covers, and of the thigh the shorts."""

HEM_CM: Mapping[str, float] = MappingProxyType({"woman": 4.5, "man": 3.0})
"""How high above the hips the shirt ends."""

TUCK_CM = 2.5
"""How far the shorts reach up under the shirt."""

NECKLINE_CM: Mapping[str, float] = MappingProxyType({"woman": 5.9, "man": 5.0})
"""How much lower the collar is in front than at the nape."""


@dataclass(frozen=True)
class Hair:
    """Someone's hair.

    Its outline on the side of the head is x forward and z up from the joint of the head, in centimetres on a body of
    170 cm; then how thick it is on top, at the sides and behind, and whether there is a bun.
    """

    outline: Spots
    top_cm: float
    side_cm: float
    back_cm: float
    is_grey: bool
    has_bun: bool = False


ABOVE: Spots = ((20, 16), (20, 40), (-20, 40))
SHORT: Spots = (
    (-20, 0.8), (-7, 0.8), (-3.2, 1.4), (-2.2, 2.4), (-1.6, 5.0), (-0.9, 7.6), (0.8, 8.9), (2.5, 8.6), (3.1, 6.4),
    (4.0, 6.6), (4.4, 9.0), (5.4, 11.2), (6.6, 13.0), (8.2, 14.6), (9.4, 15.4),
)  # fmt: skip
RECEDING: Spots = (
    (-20, 0.8), (-7, 0.8), (-3.2, 1.4), (-2.2, 2.4), (-1.6, 5.0), (-0.9, 7.6), (0.8, 8.9), (2.4, 8.6), (3.0, 6.8),
    (3.7, 7.0), (3.9, 9.2), (3.9, 11.4), (4.4, 13.6), (5.8, 15.6), (7.4, 17.0),
)  # fmt: skip
SWEPT_BACK: Spots = (
    (-20, 0.2), (-7, 0.2), (-3.4, 1.6), (-2.4, 3.2), (-1.8, 5.6), (-1.0, 7.8), (0.6, 9.0), (2.4, 9.0), (3.8, 9.2),
    (4.8, 10.2), (5.8, 11.8), (7.0, 13.4), (8.4, 14.6), (9.6, 15.2),
)  # fmt: skip
BOB: Spots = (
    (-20, -1.6), (-7, -1.6), (-3.5, -1.0), (-1.2, 0.2), (0.8, 1.4), (2.4, 3.2), (3.6, 5.4), (4.4, 7.2), (5.2, 9.0),
    (6.4, 10.8), (7.6, 12.2), (9.0, 13.2), (10.2, 13.6),
)  # fmt: skip

HAIR: Mapping[Person, Hair] = MappingProxyType(
    {
        "woman_35": Hair((*SWEPT_BACK, *ABOVE), 1.5, 0.8, 1.1, is_grey=False, has_bun=True),
        "woman_65": Hair((*BOB, *ABOVE), 1.7, 1.5, 1.9, is_grey=True),
        "man_35": Hair((*SHORT, *ABOVE), 1.3, 0.6, 0.8, is_grey=False),
        "man_65": Hair((*RECEDING, *ABOVE), 0.7, 0.7, 0.8, is_grey=True),
    }
)

BUN = ((-7.6, 0.0, 13.4), (3.3, 3.5, 3.2))
"""The middle of a bun and its radii, from the middle of the head on a body of 170 cm."""


def sex(body: Body) -> str:
    """The first word of a person's name."""
    return body.name.partition("_")[0]


def shirt_and_shorts(body: Body, places: Floats, pieces: Floats) -> tuple[Floats, Floats]:
    """How far inside shirt and shorts spots at rest (spot, 3) are; `pieces` (spot, piece) is what they belong to."""
    scale, hem = body.proportions.scale, HEM_CM[sex(body)] * body.proportions.scale
    nape = body.pivot("neck01")[2] + 0.6 * scale
    collar = nape - NECKLINE_CM[sex(body)] * scale * (places[:, 0] + 5.5 * scale) / (13 * scale) - places[:, 2]
    collar = np.where(np.abs(places[:, 1]) < 13 * scale, collar + 0.02 * places[:, 1] ** 2, MOST_CM)
    shirt = np.minimum(np.minimum(places[:, 2] - hem, collar), MOST_CM)
    shirt = shirt - 80 * np.clip(pieces[:, PIECE_INDEX["head"]] - 0.5, 0, 1)
    shorts = np.minimum(hem + TUCK_CM - places[:, 2], MOST_CM)
    for side in (".L", ".R"):
        arm, leg = (
            _limb(pieces, names, side) for names in (("upper_arm", "forearm", "hand"), ("thigh", "shank", "foot"))
        )
        sleeve = _short_of(body, places, (f"upperarm01{side}", f"lowerarm01{side}"), SLEEVE_SHARE)
        shirt = np.where(arm > HARDLY, np.minimum(shirt, sleeve + 3 * (1 - arm)), shirt)
        shorts = np.where(arm > PARTLY, -MOST_CM, shorts)
        trouser = _short_of(body, places, (f"upperleg01{side}", f"lowerleg01{side}"), SHORTS_SHARE)
        shorts = np.where(leg > MOSTLY, np.minimum(shorts, trouser), shorts)
    return shirt, shorts


def _limb(pieces: Floats, names: tuple[str, ...], side: str) -> Floats:
    """How much spots belong to a limb (spot,)."""
    total: Floats = pieces[:, [PIECE_INDEX[f"{name}{side}"] for name in names]].sum(axis=1)
    return total


def _short_of(body: Body, places: Floats, joints: tuple[str, str], share: float) -> Floats:
    """How far spots are short of a share of the way between two joints."""
    start, end = (body.pivot(joint) for joint in joints)
    left: Floats = share * float(np.linalg.norm(end - start)) - (places - start) @ unit(end - start)
    return left


def in_hair(body: Body, places: Floats, on_head: Floats) -> Floats:
    """How far within the hair spots of the skin at rest (spot, 3) are; `on_head` (spot,) is how much they are head."""
    scale, hair = body.proportions.scale, HAIR[body.name]
    local = places - body.pivot("head")
    inside = inside_outline(scale * np.array(hair.outline), local[:, [0, 2]])
    is_ear = ear(body, places)
    return np.where((on_head > MOSTLY) & ~is_ear, inside, -5.0)


def ear(body: Body, places: Floats) -> NDArray[np.bool_]:
    """Whether spots of the skin at rest (spot, 3) belong to an ear."""
    scale = body.proportions.scale
    x, y, z = ((places - body.pivot("head")) / scale).T

    low, high = EAR_BOX
    is_there: NDArray[np.bool_] = (np.abs(y) > low[1]) & (x > low[0]) & (x < high[0]) & (z > low[2]) & (z < high[2])
    return is_there


def nose(body: Body, places: Floats) -> NDArray[np.bool_]:
    """Whether spots of the skin at rest (spot, 3) belong to the nose."""
    scale = body.proportions.scale
    x, y, z = ((places - body.pivot("head")) / scale).T

    low, high = NOSE_BOX
    is_high: NDArray[np.bool_] = (z > EYES_CM + low[2]) & (z < EYES_CM + high[2])
    is_high &= (np.abs(y) < high[1]) & (x > low[0])
    return is_high


def hair_thickness(body: Body, places: Floats, inside: Floats) -> Floats:
    """How far the hair stands off the scalp at spots of the skin at rest (spot,), in centimetres."""
    hair, scale = HAIR[body.name], body.proportions.scale
    away = unit(places - body.pivot("head") - scale * np.array([0.6, 0.0, 8.6]))
    up, behind = np.clip(away[:, 2], 0, 1), np.clip(-away[:, 0], 0, 1)
    thick = hair.side_cm + (hair.top_cm - hair.side_cm) * up + (hair.back_cm - hair.side_cm) * behind * (1 - up)
    edge = np.clip(inside / 1.8, 0, 1)
    return scale * thick * np.sqrt(edge * (2 - edge))


def inside_outline(outline: Floats, spots: Floats) -> Floats:
    """How far spots (spot, 2) are within an outline (corner, 2); negative outside."""
    nearest = np.full(len(spots), np.inf)
    within = np.zeros(len(spots), dtype=bool)
    for first, second in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        side = second - first
        share = np.clip((spots - first) @ side / (side @ side), 0, 1)
        nearest = np.minimum(nearest, np.linalg.norm(spots - first - share[:, None] * side, axis=1))
        crosses = (first[1] > spots[:, 1]) != (second[1] > spots[:, 1])
        rise = side[1] if side[1] else 1e-9
        within ^= crosses & (spots[:, 0] < first[0] + (spots[:, 1] - first[1]) / rise * side[0])
    return np.where(within, nearest, -nearest)

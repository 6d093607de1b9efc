"""A person in a pose, dressed: one mesh with what each of its corners is, ready to be looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from handouts.drawing import Person
from handouts.figure.anatomy.rotations import Floats
from handouts.figure.anatomy.skeleton import Frames
from handouts.figure.body.bones import BONE_INDEX
from handouts.figure.body.clothes import BUN, HAIR, ear, hair_thickness, in_hair, nose, shirt_and_shorts
from handouts.figure.body.contact import RoundBall, flat_on_floor, off_ball, shifts_to_floor
from handouts.figure.body.person import PIECE_INDEX, Body, body_of
from handouts.figure.body.shells import ellipsoid
from handouts.figure.body.skinning import Turned, bones_in_pose, skinned
from handouts.figure.body.subdivision import Numbers, normals

SHIRT_OFF_CM, SHORTS_OFF_CM = 0.75, 0.55
"""How far cloth lies off the skin where it rests on it."""

HANGS_CM, WIDENS_CM = 1.5, 0.5
"""How far a shirt hangs away below a body that leans over, and how much its hem stands off."""

DISCARD_RIM_CM = 0.45
"""How far the skin reaches in under cloth."""

NOSE, EAR = 8, 9
"""In the numbers of fingers and toes: that a corner is of the nose, or of an ear."""

CLOTH_SMOOTHED = 4
"""How many times creases of the skin are evened out of the cloth over it."""


class Material(IntEnum):
    """What a spot of the picture shows; those of a far limb are drawn one step lighter."""

    NOTHING = 0
    SKIN = 1
    SHIRT = 2
    SHORTS = 3
    HAIR = 4
    BALL = 5
    TOWEL = 6
    SKIN_FAR = 7
    SHIRT_FAR = 8
    SHORTS_FAR = 9


LIMB_PIECES: Mapping[str, tuple[str, ...]] = {
    f"{limb}_{side}": tuple(f"{piece}{mark}" for piece in pieces)
    for mark, side in ((".L", "left"), (".R", "right"))
    for limb, pieces in (("arm", ("upper_arm", "forearm", "hand")), ("leg", ("thigh", "shank", "foot")))
}
"""The pieces of each limb that can be a far one."""


@dataclass(frozen=True, eq=False)
class Wardrobe:
    """What no pose changes of a dressed person; the first axis is the corner, but for `triangles` (triangle, 3).

    `materials` is by triangle. A corner is not seen where its `cut` is positive; `hair` is how far it is within hair;
    `limbs` how much it belongs to each limb.
    """

    body: Body
    triangles: Numbers
    materials: NDArray[np.int16]
    cut: Floats
    hair: Floats
    pieces: NDArray[np.intp]
    digits: NDArray[np.intp]
    limbs: Mapping[str, Floats]
    trunk: Floats
    shirt: Floats
    shorts: Floats
    thickness: Floats
    loose: Floats
    starts: Mapping[str, int]


@dataclass(frozen=True, eq=False)
class Surface:
    """A dressed person in a pose: `places` and `facing` (corner, 3) in the world, and where the head is."""

    wardrobe: Wardrobe
    places: Floats
    facing: Floats
    head: Turned


def pieces_of(body: Body, weights: Floats, places: Floats) -> NDArray[np.intp]:
    """The piece of each corner (corner,): the one it is most of; thighs begin well below the hip, flexed ones too."""
    pieces: NDArray[np.intp] = weights.argmax(axis=1)
    is_thigh = np.isin(pieces, [PIECE_INDEX["thigh.L"], PIECE_INDEX["thigh.R"]])
    return np.where(is_thigh & (places[:, 2] > -7 * body.proportions.scale), PIECE_INDEX["trunk"], pieces)


@cache
def wardrobe_of(name: Person) -> Wardrobe:
    """The clothes of a person, cut out once."""
    body = body_of(name)
    skin_weights = body.skin.blended(body.piece_weights[: body.skin_count])
    suit_weights = body.suit.blended(body.piece_weights[body.suit_places])
    skin_rest = body.skin.smooth(body.places[: body.skin_count])
    suit_rest = body.suit.blended(body.places[body.suit_places])
    shirt, shorts = shirt_and_shorts(body, suit_rest, suit_weights)
    covered = np.maximum(*shirt_and_shorts(body, skin_rest, skin_weights))
    hair = in_hair(body, skin_rest, skin_weights[:, PIECE_INDEX["head"]])
    digits = np.rint(body.skin.blended(np.eye(6)[body.digits[: body.skin_count]])).argmax(axis=1)
    on_head = skin_weights[:, PIECE_INDEX["head"]] > 0.5  # noqa: PLR2004 — most of it
    for is_there, number in ((nose, NOSE), (ear, EAR)):
        digits = np.where(is_there(body, skin_rest) & on_head, number, digits)
    suit_pieces, eyes = pieces_of(body, suit_weights, suit_rest), np.unique(body.eye_quads)
    bun, bun_quads = _bun(body)
    layers = [
        (body.skin.quads, Material.SKIN, covered - DISCARD_RIM_CM, pieces_of(body, skin_weights, skin_rest)),
        (body.suit.quads, Material.SHORTS, -shorts, suit_pieces),
        (body.suit.quads, Material.SHIRT, -shirt, suit_pieces),
        (
            np.searchsorted(eyes, body.eye_quads),
            Material.SKIN,
            np.full(len(eyes), -1.0),
            np.full(len(eyes), PIECE_INDEX["head"]),
        ),
        (bun_quads, Material.HAIR, np.full(len(bun), -1.0), np.full(len(bun), PIECE_INDEX["bun"])),
    ]
    counts = [len(cut) for _, _, cut, _ in layers]
    kept = [~(cut[halves(quads)] > 0).all(axis=1) for quads, _, cut, _ in layers]
    starts = np.concatenate([[0], np.cumsum(counts)])
    rest = counts[3] + counts[4]

    def all_over(skin: Floats, suit: Floats) -> Floats:
        return np.concatenate([skin, suit, suit, np.zeros(rest)])

    return Wardrobe(
        body,
        np.concatenate(
            [halves(quads)[seen] + start for (quads, *_), seen, start in zip(layers, kept, starts, strict=False)]
        ),
        np.concatenate([np.full(seen.sum(), layer[1], np.int16) for layer, seen in zip(layers, kept, strict=True)]),
        np.concatenate([cut for _, _, cut, _ in layers]),
        np.concatenate([hair, np.full(sum(counts[1:]), -5.0)]),
        np.concatenate([pieces for *_, pieces in layers]),
        np.concatenate([digits, np.zeros(sum(counts[1:]), dtype=int)]),
        {
            limb: all_over(
                *(
                    weights[:, [PIECE_INDEX[one] for one in pieces]].sum(axis=1)
                    for weights in (skin_weights, suit_weights)
                )
            )
            for limb, pieces in LIMB_PIECES.items()
        },
        all_over(skin_weights[:, PIECE_INDEX["trunk"]], suit_weights[:, PIECE_INDEX["trunk"]]),
        shirt,
        shorts,
        hair_thickness(body, skin_rest, hair),
        suit_weights[:, PIECE_INDEX["trunk"]],
        dict(zip(("skin", "shorts", "shirt", "eyes", "bun", "end"), starts.tolist(), strict=True)),
    )


def _bun(body: Body) -> tuple[Floats, Numbers]:
    """A bun at rest, for those who have one: places from the middle of the head, and quads."""
    if not HAIR[body.name].has_bun:
        return np.zeros((0, 3)), np.zeros((0, 4), dtype=np.intp)
    scale = body.proportions.scale
    middle, radii = (scale * np.array(numbers) for numbers in BUN)
    return ellipsoid(middle, radii)


def halves(quads: Numbers) -> Numbers:
    """Two triangles (2 * quad, 3) for each quad."""
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def surface_of(
    name: Person,
    frames: Frames,
    hands: Mapping[str, Floats],
    resting: Collection[str] = (),
    ball: RoundBall | None = None,
) -> Surface:
    """A dressed person in a pose; `resting` names the parts of the body that lie on the floor (contact.GROUPS)."""
    wardrobe = wardrobe_of(name)
    body = wardrobe.body
    bones = bones_in_pose(body, frames, hands)
    places = skinned(body, bones)
    shifts = shifts_to_floor(body, places, resting)
    places[:, 2] += body.weights @ shifts
    places = off_ball(flat_on_floor(places), ball)
    at_rest = bones["head"]
    head = Turned(at_rest.rotation, at_rest.pivot, at_rest.place + np.array([0, 0, shifts[BONE_INDEX["head"]]]))
    skin = with_hair(wardrobe, body.skin.smooth(places[: body.skin_count]))
    shorts, shirt = dressed(wardrobe, places[body.suit_places], ball)
    eyes = places[np.unique(body.eye_quads)]
    bun = _bun(body)[0] @ head.rotation.T + head.place
    bun[:, 2] = np.maximum(bun[:, 2], 0)
    parts = [(skin, body.skin.quads), (shorts, body.suit.quads), (shirt, body.suit.quads)]
    facing = [normals(part, quads) for part, quads in parts]
    rest = np.zeros((len(eyes) + len(bun), 3))
    return Surface(wardrobe, np.concatenate([skin, shorts, shirt, eyes, bun]), np.concatenate([*facing, rest]), head)


def with_hair(wardrobe: Wardrobe, skin: Floats) -> Floats:
    """The skin (corner, 3) with the scalp raised to where hair ends; hair gives on the floor."""
    raised = skin + normals(skin, wardrobe.body.skin.quads) * wardrobe.thickness[:, None]
    raised[:, 2] = np.where(wardrobe.thickness > 0, np.maximum(raised[:, 2], 0), raised[:, 2])
    return raised


def dressed(wardrobe: Wardrobe, suit: Floats, ball: RoundBall | None) -> tuple[Floats, Floats]:
    """Shorts and shirt (corner, 3) over a suit in a pose: on the body where they lie, hanging where they can."""
    body = wardrobe.body
    smooth = body.suit.smooth(evened(suit, body.suit.coarse, CLOTH_SMOOTHED))
    facing = normals(smooth, body.suit.quads)
    hangs = np.clip(-facing[:, 2], 0, 1) * np.clip(wardrobe.loose, 0, 1)
    sleeves = 0.6 * (1 - np.clip(wardrobe.loose, 0, 1))
    hem = WIDENS_CM * np.exp(-np.clip(wardrobe.shirt, 0, None) / 4)
    free = np.clip(wardrobe.shirt / 8, 0, 1)
    off = SHIRT_OFF_CM + hem + sleeves * np.clip(-facing[:, 2], 0, 1)
    shirt = smooth + facing * off[:, None] - np.outer(HANGS_CM * hangs * free, [0.0, 0.0, 1.0])
    leg = 0.45 * np.exp(-np.clip(wardrobe.shorts, 0, None) / 6)
    shorts = smooth + facing * (SHORTS_OFF_CM + leg)[:, None]
    shorts, shirt = (off_ball(cloth, ball, 0.3) for cloth in (shorts, shirt))
    return np.maximum(shorts, [-np.inf, -np.inf, 0]), np.maximum(shirt, [-np.inf, -np.inf, 0])


def evened(places: Floats, quads: Numbers, times: int) -> Floats:
    """Places (corner, 3) of a mesh moved halfway to their neighbours' middle, so many times."""
    sides = np.concatenate([np.sort(quads[:, [side, (side + 1) % 4]], axis=1) for side in range(4)])
    first, second = np.unique(sides, axis=0).T
    count = np.bincount(np.concatenate([first, second]), minlength=len(places))[:, None]
    for _ in range(times):
        total = np.stack(
            [
                np.bincount(first, places[second, axis], len(places))
                + np.bincount(second, places[first, axis], len(places))
                for axis in range(3)
            ],
            axis=1,
        )
        places = places + 0.5 * (total / np.maximum(count, 1) - places)
    return places

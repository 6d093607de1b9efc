"""Where lines run: the edges between neighbouring pixels, each with what it stands for and how clear it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.person import PIECE_INDEX, PIECES
from handouts.figure.body.surface import EAR, NOSE, Material
from handouts.figure.view.view import FAR, Codes, Mask, View

FAR_AWAY_CM = 1e4
SURE = 9.0
"""How clear an edge is that is a line in any case."""


class Kind(IntEnum):
    """What an edge stands for, from nothing at all to the rim of the figure."""

    NONE = 0
    JOIN = 1
    """Near and far of one material that go over into each other: no line."""
    SEAM = 2
    """Two materials of one surface."""
    FINE = 3
    """Between fingers or toes, and in ears and faces."""
    INK = 4
    """One part before another, or two that press on each other."""
    OUTLINE = 5
    """The figure against what is behind it."""


@dataclass(frozen=True)
class Steps:
    """How far the surface must jump in depth, in centimetres, to be a line where it is, and to be one by itself."""

    weak: float
    strong: float


HAIR, EARS, NOSES, FACE, CHIN, FOOT, HAND, BODY = (
    Steps(99.0, 3.0), Steps(0.45, 0.7), Steps(0.7, 1.1), Steps(99.0, 99.0), Steps(0.8, 1.4), Steps(99.0, 99.0),
    Steps(0.3, 0.5), Steps(0.6, 1.3),
)  # fmt: skip
CREASE_COSINE = 0.30
"""How sharply two pieces of one material meet in a fold that is drawn."""

CREASE_CLEARNESS = 0.9


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges to the right of each pixel in `beside` (rows, columns - 1) and under it in `below` (rows - 1, columns).

    Kinds are numbers of Kind; clearness is 1 where an edge would be a line by itself.
    """

    beside: Codes
    below: Codes
    clear_beside: Floats
    clear_below: Floats
    pixels_per_cm: float

    def of_kinds(self, beside: Codes, below: Codes) -> Edges:
        """The same edges with other kinds."""
        return replace(self, beside=beside, below=below)


def joined_pieces() -> Mask:
    """Whether two pieces grow out of each other (piece, piece): between others there is always a line."""
    joined = np.eye(len(PIECES), dtype=bool)
    pairs = [("trunk", "neck"), ("neck", "head"), ("trunk", "head")]
    for side in (".L", ".R"):
        arm, leg = (
            ["trunk", *(f"{piece}{side}" for piece in pieces)]
            for pieces in (("upper_arm", "forearm", "hand"), ("thigh", "shank", "foot"))
        )
        pairs += [*pairwise(arm), *pairwise(leg)]
    for pair in pairs:
        first, second = (PIECE_INDEX[piece] for piece in pair)
        joined[first, second] = joined[second, first] = True
    return joined


JOINED = joined_pieces()
NEAR: NDArray[np.int16] = np.array(
    [{far: near for near, far in FAR.items()}.get(one, one) for one in Material], np.int16
)
"""The material of which each is the far one, or itself."""


def edges_of(view: View) -> Edges:
    """All edges of a view."""
    beside, clear_beside = _beside(_Layers.of(view))
    below, clear_below = _beside(_Layers.of(view).turned)
    return Edges(beside, below.T, clear_beside, clear_below.T, view.pixels_per_cm)


@dataclass(frozen=True, eq=False)
class _Layers:
    """What of a view edges depend on; `ahead` (row, column) is how far the surface faces along the row."""

    depths: Floats
    materials: Codes
    pieces: Codes
    digits: Codes
    facing: Floats

    @classmethod
    def of(cls, view: View) -> _Layers:
        depths = np.where(np.isfinite(view.depths), view.depths, FAR_AWAY_CM)
        return cls(depths, view.materials, view.pieces, view.digits, view.facing)

    @property
    def turned(self) -> _Layers:
        """The same with rows and columns changed over, so that what was below is beside."""
        facing = np.stack([-self.facing[..., 1].T, self.facing[..., 0].T, self.facing[..., 2].T], axis=-1)
        return _Layers(self.depths.T, self.materials.T, self.pieces.T, self.digits.T, facing)


def _beside(layers: _Layers) -> tuple[Codes, Floats]:
    """Kinds and clearness of the edges between neighbouring columns."""
    one, two = (layers.materials[:, side] for side in (slice(None, -1), slice(1, None)))
    pieces, digits = ((layer[:, :-1], layer[:, 1:]) for layer in (layers.pieces, layers.digits))
    behind_one, behind_two = (np.isin(side, (Material.NOTHING, Material.BALL)) for side in (one, two))
    both = ~behind_one & ~behind_two
    jump = _jumps(layers.depths)
    weak, strong = _steps(layers)
    always = ~JOINED[pieces]
    digit = both & (digits[0] != digits[1]) & (np.minimum(*digits) > 0) & (np.maximum(*digits) < NOSE)
    digit &= pieces[0] == pieces[1]
    folds = (layers.facing[:, 1:] * layers.facing[:, :-1]).sum(axis=-1) < CREASE_COSINE
    folds &= layers.facing[:, 1:, 0] < layers.facing[:, :-1, 0]
    is_head = np.isin(pieces, (PIECE_INDEX["head"], PIECE_INDEX["bun"])).any(axis=0)
    crease = both & folds & ~is_head & (NEAR[one] == NEAR[two]) & (pieces[0] != pieces[1])
    small = np.isin(pieces, _numbered("hand", "foot", "head")).all(axis=0) & (pieces[0] == pieces[1])
    kinds = np.where(one != two, Kind.JOIN, Kind.NONE)
    kinds = np.where(both & (NEAR[one] != NEAR[two]), Kind.SEAM, kinds)
    kinds = np.where(both & (jump > weak), np.where(small, Kind.FINE, Kind.INK), kinds)
    kinds = np.where(crease, Kind.INK, kinds)
    kinds = np.where(digit, Kind.FINE, kinds)
    kinds = np.where(both & always, Kind.INK, kinds)
    kinds = np.where(behind_one != behind_two, Kind.OUTLINE, kinds)
    kinds = np.where(behind_one & behind_two, Kind.NONE, kinds)
    clear = np.where(always | digit | (kinds == Kind.OUTLINE), SURE, jump / strong)
    clear = np.where(crease, np.maximum(clear, CREASE_CLEARNESS), clear)
    return kinds.astype(np.int16), clear


def _jumps(depths: Floats) -> Floats:
    """How far the depth jumps at each edge beyond how it slopes on either side, in centimetres."""
    step = depths[:, 1:] - depths[:, :-1]
    before, after = np.zeros_like(step), np.zeros_like(step)
    before[:, 1:], after[:, :-1] = step[:, :-1], step[:, 1:]
    jump: Floats = np.minimum(np.minimum(np.abs(step - before), np.abs(step - after)), np.abs(step))
    return jump


def _numbered(*names: str) -> list[int]:
    """The numbers of pieces with these names, of both sides."""
    return [number for piece, number in PIECE_INDEX.items() if piece.partition(".")[0] in names]


def _steps(layers: _Layers) -> tuple[Floats, Floats]:
    """How far the surface must jump at each edge to be a line where it is, and by itself."""
    hand, foot, head = (np.isin(layers.pieces, _numbered(name)) for name in ("hand", "foot", "head"))
    is_hair = NEAR[layers.materials] == Material.HAIR
    is_ear, is_nose = layers.digits == EAR, layers.digits == NOSE
    rules = (
        (is_hair[:, :-1] & is_hair[:, 1:], HAIR),
        (is_ear[:, :-1] | is_ear[:, 1:], EARS),
        (is_nose[:, :-1] | is_nose[:, 1:], NOSES),
        (head[:, :-1] & head[:, 1:], FACE),
        (head[:, :-1] | head[:, 1:], CHIN),
        (foot[:, :-1] & foot[:, 1:], FOOT),
        ((hand | foot | head)[:, :-1] & (hand | foot | head)[:, 1:], HAND),
    )
    where = [mask for mask, _ in rules]
    weak = np.select(where, [steps.weak for _, steps in rules], BODY.weak)
    strong = np.select(where, [steps.strong for _, steps in rules], BODY.strong)
    return weak, strong

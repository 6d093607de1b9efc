"""Where a line may run in a drawing: the cracks between neighbouring pixels, each with what it stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import SIDES, Floats
from handouts.figure.view.surface import Codes, Labels
from handouts.figure.view.view import View

Mask = NDArray[np.bool_]

JUMP_CM = 1.1
"""How much depth must jump to make a line."""

VALLEY, SHOULDER_VALLEY = 1.25, 3.0
"""How steeply the surface must fall towards a crack from both sides, in centimetres a centimetre, to make a line.

Where an arm grows out of the trunk only a deep fold makes one: a shoulder is round.
"""

FAR_AWAY_CM = 1e4


class Kind(IntEnum):
    """What a crack stands for."""

    NONE = 0
    JOIN = 1
    """Two pieces that go over into each other: no line, unless the surface proves to jump."""
    SEAM = 2
    """Two materials of one surface: a thin line."""
    INK = 3
    """One part before another, or two that press on each other."""
    OUTLINE = 4
    """The figure against the background."""


@dataclass(frozen=True, eq=False)
class Cracks:
    """The cracks beside pixels (row, column): to the right of each in `beside`, under each in `below`.

    Kinds are (rows, columns - 1) and (rows - 1, columns); `may_jump` says where a line depends on a closer look at
    the depth. `spots_…` (…, 2) are where exactly the crack runs, as columns and rows; at first half way.
    """

    beside: Codes
    below: Codes
    beside_may_jump: Mask
    below_may_jump: Mask
    spots_beside: Floats
    spots_below: Floats
    pixels_per_cm: float

    def of_kinds(self, beside: Codes, below: Codes) -> Cracks:
        """The same cracks with other kinds."""
        return replace(self, beside=beside, below=below)


def cracks_of(view: View, materials: Codes) -> Cracks:
    """All cracks of a view with these materials (row, column)."""
    depths = np.where(np.isfinite(view.depths), view.depths, FAR_AWAY_CM)
    layers = (view.limbs, view.pieces, materials)
    rules = Rules(always_a_line(view.surface.labels), least_valleys(view.surface.labels) / view.pixels_per_cm)
    beside, beside_may_jump = kinds_beside(depths, layers, rules)
    below, below_may_jump = kinds_beside(depths.T, tuple(layer.T for layer in layers), rules)
    rows, columns = materials.shape
    down, right = np.meshgrid(np.arange(rows) + 0.5, np.arange(columns) + 0.5, indexing="ij")
    middle = np.stack([right, down], axis=-1)
    return Cracks(
        beside,
        below.T,
        beside_may_jump,
        below_may_jump.T,
        (middle[:, 1:] + middle[:, :-1]) / 2,
        (middle[1:] + middle[:-1]) / 2,
        view.pixels_per_cm,
    )


def always_a_line(labels: Labels) -> Mask:
    """Whether there is always a line between two limbs, (limb, limb): not where limbs grow out of the trunk."""
    always = ~np.eye(len(labels.limbs), dtype=bool)
    joined = [("trunk", "neck"), ("head", "neck"), ("leg_left", "leg_right")]
    joined += [("trunk", f"{limb}_{side}") for limb in ("arm", "leg") for side in SIDES]
    for pair in joined:
        first, second = labels.limb_numbers(*pair)
        always[first, second] = always[second, first] = False
    return always


@dataclass(frozen=True, eq=False)
class Rules:
    """Which limbs always have a line between them, and how steep a valley makes one (limb, limb).

    Valleys are measured in centimetres a pixel, both sides together.
    """

    always: Mask
    valleys: Floats


def least_valleys(labels: Labels) -> Floats:
    """How steep a valley between two limbs must be, (limb, limb), in centimetres a centimetre."""
    valleys = np.full((len(labels.limbs), len(labels.limbs)), VALLEY)
    for side in SIDES:
        trunk, arm = labels.limb_numbers("trunk", f"arm_{side}")
        valleys[trunk, arm] = valleys[arm, trunk] = SHOULDER_VALLEY
    return valleys


def kinds_beside(depths: Floats, layers: tuple[Codes, ...], rules: Rules) -> tuple[Codes, Mask]:
    """Kinds of the cracks between neighbouring columns, and where the depth may jump there."""
    limbs, pieces, materials = layers
    nothing = len(rules.always) - 1
    pair = limbs[:, 1:], limbs[:, :-1]
    step = depths[:, 1:] - depths[:, :-1]
    empty_right, empty_left = (side == nothing for side in pair)
    both = ~empty_left & ~empty_right
    other_piece = both & (pieces[:, 1:] != pieces[:, :-1])
    kinds = np.where(other_piece, Kind.JOIN, Kind.NONE)
    kinds = np.where(both & (materials[:, 1:] != materials[:, :-1]), Kind.SEAM, kinds)
    kinds = np.where(other_piece & (valley(depths, step) > rules.valleys[pair]), Kind.INK, kinds)
    may_jump = both & (np.abs(step) > 0.8 * JUMP_CM) & (kinds != Kind.INK)
    kinds = np.where(both & rules.always[pair], Kind.INK, kinds)
    kinds = np.where(empty_left != empty_right, Kind.OUTLINE, kinds)
    return kinds.astype(np.int16), may_jump & (kinds < Kind.INK)


def valley(depths: Floats, step: Floats) -> Floats:
    """How steeply the surface falls towards each crack from both sides, in centimetres a pixel; 0 where it does not.

    Slopes are measured two to five pixels away, as the surface right at a crack is the rounding of a joint.
    """
    left, right = slope(depths, -4, -1), slope(depths, 2, 5)
    is_smooth = (np.abs(left) < 8) & (np.abs(right) < 8) & (np.abs(step) < 2)  # noqa: PLR2004 — no edge in between
    falls = is_smooth & (left > 0) & (right < 0)
    return np.where(falls, left - right, 0.0)


def slope(depths: Floats, first: int, last: int) -> Floats:
    """How much deeper it gets a pixel from `first` to `last`, counted in pixels to the right of each crack."""
    cracks = depths.shape[1] - 1
    slopes = np.zeros((depths.shape[0], cracks))
    low, high = max(0, -first, -last), min(cracks, depths.shape[1] - 1 - max(first, last))
    if high > low:
        rise = depths[:, low + last : high + last] - depths[:, low + first : high + first]
        slopes[:, low:high] = rise / (last - first)
    return slopes

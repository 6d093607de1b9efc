"""Finds where between two pixels a line runs, by more rays: an eighth of a pixel makes it smooth."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.cracks import FAR_AWAY_CM, JUMP_CM, Cracks, Kind
from handouts.figure.view.surface import Codes, Material
from handouts.figure.view.trace import NOTHING
from handouts.figure.view.view import View

HALVINGS = 3
IN_FRONT_CM, BEHIND_CM = 2.5, 3.0
"""How far in front of and behind the two pixels a ray between them is followed."""

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Ends:
    """What the pixels at one end of some cracks show: depth, piece, material, and the piece hidden there."""

    columns_rows: Places
    depths: Floats
    pieces: Codes
    materials: Codes
    hidden: Codes


def refined(cracks: Cracks, view: View, materials: Codes) -> Cracks:
    """The cracks with the exact spots where they run, and a line where the depth really jumps."""
    beside = np.nonzero((cracks.beside != Kind.NONE) | cracks.beside_may_jump)
    below = np.nonzero((cracks.below != Kind.NONE) | cracks.below_may_jump)
    rows, columns = (np.concatenate(pair) for pair in zip(beside, below, strict=True))
    is_below = np.arange(len(rows)) >= len(beside[0])
    first = ends_at(view, materials, columns, rows)
    second = ends_at(view, materials, columns + ~is_below, rows + is_below)
    shares, jumps = halved(view, first, second)
    spots = first.columns_rows + 0.5 + (second.columns_rows - first.columns_rows) * shares[:, None]
    count = len(beside[0])
    return replace(
        cracks,
        beside=with_jumps(cracks.beside, cracks.beside_may_jump, beside, jumps[:count]),
        below=with_jumps(cracks.below, cracks.below_may_jump, below, jumps[count:]),
        spots_beside=put(cracks.spots_beside, beside, spots[:count]),
        spots_below=put(cracks.spots_below, below, spots[count:]),
    )


def ends_at(view: View, materials: Codes, columns: Places, rows: Places) -> Ends:
    """What some pixels show."""
    depths = np.nan_to_num(view.depths[rows, columns], posinf=FAR_AWAY_CM)
    return Ends(
        np.stack([columns, rows], axis=1),
        depths,
        view.pieces[rows, columns],
        materials[rows, columns],
        view.hidden[rows, columns],
    )


def halved(view: View, first: Ends, second: Ends) -> tuple[Floats, Floats]:
    """How far along (n,) from the first to the second pixel each crack runs, and how much the depth jumps there."""
    low, high = np.zeros(len(first.depths)), np.ones(len(first.depths))
    low_depth, high_depth = first.depths, second.depths
    nearer, deeper = np.minimum(first.depths, second.depths), np.maximum(first.depths, second.depths)
    deeper = np.where(deeper > FAR_AWAY_CM / 2, nearer, deeper)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        spots = first.columns_rows + 0.5 + (second.columns_rows - first.columns_rows) * middle[:, None]
        met = looked_at(view, view.in_cm(spots), nearer - IN_FRONT_CM, deeper + BEHIND_CM)
        is_first = resembles_first(met, first, second)
        low, high = np.where(is_first, middle, low), np.where(is_first, high, middle)
        low_depth = np.where(is_first, met.depths, low_depth)
        high_depth = np.where(is_first, high_depth, met.depths)
    return (low + high) / 2, np.abs(high_depth - low_depth)


def looked_at(view: View, rays: Floats, nearest: Floats, farthest: Floats) -> Ends:
    """What rays (n, 2) meet."""
    hits = view.tracer.hits(rays, nearest, farthest)
    depths = np.where(hits.parts == NOTHING, 0, hits.depths)
    world = view.camera.in_world(np.concatenate([rays, depths[:, None]], axis=1))
    return Ends(
        np.zeros((0, 2), dtype=np.intp),
        np.where(hits.parts == NOTHING, FAR_AWAY_CM, depths),
        view.surface.labels.piece_of[hits.parts],
        view.surface.materials(hits.parts, world),
        np.zeros(0, dtype=np.int16),
    )


def resembles_first(met: Ends, first: Ends, second: Ends) -> Mask:
    """Whether what a ray met belongs to the first pixel: by its material, else its piece, else how deep it is."""
    near: Mask = np.abs(met.depths - first.depths) < np.abs(met.depths - second.depths)
    stranger = (met.pieces != first.pieces) & (met.pieces != second.pieces)
    near &= ~(stranger & (second.materials == Material.NOTHING))
    near |= stranger & (first.materials == Material.NOTHING)
    near = decided(near, met.pieces, first.pieces, second.pieces)
    near = decided(near, met.materials, first.materials, second.materials)
    near &= ~((second.hidden != NOTHING) & (met.pieces == second.hidden))
    near |= (first.hidden != NOTHING) & (met.pieces == first.hidden)
    return near


def decided(near: Mask, met: Codes, first: Codes, second: Codes) -> Mask:
    """`near`, unless what was met has the label of just one of the two."""
    differ = first != second
    either: Mask = (near | (differ & (met == first))) & ~(differ & (met == second))
    return either


def with_jumps(kinds: Codes, may_jump: Mask, where: tuple[Places, ...], jumps: Floats) -> Codes:
    """Kinds, with a line where the depth was thought to jump and does."""
    changed = kinds.copy()
    changed[where] = np.where(may_jump[where] & (jumps > JUMP_CM), Kind.INK, kinds[where])
    return changed


def put(spots: Floats, where: tuple[Places, ...], exact: Floats) -> Floats:
    """Spots, with some of them exact."""
    changed = spots.copy()
    changed[where] = exact
    return changed

"""Which chains stay lines: a fold that is nowhere clear goes, and so does a stroke too short to mean anything."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from handouts.figure.body.surface import Material
from handouts.figure.lines.chains import Chain, along, chains_of
from handouts.figure.lines.edges import NEAR, SURE, Edges, Kind
from handouts.figure.view.view import Codes, Mask

MOST_ROUNDS = 2
LEAST_CM, LEAST_FINE_CM, LEAST_BETWEEN_CM, LEAST_LOOP_CM = 4.0, 1.0, 0.5, 4.0
"""How long a line with a loose end must be, one on hands, feet or face, one between two others, and a ring."""

FLOATING = 1.8
"""How much longer a line must be that touches no other."""

LEAST_RUN_CM = 0.6
"""Stretches of a chain drawn in one weight that are shorter than this are drawn like what is beside them."""

CLOTH = (Material.SHIRT, Material.SHORTS, Material.SHIRT_FAR, Material.SHORTS_FAR)


def settled(edges: Edges, materials: Codes, is_fine: Mask) -> tuple[Edges, list[Chain]]:
    """The edges without lines that are none, and their chains; `is_fine` is where small shapes are kept."""
    chains = chains_of(edges, materials)
    for _ in range(MOST_ROUNDS):
        gone = [chain for chain in chains if is_gone(chain, edges, is_fine)]
        if not gone:
            break
        edges = without(edges, gone)
        chains = chains_of(edges, materials)
    return edges, chains


def is_gone(chain: Chain, edges: Edges, is_fine: Mask) -> bool:
    """Whether a chain within the figure is no line."""
    if {chain.left, chain.right} & {Material.NOTHING, Material.BALL} or max(chain.kinds) < Kind.FINE:
        return False
    clear = np.array([(edges.clear_below if below else edges.clear_beside)[pixel] for below, pixel in along(chain)])
    if clear.max() < 1:
        return True
    fine = bool(np.mean([is_fine[pixel] for _, pixel in along(chain)]) > 0.5)  # noqa: PLR2004 — most of it
    if chain.is_loop:
        return chain.length_cm < (LEAST_LOOP_CM / 2 if fine else LEAST_LOOP_CM)
    least = (LEAST_FINE_CM if fine else LEAST_CM) if chain.loose_ends else LEAST_BETWEEN_CM
    if chain.loose_ends == 2:  # noqa: PLR2004 — it touches no other
        least *= FLOATING
    if np.mean(clear >= SURE) > 0.6:  # noqa: PLR2004 — most of it is one limb before another
        least = min(least, LEAST_FINE_CM)
    return chain.left == chain.right and chain.length_cm < least


def without(edges: Edges, chains: Sequence[Chain]) -> Edges:
    """The edges with those of some chains as plain borders between what is beside them."""
    beside, below = edges.beside.copy(), edges.below.copy()
    for chain in chains:
        if chain.left == chain.right:
            kind = Kind.NONE
        else:
            kind = Kind.JOIN if NEAR[chain.left] == NEAR[chain.right] else Kind.SEAM
        for is_below, pixel in along(chain):
            (below if is_below else beside)[pixel] = kind
    return edges.of_kinds(beside, below)


def runs_of(kinds: Sequence[int], least: int) -> list[tuple[int, int, int]]:
    """Stretches of one kind along a chain: kind, start and end.

    One shorter than `least` is taken by its longer neighbour.
    """
    runs = joined([(kind, number, number + 1) for number, kind in enumerate(kinds)])
    while len(runs) > 1:
        shortest = min(range(len(runs)), key=lambda index: runs[index][2] - runs[index][1])
        if runs[shortest][2] - runs[shortest][1] >= least:
            break
        beside = [index for index in (shortest - 1, shortest + 1) if 0 <= index < len(runs)]
        longest = max(beside, key=lambda index: runs[index][2] - runs[index][1])
        runs[shortest] = (runs[longest][0], *runs[shortest][1:])
        runs = joined(runs)
    return runs


def joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Runs with neighbours of one kind joined."""
    together: list[tuple[int, int, int]] = []
    for kind, start, end in runs:
        if together and together[-1][0] == kind:
            together[-1] = (kind, together[-1][1], end)
        else:
            together.append((kind, start, end))
    return together

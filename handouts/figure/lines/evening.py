"""Evens out chains of edges to smooth lines, right through the forks where lines meet.

At a fork two of the lines go on into each other: an outline past the hem of a sleeve, a limb past what it hides. They
are evened out as one, and what else meets there ends on them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.chains import Chain, Node
from handouts.figure.lines.curves import smoothed, unit
from handouts.figure.lines.edges import Kind

FINE_EVENED_CM, EVENED_CM = 0.18, 0.45
"""Over how much of their length lines are evened out: round hands, feet and head, and elsewhere."""

AHEAD_SPOTS = 5
"""How far from a fork the direction of a line is taken."""

STRAIGHT_BONUS = 0.6
"""How much better two outlines go on into each other than other lines do that meet as straight."""

LEAST_SPOTS = 4
BACK = -1


@dataclass(frozen=True)
class End:
    """One end of a chain: its number, and whether it is the last end."""

    chain: int
    is_last: bool


def even_spots(chains: Sequence[Chain], is_fine: NDArray[np.bool_]) -> list[Floats]:
    """Spots (n, 2) of each chain, evened out; `is_fine` (row, column) says where small shapes are to be kept."""
    along = with_forks(chains, [chain.spots for chain in chains])
    partners = partners_of(chains, along)
    even = []
    for number, (chain, spots) in enumerate(zip(chains, along, strict=True)):
        if chain.is_loop:
            round_again = evened(spots, chain, is_fine)
            even.append(np.vstack([round_again, round_again[:1]]))
            continue
        before, after = (onward(End(number, is_last), partners, along) for is_last in (False, True))
        padded = evened(np.vstack([before[::-1], spots, after]), chain, is_fine)
        even.append(padded[len(before) : len(padded) - len(after)])
    return meeting(chains, even, partners)


def with_forks(chains: Sequence[Chain], along: Sequence[Floats]) -> list[Floats]:
    """Spots of chains, those that meet at a fork ending in the middle of where they come from."""
    ends: dict[Node, list[Floats]] = {}
    for chain, spots in zip(chains, along, strict=True):
        if not chain.is_loop:
            ends.setdefault(chain.nodes[0], []).append(spots[0])
            ends.setdefault(chain.nodes[-1], []).append(spots[-1])
    joined = []
    for chain, spots in zip(chains, along, strict=True):
        if chain.is_loop:
            joined.append(spots)
            continue
        first, last = (np.mean(ends[node], axis=0) for node in (chain.nodes[0], chain.nodes[-1]))
        joined.append(np.vstack([first, spots[1:-1] if len(spots) > LEAST_SPOTS else spots, last]))
    return joined


def partners_of(chains: Sequence[Chain], along: Sequence[Floats]) -> Mapping[End, End]:
    """Which end of which chain each end goes on into, for those that do."""
    meet: dict[Node, list[End]] = {}
    for number, chain in enumerate(chains):
        if not chain.is_loop and chain.nodes[0] != chain.nodes[-1]:
            meet.setdefault(chain.nodes[0], []).append(End(number, is_last=False))
            meet.setdefault(chain.nodes[-1], []).append(End(number, is_last=True))
    partners: dict[End, End] = {}
    for ends in meet.values():
        pairs = list(combinations(ends, 2))
        if pairs:
            first, second = min(pairs, key=lambda pair: bend(pair, chains, along))
            partners[first], partners[second] = second, first
    return partners


def bend(pair: tuple[End, End], chains: Sequence[Chain], along: Sequence[Floats]) -> float:
    """How badly two ends go on into each other: -1 straight on, 1 straight back, less where both are outlines."""
    first, second = (leaving(end, along) for end in pair)
    kinds = [chains[end.chain].kinds[BACK if end.is_last else 0] for end in pair]
    return float(first @ second) - (STRAIGHT_BONUS if min(kinds) == Kind.OUTLINE else 0.0)


def leaving(end: End, along: Sequence[Floats]) -> Floats:
    """The direction in which a chain leaves one of its ends."""
    spots = along[end.chain][::BACK] if end.is_last else along[end.chain]
    return unit(spots[min(AHEAD_SPOTS, len(spots) - 1)] - spots[0])


def onward(end: End, partners: Mapping[End, End], along: Sequence[Floats]) -> Floats:
    """Spots (n, 2) past one end of a chain, away from it: those of the chain it goes on into; none if it ends."""
    partner = partners.get(end)
    if partner is None:
        return np.zeros((0, 2))
    spots = along[partner.chain][::BACK] if partner.is_last else along[partner.chain]
    return spots[1 : 1 + 4 * AHEAD_SPOTS]


def meeting(chains: Sequence[Chain], even: list[Floats], partners: Mapping[End, End]) -> list[Floats]:
    """The lines with all that meet at a fork ending where the two that go on into each other pass it."""
    forks: dict[Node, list[Floats]] = {}
    for end in partners:
        chain = chains[end.chain]
        node = chain.nodes[BACK if end.is_last else 0]
        forks.setdefault(node, []).append(even[end.chain][BACK if end.is_last else 0])
    places = {node: np.mean(spots, axis=0) for node, spots in forks.items()}
    met = []
    for chain, spots in zip(chains, even, strict=True):
        moved = spots.copy()
        if not chain.is_loop:
            moved[0] = places.get(chain.nodes[0], spots[0])
            moved[-1] = places.get(chain.nodes[-1], spots[-1])
        met.append(moved)
    return met


def evened(spots: Floats, chain: Chain, is_fine: NDArray[np.bool_]) -> Floats:
    """Spots (n, 2) along a chain evened out, less where small shapes are to be kept."""
    columns, rows = (np.clip(spots[:, axis].astype(int), 0, is_fine.shape[1 - axis] - 1) for axis in (0, 1))
    near, far = (smoothed(spots, cm * chain.pixels_per_cm, closed=chain.is_loop) for cm in (FINE_EVENED_CM, EVENED_CM))
    fine = np.stack([is_fine[rows, columns].astype(float)] * 2, axis=1)
    share = smoothed(fine, chain.pixels_per_cm, closed=chain.is_loop)
    mixed: Floats = share * near + (1 - share) * far
    return mixed

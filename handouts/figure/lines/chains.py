"""Links cracks into chains: the map of all lines and all borders between fills, each piece of it once.

A chain runs from one fork or loose end to the next, or round in a circle. Fills and lines are both made from the same
chains, so that they meet exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.cracks import Cracks, Kind
from handouts.figure.view.surface import Codes, Material

Node = tuple[int, int]
"""A corner of pixels: row and column of the pixel down to the right of it."""

LEAST_LOOP_CM = 4.0
GAP_CM = 3.0
STUB_CM, LOOSE_CM, FLOATING_CM = 1.2, 5.0, 12.0
"""Lines in the midst of one fill that are shorter than this go: between two others, with one loose end, with two."""


@dataclass(frozen=True)
class Edge:
    """One crack between two nodes, with the materials to its left and right when walked from the first."""

    ends: tuple[Node, Node]
    kind: int
    left: int
    right: int


@dataclass(frozen=True)
class Chain:
    """Cracks in a row from node to node, of one material to the left and one to the right."""

    nodes: tuple[Node, ...]
    kinds: tuple[int, ...]
    left: int
    right: int
    loose_ends: int
    is_loop: bool
    pixels_per_cm: float

    @property
    def length_cm(self) -> float:
        """About how long it is: pixels walked, which a slanting line has more of."""
        return len(self.kinds) / self.pixels_per_cm


def chains_of(cracks: Cracks, materials: Codes) -> list[Chain]:
    """All chains of the cracks that are of some kind; what touches the rim of the picture borders on nothing."""
    edges = edges_of(cracks, materials)
    at: dict[Node, list[int]] = {}
    for number, edge in enumerate(edges):
        for end in edge.ends:
            at.setdefault(end, []).append(number)
    used = np.zeros(len(edges), dtype=bool)
    forks = [(node, number) for node, numbers in at.items() if len(numbers) != 2 for number in numbers]  # noqa: PLR2004
    loops = [(edge.ends[0], number) for number, edge in enumerate(edges)]
    density = cracks.pixels_per_cm
    return [
        walked(edges, at, used, Start(node, number, density)) for node, number in (*forks, *loops) if not used[number]
    ]


def edges_of(cracks: Cracks, materials: Codes) -> list[Edge]:
    """All cracks of some kind as edges."""
    edges = []
    for row, column in zip(*(axis.tolist() for axis in np.nonzero(cracks.beside)), strict=True):
        ends = ((row, column + 1), (row + 1, column + 1))
        left, right = int(materials[row, column + 1]), int(materials[row, column])
        edges.append(Edge(ends, int(cracks.beside[row, column]), left, right))
    for row, column in zip(*(axis.tolist() for axis in np.nonzero(cracks.below)), strict=True):
        ends = ((row + 1, column), (row + 1, column + 1))
        left, right = int(materials[row, column]), int(materials[row + 1, column])
        edges.append(Edge(ends, int(cracks.below[row, column]), left, right))
    return edges


@dataclass(frozen=True)
class Start:
    """Where a walk begins: a node, the number of an edge there, and how many pixels make a centimetre."""

    node: Node
    edge: int
    pixels_per_cm: float


def walked(edges: list[Edge], at: dict[Node, list[int]], used: NDArray[np.bool_], start: Start) -> Chain:
    """The chain that begins at a node with an edge; notes in `used` what it is made of."""
    nodes, kinds, number = [start.node], [], start.edge
    first = edges[number]
    left, right = (first.left, first.right) if first.ends[0] == start.node else (first.right, first.left)
    while True:
        used[number] = True
        edge = edges[number]
        nodes.append(edge.ends[1] if edge.ends[0] == nodes[-1] else edge.ends[0])
        kinds.append(edge.kind)
        onward = at[nodes[-1]]
        if len(onward) != 2 or nodes[-1] == start.node:  # noqa: PLR2004 — a fork, or a loose end
            break
        number = onward[0] if onward[1] == number else onward[1]
        if used[number]:
            break
    loose = sum(len(at[node]) == 1 for node in (nodes[0], nodes[-1]))
    is_loop = nodes[0] == nodes[-1] and len(at[start.node]) == 2  # noqa: PLR2004
    return Chain(tuple(nodes), tuple(kinds), left, right, loose, is_loop, start.pixels_per_cm)


def spot_of(first: Node, second: Node) -> tuple[bool, Node]:
    """Which crack lies between two nodes: whether it is below a pixel (else beside it), and that pixel."""
    if first[1] == second[1]:
        return False, (min(first[0], second[0]), first[1] - 1)
    return True, (first[0] - 1, min(first[1], second[1]))


def settled(cracks: Cracks, materials: Codes) -> Cracks:
    """The cracks with lines closed over small gaps and crumbs taken out, and without cracks that carry nothing."""
    beside, below = cracks.beside.copy(), cracks.below.copy()
    for chain in chains_of(cracks, materials):
        for (first, second), kind in zip(pairwise(chain.nodes), settled_kinds(chain), strict=True):
            is_below, pixel = spot_of(first, second)
            (below if is_below else beside)[pixel] = kind
    cracks = cracks.of_kinds(beside, below)
    for _ in range(4):
        stubs = [chain for chain in chains_of(cracks, materials) if is_stub(chain)]
        if not stubs:
            break
        cracks = without(cracks, stubs)
    return cracks


def settled_kinds(chain: Chain) -> list[int]:
    """The kinds of a chain's cracks with gaps and crumbs shorter than GAP_CM given to what is beside them."""
    if chain.is_loop and chain.length_cm < LEAST_LOOP_CM:
        return [Kind.NONE] * len(chain.kinds)
    if Material.NOTHING in (chain.left, chain.right):
        return list(chain.kinds)
    kinds = list(chain.kinds)
    plain = Kind.SEAM if chain.left != chain.right else Kind.NONE
    for is_ink, start, end in ink_runs(chain, GAP_CM):
        kinds[start:end] = [Kind.INK if is_ink else plain] * (end - start)
    return kinds


def ink_runs(chain: Chain, least_cm: float) -> list[tuple[bool, int, int]]:
    """Stretches with and without a line along a chain; one shorter than `least_cm` is taken by its longer neighbour."""
    runs = joined([(kind >= Kind.INK, number, number + 1) for number, kind in enumerate(chain.kinds)])
    while len(runs) > 1:
        shortest = min(range(len(runs)), key=lambda index: runs[index][2] - runs[index][1])
        if runs[shortest][2] - runs[shortest][1] >= int(least_cm * chain.pixels_per_cm):
            break
        beside = [index for index in (shortest - 1, shortest + 1) if 0 <= index < len(runs)]
        longest = max(beside, key=lambda index: runs[index][2] - runs[index][1])
        runs[shortest] = (runs[longest][0], *runs[shortest][1:])
        runs = joined(runs)
    return runs


def joined(runs: list[tuple[bool, int, int]]) -> list[tuple[bool, int, int]]:
    """Runs with neighbours of one kind joined."""
    together: list[tuple[bool, int, int]] = []
    for is_ink, start, end in runs:
        if together and together[-1][0] == is_ink:
            together[-1] = (is_ink, together[-1][1], end)
        else:
            together.append((is_ink, start, end))
    return together


def is_stub(chain: Chain) -> bool:
    """Whether a chain is a line in the midst of one fill that is too short to mean anything."""
    if chain.left != chain.right:
        return False
    if chain.loose_ends == 0:
        return chain.length_cm < STUB_CM
    return chain.length_cm < (LOOSE_CM if chain.loose_ends == 1 else FLOATING_CM)


def without(cracks: Cracks, chains: list[Chain]) -> Cracks:
    """The cracks without those of some chains."""
    beside, below = cracks.beside.copy(), cracks.below.copy()
    for chain in chains:
        for first, second in pairwise(chain.nodes):
            is_below, pixel = spot_of(first, second)
            (below if is_below else beside)[pixel] = Kind.NONE
    return cracks.of_kinds(beside, below)


def spots_along(cracks: Cracks, chain: Chain) -> Floats:
    """Where exactly a chain runs: one spot per crack, (n, 2) as columns and rows."""
    return np.array(list(_spots(cracks, chain)))


def _spots(cracks: Cracks, chain: Chain) -> Iterator[Floats]:
    for first, second in pairwise(chain.nodes):
        is_below, pixel = spot_of(first, second)
        yield (cracks.spots_below if is_below else cracks.spots_beside)[pixel]

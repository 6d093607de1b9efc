"""Links edges into chains: the map of all lines and all borders between fills, each piece of it once.

A chain runs from one fork or loose end to the next, or round in a circle. Fills and lines are both made from the same
chains, so that they meet exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.lines.edges import Edges, Kind
from handouts.figure.view.view import Codes

Node = tuple[int, int]
"""A corner of pixels: row and column of the pixel down to the right of it."""


@dataclass(frozen=True)
class Edge:
    """One edge between two nodes, with the materials to its left and right when walked from the first."""

    ends: tuple[Node, Node]
    kind: int
    left: int
    right: int


@dataclass(frozen=True)
class Chain:
    """Edges in a row from node to node, of one material to the left and one to the right."""

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

    @property
    def spots(self) -> Floats:
        """Where it runs: the middle of each edge, (n, 2) as columns and rows."""
        nodes = np.array(self.nodes, dtype=float)[:, ::-1]
        middles: Floats = (nodes[1:] + nodes[:-1]) / 2
        return middles


def chains_of(edges: Edges, materials: Codes) -> list[Chain]:
    """All chains of the edges that are of some kind; what touches the rim of the picture borders on nothing."""
    walks = edges_walked(edges, materials)
    at: dict[Node, list[int]] = {}
    for number, edge in enumerate(walks):
        for end in edge.ends:
            at.setdefault(end, []).append(number)
    used = np.zeros(len(walks), dtype=bool)
    forks = [(node, number) for node, numbers in at.items() if len(numbers) != 2 for number in numbers]  # noqa: PLR2004
    loops = [(edge.ends[0], number) for number, edge in enumerate(walks)]
    density = edges.pixels_per_cm
    return [
        walked(walks, at, used, Start(node, number, density)) for node, number in (*forks, *loops) if not used[number]
    ]


def edges_walked(edges: Edges, materials: Codes) -> list[Edge]:
    """All edges of some kind, one by one."""
    found = []
    for row, column in zip(*(axis.tolist() for axis in np.nonzero(edges.beside)), strict=True):
        ends = ((row, column + 1), (row + 1, column + 1))
        left, right = int(materials[row, column + 1]), int(materials[row, column])
        found.append(Edge(ends, int(edges.beside[row, column]), left, right))
    for row, column in zip(*(axis.tolist() for axis in np.nonzero(edges.below)), strict=True):
        ends = ((row + 1, column), (row + 1, column + 1))
        left, right = int(materials[row, column]), int(materials[row + 1, column])
        found.append(Edge(ends, int(edges.below[row, column]), left, right))
    return found


@dataclass(frozen=True)
class Start:
    """Where a walk begins: a node, the number of an edge there, and how many pixels make a centimetre."""

    node: Node
    edge: int
    pixels_per_cm: float


def walked(edges: list[Edge], at: dict[Node, list[int]], used: NDArray[np.bool_], start: Start) -> Chain:
    """The chain that begins at a node with an edge; notes in `used` what it is made of.

    It ends where lines meet, and where what is to its left or right changes.
    """
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


def pixel_beside(first: Node, second: Node) -> tuple[bool, Node]:
    """Which edge lies between two nodes: whether it is below a pixel (else beside it), and that pixel."""
    if first[1] == second[1]:
        return False, (min(first[0], second[0]), first[1] - 1)
    return True, (first[0] - 1, min(first[1], second[1]))


def along(chain: Chain) -> Iterator[tuple[bool, Node]]:
    """The edges of a chain one by one, as `pixel_beside` gives them."""
    return (pixel_beside(first, second) for first, second in pairwise(chain.nodes))

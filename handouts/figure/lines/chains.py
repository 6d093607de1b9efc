"""Links edges into chains: the map of all lines and all borders between fills, each piece of it once.

A chain runs from one fork or loose end to the next, or round in a circle. Fills and lines are both made from the same
chains, so that they meet exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.lines.edges import Edges
from handouts.figure.view.view import Codes

Node = tuple[int, int]
"""A corner of pixels: row and column of the pixel down to the right of it."""


Edge = tuple[Node, Node, int, int, int]
"""One edge: the nodes at its ends, its kind, and the materials to its left and right when walked from the first."""


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
        at.setdefault(edge[0], []).append(number)
        at.setdefault(edge[1], []).append(number)
    used = [False] * len(walks)
    forks = [(node, number) for node, numbers in at.items() if len(numbers) != 2 for number in numbers]  # noqa: PLR2004
    chains = [walked(walks, at, used, start, edges.pixels_per_cm) for start in forks if not used[start[1]]]
    rings = ((edge[0], number) for number, edge in enumerate(walks))
    return chains + [walked(walks, at, used, start, edges.pixels_per_cm) for start in rings if not used[start[1]]]


def edges_walked(edges: Edges, materials: Codes) -> list[Edge]:
    """All edges of some kind, one by one."""
    rows, columns = np.nonzero(edges.beside)
    sides = (edges.beside[rows, columns], materials[rows, columns + 1], materials[rows, columns])
    beside = zip(rows.tolist(), columns.tolist(), *(side.tolist() for side in sides), strict=True)
    found = [((row, column + 1), (row + 1, column + 1), kind, left, right) for row, column, kind, left, right in beside]
    rows, columns = np.nonzero(edges.below)
    sides = (edges.below[rows, columns], materials[rows, columns], materials[rows + 1, columns])
    below = zip(rows.tolist(), columns.tolist(), *(side.tolist() for side in sides), strict=True)
    found += [((row + 1, column), (row + 1, column + 1), kind, left, right) for row, column, kind, left, right in below]
    return found


def walked(
    edges: list[Edge], at: dict[Node, list[int]], used: list[bool], start: tuple[Node, int], pixels_per_cm: float
) -> Chain:
    """The chain that begins at a node with the number of an edge there; notes in `used` what it is made of."""
    node, number = start
    nodes, kinds = [node], []
    one, _, _, left, right = edges[number]
    left, right = (left, right) if one == node else (right, left)
    while True:
        used[number] = True
        one, other, kind, _, _ = edges[number]
        node = other if one == node else one
        nodes.append(node)
        kinds.append(kind)
        onward = at[node]
        if len(onward) != 2 or node == start[0]:  # noqa: PLR2004 — a fork, or a loose end
            break
        number = onward[0] if onward[1] == number else onward[1]
        if used[number]:
            break
    loose = sum(len(at[end]) == 1 for end in (nodes[0], nodes[-1]))
    is_loop = nodes[0] == nodes[-1] and len(at[nodes[0]]) == 2  # noqa: PLR2004
    return Chain(tuple(nodes), tuple(kinds), left, right, loose, is_loop, pixels_per_cm)


def pixel_beside(first: Node, second: Node) -> tuple[bool, Node]:
    """Which edge lies between two nodes: whether it is below a pixel (else beside it), and that pixel."""
    if first[1] == second[1]:
        return False, (min(first[0], second[0]), first[1] - 1)
    return True, (first[0] - 1, min(first[1], second[1]))


def along(chain: Chain) -> Iterator[tuple[bool, Node]]:
    """The edges of a chain one by one, as `pixel_beside` gives them."""
    return (pixel_beside(first, second) for first, second in pairwise(chain.nodes))

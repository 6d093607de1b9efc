"""A mesh of quads made four times as fine and smooth (Catmull and Clark's rules), for any values on its corners."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.rotations import Floats

Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Subdivision:
    """How the corners of a fine mesh come from those of a coarse one: its own, then one per edge, then one per quad.

    `quads` (quad, 4) are those of the fine mesh.
    """

    coarse: Numbers
    edges: Numbers
    edge_of_side: Numbers
    is_rim: NDArray[np.bool_]
    quads: Numbers
    count: int

    def blended(self, values: Floats) -> Floats:
        """Values (corner, …) on the fine mesh, halfway between neighbours."""
        return np.concatenate([values, values[self.edges].mean(axis=1), values[self.coarse].mean(axis=1)])

    def smooth(self, places: Floats) -> Floats:
        """Places (corner, 3) of the fine mesh, rounded off; a rim stays where it is."""
        of_quads, of_edges = places[self.coarse].mean(axis=1), places[self.edges].mean(axis=1)
        beside = _summed(self.edge_of_side, of_quads, len(self.edges))
        moved_edges = np.where(self.is_rim[:, None], of_edges, (2 * of_edges + beside) / 4)
        valence = np.bincount(self.coarse.ravel(), minlength=self.count)
        degree = np.bincount(self.edges.ravel(), minlength=self.count)
        round_quads = _summed(self.coarse, of_quads, self.count) / np.maximum(valence, 1)[:, None]
        round_edges = _summed(self.edges, of_edges, self.count) / np.maximum(degree, 1)[:, None]
        weight = np.maximum(valence, 3)[:, None]
        corners = (round_quads + 2 * round_edges + (weight - 3) * places) / weight
        fixed = valence == 0
        fixed[self.edges[self.is_rim].ravel()] = True
        corners[fixed] = places[fixed]
        return np.concatenate([corners, moved_edges, of_quads])


def subdivision_of(quads: Numbers, count: int) -> Subdivision:
    """The finer mesh of quads (quad, 4) between `count` corners."""
    sides = np.concatenate([np.sort(quads[:, [side, (side + 1) % 4]], axis=1) for side in range(4)])
    keys, number, uses = np.unique(sides[:, 0] * count + sides[:, 1], return_inverse=True, return_counts=True)
    edge_of_side = number.reshape(4, -1).T
    on_edge, in_quad = count + edge_of_side, count + len(keys) + np.arange(len(quads))
    fine = np.concatenate(
        [np.stack([quads[:, side], on_edge[:, side], in_quad, on_edge[:, side - 1]], axis=1) for side in range(4)]
    )
    edges = np.stack([keys // count, keys % count], axis=1)
    return Subdivision(quads, edges, edge_of_side, uses == 1, fine, count)


def _summed(numbers: Numbers, values: Floats, count: int) -> Floats:
    """The sum of values (item, 3) at each of the places they belong to: numbers (item, n) to (count, 3)."""
    total = np.zeros((count, values.shape[1]))
    for column in numbers.T:
        for axis in range(values.shape[1]):
            total[:, axis] += np.bincount(column, values[:, axis], count)
    return total


def normals(places: Floats, quads: Numbers) -> Floats:
    """Directions (corner, 3) in which a mesh faces at its corners."""
    faces = np.cross(places[quads[:, 2]] - places[quads[:, 0]], places[quads[:, 3]] - places[quads[:, 1]])
    total = _summed(quads, faces, len(places))
    facing: Floats = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9)
    return facing

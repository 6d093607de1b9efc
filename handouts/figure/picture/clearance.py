"""How far any spot of a picture is from what is drawn there: so that arrows keep clear of body and face."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.view.view import View

CELL_CM = 1.0
RIM_CM = 60.0
"""How far round the picture distances are known."""

FAR_CM = 1e3


@dataclass(frozen=True, eq=False)
class Clearance:
    """Distances (row, column) in centimetres on a grid of CELL_CM, its upper left corner at `left` and `top`.

    Those inside what is drawn are negative: how far it is to its edge.
    """

    distances: Floats
    left: float
    top: float

    def at(self, seen: Floats) -> Floats:
        """Distances (...) of spots (..., 2), given by how far right and up they are, in centimetres."""
        columns = np.clip(((seen[..., 0] - self.left) / CELL_CM).astype(int), 0, self.distances.shape[1] - 1)
        rows = np.clip(((self.top - seen[..., 1]) / CELL_CM).astype(int), 0, self.distances.shape[0] - 1)
        found: Floats = self.distances[rows, columns]
        return found


def clearance_of(view: View, mask: NDArray[np.bool_]) -> Clearance:
    """Distances to the pixels of a view that are true in a mask (row, column)."""
    wide = round(CELL_CM * view.pixels_per_cm)
    rows, columns = (-(-size // wide) for size in mask.shape)
    whole = np.zeros((rows * wide, columns * wide), dtype=bool)
    whole[: mask.shape[0], : mask.shape[1]] = mask
    cells = whole.reshape(rows, wide, columns, wide).any(axis=(1, 3))
    rim = round(RIM_CM / CELL_CM)
    padded = np.pad(cells, rim)
    distances = distances_to(padded) - distances_to(~padded)
    return Clearance(distances * CELL_CM, view.grid.box.left - RIM_CM, view.grid.box.top + RIM_CM)


def distances_to(cells: NDArray[np.bool_]) -> Floats:
    """How many cells each cell (row, column) is from the nearest that is true; FAR_CM where none is."""
    rows, columns = cells.shape
    number = np.arange(rows)
    down = np.where(cells, number[:, None], -FAR_CM)
    above = np.maximum.accumulate(down, axis=0)
    below = np.minimum.accumulate(np.where(cells, number[:, None], FAR_CM + rows)[::-1], axis=0)[::-1]
    upright = np.minimum(number[:, None] - above, below - number[:, None])
    across = (np.arange(columns)[:, None] - np.arange(columns)) ** 2
    squares = np.array([(row[:, None] ** 2 + across).min(axis=0) for row in upright])
    nearest: Floats = np.minimum(np.sqrt(squares), FAR_CM)
    return nearest

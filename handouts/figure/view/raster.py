"""A mesh on a grid of pixels: at each one which triangle is nearest, where in it, and how far away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.view.box import Box

Numbers = NDArray[np.intp]
Mask = NDArray[np.bool_]

NO_TRIANGLE = -1
MOST_FRAGMENTS = 1_500_000
"""How many pixels of triangles are looked at in one go, for memory's sake."""

LEAST_AREA = 1e-9
INSIDE = -1e-6
"""How far outside of a triangle a pixel may be and still count, so that none between two is left out."""


@dataclass(frozen=True)
class Grid:
    """Pixels over a box: so many to a centimetre, rows from the top."""

    box: Box
    pixels_per_cm: float

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        high, wide = self.box.top - self.box.bottom, self.box.right - self.box.left
        return int(np.ceil(high * self.pixels_per_cm)), int(np.ceil(wide * self.pixels_per_cm))

    def pixels(self, seen: Floats) -> Floats:
        """Columns and rows (..., 2), as fractions, of spots to the right and up (..., 2 or more); whole at middles."""
        offsets = seen[..., :2] - [self.box.left, self.box.top]
        pixels: Floats = offsets * [self.pixels_per_cm, -self.pixels_per_cm] - 0.5
        return pixels

    @property
    def rays(self) -> Floats:
        """How far right and up the middle of each pixel is, (row, column, 2)."""
        rows, columns = self.shape
        across = self.box.left + (np.arange(columns) + 0.5) / self.pixels_per_cm
        up = self.box.top - (np.arange(rows) + 0.5) / self.pixels_per_cm
        return np.stack(np.meshgrid(across, up), axis=-1)


@dataclass(frozen=True, eq=False)
class Mesh:
    """Corners as the camera sees them: `seen` (corner, 3) right, up and away, and triangles (triangle, 3).

    Of `one_sided` triangles (triangle,) only the front is seen; where `cut` (corner,) is positive there is a hole.
    """

    seen: Floats
    triangles: Numbers
    one_sided: Mask
    cut: Floats


@dataclass(frozen=True, eq=False)
class Hits:
    """What is nearest at each pixel (row, column).

    The number of the triangle or NO_TRIANGLE, the shares of its corners (row, column, 3), and the depth, infinite where
    nothing is.
    """

    triangles: Numbers
    shares: Floats
    depths: Floats


def rastered(mesh: Mesh, grid: Grid) -> Hits:
    """What is nearest at each pixel of a grid."""
    rows, columns = grid.shape
    hits = Hits(np.full(rows * columns, NO_TRIANGLE), np.zeros((rows * columns, 3)), np.full(rows * columns, np.inf))
    pixels = grid.pixels(mesh.seen)
    corners = pixels[mesh.triangles]
    low = np.maximum(np.ceil(corners.min(axis=1)), 0).astype(np.intp)
    high = np.minimum(np.floor(corners.max(axis=1)), [columns - 1, rows - 1]).astype(np.intp)
    size = high - low + 1
    edges = corners[:, 1:] - corners[:, :1]
    area = edges[:, 0, 0] * edges[:, 1, 1] - edges[:, 1, 0] * edges[:, 0, 1]
    is_back = mesh.one_sided & (area > 0)
    chosen = np.nonzero((size > 0).all(axis=1) & (np.abs(area) > LEAST_AREA) & ~is_back)[0]
    fragments = np.cumsum(size[chosen].prod(axis=1))
    cuts = np.searchsorted(fragments, np.arange(MOST_FRAGMENTS, fragments[-1] if len(fragments) else 0, MOST_FRAGMENTS))
    for part in np.split(chosen, cuts):
        _note(hits, mesh, _Fragments(part, low[part], size[part], corners[part, 0], edges[part], area[part]), columns)
    return Hits(
        hits.triangles.reshape(rows, columns), hits.shares.reshape(rows, columns, 3), hits.depths.reshape(rows, columns)
    )


@dataclass(frozen=True, eq=False)
class _Fragments:
    """Some triangles with the pixels round them: their numbers, corner and size of the box, and their shape."""

    numbers: Numbers
    low: Numbers
    size: Numbers
    first: Floats
    edges: Floats
    area: Floats


def _note(hits: Hits, mesh: Mesh, some: _Fragments, columns: int) -> None:
    """Write into `hits` where some triangles are nearer than what is there."""
    count = some.size.prod(axis=1)
    of = np.repeat(np.arange(len(count)), count)
    number = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    wide = some.size[of, 0]
    column, row = some.low[of, 0] + number % wide, some.low[of, 1] + number // wide
    right, down = column - some.first[of, 0], row - some.first[of, 1]
    per_area = (some.edges / some.area[:, None, None]).reshape(-1, 4)
    one_x, one_y, two_x, two_y = (column[of] for column in per_area.T)
    second, third = right * two_y - two_x * down, one_x * down - right * one_y
    inside = np.nonzero((second >= INSIDE) & (third >= INSIDE) & (second + third <= 1 - INSIDE))[0]
    of, pixel = of[inside], (row * columns + column)[inside]
    shares = np.stack([1 - second[inside] - third[inside], second[inside], third[inside]], axis=1)
    corners = mesh.triangles[some.numbers[of]]
    seen = np.nonzero(np.einsum("fk,fk->f", mesh.cut[corners], shares) <= 0)[0]
    of, pixel, shares, corners = of[seen], pixel[seen], shares[seen], corners[seen]
    depth = np.einsum("fk,fk->f", mesh.seen[:, 2][corners], shares)
    np.minimum.at(hits.depths, pixel, depth)
    nearest = depth == hits.depths[pixel]
    hits.triangles[pixel[nearest]] = some.numbers[of[nearest]]
    hits.shares[pixel[nearest]] = shares[nearest]


def interpolated(values: Floats, triangles: Numbers, hits: Hits) -> Floats:
    """Values of corners (corner, …) at each pixel (row, column, …); 0 where nothing is."""
    seen = hits.triangles != NO_TRIANGLE
    corners = triangles[hits.triangles[seen]]
    shares = hits.shares[seen].reshape(len(corners), 3, *[1] * (values.ndim - 1))
    found: Floats = np.zeros((*seen.shape, *values.shape[1:]))
    found[seen] = (values[corners] * shares).sum(axis=1)
    return found

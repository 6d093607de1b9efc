"""Outlines of areas on a grid of pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.chains import chains_of, spots_along
from handouts.figure.lines.cracks import Cracks, Kind
from handouts.figure.lines.curves import smoothed

Mask = NDArray[np.bool_]


def outlines_of(mask: Mask, evened_pixels: float, least_pixels: int = 12) -> list[Floats]:
    """Closed lines (n, 2) round what is true in a mask, as columns and rows, smooth, the last spot the first again.

    What is true lies to the left of each line, so that holes are holes whichever way they are filled. Lines shorter
    than `least_pixels` are left out. Nothing is true beyond the rim.
    """
    padded = np.pad(mask, 1).astype(np.int16)
    cracks = _cracks(padded)
    loops = []
    for chain in chains_of(cracks, padded):
        if len(chain.kinds) >= least_pixels:
            spots = spots_along(cracks, chain) - 1
            even = smoothed(spots if chain.left else spots[::-1], evened_pixels, closed=True)
            loops.append(np.vstack([even, even[:1]]))
    return loops


def _cracks(areas: NDArray[np.int16]) -> Cracks:
    """The cracks where one area borders on another."""
    beside = np.where(areas[:, 1:] != areas[:, :-1], Kind.OUTLINE, Kind.NONE).astype(np.int16)
    below = np.where(areas[1:] != areas[:-1], Kind.OUTLINE, Kind.NONE).astype(np.int16)
    rows, columns = areas.shape
    down, right = np.meshgrid(np.arange(rows) + 0.5, np.arange(columns) + 0.5, indexing="ij")
    middle = np.stack([right, down], axis=-1)
    return Cracks(
        beside,
        below,
        np.zeros(beside.shape, dtype=bool),
        np.zeros(below.shape, dtype=bool),
        (middle[:, 1:] + middle[:, :-1]) / 2,
        (middle[1:] + middle[:-1]) / 2,
        1.0,
    )

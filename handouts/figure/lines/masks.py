"""Outlines of areas on a grid of pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.chains import chains_of
from handouts.figure.lines.curves import smoothed
from handouts.figure.lines.edges import Edges, Kind

Mask = NDArray[np.bool_]


def outlines_of(mask: Mask, evened_pixels: float, least_pixels: int = 12) -> list[Floats]:
    """Closed lines (n, 2) round what is true in a mask, as columns and rows, smooth, the last spot the first again.

    What is true lies to the left of each line, so that holes are holes whichever way they are filled. Lines shorter
    than `least_pixels` are left out. Nothing is true beyond the rim.
    """
    padded = without_touching_corners(np.pad(mask, 1)).astype(np.int16)
    edges = _edges(padded)
    loops = []
    for chain in chains_of(edges, padded):
        if len(chain.kinds) >= least_pixels:
            spots = chain.spots - 1
            even = smoothed(spots if chain.left else spots[::-1], evened_pixels, closed=True)
            loops.append(np.vstack([even, even[:1]]))
    return loops


def without_touching_corners(mask: Mask) -> Mask:
    """A mask without pixels that touch by their corners only: the gap between them is filled, so that no line forks."""
    filled = mask.copy()
    while True:
        upper, lower, left, right = filled[:-1], filled[1:], slice(None, -1), slice(1, None)
        falling = upper[:, left] & lower[:, right] & ~upper[:, right] & ~lower[:, left]
        rising = upper[:, right] & lower[:, left] & ~upper[:, left] & ~lower[:, right]
        if not (falling | rising).any():
            return filled
        lower[:, left] |= falling
        lower[:, right] |= rising


def _edges(areas: NDArray[np.int16]) -> Edges:
    """The edges where one area borders on another."""
    beside = np.where(areas[:, 1:] != areas[:, :-1], Kind.OUTLINE, Kind.NONE).astype(np.int16)
    below = np.where(areas[1:] != areas[:-1], Kind.OUTLINE, Kind.NONE).astype(np.int16)
    return Edges(beside, below, np.ones(beside.shape), np.ones(below.shape), 1.0)

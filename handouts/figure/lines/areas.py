"""Connected areas of a grid of labels, and what is too small to be one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.integer] | NDArray[np.bool_]
Numbers = NDArray[np.intp]
Mask = NDArray[np.bool_]

NEIGHBOURS = ((0, 1), (0, -1), (1, 0), (-1, 0))


def connected(labels: Labels) -> Numbers:
    """The number of the area each pixel is in (row, column), from 0: pixels of one label joined by their sides.

    Areas are found by runs, stretches of one label in a row: these are far fewer than pixels.
    """
    rows, columns = labels.shape
    begins = np.ones((rows, columns), dtype=bool)
    begins[:, 1:] = labels[:, 1:] != labels[:, :-1]
    runs = np.cumsum(begins.ravel()).reshape(rows, columns) - 1
    same = labels[1:] == labels[:-1]
    upper, lower = runs[:-1][same], runs[1:][same]
    is_new = np.ones(len(upper), dtype=bool)
    is_new[1:] = (upper[1:] != upper[:-1]) | (lower[1:] != lower[:-1])
    pairs = np.stack([upper[is_new], lower[is_new]], axis=1)
    numbers = np.arange(int(runs[-1, -1]) + 1)
    while True:
        before = numbers.copy()
        least = np.minimum(numbers[pairs[:, 0]], numbers[pairs[:, 1]])
        for end in (0, 1):
            np.minimum.at(numbers, numbers[pairs[:, end]], least)
            np.minimum.at(numbers, pairs[:, end], least)
        numbers = numbers[numbers]
        if (numbers == before).all():
            break
    dense = np.cumsum(np.bincount(numbers, minlength=len(numbers)) > 0) - 1
    areas: Numbers = dense[numbers][runs]
    return areas


def sizes(areas: Numbers) -> Numbers:
    """How many pixels the area of each pixel has (row, column)."""
    return np.bincount(areas.ravel())[areas]


def smaller_than(labels: Labels, pixels: float) -> Mask:
    """Where connected areas of one label have fewer pixels than that."""
    small: Mask = sizes(connected(labels)) < pixels
    return small


def shifted(grid: NDArray, down: int, right: int, fill: float) -> NDArray:  # type: ignore[type-arg]  # of any kind
    """A grid moved by whole pixels, with `fill` where nothing comes in."""
    moved = np.full_like(grid, fill)
    rows, columns = grid.shape
    moved[max(0, down) : rows + min(0, down), max(0, right) : columns + min(0, right)] = grid[
        max(0, -down) : rows + min(0, -down), max(0, -right) : columns + min(0, -right)
    ]
    return moved


def opened(mask: Mask, wide_pixels: float) -> Mask:
    """What of a mask some square so wide fits into."""
    reach = max(1, int((wide_pixels - 1) / 2))
    core = mask
    for combine, fill in ((np.logical_and, False), (np.logical_or, False)):
        for axis in (0, 1):
            steps = [(step, 0) if axis == 0 else (0, step) for step in range(-reach, reach + 1)]
            core = combine.reduce([shifted(core, *step, fill) for step in steps])
    return core & mask


def filled_from_beside(taken: Mask, givers: Mask | None = None) -> Numbers:
    """For each pixel the place, row by row, of the pixel it is to be like: the nearest that is not `taken`.

    `givers` says which pixels may give (row, column); where none is near, the others give too.
    """
    source = np.arange(taken.size).reshape(taken.shape)
    left = taken.copy()
    may = ~taken if givers is None else ~taken & givers
    for allowed in (may, ~taken):
        given = allowed.copy()
        while left.any():
            before = left.sum()
            for step in NEIGHBOURS:
                found = shifted(given, *step, fill=False) & left
                source[found] = shifted(source, *step, 0)[found]
                given |= found
                left &= ~found
            if left.sum() == before:
                break
    return source

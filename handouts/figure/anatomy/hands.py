"""The shapes a hand can take: a table, and how a hand gets from one to another.

Fingers bend at three joints, in degrees, from the index to the little finger; the thumb's three bones point where they
are told to. All of it was set while looking at drawings.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from handouts.drawing import HandShape
from handouts.figure.anatomy.rotations import Floats

FINGERS, JOINTS = 4, 3
SPREAD = FINGERS * JOINTS
"""The place of how far the fingers are spread in the numbers of a shape, 1 being a hand that is held wide open."""

THUMB = SPREAD + 1
"""Where the numbers of the thumb begin: for each bone how far to the side of the index, to the palm, and outward."""

Bends = tuple[float, float, float]


def _shape(bends: tuple[Bends, ...], spread: float, thumb: tuple[Bends, ...]) -> Floats:
    """The numbers of a shape (number,); where there is one triple of bends it is that of all fingers."""
    fingers = bends if len(bends) == FINGERS else bends * FINGERS
    return np.concatenate([np.array(fingers, dtype=float).ravel(), [spread], np.array(thumb, dtype=float).ravel()])


BESIDE_INDEX = ((0.62, 0.30, 0.72), (0.42, 0.16, 0.89), (0.30, 0.08, 0.95))
"""A thumb at rest beside the index."""

OPPOSED = ((0.50, 0.62, 0.60), (0.22, 0.62, 0.75), (0.02, 0.60, 0.80))
"""A thumb on the other side of what the fingers hold."""

SHAPES: Mapping[HandShape, Floats] = MappingProxyType(
    {
        "flat": _shape(((1, 4, 2),), 0.45, ((0.66, 0.22, 0.72), (0.52, 0.08, 0.85), (0.44, 0.02, 0.90))),
        "relaxed": _shape(((14, 24, 12), (18, 28, 14), (22, 32, 16), (25, 34, 16)), 0.30, BESIDE_INDEX),
        "grip": _shape(((34, 46, 28), (36, 50, 30), (38, 52, 30), (40, 52, 28)), 0.12, OPPOSED),
        "fist": _shape(((72, 96, 58),), 0.0, ((0.45, 0.66, 0.60), (-0.25, 0.72, 0.65), (-0.70, 0.45, 0.55))),
        "cradle": _shape(((16, 20, 12), (18, 24, 14), (20, 26, 14), (20, 26, 14)), 0.08, BESIDE_INDEX),
        "pointing": _shape(
            ((2, 4, 2), (70, 92, 52), (74, 94, 54), (76, 94, 54)),
            0.0,
            ((0.45, 0.62, 0.64), (-0.2, 0.70, 0.68), (-0.6, 0.5, 0.6)),
        ),
        "on_hip": _shape(
            ((22, 18, 10), (24, 20, 10), (26, 22, 10), (28, 22, 10)),
            0.10,
            ((0.90, 0.20, 0.35), (0.86, 0.1, 0.5), (0.82, 0.05, 0.57)),
        ),
    }
)
"""The numbers of each shape (number,)."""

BY_BENDING: tuple[tuple[float, HandShape], ...] = ((0, "flat"), (25, "relaxed"), (70, "grip"), (100, "fist"))
"""The shape of a hand of which only the bending of all fingers is known, in degrees."""


def shape_by_bending(degrees: float) -> Floats:
    """The numbers (number,) of a hand whose fingers are bent by so much, between the two nearest shapes."""
    bends = [bend for bend, _ in BY_BENDING]
    numbers = np.stack([SHAPES[name] for _, name in BY_BENDING])
    return np.array([np.interp(degrees, bends, column) for column in numbers.T])

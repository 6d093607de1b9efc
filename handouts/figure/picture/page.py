"""How what a camera sees is laid on paper: one scale for all frames of an exercise, in tenths of a millimetre."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.view.box import Box

WIDTH_UNITS = 880
MARGIN_UNITS = 14
"""What stays white round everything that is drawn."""

SCALES = (5.0, 4.2, 3.4, 2.8)
"""Units per centimetre of the body, the largest that fits first: few sizes, so that figures can be compared."""

TALL_UNITS = 520
"""A drawing is as high as it must be, in steps; where it would be higher than this a smaller scale is tried first."""

STEP_UNITS = 20
LEAST_HEIGHT_UNITS = 200


@dataclass(frozen=True)
class Page:
    """A drawing's paper: units per centimetre, what is seen, in centimetres, and the height in units."""

    scale: float
    box: Box
    height: int

    def spots(self, seen: Floats) -> Floats:
        """Spots (..., 2), right and down in units, of what is seen so far right and up (..., 2 or more), in cm."""
        left = (WIDTH_UNITS - self.scale * (self.box.right - self.box.left)) / 2
        top = (self.height - self.scale * (self.box.top - self.box.bottom)) / 2
        corner = np.array([self.box.left, self.box.top])
        spots: Floats = (seen[..., :2] - corner) * [self.scale, -self.scale] + [left, top]
        return spots

    def seen(self, spots: Floats) -> Floats:
        """What `spots` gives (..., 2), back to how far right and up in centimetres."""
        origin = self.spots(np.zeros(2))
        back: Floats = (spots - origin) / [self.scale, -self.scale]
        return back


def page_for(box: Box, most_scale: float = SCALES[0]) -> Page:
    """Paper for what is seen in a box, at the largest of SCALES at which it fits, up to `most_scale`.

    What does not fit at the smallest of them is made smaller still: a drawing is never cut off.
    """
    wide, high = box.right - box.left, box.top - box.bottom
    fitting = [scale for scale in SCALES if scale <= most_scale and _fits(wide, high, scale)]
    scale = fitting[0] if fitting else min(SCALES[-1], most_scale, (WIDTH_UNITS - 2 * MARGIN_UNITS) / wide)
    needed = scale * high + 2 * MARGIN_UNITS
    return Page(scale, box, max(LEAST_HEIGHT_UNITS, STEP_UNITS * math.ceil(needed / STEP_UNITS)))


def _fits(wide: float, high: float, scale: float) -> bool:
    """Whether something so wide and high fits at a scale."""
    return scale * wide <= WIDTH_UNITS - 2 * MARGIN_UNITS and scale * high <= TALL_UNITS - 2 * MARGIN_UNITS

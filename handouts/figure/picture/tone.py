"""One soft shade on what turns away from the light, which comes from above, from the left and from the viewer."""

from __future__ import annotations

import numpy as np

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.quaternions import unit
from handouts.figure.lines.areas import smaller_than
from handouts.figure.lines.curves import fitted
from handouts.figure.lines.edges import NEAR
from handouts.figure.lines.masks import outlines_of
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import curve_data, path
from handouts.figure.view.view import Mask, View

LIGHT: Floats = np.array([-0.30, 0.0, -0.42])
UP_SHARE = 0.85
DARK_BELOW = -0.16
"""How far a surface turns away from the light, as a cosine, where it is in the shade."""

CELL_PIXELS, BLURRED_CELLS = 2, 2
LEAST_CM2 = 5.0
EVENED_CELLS, TOLERANCE_UNITS = 2.2, 1.6


def tone_drawn(view: View, page: Page) -> str:
    """The shade on paper."""
    shade = shaded(view)
    if not shade.any():
        return ""
    lines = [page.spots(view.in_cm(CELL_PIXELS * outline)) for outline in outlines_of(shade, EVENED_CELLS, 20)]
    data = "".join(curve_data(fitted(line, TOLERANCE_UNITS)) + "z" for line in lines)
    return path(data, "figure-tone", opacity=0.09)


def shaded(view: View) -> Mask:
    """What of the body lies in the shade, in cells of CELL_PIXELS pixels."""
    light = unit(view.camera.axes @ np.array([0, 0, UP_SHARE]) + LIGHT)
    cells = (slice(None, None, CELL_PIXELS), slice(None, None, CELL_PIXELS))
    bright = view.facing[cells] @ light
    material = np.where(view.is_body[cells], NEAR[view.materials[cells]], 0)
    shade = np.zeros(material.shape, dtype=bool)
    for one in np.unique(material[material > 0]):
        of_it = (material == one).astype(float)
        share = blurred(bright * of_it) / np.maximum(blurred(of_it), 1e-9)
        shade |= (of_it > 0) & (share < DARK_BELOW)
    least = LEAST_CM2 * (view.pixels_per_cm / CELL_PIXELS) ** 2
    dark: Mask = shade & ~smaller_than(shade, least)
    return dark


def blurred(values: Floats) -> Floats:
    """Values (row, column) as sums over squares round each, twice over: a soft blur."""
    for axis in (0, 1, 0, 1):
        padded = np.concatenate([np.zeros_like(np.take(values, [0], axis)), values], axis).cumsum(axis)
        number = np.arange(values.shape[axis])
        last = np.minimum(number + BLURRED_CELLS + 1, values.shape[axis])
        values = np.take(padded, last, axis) - np.take(padded, np.maximum(number - BLURRED_CELLS, 0), axis)
    return values

"""Where the body was before: its moved parts in the frame before, pale and dashed, behind the body of this frame."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.build import landmark_place
from handouts.figure.lines.areas import smaller_than
from handouts.figure.lines.curves import fitted
from handouts.figure.lines.masks import outlines_of
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import GHOST, curve_data, path
from handouts.figure.view.view import View

MOVED_CM = 4.0
"""What has moved at least so far is shown where it was."""

MOST_COVERED = 0.6
MOST_TRAVEL_CM = 30.0
"""No ghost where more of it would be hidden, or where the pelvis goes farther: it would only confuse."""

LEAST_SEEN_CM2 = 25.0
EVENED_PIXELS = 1.2
TOLERANCE_UNITS = 1.5

Mask = NDArray[np.bool_]


def ghost_area(before: View, now: View) -> Mask:
    """Where what has moved was seen before, (row, column); both views have the same pixels."""
    ways = np.linalg.norm(now.scene.surface.places - before.scene.surface.places, axis=1)
    seen: Mask = before.is_body & (ways[before.corners] > MOVED_CM)
    return seen & ~smaller_than(seen, LEAST_SEEN_CM2 * now.pixels_per_cm**2)


def helps(area: Mask, before: View, now: View) -> bool:
    """Whether a ghost is of use: enough of it is seen, and the body has not gone elsewhere."""
    if not area.any():
        return False
    covered = (area & now.is_body).sum() / area.sum()
    places = [landmark_place(view.scene.build, view.scene.frames, "pelvis") for view in (before, now)]
    travel = float(np.linalg.norm(places[1] - places[0]))
    return bool(covered < MOST_COVERED and travel < MOST_TRAVEL_CM)


def ghost_drawn(area: Mask, view: View, page: Page) -> str:
    """The ghost on paper."""
    spots = [page.spots(view.in_cm(outline)) for outline in outlines_of(area, EVENED_PIXELS)]
    return path("".join(curve_data(fitted(line, TOLERANCE_UNITS)) + "z" for line in spots), "figure-ghost", GHOST)

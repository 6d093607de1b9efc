"""Takes out of a view what would only be loose scraps in a drawing: pin holes, thin strips, small islands."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from handouts.figure.view.surface import Codes, Material
from handouts.figure.view.trace import NOTHING
from handouts.figure.view.view import View

Mask = NDArray[np.bool_]

FAR_STRIP_CM = 3.0
"""Strips of far arms and legs that are thinner than this vanish, but for where they run out of something wider."""

TAPER_CM = 3.0
"""How far a limb may run out into a point."""

FINE_STRIP_CM = 0.9
"""Of far hands and feet only strips thinner than this vanish."""

STRIP_CM, NARROW_CM = 1.0, 1.7
"""So do strips of trunk and limbs narrower than the first, and gaps between them narrower than the second."""

RIM_CM = 1.2
"""Rims of skin or cloth narrower than this take the material beside them; hair is thin and yet makes a head."""

ISLAND_CM2, FAR_ISLAND_CM2 = 12.0, 40.0
HAND_ISLAND_CM2 = 4.0
GAP_CM2 = 5.0
"""Islands of the body, of a far limb, of a hand, and gaps between limbs, smaller than this vanish."""

NEIGHBOURS = ((0, 1), (0, -1), (1, 0), (-1, 0))


def tidied(view: View, far: tuple[str, ...]) -> View:
    """The view without pin holes, thin strips and gaps, and small islands."""
    view = without_pin_holes(view)
    view = refilled(view, thin_far_strips(view, far))
    view = refilled(view, thin_strips(view))
    return refilled(view, small_islands(view, far))


def without_pin_holes(view: View) -> View:
    """The view with single pixels of nothing filled that lie in the midst of something."""
    depths, parts = view.depths.copy(), view.parts.copy()
    for _ in range(2):
        around = np.stack([shifted(parts, *step, NOTHING) for step in NEIGHBOURS])
        hole = (parts == NOTHING) & ((around != NOTHING).sum(axis=0) >= 3)  # noqa: PLR2004 — of the four
        for neighbour, step in zip(around, NEIGHBOURS, strict=True):
            fill = hole & (neighbour != NOTHING) & (parts == NOTHING)
            parts[fill] = neighbour[fill]
            depths[fill] = shifted(depths, *step, np.inf)[fill]
    return view.showing(depths, parts, view.hidden)


def thin_far_strips(view: View, far: tuple[str, ...]) -> Mask:
    """Where a far limb is seen only as a strip too thin to be read as a limb."""
    labels, limbs = view.surface.labels, view.limbs
    is_far = np.isin(limbs, labels.limb_numbers(*far))
    is_fine = np.isin(view.pieces, labels.piece_numbers("hand", "foot"))
    fine, coarse = (opened(limbs, wide_cm * view.pixels_per_cm) for wide_cm in (FINE_STRIP_CM, FAR_STRIP_CM))
    wide = np.where(is_fine, fine, coarse)
    return is_far & ~grown(wide & is_far, limbs, round(TAPER_CM * view.pixels_per_cm))


def thin_strips(view: View) -> Mask:
    """Where trunk, limbs, or the gaps between them are hardly wider than a line."""
    labels, limbs = view.surface.labels, view.limbs
    is_fine = np.isin(view.pieces, labels.piece_numbers("hand", "foot", "head", "bun", "towel", "ball"))
    strip, narrow = (opened(limbs, wide_cm * view.pixels_per_cm) for wide_cm in (STRIP_CM, NARROW_CM))
    thin = ~is_fine & ~np.where(view.parts == NOTHING, narrow, strip)
    thin[[0, -1]] = False
    thin[:, [0, -1]] = False
    return thin


def plain_materials(view: View) -> Codes:
    """The materials of a view without rims of skin or cloth too narrow to be seen beside a line."""
    materials = view.materials
    thin = view.is_body & (materials != Material.HAIR) & ~opened(materials, RIM_CM * view.pixels_per_cm)
    plain, left = materials.copy(), thin.copy()
    for _ in range(round(RIM_CM * view.pixels_per_cm)):
        for step in NEIGHBOURS:
            source = shifted(~left & view.is_body, *step, fill=False) & left
            source &= shifted(view.limbs, *step, -9) == view.limbs
            plain[source] = shifted(plain, *step, Material.NOTHING)[source]
            left &= ~source
    return plain


def grown(core: Mask, labels: Codes, pixels: int) -> Mask:
    """The core and what is connected to it within its label by at most so many pixels."""
    for _ in range(pixels):
        around = core.copy()
        for step in NEIGHBOURS:
            around |= shifted(core, *step, fill=False) & (shifted(labels, *step, -9) == labels)
        core = around
    return core


def opened(labels: Codes, wide_pixels: float) -> Mask:
    """Where some square so wide fits that has one label throughout."""
    reach = max(1, int((wide_pixels - 1) / 2))
    steps = range(-reach, reach + 1)
    core = np.ones(labels.shape, dtype=bool)
    for axis in (0, 1):
        kept = np.where(core, labels, -8)
        core = np.logical_and.reduce([_along(kept, axis, step) == labels for step in steps]) & core
    for axis in (0, 1):
        kept = np.where(core, labels, -8)
        core = np.logical_or.reduce([_along(kept, axis, step) == labels for step in steps])
    return core


def _along(labels: Codes, axis: int, step: int) -> Codes:
    """Labels shifted along one axis; what comes in from outside matches none."""
    return shifted(labels, step, 0, -9) if axis == 0 else shifted(labels, 0, step, -9)


def small_islands(view: View, far: tuple[str, ...]) -> Mask:
    """Where a piece of the picture is too small to be more than a scrap."""
    labels, limbs, pieces = view.surface.labels, view.limbs, view.pieces
    least = np.full(len(labels.limbs), ISLAND_CM2)
    least[labels.limb_numbers(*far)] = FAR_ISLAND_CM2
    least[labels.limb_numbers("nothing")] = GAP_CM2
    least[labels.limb_numbers("towel", "ball")] = 0
    ends = labels.piece_numbers("hand", "foot")
    small = np.zeros(limbs.shape, dtype=bool)
    for rows, columns in islands(limbs):
        is_end = np.isin(pieces[rows, columns], ends).mean() > 0.5  # noqa: PLR2004 — most of it
        needed = HAND_ISLAND_CM2 if is_end else least[limbs[rows[0], columns[0]]]
        small[rows, columns] = len(rows) < needed * view.pixels_per_cm**2
    return small


def islands(labels: Codes) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows and columns of each connected piece of one label."""
    numbers = connected(labels)
    order = np.argsort(numbers, axis=None, kind="stable")
    cuts = np.nonzero(np.diff(numbers.reshape(-1)[order]))[0] + 1
    for chosen in np.split(order, cuts):
        rows, columns = np.unravel_index(chosen, labels.shape)
        yield rows, columns


def connected(labels: Codes) -> NDArray[np.intp]:
    """A number for each pixel, the same for pixels that are connected by sides and have one label."""
    numbers = np.arange(labels.size).reshape(labels.shape)
    beside = labels[:, 1:] == labels[:, :-1]
    below = labels[1:] == labels[:-1]
    while True:
        before = numbers.copy()
        for same, first, second in ((beside, numbers[:, 1:], numbers[:, :-1]), (below, numbers[1:], numbers[:-1])):
            least = np.minimum(first, second)
            np.minimum(first, least, out=first, where=same)
            np.minimum(second, least, out=second, where=same)
        flat = numbers.reshape(-1)
        np.minimum.at(flat, before.reshape(-1), flat.copy())
        numbers = flat[flat].reshape(labels.shape)
        if (numbers == before).all():
            return numbers


def refilled(view: View, taken: Mask) -> View:
    """The view with what is `taken` out given to its neighbours, to the background first."""
    depths, parts = view.depths.copy(), view.parts.copy()
    hidden = np.where(taken, view.pieces, view.hidden)
    left = taken.copy()
    for only_background in (*(True,) * 5, *(False,) * 25):
        if not left.any():
            break
        for step in NEIGHBOURS:
            source = shifted(~left, *step, fill=False) & left
            neighbour = shifted(parts, *step, NOTHING)
            if only_background:
                source &= neighbour == NOTHING
            parts[source] = neighbour[source]
            depths[source] = shifted(depths, *step, np.inf)[source]
            left &= ~source
    return view.showing(depths, parts, hidden)


def shifted(grid: NDArray, down: int, right: int, fill: float) -> NDArray:  # type: ignore[type-arg]  # of any kind
    """A grid moved by whole pixels, with `fill` where nothing comes in."""
    moved = np.full_like(grid, fill)
    rows, columns = grid.shape
    moved[max(0, down) : rows + min(0, down), max(0, right) : columns + min(0, right)] = grid[
        max(0, -down) : rows + min(0, -down), max(0, -right) : columns + min(0, -right)
    ]
    return moved

"""Takes out of a view what would only be a scrap, a nick or a hole in a drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from handouts.figure.body.person import PIECES
from handouts.figure.body.surface import Material
from handouts.figure.lines.areas import Labels, Mask, filled_from_beside, opened, smaller_than
from handouts.figure.view.view import View

HOLE_CM2, ISLAND_CM2 = 1.6, 4.0
"""Gaps between parts of the body, and loose bits of it, that are smaller than this vanish."""

SCRAP_CM2, FAR_SCRAP_CM2, SPECK_CM2 = 0.8, 6.0, 0.5
"""So do bits of a piece, of a far limb, and of a material within what is seen."""

SLIVER_CM, FAR_SLIVER_CM = 0.5, 1.3
"""And strips thinner than this, of anything but hands, feet and face, and of far limbs."""

DIGIT_CM = 0.75
"""How wide a finger or toe must be seen, to be parted from the next by a line."""

FAR_MATERIALS = (Material.SKIN_FAR, Material.SHIRT_FAR, Material.SHORTS_FAR)
LIMB_OF_PIECE = np.array(
    [
        {"upper_arm": 1, "forearm": 1, "hand": 1, "thigh": 2, "shank": 2, "foot": 2}.get(piece.partition(".")[0], 0)
        + (4 if piece.endswith(".R") else 0)
        if "." in piece
        else 10 + number
        for number, piece in enumerate(PIECES)
    ],
    dtype=np.int16,
)
"""A number for each limb, by piece; trunk, neck and things by themselves."""


def tidied(view: View) -> View:
    """The view without holes, loose bits, scraps and slivers."""
    for find in (holes, loose_bits, far_slivers, scraps, specks):
        view = without(view, find)
    return replace(view, digits=np.where(thin_digits(view), 0, view.digits))


def without(view: View, find: Callable[[View], Mask]) -> View:
    """The view with what is found given to what is beside it."""
    taken = find(view)
    return view.taken_from(filled_from_beside(taken)) if taken.any() else view


def limbs(view: View) -> Labels:
    """The number of the limb at each pixel."""
    numbers: Labels = LIMB_OF_PIECE[view.pieces]
    return numbers


def holes(view: View) -> Mask:
    """Gaps in the midst of the figure."""
    empty = view.materials == Material.NOTHING
    small: Mask = empty & smaller_than(empty, HOLE_CM2 * view.pixels_per_cm**2)
    return small


def loose_bits(view: View) -> Mask:
    """Bits of the body that hang together with nothing else of it."""
    return view.is_body & smaller_than(view.is_body, ISLAND_CM2 * view.pixels_per_cm**2)


def far_slivers(view: View) -> Mask:
    """Far limbs where they are seen only as a strip along something nearer."""
    far = np.isin(view.materials, FAR_MATERIALS)
    if not far.any():
        return far
    thin = far & ~opened(far, FAR_SLIVER_CM * view.pixels_per_cm) & ~view.is_piece("hand", "foot")
    return thin | (far & smaller_than(far, FAR_SCRAP_CM2 * view.pixels_per_cm**2))


def scraps(view: View) -> Mask:
    """Bits of a limb that are seen by themselves between others."""
    return view.is_body & smaller_than(limbs(view), SCRAP_CM2 * view.pixels_per_cm**2)


def specks(view: View) -> Mask:
    """Bits of a material too small to be seen as one."""
    return view.is_body & smaller_than(view.materials, SPECK_CM2 * view.pixels_per_cm**2)


def thin_digits(view: View) -> Mask:
    """Fingers and toes seen so much from the side that lines between them would run together."""
    thin = np.zeros(view.digits.shape, dtype=bool)
    for digit in range(1, 6):
        one = view.digits == digit
        thin |= one & ~opened(one, DIGIT_CM * view.pixels_per_cm)
    return thin


def kinds_of_scraps(view: View) -> Iterator[str]:
    """What of the things that are taken out is still in a view: for checks, by name."""
    for find in (holes, loose_bits, scraps):
        if find(view).any():
            yield find.__name__.replace("_", " ")

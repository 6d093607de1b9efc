"""The lines and fills of a figure, from what a camera sees of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.chains import Chain, Node, chains_of, ink_runs, settled
from handouts.figure.lines.cracks import cracks_of
from handouts.figure.lines.curves import Curve, backwards, fitted
from handouts.figure.lines.evening import even_spots
from handouts.figure.lines.refine import refined
from handouts.figure.lines.tidy import NEIGHBOURS, plain_materials, shifted
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import curve_data
from handouts.figure.view.surface import Material
from handouts.figure.view.view import View

LEAST_INK_CM, LEAST_PART_CM = 1.3, 2.0
"""Runs of ink along a chain shorter than the first are given to their neighbours, than the second not drawn."""

BEHIND = (Material.NOTHING, Material.BALL)
"""What the figure stands out against."""


@dataclass(frozen=True, eq=False)
class Line:
    """A chain on paper: its spots, one per node (n, 2), and the curves that fit them."""

    chain: Chain
    spots: Floats
    curves: list[Curve]


@dataclass(frozen=True, eq=False)
class Linework:
    """All lines of one figure on paper."""

    lines: tuple[Line, ...]
    tolerance: float

    def fill(self, inside: Collection[int]) -> str:
        """Path data that goes round everything of some materials."""
        rims = [line for line in self.lines if (line.chain.left in inside) != (line.chain.right in inside)]
        return "".join(curve_data(curves) + "z" for curves in loops(rims, inside))

    def body(self) -> str:
        """Path data that goes round the whole figure where it is seen."""
        return self.fill(frozenset(Material) - frozenset(BEHIND))

    def materials(self) -> list[Material]:
        """The materials that are seen, in order."""
        return sorted({Material(side) for line in self.lines for side in (line.chain.left, line.chain.right)})

    def inner(self) -> str:
        """Path data of the lines within the figure: limb before limb, and where flesh is pressed on flesh."""
        drawn = []
        for line in self.lines:
            if line.chain.left in BEHIND or line.chain.right in BEHIND:
                continue
            runs = ink_runs(line.chain, LEAST_INK_CM)
            drawn += [self._run(line, start, end) for is_ink, start, end in runs if is_ink]
        return "".join(drawn)

    def _run(self, line: Line, start: int, end: int) -> str:
        """The part of a line from one node to another."""
        whole = end - start == len(line.chain.kinds)
        if whole:
            return curve_data(line.curves) + ("z" if line.chain.is_loop else "")
        if end - start < LEAST_PART_CM * line.chain.pixels_per_cm:
            return ""
        return curve_data(fitted(line.spots[start : end + 1], self.tolerance))


def linework_of(traced: Sequence[Traced], page: Page, tolerance: float) -> Linework:
    """Traced lines on paper; `tolerance` is how far they may be off, in units."""
    on_paper = [(one.chain, page.spots(one.seen)) for one in traced]
    lines = tuple(Line(chain, spots, fitted(spots, tolerance)) for chain, spots in on_paper)
    return Linework(lines, tolerance)


@dataclass(frozen=True, eq=False)
class Traced:
    """A chain and where it runs, evened out: spots (n, 2), right and up in centimetres."""

    chain: Chain
    seen: Floats


def traced(view: View) -> tuple[Traced, ...]:
    """All lines of what is seen."""
    materials = plain_materials(view)
    cracks = settled(refined(cracks_of(view, materials), view, materials), materials)
    chains = chains_of(cracks, materials)
    fine = np.isin(view.pieces, view.surface.labels.piece_numbers("hand", "foot", "head"))
    around = np.logical_or.reduce([shifted(fine, *step, fill=False) for step in NEIGHBOURS])
    return tuple(
        Traced(chain, view.in_cm(spots))
        for chain, spots in zip(chains, even_spots(cracks, chains, fine | around), strict=True)
    )


def loops(rims: Sequence[Line], inside: Collection[int]) -> Iterable[list[Curve]]:
    """Closed rows of curves that have the inside to their left."""
    walks = [walk(line, inside) for line in rims]
    starts: dict[Node, list[int]] = {}
    for number, (start, _, _) in enumerate(walks):
        starts.setdefault(start, []).append(number)
    used: set[int] = set()
    for number, (first, _, _) in enumerate(walks):
        if number in used:
            continue
        curves: list[Curve] = []
        onward: int | None = number
        while onward is not None:
            used.add(onward)
            _, end, more = walks[onward]
            curves += more
            onward = None if end == first else next((n for n in starts.get(end, []) if n not in used), None)
        yield curves


def walk(line: Line, inside: Collection[int]) -> tuple[Node, Node, list[Curve]]:
    """A line with the inside to its left: where it starts, where it ends, and its curves."""
    nodes = line.chain.nodes
    if line.chain.left in inside:
        return nodes[0], nodes[-1], line.curves
    return nodes[-1], nodes[0], backwards(line.curves)

"""The lines of a figure, from what a camera sees of it: smooth, and each with what it stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.surface import Material
from handouts.figure.lines.areas import NEIGHBOURS, shifted
from handouts.figure.lines.chains import Chain, Node, along
from handouts.figure.lines.curves import Curve, backwards, fitted, unit
from handouts.figure.lines.edges import Kind, edges_of
from handouts.figure.lines.evening import even_spots
from handouts.figure.lines.settling import LEAST_RUN_CM, runs_of, settled
from handouts.figure.lines.tidy import FAR_MATERIALS
from handouts.figure.view.view import Mask, View

BEHIND = (Material.NOTHING, Material.BALL)
"""What the figure stands out against."""

FINE_AROUND_PIXELS = 2


@dataclass(frozen=True, eq=False)
class Traced:
    """A chain and where it runs, evened out: spots (n, 2), right and up in centimetres.

    `weights` says for each of its edges which kind of line it is there, and whether of something fine or far.
    """

    chain: Chain
    seen: Floats
    is_thin: tuple[bool, ...]


def traced(view: View) -> tuple[Traced, ...]:
    """All lines of what is seen."""
    small = view.is_piece("hand", "foot", "head", "bun")
    _, chains = settled(edges_of(view), view.materials, small)
    fine = grown(small, FINE_AROUND_PIXELS)
    thin = view.is_piece("hand", "foot") | np.isin(view.materials, FAR_MATERIALS)
    return tuple(
        Traced(chain, view.in_cm(spots), tuple(_is_thin(chain, thin)))
        for chain, spots in zip(chains, even_spots(chains, fine), strict=True)
    )


def grown(mask: Mask, pixels: int) -> Mask:
    """A mask and what is so near to it."""
    for _ in range(pixels):
        mask = np.logical_or.reduce([mask, *(shifted(mask, *step, fill=False) for step in NEIGHBOURS)])
    return mask


def _is_thin(chain: Chain, thin: Mask) -> Iterable[bool]:
    """Whether each edge of a chain has something thin on either side."""
    for below, (row, column) in along(chain):
        yield bool(thin[row, column] or (thin[row + 1, column] if below else thin[row, column + 1]))


@dataclass(frozen=True, eq=False)
class Run:
    """A stretch of a line of one kind and weight, and the curves that fit it."""

    kind: Kind
    is_thin: bool
    curves: list[Curve]


@dataclass(frozen=True, eq=False)
class Line:
    """A traced chain on paper: its spots, one per node (n, 2)."""

    traced: Traced
    spots: Floats
    tolerance: float

    @property
    def chain(self) -> Chain:
        """What it was traced along."""
        return self.traced.chain

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Its stretches, smooth where one goes on into the next."""
        least = int(LEAST_RUN_CM * self.chain.pixels_per_cm)
        codes = [2 * kind + thin for kind, thin in zip(self.chain.kinds, self.traced.is_thin, strict=True)]
        runs = []
        for code, start, end in runs_of(codes, least):
            ahead, back = self._direction(start), self._direction(end)
            curves = fitted(self.spots[start : end + 1], self.tolerance, ahead, None if back is None else -back)
            runs.append(Run(Kind(code // 2), bool(code % 2), curves))
        return tuple(runs)

    def _direction(self, at: int) -> Floats | None:
        """Where the line runs at one of its spots; None at its ends."""
        if not 0 < at < len(self.spots) - 1:
            return None
        return unit(self.spots[min(at + 3, len(self.spots) - 1)] - self.spots[max(at - 3, 0)])

    @property
    def curves(self) -> list[Curve]:
        """The curves of all of it."""
        return [curve for run in self.runs for curve in run.curves]

    @property
    def is_ring(self) -> bool:
        """Whether it is one stretch that ends where it begins."""
        return self.chain.is_loop and len(self.runs) == 1


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

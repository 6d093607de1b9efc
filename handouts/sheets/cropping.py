"""The part of a drawing's frame that has something drawn in it, so that paper has no room for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Tenths of a millimetre left around what is drawn, for the width of its outlines.
MARGIN = 12
PATH = re.compile(r'\sd="([^"]*)"')
PIECE = re.compile(r"[MLACZmlcz]|-?\d+(?:\.\d+)?")
NUMBERS_OF = {"M": 2, "L": 2, "l": 2, "c": 6, "A": 7}


class Extent(NamedTuple):
    """A rectangle in the units of a drawing."""

    left: float
    top: float
    right: float
    bottom: float


def cropped(drawings: Sequence[str]) -> tuple[str, ...]:
    """The frames of one exercise, all cut to the rectangle that holds what any of them shows.

    Size and place of the body stay comparable between frames. Drawings with nothing in them stay as they are.
    """
    points = [point for drawing in drawings for path in PATH.findall(drawing) for point in path_points(path)]
    if not points:
        return tuple(drawings)
    extent = Extent(
        left=min(x for x, _ in points) - MARGIN,
        top=min(y for _, y in points) - MARGIN,
        right=max(x for x, _ in points) + MARGIN,
        bottom=max(y for _, y in points) + MARGIN,
    )
    return tuple(cut_to(extent, drawing) for drawing in drawings)


def cut_to(extent: Extent, drawing: str) -> str:
    """A drawing of which only this rectangle is shown, never more than its frame."""
    before, _, rest = drawing.partition(' viewBox="')
    box, _, after = rest.partition('"')
    x, y, width, height = (float(one) for one in box.split())
    left, top = max(x, extent.left), max(y, extent.top)
    wide, high = min(x + width, extent.right) - left, min(y + height, extent.bottom) - top
    after = re.sub(r' (?:width|height)="[^"]*"', "", after, count=2)
    return f'{before} viewBox="{left:g} {top:g} {wide:g} {high:g}" width="{wide:g}" height="{high:g}"{after}'


def path_points(path: str) -> Iterator[tuple[float, float]]:
    """The points a path goes through or is drawn towards by a curve: what it covers lies between them.

    Knows the commands that drawings here are written in: M, L, A, c, l and z.
    """
    x = y = 0.0
    command = ""
    numbers: list[float] = []
    for piece in PIECE.findall(path):
        if piece.isalpha():
            command, numbers = piece, []
            continue
        numbers.append(float(piece))
        if len(numbers) < NUMBERS_OF[command]:
            continue
        if command == "A":
            # A whole arc lies within its radii around its ends.
            radius = max(numbers[0], numbers[1])
            yield from ((x - radius, y - radius), (x + radius, y + radius))
        base_x, base_y = (x, y) if command.islower() else (0.0, 0.0)
        ends = numbers[-2:] if command == "A" else numbers
        for at in range(0, len(ends), 2):
            x, y = base_x + ends[at], base_y + ends[at + 1]
            yield x, y
        numbers = []

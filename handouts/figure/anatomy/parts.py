"""The round shapes by which the solver and its checks know where a body's surface is.

A part is a ball that is swept from one spot to another and grows or shrinks on its way; its section can be wider than
it is deep. Some fifty of them make a body. They are fitted to the surface that is drawn: parts.json is written by
figure/body/bake.py. Centimetres, in the axes of the part's segment (X forward, Y left, Z up), each at its own size.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from handouts.drawing import Person
from handouts.figure.anatomy.rotations import Floats

FILE = Path(__file__).with_name("parts.json")
Vector = tuple[float, float, float]

ROUND: Vector = (1.0, 1.0, 1.0)
LIMBS = (
    "spine",
    "flesh",
    "neck",
    "head",
    "arm_left",
    "arm_right",
    "hand_left",
    "hand_right",
    "leg_left",
    "leg_right",
)
"""What parts belong to; the flesh is what is hung round the spine."""


@dataclass(frozen=True)
class Part:
    """One round part, from `start` to `end` in the axes of `segment`.

    `radii` are at equal distances along it, joined by a polynomial. `section` and `section_end` stretch it along the
    axes of the segment, and `bow` is how far the middle lies off the straight line.
    """

    name: str
    segment: str
    limb: str
    start: Vector
    end: Vector
    radii: tuple[float, ...]
    section: Vector = ROUND
    section_end: Vector | None = None
    bow: Vector = (0.0, 0.0, 0.0)

    @cached_property
    def polynomial(self) -> Floats:
        """Five coefficients (5,) of the radius along the part, from the constant up, for 0 at its start to 1."""
        count = len(self.radii)
        coefficients = np.zeros(5)
        coefficients[:count] = np.polyfit(np.linspace(0, 1, count), self.radii, count - 1)[::-1]
        return coefficients

    def centres(self, along: Floats) -> Floats:
        """Middles (n, 3) of the part at `along` (n,), 0 at its start to 1 at its end."""
        start, end, bow = np.array(self.start), np.array(self.end), np.array(self.bow)
        middles: Floats = start + along[:, None] * (end - start) + (4 * along * (1 - along))[:, None] * bow
        return middles

    def radius(self, along: Floats) -> Floats:
        """Radii (n,) at `along` (n,), before the section stretches them."""
        return np.asarray(np.polynomial.polynomial.polyval(along, self.polynomial), dtype=float)

    def sections(self, along: Floats) -> Floats:
        """How far the axes are stretched (n, 3) at `along` (n,)."""
        first = np.array(self.section)
        last = first if self.section_end is None else np.array(self.section_end)
        stretched: Floats = first + along[:, None] * (last - first)
        return stretched


def body_parts(person: Person) -> tuple[Part, ...]:
    """All parts of a person's body."""
    return tuple(part_of_row(row) for row in _file()[person])


@cache
def _file() -> dict[str, list[list[object]]]:
    """The rows of parts.json by person."""
    rows: dict[str, list[list[object]]] = json.loads(FILE.read_text(encoding="utf-8"))
    return rows


def part_of_row(row: list[object]) -> Part:
    """A part from its row: the fields of Part in their order."""
    return Part(*(tuple(value) if isinstance(value, list) else value for value in row))  # type: ignore[arg-type]


def row_of_part(part: Part) -> list[object]:
    """The row of a part."""
    return [
        part.name,
        part.segment,
        part.limb,
        part.start,
        part.end,
        part.radii,
        part.section,
        part.section_end,
        part.bow,
    ]

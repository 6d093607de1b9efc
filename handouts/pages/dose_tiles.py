"""The dose line as tiles: how much room each of its cells takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handouts.wording.dose import CellKind, DoseCell

# At the size of a number that stands out, so many characters fit beside their unit in half a phone's width.
LONGEST_NUMBER = 3
# More characters than this are no number any more, but words: "zo veel als u kunt, hoogstens 10".
LONGEST_RANGE = 13
# More characters than this do not stand in half a phone's width on three lines.
LONGEST_HALF = 40


class TileShape(StrEnum):
    """How a tile is set: a number that stands out, a longer one, words with a number among them, or a row of its own."""

    NUMBER = "number"
    RANGE = "range"
    WORDS = "words"
    ROW = "row"


@dataclass(frozen=True)
class Tile:
    """One cell of a dose line and how it is set; a cell that is done in `steps` has these behind its words."""

    number: str
    words: str
    is_open: bool
    shape: TileShape
    steps: tuple[str, ...] = ()


def dose_tiles(cells: Sequence[DoseCell]) -> Iterator[Tile]:
    """The cells of a dose line as tiles, in their order."""
    for cell in cells:
        yield Tile(cell.number, cell.lead or cell.words, cell.is_open, shape_of(cell), cell.steps)


def shape_of(cell: DoseCell) -> TileShape:
    """How a cell is set."""
    if cell.kind is CellKind.CYCLE or len(cell.number) > LONGEST_RANGE or len(str(cell)) > LONGEST_HALF:
        return TileShape.ROW
    if len(cell.number) > LONGEST_NUMBER:
        return TileShape.RANGE
    return TileShape.NUMBER if cell.number else TileShape.WORDS

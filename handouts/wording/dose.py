"""The dose in words, in its one order: the same cells on phone, page and paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handouts.dose import Dose, NotStatedDose, Side, SideOf, StatedDose, Unit
from handouts.model import Frequency, Item, NotStatedFrequency
from handouts.wording.catalogue import Catalogue
from handouts.wording.frequency import frequency_phrase
from handouts.wording.sentences import BETWEEN


class CellKind(StrEnum):
    """What a cell of the dose line tells; whoever needs one of them asks for its kind, never for its place or words."""

    AMOUNT_NOT_STATED = "amount_not_stated"
    SETS = "sets"
    REPETITIONS = "repetitions"
    ROTATIONS = "rotations"
    HOLD = "hold"
    REST = "rest"
    SIDE = "side"
    FREQUENCY = "frequency"


@dataclass(frozen=True)
class DoseCell:
    """One part of a dose line: its number, if it has one, and its words; `is_open` says that this is not stated."""

    kind: CellKind
    number: str
    words: str
    is_open: bool = False

    def __str__(self) -> str:
        """The part as running words."""
        return f"{self.number} {self.words}".strip()


def dose_cells(dose: Dose, side_mode: Side, frequency: Frequency, words: Catalogue) -> tuple[DoseCell, ...]:
    """The dose line in its fixed order: sets, repetitions, hold, rest, side, how often.

    Parts the source does not give are left out, and a dose that is not stated says so in one cell; nothing is
    inferred. The side comes from the exercise when the dose is not stated. The same cells serve phone and paper.
    """
    if isinstance(dose, NotStatedDose):
        not_stated = DoseCell(CellKind.AMOUNT_NOT_STATED, "", words.phrase("dose.not_stated"), is_open=True)
        return (not_stated, *side_cells(side_mode, SideOf.SIDE, words))
    how_often = frequency_phrase(frequency, words)
    is_open = isinstance(frequency, NotStatedFrequency)
    return (
        *amount_cells(dose, words),
        *stated_side_cells(dose, side_mode, words),
        DoseCell(CellKind.FREQUENCY, "", how_often, is_open=is_open),
    )


def amount_cells(dose: StatedDose, words: Catalogue) -> list[DoseCell]:
    """How many and how long; sets alone are counted as "keer", since they are then single holds."""
    is_rotation = dose.unit is Unit.ROTATION
    unit = "dose.rotations" if is_rotation else "dose.times"
    amounts = [
        (CellKind.SETS, "dose.sets" if dose.repetitions else unit, dose.sets),
        (CellKind.ROTATIONS if is_rotation else CellKind.REPETITIONS, unit, dose.repetitions),
        (CellKind.HOLD, "dose.hold", dose.hold_seconds),
        (CellKind.REST, "dose.rest", dose.rest_seconds),
    ]
    return [number_cell(kind, name, count, words) for kind, name, count in amounts if count is not None]


def number_cell(kind: CellKind, name: str, count: int, words: Catalogue) -> DoseCell:
    """A phrase with a count: parted where it starts with it, so that the number can stand out."""
    before, after = words.phrase_around(name, "count", count=count)
    if before or not after:
        return DoseCell(kind, "", words.phrase(name, count=count))
    return DoseCell(kind, str(count), after.strip())


def stated_side_cells(dose: StatedDose, side_mode: Side, words: Catalogue) -> Iterator[DoseCell]:
    """On which side a stated dose is done; that it does not say so, where the exercise has sides."""
    if dose.side is not None:
        yield from side_cells(dose.side, dose.side_of, words)
    elif side_mode is not Side.BOTH_TOGETHER:
        yield DoseCell(CellKind.SIDE, "", words.phrase("dose.side_not_stated"), is_open=True)


def side_cells(side: Side, side_of: SideOf, words: Catalogue) -> Iterator[DoseCell]:
    """On which side; nothing for a movement of both sides together."""
    each = {SideOf.SIDE: "dose.each_side", SideOf.LEG: "dose.each_leg", SideOf.ARM: "dose.each_arm"}
    if side is not Side.BOTH_TOGETHER:
        phrase = words.phrase("dose.alternating" if side is Side.ALTERNATING else each[side_of])
        yield DoseCell(CellKind.SIDE, "", phrase)


def dose_line(cells: Sequence[DoseCell], *left_out: CellKind) -> str:
    """The cells as one line of running words, without those of the kinds left out."""
    return BETWEEN.join(str(cell) for cell in cells if cell.kind not in left_out)


def pen_phrases(item: Item, frequency: Frequency, words: Catalogue) -> tuple[str, ...]:
    """What a patient and her therapist fill in by pen on paper: the words that follow each line."""
    amounts = words.entry("sheet.pen.amounts") if isinstance(item.dose, NotStatedDose) else []
    is_known = not isinstance(frequency, NotStatedFrequency)
    return tuple(amounts) if is_known else (*amounts, words.phrase("sheet.pen.frequency"))

"""The dose in words: one line of cells in one fixed order, the same on phone, paper and in the session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from handouts.dosing.amount import Amount, Time
from handouts.dosing.dose import CycleStep, Dose, Side, SideOf, StatedDose
from handouts.dosing.load import Effort, Load
from handouts.dosing.rhythm import Frequency
from handouts.wording.amounts import OPEN, counted, counted_parts, time_words, unit_name, unit_words, with_until
from handouts.wording.catalogue import Catalogue
from handouts.wording.load import effort_phrase, load_parts, open_load, pain_limit_phrase
from handouts.wording.rhythm import frequency_phrase, is_frequency_open
from handouts.wording.sentences import BETWEEN


class CellKind(StrEnum):
    """What a cell of the dose line tells; whoever needs one of them asks for its kind, never for its place or words."""

    ALL_OPEN = "all_open"
    SETS = "sets"
    REPETITIONS = "repetitions"
    DURATION = "duration"
    CYCLE = "cycle"
    HOLD = "hold"
    TEMPO = "tempo"
    REST = "rest"
    SIDE = "side"
    DIRECTION = "direction"
    ANGLE = "angle"
    LOAD = "load"
    EFFORT = "effort"
    FREQUENCY = "frequency"
    PAIN_LIMIT = "pain_limit"


@dataclass(frozen=True)
class DoseCell:
    """One part of a dose line: its number, if it has one, and its words.

    `is_open` says that this is not stated, or to be filled in; `pens` are the words that follow a line for the pen.
    Of a cycle `steps` are its words one by one, behind its `lead`.
    """

    kind: CellKind
    number: str
    words: str
    is_open: bool = False
    pens: tuple[str, ...] = ()
    lead: str = ""
    steps: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The part as running words."""
        return f"{self.number} {self.words}".strip()


@dataclass(frozen=True)
class Setting:
    """What holds around a dose: how the movement is made, how often it is done, and what its sides are called.

    `affected` and `unaffected` are what the programme calls the side with the complaint and the other one.
    """

    side_mode: Side
    frequency: Frequency
    affected: str | None = None
    unaffected: str | None = None


def dose_cells(dose: Dose, setting: Setting, words: Catalogue) -> tuple[DoseCell, ...]:
    """The dose line in its fixed order: how much, how long, side, how heavy, how often, how much pain.

    Parts the source does not give are left out, and a dose that is not stated says so in one cell; nothing is
    inferred. The side comes from the exercise when the dose is not stated. The same cells serve phone and paper.
    """
    cells = list(amount_cells(dose, words)) if isinstance(dose, StatedDose) else [all_open(words)]
    cells += side_cells(dose, setting, words)
    if isinstance(dose, StatedDose) and dose.each_direction:
        cells.append(DoseCell(CellKind.DIRECTION, "", words.phrase("dose.each_direction")))
    if isinstance(dose, StatedDose) and dose.angle_degrees:
        cells.append(count_cell(CellKind.ANGLE, "dose.angle", dose.angle_degrees, words))
    if dose.load:
        cells.append(load_cell(dose.load, words))
    if dose.effort:
        cells.append(effort_cell(dose.effort, words))
    if isinstance(dose, StatedDose) or not is_frequency_open(setting.frequency):
        cells.append(frequency_cell(setting.frequency, words))
    if dose.pain_limit:
        cells.append(DoseCell(CellKind.PAIN_LIMIT, "", pain_limit_phrase(dose.pain_limit, words)))
    return tuple(cells)


def all_open(words: Catalogue) -> DoseCell:
    """The cell of a dose that is not stated at all."""
    pens = tuple(words.entry("sheet.pen.amounts"))
    return DoseCell(CellKind.ALL_OPEN, "", words.phrase("dose.not_stated"), is_open=True, pens=pens)


def frequency_cell(frequency: Frequency, words: Catalogue) -> DoseCell:
    """How often; where nobody stated it, with a line for the pen."""
    is_open = is_frequency_open(frequency)
    pens = (words.phrase("sheet.pen.frequency"),) if is_open else ()
    return DoseCell(CellKind.FREQUENCY, "", frequency_phrase(frequency, words), is_open, pens)


def amount_cells(dose: StatedDose, words: Catalogue) -> Iterator[DoseCell]:
    """How many and how long; sets alone are counted as "keer", since they are then single holds or rounds."""
    unit = f"dose.units.{dose.unit}"
    if dose.sets:
        is_counted = dose.repetitions or dose.cycle or dose.duration
        yield count_cell(CellKind.SETS, "dose.sets" if is_counted else unit, dose.sets, words)
    if dose.repetitions:
        yield repetitions_cell(dose, dose.repetitions, unit, words)
    if dose.duration:
        yield time_cell(CellKind.DURATION, dose.duration, words)
    if dose.cycle:
        yield cycle_cell(dose.cycle, words)
    if dose.held:
        yield time_cell(CellKind.HOLD, dose.held, words)
    yield from tempo_cells(dose, words)
    if dose.rested:
        yield time_cell(CellKind.REST, dose.rested, words)


def repetitions_cell(dose: StatedDose, repetitions: Amount, unit: str, words: Catalogue) -> DoseCell:
    """How many times, in the unit of the dose or in the clinic's own word for it."""
    cell = count_cell(CellKind.REPETITIONS, unit, repetitions, words)
    return replace(cell, words=dose.unit_name) if dose.unit_name and cell.number else cell


def tempo_cells(dose: StatedDose, words: Catalogue) -> Iterator[DoseCell]:
    """How long each half of a movement takes, where it is said."""
    halves = (("up", dose.up), ("down", dose.down))
    said = [words.phrase(f"dose.{name}", time=time_words(time, words)) for name, time in halves if time]
    if said:
        yield DoseCell(CellKind.TEMPO, "", ", ".join(said))


def cycle_cell(cycle: Sequence[CycleStep], words: Catalogue) -> DoseCell:
    """The steps that are done one after another."""
    *others, last = (cycle_step_words(step, words) for step in cycle)
    between = words.phrase("dose.cycle_next")
    lead, _ = words.phrase_around("dose.cycle", "steps")
    said = words.phrase("dose.cycle", steps=between.join((*others, last)))
    return DoseCell(
        CellKind.CYCLE, "", said, lead=lead.strip(), steps=(*(one + between.strip() for one in others), last)
    )


def cycle_step_words(step: CycleStep, words: Catalogue) -> str:
    """One step of a cycle, with how long or how many times."""
    time = step.duration or step.hold
    said = [counted("dose.units.repetition", step.repetitions, words)] if step.repetitions else []
    if time:
        phrase = " ".join(counted_parts(unit_name(time), time, words)).strip()
        said.append(with_until(words.phrase("dose.hold", time=phrase).strip() if step.hold else phrase, time, words))
    # A step may be written as a sentence; in the line it is a part of one.
    text = step.text.rstrip(".")
    return words.phrase("dose.cycle_step", text=text, amount=", ".join(said)) if said else text


def count_cell(kind: CellKind, name: str, amount: Amount, words: Catalogue) -> DoseCell:
    """So many of something."""
    unit = unit_words(name, amount, words)
    if amount.is_open:
        return open_cell(kind, unit, amount, words)
    number, said = counted_parts(name, amount, words)
    return DoseCell(kind, number, with_until(said, amount, words), pens=(unit,) if amount.fill_in else ())


def time_cell(kind: CellKind, time: Time, words: Catalogue) -> DoseCell:
    """So long: done, held, or rested."""

    def of(unit: str) -> str:
        return unit if kind is CellKind.DURATION else words.phrase(f"dose.{kind}", time=unit).strip()

    unit = of(unit_words(unit_name(time), time, words))
    if time.is_open:
        return open_cell(kind, unit, time, words)
    number, said = counted_parts(unit_name(time), time, words)
    return DoseCell(kind, number, with_until(of(said), time, words), pens=(unit,) if time.fill_in else ())


def open_cell(kind: CellKind, what: str, amount: Amount, words: Catalogue) -> DoseCell:
    """What somebody must still say: a line for the pen, and who fills it in or is asked."""
    how = "fill_in" if amount.fill_in else "ask"
    return DoseCell(kind, "", words.phrase(f"amount.{how}", what=f"{OPEN} {what}"), is_open=True, pens=(what,))


def load_cell(load: Load, words: Catalogue) -> DoseCell:
    """How heavy it is."""
    amount, (number, said) = open_load(load), load_parts(load, words)
    if amount is None:
        return DoseCell(CellKind.LOAD, number, said)
    if number:
        return open_cell(CellKind.LOAD, said, amount, words)
    return DoseCell(CellKind.LOAD, "", said, is_open=True, pens=(words.phrase("load.kilograms"),))


def effort_cell(effort: Effort, words: Catalogue) -> DoseCell:
    """How hard it may feel; with a line for the pen where its level is to be filled in."""
    is_open = effort.level is not None and effort.level.is_open
    pens = (words.phrase("effort.pen"),) if is_open else ()
    return DoseCell(CellKind.EFFORT, "", effort_phrase(effort, words), is_open, pens)


def side_cells(dose: Dose, setting: Setting, words: Catalogue) -> list[DoseCell]:
    """On which side; nothing for a movement of both sides together, and not stated where nobody stated it."""
    if dose.side is None and isinstance(dose, StatedDose):
        if setting.side_mode is Side.BOTH_TOGETHER:
            return []
        return [DoseCell(CellKind.SIDE, "", words.phrase("dose.side_not_stated"), is_open=True)]
    side = dose.side or setting.side_mode
    said = side_phrase(side, dose.side_of, setting, words)
    return [DoseCell(CellKind.SIDE, "", said)] if said else []


def side_phrase(side: Side, side_of: SideOf, setting: Setting, words: Catalogue) -> str:
    """A side in words, by the name that the programme gives it; nothing for both sides together."""
    if side is Side.BOTH_TOGETHER:
        return ""
    if side is Side.ALTERNATING:
        return words.phrase("dose.alternating")
    if side is Side.EACH_SIDE:
        return words.phrase(f"dose.each_{side_of}")
    named = {Side.AFFECTED: setting.affected, Side.UNAFFECTED: setting.unaffected}.get(side)
    if named:
        return words.phrase(f"dose.{side}_named", side=named)
    name = side if side in (Side.AFFECTED, Side.UNAFFECTED) else f"{side}_{side_of}"
    return words.phrase(f"dose.{name}")


def dose_line(cells: Sequence[DoseCell], *left_out: CellKind) -> str:
    """The cells as one line of running words, without those of the kinds left out."""
    return BETWEEN.join(str(cell) for cell in cells if cell.kind not in left_out)


def pen_phrases(cells: Sequence[DoseCell], frequency: Frequency, words: Catalogue) -> tuple[str, ...]:
    """What a patient and her therapist fill in by pen on paper: the words that follow each line."""
    pens = tuple(pen for cell in cells for pen in cell.pens)
    is_asked = any(cell.kind is CellKind.FREQUENCY for cell in cells) or not is_frequency_open(frequency)
    return pens if is_asked else (*pens, words.phrase("sheet.pen.frequency"))

"""Every computed phrase a patient reads: the dose in its one order, how often, dates and lengths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handouts.dose import Dose, NotStatedDose, Side, SideOf, StatedDose, Unit
from handouts.model import Exercise, FittingRow, Frequency, Item, NotStatedFrequency
from handouts.pages.words import Catalogue

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# From here on a run of numbers is told by its ends.
SHORTEST_RUN = 4


@dataclass(frozen=True)
class DoseCell:
    """One part of a dose line: its number, if it has one, and its words; `is_open` says that this is not stated."""

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
        cells = [
            DoseCell("", words.phrase("dose.not_stated"), is_open=True),
            *side_cells(side_mode, SideOf.SIDE, words),
        ]
        return tuple(cells)
    cells = amount_cells(dose, words)
    if dose.side is not None:
        cells += side_cells(dose.side, dose.side_of, words)
    elif side_mode is not Side.BOTH_TOGETHER:
        cells.append(DoseCell("", words.phrase("dose.side_not_stated"), is_open=True))
    how_often = frequency_phrase(frequency, words)
    return (*cells, DoseCell("", how_often, is_open=isinstance(frequency, NotStatedFrequency)))


def amount_cells(dose: StatedDose, words: Catalogue) -> list[DoseCell]:
    """How many and how long; sets alone are counted as "keer", since they are then single holds."""
    unit = "dose.rotations" if dose.unit is Unit.ROTATION else "dose.times"
    sets = "dose.sets" if dose.repetitions else unit
    amounts = [
        (sets, dose.sets),
        (unit, dose.repetitions),
        ("dose.hold", dose.hold_seconds),
        ("dose.rest", dose.rest_seconds),
    ]
    return [number_cell(words.phrase(name, count=count)) for name, count in amounts if count is not None]


def number_cell(phrase: str) -> DoseCell:
    """A phrase that starts with its number, parted so that the number can stand out."""
    number, _, rest = phrase.partition(" ")
    return DoseCell(number, rest)


def side_cells(side: Side, side_of: SideOf, words: Catalogue) -> list[DoseCell]:
    """On which side; nothing for a movement of both sides together."""
    if side is Side.BOTH_TOGETHER:
        return []
    each = {SideOf.SIDE: "dose.each_side", SideOf.LEG: "dose.each_leg", SideOf.ARM: "dose.each_arm"}
    return [DoseCell("", words.phrase("dose.alternating" if side is Side.ALTERNATING else each[side_of]))]


def pen_phrases(item: Item, frequency: Frequency, words: Catalogue) -> tuple[str, ...]:
    """What a patient and her therapist fill in by pen on paper: the words that follow each line."""
    amounts = words.entry("sheet.pen.amounts") if isinstance(item.dose, NotStatedDose) else []
    is_known = not isinstance(frequency, NotStatedFrequency)
    return tuple(amounts) if is_known else (*amounts, words.phrase("sheet.pen.frequency"))


def side_of(item: Item, exercise: Exercise) -> Side:
    """On which side an exercise is done in a session: as its dose states it, else as the exercise is."""
    stated = None if isinstance(item.dose, NotStatedDose) else item.dose.side
    return stated or exercise.side_mode


def frequency_phrase(frequency: Frequency, words: Catalogue) -> str:
    """How often the session is done ("elke dag"), or that this is not stated."""
    if isinstance(frequency, NotStatedFrequency):
        return words.phrase("frequency.not_stated")
    if frequency.times == 1:
        return words.phrase(f"frequency.every_{frequency.period}")
    return words.phrase(f"frequency.times_a_{frequency.period}", count=frequency.times)


def sentence_start(phrase: str) -> str:
    """The phrase with a capital, to begin a line with."""
    return phrase[:1].upper() + phrase[1:]


def date_phrase(day: date, words: Catalogue) -> str:
    """A date in words: "3 maart 2026"."""
    return f"{day.day} {words.entry('months')[day.month - 1]} {day.year}"


def height_phrase(row: FittingRow, words: Catalogue) -> str:
    """Which body heights a row of a fitting table is for, in metres with a decimal comma."""
    if row.height_from_cm is None and row.height_to_cm is not None:
        return words.phrase("programme.height_below", to=metres(row.height_to_cm))
    if row.height_to_cm is None and row.height_from_cm is not None:
        return words.phrase("programme.height_above", **{"from": metres(row.height_from_cm)})
    limits = {"from": metres(row.height_from_cm or 0), "to": metres(row.height_to_cm or 0)}
    return words.phrase("programme.height_between", **limits)


def metres(centimetres: int) -> str:
    """A body height as people say it: 168 is "1,68 m"."""
    return f"{centimetres // 100},{centimetres % 100:02d}{NO_BREAK_SPACE}m"


def number_list(numbers: Sequence[int], words: Catalogue) -> str:
    """Numbers as people say them: "7, 8 en 9", a longer unbroken run as "1 tot en met 6"."""
    if len(numbers) >= SHORTEST_RUN and list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return words.phrase("programme.group_range", first=numbers[0], last=numbers[-1])
    if len(numbers) == 1:
        return str(numbers[0])
    return f"{', '.join(map(str, numbers[:-1]))} {words.phrase('programme.and')} {numbers[-1]}"


def phone_link(phone: str) -> str:
    """A phone number as a link's target: digits, with a leading plus if there is one."""
    digits = "".join(character for character in phone if character.isdigit())
    return f"tel:+{digits}" if phone.startswith("+") else f"tel:{digits}"

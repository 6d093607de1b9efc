"""The dose is one line in one order, and nothing in it is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.dose import NotStatedDose, Side, SideOf, StatedDose, Unit
from handouts.model import FittingRow, NotStatedFrequency, StatedFrequency
from handouts.project import Project
from handouts.wording.catalogue import Catalogue, read_words
from handouts.wording.dates import date_phrase
from handouts.wording.dose import CellKind, dose_cells, dose_line
from handouts.wording.frequency import frequency_phrase
from handouts.wording.numbers import number_list
from handouts.wording.sizes import height_phrase
from handouts.wording.telephone import phone_link
from tests.places import ROOT

WORDS = read_words(Project.at(ROOT).words)
EVERY_DAY = StatedFrequency(status="stated", times=1, period="day", source_text="elke dag")
UNKNOWN = NotStatedFrequency(status="not_stated")


def stated(**numbers: Any) -> StatedDose:
    """A stated dose with these numbers, both sides together unless said."""
    return StatedDose(**{"status": "stated", "side": Side.BOTH_TOGETHER, "source_text": "-", **numbers})


def line(dose: StatedDose | NotStatedDose, side: Side = Side.BOTH_TOGETHER, frequency: Any = EVERY_DAY) -> str:
    """A dose line as running words."""
    return dose_line(dose_cells(dose, side, frequency, WORDS))


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (
            stated(sets=3, hold_seconds=30, rest_seconds=30),
            "3 keer · 30 seconden vasthouden · 30 seconden rust · elke dag",
        ),
        (
            stated(sets=3, repetitions=30, hold_seconds=2, side=Side.EACH_SIDE, side_of=SideOf.LEG),
            "3 rondes · 30 keer · 2 seconden vasthouden · elk been · elke dag",
        ),
        (
            stated(sets=3, repetitions=10, unit=Unit.ROTATION, side=Side.ALTERNATING),
            "3 rondes · 10 rotaties · om en om · elke dag",
        ),
        (
            stated(repetitions=5, hold_seconds=15, side=Side.EACH_SIDE),
            "5 keer · 15 seconden vasthouden · elke kant · elke dag",
        ),
        (stated(sets=1, repetitions=1, hold_seconds=1), "1 ronde · 1 keer · 1 seconde vasthouden · elke dag"),
        (stated(hold_seconds=45), "45 seconden vasthouden · elke dag"),
        (stated(repetitions=12), "12 keer · elke dag"),
    ],
)
def test_dose_line(dose: StatedDose, words: str) -> None:
    """Sets, repetitions, hold, rest, side, how often: in this order, with what is not given left out."""
    assert line(dose) == words


def test_dose_not_stated_is_shown_as_such() -> None:
    """A dose the source does not state has no number in it, and names the side of the exercise."""
    words = line(NotStatedDose(status="not_stated"), Side.ALTERNATING, UNKNOWN)
    assert words == "Hoeveel en hoe lang: in overleg met uw behandelaar · om en om"


def test_frequency_not_stated_is_shown_as_such() -> None:
    """A stated dose without a stated frequency says that how often is agreed with the therapist."""
    assert line(stated(repetitions=5), frequency=UNKNOWN) == "5 keer · hoe vaak: in overleg met uw behandelaar"


NUMBERS = st.none() | st.integers(1, 100)


@given(sets=NUMBERS, repetitions=NUMBERS, hold=NUMBERS, rest=NUMBERS, side=st.sampled_from(Side))
def test_every_number_of_a_dose_is_shown_once(
    sets: int | None, repetitions: int | None, hold: int | None, rest: int | None, side: Side
) -> None:
    """For any legal dose, the line shows its numbers and no others, in the order of the dose."""
    numbers = [sets, repetitions, hold, rest]
    if sets is None and repetitions is None and hold is None:
        return
    dose = stated(sets=sets, repetitions=repetitions, hold_seconds=hold, rest_seconds=rest, side=side)
    cells = dose_cells(dose, side, EVERY_DAY, WORDS)
    assert [cell.number for cell in cells if cell.number] == [str(number) for number in numbers if number is not None]


@pytest.mark.parametrize(
    ("dose", "kinds"),
    [
        (stated(sets=3, hold_seconds=30, rest_seconds=30), ["sets", "hold", "rest", "frequency"]),
        (stated(repetitions=5, side=Side.EACH_SIDE), ["repetitions", "side", "frequency"]),
        (stated(repetitions=5, unit=Unit.ROTATION, side=None), ["rotations", "side", "frequency"]),
        (NotStatedDose(status="not_stated"), ["amount_not_stated", "side"]),
    ],
)
def test_every_cell_says_of_what_kind_it_is(dose: StatedDose | NotStatedDose, kinds: list[str]) -> None:
    """Whoever needs one part of a dose asks for its kind; its words and its place may change."""
    assert [cell.kind for cell in dose_cells(dose, Side.EACH_SIDE, UNKNOWN, WORDS)] == kinds


def test_dose_line_leaves_out_kinds() -> None:
    """How often can be left out of a line, be it stated or not."""
    cells = dose_cells(stated(repetitions=5), Side.BOTH_TOGETHER, UNKNOWN, WORDS)
    assert dose_line(cells, CellKind.FREQUENCY) == "5 keer"


@pytest.mark.parametrize(
    ("phrase", "number", "whole"),
    [("{count} keer", "5", "5 keer"), ("ongeveer {count} keer", "", "ongeveer 5 keer"), ("vaak", "", "vaak")],
)
def test_a_number_stands_out_where_its_phrase_begins_with_it(phrase: str, number: str, whole: str) -> None:
    """A clinic may word an amount otherwise: the words stay whole, and a number that begins them stands out."""
    words = Catalogue({**WORDS.entries, "dose": {**WORDS.entry("dose"), "times": phrase}})
    (cell, _) = dose_cells(stated(repetitions=5), Side.BOTH_TOGETHER, EVERY_DAY, words)
    assert (cell.number, str(cell)) == (number, whole)


def test_a_phrase_can_leave_a_gap() -> None:
    """A phrase parts where a filling is put in elsewhere; its other fillings are filled in."""
    words = Catalogue({"age": "Versie {paper} is nu {version}.", "plain": "Nu {version}."})
    assert words.phrase_around("age", "paper", version="1.1") == ("Versie ", " is nu 1.1.")
    assert words.phrase_around("plain", "paper", version="1.1") == ("Nu 1.1.", "")


@pytest.mark.parametrize(
    ("times", "period", "words"),
    [
        (1, "day", "elke dag"),
        (2, "day", "2 keer per dag"),
        (1, "week", "één keer per week"),
        (3, "week", "3 keer per week"),
    ],
)
def test_frequency(times: int, period: Any, words: str) -> None:
    """How often, as people say it."""
    assert (
        frequency_phrase(StatedFrequency(status="stated", times=times, period=period, source_text="-"), WORDS) == words
    )


def test_heights() -> None:
    """Body heights are told in metres with a decimal comma, an open end in words."""
    rows = [FittingRow(height_to_cm=168, size_cm=55), FittingRow(height_from_cm=168, height_to_cm=188, size_cm=65)]
    rows.append(FittingRow(height_from_cm=188, size_cm=75))
    said = [height_phrase(row, WORDS).replace("\N{NO-BREAK SPACE}", " ") for row in rows]
    assert said == ["korter dan 1,68 m", "1,68 m tot en met 1,88 m", "langer dan 1,88 m"]


def test_dates() -> None:
    """A date is told in Dutch words."""
    assert date_phrase(date(2026, 3, 1), WORDS) == "1 maart 2026"


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([10], "10"),
        ([7, 8], "7 en 8"),
        ([7, 8, 9], "7, 8 en 9"),
        ([1, 2, 3, 4], "1 tot en met 4"),
        ([1, 2, 3, 5], "1, 2, 3 en 5"),
    ],
)
def test_number_list(numbers: list[int], words: str) -> None:
    """Exercise numbers are told as people say them."""
    assert number_list(numbers, WORDS) == words


@pytest.mark.parametrize(
    ("phone", "target"), [("000 123 45 67", "tel:0001234567"), ("+31 (20) 123-4567", "tel:+31201234567")]
)
def test_phone_link(phone: str, target: str) -> None:
    """A phone number can be called from the page."""
    assert phone_link(phone) == target

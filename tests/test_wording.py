"""The dose is one line in one order, and nothing in it is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.dosing.dose import NotStatedDose, Side, SideOf, StatedDose, Unit
from handouts.dosing.load import PainLimit
from handouts.dosing.period import Period
from handouts.dosing.progress import Lasts, Progress
from handouts.dosing.rhythm import NotStatedFrequency, StatedFrequency
from handouts.model import FittingRow
from handouts.project import Project
from handouts.wording.catalogue import Catalogue, read_words
from handouts.wording.dates import date_phrase
from handouts.wording.dose import CellKind, Setting, dose_cells, dose_line, pen_phrases
from handouts.wording.load import pain_limit_phrase
from handouts.wording.numbers import number_list
from handouts.wording.periods import period_phrase
from handouts.wording.progress import lasts_phrase, progress_sentences
from handouts.wording.rhythm import frequency_phrase
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
    return dose_line(dose_cells(dose, Setting(side, frequency, "uw geopereerde been", "uw andere been"), WORDS))


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
    cells = dose_cells(dose, Setting(side, EVERY_DAY), WORDS)
    assert [cell.number for cell in cells if cell.number] == [str(number) for number in numbers if number is not None]


@pytest.mark.parametrize(
    ("dose", "kinds"),
    [
        (stated(sets=3, hold_seconds=30, rest_seconds=30), ["sets", "hold", "rest", "frequency"]),
        (stated(repetitions=5, side=Side.EACH_SIDE), ["repetitions", "side", "frequency"]),
        (stated(repetitions=5, unit=Unit.ROTATION, side=None), ["repetitions", "side", "frequency"]),
        (NotStatedDose(status="not_stated"), ["all_open", "side"]),
    ],
)
def test_every_cell_says_of_what_kind_it_is(dose: StatedDose | NotStatedDose, kinds: list[str]) -> None:
    """Whoever needs one part of a dose asks for its kind; its words and its place may change."""
    assert [cell.kind for cell in dose_cells(dose, Setting(Side.EACH_SIDE, UNKNOWN), WORDS)] == kinds


def test_dose_line_leaves_out_kinds() -> None:
    """How often can be left out of a line, be it stated or not."""
    cells = dose_cells(stated(repetitions=5), Setting(Side.BOTH_TOGETHER, UNKNOWN), WORDS)
    assert dose_line(cells, CellKind.FREQUENCY) == "5 keer"


def test_a_phrase_can_leave_a_gap() -> None:
    """A phrase parts where a filling is put in elsewhere; its other fillings are filled in."""
    words = Catalogue({"age": "Versie {paper} is nu {version}.", "plain": "Nu {version}."})
    assert words.phrase_around("age", "paper", version="1.1") == ("Versie ", " is nu 1.1.")
    assert words.phrase_around("plain", "paper", version="1.1") == ("Nu 1.1.", "")


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        (
            {"sets": "2-3", "repetitions": "10-15", "rest": "2-3 minutes"},
            "2 tot 3 rondes · 10 tot 15 keer · 2 tot 3 minuten rust",
        ),
        ({"repetitions": "at least 5"}, "minstens 5 keer"),
        ({"repetitions": "about 10", "hold": "5 counts"}, "ongeveer 10 keer · 5 tellen vasthouden"),
        (
            {"repetitions": "as many as you can, at most 10", "hold": "as long as you can, at most 10 seconds"},
            "zo veel als u kunt, hoogstens 10 keer · zo lang als u kunt, hoogstens 10 seconden vasthouden",
        ),
        ({"duration": "10 minutes"}, "10 minuten"),
        ({"sets": 4, "duration": "5 minutes"}, "4 rondes · 5 minuten"),
        ({"repetitions": 5000, "unit": "step"}, "5000 stappen"),
        ({"repetitions": 20, "unit_name": "traptreden"}, "20 traptreden"),
        ({"repetitions": 10, "unit": "rotation", "each_direction": True}, "10 rotaties · elke richting op"),
        (
            {"sets": 3, "repetitions": 15, "up": "3 seconds", "down": "3 seconds"},
            "3 rondes · 15 keer · in 3 seconden omhoog, in 3 seconden omlaag",
        ),
        (
            {
                "duration": "30 minutes",
                "cycle": [
                    {"text": "rustig hardlopen", "duration": "9 minutes"},
                    {"text": "wandelen", "duration": "1 minute"},
                ],
            },
            "30 minuten · achter elkaar: rustig hardlopen (9 minuten); wandelen (1 minuut)",
        ),
        (
            {
                "repetitions": "3-5",
                "cycle": [
                    {"text": "adem rustig", "repetitions": 3},
                    {"text": "huf."},
                    {"text": "hoest", "repetitions": 2},
                ],
            },
            "3 tot 5 keer · achter elkaar: adem rustig (3 keer); huf; hoest (2 keer)",
        ),
        (
            {"hold": {"at_least": 30, "unit": "second", "until": "tot de duizeligheid weg is"}},
            "minstens 30 seconden vasthouden, tot de duizeligheid weg is",
        ),
        ({"hold": {"until": "tot u het niet meer voelt"}}, "vasthouden tot u het niet meer voelt"),
        ({"repetitions": {"until": "tot u moe bent"}}, "tot u moe bent"),
        ({"repetitions": 10, "side": "affected"}, "10 keer · alleen uw geopereerde been"),
        ({"repetitions": 10, "side": "unaffected"}, "10 keer · alleen uw andere been"),
        ({"repetitions": 10, "side": "left", "side_of": "arm"}, "10 keer · alleen de linkerarm"),
        ({"repetitions": 10, "angle_degrees": "at most 45"}, "10 keer · hoogstens 45 graden"),
        (
            {"repetitions": 10, "load": {"women_kilograms": 1, "men_kilograms": 2}},
            "10 keer · vrouwen 1 kg, mannen 2 kg",
        ),
        ({"repetitions": 10, "load": {"kilograms": 0.5}}, "10 keer · 0,5 kg"),
        ({"repetitions": 10, "load": {"band": "rood"}}, "10 keer · elastische band: rood"),
        (
            {"repetitions": 15, "load": {"repetition_maximum": 15}},
            "15 keer · zo zwaar dat het 15 keer net lukt (15 RM)",
        ),
        (
            {"repetitions": 10, "effort": {"scale": "borg_10", "level": "3-4"}},
            "10 keer · inspanning 3 tot 4 op de schaal van Borg (0 tot 10)",
        ),
        (
            {"repetitions": 10, "pain_limit": {"at_most": 3, "gone_within_hours": 24}},
            "10 keer · pijn hoogstens 3 op een schaal van 0 tot 10, na 24 uur weer zoals ervoor",
        ),
        (
            {"repetitions": "fill in", "hold": "fill in seconds"},
            "… keer (vult uw behandelaar in) · … seconden vasthouden (vult uw behandelaar in)",
        ),
        (
            {"repetitions": 10, "load": {"ankle_weight_kilograms": "fill in"}},
            "10 keer · … kg om de enkel (vult uw behandelaar in)",
        ),
        (
            {"duration": "5 minutes", "effort": {"scale": "rpe", "level": "fill in"}},
            "5 minuten · inspanning … op een schaal van 1 tot 10",
        ),
        ({"sets": "not stated", "repetitions": 10}, "… rondes (in overleg met uw behandelaar) · 10 keer"),
    ],
)
def test_any_dose_is_one_line(dose: dict[str, Any], words: str) -> None:
    """Whatever a handout says about how much is told in one line, each part as people say it."""
    side = Side.BOTH_TOGETHER if "side" not in dose else Side.EACH_SIDE
    cells = dose_cells(
        StatedDose.model_validate({"status": "stated", "source_text": "-", **dose}),
        Setting(side, EVERY_DAY, "uw geopereerde been", "uw andere been"),
        WORDS,
    )
    assert dose_line([one for one in cells if one.kind is not CellKind.FREQUENCY]) == words


def test_every_open_amount_has_a_line_for_the_pen() -> None:
    """What the clinic fills in, or must be asked, can be written behind each amount on paper."""
    dose = stated(sets="fill in", repetitions=10, hold="fill in seconds", rest="not stated")
    cells = dose_cells(dose, Setting(Side.BOTH_TOGETHER, UNKNOWN), WORDS)
    assert pen_phrases(cells, UNKNOWN, WORDS) == ("rondes", "seconden vasthouden", "seconden rust", "keer per dag")


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        ({"times": 1, "period": "day"}, "elke dag"),
        ({"times": 2, "period": "day"}, "2 keer per dag"),
        ({"times": 1, "period": "week"}, "één keer per week"),
        ({"times": "2-3", "period": "week"}, "2 tot 3 keer per week"),
        ({"times": "at least 2", "period": "day"}, "minstens 2 keer per dag"),
        ({"times": "3-4", "period": "day", "days_a_week": 5}, "3 tot 4 keer per dag, 5 dagen per week"),
        ({"times": 1, "period": "day", "days_a_week": 5}, "één keer per dag, 5 dagen per week"),
        ({"every_hours": 1, "while_awake": True}, "elk uur, zolang u wakker bent"),
        ({"every_hours": "2-3"}, "elke 2 tot 3 uur"),
        ({"every_days": 2}, "om de dag"),
        ({"days_a_week": 3, "rest_day_between": True}, "3 dagen per week, met steeds een rustdag ertussen"),
        ({"weekdays": ["thursday", "monday"]}, "op maandag en donderdag"),
        ({"times": 2, "period": "day", "moments": ["morning", "evening"]}, "2 keer per dag, ’s morgens en ’s avonds"),
        ({"words": "na elke maaltijd"}, "na elke maaltijd"),
        ({"times": "fill in", "period": "day"}, "… keer per dag (vult uw behandelaar in)"),
    ],
)
def test_frequency(rhythm: dict[str, Any], words: str) -> None:
    """How often, as people say it."""
    stated_rhythm = StatedFrequency.model_validate({"status": "stated", "source_text": "-", **rhythm})
    assert frequency_phrase(stated_rhythm, WORDS) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"first": "0 weeks", "last": "6 weeks", "after": "de operatie"}, "0 tot 6 weken na de operatie"),
        ({"first": "week 1", "last": "week 2"}, "week 1 tot en met week 2"),
        ({"first": "day 7", "last": "week 3"}, "dag 7 tot en met week 3"),
        ({"at": "day 1", "after": "de operatie"}, "dag 1 na de operatie"),
        ({"first": "week 7"}, "vanaf week 7"),
        ({"at": "week 12"}, "week 12"),
        ({"first": "week 1", "last": "week 1"}, "week 1"),
        ({"before": "de operatie"}, "voor de operatie"),
        ({"first": "3 months", "last": "6 months"}, "3 tot 6 maanden"),
    ],
)
def test_periods(period: dict[str, str], words: str) -> None:
    """When a part of a programme is done, as people say it."""
    assert period_phrase(Period.model_validate(period), WORDS) == words


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        ({"of": "repetitions", "start": 5, "goal": 10}, ["Bouw op van 5 naar 10 keer."]),
        ({"of": "kilograms", "step": 0.1, "each": "week"}, ["Elke week 0,1 kg erbij."]),
        (
            {"of": "duration_minutes", "step_percent": "at most 10", "each": "week"},
            ["Elke week hoogstens 10 procent erbij."],
        ),
        (
            {"go_on_when": "na een week zonder pijn", "step_back_when": "bij pijn"},
            ["Een stap verder: na een week zonder pijn", "Een stap terug: bij pijn"],
        ),
    ],
)
def test_progress(progress: dict[str, Any], words: list[str]) -> None:
    """How a dose grows is told in sentences: from what to what, by which step, when to go on and when back."""
    assert list(progress_sentences([Progress.model_validate(progress)], WORDS)) == words


def test_how_long_in_all() -> None:
    """How long a programme is done in all is told in a phrase."""
    lasts = Lasts.model_validate({"time": "3 months", "words": "tot u weer kunt hardlopen"})
    assert lasts_phrase(lasts, WORDS) == "3 maanden, tot u weer kunt hardlopen"


def test_no_pain_at_all() -> None:
    """A limit of zero is told in words."""
    assert pain_limit_phrase(PainLimit(at_most=0), WORDS) == "zonder pijn"


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

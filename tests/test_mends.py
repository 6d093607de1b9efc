"""A hint never changes a number, a unit, a side or a rhythm: it names the same thing, or all choices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from handouts.dosing.amount import Time, time_parts
from handouts.dosing.english import LIMITS, NUMBERS, UNITS, in_english
from handouts.dosing.short import parts_of
from handouts.drawing import Drawn
from handouts.exercise import Exercise
from handouts.joints import Angles, Joints
from handouts.model import Clinic, Programme
from handouts.problem import nearest
from handouts.reading.content_file import read_file
from handouts.reading.mends import choice_hint, key_hint, mistyped
from handouts.reading.other_names import CHOICES_BY_OTHER_NAME, KEYS_BY_OTHER_NAME, plain_name
from handouts.reading.refused import KEYS
from handouts.reading.shape import Way, alternatives, choices, models_of

RUG = Path(__file__).parent / "problems" / "_valid" / "content" / "programmes" / "rug.yml"
DOSE = "        dose:\n          status: not_stated\n"
RHYTHM = "frequency:\n  status: not_stated\n"

MODELS = tuple(dict.fromkeys(kind for model in (Clinic, Exercise, Programme) for kind in models_of(model)))
CARE = tuple(kind for kind in MODELS if not issubclass(kind, (Drawn, Angles, Joints)))


def choice_fields() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each field of the models that wants one word of a few, apart from how a picture is drawn."""
    for model in CARE:
        for name, field in model.model_fields.items():
            for kind in alternatives(field.annotation):
                inner = kind.__args__[0] if getattr(kind, "__origin__", None) is tuple else kind
                if words := choices(inner):
                    yield model.__name__, name, words


CHOICE_FIELDS = tuple(choice_fields())


def slips(word: str) -> Iterator[str]:
    """A word with one letter left out, doubled, or swapped with the next."""
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
        yield word[: place + 1] + word[place:]
        yield word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]


def test_every_choice_that_changes_care_is_listed_whole() -> None:
    """For a mistyped side, unit, period, scale, day or moment all words are listed, never one that was "meant"."""
    assert {"side", "unit", "period", "scale", "weekdays", "moments", "of", "each", "status", "side_mode"} <= {
        name for _, name, _ in CHOICE_FIELDS
    }
    for _, _, words in CHOICE_FIELDS:
        for slip in {slip for word in words for slip in slips(word)} - set(words):
            hint = choice_hint(slip, words, changes_care=True)
            named = [word for word in words if hint == f'here it is called "{word}"']
            assert hint == f"choose one of {', '.join(words)}" or is_same(slip, named[0])


def is_same(typed: str, word: str) -> bool:
    """Whether a word is the very same, or its plural, or stands in our table."""
    plain = plain_name(typed)
    return word in (plain, plain.removesuffix("s"), *CHOICES_BY_OTHER_NAME.get(plain, ()))


def test_other_name_of_a_choice_means_one_thing() -> None:
    """No other name leads to two words of one list, and none is itself another word of that list."""
    for _, _, words in CHOICE_FIELDS:
        for other, names in CHOICES_BY_OTHER_NAME.items():
            assert len(set(names) & set(words)) <= 1
            assert other not in words or not set(names) & set(words)


def test_other_names_are_names_of_the_models() -> None:
    """What another name leads to is a key, or a choice, that there is."""
    assert {name for names in KEYS_BY_OTHER_NAME.values() for name in names} - {"each_side"} <= KEYS
    every = {word for _, _, words in CHOICE_FIELDS for word in words}
    assert {name for names in CHOICES_BY_OTHER_NAME.values() for name in names} <= every


def key_way(model: type[BaseModel], key: str) -> Way:
    """The way to an unknown key of a model at the top of a file."""
    return Way((key,), None, (model,))


def test_key_of_another_model_is_never_taken_for_a_typing_error() -> None:
    """A key that has a meaning elsewhere, such as `duration` or `side`, is not "meant" as another one."""
    assert len(KEYS) > 100
    for model, key in product(MODELS, sorted(KEYS)):
        if key not in model.model_fields:
            assert "did you mean" not in key_hint(key, 1, key_way(model, key), KEYS)


@given(st.sampled_from(MODELS), st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=20))
def test_suggested_key_differs_by_two_letters_at_most(model: type[BaseModel], typed: str) -> None:
    """Only a typing error is mended: what is suggested for any other key is nothing, or the list of keys."""
    found = re.search(r'did you mean "(\w+)"', key_hint(typed, 1, key_way(model, typed), KEYS))
    if found:
        assert found[1] in model.model_fields
        assert abs(len(found[1]) - len(plain_name(typed))) <= 2


@pytest.mark.parametrize(
    ("typed", "words", "meant"),
    [
        ("repititions", ("repetitions", "rest"), "repetitions"),
        ("stesp", ("steps", "start"), "steps"),
        ("hip_rigth", ("hip_left", "hip_right"), "hip_right"),
        ("wmen_kilograms", ("women_kilograms", "men_kilograms"), ""),
        ("series", ("side", "sets"), ""),
        ("soles", ("shoulders", "sole_left"), ""),
        ("x", (), ""),
    ],
)
def test_only_one_near_word_is_meant(typed: str, words: tuple[str, ...], meant: str) -> None:
    """A word is suggested where a letter or two are wrong and no other word comes near."""
    assert mistyped(typed, words) == meant


@pytest.mark.parametrize(
    ("typed", "there", "suggested"),
    [
        ("oefening-2", "oefening-1", ""),
        ("kantelen-links", "kantelen-rechts", ""),
        ("brug-left", "brug-lift", ""),
        ("buikbrug-bl", "buikbrug-bal", "buikbrug-bal"),
        ("oefening-2-rgu", "oefening-2-rug", "oefening-2-rug"),
    ],
)
def test_name_with_another_number_or_side_is_not_suggested(typed: str, there: str, suggested: str) -> None:
    """An exercise of another number or side is another exercise."""
    assert nearest(typed, [there]) == suggested


def told(tmp_path: Path, before: str, after: str) -> list[str]:
    """The hints about a valid programme in which one text stands in the place of another."""
    text = RUG.read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "rug.yml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return [problem.hint for problem in read_file(file, "rug.yml", Programme).problems]


COMMA = "if this and the number before the comma are one number, write a point between them"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("herhalingen: 10", 'here it is called "repetitions"'),
        ("series: 3", 'here it is called "sets"'),
        ("rust: 2 minutes", 'here it is called "rest"'),
        ("duration_seconds: 600", "write the unit behind the number: `duration: 600 seconds`"),
        ("hold_minutes: 2", "write the unit behind the number: `hold: 2 minutes`"),
        ("note: Langzaam.", 'it stands beside "dose", not inside it: move it to the left'),
        ("repetitions: drie", "here that is written 3"),
        ("repetitions: max. 10", 'here that is written "at most 10"'),
        ("repetitions: 10,5", "if these are decimals, write a point: 10.5"),
        ("rest: 2 minuten", 'here that is written "2 minutes"'),
        ("hold: 5 tot 10 tellen", 'here that is written "5 to 10 counts"'),
        ("hold: zo lang mogelijk, max. 10 seconden", 'here that is written "as long as you can, at most 10 seconds"'),
        ("side: links", 'here it is called "left"'),
        ("unit: stappen", 'here it is called "step"'),
        ("rest: {exactly: 2,5, unit: minute}", COMMA),
        ("hold:", "fill it, or leave it out"),
    ],
)  # fmt: skip
def test_hint_about_a_line_of_a_dose(typed: str, hint: str, tmp_path: Path) -> None:
    """What an author types in a dose is given back as it is written here."""
    dose = f"        dose:\n          status: stated\n          sets: 3\n          source_text: x\n          {typed}\n"
    assert told(tmp_path, DOSE, dose.replace("          sets: 3\n", "") if typed == "series: 3" else dose) == [hint]


OUT = "if that is what the source means, write below the key, each on a line of its own: "


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        (DOSE, "        dose: 3 x 10\n", "`status: stated`, `sets: 3`, `repetitions: 10`, `source_text: …`"),
        (DOSE, "        dose: 3 x 30 sec\n", "`status: stated`, `sets: 3`, `hold: 30 sec`, `source_text: …`"),
        (DOSE, "        dose: niet vermeld\n", "`status: not_stated`"),
        (RHYTHM, "frequency: 3x per week\n", "`status: stated`, `times: 3`, `period: week`, `source_text: …`"),
        (RHYTHM, "frequency: 2-3 keer per dag\n", "`status: stated`, `times: 2-3`, `period: day`, `source_text: …`"),
        ("    weeks:\n      first: 1\n      last: 2\n", "    weeks: 1-2\n", "`first: 1`, `last: 2`"),
        (
            "    weeks:\n      first: 1\n      last: 2\n",
            "    period: week 1-6\n",
            "`first: week 1`, `last: week 6`",
        ),
    ],
)
def test_line_is_written_out(before: str, after: str, hint: str, tmp_path: Path) -> None:
    """A dose or rhythm in one line is given back in its keys, to be held against the source."""
    assert told(tmp_path, before, after) == [OUT + hint]


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    """Mistakes in several places of a dose, its rhythm and its block are all told in one run."""
    dose = "        dose: {status: stated, sets: drie, repetitions: 15-10, hold: 30, side: links, source_text: x}\n"
    assert len(told(tmp_path, DOSE, f"{dose}        frequency: 3x per week\n        notes: x\n")) == 6


def test_item_without_its_dash_is_told_as_one(tmp_path: Path) -> None:
    """Where the dash before a second exercise is missing, the dash is asked for, not one of the two doses."""
    hints = told(tmp_path, "      - exercise: knie-naar-borst", "        exercise: knie-naar-borst")
    assert len(hints) == 2
    assert all('put "- " before it' in hint for hint in hints)


WHOLE = st.integers(1, 60).map(str)
DUTCH_LIMIT = st.sampled_from(
    [("", ""), *((word, limit) for limit in ("at least", "at most", "about") for word in LIMITS[limit])]
)
DUTCH_UNIT = st.sampled_from([(word, unit) for unit, words in UNITS.items() for word in words])


@given(DUTCH_LIMIT, WHOLE, DUTCH_UNIT)
def test_dutch_time_is_given_back_as_the_same_time(limit: tuple[str, str], number: str, unit: tuple[str, str]) -> None:
    """A Dutch length of time in English has the same number, limit and unit."""
    same = Time.model_validate(f"{limit[1]} {number} {unit[1]}".strip())
    assert Time.model_validate(time_parts(in_english(f"{limit[0]} {number} {unit[0]}"))) == same


DUTCH_NUMBERS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
ENGLISH_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
TENS = [("vijftien", 15), ("fifteen", 15), ("twintig", 20), ("twenty", 20), ("dertig", 30), ("thirty", 30), ("één", 1)]


def test_number_in_words_is_that_number() -> None:
    """A number in words is given back in digits; there is no word in the table that is not held against its number."""
    words = [*enumerate(DUTCH_NUMBERS, 1), *enumerate(ENGLISH_NUMBERS, 1), *((number, word) for word, number in TENS)]
    assert {word for _, word in words} == {word for words_of in NUMBERS.values() for word in words_of}
    for number, word in words:
        assert parts_of(in_english(word)) == {"exactly": number}


@given(st.text("0123456789x×.,-–~<= ", max_size=20))
def test_no_number_is_changed_in_english(written: str) -> None:
    """Where a text that is no amount is given back as one, its digits are the same, in the same order."""
    try:
        parts_of(in_english(written))
    except PydanticCustomError:
        return
    assert re.findall(r"\d+", written) == re.findall(r"\d+", in_english(written))

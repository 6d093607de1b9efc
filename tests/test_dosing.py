"""What an author writes in short reads as its keys, and what is read can be written and read again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from handouts.dosing.amount import Amount, ClockTime, Count, LongTime, Many, ShortTime, Time, TimeUnit
from handouts.dosing.dose import Dose
from handouts.dosing.load import Effort, Load, PainLimit
from handouts.dosing.period import Period
from handouts.dosing.progress import Lasts, Progress
from handouts.dosing.rhythm import Frequency, Moment, Weekday
from handouts.reading.refused import KEYS as KEYS_OF_CONTENT

NUMBERS = st.integers(1, 1000) | st.integers(1, 4000).map(lambda quarter: quarter / 4)
FLAGS = {"as_many_as_you_can": "as many as you can", "fill_in": "fill in"}


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """An amount in short, and the keys it stands for."""
    low, high = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=2, unique=True)))
    forms: list[tuple[str, dict[str, Any]]] = [
        (f"{low:g}", {"exactly": low}),
        (f"{low:g}-{high:g}", {"at_least": low, "at_most": high}),
        (f"{low:g} to {high:g}", {"at_least": low, "at_most": high}),
        (f"{low:g} – {high:g}", {"at_least": low, "at_most": high}),
        (f"at least {low:g}", {"at_least": low}),
        (f"at most {low:g}", {"at_most": low}),
        (f"at least {low:g}, at most {high:g}", {"at_least": low, "at_most": high}),
        (f"about {low:g}", {"about": low}),
        ("as many as you can", {"as_many_as_you_can": True}),
        (f"as long as possible, at most {high:g}", {"as_many_as_you_can": True, "at_most": high}),
        ("fill in", {"fill_in": True}),
        (f"fill in, at most {high:g}", {"fill_in": True, "at_most": high}),
    ]
    chosen: tuple[str, dict[str, Any]] = draw(st.sampled_from(forms))
    return chosen


@given(amounts(), st.sampled_from(["{}", " {} ", "  {}"]))
def test_amount_in_short_reads_as_its_keys(amount: tuple[str, dict[str, Any]], frame: str) -> None:
    """An amount in short is the amount of its keys, dumped and read again it is the same."""
    short, keys = amount
    read = Amount.model_validate(frame.format(short))
    assert read == Amount.model_validate(keys)
    assert Amount.model_validate(read.model_dump(mode="json")) == read


@given(NUMBERS)
def test_plain_number_stays_a_plain_number(number: float) -> None:
    """An exact amount is dumped as the author wrote it."""
    dumped: object = Amount.model_validate(number).model_dump(mode="json")
    assert dumped == number


@given(amounts(), st.sampled_from(list(TimeUnit)), st.sampled_from(["{} {}", "{} {}s", "{}  {}s"]))
def test_time_in_short_reads_as_its_keys(amount: tuple[str, dict[str, Any]], unit: TimeUnit, frame: str) -> None:
    """A length of time in short is the time of its keys, in singular and plural."""
    short, keys = amount
    read = Time.model_validate(frame.format(short, unit))
    assert read == Time.model_validate({**keys, "unit": unit})
    assert Time.model_validate(read.model_dump(mode="json")) == read


def test_time_that_is_not_stated_has_no_number() -> None:
    """A time that is not stated says so, in short and in keys, and is read again as such."""
    read = Time.model_validate("not stated")
    assert read == Time.model_validate({"not_stated": True})
    assert read.is_open
    assert Time.model_validate(read.model_dump(mode="json")) == read


@given(amounts(), st.text(min_size=1, max_size=8))
def test_amount_of_something_else_is_refused_or_kept(amount: tuple[str, dict[str, Any]], tail: str) -> None:
    """What stands behind an amount is never dropped without a word."""
    short, _ = amount
    try:
        read = Amount.model_validate(short + tail)
    except ValidationError:
        return
    assert read != Amount.model_validate(short) or not tail.strip() or not tail.strip("0.")


KEYS = st.sampled_from(sorted(KEYS_OF_CONTENT))
AS_AUTHORS_WRITE = st.sampled_from(
    ["stated", "not_stated", "10", "10-15", "3 x", "30 seconds", "2 breaths", "week 1", "6 weeks", "day", "monday"]
)
STRANGE = st.sampled_from(["1,5", "at least", "", " ", "é", "\u2011", "9" * 5000, 10**400])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | AS_AUTHORS_WRITE | STRANGE | st.text(max_size=12)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
WANTED: tuple[Any, ...] = (
    Amount,
    Time,
    Count,
    Many,
    ShortTime,
    ClockTime,
    LongTime,
    Dose,
    Load,
    Effort,
    PainLimit,
    Frequency,
)
WANTED_TOO: tuple[Any, ...] = (Period, Progress, Lasts)
ADAPTERS = tuple(TypeAdapter[Any](wanted) for wanted in (*WANTED, *WANTED_TOO))


@given(st.sampled_from(ADAPTERS), VALUES)
def test_no_value_ends_in_a_traceback(adapter: TypeAdapter[Any], value: object) -> None:
    """Whatever stands in a file is read, or refused as pydantic refuses; what is read is the same when read again."""
    try:
        read = adapter.validate_python(value)
    except ValidationError:
        return
    assert isinstance(read, BaseModel)
    assert adapter.validate_python(adapter.dump_python(read, mode="json", exclude_none=True)) == read


RHYTHMS = st.fixed_dictionaries(
    {"status": st.just("stated"), "source_text": st.just("x")},
    optional={
        "times": st.integers(1, 8) | st.just("2-3"),
        "period": st.sampled_from(["day", "week", "month"]),
        "days_a_week": st.integers(1, 7),
        "every_days": st.integers(2, 9),
        "every_hours": st.integers(1, 8),
        "weekdays": st.lists(st.sampled_from(list(Weekday)), max_size=4),
        "moments": st.lists(st.sampled_from(list(Moment)), max_size=3),
        "rest_day_between": st.booleans(),
        "while_awake": st.booleans(),
    },
)


@given(RHYTHMS)
def test_accepted_rhythm_is_one_rhythm(keys: dict[str, Any]) -> None:
    """Of an accepted rhythm the named days and moments are as many as its numbers allow, and it reads back the same."""
    adapter = TypeAdapter[Any](Frequency)
    try:
        read = adapter.validate_python(keys)
    except ValidationError as error:
        assert all(one["type"] == "handout" for one in error.errors())
        return
    assert not (read.every_hours and (read.times or read.moments))
    assert not (read.every_days and (read.days_a_week or read.weekdays))
    days = [list(Weekday).index(day) for day in read.weekdays]
    if read.rest_day_between:
        assert all((one - other) % 7 not in (1, 6) for one in days for other in days)
    assert read.every_hours or not read.while_awake
    if read.weekdays and read.days_a_week:
        assert read.days_a_week.low <= len(read.weekdays) <= read.days_a_week.high
    assert adapter.validate_python(adapter.dump_python(read, mode="json")) == read


@pytest.mark.parametrize(
    "written",
    [
        "1,5",
        "10-5",
        "5-5",
        "at least 5, at least 6",
        "10x",
        "-1",
        "1e9",
        "",
        "exactly",
        "9" * 5000,
        10**400,
        -1,
        "fill in, 10",
    ],
)
def test_doubtful_amount_is_refused(written: object) -> None:
    """What could be read in two ways, or contradicts itself, is refused."""
    with pytest.raises(ValidationError):
        Amount.model_validate(written)

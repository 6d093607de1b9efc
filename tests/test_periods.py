"""Blocks follow each other in time: what may meet, what overlaps, and what leaves days out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from handouts.dosing.period import Period, days_before, days_until
from handouts.model import Programme
from handouts.reading.content_file import ReadFile
from handouts.reading.periods import gap_notes, period_problems, stretch_of_period
from handouts.reading.source import parse
from handouts.reading.textfile import TextFile

RUG = (Path(__file__).parent / "problems" / "_valid" / "content" / "programmes" / "rug.yml").read_text(encoding="utf-8")
NUMBERED = st.builds("{} {}".format, st.sampled_from(["day", "week", "month"]), st.integers(1, 99))
ELAPSED = st.builds("{} {}".format, st.integers(1, 99), st.sampled_from(["days", "weeks", "months", "week"]))
MOMENTS = NUMBERED | ELAPSED


def programme_of(*times: str) -> ReadFile[Programme]:
    """A programme with a block for each of these times."""
    before, _, _ = RUG.partition("blocks:")
    items = "items: [{exercise: brug, dose: {status: not_stated}}]"
    blocks = "".join(
        f"  - id: blok-{number}\n    title: Blok\n    {items}\n    {time}\n" for number, time in enumerate(times)
    )
    file = TextFile("content/programmes/rug.yml", f'{before}blocks:\n{blocks}version: "1.0"\n')
    return ReadFile(file, Programme.model_validate(parse(file).value))


def codes(*times: str) -> list[str]:
    """The codes of what blocks at these times break, and of the notes on them."""
    file = programme_of(*times)
    assert file.model is not None
    problems = period_problems(file, file.model.blocks)
    return [problem.code for problem in (*problems, *gap_notes(file.model, file))]


@pytest.mark.parametrize(
    "times",
    [
        ("period: {first: 0 weeks, last: 6 weeks}", "period: {first: 6 weeks, last: 12 weeks}"),
        ("weeks: {first: 1, last: 2}", "period: {first: week 3, last: week 4}"),
        ("weeks: {first: 1, last: 1}", "period: {first: day 8, last: day 14}"),
        ("period: {at: day 1}", "period: {at: day 2}", "period: {first: day 3, last: week 3}"),
        ("weeks: {first: 1, last: 6}", "period: {first: week 7}"),
        ("period: {first: 0 weeks, last: 12 weeks}", "period: {at: 12 weeks}", "period: {first: 12 weeks}"),
        ("weeks: {first: 1, last: 4}", "period: {first: month 2}"),
        ("weeks: {first: 1, last: 13}", "period: {first: month 4, last: month 6}"),
        ("period: {before: de val}", "period: {at: day 0, after: De  val}", "period: {first: day 1, after: de val}"),
        ("period: {first: 6 weeks, last: 2 weeks, before: de val}", "period: {first: 2 weeks, before: de val}"),
        ("weeks: {first: 3, last: 6}", "period: {first: day 1, last: day 9, after: de operatie}"),
        ("", "weeks: {first: 1, last: 2}", "", "weeks: {first: 3, last: 3}", ""),
    ],
)  # fmt: skip
def test_times_that_follow_each_other(times: tuple[str, ...]) -> None:
    """Borders may be shared, days may follow weeks, the last may be open, a moment may stand between."""
    assert codes(*times) == []


def test_what_a_criterion_leads_to_may_run_beside_the_rest() -> None:
    """A block that is chosen, by a criterion, may share its time with another."""
    times = ("period: {first: week 1, last: week 12}", "period: {first: week 1, last: week 4}")
    assert codes(*times) == ["overlapping-weeks"]
    assert codes(times[0], f"entry_criterion: Zo gekozen.\n    {times[1]}") == []


@pytest.mark.parametrize(
    ("times", "code"),
    [
        (("weeks: {first: 1, last: 2}", "period: {first: day 14, last: day 20}"), "overlapping-weeks"),
        (("period: {first: week 1}", "weeks: {first: 8, last: 9}"), "overlapping-weeks"),
        (("period: {first: 0 weeks, last: 6 weeks}", "period: {first: week 6}"), "overlapping-weeks"),
        (("period: {last: 6 weeks, after: de val}", "period: {at: week 2, after: de val}"), "overlapping-weeks"),
        (("weeks: {first: 3, last: 4}", "period: {at: day 3}"), "blocks-out-of-order"),
        (("period: {first: day 1, after: de val}", "period: {before: de val}"), "blocks-out-of-order"),
        (("period: {at: 12 weeks}", "period: {first: week 1, last: week 6}"), "blocks-out-of-order"),
        (("weeks: {first: 1, last: 2}", "weeks: {first: 9, last: 12}"), "weeks-gap"),
        (("period: {first: day 1, last: day 2}", "period: {first: week 2}"), "weeks-gap"),
    ],
)
def test_times_that_do_not_follow_each_other(times: tuple[str, ...], code: str) -> None:
    """Shared days, blocks in another order and days left out are told."""
    assert codes(*times) == [code]


@given(MOMENTS)
def test_moment_ends_where_the_next_begins(moment: str) -> None:
    """A numbered day, week or month has its length; a length that has gone by is a point."""
    word, _, number = moment.partition(" ")
    assert days_until(moment) >= days_before(moment) >= 0
    if word.isalpha():
        assert days_until(moment) == days_before(f"{word} {int(number) + 1}")
    else:
        assert days_until(moment) == days_before(moment)


@given(MOMENTS, MOMENTS, st.sampled_from([{}, {"after": "de operatie"}, {"before": "de operatie"}]))
def test_accepted_period_takes_time(first: str, last: str, event: dict[str, str]) -> None:
    """A period that is accepted begins before it ends, whatever its units; dumped and read again it is the same."""
    try:
        period = Period.model_validate({"first": first, "last": last, **event})
    except ValidationError as error:
        assert error.errors()[0]["type"] == "handout"
        return
    stretch = stretch_of_period(period)
    assert stretch.start < stretch.end
    assert Period.model_validate(period.model_dump(mode="json", exclude_none=True)) == period


@given(st.lists(st.integers(1, 400), min_size=2, max_size=8, unique=True))
def test_elapsed_days_in_a_row_never_clash(days: list[int]) -> None:
    """Blocks that each begin where the one before ends follow each other without a gap."""
    borders = pairwise(sorted(days))
    assert codes(*(f"period: {{first: {first} days, last: {last} days}}" for first, last in borders)) == []

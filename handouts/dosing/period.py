"""When a part of a programme is done: from when to when, counted from its start or from an event."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from handouts.fields import Content, Words, refusal

MOMENT = r"^(?:(day|week|month) (\d{1,3})|(\d{1,3}) (days?|weeks?|months?))$"
MomentText = Annotated[str, StringConstraints(strip_whitespace=True, pattern=MOMENT)]
"""A time on the way: "week 3" is all of the third week, "6 weeks" is when six weeks have gone by."""

DAYS_IN = {"day": 1, "week": 7, "month": 30}


class Event(StrEnum):
    """On which side of an event a time lies."""

    AFTER = "after"
    BEFORE = "before"


class Period(Content):
    """From `first` to `last`, both counted in days, weeks or months; without `last` it has no end.

    `at` is a single moment. They are counted from the start of the programme, or from an event that `after` names
    ("de operatie"); `before` is the time before an event, with or without a length.
    """

    first: MomentText | None = None
    last: MomentText | None = None
    at: MomentText | None = None
    after: Words | None = None
    before: Words | None = None

    @model_validator(mode="after")
    def is_one_period(self) -> Period:
        """Refuse a period that says nothing, goes backwards, or is two things at once."""
        if self.after and self.before:
            raise refusal(
                "contradiction", "a period is before an event or after it", "keep what the source states", "before"
            )
        if self.at and (self.first or self.last):
            raise refusal("contradiction", "a moment has no first and last", "keep `at`, or `first` and `last`", "at")
        if not (self.first or self.last or self.at or self.before or self.after):
            raise refusal("wrong-value", "this period says nothing", "write first and last, at, after or before")
        if self.first and self.last:
            refuse_backwards(self.first, self.last, is_before=self.before is not None)
        return self

    @property
    def first_day(self) -> int | None:
        """The day it begins, counted from 0 at its start or event; None where it has no beginning."""
        start = self.first or self.at
        return days_before(start) if start else None

    @property
    def last_day(self) -> int | None:
        """The day before which it ends; None where it has no end."""
        end = self.last or self.at
        return days_until(end) if end else None


class Timing(StrEnum):
    """How a moment is meant: a numbered day, week or month, or a length that has gone by."""

    NUMBERED = "numbered"
    ELAPSED = "elapsed"


def moment_parts(text: str) -> tuple[Timing, str, int]:
    """A moment as it is written, parted: how it is meant, its unit, its number."""
    found = re.fullmatch(MOMENT, text)
    if found is None:
        raise ValueError(f"not a moment: {text!r}")
    if found[1]:
        return Timing.NUMBERED, found[1], int(found[2])
    return Timing.ELAPSED, found[4].removesuffix("s"), int(found[3])


def days_before(text: str) -> int:
    """How many days have gone by when a moment begins: 14 for "week 3" and for "2 weeks"."""
    timing, unit, number = moment_parts(text)
    # Day 0 is a day of its own: that of the event.
    gone = number - 1 if timing is Timing.NUMBERED and number > 0 else number
    return gone * DAYS_IN[unit]


def days_until(text: str) -> int:
    """How many days have gone by when a moment is over: 21 for "week 3", 14 for "2 weeks"."""
    timing, unit, number = moment_parts(text)
    length = DAYS_IN[unit] if timing is Timing.NUMBERED and number > 0 else 0
    return days_before(text) + length


def refuse_backwards(first: str, last: str, *, is_before: bool) -> None:
    """Raise for a period that ends before it begins, or as it begins; days before an event count down to it."""
    length = days_until(first) - days_before(last) if is_before else days_until(last) - days_before(first)
    if length == 0 and first == last:
        raise refusal("contradiction", f"from {first} to {last} takes no time", "write `at` for a moment", "last")
    if length <= 0:
        message = f"{first} comes after {last}" + (" where days count down to an event" if is_before else "")
        raise refusal("reversed-weeks", message, "look which of them is mistyped", "first")


class Weeks(Content):
    """The weeks a block lasts, both included: short for a period of numbered weeks."""

    first: Annotated[int, Field(strict=True, ge=1, le=104)] = Field(description="The first week.")
    last: Annotated[int, Field(strict=True, ge=1, le=104)] = Field(description="The last week.")

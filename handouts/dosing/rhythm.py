"""How often: times a day or a week, days, hours, weekdays and moments, exactly as the source states them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from handouts.dosing.amount import Amount, whole, within
from handouts.dosing.short import SOURCE
from handouts.fields import Content, Note, Words, refusal

DAYS_IN = {"day": 1, "week": 7, "month": 30}


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class Moment(StrEnum):
    """A part of the day."""

    ON_RISING = "on_rising"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    BEFORE_SLEEP = "before_sleep"


class StatedFrequency(Content):
    """How often the source says to do it.

    `times` in each `period`; on `days_a_week`, or on `weekdays`, or every so many days (`every_days: 2` is every other
    day); every so many hours, `while_awake` where that is said; at `moments` of the day. `rest_day_between` asks for a
    day of rest between two days; `words` say in the clinic's words what else belongs to it.
    """

    status: Literal["stated"]
    times: Annotated[Amount, within(1, 100), AfterValidator(whole)] | None = None
    period: Literal["day", "week", "month"] | None = None
    days_a_week: Annotated[Amount, within(1, 7), AfterValidator(whole)] | None = None
    every_days: Annotated[Amount, within(2, 60), AfterValidator(whole)] | None = None
    every_hours: Annotated[Amount, within(0.25, 24)] | None = Field(None, description="Once in so many hours.")
    while_awake: Annotated[bool, Field(strict=True)] = False
    weekdays: tuple[Weekday, ...] = ()
    moments: tuple[Moment, ...] = ()
    rest_day_between: Annotated[bool, Field(strict=True)] = False
    words: Words | None = None
    source_text: Note

    @model_validator(mode="after")
    def is_one_rhythm(self) -> StatedFrequency:
        """Refuse a rhythm that says nothing, or that contradicts itself."""
        if (self.times is None) != (self.period is None):
            missing = "period" if self.period is None else "times"
            raise refusal(
                "missing-key",
                f'"{missing}" is missing in this rhythm',
                "say how many times in which period: day, week, month",
            )
        said = (self.times, self.days_a_week, self.every_days, self.every_hours, self.words)
        if not (any(one is not None for one in said) or self.weekdays or self.moments):
            hint = "write times and period, days_a_week, every_days, every_hours, weekdays, moments or words"
            raise refusal("wrong-value", "this rhythm says nothing", hint)
        self._refuse_two_rhythms()
        return self

    def _refuse_two_rhythms(self) -> None:
        """Raise for two keys that can't both be so."""
        a_day = self.times is not None and self.period == "day"
        pairs = [
            ("every_hours", "times", self.every_hours and self.times),
            ("every_hours", "moments", self.every_hours and self.moments),
            ("every_days", "days_a_week", self.every_days and self.days_a_week),
            ("every_days", "weekdays", self.every_days and self.weekdays),
            ("times", "every_days", self.times and not a_day and self.every_days),
            ("times", "days_a_week", self.times and not a_day and self.days_a_week),
            ("weekdays", "days_a_week", differ(self.days_a_week, len(self.weekdays))),
            ("weekdays", "times", self.period == "week" and differ(self.times, len(self.weekdays))),
            ("moments", "times", a_day and differ(self.times, len(self.moments))),
        ]
        for one, other, clash in pairs:
            if clash:
                message = f'"{one}" and "{other}" are two rhythms that can\'t both be so'
                raise refusal("contradiction", message, SOURCE, other)
        if self.while_awake and self.every_hours is None:
            raise refusal("contradiction", "`while_awake` goes with `every_hours`", SOURCE, "while_awake")
        if self.rest_day_between and not leaves_days_between(self.days_a_week, self.weekdays):
            raise refusal("contradiction", "these days leave no day of rest between", SOURCE, "rest_day_between")
        for name in ("weekdays", "moments"):
            if len(set(getattr(self, name))) < len(getattr(self, name)):
                raise refusal("contradiction", f'"{name}" names one of them twice', "name each once", name)


class NotStatedFrequency(Content):
    """The source does not say how often: shown as such, never invented."""

    status: Literal["not_stated"]


Frequency = Annotated[StatedFrequency | NotStatedFrequency, Field(discriminator="status")]


def leaves_days_between(days: Amount | None, weekdays: tuple[Weekday, ...]) -> bool:
    """Whether there can be a day of rest between any two days, also over the weekend."""
    order = list(Weekday)
    numbers = {order.index(day) for day in weekdays}
    are_apart = all((number + 1) % len(order) not in numbers for number in numbers)
    return are_apart and (days is None or days.low is None or days.low <= len(order) // 2)


def differ(amount: Amount | None, count: int) -> bool:
    """Whether an amount can't be the number of things that are named, where any are."""
    if amount is None or count == 0:
        return False
    low, high = amount.low or count, amount.high or count
    return not low <= count <= high

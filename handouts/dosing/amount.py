"""An amount as a handout gives it: a number, a range, a limit, as many as one can, until something, or for the pen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from handouts.dosing.short import FORMS, LIMITS_HINT, SOURCE, TIME_FORMS, parts_of, same_in_english
from handouts.fields import Content, Words, refusal
from handouts.problem import quoted

LARGEST = 100_000


def plain_number(written: object) -> int | float:
    """A number as content gives it. Refuses all else, and what is negative or beyond any dose."""
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise refusal("wrong-type", "a number is wanted here", "write it in digits, without quotes")
    if not 0 <= written <= LARGEST:
        said = "a number below 0" if written < 0 else f"a number above {LARGEST}" if written > LARGEST else "no number"
        raise refusal("out-of-range", f"{said} can't stand here", "look whether a sign or digit is too many")
    return written


Number = Annotated[int | float, BeforeValidator(plain_number)]


class TimeUnit(StrEnum):
    """In what a length of time is given; `count` is a count under one's breath, `breath` a calm one in and out."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    COUNT = "count"
    BREATH = "breath"


SECONDS_IN = {TimeUnit.SECOND: 1, TimeUnit.MINUTE: 60, TimeUnit.HOUR: 3600}
"""Units that a clock can keep; the others are counted by the patient."""

UNITS_TO_CHOOSE = ", ".join(f"{unit}s" for unit in TimeUnit)
SHORT_UNITS = {"s": "second", "sec": "second", "min": "minute", "h": "hour"}
UNIT = re.compile(r"^(.*?)\s*([a-z]+)$", re.IGNORECASE)


class Amount(Content):
    """How many: `exactly` so many, a range (`at_least` with `at_most`), a limit on one side, or `about` so many.

    `as_many_as_you_can` leaves it to the patient, within the limits; `until` says in the clinic's words how long to go
    on; `fill_in` is a line on which the clinic writes; `not_stated` says that the source does not say.
    """

    exactly: Number | None = None
    about: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    as_many_as_you_can: Annotated[bool, Field(strict=True)] = False
    until: Words | None = None
    fill_in: Annotated[bool, Field(strict=True)] = False
    not_stated: Annotated[bool, Field(strict=True)] = False

    @model_validator(mode="before")
    @classmethod
    def read(cls, written: object) -> object:
        """What an author writes in short, such as 10 or "10-15", as the keys it stands for."""
        if isinstance(written, bool) or written is None:
            return written
        if isinstance(written, int | float):
            return {"exactly": written}
        return parts_of(written) if isinstance(written, str) else written

    @model_validator(mode="after")
    def says_one_thing(self) -> Amount:
        """Refuse an amount that says nothing, or two things that can't both be so."""
        numbers = [one for one in (self.exactly, self.about) if one is not None]
        limits = [one for one in (self.at_least, self.at_most) if one is not None]
        others = self.as_many_as_you_can or self.fill_in or self.until is not None
        if self.not_stated and (numbers or limits or others):
            raise refusal("contradiction", "an amount that is not stated says nothing else", SOURCE, "not_stated")
        if not (numbers or limits or others or self.not_stated):
            raise refusal("wrong-amount", "this amount says nothing", f"write {FORMS}")
        if len(numbers) + bool(limits) > 1:
            raise refusal("contradiction", "two of these numbers can't both be so", SOURCE)
        if numbers and (self.as_many_as_you_can or self.fill_in):
            message = "a number that is stated is not left to the patient or the pen"
            raise refusal("contradiction", message, SOURCE)
        if len(limits) > 1 and limits[0] >= limits[1]:
            message = (
                f"from {limits[0]:g} to {limits[1]:g} goes down" if limits[0] > limits[1] else "both ends are the same"
            )
            raise refusal("reversed-range", message, LIMITS_HINT, "at_most")
        return self

    @model_serializer
    def in_short(self) -> Any:  # noqa: ANN401 - a number or keys, as an author writes them
        """The amount as an author writes it: a number where that says all, else its keys."""
        keys = keys_said(self, type(self))
        return keys["exactly"] if list(keys) == ["exactly"] else keys

    @property
    def low(self) -> float | None:
        """The smallest number it allows; None where it sets none."""
        return next((one for one in (self.exactly, self.about, self.at_least) if one is not None), None)

    @property
    def high(self) -> float | None:
        """The largest number it allows; None where it sets none."""
        return next((one for one in (self.exactly, self.about, self.at_most) if one is not None), None)

    @property
    def is_open(self) -> bool:
        """Whether somebody must still say how many: the clinic by pen, or in a talk."""
        return self.not_stated or (self.fill_in and self.low is None and self.high is None)


def keys_said(amount: Amount, kind: type[Amount]) -> dict[str, Any]:
    """What an amount says, by the keys of this kind; a number of zero is said too."""
    said = ((name, getattr(amount, name)) for name in kind.model_fields)
    return {name: value for name, value in said if value is not None and value is not False}


class Time(Amount):
    """A length of time: an amount with its unit."""

    unit: TimeUnit = Field(
        TimeUnit.SECOND, description="In what it is given; wherever there is a number, it must be said."
    )

    @model_validator(mode="before")
    @classmethod
    def read(cls, written: object) -> object:
        """What an author writes in short, such as "30 seconds" or "2-3 minutes", as the keys it stands for."""
        if isinstance(written, bool) or written is None:
            return written
        if isinstance(written, int | float):
            raise refusal("wrong-amount", "this number has no unit", f"write its unit behind it: {UNITS_TO_CHOOSE}")
        return time_parts(written) if isinstance(written, str) else written

    @model_validator(mode="after")
    def has_a_unit(self) -> Time:
        """Refuse a limit whose unit was left out."""
        has_number = self.low is not None or self.high is not None
        if has_number and "unit" not in self.model_fields_set:
            raise refusal(
                "missing-key",
                '"unit" is missing in this length of time',
                f"add `unit:` with one of {', '.join(TimeUnit)}",
            )
        return self

    def seconds(self, number: float) -> float | None:
        """So many of this unit in seconds; None for a unit that a clock can't keep."""
        length = SECONDS_IN.get(self.unit)
        return None if length is None else number * length


def time_parts(written: str) -> dict[str, Any]:
    """The keys of a length of time written in short. Raises for what is none of the forms."""
    text = " ".join(written.split())
    if text.lower() == "not stated":
        return {"not_stated": True}
    found = UNIT.match(text)
    unit = unit_of(found[2]) if found else None
    if found is None or unit is None:
        hint = same_in_english(text, time_parts) or f"write {TIME_FORMS}"
        raise refusal("wrong-amount", f"{quoted(written)} is not a length of time", hint)
    try:
        return {**parts_of(found[1].rstrip(","), TIME_FORMS), "unit": unit}
    except PydanticCustomError as error:
        if english := same_in_english(text, time_parts):
            raise refusal("wrong-amount", f"{quoted(written)} is not a length of time", english) from error
        raise


def unit_of(word: str) -> TimeUnit | None:
    """The unit an English word names, singular, plural or short."""
    name = SHORT_UNITS.get(word.lower(), word.lower())
    return next((unit for unit in TimeUnit if name in (unit, f"{unit}s")), None)


@dataclass(frozen=True)
class Within:
    """Refuses an amount with a number outside these bounds."""

    least: float
    most: float

    def __call__(self, amount: Amount) -> Amount:
        """The amount itself."""
        for number in (amount.low, amount.high):
            if number is not None and not self.least <= number <= self.most:
                message = f"{number:g} is outside {self.least:g} to {self.most:g}, which this can be"
                raise refusal("out-of-range", message, "look whether the number or its unit is mistyped")
        return amount


def within(least: float, most: float) -> AfterValidator:
    """Refuse an amount with a number outside these bounds."""
    return AfterValidator(Within(least, most))


def whole(amount: Amount) -> Amount:
    """Refuse a part of a thing that only comes whole."""
    for number in (amount.low, amount.high):
        if number is not None and number != int(number):
            raise refusal("wrong-type", f"{number:g} is not a whole number", "look what the source says")
    return amount


@dataclass(frozen=True)
class InUnits:
    """Refuses a length of time in any other unit."""

    units: tuple[TimeUnit, ...]

    def __call__(self, time: Time) -> Time:
        """The length of time itself."""
        if "unit" in time.model_fields_set and time.unit not in self.units:
            wanted = ", ".join(f"{unit}s" for unit in self.units)
            hint = f"what stands here is given in {wanted}; look whether another key is meant"
            raise refusal("wrong-amount", f"this can't be given in {time.unit}s", hint)
        return time


def in_units(*units: TimeUnit) -> AfterValidator:
    """Refuse a length of time in any other unit."""
    return AfterValidator(InUnits(units))


def no_longer_than(seconds: float) -> AfterValidator:
    """Refuse a length of time that a clock can keep and that is longer than any handout asks for."""

    def checked(time: Time) -> Time:
        longest = time.seconds(time.high) if time.high is not None else None
        if longest is not None and longest > seconds:
            most = seconds / SECONDS_IN[time.unit]
            message = f"{time.high:g} {time.unit}s is more than {most:g}, which is the most that this can be"
            raise refusal("out-of-range", message, "look whether the number or its unit is mistyped")
        return time

    return AfterValidator(checked)


HOUR = 3600
Count = Annotated[Amount, within(1, 100), AfterValidator(whole)]
Many = Annotated[Amount, within(1, 10_000), AfterValidator(whole)]
ShortTime = Annotated[
    Time,
    within(1, 3600),
    in_units(TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.COUNT, TimeUnit.BREATH),
    no_longer_than(HOUR),
]
"""Seconds, minutes, counts or breaths: a hold, a rest, a part of a movement."""
ClockTime = Annotated[
    Time, within(1, 3600), in_units(TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR), no_longer_than(24 * HOUR)
]
"""What a clock can keep."""
Seconds = Annotated[Amount, within(1, 3600)]
"""A number of seconds, under a key that says so."""
LongTime = Annotated[Time, within(1, 1000), in_units(TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.YEAR)]

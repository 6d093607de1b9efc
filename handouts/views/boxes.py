"""The boxes to tick of one exercise: on which days of the week, and how many a day."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.dosing.amount import Amount
from handouts.dosing.rhythm import Frequency, StatedFrequency, Weekday

DAYS_A_WEEK = 7
MOST_BOXES = 6
"""More times a day than this are tallied in one place."""


@dataclass(frozen=True)
class Boxes:
    """What is ticked: `days` says of each day, Monday first, whether it is one of exercising.

    A day has `sure` boxes, and `offered` more that may be used; a `tally` is a place to count in, for so many times a
    day that boxes would be too many, or for a number nobody states.
    """

    days: tuple[bool, ...] = (True,) * DAYS_A_WEEK
    sure: int = 1
    offered: int = 0
    tally: bool = False

    @property
    def most(self) -> int:
        """How many boxes a day has."""
        return self.sure + self.offered


def boxes_for(frequency: Frequency) -> Boxes:
    """The boxes of a rhythm. Days that the patient chooses all have theirs; only named weekdays leave days out."""
    if not isinstance(frequency, StatedFrequency):
        return Boxes()
    days = tuple(day in frequency.weekdays for day in Weekday) if frequency.weekdays else (True,) * DAYS_A_WEEK
    if frequency.every_hours is not None:
        return Boxes(days, tally=True)
    if frequency.times is not None and frequency.period == "day":
        return boxes_a_day(frequency.times, days)
    return Boxes(days, sure=max(1, len(frequency.moments)))


def boxes_a_day(times: Amount, days: tuple[bool, ...]) -> Boxes:
    """The boxes for so many times a day: the lower number for sure, the rest offered."""
    sure = int(times.low or 1)
    most = max(sure, int(times.high or sure))
    if most > MOST_BOXES:
        return Boxes(days, tally=True)
    return Boxes(days, sure, most - sure)

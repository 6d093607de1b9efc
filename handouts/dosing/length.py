"""How long a dose takes: the one place where lengths of sessions are computed, never typed."""

from __future__ import annotations

from typing import NamedTuple

from handouts.dosing.amount import Amount, Time, TimeUnit
from handouts.dosing.dose import CycleStep, Dose, NotStatedDose, Side, StatedDose, Unit


class Span(NamedTuple):
    """From the shortest to the longest time, in seconds, or from the smallest to the largest number."""

    shortest: float
    longest: float

    def plus(self, other: Span) -> Span:
        """One after the other."""
        return Span(self.shortest + other.shortest, self.longest + other.longest)

    def times(self, other: Span) -> Span:
        """So many times after each other."""
        return Span(self.shortest * other.shortest, self.longest * other.longest)


ONE_OF = {
    Unit.REPETITION: Span(2, 4),
    Unit.ROTATION: Span(2, 4),
    Unit.LETTER: Span(2, 4),
    Unit.BREATH: Span(4, 6),
    Unit.STEP: Span(0.5, 1),
    Unit.METRE: Span(0.7, 1.5),
}
"""Seconds that one of these takes beside its hold: our estimates, no source."""

COUNT_SECONDS = 1
"""A count under one's breath (our estimate)."""
BREATH_SECONDS = 5
"""A calm breath in and out: 12 a minute."""
NOTHING = Span(0, 0)
ONCE = Span(1, 1)
ESTIMATED_SECONDS = {TimeUnit.COUNT: COUNT_SECONDS, TimeUnit.BREATH: BREATH_SECONDS}


class LengthNotKnown(Exception):
    """What lasts as long as nobody states: a dose that is not stated, is to be filled in, or has no end."""


def dose_span(dose: Dose, side_mode: Side) -> Span:
    """How long a dose takes with its rests, for an exercise that is made on `side_mode`, in seconds.

    Where no side is stated for a movement of each side, the shortest time is for one and the longest for both.
    Raises LengthNotKnown where nobody states how long.
    """
    if isinstance(dose, NotStatedDose):
        raise LengthNotKnown
    sets = number_span(dose.sets) if dose.sets else ONCE
    rest = time_span(dose.rested) if dose.rested else NOTHING
    once = sets.times(set_span(dose)).plus(Span(sets.shortest - 1, sets.longest - 1).times(rest))
    directions = 2 if dose.each_direction else 1
    fewest = 2 if dose.side is Side.EACH_SIDE else 1
    most = 2 if (dose.side or side_mode) is Side.EACH_SIDE else 1
    return Span(once.shortest * fewest * directions, once.longest * most * directions)


def set_span(dose: StatedDose) -> Span:
    """How long one set takes, without the rest after it."""
    if dose.duration:
        return time_span(dose.duration)
    repetitions = number_span(dose.repetitions) if dose.repetitions else ONCE
    if dose.cycle:
        round_span = NOTHING
        for step in dose.cycle:
            round_span = round_span.plus(step_span(step))
        return repetitions.times(round_span)
    held = time_span(dose.held) if dose.held else NOTHING
    return repetitions.times(repetition_span(dose).plus(held))


def repetition_span(dose: StatedDose) -> Span:
    """How long one repetition takes beside its hold: its own tempo where that is said; nothing for a mere hold."""
    halves = [time_span(time) for time in (dose.up, dose.down) if time]
    if halves:
        return halves[0].plus(halves[-1]) if len(halves) > 1 else halves[0].plus(Span(1, 2))
    return ONE_OF[dose.unit] if dose.repetitions else NOTHING


def step_span(step: CycleStep) -> Span:
    """How long one step of a cycle takes."""
    time = step.duration or step.hold
    repetitions = number_span(step.repetitions) if step.repetitions else ONCE
    return repetitions.times(time_span(time) if time else ONE_OF[Unit.REPETITION])


def number_span(amount: Amount) -> Span:
    """The numbers an amount allows; without a lower limit at least one, without an upper one no more than the lower."""
    low, high = amount.low, amount.high
    if low is None and high is None:
        raise LengthNotKnown
    return Span(1 if low is None else low, low if high is None and low is not None else high or 1)


def time_span(time: Time) -> Span:
    """A length of time in seconds; counts and breaths are estimated."""
    span = number_span(time)
    each = time.seconds(1) or ESTIMATED_SECONDS.get(time.unit)
    if each is None:
        raise LengthNotKnown
    return span.times(Span(each, each))

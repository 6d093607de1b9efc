"""How long a session takes: computed from its doses, in one place, for the author, the page and the phone."""

from __future__ import annotations

import math
from typing import NamedTuple

from handouts.block import Block, Part, Session
from handouts.dosing.amount import Time
from handouts.dosing.length import NOTHING, ONCE, Span, dose_span, number_span, time_span
from handouts.model import Library


class Minutes(NamedTuple):
    """From the shortest to the longest time, in whole minutes."""

    shortest: int
    longest: int

    def __str__(self) -> str:
        """The time in words, such as "15 to 18 minutes"."""
        if self.shortest != self.longest:
            return f"{self.shortest} to {self.longest} minutes"
        return "1 minute" if self.longest == 1 else f"{self.longest} minutes"


def session_minutes(session: Session, block: Block, library: Library) -> Minutes:
    """Shortest and longest time one session of this block takes.

    Rounded up; a rest counts only where it is stated, and changing sides takes no time. Raises LengthNotKnown when
    nobody states the dose of an exercise in it.
    """
    rest = session.rest_between_exercises or block.rest_between_exercises
    spans = [part_span(part, rest, library) for part in session.parts]
    seconds = NOTHING
    for span in spans:
        seconds = seconds.plus(span)
    if rest and not any(part.rest_between_exercises for part in session.parts):
        between = max(0, len([part for part in session.parts if part.items]) - 1)
        seconds = seconds.plus(Span(between, between).times(time_span(rest)))
    return Minutes(math.ceil(seconds.shortest / 60), math.ceil(seconds.longest / 60))


def part_span(part: Part, rest: Time | None, library: Library) -> Span:
    """How long a part of a session takes, with the rests between its exercises and its rounds, in seconds."""
    if not part.items:
        return NOTHING
    rest = part.rest_between_exercises or rest
    seconds = Span(len(part.items) - 1, len(part.items) - 1).times(time_span(rest)) if rest else NOTHING
    for item in part.items:
        seconds = seconds.plus(dose_span(item.dose, library.exercises[item.exercise].side_mode))
    rounds = number_span(part.rounds) if part.rounds else ONCE
    rest_between = time_span(part.rest_between_rounds) if part.rest_between_rounds else NOTHING
    pauses = Span(rounds.shortest - 1, rounds.longest - 1).times(rest_between)
    return rounds.times(seconds).plus(pauses)

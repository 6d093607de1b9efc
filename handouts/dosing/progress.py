"""How a dose grows: from what to what, by which step, when to go on, when to step back."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from handouts.dosing.amount import Amount, LongTime, whole, within
from handouts.dosing.short import SOURCE
from handouts.fields import Content, Words, refusal


class Grows(StrEnum):
    """What grows, with the unit its numbers are in."""

    SETS = "sets"
    REPETITIONS = "repetitions"
    HOLD_SECONDS = "hold_seconds"
    HOLD_COUNTS = "hold_counts"
    DURATION_MINUTES = "duration_minutes"
    DURATION_SECONDS = "duration_seconds"
    KILOGRAMS = "kilograms"
    STEPS = "steps"
    METRES = "metres"
    TIMES_A_DAY = "times_a_day"
    IN_ALL = "in_all"


Number = Annotated[Amount, within(0.01, 10_000)]


class Progress(Content):
    """What grows, from `start` to `goal`, by `step` (or `step_percent`) `each` session, day, week or month.

    `go_on_when` and `step_back_when` say in the clinic's words when to take a step, and when to take one back; each
    part may stand alone.
    """

    of: Grows | None = Field(None, description="What grows, with the unit of its numbers.")
    start: Number | None = None
    goal: Number | None = None
    step: Number | None = None
    step_percent: Annotated[Amount, within(1, 100)] | None = None
    each: Literal["session", "day", "week", "month"] | None = None
    go_on_when: Words | None = None
    step_back_when: Words | None = None

    @model_validator(mode="after")
    def is_a_way(self) -> Progress:
        """Refuse progress of nothing, in two kinds of step, or towards where it began."""
        numbers = [one for one in (self.start, self.goal, self.step, self.step_percent) if one is not None]
        if self.of is None and (numbers or self.each):
            raise refusal("missing-key", '"of" is missing in this progress', f"say what grows: {', '.join(Grows)}")
        if self.of is not None and not (self.goal or self.step or self.step_percent):
            hint = "write goal, step or step_percent, or keep only go_on_when and step_back_when"
            raise refusal("wrong-value", "this progress does not say how much", hint)
        if self.step and self.step_percent:
            raise refusal("contradiction", "a step is a number or a percentage", SOURCE, "step_percent")
        if self.start and self.goal and self.start.low is not None and self.start == self.goal:
            raise refusal("contradiction", "the start and the goal are the same", "mend one of them", "goal")
        if self.of is None and self.go_on_when is None and self.step_back_when is None:
            raise refusal("wrong-value", "this progress says nothing", "say what grows, or when to go on")
        return self


class Lasts(Content):
    """How long a programme is done in all: for a time, for so many sessions, or in the clinic's words."""

    time: LongTime | None = Field(None, description="How long.")
    sessions: Annotated[Amount, within(1, 1000), AfterValidator(whole)] | None = Field(
        None, description="How many sessions in all."
    )
    words: Words | None = None

    @model_validator(mode="after")
    def says_something(self) -> Lasts:
        """Refuse a length that says nothing."""
        if self.time is None and self.sessions is None and self.words is None:
            raise refusal("wrong-value", "this does not say how long", "write time, sessions or words")
        return self

"""How much of an exercise, exactly as the source states it, or plainly not stated."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from handouts.dosing.amount import Amount, ClockTime, Count, Many, Seconds, ShortTime, Time, TimeUnit, keys_said, within
from handouts.dosing.load import Effort, Load, PainLimit
from handouts.dosing.progress import Progress
from handouts.dosing.short import SOURCE
from handouts.fields import Content, Name, Note, Words, refusal

MOST_REPETITIONS = 100
"""More repetitions than this in one set is a typing error; other units (steps, metres) may be more."""


class Side(StrEnum):
    """On which side of the body a movement is done.

    `affected` is the side with the complaint or the operation, `unaffected` the other one; left and right are named
    where the handout names them.
    """

    BOTH_TOGETHER = "both_together"
    EACH_SIDE = "each_side"
    ALTERNATING = "alternating"
    AFFECTED = "affected"
    UNAFFECTED = "unaffected"
    LEFT = "left"
    RIGHT = "right"


ONE_SIDE = frozenset({Side.AFFECTED, Side.UNAFFECTED, Side.LEFT, Side.RIGHT})
"""Sides that a patient does alone: there is no other side to go on with."""


class SideOf(StrEnum):
    """What the source counts for each side: "voor elk been" (leg), "elke arm" (arm), or the side as such."""

    SIDE = "side"
    LEG = "leg"
    ARM = "arm"
    FOOT = "foot"
    HAND = "hand"


class Unit(StrEnum):
    """What one repetition is called."""

    REPETITION = "repetition"
    ROTATION = "rotation"
    STEP = "step"
    BREATH = "breath"
    METRE = "metre"
    LETTER = "letter"


class CycleStep(Content):
    """One step of a cycle: what is done, for how long, how many times, or held how long; perhaps none of these."""

    text: Words = Field(description="What is done.")
    duration: ClockTime | None = Field(None, description="For how long.")
    repetitions: Many | None = Field(None, description="How many times.")
    hold: ShortTime | None = Field(None, description="How long it is held, each time.")

    @model_validator(mode="after")
    def is_clear(self) -> CycleStep:
        """A step lasts, or is held: not both."""
        if self.duration and self.hold:
            raise refusal("contradiction", "a step lasts or is held, not both", SOURCE, "hold")
        return self


class StatedDose(Content):
    """A dose the source states. Whatever is left out is not shown; `not stated` as a value is shown as such.

    `repetitions` with `hold` means: hold that long in each repetition. `sets` with `hold` and no repetitions means that
    many holds. `up` and `down` are the tempo of one repetition. `duration` is for an activity ("10 minuten wandelen"),
    never a hold. A `cycle` is a row of steps that are done one after another, `repetitions` times or for `duration` in
    all. `rest` is between sets. With `each_side` all of it is done for each side; with `alternating` the sides take
    turns within the count; a one-sided movement without `side` has none stated. `each_direction` doubles it for the two
    directions. `hold_seconds` and `rest_seconds` are short for a hold and a rest in seconds. `source_text` is the
    sentence or sentences the numbers came from, letter for letter.
    """

    status: Literal["stated"]
    sets: Count | None = Field(None, description="How many sets.")
    repetitions: Many | None = Field(None, description="How many times in a set, or how many rounds of a cycle.")
    unit: Unit = Field(Unit.REPETITION, description="What one repetition is.")
    unit_name: Name | None = Field(None, description="What it is called, where none of the units fits.")
    hold: ShortTime | None = Field(
        None, description="How long a position is held: in each repetition, or in each set where there are none."
    )
    hold_seconds: Seconds | None = None
    up: ShortTime | None = None
    down: ShortTime | None = None
    duration: ClockTime | None = None
    cycle: tuple[CycleStep, ...] = ()
    rest: ShortTime | None = None
    rest_seconds: Seconds | None = None
    side: Side | None = Field(None, description="On which side it is done; without it none is stated.")
    side_of: SideOf = Field(SideOf.SIDE, description="What is counted for each side.")
    each_direction: Annotated[bool, Field(strict=True)] = False
    angle_degrees: Annotated[Amount, within(1, 180)] | None = Field(None, description="How far the joint may go.")
    load: Load | None = None
    effort: Effort | None = None
    pain_limit: PainLimit | None = None
    progress: tuple[Progress, ...] = ()
    source_text: Note

    @model_validator(mode="after")
    def has_an_amount(self) -> StatedDose:
        """Refuse a dose that says nothing, and amounts that can't all be so."""
        amounts = (self.sets, self.repetitions, self.hold, self.hold_seconds, self.duration, self.cycle or None)
        if all(one is None for one in amounts):
            message = "a stated dose needs sets, repetitions, hold, duration or a cycle"
            raise refusal("wrong-value", message, "write what the source states, or status: not_stated")
        for name in ("hold", "rest"):
            if getattr(self, name) and getattr(self, f"{name}_seconds"):
                message = f'"{name}" and "{name}_seconds" are two names of one thing'
                raise refusal("contradiction", message, SOURCE, f"{name}_seconds")
        self._refuse_clashes()
        return self

    def _refuse_clashes(self) -> None:
        """Raise for amounts that can't all be so."""
        if self.duration and self.held:
            message = "an activity that lasts is not held"
            raise refusal("contradiction", message, "keep duration for an activity, hold for a position", "duration")
        if self.cycle and (self.held or self.up or self.down):
            message = "in a cycle each step has its own time"
            raise refusal("contradiction", message, "put the hold into the steps of the cycle", "cycle")
        high = self.repetitions.high if self.repetitions else None
        if self.unit is Unit.REPETITION and self.unit_name is None and high and high > MOST_REPETITIONS:
            message = f"{high:g} is outside 1 to {MOST_REPETITIONS}, which this can be"
            raise refusal("out-of-range", message, "look whether the number or its unit is mistyped", "repetitions")
        longest = self.duration.seconds(self.duration.high) if self.duration and self.duration.high else None
        once = cycle_seconds(self.cycle)
        rounds = (self.repetitions.low if self.repetitions else None) or 1
        if longest is not None and once is not None and once * rounds > longest:
            said = "one round of the cycle takes" if rounds == 1 else f"{rounds:g} rounds of the cycle take"
            message = f"{said} {once * rounds:g} seconds, more than the {longest:g} seconds in all"
            raise refusal("contradiction", message, "mend the steps, or the duration of the whole", "cycle")

    @property
    def held(self) -> Time | None:
        """How long a position is held, under whichever key it stands."""
        return self.hold or in_seconds(self.hold_seconds)

    @property
    def rested(self) -> Time | None:
        """How long the rest between two sets is, under whichever key it stands."""
        return self.rest or in_seconds(self.rest_seconds)


class NotStatedDose(Content):
    """A dose the source does not state: shown as such, agreed between patient and clinic, never invented.

    What is known beside it, such as the side or the load, may stand here all the same.
    """

    status: Literal["not_stated"]
    side: Side | None = None
    side_of: SideOf = SideOf.SIDE
    load: Load | None = None
    effort: Effort | None = None
    pain_limit: PainLimit | None = None
    progress: tuple[Progress, ...] = ()


Dose = Annotated[StatedDose | NotStatedDose, Field(discriminator="status")]


def in_seconds(amount: Amount | None) -> Time | None:
    """An amount of seconds as a length of time."""
    if amount is None:
        return None
    return Time(**keys_said(amount, Amount), unit=TimeUnit.SECOND)


def cycle_seconds(cycle: tuple[CycleStep, ...]) -> float | None:
    """How long one round of a cycle takes at least, in seconds; None where no step has a time that a clock can keep."""
    known = [length for step in cycle if (length := step_seconds(step)) is not None]
    return sum(known) if known else None


def step_seconds(step: CycleStep) -> float | None:
    """How long a step of a cycle takes at least, in seconds; None where it has no time that a clock can keep."""
    time = step.duration or step.hold
    length = time.seconds(time.low) if time and time.low is not None else None
    times = step.repetitions.low if step.repetitions and step.hold else None
    return length if length is None or times is None else length * times

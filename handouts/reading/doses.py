"""What the doses of a programme say that can't all be so, or that says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handouts.block import Item
from handouts.dosing.amount import Amount, TimeUnit
from handouts.dosing.dose import ONE_SIDE, Dose, Side, StatedDose, Unit
from handouts.dosing.progress import Grows, Progress
from handouts.dosing.rhythm import Frequency, NotStatedFrequency
from handouts.exercise import Exercise
from handouts.model import Programme
from handouts.problem import Problem, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.items import located_items
from handouts.reading.source import Step

Steps = tuple[Step, ...]

NEEDS_A_NAME = frozenset({Side.AFFECTED, Side.UNAFFECTED})
"""Sides that a patient knows by what the programme calls them."""


class LocatedDose(NamedTuple):
    """A dose of an exercise in a programme, with the steps that lead to it, and the exercise it is shown by."""

    steps: Steps
    dose: Dose
    exercise: str


def located_doses(programme: Programme) -> Iterator[LocatedDose]:
    """Each dose of a programme, those of levels too."""
    for number, block in enumerate(programme.blocks):
        for steps, item in located_items(block):
            place = ("blocks", number, *steps)
            yield LocatedDose((*place, "dose"), item.dose, item.exercise)
            for one, level in enumerate(item.levels):
                if level.dose:
                    yield LocatedDose((*place, "levels", one, "dose"), level.dose, level.exercise or item.exercise)


def dose_problems(file: ReadFile[Programme], programme: Programme) -> Iterator[Problem]:
    """Progress that begins at another number than its dose, and levels that can't be told apart."""
    for located in located_doses(programme):
        for number, progress in enumerate(located.dose.progress):
            steps = (*located.steps, "progress", number)
            yield from start_problems(file, steps, progress, located.dose)
    for number, block in enumerate(programme.blocks):
        for place, item in located_items(block):
            yield from level_problems(file, ("blocks", number, *place), item)


def start_problems(file: ReadFile[Programme], steps: Steps, progress: Progress, dose: Dose) -> Iterator[Problem]:
    """A dose that grows begins where the dose says."""
    own = own_amount(progress.of, dose) if progress.of else None
    if progress.start and own and are_apart(progress.start, own):
        message = f"{progress.of} grow from {number_words(progress.start)}, and the dose says {number_words(own)}"
        hint = "let both say what the source states: the dose is where it starts"
        yield Problem(file.place(*steps, "start"), "contradiction", message, hint)


def own_amount(of: Grows, dose: Dose) -> Amount | None:
    """The amount of a dose that progress makes larger, in the same unit; None where it states none in it."""
    load = dose.load.kilograms if dose.load else None
    if of is Grows.KILOGRAMS or not isinstance(dose, StatedDose):
        return load if of is Grows.KILOGRAMS else None
    held, lasts = dose.held, dose.duration
    in_unit = {Grows.STEPS: Unit.STEP, Grows.METRES: Unit.METRE, Grows.REPETITIONS: Unit.REPETITION}
    if of in in_unit:
        return dose.repetitions if dose.unit is in_unit[of] else None
    in_time = {
        Grows.HOLD_SECONDS: (held, TimeUnit.SECOND),
        Grows.HOLD_COUNTS: (held, TimeUnit.COUNT),
        Grows.DURATION_SECONDS: (lasts, TimeUnit.SECOND),
        Grows.DURATION_MINUTES: (lasts, TimeUnit.MINUTE),
    }
    if of in in_time:
        time, unit = in_time[of]
        return time if time and time.unit is unit else None
    return dose.sets if of is Grows.SETS else None


def are_apart(one: Amount, other: Amount) -> bool:
    """Whether no number is allowed by both amounts."""
    pairs = ((one.high, other.low), (other.high, one.low))
    return any(high is not None and low is not None and high < low for high, low in pairs)


def number_words(amount: Amount) -> str:
    """The numbers of an amount, as a message names them."""
    numbers = dict.fromkeys(f"{one:g}" for one in (amount.low, amount.high) if one is not None)
    return " to ".join(numbers)


def level_problems(file: ReadFile[Programme], steps: Steps, item: Item) -> Iterator[Problem]:
    """Levels have names that tell them apart."""
    titles = [level.title for level in item.levels]
    for number, title in enumerate(titles):
        if title in titles[:number]:
            message = f"two levels of {quoted(item.exercise)} are called {quoted(title)}"
            place = file.place(*steps, "levels", number, "title")
            yield Problem(place, "contradiction", message, "call each level by what is different in it")


def clash_of_sides(dose: Side | None, exercise: Side) -> bool:
    """Whether a dose asks for a side that the exercise does not have."""
    if dose is None or dose is exercise:
        return False
    return exercise in ONE_SIDE or (dose is Side.BOTH_TOGETHER) or (exercise is Side.BOTH_TOGETHER)


def dose_notes(programme: Programme, file: ReadFile[Programme], exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    """Rests that nothing rests from, and sides that a patient can't know."""
    named = programme.affected_side is not None
    for located in located_doses(programme):
        dose = located.dose
        if isinstance(dose, StatedDose) and dose.rested and is_one(dose.sets):
            key = "rest" if dose.rest else "rest_seconds"
            message = "a rest is between sets, and this dose has no more than one"
            hint = "say how many sets there are if the source does, or leave the rest out"
            yield Problem(file.place(*located.steps, key), "rest-without-sets", message, hint)
        side = dose.side or exercises[located.exercise].side_mode
        if side in NEEDS_A_NAME and not named:
            named = True
            message = f"the side is {quoted(str(side))}, and the programme does not say what that is called"
            hint = "write affected_side in the words of the source"
            yield Problem(file.place(*located.steps, "side"), "side-not-named", message, hint)


def is_one(sets: Amount | None) -> bool:
    """Whether there is certainly no more than one set."""
    return sets is None or (sets.high is not None and sets.high <= 1)


def rhythm_notes(programme: Programme, file: ReadFile[Programme]) -> Iterator[Problem]:
    """A rhythm that says what counts there already."""
    for number, block in enumerate(programme.blocks):
        steps: Steps = ("blocks", number)
        yield from same_rhythm(file, steps, block.frequency, programme.frequency)
        of_block = block.frequency or programme.frequency
        for one, session in enumerate(block.sessions):
            yield from same_rhythm(file, (*steps, "sessions", one), session.frequency, of_block)
        for place, item in located_items(block):
            of_session = block.sessions[int(place[1])].frequency if place[0] == "sessions" else None
            yield from same_rhythm(file, (*steps, *place), item.frequency, of_session or of_block)


def same_rhythm(file: ReadFile[Programme], steps: Steps, own: Frequency | None, outer: Frequency) -> Iterator[Problem]:
    """The note on a rhythm that is that of what it stands in."""
    if own is None or rhythm_of(own) != rhythm_of(outer):
        return
    message = "this rhythm is what counts here already"
    hint = "leave it out, so that it can't go out of step; or look whether the source means another one"
    yield Problem(file.place(*steps, "frequency"), "repeated-rhythm", message, hint)


def rhythm_of(frequency: Frequency) -> Frequency:
    """A rhythm apart from the sentence it came from."""
    return frequency if isinstance(frequency, NotStatedFrequency) else frequency.model_copy(update={"source_text": ""})

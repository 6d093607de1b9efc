"""How long a session takes: computed from its doses, never typed. These minutes are for the author.

The phone that leads a patient through a session estimates what is left from the same repetition times.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from handouts.dose import NotStatedDose, Side, StatedDose
from handouts.model import Block, Library

SHORTEST_REPETITION_SECONDS = 2
LONGEST_REPETITION_SECONDS = 4


class Minutes(NamedTuple):
    """From the shortest to the longest time, in whole minutes."""

    shortest: int
    longest: int

    def __str__(self) -> str:
        """The time in words, such as "15 to 18 minutes"."""
        return (
            f"{self.shortest} minutes"
            if self.shortest == self.longest
            else f"{self.shortest} to {self.longest} minutes"
        )


class DoseNotStated(Exception):
    """A session whose length nobody can tell, since a dose in it is not stated."""


def session_minutes(block: Block, library: Library) -> Minutes:
    """Shortest and longest time one session of this block takes.

    Rounded up; rest between exercises and between sides is not counted. A repetition is taken as 2 to 4 seconds
    beside its hold (our estimate, no source); where no side is stated for a movement of each side, the shortest
    time is for one and the longest for both. Raises DoseNotStated when a dose in the block is not stated.
    """
    doses = [(item.dose, library.exercises[item.exercise].side_mode) for item in block.items]
    stated = [(dose, side) for dose, side in doses if not isinstance(dose, NotStatedDose)]
    if len(stated) < len(doses):
        raise DoseNotStated(f"{len(doses) - len(stated)} of {len(doses)} doses are not stated")
    shortest = sum(fewest_sides(dose) * seconds_of_a_side(dose, SHORTEST_REPETITION_SECONDS) for dose, _ in stated)
    longest = sum(most_sides(dose, side) * seconds_of_a_side(dose, LONGEST_REPETITION_SECONDS) for dose, side in stated)
    return Minutes(math.ceil(shortest / 60), math.ceil(longest / 60))


def seconds_of_a_side(dose: StatedDose, repetition_seconds: int) -> int:
    """How many seconds a dose takes once, when one repetition without its hold takes `repetition_seconds`."""
    sets = dose.sets or 1
    moving = (dose.repetitions or 0) * repetition_seconds
    holding = (dose.repetitions or 1) * (dose.hold_seconds or 0)
    resting = (sets - 1) * (dose.rest_seconds or 0)
    return sets * (moving + holding) + resting


def fewest_sides(dose: StatedDose) -> int:
    """How many times the dose is done at least."""
    return 2 if dose.side is Side.EACH_SIDE else 1


def most_sides(dose: StatedDose, exercise_side: Side) -> int:
    """How many times the dose is done at most, when the exercise is done on `exercise_side`."""
    return 2 if (dose.side or exercise_side) is Side.EACH_SIDE else 1

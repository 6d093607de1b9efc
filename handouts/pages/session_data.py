"""What a week page tells the phone about its session: each dose as numbers, the very ones its dose line shows."""

from __future__ import annotations

from typing import Any

from handouts.dose import Dose, NotStatedDose, Side
from handouts.model import Block, Exercise, Item, Library, Programme
from handouts.session import LONGEST_REPETITION_SECONDS, SHORTEST_REPETITION_SECONDS

START_AND_BOTH_SIDES = 3


def session_data(programme: Programme, block: Block, library: Library) -> dict[str, Any]:
    """The session of a block as plain values, ready to be written as JSON.

    `repetition_seconds` holds the shortest and the longest time of one repetition beside its hold: the tempos at
    which the phone can count. Names, pictures and steps are not repeated here; the page has them.
    """
    return {
        "programme": {"id": programme.id, "title": programme.title},
        "block": block.id,
        "repetition_seconds": [SHORTEST_REPETITION_SECONDS, LONGEST_REPETITION_SECONDS],
        "exercises": [exercise_data(item, library) for item in block.items],
    }


def exercise_data(item: Item, library: Library) -> dict[str, Any]:
    """One exercise: its id, its name, its dose, and what must be asked because the source does not state it."""
    exercise = library.exercises[item.exercise]
    is_stated = not isinstance(item.dose, NotStatedDose)
    dose = dose_data(item.dose, exercise.side_mode)
    return {
        "id": exercise.id,
        "title": exercise.title,
        "dose": dose,
        "pictures": "each_side" if has_frame_for_each_side(exercise) else "one_side",
        "asks_amount": not is_stated,
        "asks_side": dose["side"] is None and exercise.side_mode is not Side.BOTH_TOGETHER,
    }


def has_frame_for_each_side(exercise: Exercise) -> bool:
    """Whether the drawing shows the start, then the one side, then the other; else it is mirrored for the other."""
    drawing = exercise.drawing
    is_sided = exercise.side_mode is not Side.BOTH_TOGETHER
    return is_sided and drawing is not None and drawing.side is None and len(drawing.frames) == START_AND_BOTH_SIDES


def dose_data(dose: Dose, side_mode: Side) -> dict[str, Any]:
    """A dose as numbers, None where nothing is stated.

    As in the dose line, the side is the exercise's own when the dose is not stated, and open when a stated dose of
    a one-sided movement names none.
    """
    if isinstance(dose, NotStatedDose):
        amounts = dict.fromkeys(("sets", "repetitions", "hold_seconds", "rest_seconds"))
        return {**amounts, "unit": "repetition", "side": side_mode.value, "side_of": "side"}
    numbers = dose.model_dump(mode="json", exclude={"status", "source_text"})
    return {**numbers, "side": numbers["side"] or (side_mode.value if side_mode is Side.BOTH_TOGETHER else None)}

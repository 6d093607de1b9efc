"""What a week page tells the phone about its session: each dose as numbers, the very ones its dose line shows."""

from __future__ import annotations

from typing import Any

from handouts.dose import Dose, NotStatedDose, Side
from handouts.session import LONGEST_REPETITION_SECONDS, SHORTEST_REPETITION_SECONDS
from handouts.views.block import BlockView
from handouts.views.exercise import ExerciseView
from handouts.views.library import LibraryView
from handouts.views.programme import ProgrammeView


def phone_sessions(library: LibraryView) -> dict[str, dict[str, Any]]:
    """The session of every week page, by the address of the page."""
    return {
        block.address: phone_session(programme, block) for programme in library.programmes for block in programme.blocks
    }


def phone_session(programme: ProgrammeView, block: BlockView) -> dict[str, Any]:
    """The session of a block as plain values, ready to be written as JSON.

    `repetition_seconds` holds the shortest and the longest time of one repetition beside its hold: the tempos at
    which the phone can count. Names, pictures and steps are not repeated here; the page has them.
    """
    return {
        "programme": {"id": programme.id, "title": programme.title},
        "block": block.id,
        "repetition_seconds": [SHORTEST_REPETITION_SECONDS, LONGEST_REPETITION_SECONDS],
        "exercises": [phone_exercise(one) for one in block.exercises],
    }


def phone_exercise(exercise: ExerciseView) -> dict[str, Any]:
    """One exercise: its id, its name, its dose, and what must be asked because the source does not state it."""
    dose = dose_numbers(exercise.dose, exercise.side_mode)
    return {
        "id": exercise.id,
        "title": exercise.title,
        "dose": dose,
        "pictures": "each_side" if exercise.has_picture_for_each_side else "one_side",
        "asks_amount": not exercise.is_stated,
        "asks_side": dose["side"] is None and exercise.side_mode is not Side.BOTH_TOGETHER,
    }


def dose_numbers(dose: Dose, side_mode: Side) -> dict[str, Any]:
    """A dose as numbers, None where nothing is stated.

    As in the dose line, the side is the exercise's own when the dose is not stated, and open when a stated dose of
    a one-sided movement names none.
    """
    if isinstance(dose, NotStatedDose):
        amounts = dict.fromkeys(("sets", "repetitions", "hold_seconds", "rest_seconds"))
        return {**amounts, "unit": "repetition", "side": side_mode.value, "side_of": "side"}
    numbers = dose.model_dump(mode="json", exclude={"status", "source_text"})
    return {**numbers, "side": numbers["side"] or (side_mode.value if side_mode is Side.BOTH_TOGETHER else None)}

"""The sides of an exercise as the phone leads through them: which, in what order, what each is called."""

from __future__ import annotations

from handouts.dosing.dose import ONE_SIDE, Dose, Side, SideOf, StatedDose
from handouts.phone.amounts import Data
from handouts.views.exercise import ExerciseView
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import CellKind, DoseCell

OTHER = {"left": "right", "right": "left"}


def side_data(dose: Dose, exercise: ExerciseView, cells: tuple[DoseCell, ...], words: Catalogue) -> Data:
    """Which sides take turns and how (`turns`), what each is called (`names`), and which are shown as in a mirror.

    `turns` is None where nobody states the side of a movement that has sides: then it is asked. One side alone has
    one name and no turns.
    """
    side = side_of_dose(dose, exercise)
    drawn = exercise.drawn_side
    if side in ONE_SIDE:
        name = next((cell.words for cell in cells if cell.kind is CellKind.SIDE), "")
        is_other = drawn is not None and side in OTHER and side != drawn
        return {"turns": "one", "names": [name], "mirrored": [is_other]}
    if side is Side.BOTH_TOGETHER:
        return {"turns": "both", "names": [], "mirrored": []}
    is_mirrored = not exercise.has_picture_for_each_side
    names = side_names(drawn, dose.side_of, words)
    return {"turns": side.value if side else None, "names": names, "mirrored": [False, is_mirrored]}


def side_of_dose(dose: Dose, exercise: ExerciseView) -> Side | None:
    """The side as the dose line tells it: the exercise's own where the dose is not stated; None where it is open."""
    if dose.side is not None:
        return dose.side
    is_told = exercise.side_mode is Side.BOTH_TOGETHER or not isinstance(dose, StatedDose)
    return exercise.side_mode if is_told else None


def side_names(drawn: str | None, side_of: SideOf, words: Catalogue) -> list[str]:
    """What the two sides are called, that of the picture first."""
    if drawn is None:
        return [words.phrase(f"phone.side.{which}_{side_of}") for which in ("first", "other")]
    left_and_right = {side: words.phrase(f"picture.{side}") for side in OTHER}
    one, other = (
        words.phrase(f"phone.side.named_{side_of}", side=left_and_right[side]) for side in (drawn, OTHER[drawn])
    )
    return [words.phrase("phone.side.as_drawn", side=one), other]

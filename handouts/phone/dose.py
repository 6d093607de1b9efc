"""A dose as the phone plays it: its amounts and lengths of time with the words of the dose line."""

from __future__ import annotations

from handouts.dosing.dose import CycleStep, Dose, StatedDose, Unit
from handouts.dosing.length import ONE_OF, Span, time_span
from handouts.phone.amounts import Data, amount_data, time_data
from handouts.phone.asks import asks
from handouts.phone.sides import side_data
from handouts.views.exercise import ExerciseView
from handouts.wording.amounts import counted, time_words
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import CellKind, DoseCell

AMOUNTS = ("sets", "repetitions", "duration", "hold", "rest", "up", "down")
PACED = (Unit.REPETITION, Unit.BREATH, Unit.LETTER)
"""What the phone can count aloud at a pace of its own; a turn of the body, a step and a metre take what they take."""


def dose_data(dose: Dose, exercise: ExerciseView, cells: tuple[DoseCell, ...], words: Catalogue) -> Data:
    """A dose of an exercise with everything that the phone needs to lead through it and to ask for what is open.

    A dose that is not stated has no amounts. `half` is the shortest and the longest time of the way there and of the
    way back of one repetition, None where the phone does not count at a pace of its own.
    """
    around = {
        "asks": asks(dose, exercise, cells, words),
        "sides": side_data(dose, exercise, cells, words),
        "counted": counted_words(dose, words),
        "is_open": not isinstance(dose, StatedDose),
        "half": half_of(dose),
    }
    if not isinstance(dose, StatedDose):
        return around | dict.fromkeys(AMOUNTS) | {"cycle": [], "directions": []}
    said = {cell.kind: str(cell) for cell in cells}
    tempo = said.get(CellKind.TEMPO, "")
    directions = [words.phrase(f"phone.session.{which}_direction") for which in ("first", "other")]
    return {
        **around,
        **counts(dose, said),
        "duration": time_data(dose.duration, said.get(CellKind.DURATION, "")),
        "hold": time_data(dose.held, said.get(CellKind.HOLD, "")),
        "rest": time_data(dose.rested, said.get(CellKind.REST, "")),
        "up": time_data(dose.up, tempo),
        "down": time_data(dose.down, tempo),
        "cycle": [step_data(step, words) for step in dose.cycle],
        "directions": directions if dose.each_direction else [],
    }


def counts(dose: StatedDose, said: dict[CellKind, str]) -> Data:
    """Sets and repetitions; sets of nothing that lasts, with no rest between, are mere repetitions."""
    sets = amount_data(dose.sets, said.get(CellKind.SETS, ""))
    if dose.repetitions or dose.duration or dose.cycle or dose.held or dose.rested:
        return {"sets": sets, "repetitions": amount_data(dose.repetitions, said.get(CellKind.REPETITIONS, ""))}
    return {"sets": None, "repetitions": sets}


def step_data(step: CycleStep, words: Catalogue) -> Data:
    """One step of a cycle."""
    held = words.phrase("dose.hold", time=time_words(step.hold, words)) if step.hold else ""
    often = counted("dose.units.repetition", step.repetitions, words) if step.repetitions else ""
    return {
        "text": step.text,
        "duration": time_data(step.duration, time_words(step.duration, words) if step.duration else ""),
        "hold": time_data(step.hold, held),
        "repetitions": amount_data(step.repetitions, often),
    }


def counted_words(dose: Dose, words: Catalogue) -> Data:
    """How the phone says which one of a number this is, and what they are called."""
    unit = dose.unit if isinstance(dose, StatedDose) else Unit.REPETITION
    own = dose.unit_name if isinstance(dose, StatedDose) else None
    one = words.phrase(f"dose.units.{unit}", count=1)
    many = own or words.phrase(f"dose.units.{unit}", count=2)
    if own:
        return {"of": f"{{number}} / {{count}} {own}", "alone": f"{{number}} {own}", "many": many}
    return {
        "of": words.phrase("phone.session.counted", unit=one, number="{number}", count="{count}"),
        "alone": words.phrase("phone.session.counted_alone", unit=one, number="{number}"),
        "many": many,
    }


def half_of(dose: Dose) -> Data | None:
    """How long it goes there and back at a fast and at a slow count, in seconds."""
    if not isinstance(dose, StatedDose):
        return both_ways(ONE_OF[Unit.REPETITION])
    tempo = {"there": dose.up, "back": dose.down}
    stated = {way: list(time_span(time)) for way, time in tempo.items() if time is not None and time.low is not None}
    if stated:
        return {**both_ways(ONE_OF[Unit.REPETITION]), **{way: [span[0]] * 2 for way, span in stated.items()}}
    is_paced = dose.unit in PACED and dose.unit_name is None
    return both_ways(ONE_OF[dose.unit]) if is_paced else None


def both_ways(span: Span) -> Data:
    """A repetition that takes as long there as back."""
    half = [span.shortest / 2, span.longest / 2]
    return {"there": half, "back": half}

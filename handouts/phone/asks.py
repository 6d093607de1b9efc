"""What the phone asks because nobody states it: each open amount for itself, with the words for what is filled in."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.dosing.amount import Amount, Time, TimeUnit
from handouts.dosing.dose import Dose, Side, StatedDose
from handouts.dosing.length import ESTIMATED_SECONDS
from handouts.phone.amounts import Data, unit_seconds
from handouts.phone.sides import side_of_dose
from handouts.views.boxes import MOST_BOXES
from handouts.views.exercise import ExerciseView
from handouts.wording.amounts import unit_name, unit_words
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import CellKind, DoseCell
from handouts.wording.load import open_load

MOST = {"sets": 100, "repetitions": 1000, "load": 500, "frequency": 24}
MOST_SECONDS = 3600
SHARED = (CellKind.TEMPO, CellKind.CYCLE)
OPEN_AMOUNTS = (CellKind.SETS, CellKind.REPETITIONS, CellKind.HOLD, CellKind.REST)
ALL_OPEN = StatedDose(
    status="stated",
    sets=Amount(not_stated=True),
    repetitions=Amount(not_stated=True),
    hold=Time(not_stated=True),
    rest=Time(not_stated=True),
    source_text="-",
)
"""What a dose that is not stated leaves to be agreed."""


def asks(dose: Dose, exercise: ExerciseView, cells: tuple[DoseCell, ...], words: Catalogue) -> list[Data]:
    """What is asked of one dose, in the order of its line.

    `cell` is the place in the dose line that the answer takes, None for one that the line does not have; `said` are
    the words of an answer, in the singular and the plural, or by its choice. `times` is how many of an amount one of
    the answer stands for.
    """
    # A cell that tells more than the one amount is left as it is.
    places = {cell.kind: place for place, cell in enumerate(cells) if cell.kind not in SHARED}
    found = [*amount_asks(dose, exercise, words), *side_asks(dose, exercise, words), *load_asks(dose, words)]
    frequency = next((cell for cell in cells if cell.kind is CellKind.FREQUENCY), None)
    if frequency is None or frequency.is_open:
        said = forms("phone.agreed.frequency", words)
        found.append({**ask("frequency", CellKind.FREQUENCY, words, said=said), "most_boxes": MOST_BOXES})
    if not isinstance(dose, StatedDose):
        places |= dict.fromkeys(OPEN_AMOUNTS, places[CellKind.ALL_OPEN])
    return [{**{name: one[name] for name in one if name != "kind"}, "cell": places.get(one["kind"])} for one in found]


def amount_asks(dose: Dose, exercise: ExerciseView, words: Catalogue) -> Iterator[Data]:
    """The open amounts of a dose; all that a dose may have where it is not stated."""
    amounts = dose if isinstance(dose, StatedDose) else ALL_OPEN
    if is_asked(amounts.sets):
        yield ask("sets", CellKind.SETS, words, said=forms("dose.sets", words))
    if is_asked(amounts.repetitions):
        if side_of_dose(dose, exercise) is Side.ALTERNATING:
            said = forms("phone.agreed.per_side", words)
            yield ask("repetitions", CellKind.REPETITIONS, words, label="repetitions_per_side", said=said, times=2)
        else:
            yield ask("repetitions", CellKind.REPETITIONS, words, said=forms(f"dose.units.{amounts.unit}", words))
    times = {
        "duration": amounts.duration,
        "hold": amounts.held,
        "up": amounts.up,
        "down": amounts.down,
        "rest": amounts.rested,
    }
    for name, time in times.items():
        if time is not None and is_asked(time):
            yield time_ask(name, time, words)
    yield from step_asks(amounts, words)


def step_asks(dose: StatedDose, words: Catalogue) -> Iterator[Data]:
    """The open amounts of the steps of a cycle."""
    for number, step in enumerate(dose.cycle):
        for name in ("duration", "hold", "repetitions"):
            amount = getattr(step, name)
            if not is_asked(amount):
                continue
            if isinstance(amount, Time):
                one = time_ask(name, amount, words)
            else:
                one = ask(name, CellKind.CYCLE, words, said=forms("dose.units.repetition", words))
            yield {**one, "kind": CellKind.CYCLE, "step": number, "label": f"{step.text}: {one['label']}"}


def is_asked(amount: Amount | None) -> bool:
    """Whether somebody still says how many, perhaps within limits that are stated."""
    return amount is not None and (amount.is_open or amount.fill_in)


def time_ask(name: str, time: Time, words: Catalogue) -> Data:
    """A length of time that is asked, in the unit of the dose."""
    unit = time.unit if time.unit in (TimeUnit.SECOND, TimeUnit.COUNT, TimeUnit.BREATH, TimeUnit.MINUTE) else None
    unit = unit or TimeUnit.MINUTE
    kind = CellKind.TEMPO if name in ("up", "down") else CellKind(name)
    around = "{time}" if name == "duration" else str(words.entry(f"dose.{name}"))
    said = {form: around.replace("{time}", text) for form, text in forms(f"time.{unit}", words).items()}
    many = unit_words(unit_name(Time(not_stated=True, unit=unit)), Amount(exactly=2), words)
    seconds = unit_seconds(unit)
    shown = unit if unit in ESTIMATED_SECONDS else TimeUnit.SECOND
    asked = ask(name, kind, words, said=said, times=seconds, unit=many)
    return {**asked, "most": MOST_SECONDS / seconds, "unit": shown.value}


def side_asks(dose: Dose, exercise: ExerciseView, words: Catalogue) -> Iterator[Data]:
    """The side, where a movement has sides and nobody says which."""
    if side_of_dose(dose, exercise) is not None:
        return
    choices = ("each_side", "alternating", "one_side")
    said = {choice: words.phrase(f"phone.agreed.{choice}") for choice in choices}
    yield {"name": "side", "kind": CellKind.SIDE, "label": words.phrase("phone.ask.side"), "said": said}


def load_asks(dose: Dose, words: Catalogue) -> Iterator[Data]:
    """The kilograms, where they are to be filled in."""
    if dose.load and open_load(dose.load):
        said = {form: f"{{count}} {words.phrase('load.kilograms')}" for form in ("one", "other")}
        yield ask("load", CellKind.LOAD, words, said=said)


def ask(
    name: str, kind: CellKind, words: Catalogue, *, said: Data, label: str = "", times: float = 1, unit: str = ""
) -> Data:
    """One question with a number for its answer."""
    return {
        "name": name,
        "kind": kind,
        "label": words.phrase(f"phone.ask.{label or name}", **({"unit": unit} if unit else {})),
        "most": MOST.get(name, MOST["repetitions"]),
        "times": times,
        "said": said,
    }


def forms(name: str, words: Catalogue) -> Data:
    """A counted thing in the singular and the plural, with a place for the number."""
    entry = words.entry(name)
    return {form: text if "{count}" in (text := str(entry[form])) else f"{{count}} {text}" for form in ("one", "other")}

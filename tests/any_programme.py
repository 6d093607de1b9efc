"""Any legal programme, for tests of what must hold for all of them: made from the models, field by field.

Every text in it is a word of its own ("zinaab"), so that a test can count how often a view says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from handouts.dosing.dose import Dose, Side, SideOf, Unit
from handouts.dosing.load import SCALE_ENDS, EffortScale
from handouts.dosing.rhythm import Moment, Weekday
from handouts.exercise import Exercise
from handouts.model import Clinic, Library, Programme

WORD_START = "zin"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CLINIC: dict[str, Any] = {
    "name": "Kliniek",
    "discipline": "Fysiotherapie",
    "phone": "000 111 22 33",
    "hours": "ma tot vr",
    "address": ["Weg 1"],
    "url": "https://kliniek.example/",
    "summary": "Oefeningen.",
    "emergency_text": ["Bel ons."],
}


class Told:
    """Gives out words that nothing else says."""

    def __init__(self) -> None:
        self._count = 0

    def word(self) -> str:
        """The next word."""
        number, self._count = self._count, self._count + 1
        return WORD_START + "".join(LETTERS[number // 26**place % 26] for place in (2, 1, 0))

    def words(self, count: int) -> list[str]:
        """The next words."""
        return [self.word() for _ in range(count)]


@dataclass(frozen=True)
class Made:
    """A library of one programme, and the programme."""

    library: Library
    programme: Programme


def amounts(least: int, most: int) -> st.SearchStrategy[Any]:
    """Any amount within these bounds, in short or as its keys."""
    number = st.integers(least, most)
    pair = st.tuples(number, number).filter(lambda two: two[0] < two[1])
    return st.one_of(
        number,
        pair.map(lambda two: f"{two[0]}-{two[1]}"),
        number.map(lambda one: f"at least {one}"),
        number.map(lambda one: f"at most {one}"),
        number.map(lambda one: f"about {one}"),
        number.map(lambda one: f"as many as you can, at most {one}"),
        st.sampled_from(["fill in", "not stated", "as many as you can"]),
    )


def times(least: int, most: int, units: tuple[str, ...] = ("seconds", "minutes", "counts")) -> st.SearchStrategy[Any]:
    """Any length of time within these bounds."""
    number, unit = st.integers(least, most), st.sampled_from(units)
    pair = st.tuples(number, number).filter(lambda two: two[0] < two[1])
    return st.one_of(
        st.builds(lambda one, name: f"{one} {name}", number, unit),
        st.builds(lambda two, name: f"{two[0]}-{two[1]} {name}", pair, unit),
        st.builds(lambda one, name: f"at least {one} {name}", number, unit),
        st.builds(lambda one, name: f"as long as you can, at most {one} {name}", number, unit),
        unit.map(lambda name: f"fill in {name}"),
        st.just("not stated"),
    )


@st.composite
def loads(draw: st.DrawFn, told: Told) -> dict[str, Any]:
    """Any load."""
    return draw(
        st.one_of(
            st.builds(lambda one: {"kilograms": one}, amounts(1, 50)),
            st.builds(
                lambda one, two: {"women_kilograms": one, "men_kilograms": two}, st.integers(1, 9), st.integers(10, 20)
            ),
            st.builds(lambda one: {"ankle_weight_kilograms": one}, st.integers(1, 5)),
            st.builds(lambda one: {"repetition_maximum": one}, st.integers(4, 20)),
            st.builds(lambda one: {"percent": one}, st.integers(10, 90)),
            st.just({"body_weight": True}),
            st.builds(lambda: {"band": told.word()}),
            st.builds(lambda: {"words": told.word()}),
        )
    )


@st.composite
def efforts(draw: st.DrawFn, told: Told) -> dict[str, Any]:
    """Any effort on any scale."""
    scale = draw(st.sampled_from(EffortScale))
    ends = SCALE_ENDS.get(scale)
    effort: dict[str, Any] = {"scale": scale.value}
    if ends:
        effort["level"] = draw(st.integers(*ends))
    if draw(st.booleans()):
        effort["words"] = told.word()
    return effort


@st.composite
def frequencies(draw: st.DrawFn, told: Told) -> dict[str, Any]:
    """Any rhythm."""
    periods = st.sampled_from(["day", "week", "month"])
    weekdays = st.lists(st.sampled_from(Weekday), min_size=1, max_size=4, unique=True)
    moments = st.lists(st.sampled_from(Moment), min_size=1, max_size=3, unique=True)
    kinds: list[st.SearchStrategy[dict[str, Any]]] = [
        st.builds(lambda times, period: {"times": times, "period": period}, amounts(1, 6), periods),
        st.builds(
            lambda times, days: {"times": times, "period": "day", "days_a_week": days}, amounts(1, 4), amounts(1, 7)
        ),
        weekdays.map(lambda days: {"weekdays": [day.value for day in days]}),
        st.integers(2, 9).map(lambda days: {"every_days": days, "rest_day_between": True}),
        st.integers(1, 6).map(lambda hours: {"every_hours": hours, "while_awake": True}),
        moments.map(lambda some: {"moments": [moment.value for moment in some]}),
        st.builds(lambda: {"words": told.word()}),
    ]
    if draw(st.integers(0, 7)) == 0:
        return {"status": "not_stated"}
    return {"status": "stated", "source_text": "bron", **draw(st.one_of(kinds))}


@st.composite
def cycle_steps(draw: st.DrawFn, told: Told) -> dict[str, Any]:
    """Any step of a cycle."""
    step: dict[str, Any] = {"text": told.word()}
    kind = draw(st.sampled_from(["hold", "duration", "repetitions", "plain"]))
    if kind == "hold":
        step["hold"] = draw(times(1, 60))
    elif kind == "duration":
        step["duration"] = draw(times(1, 9, ("seconds", "minutes")))
    elif kind == "repetitions":
        step["repetitions"] = draw(amounts(1, 20))
    return step


@st.composite
def progresses(draw: st.DrawFn, told: Told) -> dict[str, Any]:
    """Any progress."""
    one: dict[str, Any] = {"go_on_when": told.word(), "step_back_when": told.word()}
    if draw(st.booleans()):
        one |= {"of": draw(st.sampled_from(["repetitions", "kilograms", "hold_seconds", "times_a_day"]))}
        one |= {
            "goal": draw(st.integers(51, 60)),
            "step": draw(st.integers(1, 5)),
            "each": draw(st.sampled_from(["day", "week"])),
        }
    return one


@st.composite
def around_a_dose(draw: st.DrawFn, told: Told, side_mode: Side) -> dict[str, Any]:
    """What may stand in any dose, stated or not: its side, load, effort, limit to pain, and how it grows."""
    sides = [None, Side.EACH_SIDE, Side.ALTERNATING, Side.AFFECTED, Side.UNAFFECTED, Side.LEFT, Side.RIGHT]
    side = None if side_mode is Side.BOTH_TOGETHER else draw(st.sampled_from(sides))
    around: dict[str, Any] = {"side": side.value} if side else {}
    around["side_of"] = draw(st.sampled_from(SideOf)).value
    if draw(st.booleans()):
        around["load"] = draw(loads(told))
    if draw(st.booleans()):
        around["effort"] = draw(efforts(told))
    if draw(st.booleans()):
        around["pain_limit"] = {"at_most": draw(st.integers(1, 5)), "words": told.word()}
    if draw(st.booleans()):
        around["progress"] = [draw(progresses(told))]
    return around


@st.composite
def repeated(draw: st.DrawFn) -> dict[str, Any]:
    """Repetitions in any unit, perhaps held, perhaps in a tempo."""
    amount: dict[str, Any] = {"repetitions": draw(amounts(1, 40)), "unit": draw(st.sampled_from(Unit)).value}
    if draw(st.booleans()):
        amount["hold"] = draw(times(1, 30))
    if draw(st.booleans()):
        amount |= {"up": draw(times(1, 5, ("seconds", "counts"))), "down": draw(times(1, 30, ("seconds", "counts")))}
    return amount


@st.composite
def cycles(draw: st.DrawFn, told: Told) -> dict[str, Any]:
    """A cycle of any steps."""
    steps = [draw(cycle_steps(told)) for _ in range(draw(st.integers(1, 4)))]
    return {"cycle": steps, "repetitions": draw(amounts(1, 9))}


@st.composite
def doses(draw: st.DrawFn, told: Told, side_mode: Side) -> dict[str, Any]:
    """Any dose of an exercise that is made in this way."""
    around = draw(around_a_dose(told, side_mode))
    if draw(st.integers(0, 5)) == 0:
        return {"status": "not_stated", **around}
    held = times(1, 60).map(lambda time: {"hold": time})
    lasting = times(1, 50, ("seconds", "minutes")).map(lambda time: {"duration": time})
    dose = {"status": "stated", "source_text": "bron", "each_direction": draw(st.booleans()), **around}
    if draw(st.booleans()):
        dose["angle_degrees"] = draw(amounts(10, 180))
    dose |= draw(st.one_of(repeated(), repeated(), held, lasting, cycles(told)))
    if draw(st.booleans()):
        dose |= {"sets": draw(amounts(2, 6)), "rest": draw(times(1, 50))}
    return dose


@st.composite
def exercises(draw: st.DrawFn, told: Told, number: int) -> dict[str, Any]:
    """Any exercise without pictures."""
    return {
        "id": f"oefening-{LETTERS[number]}",
        "title": told.word(),
        "also_known_as": told.words(1),
        "aim": told.word(),
        "start": {"position": told.word(), "text": told.words(2)},
        "steps": told.words(2),
        "cues": told.words(draw(st.integers(0, 2))),
        "precautions": told.words(draw(st.integers(0, 2))),
        "side_mode": draw(st.sampled_from([Side.BOTH_TOGETHER, Side.EACH_SIDE, Side.ALTERNATING])).value,
        "links": [{"text": told.word(), "phone": "000 999 88 77"}] if draw(st.booleans()) else [],
    }


@st.composite
def items(draw: st.DrawFn, told: Told, among: list[dict[str, Any]]) -> dict[str, Any]:
    """Any exercise in a session."""
    exercise = draw(st.sampled_from(among))
    side_mode = Side(exercise["side_mode"])
    item: dict[str, Any] = {"exercise": exercise["id"], "dose": draw(doses(told, side_mode))}
    if draw(st.booleans()):
        item |= {"note": told.word(), "variant": told.word()}
    if draw(st.booleans()):
        item["frequency"] = draw(frequencies(told))
    if draw(st.booleans()):
        own = {"title": told.word(), "difference": told.words(1), "dose": draw(doses(told, side_mode))}
        item["levels"] = [{"title": told.word(), "difference": told.words(1)}, own]
    return item


@st.composite
def parts(draw: st.DrawFn, told: Told, among: list[dict[str, Any]]) -> dict[str, Any]:
    """Any part of a session."""
    part: dict[str, Any] = {"title": told.word(), "text": told.words(1)}
    part["items"] = [draw(items(told, among)) for _ in range(draw(st.integers(1, 2)))]
    if draw(st.booleans()):
        part |= {"rounds": draw(amounts(2, 5)), "rest_between_rounds": draw(times(1, 9, ("minutes",)))}
    return part


@st.composite
def blocks(draw: st.DrawFn, told: Told, among: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """Any block, with its exercises in a list, in parts or in sessions."""
    block: dict[str, Any] = {
        "id": f"deel-{number}",
        "title": told.word(),
        "period": {"first": f"{number * 6} weeks", "last": f"{number * 6 + 6} weeks", "after": told.word()},
        "goal": told.words(1),
        "allowed": told.words(1),
        "not_yet": told.words(1),
        "sections": [
            {"title": told.word(), "text": told.words(1), "table": {"headings": told.words(2), "rows": [told.words(2)]}}
        ],
        "progress": [draw(progresses(told))],
    }
    if draw(st.booleans()):
        block["frequency"] = draw(frequencies(told))
    if draw(st.booleans()):
        block["pain_limit"] = {"at_most": draw(st.integers(1, 5)), "words": told.word()}
    kind = draw(st.sampled_from(["items", "parts", "sessions"]))
    if kind == "items":
        block["items"] = [draw(items(told, among)) for _ in range(draw(st.integers(1, 3)))]
    elif kind == "parts":
        block["parts"] = [draw(parts(told, among)) for _ in range(draw(st.integers(1, 2)))]
    else:
        block["sessions"] = [
            {
                "title": told.word(),
                "text": told.words(1),
                "frequency": draw(frequencies(told)),
                "items": [draw(items(told, among))],
            }
            for _ in range(2)
        ]
    return block


@st.composite
def any_programme(draw: st.DrawFn) -> Made:
    """Any legal programme with its exercises, in a library of its own."""
    told = Told()
    made = [draw(exercises(told, number)) for number in range(draw(st.integers(1, 3)))]
    programme = {
        "id": "programma",
        "code": "P-1",
        "title": told.word(),
        "summary": told.word(),
        "for_whom": told.words(1),
        "not_for": told.words(1),
        "main_advice": told.words(1),
        "choices": [{"title": told.word(), "options": told.words(2)}],
        "affected_side": told.word(),
        "unaffected_side": told.word(),
        "frequency": draw(frequencies(told)),
        "lasts": {"time": draw(times(2, 9, ("weeks", "months"))), "words": told.word()},
        "progress": [draw(progresses(told))],
        "pain_rule": {"title": told.word(), "text": told.words(1)},
        "stop_rules": told.words(1),
        "emergency_text": told.words(1),
        "phone": "000 444 55 66",
        "hours": told.word(),
        "blocks": [draw(blocks(told, made, number)) for number in range(draw(st.integers(1, 2)))],
        "version": "1.0",
    }
    known = {one["id"]: Exercise.model_validate(one) for one in made}
    whole = Programme.model_validate(programme)
    return Made(Library(Clinic.model_validate(CLINIC), known, (whole,)), whole)


@st.composite
def any_dose(draw: st.DrawFn) -> tuple[Dose, Side]:
    """Any legal dose, with how its movement is made."""
    side_mode = draw(st.sampled_from([Side.BOTH_TOGETHER, Side.EACH_SIDE, Side.ALTERNATING]))
    dose: Dose = TypeAdapter(Dose).validate_python(draw(doses(Told(), side_mode)))
    return dose, side_mode

"""Promises about the plan of a session: what the phone counts is what the dose says, for every dose there may be."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from handouts.dosing.amount import Amount, Time, TimeUnit
from handouts.dosing.dose import ONE_SIDE, CycleStep, NotStatedDose, Side, SideOf, StatedDose, Unit
from handouts.phone.amounts import unit_seconds
from handouts.phone.dose import dose_data
from handouts.reading.library import read_library
from handouts.views.exercise import ExerciseView
from handouts.views.library import library_view
from handouts.wording.catalogue import read_words
from handouts.wording.dose import Setting, dose_cells
from tests.places import ROOT, SMALL_CLINIC

WORDS = read_words(ROOT / "templates" / "words.nl.yml")
LIBRARY = read_library(SMALL_CLINIC)
VIEW = library_view(LIBRARY, WORDS)
EXERCISE: ExerciseView = next(one for _, _, one in VIEW.met())
FREQUENCY = LIBRARY.programmes[0].frequency
WORK = {"hold", "repeat", "activity", "tap", "self", "free"}
MOST = 6


@st.composite
def amounts(draw: st.DrawFn, kind: type[Amount] = Amount, unit: TimeUnit | None = None) -> Amount:
    """Any amount there may be, small enough for a short plan."""
    low, high = sorted(draw(st.lists(st.integers(1, MOST), min_size=2, max_size=2, unique=True)))
    keys: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"exactly": low},
                {"about": low},
                {"at_least": low, "at_most": high},
                {"at_least": low},
                {"at_most": high},
                {"as_many_as_you_can": True},
                {"as_many_as_you_can": True, "at_most": high},
                {"exactly": low, "until": "tot het goed is"},
                {"fill_in": True},
                {"fill_in": True, "at_most": high},
                {"not_stated": True},
            ]
        )
    )
    return kind(**keys, **({"unit": unit} if unit else {}))


def times(*units: TimeUnit) -> st.SearchStrategy[Any]:
    """Any length of time in these units."""
    return st.sampled_from(units).flatmap(lambda unit: amounts(kind=Time, unit=unit))


SHORT = times(TimeUnit.SECOND, TimeUnit.COUNT, TimeUnit.BREATH, TimeUnit.MINUTE)
CLOCK = times(TimeUnit.SECOND, TimeUnit.MINUTE)


@st.composite
def steps(draw: st.DrawFn) -> CycleStep:
    """Any step of a cycle."""
    held = draw(st.sampled_from(["duration", "hold", "none"]))
    return CycleStep(
        text="Doe dit",
        duration=draw(CLOCK) if held == "duration" else None,
        hold=draw(SHORT) if held == "hold" else None,
        repetitions=draw(st.none() | amounts()),
    )


@st.composite
def doses(draw: st.DrawFn) -> StatedDose:
    """Any dose the content may state."""
    kind = draw(st.sampled_from(["repetitions", "hold", "duration", "cycle", "sets"]))
    keys: dict[str, Any] = {
        "sets": draw(amounts() if kind == "sets" else st.none() | amounts()),
        "rest": draw(st.none() | SHORT),
        "side": draw(st.none() | st.sampled_from(Side)),
        "side_of": draw(st.sampled_from(SideOf)),
        "each_direction": draw(st.booleans()),
        "unit": draw(st.sampled_from(Unit)),
    }
    if kind == "repetitions":
        tempo = draw(st.sampled_from([(), ("hold",), ("up", "down"), ("down",), ("hold", "up")]))
        keys |= {"repetitions": draw(amounts()), **{name: draw(SHORT) for name in tempo}}
    if kind == "hold":
        keys["hold"] = draw(SHORT)
    if kind == "duration":
        keys["duration"] = draw(CLOCK)
    if kind == "cycle":
        keys |= {"cycle": tuple(draw(st.lists(steps(), min_size=1, max_size=3)))}
        keys |= draw(st.sampled_from([{}, {"repetitions": draw(amounts())}, {"duration": draw(CLOCK)}]))
    try:
        return StatedDose(status="stated", source_text="-", **keys)
    except ValidationError:
        assume(condition=False)
        raise


class Planner:
    """The plan of the theme in Node: one process that answers a line for a line."""

    def __init__(self) -> None:
        plan = (ROOT / "templates" / "theme" / "assets" / "plan.js").read_text(encoding="utf-8")
        program = plan + (
            "\nimport { createInterface } from 'node:readline';\n"
            "for await (const line of createInterface({ input: process.stdin })) {\n"
            "  const [name, ...given] = JSON.parse(line);\n"
            "  console.log(JSON.stringify({ plan, beat, isAsked, pastMore }[name](...given)));\n}\n"
        )
        node = shutil.which("node")
        assert node
        self._process = subprocess.Popen(
            [node, "--input-type=module", "--eval", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, *question: Any) -> Any:
        """What a function of the script answers."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@pytest.fixture(scope="module")
def planner() -> Iterator[Planner]:
    """The plan of the theme, ready to be asked."""
    if not shutil.which("node"):
        pytest.skip("the plan is tried in Node, which is not here")
    one = Planner()
    yield one
    one.close()


def data_of(dose: StatedDose | NotStatedDose, side_mode: Side = Side.EACH_SIDE) -> dict[str, Any]:
    """What the phone is handed of a dose."""
    cells = dose_cells(dose, Setting(side_mode, FREQUENCY), WORDS)
    return dose_data(dose, replace(EXERCISE, side_mode=side_mode, drawn_side="left"), cells, WORDS)


PHONE, SELF, TAP = {"who": "phone", "pace": 1}, {"who": "self", "pace": 1}, {"who": "tap", "pace": 1}
FUNCTIONS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def low(amount: Amount | None) -> float:
    """What is counted of an amount for sure; one where there is none."""
    return 1 if amount is None else 0 if amount.low is None else amount.low


def seconds(time: Time) -> float:
    """What is counted of a length of time for sure."""
    return low(time) * unit_seconds(time.unit)


def is_open(*amounts: Amount | None) -> bool:
    """Whether somebody must still say one of these."""
    return any(amount is not None and amount.is_open for amount in amounts)


def sure_work(phases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is done for sure."""
    return [one for one in phases if one["kind"] in WORK and not one.get("isOffered") and not one.get("isExtra")]


def ways_through(dose: StatedDose) -> int:
    """How many times all of a dose is done: for its sides and its directions."""
    return (2 if dose.side is Side.EACH_SIDE else 1) * (2 if dose.each_direction else 1)


def sure_sets(dose: StatedDose) -> int:
    """How many sets are counted: one where nobody says, or where none is sure."""
    is_mere = not (dose.repetitions or dose.duration or dose.cycle or dose.held or dose.rested)
    return 1 if is_mere or dose.sets is None else max(1, int(low(dose.sets)))


@FUNCTIONS
@given(dose=doses(), counting=st.sampled_from([PHONE, SELF, TAP]))
def test_the_phases_add_up_to_the_dose(planner: Planner, dose: StatedDose, counting: dict[str, Any]) -> None:
    """The lower number of each amount is counted, for every set, side and direction; nothing open gets a clock."""
    phases = planner.ask("plan", {**data_of(dose), "sidesInSteps": False}, counting)
    work = sure_work(phases)
    sets = sure_sets(dose) * ways_through(dose)
    if dose.cycle:
        return check_cycle(dose, work, sets)
    if dose.duration and not is_open(dose.duration):
        assert sum(one["seconds"] for one in work) == seconds(dose.duration) * sets
    elif dose.repetitions and not is_open(dose.repetitions):
        check_repetitions(dose, dose.repetitions, phases, sets)
    elif dose.held and not is_open(dose.held, dose.repetitions, dose.duration):
        assert sum(one["seconds"] for one in work) == seconds(dose.held) * sets
    elif dose.sets and not dose.rested and not dose.duration and not dose.held and not dose.repetitions:
        check_repetitions(dose, dose.sets, phases, ways_through(dose))
    else:
        assert {one["kind"] for one in work} <= {"free"}
    return None


def check_repetitions(dose: StatedDose, count: Amount, phases: list[dict[str, Any]], sets: int) -> None:
    """Each repetition is there once, with its hold."""
    if is_open(count):
        assert {one["kind"] for one in sure_work(phases)} <= {"free"}
        return
    counted = [one for one in phases if one["kind"] == "repeat" and not one.get("isOffered")]
    by_hand = [one for one in phases if one["kind"] in ("tap", "self") and not one.get("isOffered")]
    assert bool(counted) != bool(by_hand)
    if by_hand:
        assert [one["count"]["sure"] for one in by_hand] == [low(count)] * sets
        assert all(one["seconds"] is None for one in by_hand)
        return
    sure = [one for one in counted if not one.get("isExtra")]
    assert sum(one["repetitions"] for one in sure) == low(count) * sets
    if dose.held:
        assert {one["hold"] for one in counted} == {seconds(dose.held)}
    for way, stated in (("there", dose.up), ("back", dose.down)):
        if stated and stated.low is not None:
            assert {one[way] for one in counted} == {seconds(stated)}


def check_cycle(dose: StatedDose, work: list[dict[str, Any]], sets: int) -> None:
    """A cycle lasts as long as its duration says, or is gone round so many times with each of its steps."""
    if dose.duration and not is_open(dose.duration):
        assert sum(one["seconds"] for one in work) == pytest.approx(seconds(dose.duration) * sets)
        return
    turns = max(1, int(low(dose.repetitions))) * sets
    for place, step in enumerate(dose.cycle):
        time = step.duration or step.hold
        phases = [one for one in work if one["step"] == place]
        if is_open(time, step.repetitions) or not (time or step.repetitions):
            assert [one["kind"] for one in phases] == ["free"] * turns
        elif time and (step.repetitions is None or low(time) == 0):
            assert sum(one["seconds"] for one in phases) == seconds(time) * turns
        elif time and step.repetitions:
            assert sum(one["seconds"] for one in phases) == seconds(time) * low(step.repetitions) * turns


def most_of(amount: Amount) -> float | None:
    """The most an amount allows; None where there is no end."""
    return amount.at_most if amount.as_many_as_you_can or amount.until else amount.high


@FUNCTIONS
@given(dose=doses())
def test_the_rest_of_a_range_is_offered(planner: Planner, dose: StatedDose) -> None:
    """What lies between the lower and the higher number is there, and never comes without being asked for."""
    phases = planner.ask("plan", {**data_of(dose), "sidesInSteps": False}, PHONE)
    for before, after in pairwise(phases):
        if after.get("isOffered") and not before.get("isOffered"):
            assert after["kind"] == "offer"
    if not (dose.cycle or is_open(dose.sets, dose.repetitions, dose.held, dose.duration) or sure_sets(dose) > 1):
        check_extras(dose, phases)


def check_extras(dose: StatedDose, phases: list[dict[str, Any]]) -> None:
    """What goes on after the lower number of one set is what the range leaves, an end where it has one."""
    extras = [one for one in phases if one.get("isExtra") and not one.get("isOffered")]
    amount = dose.duration or dose.repetitions or dose.held
    if amount is None or any(one["kind"] in ("tap", "self") for one in phases):
        return
    most = most_of(amount)
    assert (len(extras) > 0) == (most is None or most > low(amount))
    if most is None:
        assert all(one["isEndless"] for one in extras)
        return
    left = (most - low(amount)) * ways_through(dose)
    if isinstance(amount, Time):
        assert sum(one["seconds"] for one in extras) == left * unit_seconds(amount.unit)
    else:
        assert sum(one["repetitions"] for one in extras) == left


@FUNCTIONS
@given(dose=doses())
def test_rest_is_what_the_dose_states(planner: Planner, dose: StatedDose) -> None:
    """Between two sets there is the rest of the dose; where it states none, or leaves it open, the patient's own."""
    phases = planner.ask("plan", {**data_of(dose), "sidesInSteps": False}, PHONE)
    rests = [one for one in phases if one["kind"] in ("rest", "pause") and not one.get("isOffered")]
    is_timed = dose.rested is not None and not is_open(dose.rested) and low(dose.rested) > 0
    assert len(rests) == (sure_sets(dose) - 1) * ways_through(dose)
    for one in rests:
        assert one["kind"] == ("rest" if is_timed else "pause")
        assert one["seconds"] == (seconds(dose.rested) if is_timed and dose.rested else None)


@FUNCTIONS
@given(dose=doses())
def test_a_clock_never_starts_unannounced(planner: Planner, dose: StatedDose) -> None:
    """Work with a clock follows a countdown, a rest, or other work with a clock."""
    phases = planner.ask("plan", {**data_of(dose), "sidesInSteps": False}, PHONE)
    for before, after in zip([None, *phases], phases, strict=False):
        if after["kind"] in WORK and after["seconds"] is not None:
            assert before is not None
            assert before["seconds"] is not None


@FUNCTIONS
@given(dose=doses())
def test_one_side_alone_has_no_other(planner: Planner, dose: StatedDose) -> None:
    """Both sides are led through only where the dose says so; the affected side has no "other side"."""
    phases = planner.ask("plan", {**data_of(dose), "sidesInSteps": False}, PHONE)
    switches = [one for one in phases if one["kind"] == "side"]
    assert len(switches) == (1 if dose.side is Side.EACH_SIDE else 0)
    if dose.side in ONE_SIDE:
        assert {one["side"] for one in phases} == {0}
    assert len([one for one in phases if one["kind"] == "direction"]) == (
        0 if not dose.each_direction else 2 if dose.side is Side.EACH_SIDE else 1
    )


@FUNCTIONS
@given(dose=doses())
def test_words_are_those_of_the_dose_line(dose: StatedDose) -> None:
    """What the phone says of an amount stands so in the dose line."""
    line = [str(cell) for cell in dose_cells(dose, Setting(Side.EACH_SIDE, FREQUENCY), WORDS)]
    data = data_of(dose)
    for name in ("sets", "repetitions", "hold", "duration", "rest"):
        if data[name]:
            assert data[name]["words"] in line, name


@FUNCTIONS
@given(dose=doses())
def test_every_open_amount_is_asked_and_no_other(dose: StatedDose) -> None:
    """What somebody must still say is asked, each for itself; what is stated, or not there at all, is not."""
    asked = [one["name"] for one in data_of(dose)["asks"] if "step" not in one]
    amounts = {
        "sets": dose.sets,
        "repetitions": dose.repetitions,
        "duration": dose.duration,
        "hold": dose.held,
        "up": dose.up,
        "down": dose.down,
        "rest": dose.rested,
    }
    wanted = {name for name, one in amounts.items() if one is not None and (one.is_open or one.fill_in)}
    assert set(asked) - {"side", "frequency"} == wanted
    assert ("side" in asked) == (dose.side is None)
    of_steps = [one for step in dose.cycle for one in (step.duration, step.hold, step.repetitions)]
    assert len([one for one in data_of(dose)["asks"] if "step" in one]) == len(
        [one for one in of_steps if one is not None and (one.is_open or one.fill_in)]
    )


@FUNCTIONS
@given(
    repetitions=st.integers(1, 60),
    there=st.integers(0, 30),
    hold=st.integers(0, 60),
    back=st.integers(1, 30),
)
def test_every_repetition_gets_its_hold(planner: Planner, repetitions: int, there: int, hold: int, back: int) -> None:
    """At a tempo each repetition is counted once, in order, goes there, is held and goes back as long as it says."""
    phase = {"repetitions": repetitions, "there": there, "hold": hold, "back": back, "from": 0}
    one = there + hold + back
    for number in range(min(repetitions, 3)):
        parts = [planner.ask("beat", phase, number * one + second + 0.5) for second in range(one)]
        assert {part["repetition"] for part in parts} == {number + 1}
        told = [part["part"] for part in parts]
        assert told == ["there"] * there + ["hold"] * hold + ["back"] * back


@pytest.mark.parametrize("side_mode", Side)
def test_dose_that_is_not_stated_has_no_clock(planner: Planner, side_mode: Side) -> None:
    """Nothing is invented: no seconds and no numbers, only the sides the exercise has."""
    dose = {**data_of(NotStatedDose(status="not_stated"), side_mode), "sidesInSteps": False}
    phases = planner.ask("plan", dose, PHONE)
    kinds = [phase["kind"] for phase in phases]
    assert kinds == (["free", "side", "free"] if side_mode is Side.EACH_SIDE else ["free"])
    assert all(phase["seconds"] is None for phase in phases)


def test_intervals_follow_each_other_to_the_end(planner: Planner) -> None:
    """Jog 4, walk 1, for 12 minutes: two rounds, and two minutes of the third."""
    jog = CycleStep(text="Hardlopen", duration=Time(exactly=4, unit=TimeUnit.MINUTE))
    walk = CycleStep(text="Wandelen", duration=Time(exactly=1, unit=TimeUnit.MINUTE))
    dose = StatedDose(
        status="stated", cycle=(jog, walk), duration=Time(exactly=12, unit=TimeUnit.MINUTE), source_text="-"
    )
    phases = planner.ask("plan", data_of(dose, Side.BOTH_TOGETHER), PHONE)
    told = [(one["text"], one["seconds"]) for one in sure_work(phases)]
    assert told == [("Hardlopen", 240), ("Wandelen", 60)] * 2 + [("Hardlopen", 120)]


def test_enough_leads_past_what_is_offered(planner: Planner) -> None:
    """Who has had enough of a hold goes on with its rest; who wants no more rounds goes on behind the last of them."""
    dose = StatedDose(
        status="stated",
        sets=Amount(at_least=1, at_most=3),
        hold=Time(at_least=10, at_most=20, unit=TimeUnit.SECOND),
        source_text="-",
    )
    phases = planner.ask("plan", data_of(dose, Side.BOTH_TOGETHER), PHONE)
    kinds = [(one["kind"], bool(one.get("isOffered")), bool(one.get("isExtra"))) for one in phases]
    assert kinds[:4] == [("ready", False, False), ("hold", False, False), ("hold", False, True), ("offer", True, False)]
    assert planner.ask("pastMore", phases, 1) == 3
    assert planner.ask("pastMore", phases, 3) == len(phases)


def test_the_file_of_the_plan_asks_nothing_of_a_page() -> None:
    """The plan knows numbers only: it imports nothing and touches no document."""
    text = Path(ROOT / "templates" / "theme" / "assets" / "plan.js").read_text(encoding="utf-8")
    assert "import " not in text
    assert "document" not in text

"""Promises about the plan of a session: what the phone counts is what the dose says, for every dose there may be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from handouts.dose import NotStatedDose, Side, SideOf, StatedDose, Unit
from handouts.phone.session import dose_numbers
from handouts.session import fewest_sides, seconds_of_a_side

MOVES = st.sampled_from([None, 2, 4])
WORK = {"hold", "repeat", "tap", "free"}


@st.composite
def doses(draw: st.DrawFn) -> StatedDose:
    """Any dose the content may state, with numbers that keep a plan short."""
    counts = st.none() | st.integers(1, 100)
    seconds = st.none() | st.integers(1, 3600)
    sets, repetitions, hold = draw(st.none() | st.integers(1, 12)), draw(counts), draw(seconds)
    if sets is None and repetitions is None and hold is None:
        sets = draw(st.integers(1, 100))
    return StatedDose(
        status="stated",
        sets=sets,
        repetitions=repetitions,
        hold_seconds=hold,
        rest_seconds=draw(seconds),
        unit=draw(st.sampled_from(Unit)),
        side=draw(st.none() | st.sampled_from(Side)),
        side_of=draw(st.sampled_from(SideOf)),
        source_text="-",
    )


@pytest.fixture(scope="module")
def script(browser: Browser, served_theme: str) -> Iterator[Page]:
    """A page that can run the plan."""
    page = browser.new_page()
    page.goto(served_theme)
    yield page
    page.close()


def planned(script: Page, dose: StatedDose | NotStatedDose, move: int | None, side_mode: Side) -> list[dict[str, Any]]:
    """The phases the page makes of a dose."""
    make = "async ([dose, move]) => (await import('./assets/plan.js')).plan(dose, move)"
    phases: list[dict[str, Any]] = script.evaluate(make, [dose_numbers(dose, side_mode), move])
    return phases


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dose=doses(), move=MOVES)
def test_plan_adds_up_to_the_dose(script: Page, dose: StatedDose, move: int | None) -> None:
    """Holds, rests, sides and repetitions of the plan are those of the dose, and its seconds those of session.py."""
    phases = planned(script, dose, move, dose.side or Side.BOTH_TOGETHER)
    sides, sets = fewest_sides(dose), dose.sets or 1
    work = [phase for phase in phases if phase["kind"] in WORK]
    assert len(work) == sides * sets
    assert sum(phase.get("repetitions", 0) for phase in work) == sides * sets * (dose.repetitions or 0)
    if dose.repetitions is None and dose.hold_seconds:
        assert [phase["seconds"] for phase in work] == [dose.hold_seconds] * (sides * sets)
    rests = [phase for phase in phases if phase["kind"] in {"rest", "pause"}]
    assert len(rests) == sides * (sets - 1)
    assert {phase["seconds"] for phase in rests} <= {dose.rest_seconds}
    assert [phase["kind"] for phase in phases].count("side") == sides - 1
    if move is not None or not dose.repetitions:
        counted = sum(phase["seconds"] or 0 for phase in [*work, *rests])
        assert counted == sides * seconds_of_a_side(dose, move or 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dose=doses(), move=MOVES)
def test_plan_is_in_order(script: Page, dose: StatedDose, move: int | None) -> None:
    """Sets are counted from 1, work and rest take turns, both sides get the same, a clock never starts unannounced."""
    phases = planned(script, dose, move, dose.side or Side.BOTH_TOGETHER)
    work = [phase for phase in phases if phase["kind"] in WORK]
    sets = list(range(1, (dose.sets or 1) + 1))
    assert [phase["set"] for phase in work] == sets * fewest_sides(dose)
    assert all(before["kind"] not in WORK or after["kind"] not in WORK for before, after in pairwise(phases))
    if dose.side is Side.EACH_SIDE:
        assert [phase["side"] for phase in work] == [0] * len(sets) + [1] * len(sets)
    for before, after in zip([None, *phases], phases, strict=False):
        if after["kind"] in WORK and after["seconds"] is not None:
            assert before is not None
            assert before["seconds"] is not None, "work with a clock follows a countdown or a rest"
    readies = [phase["seconds"] for phase in phases if phase["kind"] == "ready"]
    assert set(readies) <= {5}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    repetitions=st.integers(1, 100),
    hold=st.integers(0, 60),
    move=st.sampled_from([2, 4]),
)
def test_every_repetition_gets_its_hold(script: Page, repetitions: int, hold: int, move: int) -> None:
    """At a tempo each repetition is counted once, in order, and held exactly as long as the dose says."""
    step = 0.5
    heard = script.evaluate(
        """async ([phase, step]) => {
        const { beat } = await import('./assets/plan.js');
        const length = phase.repetitions * (phase.move_seconds + phase.hold_seconds);
        const beats = Array.from({ length: length / step }, (_, n) => beat(phase, n * step));
        const held = new Map();
        for (const { repetition, part } of beats) {
          held.set(repetition, (held.get(repetition) ?? 0) + (part === 'hold') * step);
        }
        return [...held];
        }""",
        [{"repetitions": repetitions, "hold_seconds": hold, "move_seconds": move}, step],
    )
    assert heard == [[number, hold] for number in range(1, repetitions + 1)]


@pytest.mark.parametrize("side_mode", Side)
def test_dose_that_is_not_stated_has_no_clock(script: Page, side_mode: Side) -> None:
    """Nothing is invented: no seconds and no numbers, only the sides the exercise has."""
    phases = planned(script, NotStatedDose(status="not_stated"), 4, side_mode)
    kinds = [phase["kind"] for phase in phases]
    assert kinds == (["free", "side", "free"] if side_mode is Side.EACH_SIDE else ["free"])
    assert all(phase["seconds"] is None for phase in phases)

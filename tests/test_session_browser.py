"""Promises about the session on a phone, with a clock that stands still until the test moves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from handouts.block import Block
from handouts.model import Library, Programme
from handouts.reading.library import read_library
from tests.axe import assert_axe_finds_nothing
from tests.phone import (
    NOT_STATED,
    PHONE,
    WEEK_1,
    WEEK_5,
    expect_phase,
    glance,
    leave_exercise,
    open_page,
    phone,
    press,
    run,
    shown,
    sleep,
    start,
)
from tests.places import SMALL_CLINIC
from tests.test_pages_browser import DESKTOP

LIBRARY: Library = read_library(SMALL_CLINIC)
SESSIONS = [(programme, block) for programme in LIBRARY.programmes for block in programme.blocks]
TEMPO_SECONDS = 4
READY_SECONDS = 5


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a phone."""
    with phone(browser) as one:
        yield one


@pytest.fixture
def week(visitor: BrowserContext, served_site: str) -> Page:
    """The session of week 1, just begun: four exercises of three holds of 30 seconds."""
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    return page


def do_exercise(page: Page) -> None:
    """Do the exercise that is shown: all its phases as they come, waiting for each clock and pressing what is asked."""
    where = shown(page, "where")
    session = page.locator("[data-session]")
    sides = page.locator("[data-session-agreed] input[type=radio]")
    if sides.count():
        page.locator("[data-session-agreed] summary").click() if not sides.first.is_visible() else None
        sides.first.check()
    press(page, "Ik sta klaar")
    for _ in range(200):
        if session.get_attribute("data-view") != "phase" or shown(page, "where") != where:
            return
        words = shown(page, "main")
        if words == "Pauze":
            glance(page, READY_SECONDS + 25)
        else:
            assert words in ("Klaar", "Ik sta klaar", "Zo is het genoeg")
            press(page, words)
    pytest.fail("the exercise never ends")


@pytest.mark.parametrize(("programme", "block"), SESSIONS, ids=[f"{one.id}-{block.id}" for one, block in SESSIONS])
def test_whole_session(visitor: BrowserContext, served_site: str, programme: Programme, block: Block) -> None:
    """A session leads through every exercise, side, hold and rest of its block, and ticks each that was done."""
    complaints: list[str] = []
    page = open_page(visitor, f"{served_site}{programme.id}/{block.id}/")
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    start(page)
    for number, item in enumerate(block.items, 1):
        assert shown(page, "where") == f"Oefening {number} van {len(block.items)}"
        assert shown(page, "name") == LIBRARY.exercises[item.exercise].title
        do_exercise(page)
    expect(page.get_by_role("heading", name="De oefeningen zijn klaar")).to_be_visible()
    expect(page.locator("[data-session-done]")).to_be_visible()
    assert shown(page, "finished-count") == f"Vandaag {len(block.items)} van {len(block.items)} oefeningen gedaan"
    press(page, "Bewaar en sluit")
    expect(page.locator("[data-session]")).to_be_hidden()
    assert page.locator("[data-diary-list] input:checked").count() == len(block.items)
    assert complaints == []


def test_an_exercise_is_shown_before_it_begins(week: Page) -> None:
    """Before the clock starts the patient reads the dose, how to begin, and the steps, as the page has them."""
    session = week.get_by_role("dialog")
    for part in (".handout-dose", ".handout-exercise__words"):
        on_page = week.locator(f"main .handout-exercise:first-of-type {part}").all_inner_texts()
        assert [text.split() for text in session.locator(part).all_inner_texts()] == [text.split() for text in on_page]
    assert week.locator("[id]").evaluate_all("all => new Set(all.map(e => e.id)).size === all.length")


def test_hold_rest_and_side_follow_each_other(week: Page) -> None:
    """Countdown, hold, rest, hold, rest, hold; after the last hold of a side the session waits for the other one."""
    leave_exercise(week)
    press(week, "Ik sta klaar")
    expect_phase(week, "Klaar maken")
    for number in (1, 2, 3):
        run(week, READY_SECONDS + 0.5 if number == 1 else 30)
        expect_phase(week, "Vasthouden")
        assert shown(week, "set") == f"keer {number} van 3"
        assert shown(week, "side") == "rechterbeen, zoals getekend"
        assert shown(week, "count") == "30"
        run(week, 30)
        expect_phase(week, "Rust" if number < 3 else "Nu: linkerbeen")
    run(week, 600)
    expect_phase(week, "Nu: linkerbeen")
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 1)
    assert shown(week, "side") == "linkerbeen"


def test_what_comes_next_is_told(week: Page) -> None:
    """During a hold the patient reads what follows it."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 1)
    assert shown(week, "next") == "Straks: 30 seconden rust"
    run(week, 30)
    assert shown(week, "next") == "Straks: 30 seconden vasthouden"
    run(week, 90)
    assert shown(week, "next") == "Daarna is deze oefening klaar"


def test_pause_keeps_what_is_left(week: Page) -> None:
    """However long the pause, the hold goes on where it was, after a countdown to get into position."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 10)
    press(week, "Pauze")
    left = shown(week, "count")
    run(week, 3600)
    expect_phase(week, "Pauze")
    assert shown(week, "count") == left
    for _ in range(3):
        press(week, "Ga door")
        run(week, 2)
        press(week, "Pauze")
        assert shown(week, "count") == left
    press(week, "Ga door")
    expect_phase(week, "Klaar maken")
    run(week, READY_SECONDS + 0.2)
    expect_phase(week, "Vasthouden")
    assert abs(int(shown(week, "count")) - int(left)) <= 1


def test_a_short_sleep_is_caught_up(week: Page) -> None:
    """A phone that slept for part of a hold and of the rest after it wakes in the rest, with what is left of it."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 10)
    sleep(week, 40)
    run(week, 0.4)
    expect_phase(week, "Rust")
    assert 8 <= int(shown(week, "count")) <= 10


def test_a_long_absence_pauses(week: Page) -> None:
    """After a call the session stands still at the beginning of the phase it was in, and says why."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 10)
    sleep(week, 600)
    run(week, 0.4)
    expect_phase(week, "Pauze")
    assert shown(week, "count") == "30"
    assert shown(week, "remark") == "U was even weg. Deze stap begint opnieuw."


def test_sleep_never_passes_what_waits_for_the_patient(week: Page) -> None:
    """Nobody sleeps into the other side or into the next exercise."""
    leave_exercise(week)
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 30 + 30 + 30 + 30 + 20)
    sleep(week, 80)
    run(week, 0.4)
    expect_phase(week, "Nu: linkerbeen")


def test_back_and_on(week: Page) -> None:
    """Back begins the phase anew, or the one before when it has just begun; on goes to the next; neither ticks."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 10)
    press(week, "Terug")
    run(week, READY_SECONDS + 0.4)
    assert shown(week, "count") == "30"
    press(week, "Verder")
    expect_phase(week, "Rust")
    press(week, "Terug")
    run(week, READY_SECONDS + 1)
    expect_phase(week, "Vasthouden")
    for _ in range(5):
        press(week, "Verder")
    assert shown(week, "name") == "Zijbrug"
    press(week, "Terug")
    assert shown(week, "name") == "Buikbrug"
    assert week.locator("[data-diary-list] input:checked").count() == 0


def test_an_exercise_is_left_out_at_once(week: Page) -> None:
    """Leaving out an exercise is one press, before it and in a pause, and is another button than going on."""
    leave_exercise(week)
    assert shown(week, "name") == "Zijbrug"
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 3)
    press(week, "Pauze")
    leave_exercise(week)
    assert shown(week, "where") == "Oefening 3 van 4"
    assert week.locator("[data-diary-list] input:checked").count() == 0


def test_done_is_what_was_done_for_the_larger_part(week: Page) -> None:
    """One hold of three, the rest left out, is not ticked; two of three are."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 30 + 1)
    for _ in range(4):
        press(week, "Verder")
    assert shown(week, "where") == "Oefening 2 van 4"
    assert week.locator("[data-diary-list] input:checked").count() == 0
    press(week, "Terug")
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 30 + 30 + 30 + 1)
    press(week, "Verder")
    press(week, "Verder")
    assert shown(week, "where") == "Oefening 2 van 4"
    assert week.locator("[data-diary-list] input:checked").count() == 1


def test_repetitions_are_counted_by_tapping(visitor: BrowserContext, served_site: str) -> None:
    """Who wants to count by tapping: each tap counts one, the last ends the round, rest is as long as she likes."""
    page = open_page(visitor, served_site + WEEK_5)
    start(page)
    page.get_by_label("Ik tik op het scherm").check()
    press(page, "Ik sta klaar")
    expect_phase(page, "Tel mee")
    area = page.locator("[data-session-tap]")
    box = area.bounding_box() or {"width": 0, "height": 0}
    assert box["width"] >= 320
    assert box["height"] >= 120
    for _ in range(29):
        area.click()
    assert shown(page, "tap-of") == "keer 29 van 30"
    area.click()
    expect_phase(page, "Rust even")
    assert shown(page, "set") == "ronde 2 van 3"
    expect(page.locator("[data-session-main]")).to_be_focused()


def test_the_phone_counts_by_default(visitor: BrowserContext, served_site: str) -> None:
    """Nobody has to reach for the phone in a plank: it counts slowly, with the hold of the dose in each repetition."""
    page = open_page(visitor, served_site + WEEK_5)
    start(page)
    press(page, "Ik sta klaar")
    run(page, READY_SECONDS + 0.4)
    expect_phase(page, "Beweeg")
    run(page, 2.4)
    expect_phase(page, "Vasthouden")
    run(page, 12)
    assert shown(page, "count") == "3"
    assert shown(page, "set") == "keer 3 van 30 · ronde 1 van 3"


def test_a_dose_not_stated_asks_and_remembers(visitor: BrowserContext, served_site: str) -> None:
    """What the patient agreed with the clinic makes the clock, and is there again on the next day."""
    page = open_page(visitor, served_site + NOT_STATED)
    start(page)
    session = page.get_by_role("dialog")
    session.get_by_text("Vul in wat u hebt afgesproken").click()
    session.get_by_label("Hoeveel keer per kant?").fill("1")
    session.get_by_label("Hoe lang vasthouden? In seconden").fill("20")
    session.get_by_label("Hoe lang rust ertussen? In seconden").fill("10")
    press(page, "Ik sta klaar")
    for phase, seconds in (("Klaar maken", 5), ("Vasthouden", 20), ("Rust", 10), ("Vasthouden", 20)):
        expect_phase(page, phase)
        run(page, seconds + 0.1)
    expect(page.locator("[data-session-where]")).to_have_text("Oefening 2 van 10")
    page.close()
    later = open_page(visitor, served_site + NOT_STATED, "2026-11-26T09:00:00")
    start(later)
    agreed = later.get_by_role("dialog").locator(".handout-dose__agreed").all_inner_texts()
    assert agreed == ["1 keer per kant", "20 seconden vasthouden", "10 seconden rust"]


def test_a_number_out_of_bounds_starts_no_clock(visitor: BrowserContext, served_site: str) -> None:
    """A number that no dose may have is refused where it was typed."""
    page = open_page(visitor, served_site + NOT_STATED)
    start(page)
    page.get_by_role("dialog").get_by_text("Vul in wat u hebt afgesproken").click()
    page.get_by_role("dialog").get_by_label("Hoeveel rondes?").fill("500")
    press(page, "Ik sta klaar")
    expect(page.locator("[data-session-view=intro]")).to_be_visible()


def test_a_side_that_is_not_stated_is_asked(visitor: BrowserContext, served_site: str) -> None:
    """Where the dose names no side it is asked before the start; both sides then follow each other."""
    page = open_page(visitor, served_site + NOT_STATED)
    start(page)
    for _ in range(9):
        leave_exercise(page)
    session = page.get_by_role("dialog")
    assert shown(page, "name") == LIBRARY.exercises["iliopsoas-rekken"].title
    expect(session.get_by_label("Hoeveel keer?")).to_have_count(0)
    press(page, "Ik sta klaar")
    expect(page.locator("[data-session-remark]")).to_have_text("Kies eerst aan welke kant.")
    session.get_by_label("elke kant").check()
    press(page, "Ik sta klaar")
    run(page, READY_SECONDS + 3)
    expect_phase(page, "Vasthouden")
    assert shown(page, "count") in ("14", "15")
    assert shown(page, "side") == "rechterkant, zoals getekend"
    run(page, 5 * (TEMPO_SECONDS + 15))
    expect_phase(page, "Nu: linkerkant")


def test_the_way_back_of_the_phone_closes(week: Page) -> None:
    """Going back leaves the session, paused, and not the page; the bar offers to go on where one was."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 10)
    week.go_back()
    expect(week.locator("[data-session]")).to_be_hidden()
    assert week.url.endswith(WEEK_1)
    run(week, 60)
    press(week, "Ga verder bij oefening 1")
    expect_phase(week, "Pauze")
    assert 19 <= int(shown(week, "count")) <= 21


def test_escape_and_the_cross_close(week: Page) -> None:
    """Both leave the session, give the focus back, and leave no trace in the address."""
    week.keyboard.press("Escape")
    expect(week.locator("[data-session]")).to_be_hidden()
    expect(week.locator("[data-session-start]")).to_be_focused()
    press(week, "Start de oefeningen")
    press(week, "Sluiten")
    expect(week.locator("[data-session]")).to_be_hidden()
    assert week.url.endswith(WEEK_1)


def test_a_reload_goes_on_where_it_was(week: Page) -> None:
    """A phone that forgot the page opens the session again at the same phase, waiting."""
    leave_exercise(week)
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 30 + 30 + 5)
    week.reload()
    expect_phase(week, "Pauze")
    assert shown(week, "phase-name") == "Zijbrug"
    assert shown(week, "set") == "keer 2 van 3"


def test_another_day_begins_anew(visitor: BrowserContext, served_site: str) -> None:
    """What was left of a session yesterday is not offered today."""
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    leave_exercise(page)
    page.close()
    later = open_page(visitor, served_site + WEEK_1, "2026-11-26T10:00:00")
    expect(later.get_by_role("button", name="Start de oefeningen")).to_be_visible()


def test_two_tabs_share_one_clock(visitor: BrowserContext, served_site: str) -> None:
    """When the session goes on in another tab, the clock of this one stands still and says so."""
    one, other = open_page(visitor, served_site + WEEK_1), open_page(visitor, served_site + WEEK_1)
    start(one)
    press(one, "Ik sta klaar")
    run(one, READY_SECONDS + 3)
    press(other, "Ga verder bij oefening 1")
    press(other, "Ga door")
    expect(one.locator("[data-session-remark]")).to_contain_text("in een ander venster")
    expect_phase(one, "Pauze")


def test_stopping_for_pain_tells_whom_to_call_first(browser: Browser, served_site: str) -> None:
    """On a small phone the way to call is in sight at once, the signs follow, and what reassures comes last."""
    with phone(browser, viewport={"width": 360, "height": 616}) as visitor:
        week = open_page(visitor, served_site + WEEK_1)
        start(week)
        press(week, "Ik sta klaar")
        run(week, READY_SECONDS + 10)
        press(week, "Stop: het doet pijn")
        session = week.get_by_role("dialog")
        clinic, emergency = (session.get_by_role("link", name=name) for name in ("Bel 000 123 45 67", "Bel 112"))
        for link in (clinic, emergency):
            expect(link).to_be_in_viewport(ratio=1)
        for name in ("Sla deze oefening over", "Stop met de oefeningen"):
            expect(session.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
        text = session.inner_text()
        rest, rule = "Rust eerst, en ga dan verder", "Is een oefening erg pijnlijk, sla deze dan over."
        order = [text.index(words) for words in ("Stop en bel", "Bel 000", "Bel 112", rest, rule)]
        assert order == sorted(order)
        run(week, 600)
        press(week, rest)
        expect_phase(week, "Pauze")
        press(week, "Stop: het doet pijn")
        press(week, "Sla deze oefening over")
        assert shown(week, "where") == "Oefening 2 van 4"
        press(week, "Stop: het doet pijn")
        press(week, "Stop met de oefeningen")
        expect(session).to_have_count(0)
        assert week.locator("[data-diary-list] input:checked").count() == 0


def test_a_turned_phone_keeps_everything(week: Page) -> None:
    """Turned on its side the session goes on, with every button in sight and nothing cut off."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 5)
    week.set_viewport_size({"width": 740, "height": 360})
    expect_phase(week, "Vasthouden")
    for name in ("Terug", "Pauze", "Verder", "Stop: het doet pijn"):
        expect(week.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    expect(week.locator("[data-session-count]")).to_be_in_viewport(ratio=1)


def test_phases_are_announced_and_seconds_are_not(week: Page) -> None:
    """A screen reader hears each phase once, in words; the running seconds are not live."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 0.4)
    spoken = week.locator("[data-session-spoken]")
    expect(spoken).to_have_attribute("role", "status")
    assert spoken.inner_text() == "Vasthouden, keer 1 van 3, nog 30 seconden"
    run(week, 10)
    assert spoken.inner_text() == "Vasthouden, keer 1 van 3, nog 30 seconden"
    expect(week.locator("[data-session-count]")).to_have_attribute("aria-live", "off")


def test_the_keyboard_leads_through(visitor: BrowserContext, served_site: str) -> None:
    """Enter starts, begins, pauses and goes on without moving the focus; Tab reaches every other button."""
    page = open_page(visitor, served_site + WEEK_1)
    page.locator("[data-session-start]").focus()
    for words in ("Ik sta klaar", "Pauze", "Ga door"):
        page.keyboard.press("Enter")
        expect(page.locator("[data-session-main]")).to_have_text(words)
        expect(page.locator("[data-session-main]")).to_be_focused()
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.ariaLabel"))
    assert {"Terug", "Verder", "Stop: het doet pijn", "Meer", "Sluiten"} <= reached


def test_the_screen_stays_on_only_while_the_clock_runs(visitor: BrowserContext, served_site: str) -> None:
    """The screen is held while a phase runs, let go in a pause, and asked for again by the next."""
    visitor.add_init_script(
        """window.asked = [];
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
          asked.push('on'); return { released: false, release: async () => { asked.push('off'); } }; } } });"""
    )
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    assert page.evaluate("asked") == []
    press(page, "Ik sta klaar")
    press(page, "Pauze")
    press(page, "Ga door")
    page.wait_for_function("asked.length === 3")
    assert page.evaluate("asked") == ["on", "off", "on"]


def test_signals_are_heard_and_felt_unless_turned_off(visitor: BrowserContext, served_site: str) -> None:
    """The beginning of a hold buzzes; who turns buzzing off feels nothing."""
    visitor.add_init_script(
        "window.buzzed = []; navigator.vibrate = (pattern) => { buzzed.push(pattern); return true; };"
    )
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    press(page, "Ik sta klaar")
    run(page, READY_SECONDS + 1)
    felt = page.evaluate("buzzed.length")
    assert felt > 0
    press(page, "Meer")
    page.get_by_label("Trillen").uncheck()
    press(page, "Terug naar de oefening")
    press(page, "Ga door")
    run(page, 60)
    assert page.evaluate("buzzed.length") == felt


def test_only_a_voice_of_the_phone_speaks(visitor: BrowserContext, served_site: str) -> None:
    """A voice that would send the words to a server is never offered; one of the phone itself speaks when wanted."""
    visitor.add_init_script(
        """window.said = []; window.voices = [{ lang: 'nl-NL', localService: false, name: 'far' }];
        Object.defineProperty(window, 'speechSynthesis', { value: {
          getVoices: () => voices, cancel() {}, speak(words) { said.push(words.text); } } });
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };"""
    )
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    press(page, "Meer")
    expect(page.get_by_label("Stem die zegt wat u doet")).to_be_hidden()
    press(page, "Terug naar de oefening")
    page.evaluate("voices.push({ lang: 'nl-NL', localService: true, name: 'near' })")
    press(page, "Meer")
    page.get_by_label("Stem die zegt wat u doet").check()
    press(page, "Terug naar de oefening")
    press(page, "Ik sta klaar")
    run(page, READY_SECONDS + 1)
    assert "Vasthouden, keer 1 van 3, nog 30 seconden" in page.evaluate("said")


def views(page: Page) -> Iterator[str]:
    """Every screen of a session, one after another."""
    start(page)
    yield "intro"
    press(page, "Ik sta klaar")
    yield "ready"
    run(page, READY_SECONDS + 10)
    yield "hold"
    press(page, "Pauze")
    yield "paused"
    press(page, "Verder")
    yield "rest"
    press(page, "Meer")
    yield "settings"
    press(page, "Terug naar de oefening")
    press(page, "Stop: het doet pijn")
    yield "stopped"
    press(page, "Sla deze oefening over")
    for _ in range(3):
        leave_exercise(page)
    yield "finished"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_in_the_session(browser: Browser, served_site: str, size: Any, scheme: Any) -> None:
    """No screen of the session breaks a rule of axe."""
    with phone(browser, viewport=size, color_scheme=scheme, bypass_csp=True) as visitor:
        page = open_page(visitor, served_site + WEEK_1)
        # Axe waits by the clock of the page.
        page.clock.resume()
        seen = 0
        for view in views(page):
            assert_axe_finds_nothing(page, view)
            seen += 1
        assert seen == 8


@pytest.mark.parametrize("address", [WEEK_1, WEEK_5, NOT_STATED])
@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_is_cut_off_in_the_session(browser: Browser, served_site: str, address: str, text_size: int) -> None:
    """At 320 pixels, also with text twice as large, nobody scrolls sideways and the main button is in sight."""
    with phone(browser, viewport={"width": 320, "height": 640}) as visitor:
        page = open_page(visitor, served_site + address)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{text_size}%")
        start(page)
        for name in ("Ik sta klaar", None):
            wide = page.evaluate(
                """() => [...document.querySelectorAll('[data-session], [data-session] *')]
                .filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1
                  && !['inline', 'contents'].includes(getComputedStyle(e).display)
                  && !e.matches('[data-session-spoken]')).map(e => e.outerHTML.slice(0, 90))"""
            )
            assert wide == []
            expect(page.locator("[data-session-main]")).to_be_in_viewport(ratio=1)
            if name:
                press(page, name)


def test_session_letters_and_buttons_are_large(week: Page) -> None:
    """Nothing is smaller than 16 px, the count is large, and every button can be hit with a thumb."""
    press(week, "Ik sta klaar")
    run(week, READY_SECONDS + 1)
    sizes = week.evaluate(
        """() => [...document.querySelectorAll('[data-session] *')]
        .filter(e => e.checkVisibility() && e.textContent.trim())
        .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 16
    assert float(week.locator("[data-session-count]").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 96
    for name, least in (("Terug", 56), ("Pauze", 64), ("Verder", 56), ("Stop: het doet pijn", 56), ("Sluiten", 48)):
        box = week.get_by_role("button", name=name, exact=True).bounding_box() or {"height": 0}
        assert box["height"] >= least, name


def test_one_button_is_the_obvious_one(week: Page) -> None:
    """Within reach of a thumb lies one button as wide as the screen, always in one place, the others below it."""
    places = []
    for name in ("Ik sta klaar", "Pauze", "Ga door"):
        box = week.get_by_role("button", name=name, exact=True).bounding_box() or {"x": 0, "y": 0, "width": 0}
        places.append((box["x"], box["y"], box["width"]))
        press(week, name)
    assert len(set(places)) == 1
    _, top, width = places[0]
    assert width >= 320
    assert top > PHONE["height"] / 2
    for name in ("Terug", "Stop: het doet pijn", "Verder"):
        box = week.get_by_role("button", name=name, exact=True).bounding_box() or {"y": 0}
        assert box["y"] > top, name


def test_without_scripts_no_session_is_offered(browser: Browser, served_site: str) -> None:
    """A bar that could start nothing is not shown."""
    with phone(browser, java_script_enabled=False) as visitor:
        page = visitor.new_page()
        page.goto(served_site + WEEK_1)
        assert not page.locator("[data-session-bar]").is_visible()
        assert not page.locator("[data-diary]").is_visible()
        assert not page.locator("[data-session]").is_visible()


def seen(page: Page) -> list[int]:
    """Which children of the picture's plate are seen, by their place; the drawing in motion is the last one."""
    return list(
        page.evaluate(
            """() => [...document.querySelector('[data-session-plate]').children].flatMap(
            (one, place) => one.classList.contains('is-seen') ? [place] : [])"""
        )
    )


def test_the_picture_follows_the_exercise(week: Page) -> None:
    """The exercise moves before it begins, waits in its first frame, and is held in its last one."""
    expect(week.locator("[data-session-plate] > .is-seen .figure-step").first).to_be_attached()
    press(week, "Ik sta klaar")
    assert seen(week) == [0]
    run(week, 6)
    assert seen(week) == [1]
    run(week, 31)
    assert seen(week) == [0]


def test_without_motion_all_frames_are_seen(browser: Browser, served_site: str) -> None:
    """Where motion is unwelcome, nothing is fetched that moves: start and end stand below each other."""
    with phone(browser, reduced_motion="reduce") as visitor:
        page = open_page(visitor, served_site + WEEK_1)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        start(page)
        assert seen(page) == [0, 1]
        assert [url for url in asked if "movement" in url] == []


def test_the_other_side_is_shown_as_in_a_mirror(browser: Browser, served_site: str) -> None:
    """A drawing of one side is mirrored for the other; one that has a frame for each side shows that frame."""
    with phone(browser) as visitor:
        page = open_page(visitor, served_site + WEEK_1)
        start(page)
        leave_exercise(page)
        plate = page.locator("[data-session-plate]")
        press(page, "Ik sta klaar")
        expect(plate).to_have_attribute("data-mirrored", "false")
        while shown(page, "side") != "linkerbeen":
            press(page, "Verder")
        expect(plate).to_have_attribute("data-mirrored", "true")


def test_only_one_screen_lock_is_asked_for(visitor: BrowserContext, served_site: str) -> None:
    """A phone that comes back twice at once asks once; a lock that was lost is asked for again, and each is let go."""
    visitor.add_init_script(
        """window.held = 0; window.most = 0; window.locks = [];
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
          await new Promise((done) => queueMicrotask(done));
          const lock = new EventTarget();
          lock.released = false;
          lock.release = async () => { if (!lock.released) { lock.released = true; held -= 1; } };
          held += 1; most = Math.max(most, held); locks.push(lock);
          return lock; } } });"""
    )
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    press(page, "Ik sta klaar")
    page.wait_for_function("held === 1")
    come_back = "for (const _ of [1, 2]) document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(come_back)
    page.evaluate("locks[0].release()")
    page.evaluate(come_back)
    page.wait_for_function("held === 1")
    press(page, "Pauze")
    page.wait_for_function("held === 0")
    assert page.evaluate("most") == 1
    assert page.evaluate("locks.length") == 2


def test_a_voice_that_comes_late_is_offered(visitor: BrowserContext, served_site: str) -> None:
    """A phone whose list of voices is empty at first offers its own voice once it is there."""
    visitor.add_init_script(
        """window.voices = []; window.heard = [];
        Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, cancel() {}, speak() {},
          addEventListener(name, hear) { heard.push(hear); } } });"""
    )
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    press(page, "Meer")
    expect(page.get_by_label("Stem die zegt wat u doet")).to_be_hidden()
    page.evaluate("voices.push({ lang: 'nl-NL', localService: true }); heard.forEach((hear) => hear())")
    expect(page.get_by_label("Stem die zegt wat u doet")).to_be_visible()


def test_sound_that_was_interrupted_comes_back(visitor: BrowserContext, served_site: str) -> None:
    """After a call that silenced the page, the next press wakes the sound again."""
    visitor.add_init_script(
        """window.woken = 0;
        window.AudioContext = class {
          constructor() { this.state = 'suspended'; }
          resume() { woken += 1; this.state = 'running'; window.context = this; return Promise.resolve(); }
          get currentTime() { return 0; }
          createOscillator() { return { frequency: {}, connect: (to) => to, start() {}, stop() {} }; }
          createGain() { return { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect() {} }; }
        };"""
    )
    page = open_page(visitor, served_site + WEEK_1)
    start(page)
    press(page, "Ik sta klaar")
    run(page, READY_SECONDS + 2)
    before = page.evaluate("woken")
    page.evaluate("context.state = 'interrupted'")
    press(page, "Pauze")
    assert page.evaluate("woken") > before
    assert page.evaluate("context.state") == "running"


def test_the_week_is_shown_after_the_session(week: Page) -> None:
    """Who is done sees the week with today's mark."""
    do_exercise(week)
    for _ in range(3):
        leave_exercise(week)
    cells = week.locator("[data-session-week] .handout-diary__cell")
    expect(cells).to_have_count(7)
    expect(cells.nth(2)).to_have_attribute("data-state", "some")
    expect(week.locator("[data-session-main]")).to_be_focused()

"""Promises about the diary on a phone: ticks over days, two clinics on one host, storage that refuses, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import assert_axe_finds_nothing
from tests.phone import NOT_STATED, PHONE, WEEK_1, leave_exercise, open_page, phone, press, run, sleep, start
from tests.site_server import SiteServer
from tests.test_pages_browser import DESKTOP

BUIKBRUG, ZIJBRUG = "buikbrug-voeten-op-bal", "zijbrug-onderarm"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a phone."""
    with phone(browser) as one:
        yield one


@pytest.fixture
def week(visitor: BrowserContext, served_site: str) -> Page:
    """The page of week 1, on a Wednesday."""
    return open_page(visitor, served_site + WEEK_1)


def card_tick(page: Page, exercise: str) -> Any:
    """The tick under an exercise."""
    return page.locator(f".handout-exercise:has(#{exercise}) .handout-ticks input")


def ticked(page: Page) -> list[str]:
    """The exercises ticked in the list of the day that is shown."""
    rows: list[str] = page.locator("[data-diary-list] li:has(:checked)").all_inner_texts()
    return [row.strip() for row in rows]


def day(page: Page, name: str) -> Any:
    """The cell of a day in the week."""
    return page.locator("[data-diary-week] button").filter(has_text=name)


def test_a_tick_stands_in_the_week_and_is_kept(week: Page) -> None:
    """A tick under an exercise shows in the day's list and in the week, and is there after a reload."""
    card_tick(week, BUIKBRUG).check()
    assert ticked(week) == ["Buikbrug"]
    expect(day(week, "wo")).to_have_accessible_name("Vandaag, woensdag 25 november: 1 van 4 oefeningen gedaan")
    week.reload()
    week.locator("[data-diary-list] li").first.wait_for()
    assert ticked(week) == ["Buikbrug"]
    expect(card_tick(week, BUIKBRUG)).to_be_checked()
    card_tick(week, BUIKBRUG).uncheck()
    assert ticked(week) == []


def test_each_day_has_ticks_of_its_own(visitor: BrowserContext, served_site: str) -> None:
    """Tomorrow begins empty, yesterday stays and can be mended, and the days to come can't be ticked."""
    today = open_page(visitor, served_site + WEEK_1)
    card_tick(today, BUIKBRUG).check()
    today.close()
    tomorrow = open_page(visitor, served_site + WEEK_1, "2026-11-26T08:00:00")
    assert ticked(tomorrow) == []
    expect(card_tick(tomorrow, BUIKBRUG)).not_to_be_checked()
    day(tomorrow, "wo").click()
    expect(tomorrow.locator("[data-diary-day]")).to_have_text("woensdag 25 november")
    assert ticked(tomorrow) == ["Buikbrug"]
    tomorrow.locator("[data-diary-list] li:has-text('Zijbrug') input").check()
    assert ticked(tomorrow) == ["Buikbrug", "Zijbrug"]
    expect(card_tick(tomorrow, ZIJBRUG)).not_to_be_checked()
    expect(day(tomorrow, "vr")).to_be_disabled()


def test_a_page_left_open_overnight_begins_a_new_day(week: Page) -> None:
    """Who looks again the next morning ticks for that morning."""
    card_tick(week, BUIKBRUG).check()
    week.clock.pause_at("2026-11-26T07:00:00")
    week.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert ticked(week) == []
    expect(day(week, "do")).to_have_attribute("aria-current", "date")


def test_summer_time_does_not_shift_a_day(visitor: BrowserContext, served_site: str) -> None:
    """The week in which the clock changes has seven days, each once."""
    page = open_page(visitor, served_site + WEEK_1, "2026-10-25T01:30:00")
    names = page.locator("[data-diary-week] .handout-diary__name").all_inner_texts()
    assert names == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    expect(day(page, "zo")).to_have_attribute("aria-current", "date")


def test_pain_and_words_are_optional_and_kept(week: Page) -> None:
    """A number and a few words are kept for the day, and the number can be taken back."""
    week.locator("[data-diary] input[type=radio][value='4']").check()
    week.locator("[data-diary]").get_by_label("Een paar woorden voor uzelf").fill("Ging goed")
    week.locator("[data-diary]").get_by_label("Een paar woorden voor uzelf").blur()
    week.reload()
    expect(week.locator("[data-diary] input[type=radio][value='4']")).to_be_checked()
    expect(week.locator("[data-diary]").get_by_label("Een paar woorden voor uzelf")).to_have_value("Ging goed")
    press(week, "Geen cijfer")
    assert week.locator("[data-diary] input[type=radio]:checked").count() == 0


def test_the_session_and_the_page_keep_one_diary(week: Page) -> None:
    """Pain told at the end of a session stands on the page."""
    start(week)
    for _ in range(4):
        leave_exercise(week)
    week.locator("[data-session-pain] input[value='3']").check()
    press(week, "Bewaar en sluit")
    expect(week.locator("[data-diary-pain] input[value='3']")).to_be_checked()


def test_two_tabs_show_the_same_ticks(visitor: BrowserContext, served_site: str) -> None:
    """A tick in one tab shows in the other, and neither loses what the other wrote."""
    one, other = open_page(visitor, served_site + WEEK_1), open_page(visitor, served_site + WEEK_1)
    card_tick(one, BUIKBRUG).check()
    expect(card_tick(other, BUIKBRUG)).to_be_checked()
    card_tick(other, ZIJBRUG).check()
    expect(card_tick(one, ZIJBRUG)).to_be_checked()
    assert ticked(one) == ["Buikbrug", "Zijbrug"]


def test_two_clinics_on_one_host_keep_apart(visitor: BrowserContext, built_site: Path) -> None:
    """What is ticked or wiped at one clinic is nothing to another on the same host."""
    with SiteServer(built_site, "/een/") as server:
        origin = server.address.removesuffix("/een/")
        page = open_page(visitor, server.address + WEEK_1)
        card_tick(page, BUIKBRUG).check()
        page.evaluate("localStorage.setItem('handout:/twee/:diary', 'of another')")
        keys = page.evaluate("Object.keys(localStorage)")
        assert [key for key in keys if not key.startswith(("handout:/een/:", "handout:/twee/:"))] == []
        press(page, "Wis alles")
        press(page, "Ja, wis alles")
        assert page.evaluate("localStorage.getItem('handout:/twee/:diary')") == "of another"
        assert origin.startswith("http://127.0.0.1")


def test_a_changed_programme_loses_no_notes(visitor: BrowserContext, served_site: str) -> None:
    """An exercise that left the programme stays in the patient's own text, by the name it had."""
    page = open_page(visitor, served_site + WEEK_1)
    page.evaluate(
        """localStorage.setItem('handout:/oefeningen/:diary', JSON.stringify({ version: 1, value: {
        names: { oud: 'Oude oefening' },
        days: { '2026-11-24': { 'core-stability': { done: ['oud'], pain: 2, word: 'stijf' } } } } }))"""
    )
    page.reload()
    card_tick(page, BUIKBRUG).check()
    assert "Oude oefening" in saved_text(page)
    assert "Pijn: 2 van 10" in saved_text(page)


def saved_text(page: Page) -> str:
    """The patient's own text, as saved on the phone."""
    with page.expect_download() as saving:
        press(page, "Bewaar als tekst")
    assert saving.value.suggested_filename == "oefendagboek.txt"
    return Path(saving.value.path()).read_text(encoding="utf-8")


def test_sharing_gives_the_patient_her_own_text(visitor: BrowserContext, served_site: str) -> None:
    """Sharing hands the notes to the phone's own sheet; nothing is sent anywhere by the page."""
    visitor.add_init_script("window.shared = []; navigator.share = async (what) => { shared.push(what); };")
    page = open_page(visitor, served_site + WEEK_1)
    press(page, "Bewaar of deel")
    expect(page.locator("[data-diary-notice]")).to_have_text("U hebt nog niets ingevuld.")
    card_tick(page, BUIKBRUG).check()
    press(page, "Bewaar of deel")
    text = page.evaluate("shared[0].text")
    assert text.split("\n")[0] == "Mijn oefendagboek, Oefentherapie core stability"
    assert "woensdag 25 november 2026\n  ✓ Buikbrug" in text


def test_wiping_asks_first_and_leaves_nothing(week: Page) -> None:
    """No is no; yes removes every trace of the exercises from the phone."""
    card_tick(week, BUIKBRUG).check()
    press(week, "Wis alles")
    press(week, "Nee")
    assert ticked(week) == ["Buikbrug"]
    press(week, "Wis alles")
    press(week, "Ja, wis alles")
    expect(week.locator("[data-diary-notice]")).to_have_text("Alles is gewist.")
    assert ticked(week) == []
    assert week.evaluate("Object.keys(localStorage).filter(key => key.startsWith('handout:'))") == []


@pytest.mark.parametrize("how", ["full", "refused"])
def test_storage_that_refuses_is_told_and_all_works_on(browser: Browser, served_site: str, how: str) -> None:
    """When the phone keeps nothing the page says so, and ticks and session work until it is closed."""
    refusal = {
        "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        "refused": "Object.defineProperty(window, 'localStorage', {"
        " get() { throw new DOMException('no', 'SecurityError'); } });",
    }
    with phone(browser) as visitor:
        visitor.add_init_script(refusal[how])
        failures: list[str] = []
        page = open_page(visitor, served_site + WEEK_1)
        page.on("pageerror", lambda error: failures.append(str(error)))
        card_tick(page, BUIKBRUG).check()
        expect(page.locator("[data-diary-notice]")).to_contain_text("Dit apparaat bewaart nu niets.")
        assert ticked(page) == ["Buikbrug"]
        start(page)
        press(page, "Ik sta klaar")
        expect(page.locator("[data-session-phase]")).to_have_text("Klaar maken")
        press(page, "Sluiten")
        assert ticked(page) == ["Buikbrug"]
        assert failures == []


def test_notes_of_a_later_version_are_left_alone(week: Page) -> None:
    """What a newer page wrote is neither read wrongly nor overwritten."""
    later = '{"version":2,"value":"of later"}'
    week.evaluate("later => localStorage.setItem('handout:/oefeningen/:diary', later)", later)
    week.reload()
    card_tick(week, BUIKBRUG).check()
    assert ticked(week) == ["Buikbrug"]
    assert week.evaluate("localStorage.getItem('handout:/oefeningen/:diary')") == later


def test_every_keystroke_is_kept(week: Page) -> None:
    """A word half typed is there again when the phone drops the page."""
    week.locator("[data-diary]").get_by_label("Een paar woorden voor uzelf").press_sequentially("Knie wat st")
    week.reload()
    expect(week.locator("[data-diary]").get_by_label("Een paar woorden voor uzelf")).to_have_value("Knie wat st")


BROKEN = [
    "null",
    "5",
    '"x"',
    "[]",
    "{}",
    '{"days": null, "names": 3}',
    '{"days": {"2026-11-25": 7, "x": {"core-stability": {"done": 5}}}}',
    '{"days": {"2026-11-25": {"core-stability": {"done": [1, null, {}], "pain": "veel", "word": 4}}}}',
    '{"days": {"2026-11-25": {"core-stability": {"done": ["buikbrug-voeten-op-bal"], "pain": 99}}}}',
    '{"day": "2026-11-25", "programme": "core-stability", "block": "week-1-2", "at": -1, "phase": 1.5}',
    '{"day": "2026-11-25", "programme": "core-stability", "block": "week-1-2", "at": 1e9, "phase": 1e9}',
    '{"counting": 5, "sound": "ja", "core-stability/buikbrug-voeten-op-bal": 12}',
]


@pytest.mark.parametrize("value", BROKEN)
def test_whatever_stands_in_storage_is_read_as_nothing_wrong(
    visitor: BrowserContext, served_site: str, value: str
) -> None:
    """Broken, foreign or impossible values never stop the page, the session or the wiping."""
    page = open_page(visitor, served_site + WEEK_1)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.evaluate(
        """value => { for (const name of ['diary', 'progress', 'settings', 'agreed', 'levels']) {
        localStorage.setItem(`handout:/oefeningen/:${name}`, `{"version": 1, "value": ${value}}`); } }""",
        value,
    )
    page.reload()
    card_tick(page, BUIKBRUG).set_checked(checked=False)
    card_tick(page, BUIKBRUG).check()
    assert ticked(page) == ["Buikbrug"]
    page.locator("[data-session-start]").click()
    page.get_by_role("button", name="Stop: het doet pijn").click()
    press(page, "Stop met de oefeningen")
    press(page, "Wis alles")
    press(page, "Ja, wis alles")
    assert ticked(page) == []
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('handout:'))") == []
    assert failures == []


def test_a_session_over_midnight_belongs_to_its_first_day(visitor: BrowserContext, served_site: str) -> None:
    """What is done after midnight is ticked for the day on which the session began, also after a reload."""
    page = open_page(visitor, served_site + WEEK_1, "2026-11-25T23:50:00")
    start(page)
    press(page, "Ik sta klaar")
    run(page, 5 + 90)
    sleep(page, 60)
    expect(page.locator("[data-session-where]")).to_have_text("Oefening 2 van 4")
    sleep(page, 10 * 60)
    page.reload()
    page.locator("[data-session-main]").wait_for()
    press(page, "Ik sta klaar")
    for _ in range(12):
        sleep(page, 30)
        run(page, 0)
        if page.locator("[data-session-main]").inner_text() == "Ik sta klaar":
            press(page, "Ik sta klaar")
        if page.locator("[data-session-where]").inner_text() != "Oefening 2 van 4":
            break
    press(page, "Sluiten")
    day(page, "wo").click()
    assert ticked(page) == ["Buikbrug", "Zijbrug"]


def test_paper_shows_the_ticks(week: Page) -> None:
    """Printed, a week with ticks is a table with a mark for each; a week without is not printed at all."""
    week.emulate_media(media="print")
    expect(week.locator("[data-diary-sheet]")).to_be_hidden()
    week.emulate_media(media="screen")
    card_tick(week, BUIKBRUG).check()
    week.emulate_media(media="print")
    rows = week.locator("[data-diary-sheet] tr")
    expect(rows.first).to_be_visible()
    marks = {row.locator("th").first.inner_text(): row.locator("td").all_inner_texts() for row in rows.all()[1:]}
    assert marks["Buikbrug"] == ["", "", "✓", "", "", "", ""]
    assert marks["Zijbrug"] == [""] * 7
    expect(week.get_by_role("button")).to_have_count(0)


def test_the_page_says_that_nothing_leaves_the_phone(week: Page) -> None:
    """The diary says plainly who sees it, and promises no care that nobody gives."""
    text = week.locator("[data-diary]").inner_text()
    assert "staat alleen op dit apparaat" in text
    assert "wij lezen niet mee" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_in_the_diary(browser: Browser, served_site: str, size: Any, scheme: Any) -> None:
    """A week with ticks, a number for pain, and the question before wiping break no rule of axe."""
    with phone(browser, viewport=size, color_scheme=scheme, bypass_csp=True) as visitor:
        page = open_page(visitor, served_site + WEEK_1)
        card_tick(page, BUIKBRUG).check()
        page.locator("[data-diary] input[type=radio][value='4']").check()
        press(page, "Wis alles")
        # Axe waits by the clock of the page.
        page.clock.resume()
        assert_axe_finds_nothing(page)


@pytest.mark.parametrize("address", [WEEK_1, NOT_STATED])
def test_ticks_and_days_can_be_hit_with_a_thumb(visitor: BrowserContext, served_site: str, address: str) -> None:
    """Rows are at least 56 px high, days 43 by 48, and numbers 44 by 48."""
    page = open_page(visitor, served_site + address)
    for selector, width, height in (
        (".handout-tick", 200, 56),
        (".handout-diary__cell", 43, 48),
        (".handout-pain__number", 44, 48),
    ):
        boxes = [one.bounding_box() for one in page.locator(selector).all() if one.is_visible()]
        assert boxes
        assert all(box and box["width"] >= width and box["height"] >= height for box in boxes), selector

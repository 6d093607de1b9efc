"""Promises about the session for every kind of dose: what is shown, asked and offered, and that the stage holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.every_dose import BLOCKS, every_dose_site
from tests.phone import expect_phase, leave_exercise, open_page, phone, press, run, shown, start
from tests.site_server import SiteServer

SCREENS = [(360, 616), (320, 568), (640, 360)]
LETTERS = [100, 130, 150, 200]
READY_SECONDS = 5


@pytest.fixture(scope="module")
def every_dose(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site with every kind of dose."""
    site = every_dose_site(tmp_path_factory.mktemp("every-dose"))
    with SiteServer(site, "/oefeningen/") as server:
        yield f"{server.address}every-dose/"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Any]:
    """A visitor with a phone."""
    with phone(browser) as one:
        yield one


def begin(page: Page, place: int = 0) -> None:
    """Start the exercise at a place of the session, with its first side where one is asked."""
    start(page)
    for _ in range(place):
        leave_exercise(page)
    press(page, "Ik sta klaar")
    run(page, READY_SECONDS + 0.5)


def test_a_range_counts_the_lower_and_offers_the_rest(visitor: Any, every_dose: str) -> None:
    """After the lower number the count goes on for who can, and one press ends it; a round more is asked."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page)
    assert shown(page, "set") == "keer 1 van 10 tot 15 · ronde 1"
    run(page, 10 * 4)
    assert shown(page, "explain") == "Genoeg. Nog tot 15 als het goed gaat."
    assert shown(page, "count") == "11"
    press(page, "Klaar")
    expect_phase(page, "Rust")
    assert int(shown(page, "count")) == 60
    run(page, 60 + 10 * 4 + 1)
    press(page, "Klaar")
    expect_phase(page, "Nog een ronde?")
    press(page, "Nog een ronde")
    expect_phase(page, "Rust")
    press(page, "Terug")
    expect_phase(page, "Nog een ronde?")
    press(page, "Zo is het genoeg")
    assert shown(page, "where") == "Oefening 2 van 9"


def test_a_hold_with_a_range_goes_on_by_itself(visitor: Any, every_dose: str) -> None:
    """Who lies in a plank presses nothing: after the lower time she is told that it is enough, the clock goes up."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page, 1)
    expect_phase(page, "Vasthouden")
    run(page, 31)
    assert shown(page, "explain") == "Genoeg. Nog tot 1 minuut als het goed gaat."
    assert int(shown(page, "count")) in (30, 31)
    run(page, 30)
    expect_phase(page, "Rust")


def test_an_activity_is_never_a_hold(visitor: Any, every_dose: str) -> None:
    """Ten minutes of something are a clock that runs, and nowhere called holding."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page, 2)
    expect_phase(page, "Bezig")
    assert shown(page, "count") in ("10:00", "9:59")
    assert "asthouden" not in page.locator("[data-session-view=phase]").inner_text()


def test_a_tempo_tells_up_and_down(visitor: Any, every_dose: str) -> None:
    """Three seconds up, thirty counts down: from five on, the seconds are the number."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page, 3)
    expect_phase(page, "Omhoog")
    run(page, 4)
    expect_phase(page, "Omlaag")
    assert int(shown(page, "count")) in (28, 29)
    assert shown(page, "set") == "keer 1 van 4"


def test_units_without_a_pace_are_counted_by_the_patient(visitor: Any, every_dose: str) -> None:
    """A turn of the body takes what it takes: no clock, once for each direction."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page, 4)
    expect_phase(page, "Tel zelf")
    assert shown(page, "count") == "5"
    assert shown(page, "set") == "rotaties"
    assert shown(page, "explain") == "de ene richting op"
    press(page, "Klaar")
    expect_phase(page, "Nu: de andere richting op")
    press(page, "Ik sta klaar")
    press(page, "Klaar")
    assert shown(page, "where") == "Oefening 6 van 9"


def test_one_side_is_called_by_its_name(visitor: Any, every_dose: str) -> None:
    """The operated leg is done alone, and after it there is no other side."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page, 5)
    assert shown(page, "side") == "alleen het geopereerde been"
    run(page, 2.5)
    expect_phase(page, "Vasthouden")
    assert int(shown(page, "count")) in (4, 5)
    run(page, 10 * 9)
    assert shown(page, "where") == "Oefening 7 van 9"


def test_as_many_as_one_can_has_no_clock(visitor: Any, every_dose: str) -> None:
    """As often and as long as one can, at most so much: the limits are told, and the patient says when it is done."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page, 6)
    expect_phase(page, "Tel zelf")
    assert shown(page, "count") == "10"
    assert shown(page, "explain") == "Steeds zo lang als u kunt, hoogstens 10 seconden vasthouden."


def test_sides_in_turns_are_told_with_each_repetition(visitor: Any, every_dose: str) -> None:
    """With alternating sides each repetition names its own."""
    page = open_page(visitor, f"{every_dose}kinds/")
    begin(page, 8)
    assert shown(page, "side") == "linkerbeen, zoals getekend"
    run(page, 4)
    assert shown(page, "side") == "rechterbeen"


def test_a_cycle_tells_each_step(visitor: Any, every_dose: str) -> None:
    """The positions follow each other, each with its own clock; at least five times, and one more is offered."""
    page = open_page(visitor, f"{every_dose}cycles/")
    begin(page)
    assert shown(page, "explain") == "Lig snel op uw linkerzij"
    assert shown(page, "set") == "keer 1"
    run(page, 30)
    assert shown(page, "explain").startswith("Ga zitten")
    assert "tot de duizeligheid weg is" in shown(page, "explain")
    run(page, 30)
    assert shown(page, "explain") == "Ga zitten · Ga door tot de duizeligheid weg is."
    for _ in range(4):
        press(page, "Klaar")
        run(page, READY_SECONDS + 61)
    press(page, "Klaar")
    expect_phase(page, "Nog een keer?")


def test_intervals_tell_what_to_do(visitor: Any, every_dose: str) -> None:
    """Jogging and walking take turns until the time is over."""
    page = open_page(visitor, f"{every_dose}cycles/")
    begin(page, 1)
    assert shown(page, "explain") == "Rustig hardlopen"
    run(page, 540)
    assert shown(page, "explain") == "Wandelen"
    run(page, 60)
    assert shown(page, "explain") == "Rustig hardlopen"


def test_what_is_open_is_asked_each_for_itself(visitor: Any, every_dose: str) -> None:
    """Rounds, hold and kilograms that the clinic fills in have a field each; what is stated has none."""
    page = open_page(visitor, f"{every_dose}fill-in/")
    labels = [
        card.locator(".handout-agreed label > span:first-child").all_text_contents()
        for card in page.locator("main .handout-exercise").all()
    ]
    frequency = "Hoe vaak per dag?"
    all_of = [
        "Hoeveel rondes?",
        "Hoeveel keer?",
        "Hoe lang vasthouden? In seconden",
        "Hoe lang rust ertussen? In seconden",
    ]
    assert labels[0] == [*all_of, frequency]
    assert {"Hoeveel rondes?", "Hoe lang vasthouden? In seconden", frequency} <= set(labels[1])
    assert labels[2] == ["Hoeveel kg?", frequency]


def test_what_was_agreed_stands_in_place_of_what_was_open(visitor: Any, every_dose: str) -> None:
    """On the page, on paper, in the session and in the boxes to tick; and it can be taken back."""
    page = open_page(visitor, f"{every_dose}fill-in/")
    card = page.locator("main .handout-exercise").first
    expect(card.locator(".handout-dose")).to_contain_text("in overleg met uw behandelaar")
    card.get_by_text("Vul in wat u hebt afgesproken").click()
    for label, value in (("Hoeveel rondes?", "2"), ("Hoeveel keer?", "3"), ("Hoe vaak per dag?", "2")):
        card.get_by_label(label).fill(value)
        card.get_by_label(label).blur()
    agreed = ["2 rondes", "3 keer", "2 keer per dag"]
    assert card.locator(".handout-dose li").all_inner_texts() == agreed
    expect(card.locator(".handout-ticks input")).to_have_count(2)
    page.emulate_media(media="print")
    expect(card.locator(".handout-dose")).not_to_contain_text("in overleg")
    page.emulate_media(media="screen")
    page.reload()
    assert card.locator(".handout-dose li").all_inner_texts() == agreed
    begin(page)
    assert shown(page, "set") == "keer 1 van 3 · ronde 1 van 2"
    press(page, "Sluiten")
    card.get_by_text("Wijzig wat u hebt ingevuld").click()
    card.get_by_role("button", name="Haal weg wat u hebt ingevuld").click()
    expect(card.locator(".handout-dose")).to_contain_text("in overleg met uw behandelaar")
    expect(card.locator(".handout-ticks input")).to_have_count(1)


def test_sessions_side_by_side_are_chosen(visitor: Any, every_dose: str) -> None:
    """A block with two sessions asks which; each has its own exercises, parts and rounds."""
    page = open_page(visitor, f"{every_dose}side-by-side/")
    start(page)
    offers = page.locator("[data-session-offers] button")
    assert [one.inner_text().splitlines()[0] for one in offers.all()] == ["Sessie A", "Sessie B"]
    offers.first.click()
    assert shown(page, "where") == "Oefening 1 van 3"
    expect(page.locator("[data-session-part]")).to_contain_text("Warming-up")
    expect(page.locator("[data-session-part]")).to_contain_text("Begin rustig.")
    leave_exercise(page)
    expect_phase(page, "Rust")
    assert shown(page, "count") == "60"
    press(page, "Verder")
    assert shown(page, "where") == "Oefening 2 van 3, ronde 1"
    expect(page.locator("[data-session-part]")).to_contain_text("2 tot 3 rondes")


def test_note_variant_and_levels_are_in_the_session(visitor: Any, every_dose: str) -> None:
    """What the page says of an exercise is said in the session too; a level with its own dose is played with it."""
    page = open_page(visitor, f"{every_dose}side-by-side/")
    start(page)
    page.locator("[data-session-offers] button").first.click()
    leave_exercise(page)
    press(page, "Verder")
    intro = page.locator("[data-session-view=intro]")
    for words in ("Adem rustig door.", "Met de armen gekruist."):
        expect(intro).to_contain_text(words)
    page.get_by_label("Armen langs het lichaam").check()
    expect(intro).to_contain_text("De armen liggen naast u.")
    press(page, "Ik sta klaar")
    run(page, READY_SECONDS + 0.5)
    assert shown(page, "set") == "keer 1 van 5"
    assert "Armen langs het lichaam" in shown(page, "phase-name")


def test_rounds_of_a_circuit(visitor: Any, every_dose: str) -> None:
    """The exercises of a circuit come round; the sure rounds are counted, one more is offered."""
    page = open_page(visitor, f"{every_dose}side-by-side/")
    start(page)
    page.locator("[data-session-offers] button").first.click()
    seen = []
    for _ in range(12):
        if page.locator("[data-session]").get_attribute("data-view") == "intro":
            seen.append(shown(page, "where"))
            leave_exercise(page)
        elif shown(page, "phase") == "Nog een ronde?":
            break
        else:
            press(page, "Verder")
    assert seen == [
        "Oefening 1 van 3",
        "Oefening 2 van 3, ronde 1",
        "Oefening 3 van 3, ronde 1",
        "Oefening 2 van 3, ronde 2",
        "Oefening 3 van 3, ronde 2",
    ]
    press(page, "Zo is het genoeg")
    expect(page.get_by_role("heading", name="De oefeningen zijn klaar")).to_be_visible()


def test_ticks_follow_the_rhythm(visitor: Any, every_dose: str) -> None:
    """Three boxes for three times a day; none on a rest day; a count for every hour."""
    page = open_page(visitor, f"{every_dose}kinds/")
    card = page.locator("main .handout-exercise").first
    expect(card.locator(".handout-ticks input")).to_have_count(3)
    card.locator(".handout-ticks input").nth(2).check()
    page.reload()
    assert [box.is_checked() for box in card.locator(".handout-ticks input").all()] == [False, False, True]
    page.close()
    tuesday = open_page(visitor, f"{every_dose}side-by-side/", "2026-11-24T10:00:00")
    cards = tuesday.locator("main .handout-exercise")
    expect(cards.nth(0).locator(".handout-ticks")).to_have_text("Dit is geen oefendag.")
    hourly = cards.nth(3).locator(".handout-ticks")
    for _ in range(2):
        hourly.get_by_role("button", name="Nog een keer gedaan").click()
    expect(hourly).to_contain_text("2 keer gedaan")
    hourly.get_by_role("button", name="Eén keer minder").click()
    expect(hourly).to_contain_text("1 keer gedaan")


def test_the_limit_to_pain_stands_where_pain_is_asked(visitor: Any, every_dose: str) -> None:
    """In the diary, and where one stopped for pain."""
    page = open_page(visitor, f"{every_dose}kinds/")
    limit = "pijn hoogstens 3 op een schaal van 0 tot 10, na 24 uur weer zoals ervoor"
    expect(page.locator("[data-diary-pain]")).to_contain_text(f"Grens: {limit}")
    begin(page)
    press(page, "Stop: het doet pijn")
    expect(page.locator("[data-session-limit]")).to_contain_text(limit)


NEEDED = ("phase", "count", "side", "explain", "set", "main", "tap")

BROKEN = """needed => {
  const scene = document.querySelector('[data-session-scene]').getBoundingClientRect();
  const wrong = [];
  const boxes = [];
  for (const name of needed) {
    const one = document.querySelector(`[data-session-${name}]`);
    if (!one.checkVisibility() || !one.textContent.trim()) continue;
    const box = one.getBoundingClientRect();
    const inScene = name !== 'main';
    const [top, bottom] = inScene ? [scene.top, scene.bottom] : [0, innerHeight];
    if (box.top < top - 1 || box.bottom > bottom + 1 || box.left < -1 || box.right > innerWidth + 1) {
      wrong.push(`${name} leaves the screen: ${Math.round(box.top)} to ${Math.round(box.bottom)}`);
    }
    const isBox = getComputedStyle(one).display !== 'inline';
    if (isBox && one.scrollWidth > one.clientWidth + 1) wrong.push(`${name} is cut off`);
    for (const [other, at] of boxes) {
      if (box.top < at.bottom - 2 && at.top < box.bottom - 2 && box.left < at.right - 2 && at.left < box.right - 2) {
        wrong.push(`${name} lies over ${other}`);
      }
    }
    if (name !== 'tap') boxes.push([name, box]);
  }
  const plain = document.querySelector('[data-session-phase]');
  if (!plain.checkVisibility()) wrong.push('no word for the phase');
  return wrong;
}"""


def pass_through(page: Page) -> Iterator[str]:
    """Every phase of every exercise of the session that is open, each once it shows what it is about."""
    session = page.locator("[data-session]")
    for _ in range(150):
        view = session.get_attribute("data-view")
        if view == "finished":
            return
        if view == "choose":
            page.locator("[data-session-offers] button").first.click()
        elif view == "intro":
            sides = page.locator("[data-session-agreed] input[type=radio]")
            if sides.count():
                page.locator("[data-session-agreed] details").evaluate("one => { one.open = true; }")
                sides.first.check()
            press(page, "Ik sta klaar")
        else:
            yield f"{shown(page, 'phase-name')}: {shown(page, 'phase')}"
            if session.get_attribute("data-phase") == "ready":
                run(page, READY_SECONDS + 0.2)
            elif page.locator("[data-session-other]").is_visible() and shown(page, "other") == "Nog een ronde":
                press(page, "Nog een ronde")
            else:
                page.locator("[data-session-skip]").click()


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("screen", SCREENS, ids=[f"{width}x{height}" for width, height in SCREENS])
def test_the_stage_holds(browser: Browser, every_dose: str, screen: tuple[int, int], letters: int) -> None:
    """Number, word, side and the main button are in sight in every phase of every block, also with large letters."""
    width, height = screen
    wrong: list[str] = []
    count = 0
    with phone(browser, viewport={"width": width, "height": height}) as visitor:
        for block in BLOCKS:
            page = open_page(visitor, f"{every_dose}{block}/")
            page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{letters}%")
            start(page)
            for name in pass_through(page):
                wrong += [f"{block}, {name}: {one}" for one in page.evaluate(BROKEN, list(NEEDED))]
                count += 1
            page.close()
    assert count > 40
    assert wrong == []

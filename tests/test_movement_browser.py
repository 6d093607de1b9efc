"""Promises about pictures as a browser shows them: they move when asked and not before, and nothing is lost without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

WEEK = "core-stability/week-3-4/"
PHONE: Any = {"width": 360, "height": 740}
DESKTOP: Any = {"width": 1280, "height": 900}
SHOW, STOP = "Laat de beweging zien", "Stop de beweging"
ROUND_MS = 20_000
"""Longer than any movement takes there and back."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor on a phone whose device says nothing about motion."""
    visitor = browser.new_context(viewport=PHONE, reduced_motion="no-preference")
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext, served_site: str) -> Page:
    """A week page with a clock that stands still until it is told to go on."""
    page = context.new_page()
    page.clock.install(time=0)
    page.goto(served_site + WEEK)
    page.clock.pause_at(3600)
    return page


def card(page: Page) -> Locator:
    """The first exercise of the page."""
    return page.locator(".handout-exercise").first


def start(page: Page) -> None:
    """Ask for the movement of the first exercise, and wait until it is there."""
    card(page).get_by_role("button", name=SHOW).click()
    card(page).locator(".figure-step").first.wait_for(state="attached")


def steps_shown(page: Page) -> list[int]:
    """Which steps of the movement can be seen."""
    shown: list[int] = (
        card(page)
        .locator(".figure-step")
        .evaluate_all(
            "steps => steps.flatMap((step, number) => step.getAttribute('display') === 'none' ? [] : [number])"
        )
    )
    return shown


def test_nothing_of_a_movement_is_fetched_unasked(context: BrowserContext, served_site: str) -> None:
    """A page fetches no picture unasked; the movement of one exercise comes with a tap on its button."""
    asked: list[str] = []
    page = context.new_page()
    # The page's own requests: what the worker keeps for a day without internet comes when the page is done.
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(served_site + WEEK, wait_until="networkidle")
    assert [path for path in asked if "/pictures/" in path] == []
    start(page)
    (fetched,) = [path for path in asked if "/pictures/" in path]
    assert "-movement." in fetched


def test_movement_goes_there_and_back(page: Page) -> None:
    """One step is seen at a time: from the first to the last and back, again and again."""
    start(page)
    count = card(page).locator(".figure-step").count()
    assert count > 3
    seen: list[int] = []
    for _ in range(ROUND_MS // 50):
        page.clock.run_for(50)
        (shown,) = steps_shown(page)
        if not seen or seen[-1] != shown:
            seen.append(shown)
    there = list(range(count))
    whole_round = [*there, *there[-2:0:-1]]
    assert seen[: 2 * len(whole_round)] == 2 * whole_round


def test_second_tap_brings_the_picture_back(page: Page) -> None:
    """Stopping leaves the page as it was: the same picture, the same caption, the same words on the button."""
    before = card(page).inner_html()
    start(page)
    assert card(page).locator("figcaption").last.inner_text() == "Beweging"
    page.clock.run_for(1500)
    card(page).get_by_role("button", name=STOP).click()
    assert card(page).locator(".figure-step").count() == 0
    assert card(page).get_by_role("button", name=SHOW).count() == 1
    without_button = 'html => html.replace(/ data-move="[^"]*"/, \'\')'
    assert page.evaluate(without_button, card(page).inner_html()) == page.evaluate(without_button, before)


def test_one_exercise_moves_at_a_time(page: Page) -> None:
    """Whoever asks for another movement ends the first."""
    start(page)
    page.locator(".handout-exercise").nth(1).get_by_role("button", name=SHOW).click()
    page.locator(".handout-exercise").nth(1).locator(".figure-step").first.wait_for(state="attached")
    assert card(page).locator(".figure-step").count() == 0
    assert page.get_by_role("button", name=STOP).count() == 1


def test_movement_is_asked_for_by_keyboard(page: Page) -> None:
    """The button is reached with the keyboard, keeps the focus, and is large enough for a thumb."""
    button = card(page).get_by_role("button", name=SHOW)
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 48
    button.focus()
    page.keyboard.press("Enter")
    card(page).locator(".figure-step").first.wait_for(state="attached")
    assert page.evaluate("document.activeElement.textContent") == STOP
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.textContent") == SHOW


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, served_site: str) -> None:
    """Where the device asks for less motion there is no button and no room for one; the pictures are all there."""
    visitor = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = visitor.new_page()
    page.goto(served_site + WEEK)
    assert page.locator("[data-movement]:visible").count() == 0
    assert page.locator(".handout-move:visible").count() == 0
    assert page.locator(".handout-drawing").count() >= 8
    visitor.close()


def test_motion_switched_off_ends_it(page: Page) -> None:
    """Whoever switches motion off while something moves sees it stop, and the button go."""
    start(page)
    page.emulate_media(reduced_motion="reduce")
    card(page).locator(".figure-step").first.wait_for(state="detached")
    assert page.locator("[data-movement]:visible").count() == 0


def test_picture_that_does_not_come_is_told(context: BrowserContext, page: Page) -> None:
    """When the movement can't be fetched the button says so, and trying again works."""
    context.route("**/pictures/*-movement.*", lambda route: route.fulfill(status=503))
    card(page).get_by_role("button", name=SHOW).click()
    card(page).get_by_role("button", name="De beweging is nu niet te laden.").wait_for()
    context.unroute("**/pictures/*-movement.*")
    card(page).locator("[data-movement]").click()
    card(page).locator(".figure-step").first.wait_for(state="attached")


def test_answer_that_is_no_drawing_is_told(context: BrowserContext, page: Page) -> None:
    """A page of a login in the place of a drawing is not shown."""
    context.route("**/pictures/*-movement.*", lambda route: route.fulfill(body="<!doctype html><p>Log in"))
    card(page).get_by_role("button", name=SHOW).click()
    card(page).get_by_role("button", name="De beweging is nu niet te laden.").wait_for()
    assert card(page).locator(".handout-drawing").count() == 2


def test_paper_shows_the_still_pictures(page: Page) -> None:
    """Printing while something moves prints the pictures of the exercise."""
    start(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert card(page).locator(".figure-step").count() == 0
    assert card(page).locator(".handout-drawing").count() == 2


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_jumps_when_it_moves(browser: Browser, served_site: str, size: Any) -> None:
    """The moving picture takes exactly the place of the still one."""
    visitor = browser.new_context(viewport=size, reduced_motion="no-preference")
    page = visitor.new_page()
    page.goto(served_site + WEEK)
    heights = "[...document.querySelectorAll('.handout-exercise')].map(card => card.getBoundingClientRect().height)"
    before = page.evaluate(heights)
    start(page)
    assert len(before) == 4
    assert page.evaluate(heights) == before
    visitor.close()


@pytest.mark.parametrize(("size", "beside"), [(PHONE, False), (DESKTOP, True)], ids=["phone", "desktop"])
def test_pictures_stand_where_they_are_read(browser: Browser, served_site: str, size: Any, beside: Any) -> None:
    """On a phone each picture is as wide as the card, with its words below; with more room they are side by side."""
    visitor = browser.new_context(viewport=size)
    page = visitor.new_page()
    page.goto(served_site + WEEK)
    first, second = (card(page).locator(".handout-drawing").nth(number).bounding_box() for number in (0, 1))
    assert first is not None
    assert second is not None
    assert (first["y"] == second["y"]) == beside
    assert first["width"] == second["width"] >= (300 if beside else 326)
    words = card(page).locator(".handout-exercise__words").first.bounding_box()
    assert words is not None
    assert first["y"] < words["y"]
    assert beside or words["y"] < second["y"]
    visitor.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawing_takes_the_colours_of_the_page(browser: Browser, served_site: str, scheme: Any) -> None:
    """Skin is lighter than the plate behind it in the dark, and darker in the light; on paper it is white."""
    visitor = browser.new_context(viewport=PHONE, color_scheme=scheme)
    page = visitor.new_page()
    page.goto(served_site + WEEK)
    skin = page.locator(".handout-drawing .figure-skin").first
    fill = "element => getComputedStyle(element).fill"
    assert skin.evaluate(fill) == {"light": "rgb(241, 210, 184)", "dark": "rgb(230, 196, 168)"}[scheme]
    page.emulate_media(media="print")
    assert skin.evaluate(fill) == "rgb(255, 255, 255)"
    visitor.close()


def test_lists_show_small_pictures_when_they_come_into_sight(context: BrowserContext, served_site: str) -> None:
    """The list of exercises has a picture of each, fetched only near the screen, with room kept for it."""
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(served_site + "oefeningen/", wait_until="networkidle")
    small = page.locator("img.handout-thumbnail")
    assert small.count() == 26
    assert 0 < len([path for path in asked if "/pictures/" in path]) < 26
    assert small.last.evaluate("image => image.getBoundingClientRect().height") > 20
    assert set(small.evaluate_all("images => images.map(image => image.getAttribute('alt'))")) == {""}

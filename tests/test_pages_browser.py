"""Promises about the pages as a browser shows them: reach, reading, privacy, speed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.axe import assert_axe_finds_nothing
from tests.site_server import SiteServer

PAGES = {
    "home": "",
    "programme": "core-stability/",
    "week": "core-stability/week-5-6/",
    "not-stated": "bekken-lumbale-blokkade/oefeningen/",
    "exercises": "oefeningen/",
    "offline": "offline.html",
    "not-found": "er-is-hier-niets/",
}
PHONE: Any = {"width": 360, "height": 740}
DESKTOP: Any = {"width": 1280, "height": 900}
NARROWEST: Any = {"width": 320, "height": 640}
ONLY_WITH_SCRIPTS = "[data-diary], [data-session-bar], .handout-tick"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who was never here before, on a phone."""
    visitor = browser.new_context(viewport=PHONE, locale="nl-NL")
    yield visitor
    visitor.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(browser: Browser, served_site: str, kind: str, size: Any, scheme: Any) -> None:
    """No page kind breaks a rule of axe, light or dark, on a phone or a desktop."""
    visitor = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True, service_workers="block")
    page = visitor.new_page()
    page.goto(served_site + PAGES[kind])
    # What a phone says at times: a new version, an old one, what is kept, the home screen.
    page.evaluate(
        """() => {
        const notice = document.querySelector('[data-notice]');
        notice.querySelector('[data-notice-words]').textContent = notice.dataset.fresh;
        const said = document.querySelectorAll('[data-notice] *, [data-stored], [data-install]');
        for (const one of said) one.hidden = false;
        }"""
    )
    assert_axe_finds_nothing(page, kind)
    visitor.close()


def test_a_visit_asks_no_other_host(context: BrowserContext, served_site: str) -> None:
    """Over all pages and a search, every request stays below the site, no cookie is set, no policy is broken."""
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for address in (address for kind, address in PAGES.items() if kind != "not-found"):
        page.goto(served_site + address)
    page.keyboard.press("/")
    page.keyboard.type("zijbrug")
    page.wait_for_selector("dialog[open] a[href*='#zijbrug']")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((served_site, "data:"))] == []
    assert complaints == []
    assert context.cookies() == []


def test_a_page_fetches_nothing_of_the_search(browser: Browser, served_site: str) -> None:
    """Who does not search fetches nothing of the search index, but for what the phone keeps for later by itself."""
    asked: list[str] = []
    page = browser.new_context(viewport=PHONE, service_workers="block").new_page()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(served_site + PAGES["week"], wait_until="networkidle")
    assert len(asked) > 3
    assert [path for path in asked if "/search/" in path] == []
    page.context.close()


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind not in {"not-found", "offline"}])
def test_everything_is_there_without_javascript(browser: Browser, served_site: str, kind: str) -> None:
    """With scripts off a page shows the same text but for the diary, and nothing that needs a script is offered."""
    shown = []
    for enabled in (True, False):
        visitor = browser.new_context(viewport=PHONE, java_script_enabled=enabled)
        page = visitor.new_page()
        page.goto(served_site + PAGES[kind])
        if enabled:
            page.evaluate(f"document.querySelectorAll('{ONLY_WITH_SCRIPTS}').forEach(one => one.remove())")
        words = page.locator("main").inner_text()
        if not enabled:
            assert page.locator("button:visible").count() == 0
        shown.append(words)
        visitor.close()
    with_scripts, without = shown
    assert len(without) > 300
    assert set(without.split()) <= set(with_scripts.split())
    assert len(without) > 0.9 * len(with_scripts)


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_is_cut_off_on_a_narrow_screen(browser: Browser, served_site: str, kind: str, text_size: int) -> None:
    """At 320 pixels, also with text twice as large, nobody has to scroll sideways."""
    visitor = browser.new_context(viewport=NARROWEST)
    page = visitor.new_page()
    page.goto(served_site + PAGES[kind])
    page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{text_size}%")
    wide = page.evaluate("document.documentElement.scrollWidth")
    visitor.close()
    assert wide <= 320


@pytest.mark.parametrize("kind", PAGES)
def test_letters_and_targets_are_large_enough(context: BrowserContext, served_site: str, kind: str) -> None:
    """On a phone no text is smaller than 16 pixels, and buttons and block links can be hit with a thumb."""
    page = context.new_page()
    page.goto(served_site + PAGES[kind])
    small = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility())
        .filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []
    low = page.evaluate(
        """() => [...document.querySelectorAll('button, .handout-button, .handout-neighbours a, summary')]
        .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert low == []


def test_keyboard_reaches_the_content_first(context: BrowserContext, served_site: str) -> None:
    """The first key press offers to skip to the content, and following it goes there."""
    page = context.new_page()
    page.goto(served_site + PAGES["week"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_chosen_appearance_is_remembered(browser: Browser, served_site: str) -> None:
    """Who chooses dark gets dark on the next page as well, from the first paint on."""
    page = browser.new_context(viewport=DESKTOP).new_page()
    page.goto(served_site)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-appearance-toggle]:visible").first.click()
    chosen = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert chosen != before
    page.goto(served_site + PAGES["week"])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == chosen


@pytest.mark.parametrize("base", ["/", "/een/ander/pad/"])
def test_the_site_works_below_any_path(context: BrowserContext, built_site: Path, base: str) -> None:
    """Copied to the top of a host or below another sub-path, pages, styles and search work as they are."""
    with SiteServer(built_site, base) as server:
        failed: list[str] = []
        context.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
        page = context.new_page()
        page.goto(server.address)
        page.get_by_role("link", name="Week 3 en 4").click()
        page.wait_for_url(f"{server.address}core-stability/week-3-4/")
        page.keyboard.press("/")
        page.keyboard.type("superman")
        page.locator("dialog[open] a[href*='#superman']").first.click()
        page.wait_for_url(f"{server.address}core-stability/week-3-4/#superman")
        assert failed == []


def test_each_exercise_can_be_linked_to(context: BrowserContext, served_site: str) -> None:
    """An address with an exercise's id shows that exercise."""
    page: Page = context.new_page()
    page.goto(served_site + "core-stability/week-3-4/#superman")
    assert page.locator("#superman").is_visible()
    assert page.evaluate("document.querySelector('#superman').getBoundingClientRect().top") < PHONE["height"] / 2

"""A phone with a clock of its own: the session is led by hand, and no test waits for real time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

PHONE: Any = {"width": 360, "height": 740}
NOW = "2026-11-25T10:00:00"
WEEK_1, WEEK_5 = "core-stability/week-1-2/", "core-stability/week-5-6/"
NOT_STATED = "bekken-lumbale-blokkade/oefeningen/"


@contextmanager
def phone(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A visitor with a phone, who was never here before; no worker keeps pages unless asked for."""
    options = {"viewport": PHONE, "locale": "nl-NL", "service_workers": "block", **options}
    visitor = browser.new_context(**options)
    yield visitor
    visitor.close()


def open_page(visitor: BrowserContext, address: str, now: str = NOW) -> Page:
    """A page whose clock stands still, five minutes after `now`, until the test moves it; tabs share the clock."""
    page = visitor.new_page()
    is_first = len(visitor.pages) == 1
    if is_first:
        page.clock.install(time=now)
    page.goto(address)
    page.locator("[data-session-bar]").wait_for()
    if is_first:
        page.clock.pause_at(datetime.fromisoformat(now) + timedelta(minutes=5))
    return page


def press(page: Page, name: str) -> None:
    """Press the button of that name in the session, or the one that starts it."""
    page.get_by_role("button", name=name, exact=True).first.click()


def start(page: Page) -> None:
    """Begin the session of the page."""
    press(page, "Start de oefeningen")
    expect(page.locator("[data-session]")).to_be_visible()


def leave_exercise(page: Page) -> None:
    """Leave out the exercise that is shown before it begins."""
    press(page, "Sla oefening over")


def shown(page: Page, name: str) -> str:
    """What a part of the session says."""
    return page.locator(f"[data-session-{name}]").inner_text().strip()


def run(page: Page, seconds: float) -> None:
    """Let time pass as it does on a phone that is looked at."""
    page.clock.run_for(int(seconds * 1000))


def glance(page: Page, seconds: float) -> None:
    """Let time pass on a phone whose browser saves power: its clock comes round twice a minute."""
    while seconds > 0:
        sleep(page, min(seconds, 30))
        run(page, 0)
        seconds -= 30


def sleep(page: Page, seconds: float) -> None:
    """Let time pass as on a phone that sleeps: nothing runs until it wakes."""
    page.clock.fast_forward(int(seconds * 1000))


def expect_phase(page: Page, words: str) -> None:
    """The session is in the phase of that name."""
    expect(page.locator("[data-session-phase]")).to_have_text(words)

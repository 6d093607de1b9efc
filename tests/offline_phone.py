"""What tests ask of a phone that reads without internet, with waits that can fail."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from playwright.sync_api import BrowserContext, Error, Page

Found = TypeVar("Found")
PATIENCE_SECONDS = 120.0

# Asks the worker to look, as a page does; whatever it was doing is then done.
LOOK = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration?.active) return null;
  const { port1, port2 } = new MessageChannel();
  const told = new Promise(tell => (port1.onmessage = ({ data }) => tell(data)));
  registration.active.postMessage({ look: location.href }, [port2]);
  return told;
}"""
ENTRIES = """async prefix => {
  const found = {};
  for (const name of await caches.keys()) if (name.startsWith(prefix)) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      const answer = await store.match(request);
      found[request.url] = answer ? (await answer.arrayBuffer()).byteLength : 0;
    }
  }
  return found;
}"""
STATE = """async base => {
  const store = await caches.open(`handout:${base}:kept`);
  const kept = await store.match(`${base}?state`);
  return kept ? kept.json() : null;
}"""
CHANGE_STATE = """async ([base, days]) => {
  const store = await caches.open(`handout:${base}:kept`);
  const state = await (await store.match(`${base}?state`)).json();
  for (const version in state.checked) state.checked[version] -= days * 86400000 + 1000;
  await store.put(`${base}?state`, new Response(JSON.stringify(state)));
}"""


def until(look: Callable[[], Found], is_right: Callable[[Found], bool] = bool) -> Found:
    """What `look` finds once it is right. Unlike a browser's waiting function it sees what comes of a promise.

    Fails after two minutes, for a busy machine, with what was found last.
    """
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            found = look()
            if is_right(found):
                return found
            last: object = found
        except Error as error:
            # The page began anew in the meantime.
            if "context" not in error.message and "navigat" not in error.message:
                raise
            last = error
        assert time.monotonic() < end, f"waited in vain; last found: {last}"
        time.sleep(0.05)


def looked(page: Page) -> dict[str, Any]:
    """What the worker says about a page once all it was doing is done; empty where there is no worker."""
    return until(lambda: page.evaluate(LOOK) or {}, lambda _: True)


def settled(page: Page) -> Page:
    """The page, once it has said what the worker found and begins anew no more."""
    until(lambda: page.evaluate("document.querySelector('[data-has-looked]') !== null"))
    return page


def visit(visitor: BrowserContext, address: str) -> Page:
    """Open a page and wait until the phone has it and answers for it."""
    page = visitor.new_page()
    page.goto(address)
    page.locator("[data-stored]:not([hidden])").wait_for(state="attached")
    until(lambda: page.evaluate("navigator.serviceWorker.controller !== null"))
    return page


def entries(page: Page, base: str = "/oefeningen/") -> dict[str, int]:
    """The bytes of everything that is kept for a site, by address."""
    found: dict[str, int] = until(lambda: page.evaluate(ENTRIES, f"handout:{base}:"), lambda _: True)
    return found


def kept_paths(page: Page, address: str) -> set[str]:
    """The files that are kept, by path below the site."""
    return {url.removeprefix(address).partition("?")[0] for url in entries(page)} - {"", "offline.json"}


def remembered(page: Page, base: str = "/oefeningen/") -> dict[str, Any]:
    """What the worker remembers from visit to visit."""
    found: dict[str, Any] = until(lambda: page.evaluate(STATE, base) or {}, lambda _: True)
    return found


def let_days_pass(page: Page, days: int, base: str = "/oefeningen/") -> None:
    """Make the last look at the host so many days older."""
    page.evaluate(CHANGE_STATE, [base, days])


class Disk:
    """The room that a phone has for one host; as large as it is for as long as this is there."""

    def __init__(self, visitor: BrowserContext, origin: str) -> None:
        self._origin = origin
        self._session = visitor.new_cdp_session(visitor.new_page())

    def fill(self, quota_bytes: int) -> None:
        """Leave no more than these bytes."""
        self._session.send("Storage.overrideQuotaForOrigin", {"origin": self._origin, "quotaSize": quota_bytes})

    def empty(self) -> None:
        """Leave as much as there is."""
        self._session.send("Storage.overrideQuotaForOrigin", {"origin": self._origin})

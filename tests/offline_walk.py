"""A model of host, network and phone, walked through at random in a real browser: what must hold after every step.

By hand, a longer walk: `python -m tests.offline_walk SITE [STEPS] [SEED]`.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser import ARGUMENTS, find_browser
from tests.offline_host import Files, Host, files_of, named_folder, site_version
from tests.offline_phone import Disk, entries, remembered, settled, until

PAGES = ("", "core-stability/week-1-2/", "core-stability/week-5-6/", "bekken-lumbale-blokkade/oefeningen/")
VERSIONS = 5
MEGABYTES = 3
MARK = "versie nummer"
# What a page is made of: the marks of its text, its styles and its script, and of a script that it fetches late.
VIEW = """async () => {
  if (document.readyState !== 'complete') return null;
  const text = document.body.innerHTML.match(/versie nummer (\\d+)/);
  const style = getComputedStyle(document.documentElement).getPropertyValue('--mark').replace(/["' ]/g, '');
  const own = document.querySelector('script[src*="page.js"]');
  const asked = own && await fetch(new URL('late.js', own.src)).catch(() => null);
  // A network that wants a password answers with its own page, which no browser takes for a script.
  const isScript = asked?.ok && asked.headers.get('Content-Type').includes('javascript');
  const late = isScript ? await asked.text() : '';
  const words = document.querySelector('[data-notice-words]');
  return {
    text: text ? text[1] : null, style, script: window.scriptMark ?? '', late: late.trim(),
    notice: words && words.checkVisibility() ? words.textContent : '',
    isKept: document.querySelector('[data-stored]:not([hidden])') !== null,
  };
}"""


def small_site(site: Path, folder: Path) -> Path:
    """The built site without most of its papers and pictures, so that a walk is quick."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*-grote-letters.pdf", "*-plaatjes.pdf", "*boekje.pdf"))
    return folder


def versions(site: Path, folder: Path) -> list[dict[str, bytes]]:
    """Successive versions of a site, each marked in its text, its styles, its script and a script fetched late."""
    plain = small_site(site, folder / "plain")
    made = []
    for number in range(1, VERSIONS + 1):
        (plain / named_folder(plain) / "late.js").write_text(str(number), encoding="utf-8")

        def marked(text: str, number: int = number) -> str:
            return text.replace("</main>", f"<p>{MARK} {number}</p></main>")

        made.append(files_of(site_version(plain, folder / str(number), marked, str(number), MEGABYTES)))
    return made


class Walk:
    """One walk: a host and a phone, changed step by step; each promise is asserted after each page that is opened."""

    def __init__(self, host: Host, made: list[dict[str, bytes]], browser: Browser, seed: int) -> None:
        self.host, self.made = host, made
        self.number_of = {files["offline.json"]: number for number, files in enumerate(made, 1)}
        self.version_of = {self._version(files): str(number) for number, files in enumerate(made, 1)}
        self.random = random.Random(seed)  # noqa: S311 - a walk that can be walked again
        self.visitor = browser.new_context(viewport={"width": 360, "height": 740}, locale="nl-NL")
        self.disk = Disk(self.visitor, host.origin)
        self.page = self.visitor.new_page()
        self.target = made[0]
        self.done: Counter[str] = Counter()
        self.log: list[str] = []

    @staticmethod
    def _version(files: Files) -> str:
        return files["offline.json"].decode().split('"')[3]

    # --- steps ---------------------------------------------------------------------------------------------------

    def step(self) -> None:
        """Do one thing of all that can happen."""
        names = ["open_page"] * 8 + [
            "publish",
            "publish_a_part",
            "publish_the_rest",
            "rewrite",
            "lose_a_file",
            "portal",
        ]
        names += ["fail", "be_gone", "recover", "recover", "fill_the_disk", "empty_the_disk", "remove_a_file"]
        names += ["remove_all", "stop_the_worker", "withdraw", "second_tab", "come_back"]
        name = self.random.choice(names)
        self.done[name] += 1
        self.log.append(name)
        getattr(self, name)()

    def open_page(self) -> None:
        """Go to a page or open it anew, and look at what is shown."""
        self._visit(self.random.choice(PAGES))

    def publish(self) -> None:
        """Another version, whole."""
        self.target = self.random.choice(self.made)
        self.host.publish(self.target)

    def publish_a_part(self) -> None:
        """Another version, of which some files are there already."""
        self.target = self.random.choice(self.made)
        paths = sorted(self.target)
        self.host.publish(self.target, self.random.sample(paths, self.random.randint(1, len(paths))))

    def publish_the_rest(self) -> None:
        """What was still to come."""
        self.host.publish(self.target)

    def rewrite(self) -> None:
        """A host that changes pages on their way."""
        self.host.is_rewriting = not self.host.is_rewriting

    def lose_a_file(self) -> None:
        """One file is not there."""
        self.host.missing = {self.random.choice(sorted(self.target))}

    def portal(self) -> None:
        """A network that first wants a password."""
        self.host.is_portal = not self.host.is_portal

    def fail(self) -> None:
        """Out of order."""
        self.host.failing = self.random.choice([0, 503, 500])

    def be_gone(self) -> None:
        """No network."""
        self.host.is_gone = True

    def recover(self) -> None:
        """All is well with host and network, though perhaps not all is published."""
        self.host.heal()

    def fill_the_disk(self) -> None:
        """Hardly any room is left."""
        self.disk.fill(self.random.choice([40_000, 400_000, 2_600_000]))

    def empty_the_disk(self) -> None:
        """There is room again."""
        self.disk.empty()

    def remove_a_file(self) -> None:
        """One kept file is gone."""
        kept = [url for url in entries(self.page) if "?state" not in url] if self._is_on_site() else []
        if kept:
            remove = (
                "async url => { for (const name of await caches.keys()) await (await caches.open(name)).delete(url); }"
            )
            self.page.evaluate(remove, self.random.choice(kept))

    def remove_all(self) -> None:
        """The browser cleared what the site kept."""
        if self._is_on_site():
            self.page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")

    def stop_the_worker(self) -> None:
        """The browser stopped the worker, as it does with one that has nothing to do."""
        session = self.visitor.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        session.detach()

    def withdraw(self) -> None:
        """The clinic takes the worker from its host; nothing may stay on the phone once that was seen."""
        if self._is_well():
            self.host.missing = {"worker.js"}
            self._visit(PAGES[0])
            self._visit(PAGES[0])
            assert entries(self.page) == {}, "the phone keeps what the host withdrew"
            self.host.missing = set()

    def second_tab(self) -> None:
        """Another page is open at the same time; the first stays what it was."""
        other = self.visitor.new_page()
        first, self.page = self.page, other
        self._visit(self.random.choice(PAGES))
        self.page = first
        self._see()
        self.random.choice([first.close, other.close])()
        self.page = next(page for page in (first, other) if not page.is_closed())

    def come_back(self) -> None:
        """All is well, and the newest must be shown and kept after two visits."""
        self.host.heal()
        self.host.publish(self.target)
        self.disk.empty()
        for _ in range(2):
            view = self._visit(PAGES[1])
        newest = str(self.number_of[self.host.files["offline.json"]])
        assert view["text"] == newest, f"{view} after two visits, and the host has {newest}"
        assert view["isKept"]
        self.host.is_gone = True
        for path in PAGES[1:3]:
            assert self._visit(path)["text"] == newest
        self.host.is_gone = False

    # --- promises ------------------------------------------------------------------------------------------------

    def _visit(self, path: str) -> dict[str, Any]:
        since_ms = time.time() * 1000
        try:
            self.page.goto(self.host.address + path)
        except Error:
            # Nothing is kept, and there is no network: the browser says so itself.
            until(lambda: self.page.goto("about:blank") is None)
            return {"text": None}
        if self._has_script():
            settled(self.page)
            self._see_checked(since_ms)
            if self._can_be_read_offline():
                self._see_kept(path)
        return self._see()

    def _see(self) -> dict[str, Any]:
        """The page that is open is of one version."""
        if not self._is_on_site():
            return {"text": None}
        view: dict[str, Any] = until(lambda: self.page.evaluate(VIEW))
        marks = {view[name] for name in ("text", "style", "script", "late")} - {"", None}
        assert len(marks) <= 1, f"two versions in one view: {view}"
        kept = sum(entries(self.page).values())
        assert kept <= MEGABYTES * 1_000_000, f"{kept} bytes are kept"
        return view

    def _see_checked(self, since_ms: float) -> None:
        """Since then only the version that the host has was noted as seen there."""
        checked = remembered(self.page).get("checked", {})
        noted = {self.version_of[version] for version, at in checked.items() if at >= since_ms}
        if noted:
            assert noted == {str(self.number_of[self.host.files["offline.json"]])}
            assert not (self.host.is_gone or self.host.failing or self.host.is_portal)

    def _can_be_read_offline(self) -> bool:
        """Whether the page says so."""
        return self.page.locator("[data-stored]:not([hidden])").count() == 1 and self.random.random() < 0.3

    def _see_kept(self, path: str) -> None:
        """A page that says that it is on this device is."""
        was_gone, self.host.is_gone = self.host.is_gone, True
        other = self.visitor.new_page()
        other.goto(self.host.address + path)
        assert other.locator("h1").inner_text() != "Niet bewaard op dit apparaat"
        assert MARK in other.content()
        other.close()
        self.host.is_gone = was_gone

    # --- helpers -------------------------------------------------------------------------------------------------

    def _has_script(self) -> bool:
        """Whether the page came with its script; a host that has not all files yet gives pages that only read well."""
        has = "document.readyState === 'complete' ? [window.scriptMark !== undefined] : null"
        return bool(until(lambda: self.page.evaluate(has)) == [True])

    def _is_on_site(self) -> bool:
        return self.page.url.startswith(self.host.address)

    def _is_well(self) -> bool:
        host = self.host
        is_troubled = host.is_gone or host.is_portal or host.failing or host.missing
        return not is_troubled and self._is_on_site() and "index.html" in host.files


def walk(site: Path, folder: Path, browser: Browser, steps: int, seed: int) -> Counter[str]:
    """Walk so many steps; how often each was taken. The seed is printed, for a walk that failed to be walked again."""
    print(f"\nwalk of {steps} steps with seed {seed}")  # noqa: T201
    made = versions(site, folder)
    with Host(made[0]) as host:
        one = Walk(host, made, browser, seed)
        try:
            for _ in range(steps):
                one.step()
        except Exception as failure:
            failure.add_note(f"seed {seed}, step {len(one.log)}, the last ones: {', '.join(one.log[-25:])}")
            raise
        finally:
            one.visitor.close()
    return one.done


def main(arguments: list[str]) -> None:
    """Walk by hand."""
    site, steps = Path(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 500
    seed = int(arguments[2]) if len(arguments) > 2 else random.SystemRandom().randrange(10**6)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        print(dict(walk(site, Path(folder), browser, steps, seed)))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])

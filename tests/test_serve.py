"""While content is being written, the page shows every change, and a mistake as words over the last good page."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.places import ROOT

LONGEST_WAIT_SECONDS = 60.0
WEEK = "core-stability/week-3-4/"


@dataclass(frozen=True)
class Served:
    """A running `serve`: the project it shows, where it listens, and its process."""

    project: Path
    address: str
    process: subprocess.Popen[str]

    def page(self, path: str = WEEK) -> str:
        """What a browser gets at an address below the site."""
        try:
            with urllib.request.urlopen(self.address + path) as answer:
                return str(answer.read().decode())
        except HTTPError as answer:
            return answer.read().decode()

    def page_when(self, is_there: Callable[[str], bool], path: str = WEEK) -> str:
        """The page as soon as it is as wanted; the last one seen when that takes too long."""
        until = time.monotonic() + LONGEST_WAIT_SECONDS
        while not is_there(page := self.page(path)) and time.monotonic() < until:
            time.sleep(0.05)
        return page

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace one piece of a file, as an editor saves it."""
        file = self.project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


def start(project: Path) -> Served:
    """Start `serve` on a free port and wait until it says where."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "build_handouts.py"), "--project", str(project), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if found := re.search(r"Open (http://\S+)", line):
            return Served(project, found[1], process)
    raise AssertionError(f"serve ended: {said}")


@pytest.fixture
def served(project: Path) -> Iterator[Served]:
    """The sample content, being served."""
    running = start(project)
    yield running
    running.process.send_signal(signal.SIGINT)
    said, _ = running.process.communicate(timeout=LONGEST_WAIT_SECONDS)
    assert "Traceback" not in said


def test_changes_and_mistakes_show_on_the_page(served: Served) -> None:
    """A change of an exercise, a template or the style shows; a mistake shows as words over the last good page."""
    assert "Maak de rug zo hol mogelijk." in served.page()

    served.edit("content/exercises/superman.yml", "Maak de rug zo hol mogelijk.", "Maak de rug een beetje hol.")
    assert "een beetje hol" in served.page_when(lambda page: "een beetje hol" in page)

    served.edit("content/exercises/superman.yml", "id: superman", "id: suprman")
    page = served.page_when(lambda page: "id-not-file-name" in page)
    assert "content/exercises/superman.yml:1:5: id-not-file-name" in page
    assert "een beetje hol" in page

    served.edit("content/exercises/superman.yml", "id: suprman", "id: superman")
    assert "id-not-file-name" not in served.page_when(lambda page: "id-not-file-name" not in page)

    served.edit("templates/words.nl.yml", "start: Zo begint u", "start: Zo gaat u klaarliggen")
    assert "Zo gaat u klaarliggen" in served.page_when(lambda page: "klaarliggen" in page)

    served.edit("templates/pages/week.md.j2", "# {{ title | text }}", "# {{ titel | text }}")
    assert "templates/pages/week.md.j2" in served.page_when(lambda page: "titel" in page)


def test_serve_leaves_the_published_site_alone(served: Served) -> None:
    """What is being written is not published: there is no site/ until a build makes it."""
    assert not (served.project / "site").exists()


def test_unknown_address_shows_the_page_for_it(served: Served) -> None:
    """An address that does not exist gets the site's own page, and one above the site leads to it."""
    assert "Deze pagina is er niet" in served.page("er-niet/")
    top = served.address.replace("/oefeningen/", "/")
    with urllib.request.urlopen(top) as answer:
        assert answer.url == served.address


def test_search_follows_a_change(served: Served) -> None:
    """The search index is brought up to date after the page."""
    served.edit("content/exercises/superman.yml", "also_known_as:\n", "also_known_as:\n  - vliegende hollander\n")
    until = time.monotonic() + LONGEST_WAIT_SECONDS
    while "hollander" not in served.page("search/words.json") and time.monotonic() < until:
        time.sleep(0.05)
    assert "hollander" in served.page("search/words.json")


def test_serve_starts_with_a_mistake(project: Path) -> None:
    """When the content has a mistake from the start, the page shows it, and the site once it is mended."""
    file = project / "content" / "exercises" / "superman.yml"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("steps:", "stepps:"), encoding="utf-8")
    running = start(project)
    try:
        assert "unknown-key" in running.page("")
        file.write_text(good, encoding="utf-8")
        page = running.page_when(lambda page: "Oefeningen voor thuis" in page, "oefeningen/")
        assert "Oefeningen voor thuis" in page
    finally:
        running.process.send_signal(signal.SIGINT)
        running.process.communicate(timeout=LONGEST_WAIT_SECONDS)

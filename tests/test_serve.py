"""While content is being written, the page shows every change, and a mistake as words over the last good page."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit

import pytest

from tests.conftest import copy_project
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


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample content, being served to tests that change nothing."""
    running = start(copy_project(tmp_path_factory.mktemp("unchanged") / "project"))
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
    assert "templates/pages/week.md.j2" in served.page_when(lambda page: "week.md.j2" in page)


def test_serve_leaves_the_published_site_alone(unchanged: Served) -> None:
    """What is being written is not published: there is no site/ until a build makes it."""
    assert not (unchanged.project / "site").exists()


def test_unknown_address_shows_the_page_for_it(unchanged: Served) -> None:
    """An address that does not exist gets the site's own page, and one above the site leads to it."""
    assert "Deze pagina is er niet" in unchanged.page("er-niet/")
    top = unchanged.address.replace("/oefeningen/", "/")
    with urllib.request.urlopen(top) as answer:
        assert answer.url == unchanged.address


def answer_to(address: str, request: bytes) -> bytes:
    """What the server says to these bytes, to its end."""
    port = urlsplit(address).port
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST_WAIT_SECONDS) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def asked_for(path: str, *heads: str, method: str = "GET") -> bytes:
    """A request as a browser would send it, were it to ask such things."""
    return "\r\n".join((f"{method} {path} HTTP/1.1", *heads, "Connection: close", "", "")).encode("latin-1")


def test_only_this_machine_is_answered(unchanged: Served) -> None:
    """A page of another site whose name leads here gets no draft to read; this machine's own names do."""
    for host in ("localhost", "LOCALHOST:80", "127.0.0.1:8000", "[::1]:8000"):
        assert b"Maak de rug zo hol" in answer_to(unchanged.address, asked_for("/oefeningen/" + WEEK, f"Host: {host}"))
    others = [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1.evil.example",
        "localhost.",
        "10.0.0.1",
        "",
        "localhost:x",
    ]
    heads: list[tuple[str, ...]] = [
        (),
        ("Host: localhost", "Host: evil.example"),
        *((f"Host: {one}",) for one in others),
    ]
    for head in heads:
        said = answer_to(unchanged.address, asked_for("/oefeningen/" + WEEK, *head))
        assert said.startswith(b"HTTP/1.1 403"), head
        assert b"hol" not in said


@pytest.mark.parametrize(
    "path",
    [
        *("/oefeningen/%00", "/oefeningen/" + "a" * 5000, "/oefeningen/" + "a/" * 9000, "http://[/", "//evil.example/"),
        *("/oefeningen/%ff%fe", "/oefeningen/../../../etc/passwd", "/oefeningen/%2e%2e/%2e%2e/record.json", "*", "?"),
        *("/__preview/version?after=%00", "/oefeningen/\xff", "/oefeningen/core-stability?\xe9"),
    ],
)
def test_odd_request_gets_an_answer(unchanged: Served, path: str) -> None:
    """Whatever address is asked for, the server answers in HTTP, gives no file that is none of the site, and lives."""
    for method in ("GET", "HEAD"):
        said = answer_to(unchanged.address, asked_for(path, "Host: localhost", method=method))
        assert said.startswith(b"HTTP/1.1 "), said[:50]
        assert b"root:" not in said
        assert b'"pages"' not in said
    assert "Maak de rug zo hol" in unchanged.page()


def test_what_is_no_request_leaves_the_server_alive(unchanged: Served) -> None:
    """Bytes that are no HTTP, a method of another kind and a browser that leaves at once do no harm."""
    for odd in (b"\x00" * 100, b"GET\r\n\r\n", b"POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", b"\r\n", b"G" * 70_000):
        answer_to(unchanged.address, odd)
    socket.create_connection(("127.0.0.1", urlsplit(unchanged.address).port), timeout=LONGEST_WAIT_SECONDS).close()
    assert "Maak de rug zo hol" in unchanged.page()


def test_fault_of_the_program_is_told_and_survived(served: Served) -> None:
    """Whatever a change sets off, it is told in words on the page, and the next change shows again."""
    served.edit("templates/pages/week.md.j2", "# {{ title | text }}", "# {{ (1 // 0) | text }}")
    page = served.page_when(lambda page: "fault of the program" in page)
    assert "ZeroDivisionError" in page
    assert "Maak de rug zo hol mogelijk." in page
    served.edit("templates/pages/week.md.j2", "# {{ (1 // 0) | text }}", "# {{ title | text }}")
    assert "fault of the program" not in served.page_when(lambda page: "fault of the program" not in page)


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

"""One changed exercise: how long until it is seen, and until it is published."""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import yaml

from benchmarks.clinic import ROOT
from benchmarks.measure import Cost, busy_seconds, cost_of

PROGRAM = ROOT / "build_handouts.py"
CHANGES = 3
LONGEST_WAIT_SECONDS = 600
SECONDS_BETWEEN_LOOKS = 0.01
# A server that works less than this share of a second in a second is at rest.
BUSY_SHARE = 0.05


@dataclass(frozen=True)
class Change:
    """A line of a file that is changed, and the beginning of the line that takes its place."""

    file: Path
    line: str
    beginning: str

    def make(self, mark: str) -> None:
        """Change the line; `mark` then stands in it."""
        text = self.file.read_text(encoding="utf-8")
        changed = re.sub(self.line, f"{self.beginning}Let goed op {mark}.", text, count=1)
        if changed == text:
            raise ValueError(f"nothing to change in {self.file.name}")
        self.file.write_text(changed, encoding="utf-8")


def change_of_exercise(project: Path, page: str) -> Change:
    """A change of the first exercise of a built week page, where an author makes it."""
    found = re.search(r"\{#([a-z0-9-]+-\d+)\}", markdown_of(project / "build" / "docs", page).read_text("utf-8"))
    if found is None:
        raise ValueError(f"there is no exercise on {page}")
    file = project / "content" / "exercises" / f"{found.group(1)}.yml"
    return Change(file, r"(?m)^steps:\n  - .*$", "steps:\n  - ")


def change_of_markdown(folder: Path, page: str) -> Change:
    """The same change where another program reads it: in the page's Markdown."""
    return Change(markdown_of(folder / "docs", page), r"(?m)^1\. .*$", "1. ")


def markdown_of(docs: Path, page: str) -> Path:
    """The Markdown of a week page."""
    return docs / f"{page.strip('/')}.md"


def build(project: Path) -> Cost:
    """What `build_handouts.py build` costs on a project as it is now."""
    return cost_of([sys.executable, PROGRAM, "--project", project, "build"], project)


def seconds_until_shown(project: Path, page: str) -> float:
    """From a changed exercise to its page as our `serve` shows it: the middle one of some changes, in seconds."""
    port = free_port()
    command: list[str | Path] = [sys.executable, PROGRAM, "--project", project, "serve", "--port", str(port)]
    clinic = yaml.safe_load((project / "content" / "clinic.yml").read_text(encoding="utf-8"))
    base = urlsplit(clinic["url"]).path
    with serving(command, project) as session:
        return middle_of_changes(f"http://127.0.0.1:{port}{base}{page}", change_of_exercise(project, page), session)


def zensical_seconds_until_shown(zensical: Path, folder: Path, page: str) -> float:
    """From a changed page of Markdown to the page as `zensical serve` shows it, in a prepared folder."""
    port = free_port()
    with serving([zensical, "serve", "--dev-addr", f"localhost:{port}"], folder) as session:
        return middle_of_changes(f"http://localhost:{port}/{page}", change_of_markdown(folder, page), session)


def middle_of_changes(address: str, change: Change, session: int) -> float:
    """The middle time of some changes, each made when the server is at rest."""
    wait_for(address, "")
    seconds = []
    for number in range(CHANGES):
        wait_for_rest(session)
        mark = f"proefwoord{number}"
        change.make(mark)
        since = time.monotonic()
        wait_for(address, mark)
        seconds.append(time.monotonic() - since)
    return statistics.median(seconds)


def wait_for(address: str, mark: str) -> None:
    """Look at a page until it shows a word; raises TimeoutError when it takes too long."""
    until = time.monotonic() + LONGEST_WAIT_SECONDS
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=LONGEST_WAIT_SECONDS) as answer:
                if mark in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(SECONDS_BETWEEN_LOOKS)
    raise TimeoutError(f"{address} did not show the change")


def wait_for_rest(session: int) -> None:
    """Wait until a server has nothing left to do, such as mending its search index."""
    before = -1.0
    while abs(busy_seconds(session) - before) > BUSY_SHARE:
        before = busy_seconds(session)
        time.sleep(1)


@contextmanager
def serving(command: Sequence[str | Path], folder: Path) -> Iterator[int]:
    """A server that runs meanwhile; gives its session."""
    process = subprocess.Popen(
        list(map(str, command)),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

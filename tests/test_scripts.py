"""Promises about the scripts of the theme: how they are published, how small they are, and whom they ask."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handouts.site.scripts import without_comments
from tests.phone import PHONE, WEEK_1
from tests.places import ROOT

SCRIPTS = sorted((ROOT / "templates" / "theme" / "assets").glob("*.js"))
MOST_BYTES_OF_A_PAGE = 15_000
MOST_BYTES_OF_A_VISIT = 250_000


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("// What it does.\n\nconst one = 1;\n", "const one = 1;\n"),
        ("  // Why.\n  call();\n", "  call();\n"),
        ('const host = "https://x"; // kept\n', 'const host = "https://x"; // kept\n'),
    ],
)
def test_only_whole_lines_of_comment_are_left_out(written: str, published: str) -> None:
    """A line that only explains is not sent to a phone; a line that does something is sent as it is."""
    assert without_comments(written) == published


def test_no_text_of_a_script_looks_like_a_comment() -> None:
    """No text in quotes spans lines, so that no line of one can begin as a comment does."""
    assert len(SCRIPTS) > 10
    for script in SCRIPTS:
        lines = script.read_text(encoding="utf-8").splitlines()
        code = [re.sub(r"//.*", "", line) if line.lstrip().startswith("//") else line for line in lines]
        assert [line for line in code if line.count("`") % 2] == [], script.name


def test_scripts_are_published_without_comments(built_site: Path) -> None:
    """What the site serves is what the theme has, but for its comments."""
    for script in SCRIPTS:
        published = (built_site / "assets" / script.name).read_text(encoding="utf-8")
        assert published == without_comments(script.read_text(encoding="utf-8"))


def test_a_week_page_is_small(browser: Browser, served_site: str) -> None:
    """A first visit of a week page takes few bytes, packed as hosts do, and its scripts fewer still."""
    visitor = browser.new_context(viewport=PHONE, service_workers="block")
    page = visitor.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url.removeprefix(served_site): packed(answer.body())}))
    page.goto(served_site + WEEK_1, wait_until="domcontentloaded")
    page.locator("[data-session-bar]:not([hidden])").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    visitor.close()
    scripts = {path: size for path, size in sizes.items() if path.endswith(".js")}
    before_use = {path: size for path, size in scripts.items() if path not in LED}
    assert {"assets/handout.js", "assets/diary.js", "assets/session.js"} <= set(scripts)
    assert sum(before_use.values()) <= MOST_BYTES_OF_A_PAGE
    assert sum(sizes.values()) <= MOST_BYTES_OF_A_VISIT


# What is fetched after the page stands, for the session that may be started.
LED = {f"assets/{name}.js" for name in ("session", "session_screen", "session_doses", "plan", "player", "signals")}


def packed(body: bytes) -> int:
    """How many bytes a host sends of these."""
    return len(gzip.compress(body, 9))

"""Promises about the theme's own files: contrast, privacy, and the few rules its style sheet keeps."""

from __future__ import annotations

import hashlib
import re

import pytest

from tests.places import ROOT

THEME = ROOT / "templates" / "theme"
ASSETS = THEME / "assets"
STYLE = (ASSETS / "handout.css").read_text(encoding="utf-8")
SCREEN, PRINT = STYLE.split("/* --- Print", maxsplit=1)
RULES = re.sub(r"/\*.*?\*/", "", SCREEN, flags=re.DOTALL)
# Which ink stands on which ground, and the least contrast it needs: 4.5 to read, 3 to see a control's edge.
PAIRS = [
    *[(ink, ground, 4.5) for ink in ("ink", "ink-soft", "primary") for ground in ("page", "card", "tint")],
    *[("ink", ground, 4.5) for ground in ("stop-ground", "care-ground", "done-ground")],
    ("on-primary", "primary", 4.5),
    ("on-primary", "primary-strong", 4.5),
    ("card", "ink", 4.5),
    *[(name, ground, 4.5) for name in ("stop", "care", "done") for ground in ("card", f"{name}-ground")],
    *[("edge", ground, 3.0) for ground in ("page", "card")],
]


def palette(selector: str) -> dict[str, str]:
    """The colours that the block of a selector sets, by name."""
    start = RULES.index(f"{selector} {{")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", RULES[start : RULES.index("}", start)]))


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb", as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("selector", [":root", ':root[data-appearance="dark"]'], ids=["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(selector: str) -> None:
    """Text has a contrast of at least 4.5 and edges of controls 3, in the light and in the dark palette."""
    colours = palette(selector)
    assert len(colours) > 15
    too_faint = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, ground, least in PAIRS
        if contrast(colours[ink], colours[ground]) < least
    }
    assert too_faint == {}


def test_dark_by_choice_is_dark_by_device() -> None:
    """Whoever chooses dark gets the very colours that a device set to dark gets."""
    assert palette(':root:not([data-appearance="light"])') == palette(':root[data-appearance="dark"]') != {}


def test_style_sheet_selects_by_class_and_overrules_nothing() -> None:
    """No id is styled, and nothing is marked as more important than the rest."""
    selectors = re.findall(r"([^{}]+)\{", RULES)
    assert len(selectors) > 100
    assert [one.strip() for one in selectors if "#" in one] == []
    assert "!important" not in RULES


def test_theme_names_no_other_host() -> None:
    """No file that a visitor's device reads refers to another host; a name space is a name and is not fetched."""
    files = [path for path in THEME.rglob("*") if path.suffix in {".html", ".css", ".js", ".svg"}]
    assert len(files) > 8
    named = {
        (path.name, host)
        for path in files
        for host in re.findall(r"https?://[^\s\"'<>)]+", path.read_text(encoding="utf-8"))
        if host != "http://www.w3.org/2000/svg"
    }
    assert named == set()


def test_templates_set_no_style_or_script_in_the_page() -> None:
    """The policy on every page allows none, so no template writes a style, a handler or a script of its own."""
    templates = sorted(THEME.rglob("*.html")) + sorted((ROOT / "templates" / "pages").glob("*.j2"))
    assert len(templates) > 10
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|application/(?:ld\+)?json))")
    assert [path.name for path in templates if inline.search(path.read_text(encoding="utf-8"))] == []


def test_fonts_are_the_published_files() -> None:
    """The font files are the published ones, unmodified, with their licence beside them."""
    published = {
        "ibm-plex-sans-latin-400-normal.woff2": "3b646991d30055a93a4ecc499713d4347953a74a947ecab435ab72070cbdab0e",
        "ibm-plex-sans-latin-600-normal.woff2": "8960851d691c054ed38e259bdcf1a6190d157b4203ed5bb32c632a863fb8ec2f",
    }
    fonts = ASSETS / "fonts"
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in fonts.glob("*.woff2")} == published
    assert "SIL OPEN FONT LICENSE" in (fonts / "ibm-plex-sans-LICENSE.txt").read_text(encoding="utf-8")


def test_print_keeps_to_a4_and_to_whole_exercises() -> None:
    """On paper the page is A4, black on white, and an exercise stays on one sheet."""
    assert "size: A4" in PRINT
    assert "--ink: #000000" in PRINT
    kept = re.search(r"\.handout-exercise,[^{}]*\{[^{}]*break-inside: avoid", PRINT)
    assert kept

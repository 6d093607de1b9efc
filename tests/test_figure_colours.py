"""Promises about the colours of drawings: the style sheet knows each, in light, in dark and on paper."""

from __future__ import annotations

import re

import pytest

from handouts.figure.picture.paint import FILLS, LINES
from tests.places import ROOT
from tests.test_theme import contrast

STYLE = re.sub(
    r"/\*.*?\*/",
    "",
    (ROOT / "templates" / "theme" / "assets" / "figures.css").read_text(encoding="utf-8"),
    flags=re.DOTALL,
)
SCREEN, PRINT = STYLE.split("@media print {", maxsplit=1)
LIGHT, DARK, CHOSEN = ":root", ':root:not([data-appearance="light"])', ':root[data-appearance="dark"]'


def palette(selector: str, style: str = SCREEN) -> dict[str, str]:
    """The colours that the block of a selector sets, by class."""
    start = style.index(f"{selector} {{")
    return dict(re.findall(r"--(figure-[a-z-]+): (#[0-9a-f]{6});", style[start : style.index("}", start)]))


def test_light_colours_are_those_of_the_drawing() -> None:
    """The style sheet says the same light colours as the drawings themselves, so that they look alike everywhere."""
    drawn = {name: colour.lower() for name, colour in (*FILLS.items(), *LINES.items())}
    assert palette(LIGHT) == drawn | {"figure-plate": "#ffffff"}


@pytest.mark.parametrize(
    "colours", [palette(DARK), palette(CHOSEN), palette(":root", PRINT)], ids=["dark", "chosen", "print"]
)
def test_every_colour_has_another_in_the_dark_and_on_paper(colours: dict[str, str]) -> None:
    """No class of a drawing keeps its light colour by oversight."""
    assert colours.keys() == palette(LIGHT).keys()


def test_dark_by_choice_is_dark_by_device() -> None:
    """Whoever chooses dark gets the very colours that a device set to dark gets."""
    assert palette(DARK) == palette(CHOSEN)


def test_every_class_is_coloured_the_way_it_is_drawn() -> None:
    """What is filled is recoloured by its fill, what is stroked by its stroke."""
    rules = dict(re.findall(r"\.handout-drawing \.(figure-[a-z-]+) \{\s+(fill|stroke): var\(--\1\);\s+\}", SCREEN))
    assert rules == dict.fromkeys(FILLS, "fill") | dict.fromkeys(LINES, "stroke")


@pytest.mark.parametrize(("selector", "style"), [(LIGHT, SCREEN), (CHOSEN, SCREEN), (":root", PRINT)])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("figure-motion", "figure-plate"),
        ("figure-motion-line", "figure-plate"),
        ("figure-ghost-line", "figure-plate"),
        ("figure-hair", "figure-plate"),
        ("figure-shorts", "figure-plate"),
    ],
)
def test_what_tells_the_movement_can_be_seen(selector: str, style: str, one: str, other: str) -> None:
    """Arrows, the earlier pose, hair and shorts stand out from the plate by at least 2.9 to 1."""
    colours = palette(selector, style)
    assert contrast(colours[one], colours[other]) >= 2.9


def test_paper_has_no_colour() -> None:
    """On paper a drawing is black, white and greys."""
    colours = palette(":root", PRINT)
    assert len(colours) > 20
    assert {name: one for name, one in colours.items() if len({one[1:3], one[3:5], one[5:7]}) > 1} == {}


def test_greys_on_paper_can_be_told_apart() -> None:
    """Without colour skin, shirt and shorts still differ, near and far."""
    colours = palette(":root", PRINT)
    for one, other in (("skin", "shirt"), ("shirt", "shorts"), ("skin", "skin-far"), ("shorts", "shorts-far")):
        assert contrast(colours[f"figure-{one}"], colours[f"figure-{other}"]) >= 1.2

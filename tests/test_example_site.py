"""The example clinic, published: whatever its handouts say stands on page and paper, in the same words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser

from handouts.project import Project
from handouts.reading.library import read_library
from handouts.views.block import BlockView
from handouts.views.exercise import ExerciseView
from handouts.views.library import library_view
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import read_words
from tests.axe import assert_axe_finds_nothing
from tests.pdf_file import PdfFile, folded
from tests.phone import PHONE
from tests.places import EXAMPLE_CLINIC, ROOT
from tests.site_server import SiteServer

VIEW = library_view(read_library(EXAMPLE_CLINIC / "content"), read_words(Project.at(ROOT).words))
BLOCKS = [(programme, block) for programme in VIEW.programmes for block in programme.blocks]
NAMES = [f"{programme.id}-{block.id}" for programme, block in BLOCKS]
LOOKED_AT = (
    "knieprothese/fase-1/",
    "draaiduizeligheid/oefening/",
    "bekkenbodem/",
    "leefregels-oksel/",
    "hardlopen/week-1/",
)


def words_of(element: Any) -> str:
    """What an element says, spaces folded."""
    return " ".join(element.text_content().split())


def page(site: Path, address: str) -> Any:
    """The elements of a page."""
    return html.document_fromstring((site / address / "index.html").read_bytes(), html.HTMLParser(encoding="utf-8"))


def said_of(exercise: ExerciseView) -> list[str]:
    """Every sentence told of an exercise, on page and paper."""
    remarks = [sentence for remark in exercise.more for sentence in remark.sentences]
    levels = [one for level in exercise.levels for one in (level.title, *level.difference)]
    return [exercise.title, *exercise.start_text, *exercise.steps, *remarks, *levels]


@pytest.mark.parametrize(("programme", "block"), BLOCKS, ids=NAMES)
def test_page_says_everything(example_site: Path, programme: ProgrammeView, block: BlockView) -> None:
    """The page of a block says when, how often, what for, what may be, and every sentence and dose of its exercises."""
    text = words_of(page(example_site, block.address).find(".//main"))
    around = [block.period, block.criterion, *block.goal, *block.allowed, *block.not_yet, *block.progress]
    assert [one for one in around if one and one not in text] == []
    for exercise in block.exercises:
        assert [one for one in said_of(exercise) if one not in text] == []
        cells = [piece for cell in exercise.cells for piece in (cell.number, *(cell.steps or (cell.words,)))]
        assert [one for one in cells if one.rstrip(";") not in text] == []
    assert programme.title in text


@pytest.mark.parametrize(("programme", "block"), BLOCKS, ids=NAMES)
def test_sheet_says_everything(example_site: Path, programme: ProgrammeView, block: BlockView) -> None:
    """The sheet of a block says the same, and whom to call."""
    files = [example_site / paper.path for paper in block.papers]
    assert bool(files) == bool(block.exercises)
    for file in files[:1]:
        text = PdfFile(file).text
        for exercise in block.exercises:
            # A number that somebody must still say is a line for the pen on paper.
            pieces = [piece for one in said_of(exercise) for piece in one.split("…")]
            assert [one for one in pieces if folded(one) not in text] == []
        assert [one for one in (*block.goal, *block.allowed, *block.not_yet) if folded(one) not in text] == []
        assert folded(programme.safety.call) in text


def test_rules_of_life_have_a_booklet(example_site: Path) -> None:
    """A programme without exercises has its page and its booklet, and no session."""
    (rules,) = [one for one in VIEW.programmes if not any(block.exercises for block in one.blocks)]
    assert (example_site / rules.booklet).is_file()
    assert "data-session-start" not in (example_site / rules.address / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", LOOKED_AT)
def test_pages_bear_a_narrow_screen_and_axe(browser: Browser, example_site: Path, address: str) -> None:
    """Nothing of any kind of page leaves a screen of 320 pixels, and axe finds nothing."""
    with SiteServer(example_site, "/oefeningen/") as server:
        visitor = browser.new_context(viewport=PHONE, service_workers="block")
        shown = visitor.new_page()
        shown.goto(server.address + address)
        assert_axe_finds_nothing(shown, address)
        shown.set_viewport_size({"width": 320, "height": 640})
        assert shown.evaluate("document.documentElement.scrollWidth") <= 320
        visitor.close()

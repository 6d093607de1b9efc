"""Whatever a legal programme says, every view says it: in the same words, once, and no precaution is left out."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import Phase, given, settings

from handouts.block import Block, Item
from handouts.history.said import said_now
from handouts.model import Library
from handouts.pages.every import pages
from handouts.pages.markdown import PageTemplates
from handouts.phone.session import phone_sessions
from handouts.pictures.picture import Pictures
from handouts.project import Project
from handouts.sheets.content import Sources, booklet_values, week_values
from handouts.views.library import LibraryView, library_view
from handouts.wording.catalogue import read_words
from tests.any_programme import WORD_START, Made, any_programme
from tests.places import ROOT

PROJECT = Project.at(ROOT)
WORDS = read_words(PROJECT.words)
TEMPLATES = PageTemplates(PROJECT.page_templates, WORDS)
TOLD = re.compile(rf"\b{WORD_START}[a-z]{{3}}\b")
FRONT_MATTER = re.compile(r"\A.*?^---\n.*?^---\n", re.DOTALL | re.MULTILINE)
NO_PICTURES = Pictures({})
# A whole programme is large, and making a failing one smaller takes longer than reading it.
FEW = settings(max_examples=12, phases=[Phase.explicit, Phase.generate], derandomize=True)
NOT_IN_ITSELF = ("blocks", "affected_side", "unaffected_side", "frequency")
"""Told elsewhere: blocks on their pages, names of sides and how often where a dose has them."""


def told_in(value: object) -> list[str]:
    """Every word that only this test tells, in plain values or text, in order."""
    return TOLD.findall(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def plain(model: Any, *left_out: str) -> Any:
    """A part of the content as plain values, without these fields."""
    return model.model_dump(mode="json", exclude=set(left_out))


def page_texts(view: LibraryView) -> dict[str, str]:
    """What each page shows, without its front matter, by address."""
    set_pages = pages(view, NO_PICTURES, phone_sessions(view, WORDS), WORDS)
    return {page.address: FRONT_MATTER.sub("", TEMPLATES.markdown(page)) for page in set_pages}


def exercise_words(item: Item, library: Library) -> list[str]:
    """What is told of an exercise where it is done, but its title and other names, which also stand in lists."""
    exercise = library.exercises[item.exercise]
    said = plain(exercise, "title", "also_known_as")
    return [*told_in(said), *told_in(plain(item)["levels"]), *told_in([item.note, item.variant])]


def block_words(block: Block) -> list[str]:
    """What a block tells beside its exercises."""
    return told_in(plain(block, "title", "items", "parts", "sessions", "frequency"))


def part_words(block: Block) -> list[str]:
    """What the parts and sessions of a block tell beside their exercises."""
    parts = [told_in([part.title, part.text]) for session in block.all_sessions for part in session.parts]
    sessions = [told_in([session.title, session.text]) for session in block.all_sessions]
    return [word for words in (*parts, *sessions) for word in words]


def missing(expected: list[str], text: str) -> list[str]:
    """The words that a text does not say."""
    said = set(told_in(text))
    return [word for word in expected if word not in said]


@FEW
@given(any_programme())
def test_every_view_says_the_dose_in_the_same_words(made: Made) -> None:
    """Page, sheet, booklet and the history's own words have each cell of each dose, letter for letter."""
    view = library_view(made.library, WORDS)
    texts = page_texts(view)
    programme, sources = view.programmes[0], Sources(view.clinic, WORDS, {})
    booklet = json.dumps(booklet_values(programme, sources), ensure_ascii=False)
    for block in programme.blocks:
        sheet = json.dumps(week_values(programme, block, sources), ensure_ascii=False)
        for exercise in block.exercises:
            for cell in exercise.cells:
                on_page = (
                    (cell.lead.rstrip(":"), *(step.rstrip(";") for step in cell.steps)) if cell.steps else (cell.words,)
                )
                assert [one for one in on_page if one not in texts[block.address].replace("**", "")] == []
                assert cell.words in sheet
                assert cell.words in booklet
                assert cell.number in sheet


@FEW
@given(any_programme())
def test_paper_and_phone_leave_out_nothing(made: Made) -> None:
    """A sheet, a booklet and the phone's session say every sentence of their exercises, and every precaution."""
    view = library_view(made.library, WORDS)
    programme, sources = view.programmes[0], Sources(view.clinic, WORDS, {})
    booklet = json.dumps(booklet_values(programme, sources), ensure_ascii=False)
    own = told_in(plain(made.programme, *NOT_IN_ITSELF))
    assert missing(own, booklet) == []
    for block, shown in zip(made.programme.blocks, programme.blocks, strict=True):
        sheet = json.dumps(week_values(programme, shown, sources), ensure_ascii=False)
        exercises = [word for item in block.all_items for word in exercise_words(item, made.library)]
        everything = [*block_words(block), *part_words(block), *exercises]
        assert missing(everything, sheet) == []
        assert missing(everything, booklet) == []


@FEW
@given(any_programme())
def test_the_history_keeps_each_dose(made: Made) -> None:
    """What is kept of a version reads back as the very doses and rhythms it had."""
    (version,) = said_now(made.programme, made.library, {}).versions
    for block in made.programme.blocks:
        for item, kept in zip(block.all_items, version.blocks[block.id], strict=True):
            assert without_source(kept.stated()) == without_source(item.dose)
            if item.frequency:
                assert without_source(kept.rhythm()) == without_source(item.frequency)


def without_source(said: Any) -> Any:
    """A dose or a rhythm without the sentence it came from."""
    return said.model_copy(update={"source_text": ""}) if said.status == "stated" else said

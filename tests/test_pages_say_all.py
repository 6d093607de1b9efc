"""Promises about the pages of any legal programme: all of it is said, and nothing twice."""

from __future__ import annotations

import json
import re
from collections import Counter

from hypothesis import given, settings
from pydantic import BaseModel

from handouts.block import Block
from handouts.model import Programme
from handouts.pages.every import pages
from handouts.pages.markdown import PageTemplates
from handouts.phone.session import phone_sessions
from handouts.pictures.picture import Pictures
from handouts.project import Project
from handouts.views.library import library_view
from handouts.wording.catalogue import read_words
from tests.any_programme import WORD_START, Made, any_programme
from tests.places import ROOT

PROJECT = Project.at(ROOT)
WORDS = read_words(PROJECT.words)
TEMPLATES = PageTemplates(PROJECT.page_templates, WORDS)
ON_PAPER_ONLY = re.compile(r'<(section|div|p) class="handout-print.*?</\1>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
ONLY_SEARCHED = {"also_known_as": (), "body_regions": (), "complaints": ()}
"""What an exercise is found by and pages do not say."""


def texts(made: Made) -> dict[str, str]:
    """What every page says, by its address, without its front matter and without what is for paper only."""
    view = library_view(made.library, WORDS)
    return {
        page.address: TAG.sub(" ", ON_PAPER_ONLY.sub("", TEMPLATES.markdown(page).split("\n---\n", 1)[1]))
        for page in pages(view, Pictures(), phone_sessions(view, WORDS), WORDS)
    }


def own_words(text: str) -> Counter[str]:
    """The words that only this programme says, each as often as it is said."""
    return Counter(re.findall(rf"\b{WORD_START}[a-z]{{3}}\b", text))


def words_in(*told: object) -> list[str]:
    """The words in parts of the content."""
    values = [one.model_dump(mode="json") if isinstance(one, BaseModel) else one for one in told]
    return list(own_words(json.dumps(values, default=lambda one: one.model_dump(mode="json"))))


def told_once(programme: Programme, block: Block) -> list[str]:
    """The words that the page of a block says once, whatever exercises it has."""
    of_programme = (programme.summary, programme.not_for, programme.main_advice, programme.lasts, programme.progress)
    safety = (programme.pain_rule, programme.stop_rules, programme.emergency_text)
    of_block = (block.title, block.period, block.goal, block.allowed, block.not_yet, block.sections, block.progress)
    sittings = [
        told
        for session in block.all_sessions
        for told in (session.title, session.text, *((part.title, part.text) for part in session.parts))
    ]
    beside = [
        (item.note, item.variant, [(one.title, one.difference) for one in item.levels]) for item in block.all_items
    ]
    limit = block.pain_limit or programme.pain_limit
    return words_in(*of_programme, *safety, *of_block, *sittings, *beside, *([limit] if limit else []))


@settings(max_examples=12)
@given(any_programme())
def test_a_week_page_says_all_of_its_block_and_nothing_twice(made: Made) -> None:
    """Goal, what is allowed, texts, sessions, notes, levels, progress, pain: each sentence stands there once."""
    shown = texts(made)
    for block in made.programme.blocks:
        said = own_words(shown[f"programma/{block.id}/"])
        once = told_once(made.programme, block)
        assert len(once) > 10
        assert {word: said[word] for word in once if said[word] != 1} == {}


@settings(max_examples=12)
@given(any_programme())
def test_a_week_page_leaves_nothing_of_an_exercise_out(made: Made) -> None:
    """All words of every exercise and of its dose there are on the page, precautions among them."""
    shown = texts(made)
    for block in made.programme.blocks:
        said = own_words(shown[f"programma/{block.id}/"])
        for item in block.all_items:
            exercise = made.library.exercises[item.exercise].model_copy(update=ONLY_SEARCHED)
            wanted = words_in(exercise, item)
            assert len(wanted) > 1
            assert [word for word in wanted if not said[word]] == []


@settings(max_examples=12)
@given(any_programme())
def test_a_programme_page_says_all_and_nothing_twice(made: Made) -> None:
    """For whom, not for whom, the main advice, the choices, how long in all, progress and safety stand there once."""
    said = own_words(texts(made)["programma/"])
    programme = made.programme
    once = words_in(
        *(programme.title, programme.summary, programme.for_whom, programme.not_for, programme.main_advice),
        *(programme.choices, programme.lasts, programme.progress, programme.pain_rule, programme.stop_rules),
        *(programme.emergency_text, programme.hours, [block.title for block in programme.blocks]),
    )
    assert len(once) > 10
    assert {word: said[word] for word in once if said[word] != 1} == {}

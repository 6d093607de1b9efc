"""Titled pieces of text as the sheets take them: with points, a table, links in words, or boxes to tick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handouts.views.block import BlockView
from handouts.views.passage import LinkView, PassageView
from handouts.views.programme import ChoiceView, ProgrammeView
from handouts.wording.catalogue import Catalogue


def passage(section: PassageView) -> dict[str, Any]:
    """A titled piece of text."""
    return {
        "title": section.title,
        "text": " ".join(section.text),
        "points": list(section.points),
        "after": " ".join(section.after_points),
        "headings": list(section.headings),
        "rows": [list(row) for row in section.rows],
        "links": link_values(section.links),
    }


def listed(title: str, points: Iterable[str]) -> dict[str, Any]:
    """A title with points below it; a single one is a sentence."""
    some = tuple(points)
    return passage(PassageView(title, some if len(some) == 1 else (), some if len(some) > 1 else ()))


def link_values(links: Iterable[LinkView]) -> list[dict[str, str]]:
    """Links: their words, what is typed or called where the words do not say it, and where they lead when pressed."""
    return [{"text": link.text, "shown": link.unsaid, "address": link.address} for link in links]


def beforehand(programme: ProgrammeView, words: Catalogue) -> list[dict[str, Any]]:
    """Who must not do a programme, and what matters most in it."""
    told = (("sheet.not_for", programme.not_for), ("programme.main_advice", programme.main_advice))
    return [listed(words.phrase(name), sentences) for name, sentences in told if sentences]


def blocks_passages(block: BlockView, words: Catalogue) -> list[dict[str, Any]]:
    """What a block tells before its exercises: its goal, what may be done and what not yet, and its sections."""
    told = (("goal", block.goal), ("allowed", block.allowed), ("not_yet", block.not_yet))
    lists = [listed(words.phrase(f"block.{name}"), sentences) for name, sentences in told if sentences]
    return [*lists, *(passage(section) for section in block.sections)]


def choice_values(choice: ChoiceView) -> dict[str, Any]:
    """Boxes of which those are ticked that hold for this patient."""
    return {**passage(PassageView(choice.title, ())), "options": list(choice.options)}

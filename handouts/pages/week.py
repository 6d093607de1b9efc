"""A week page: everything needed to do one session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handouts.pages.figures import figure
from handouts.pages.navigation import navigation
from handouts.pages.page import Link, Page
from handouts.pages.paper import week_paper
from handouts.pages.structured_data import week_data
from handouts.pictures.picture import Pictures
from handouts.views.block import BlockView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue

Around = tuple[ProgrammeView, ClinicView]


def week_page(
    block: BlockView, around: Around, pictures: Pictures, session: Mapping[str, Any], words: Catalogue
) -> Page:
    """Everything needed to do one session of a block `around` which stand a programme and a clinic.

    `session` is what the phone that leads a patient through it is handed.
    """
    programme, clinic = around
    values = {
        "title": block.title,
        "description": f"{programme.title}, {block.title}. {programme.summary}",
        "structured_data": week_data(programme, block, clinic),
        "session": session,
        "programme": programme,
        "clinic": clinic,
        "block": block,
        "navigation": navigation(programme, block.address),
        "figures": {one.id: figure(one.figure, pictures.of.get(one.id), block.address) for one in block.exercises},
        "neighbours": neighbours(programme, block, words),
        "paper": week_paper(programme, block, clinic, words),
    }
    return Page(block.address, "week.md.j2", values)


def neighbours(programme: ProgrammeView, block: BlockView, words: Catalogue) -> list[Link]:
    """The blocks before and after this one, where there are any."""
    position = programme.blocks.index(block)
    before = [("session.previous", one, "prev") for one in programme.blocks[max(0, position - 1) : position]]
    after = [("session.next", one, "next") for one in programme.blocks[position + 1 : position + 2]]
    return [
        Link(words.phrase(name, title=one.title), f"{one.id}.md", relation) for name, one, relation in before + after
    ]

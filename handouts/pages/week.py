"""A week page: everything needed to do one session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handouts.addresses import seen_from
from handouts.pages.contact import own_contact
from handouts.pages.figures import Figure, figure
from handouts.pages.navigation import navigation
from handouts.pages.page import Link, Page
from handouts.pages.paper import TickGrid, tick_grid, week_paper
from handouts.pages.structured_data import week_data
from handouts.pictures.picture import Pictures
from handouts.views.block import BlockView
from handouts.views.exercise import ExerciseView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue

Around = tuple[ProgrammeView, ClinicView]


@dataclass(frozen=True)
class Shown:
    """What a page shows with an exercise: its pictures, those of its levels, links to others, its boxes to tick.

    `ways` are the addresses of other exercises by where they are from the top of the site, as this page links to them.
    """

    figure: Figure
    levels: tuple[Figure, ...]
    ways: Mapping[str, str]
    grid: TickGrid


def week_page(
    block: BlockView, around: Around, pictures: Pictures, session: Mapping[str, Any], words: Catalogue
) -> Page:
    """Everything needed to do one session of a block `around` which stand a programme and a clinic.

    `session` is what the phone that leads a patient through it is handed; a block that is only to be read has none.
    """
    programme, clinic = around
    values = {
        "title": block.title,
        "description": f"{programme.title}, {block.title}. {programme.summary}",
        "structured_data": week_data(programme, block, clinic),
        "session": session if block.exercises else None,
        "programme": programme,
        "contact": own_contact(programme, clinic),
        "block": block,
        "navigation": navigation(programme, block.address),
        "shown": {one.anchor: shown(one, block, pictures, words) for one in block.exercises},
        "neighbours": neighbours(programme, block, words),
        "paper": week_paper(programme, block, clinic, words),
    }
    return Page(block.address, "week.md.j2", values)


def shown(exercise: ExerciseView, block: BlockView, pictures: Pictures, words: Catalogue) -> Shown:
    """What the page of a block shows with one of its exercises."""
    page = block.address
    return Shown(
        figure=figure(exercise.figure, pictures.of.get(exercise.id), page),
        levels=tuple(
            figure(level.figure, pictures.of.get(level.shown_by), page) if level.figure else Figure()
            for level in exercise.levels
        ),
        ways={one.address: seen_from(page, one.address) for one in exercise.more if one.address},
        grid=tick_grid(exercise, block, words),
    )


def neighbours(programme: ProgrammeView, block: BlockView, words: Catalogue) -> list[Link]:
    """The blocks before and after this one, where there are any."""
    position = programme.blocks.index(block)
    before = [("session.previous", one, "prev") for one in programme.blocks[max(0, position - 1) : position]]
    after = [("session.next", one, "next") for one in programme.blocks[position + 1 : position + 2]]
    return [
        Link(words.phrase(name, title=one.title), f"{one.id}.md", relation) for name, one, relation in before + after
    ]

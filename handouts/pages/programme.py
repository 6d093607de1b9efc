"""A programme's page: what it is, for whom, what it needs, its blocks, and its advice."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.pages.figures import Sized, thumbnail
from handouts.pages.navigation import navigation
from handouts.pages.page import Page
from handouts.pages.paper import programme_paper
from handouts.pages.structured_data import programme_data
from handouts.pictures.picture import Pictures
from handouts.views.block import BlockView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue
from handouts.wording.sentences import NO_BREAK_SPACE


@dataclass(frozen=True)
class BlockCard:
    """One block of a programme as the programme's page shows it."""

    title: str
    address: str
    exercises: str
    count: str
    thumbnails: tuple[Sized, ...]


def programme_page(programme: ProgrammeView, clinic: ClinicView, pictures: Pictures, words: Catalogue) -> Page:
    """What a programme is, for whom, what it needs, its blocks, and its advice."""
    values = {
        "title": programme.title,
        "description": programme.summary,
        "structured_data": programme_data(programme, clinic),
        "programme": programme,
        "clinic": clinic,
        "navigation": navigation(programme, programme.address),
        "blocks": [block_card(block, programme, pictures) for block in programme.blocks],
        "paper": programme_paper(programme, clinic, words),
    }
    return Page(programme.address, "programme.md.j2", values)


def block_card(block: BlockView, programme: ProgrammeView, pictures: Pictures) -> BlockCard:
    """A block on its programme's page, with the names of its exercises and a picture of each."""
    names = f"{NO_BREAK_SPACE}· ".join(one.title for one in block.exercises)
    small = (thumbnail(pictures.of.get(one.id), programme.address) for one in block.exercises)
    return BlockCard(block.title, f"{block.id}.md", names, block.count, tuple(one for one in small if one))

"""A programme's page: what it is, for whom, what it needs, its blocks, and its advice."""

from __future__ import annotations

from dataclasses import dataclass, field

from handouts.addresses import programme_address
from handouts.model import Block, Library, Programme
from handouts.pages.figures import Sized, thumbnail
from handouts.pages.page import Page
from handouts.pages.paper import programme_paper
from handouts.pages.shared import equipment_names, navigation, origin, safety
from handouts.pages.structured_data import programme_data
from handouts.pages.wording import NO_BREAK_SPACE, frequency_phrase, height_phrase, number_list, sentence_start
from handouts.pages.words import Catalogue
from handouts.pictures.picture import Pictures


@dataclass(frozen=True)
class BlockCard:
    """One block of a programme as the programme's page shows it."""

    title: str
    address: str
    exercises: str
    count: str
    thumbnails: tuple[Sized, ...]


@dataclass(frozen=True)
class EquipmentCard:
    """Something the patient needs, with what to do without it and which size fits."""

    name: str
    also_known_as: str
    advice: tuple[str, ...]
    without_heading: str
    without: str | None
    fitting_lead: str | None
    sizes: tuple[tuple[str, str], ...] = field(default=())


def programme_page(programme: Programme, library: Library, pictures: Pictures, words: Catalogue) -> Page:
    """What a programme is, for whom, what it needs, its blocks, and its advice."""
    numbers = {item.exercise: number for block in programme.blocks for number, item in enumerate(block.items, 1)}
    groups = [
        (
            words.phrase("programme.group", numbers=number_list([numbers[one] for one in group.exercises], words)),
            group.text,
        )
        for group in programme.exercise_groups
    ]
    values = {
        "title": programme.title,
        "description": programme.summary,
        "structured_data": programme_data(programme, library.clinic),
        "programme": programme,
        "navigation": navigation(programme, programme_address(programme)),
        "also_known_as": also_known_as(programme.also_known_as, words),
        "frequency": sentence_start(frequency_phrase(programme.frequency, words)),
        "equipment": equipment_cards(programme, words),
        "equipment_names": equipment_names([thing.id for thing in programme.equipment], programme),
        "blocks": [block_card(block, programme, library, pictures, words) for block in programme.blocks],
        "groups": groups,
        "origin": origin(programme, words),
        "paper": programme_paper(programme, library.clinic, words),
        **safety(programme, library.clinic, words),
    }
    return Page(programme_address(programme), "programme.md.j2", programme.id, values)


def also_known_as(names: tuple[str, ...], words: Catalogue) -> str:
    """Other names in a line of their own; empty when there are none."""
    return words.phrase("programme.also_known_as", names=", ".join(names)) if names else ""


def block_card(block: Block, programme: Programme, library: Library, pictures: Pictures, words: Catalogue) -> BlockCard:
    """A block on its programme's page, with the names of its exercises and a picture of each."""
    names = f"{NO_BREAK_SPACE}· ".join(library.exercises[item.exercise].title for item in block.items)
    count = words.phrase("exercise.count", count=len(block.items))
    here = programme_address(programme)
    small = (thumbnail(pictures.of.get(item.exercise), here) for item in block.items)
    return BlockCard(block.title, f"{block.id}.md", names, count, tuple(one for one in small if one))


def equipment_cards(programme: Programme, words: Catalogue) -> list[EquipmentCard]:
    """What a programme needs, with sizes by body height."""
    return [
        EquipmentCard(
            name=sentence_start(thing.name),
            also_known_as=also_known_as(thing.also_known_as, words),
            advice=thing.advice,
            without_heading=words.phrase("programme.without", name=thing.name),
            without=thing.without,
            fitting_lead=thing.fitting_lead,
            sizes=tuple(
                (height_phrase(row, words), words.phrase("programme.size", size=row.size_cm))
                for row in thing.fitting_table
            ),
        )
        for thing in programme.equipment
    ]

"""A week page: everything needed to do one session."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.addresses import block_address
from handouts.dose import Side
from handouts.model import Block, Exercise, Item, Library, Programme
from handouts.pages.figures import figure
from handouts.pages.page import Link, Page
from handouts.pages.paper import week_paper
from handouts.pages.session_data import session_data
from handouts.pages.shared import equipment_names, navigation, origin, safety
from handouts.pages.structured_data import week_data
from handouts.pages.wording import DoseCell, dose_cells, frequency_phrase, pen_phrases, sentence_start, side_of
from handouts.pages.words import Catalogue
from handouts.pictures.picture import Pictures


@dataclass(frozen=True)
class ExerciseCard:
    """One exercise of a session as its page shows it."""

    number: int
    exercise: Exercise
    start: str
    dose: tuple[DoseCell, ...]
    is_stated: bool
    note: str | None
    variant: str | None
    without_heading: str = ""
    easier: str | None = None
    harder: str | None = None
    each_side: bool = False
    pen: tuple[str, ...] = ()


def week_page(programme: Programme, block: Block, library: Library, pictures: Pictures, words: Catalogue) -> Page:
    """Everything needed to do one session."""
    address = block_address(programme, block)
    used = [thing for item in block.items for thing in library.exercises[item.exercise].equipment]
    needed = [thing for thing in programme.equipment if thing.id in used]
    values = {
        "title": block.title,
        "description": f"{programme.title}, {block.title}. {programme.summary}",
        "structured_data": week_data(programme, block, library),
        "session": session_data(programme, block, library),
        "programme": programme,
        "block": block,
        "navigation": navigation(programme, address),
        "frequency": sentence_start(frequency_phrase(programme.frequency, words)),
        "count": words.phrase("exercise.count", count=len(block.items)),
        "equipment": equipment_names(used, programme),
        "has_more_on_equipment": any(thing.without or thing.fitting_table for thing in needed),
        "cards": [card(number, item, programme, library, words) for number, item in enumerate(block.items, 1)],
        "figures": {
            item.exercise: figure(
                item.dose, library.exercises[item.exercise], pictures.of.get(item.exercise), address, words
            )
            for item in block.items
        },
        "neighbours": neighbours(programme, block, words),
        "origin": origin(programme, words)[:1],
        "paper": week_paper(programme, block, library.clinic, words),
        **safety(programme, library.clinic, words),
    }
    return Page(address, "week.md.j2", programme.id, values)


def neighbours(programme: Programme, block: Block, words: Catalogue) -> list[Link]:
    """The blocks before and after this one, where there are any."""
    position = programme.blocks.index(block)
    before = [("session.previous", one, "prev") for one in programme.blocks[max(0, position - 1) : position]]
    after = [("session.next", one, "next") for one in programme.blocks[position + 1 : position + 2]]
    return [
        Link(words.phrase(name, title=one.title), f"{one.id}.md", relation) for name, one, relation in before + after
    ]


def card(number: int, item: Item, programme: Programme, library: Library, words: Catalogue) -> ExerciseCard:
    """One exercise of a session, with its dose as words."""
    exercise = library.exercises[item.exercise]
    return ExerciseCard(
        number=number,
        exercise=exercise,
        start=" ".join((f"{exercise.start.position}.", *exercise.start.text)),
        dose=dose_cells(item.dose, exercise.side_mode, programme.frequency, words),
        is_stated=item.dose.status == "stated",
        note=item.note,
        variant=item.variant,
        without_heading=words.phrase("programme.without", name=equipment_names(exercise.equipment, programme)),
        easier=library.exercises[exercise.easier].title if exercise.easier else None,
        harder=library.exercises[exercise.harder].title if exercise.harder else None,
        each_side=side_of(item, exercise) is Side.EACH_SIDE,
        pen=pen_phrases(item, programme.frequency, words),
    )

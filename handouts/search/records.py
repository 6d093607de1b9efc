"""What can be found: the Library as search records, one for each place a result leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.model import Section
from handouts.views.block import BlockView
from handouts.views.equipment import EquipmentView
from handouts.views.exercise import ExerciseView, RemarkKind
from handouts.views.library import LibraryView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue

# Anchors of the programme's page, as its template sets them; all but the last go on with a number.
EQUIPMENT_ANCHOR = "nodig-"
INTRODUCTION_ANCHOR = "uitleg-"
ADVICE_ANCHOR = "advies-"
PAIN_ANCHOR = "pijn"

OF_OTHER_EXERCISES = (RemarkKind.EASIER, RemarkKind.HARDER)


@dataclass(frozen=True)
class SearchRecord:
    """A place a result leads to: what the result shows, and the words it is found by.

    `title` and `place` are shown, `address` is from the top of the site. The other fields are only searched, and
    count in this order: what it is called, other names, what it is for, what it has to do with, where it is, and
    what it says.
    """

    address: str
    title: str
    place: str
    called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


def search_records(library: LibraryView, words: Catalogue) -> Iterator[SearchRecord]:
    """Every record, in the order of the site: a programme, what its page tells, its blocks with their exercises."""
    for programme in library.programmes:
        yield programme_record(programme, words)
        yield from section_records(programme)
        for number, thing in enumerate(programme.equipment, 1):
            yield equipment_record(number, thing, programme, words)
        yield pain_record(programme)
        for block in programme.blocks:
            yield block_record(programme, block)
            for exercise in block.exercises:
                number_words = words.phrase("programme.group", numbers=exercise.number)
                yield exercise_record(exercise, programme, block, number_words)


def programme_record(programme: ProgrammeView, words: Catalogue) -> SearchRecord:
    """A programme, found first of all by its complaints and parts of the body."""
    return SearchRecord(
        address=programme.address,
        title=programme.title,
        place=programme.count,
        called=(programme.title,),
        names=(*programme.other_names, programme.code.code),
        subjects=(*programme.complaints, *programme.body_regions),
        text=(
            programme.summary,
            programme.aim,
            *programme.for_whom,
            *programme.not_for,
            *(group.text for group in programme.groups),
            words.phrase("session.frequency"),
            programme.how_often,
        ),
    )


def section_records(programme: ProgrammeView) -> Iterator[SearchRecord]:
    """The titled pieces of a programme's introduction and advice."""
    for anchor, sections in [(INTRODUCTION_ANCHOR, programme.introduction), (ADVICE_ANCHOR, programme.advice)]:
        for number, section in enumerate(sections, 1):
            yield SearchRecord(
                address=f"{programme.address}#{anchor}{number}",
                title=section.title,
                place=programme.title,
                called=(section.title,),
                where=(programme.title,),
                text=section_text(section),
            )


def section_text(section: Section) -> tuple[str, ...]:
    """What a section says, without its title."""
    return (*section.text, *section.points, *section.after_points)


def equipment_record(number: int, thing: EquipmentView, programme: ProgrammeView, words: Catalogue) -> SearchRecord:
    """Something a programme needs, found by all its names."""
    heading = words.phrase("programme.equipment")
    return SearchRecord(
        address=f"{programme.address}#{EQUIPMENT_ANCHOR}{number}",
        title=thing.title,
        place=f"{programme.title} · {heading}",
        called=(thing.name,),
        names=thing.other_names,
        where=(programme.title, heading),
        text=(*thing.advice, thing.without, thing.fitting_lead, words.phrase("programme.size_heading")),
    )


def pain_record(programme: ProgrammeView) -> SearchRecord:
    """What to do about pain; a programme with a rule of its own comes before one that has none."""
    safety = programme.safety
    title = (safety.rule.title,)
    return SearchRecord(
        address=f"{programme.address}#{PAIN_ANCHOR}",
        title=safety.rule.title,
        place=programme.title,
        called=title if safety.has_own_rule else (),
        related=() if safety.has_own_rule else title,
        where=(programme.title,),
        text=(*section_text(safety.rule), *safety.stop),
    )


def block_record(programme: ProgrammeView, block: BlockView) -> SearchRecord:
    """A block of a programme, found by its title and by each of its weeks."""
    return SearchRecord(
        address=block.address,
        title=block.title,
        place=f"{programme.title} · {block.count}",
        called=(block.title,),
        names=block_names(block),
        where=(programme.title,),
        text=(block.criterion, *(one.title for one in block.exercises)),
    )


def block_names(block: BlockView) -> tuple[str, ...]:
    """The title of a block and each of its weeks: "Week 3 en 4", "week 3", "week 4"."""
    return (block.title, *block.searched_weeks)


def exercise_record(
    exercise: ExerciseView, programme: ProgrammeView, block: BlockView, number_words: str
) -> SearchRecord:
    """An exercise in its block, found by its names, by its number there and by what its steps say."""
    needed = (name for thing in exercise.equipment for name in (thing.name, *thing.other_names))
    return SearchRecord(
        address=exercise.address,
        title=exercise.title,
        place=f"{programme.title} · {block.title}",
        called=(exercise.title,),
        names=exercise.other_names,
        subjects=exercise.complaints,
        related=(exercise.position, *exercise.body_regions, *needed),
        where=(programme.title, *block_names(block), number_words),
        text=(exercise.aim, *exercise.start_text, *exercise.steps, *remarks_searched(exercise)),
    )


def remarks_searched(exercise: ExerciseView) -> Iterator[str]:
    """What is said beside the steps, but not the names of other exercises, which are found by themselves."""
    for remark in exercise.more:
        if remark.kind not in OF_OTHER_EXERCISES:
            yield from remark.sentences

"""What can be found: the Library as search records, one for each place a result leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handouts.views.block import BlockView
from handouts.views.equipment import EquipmentView
from handouts.views.exercise import ExerciseView, Remark, RemarkKind
from handouts.views.library import LibraryView
from handouts.views.passage import PassageView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue
from handouts.wording.sentences import BETWEEN

# Anchors of the pages, as their templates set them; all but the last go on with a number.
EQUIPMENT_ANCHOR = "nodig-"
INTRODUCTION_ANCHOR = "uitleg-"
ADVICE_ANCHOR = "advies-"
BLOCK_ANCHOR = "uitleg--"
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
            yield from block_section_records(programme, block)
            for exercise in block.exercises:
                number_words = words.phrase("programme.group", numbers=exercise.number)
                yield exercise_record(exercise, programme, block, number_words)


def programme_record(programme: ProgrammeView, words: Catalogue) -> SearchRecord:
    """A programme, found first of all by its complaints and parts of the body."""
    return SearchRecord(
        address=programme.address,
        title=programme.title,
        place=programme.count or words.phrase("search.reading"),
        called=(programme.title,),
        names=(*programme.other_names, programme.code.code),
        subjects=(*programme.complaints, *programme.body_regions),
        text=(
            programme.summary,
            programme.aim,
            *programme.for_whom,
            *programme.not_for,
            *programme.main_advice,
            *(group.text for group in programme.groups),
            *(said for choice in programme.choices for said in (choice.title, *choice.options)),
            words.phrase("session.frequency"),
            programme.how_often,
            programme.lasts,
            *programme.progress,
        ),
    )


def section_records(programme: ProgrammeView) -> Iterator[SearchRecord]:
    """The titled pieces of a programme's introduction and advice."""
    for anchor, sections in [(INTRODUCTION_ANCHOR, programme.introduction), (ADVICE_ANCHOR, programme.advice)]:
        for number, section in enumerate(sections, 1):
            address = f"{programme.address}#{anchor}{number}"
            yield section_record(address, section, programme.title, (programme.title,))


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
        text=(*safety.rule.sentences, *safety.stop, programme.pain_limit),
    )


def block_record(programme: ProgrammeView, block: BlockView) -> SearchRecord:
    """A block of a programme, found by its title and by each of its weeks, and by all that it says itself."""
    told = (said for session in block.sessions for said in (session.heading, session.frequency, *session.text))
    parts = (said for session in block.sessions for part in session.parts for said in (part.heading, *part.text))
    return SearchRecord(
        address=block.address,
        title=block.title,
        place=BETWEEN.join(filter(None, (programme.title, block.count))),
        called=(block.title,),
        names=block_names(block),
        where=(programme.title, block.period),
        text=(
            block.criterion,
            *block.goal,
            *block.allowed,
            *block.not_yet,
            *block.progress,
            *told,
            *parts,
            *(one.title for one in block.exercises),
        ),
    )


def block_section_records(programme: ProgrammeView, block: BlockView) -> Iterator[SearchRecord]:
    """The titled pieces of text of a block."""
    place = BETWEEN.join((programme.title, block.title))
    for number, section in enumerate(block.sections, 1):
        address = f"{block.address}#{BLOCK_ANCHOR}{number}"
        yield section_record(address, section, place, (programme.title, *block_names(block)))


def section_record(address: str, section: PassageView, place: str, where: tuple[str, ...]) -> SearchRecord:
    """A titled piece of text."""
    title = section.title
    return SearchRecord(address, title, place, called=(title,), where=where, text=section.sentences)


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
        text=(
            exercise.aim,
            *exercise.start_text,
            *exercise.steps,
            *remarks_searched(exercise.more),
            *levels_searched(exercise),
            *(link.text for link in exercise.links),
        ),
    )


def levels_searched(exercise: ExerciseView) -> Iterator[str]:
    """What is said of the levels of an exercise."""
    for level in exercise.levels:
        yield from (level.title, *level.difference, level.start, *level.steps, *remarks_searched(level.more))


def remarks_searched(remarks: Iterable[Remark]) -> Iterator[str]:
    """What is said beside the steps, but not the names of other exercises, which are found by themselves."""
    for remark in remarks:
        if remark.kind not in OF_OTHER_EXERCISES:
            yield from remark.sentences

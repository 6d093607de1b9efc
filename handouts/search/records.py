"""What can be found: the Library as search records, one for each place a result leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.addresses import block_address, programme_address
from handouts.model import Block, Clinic, Equipment, Exercise, Item, Library, Programme, Section
from handouts.pages.wording import frequency_phrase
from handouts.pages.words import Catalogue

# Anchors of the programme's page, as its template sets them.
EQUIPMENT_ANCHOR = "nodig-{number}"
INTRODUCTION_ANCHOR = "uitleg-{number}"
ADVICE_ANCHOR = "advies-{number}"
PAIN_ANCHOR = "pijn"


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


def search_records(library: Library, words: Catalogue) -> Iterator[SearchRecord]:
    """Every record, in the order of the site: a programme, what its page tells, its blocks with their exercises."""
    for programme in library.programmes:
        yield programme_record(programme, words)
        yield from section_records(programme)
        for number, thing in enumerate(programme.equipment, 1):
            yield equipment_record(number, thing, programme, words)
        yield pain_record(programme, library.clinic, words)
        for block in programme.blocks:
            yield block_record(programme, block, library, words)
            for number, item in enumerate(block.items, 1):
                where = (programme.title, *block_names(block, words), words.phrase("programme.group", numbers=number))
                yield exercise_record(programme, block, library.exercises[item.exercise], item, where)


def programme_record(programme: Programme, words: Catalogue) -> SearchRecord:
    """A programme, found first of all by its complaints and parts of the body."""
    return SearchRecord(
        address=programme_address(programme),
        title=programme.title,
        place=words.phrase("exercise.count", count=sum(len(block.items) for block in programme.blocks)),
        called=(programme.title,),
        names=(*programme.also_known_as, programme.code),
        subjects=(*programme.complaints, *programme.body_regions),
        text=(
            programme.summary,
            programme.aim or "",
            *programme.for_whom,
            *programme.not_for,
            *(group.text for group in programme.exercise_groups),
            words.phrase("session.frequency"),
            frequency_phrase(programme.frequency, words),
        ),
    )


def section_records(programme: Programme) -> Iterator[SearchRecord]:
    """The titled pieces of a programme's introduction and advice."""
    for anchor, sections in [(INTRODUCTION_ANCHOR, programme.introduction), (ADVICE_ANCHOR, programme.advice)]:
        for number, section in enumerate(sections, 1):
            yield SearchRecord(
                address=f"{programme_address(programme)}#{anchor.format(number=number)}",
                title=section.title,
                place=programme.title,
                called=(section.title,),
                where=(programme.title,),
                text=section_text(section),
            )


def section_text(section: Section) -> tuple[str, ...]:
    """What a section says, without its title."""
    return (*section.text, *section.points, *section.after_points)


def equipment_record(number: int, thing: Equipment, programme: Programme, words: Catalogue) -> SearchRecord:
    """Something a programme needs, found by all its names."""
    heading = words.phrase("programme.equipment")
    return SearchRecord(
        address=f"{programme_address(programme)}#{EQUIPMENT_ANCHOR.format(number=number)}",
        title=thing.name[:1].upper() + thing.name[1:],
        place=f"{programme.title} · {heading}",
        called=(thing.name,),
        names=thing.also_known_as,
        where=(programme.title, heading),
        text=(*thing.advice, thing.without or "", thing.fitting_lead or "", words.phrase("programme.size_heading")),
    )


def pain_record(programme: Programme, clinic: Clinic, words: Catalogue) -> SearchRecord:
    """What to do about pain; a programme with a rule of its own comes before one that has none."""
    rule = programme.pain_rule
    title = rule.title if rule else words.phrase("safety.rule")
    return SearchRecord(
        address=f"{programme_address(programme)}#{PAIN_ANCHOR}",
        title=title,
        place=programme.title,
        called=(title,) if rule else (),
        related=() if rule else (title,),
        where=(programme.title,),
        text=(
            *(section_text(rule) if rule else (words.phrase("safety.no_rule"),)),
            *clinic.emergency_text,
            *programme.stop_rules,
        ),
    )


def block_record(programme: Programme, block: Block, library: Library, words: Catalogue) -> SearchRecord:
    """A block of a programme, found by its title and by each of its weeks."""
    count = words.phrase("exercise.count", count=len(block.items))
    return SearchRecord(
        address=block_address(programme, block),
        title=block.title,
        place=f"{programme.title} · {count}",
        called=(block.title,),
        names=block_names(block, words),
        where=(programme.title,),
        text=(block.entry_criterion or "", *(library.exercises[item.exercise].title for item in block.items)),
    )


def block_names(block: Block, words: Catalogue) -> tuple[str, ...]:
    """The title of a block and each of its weeks: "Week 3 en 4", "week 3", "week 4"."""
    weeks = range(block.weeks.first, block.weeks.last + 1) if block.weeks else range(0)
    return (block.title, *(words.phrase("search.week", week=week) for week in weeks))


def exercise_record(
    programme: Programme, block: Block, exercise: Exercise, item: Item, where: tuple[str, ...]
) -> SearchRecord:
    """An exercise in its block, found by its names and by what its steps say."""
    return SearchRecord(
        address=f"{block_address(programme, block)}#{exercise.id}",
        title=exercise.title,
        place=f"{programme.title} · {block.title}",
        called=(exercise.title,),
        names=exercise.also_known_as,
        subjects=exercise.complaints,
        related=(exercise.start.position, *exercise.body_regions, *equipment_names(programme, exercise)),
        where=where,
        text=(
            exercise.aim or "",
            *exercise.start.text,
            *exercise.steps,
            *exercise.cues,
            *exercise.precautions,
            exercise.without_equipment or "",
            item.note or "",
            item.variant or "",
        ),
    )


def equipment_names(programme: Programme, exercise: Exercise) -> Iterator[str]:
    """All names of the things an exercise needs, as its programme tells them."""
    for thing in programme.equipment:
        if thing.id in exercise.equipment:
            yield thing.name
            yield from thing.also_known_as

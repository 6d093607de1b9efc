"""The Library as pages: for each page its address and the finished words its template sets in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from handouts.addresses import EXERCISES, block_address, programme_address
from handouts.model import Block, Clinic, Exercise, Item, Library, Programme, Section
from handouts.structured_data import clinic_data, programme_data, week_data
from handouts.wording import (
    NO_BREAK_SPACE,
    DoseCell,
    date_phrase,
    dose_cells,
    frequency_phrase,
    height_phrase,
    number_list,
    phone_link,
    sentence_start,
)
from handouts.words import Catalogue


@dataclass(frozen=True)
class Page:
    """One page: its address from the top of the site, its template, and everything the template shows."""

    address: str
    template: str
    programme_id: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """Words that lead to an address; `relation` says whether the page there comes before ("prev") or after this one."""

    title: str
    address: str
    relation: str = ""


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


@dataclass(frozen=True)
class BlockCard:
    """One block of a programme as the programme's page shows it."""

    title: str
    address: str
    exercises: str
    count: str


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


def pages(library: Library, words: Catalogue) -> Iterator[Page]:
    """Every page of the site: home, the list of exercises, then each programme with its weeks."""
    yield home_page(library, words)
    yield exercises_page(library, words)
    for programme in library.programmes:
        yield programme_page(programme, library, words)
        for block in programme.blocks:
            yield week_page(programme, block, library, words)


def home_page(library: Library, words: Catalogue) -> Page:
    """What the clinic offers, and the ways to find it: by programme, complaint and part of the body."""
    clinic, programmes = library.clinic, library.programmes
    values = {
        "title": words.phrase("home.title"),
        "description": clinic.summary,
        "structured_data": clinic_data(clinic),
        "clinic": clinic,
        "call": words.phrase("safety.call", phone=clinic.phone),
        "phone_link": phone_link(clinic.phone),
        "programmes": [programme_card(programme, words) for programme in programmes],
        "complaints": finder((complaint, programme) for programme in programmes for complaint in programme.complaints),
        "body_regions": finder((region, programme) for programme in programmes for region in programme.body_regions),
        "exercises_address": EXERCISES,
    }
    return Page("", "home.md.j2", "", values)


def programme_card(programme: Programme, words: Catalogue) -> dict[str, Any]:
    """A programme on the home page."""
    return {
        "title": programme.title,
        "summary": programme.summary,
        "address": programme_address(programme),
        "blocks": [Link(block.title, block_address(programme, block)) for block in programme.blocks],
        "count": words.phrase("exercise.count", count=sum(len(block.items) for block in programme.blocks)),
    }


def finder(entries: Iterable[tuple[str, Programme]]) -> list[tuple[str, list[Link]]]:
    """Search words in alphabetical order, each with the programmes that name it."""
    found: dict[str, list[Link]] = {}
    for word, programme in entries:
        found.setdefault(word, []).append(Link(programme.title, programme_address(programme)))
    return sorted(found.items(), key=lambda entry: entry[0].casefold())


def exercises_page(library: Library, words: Catalogue) -> Page:
    """Every exercise by name, with the places where it is done."""
    places: dict[str, list[Link]] = {}
    for programme in library.programmes:
        for block in programme.blocks:
            for item in block.items:
                address = f"../{block_address(programme, block)}#{item.exercise}"
                places.setdefault(item.exercise, []).append(Link(f"{programme.title}, {block.title}", address))
    ordered = sorted(library.exercises.values(), key=lambda exercise: (exercise.title.casefold(), exercise.id))
    values = {
        "title": words.phrase("exercises.title"),
        "description": words.phrase("exercises.description", clinic=library.clinic.name),
        "structured_data": None,
        "entries": [
            {"title": one.title, "position": one.start.position, "places": places[one.id]}
            for one in ordered
            if one.id in places
        ],
    }
    return Page(EXERCISES, "exercises.md.j2", "", values)


def programme_page(programme: Programme, library: Library, words: Catalogue) -> Page:
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
        "blocks": [block_card(programme, block, library, words) for block in programme.blocks],
        "groups": groups,
        "origin": origin(programme, words),
        **safety(programme, library.clinic, words),
    }
    return Page(programme_address(programme), "programme.md.j2", programme.id, values)


def also_known_as(names: tuple[str, ...], words: Catalogue) -> str:
    """Other names in a line of their own; empty when there are none."""
    return words.phrase("programme.also_known_as", names=", ".join(names)) if names else ""


def block_card(programme: Programme, block: Block, library: Library, words: Catalogue) -> BlockCard:
    """A block on its programme's page, with the names of its exercises."""
    names = f"{NO_BREAK_SPACE}· ".join(library.exercises[item.exercise].title for item in block.items)
    return BlockCard(block.title, f"{block.id}.md", names, words.phrase("exercise.count", count=len(block.items)))


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


def week_page(programme: Programme, block: Block, library: Library, words: Catalogue) -> Page:
    """Everything needed to do one session."""
    used = [thing for item in block.items for thing in library.exercises[item.exercise].equipment]
    needed = [thing for thing in programme.equipment if thing.id in used]
    values = {
        "title": block.title,
        "description": f"{programme.title}, {block.title}. {programme.summary}",
        "structured_data": week_data(programme, block, library),
        "programme": programme,
        "block": block,
        "navigation": navigation(programme, block_address(programme, block)),
        "frequency": sentence_start(frequency_phrase(programme.frequency, words)),
        "count": words.phrase("exercise.count", count=len(block.items)),
        "equipment": equipment_names(used, programme),
        "has_more_on_equipment": any(thing.without or thing.fitting_table for thing in needed),
        "cards": [card(number, item, programme, library, words) for number, item in enumerate(block.items, 1)],
        "neighbours": neighbours(programme, block, words),
        "origin": origin(programme, words)[:1],
        **safety(programme, library.clinic, words),
    }
    return Page(block_address(programme, block), "week.md.j2", programme.id, values)


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
    )


def equipment_names(used: Collection[str], programme: Programme) -> str:
    """The names of equipment, in the order of its programme."""
    return ", ".join(thing.name for thing in programme.equipment if thing.id in used)


def navigation(programme: Programme, here: str) -> dict[str, Any]:
    """A programme's own navigation for the frame of its pages: every address from the top of the site."""
    parts = [{"title": block.title, "address": block_address(programme, block)} for block in programme.blocks]
    return {"title": programme.title, "address": programme_address(programme), "parts": parts, "here": here}


def safety(programme: Programme, clinic: Clinic, words: Catalogue) -> dict[str, Any]:
    """What to do about pain, when to stop, and whom to call."""
    no_rule = Section(title=words.phrase("safety.rule"), text=(words.phrase("safety.no_rule"),))
    return {
        "clinic": clinic,
        "pain_rule": programme.pain_rule or no_rule,
        "pain_rule_short": programme.pain_rule_short or ("" if programme.pain_rule else words.phrase("safety.no_rule")),
        "call": words.phrase("safety.call", phone=clinic.phone),
        "phone_link": phone_link(clinic.phone),
        "reachable": words.phrase("safety.reachable", hours=clinic.hours),
    }


def origin(programme: Programme, words: Catalogue) -> list[str]:
    """Where the text comes from: code and version, dates, people, source, licence; what is unknown is said."""
    lines = [words.phrase("programme.code", code=programme.code, version=programme.version)]
    for name, day in [
        ("issued", programme.issued),
        ("last_reviewed", programme.last_reviewed),
        ("review_due", programme.review_due),
    ]:
        if day:
            lines.append(words.phrase(f"programme.{name}", date=date_phrase(day, words)))
    if not programme.last_reviewed:
        lines.append(words.phrase("programme.not_reviewed"))
    for name, people in [("author", programme.authors), ("reviewer", programme.reviewers)]:
        if people:
            names = ", ".join(f"{one.name}, {one.role}" if one.name else one.role for one in people)
            lines.append(words.phrase(f"programme.{name}", names=names))
    lines += [words.phrase("programme.source", source=source) for source in programme.sources]
    if programme.licence:
        lines.append(words.phrase("programme.licence", licence=programme.licence))
    return lines

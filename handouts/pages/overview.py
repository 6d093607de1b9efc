"""The pages above all programmes: home, and the list of every exercise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handouts.addresses import EXERCISES, block_address, programme_address
from handouts.model import Library, Programme
from handouts.pages.figures import thumbnail
from handouts.pages.page import Link, Page
from handouts.pages.structured_data import clinic_data
from handouts.pages.wording import phone_link
from handouts.pages.words import Catalogue
from handouts.pictures.picture import Pictures


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


def exercises_page(library: Library, pictures: Pictures, words: Catalogue) -> Page:
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
            {
                "title": one.title,
                "position": one.start.position,
                "places": places[one.id],
                "thumbnail": thumbnail(pictures.of.get(one.id), EXERCISES),
            }
            for one in ordered
            if one.id in places
        ],
    }
    return Page(EXERCISES, "exercises.md.j2", "", values)

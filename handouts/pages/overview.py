"""The pages above all programmes: home, and the list of every exercise."""

from __future__ import annotations

from collections.abc import Iterable

from handouts.addresses import EXERCISES
from handouts.pages.figures import thumbnail
from handouts.pages.page import Link, Page
from handouts.pages.structured_data import clinic_data
from handouts.pictures.picture import Pictures
from handouts.views.exercise import ExerciseView
from handouts.views.library import LibraryView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue


def home_page(library: LibraryView, words: Catalogue) -> Page:
    """What the clinic offers, and the ways to find it: by programme, complaint and part of the body."""
    clinic, programmes = library.clinic, library.programmes
    values = {
        "title": words.phrase("home.title"),
        "description": clinic.summary,
        "structured_data": clinic_data(clinic),
        "clinic": clinic,
        "programmes": programmes,
        "complaints": finder((complaint, programme) for programme in programmes for complaint in programme.complaints),
        "body_regions": finder((region, programme) for programme in programmes for region in programme.body_regions),
        "exercises_address": EXERCISES,
    }
    return Page("", "home.md.j2", values)


def finder(entries: Iterable[tuple[str, ProgrammeView]]) -> list[tuple[str, list[Link]]]:
    """Search words in alphabetical order, each with the programmes that name it."""
    found: dict[str, list[Link]] = {}
    for word, programme in entries:
        found.setdefault(word, []).append(Link(programme.title, programme.address))
    return sorted(found.items(), key=lambda entry: entry[0].casefold())


def exercises_page(library: LibraryView, pictures: Pictures, words: Catalogue) -> Page:
    """Every exercise by name, with the places where it is done."""
    exercises: dict[str, ExerciseView] = {}
    places: dict[str, list[Link]] = {}
    for programme, block, one in library.met():
        exercises.setdefault(one.id, one)
        places.setdefault(one.id, []).append(Link(f"{programme.title}, {block.title}", f"../{one.address}"))
    values = {
        "title": words.phrase("exercises.title"),
        "description": words.phrase("exercises.description", clinic=library.clinic.name),
        "structured_data": None,
        "entries": [
            {
                "title": one.title,
                "position": one.position,
                "places": places[one.id],
                "thumbnail": thumbnail(pictures.of.get(one.id), EXERCISES),
            }
            for one in sorted(exercises.values(), key=lambda one: (one.title.casefold(), one.id))
        ],
    }
    return Page(EXERCISES, "exercises.md.j2", values)

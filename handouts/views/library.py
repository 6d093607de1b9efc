"""All a clinic publishes as a reader meets it, and the clinic itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.model import Clinic, Library
from handouts.views.block import BlockView
from handouts.views.exercise import ExerciseView
from handouts.views.programme import ProgrammeView, programme_view
from handouts.wording.catalogue import Catalogue
from handouts.wording.telephone import call_phrase, phone_link, reachable_phrase


@dataclass(frozen=True)
class ClinicView:
    """Who publishes the handouts and how to reach them; `url` is where the site is published."""

    name: str
    discipline: str
    summary: str
    address: tuple[str, ...]
    url: str
    phone: str
    phone_link: str
    call: str
    hours: str
    reachable: str
    emergency_text: tuple[str, ...]
    is_sample: bool


@dataclass(frozen=True)
class LibraryView:
    """The clinic and its programmes, in order."""

    clinic: ClinicView
    programmes: tuple[ProgrammeView, ...]

    def met(self) -> Iterator[tuple[ProgrammeView, BlockView, ExerciseView]]:
        """Every exercise wherever it is met, in the order of the site."""
        for programme in self.programmes:
            for block in programme.blocks:
                for exercise in block.exercises:
                    yield programme, block, exercise


def library_view(library: Library, words: Catalogue) -> LibraryView:
    """All of a library in the words of one catalogue."""
    programmes = tuple(programme_view(programme, library, words) for programme in library.programmes)
    return LibraryView(clinic_view(library.clinic, words), programmes)


def clinic_view(clinic: Clinic, words: Catalogue) -> ClinicView:
    """The clinic in the words of one catalogue."""
    return ClinicView(
        name=clinic.name,
        discipline=clinic.discipline,
        summary=clinic.summary,
        address=clinic.address,
        url=clinic.url,
        phone=clinic.phone,
        phone_link=phone_link(clinic.phone),
        call=call_phrase(clinic, words),
        hours=clinic.hours,
        reachable=reachable_phrase(clinic, words),
        emergency_text=clinic.emergency_text,
        is_sample=clinic.is_sample,
    )

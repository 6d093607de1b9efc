"""What search engines read of a page: schema.org data as plain values, ready to be written as JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handouts.addresses import page_url
from handouts.views.block import BlockView, PartView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.dose import CellKind, DoseCell
from handouts.wording.sentences import BETWEEN

SCHEMA = "https://schema.org"

SAID_BY = {
    "repetitions": (CellKind.SETS, CellKind.REPETITIONS),
    "activityDuration": (CellKind.DURATION, CellKind.HOLD),
    "restPeriods": (CellKind.REST,),
    "workload": (CellKind.LOAD,),
    "intensity": (CellKind.EFFORT,),
    "activityFrequency": (CellKind.FREQUENCY,),
    "additionalVariable": (
        CellKind.CYCLE,
        CellKind.TEMPO,
        CellKind.SIDE,
        CellKind.DIRECTION,
        CellKind.PAIN_LIMIT,
    ),
}
"""The properties of an ExercisePlan, and which cells of a dose line each of them holds."""


def clinic_data(clinic: ClinicView) -> dict[str, Any]:
    """The clinic as a MedicalClinic."""
    return {
        "@context": SCHEMA,
        "@type": "MedicalClinic",
        "name": clinic.name,
        "telephone": clinic.phone,
        "address": ", ".join(clinic.address),
        "url": clinic.url,
    }


def programme_data(programme: ProgrammeView, clinic: ClinicView) -> dict[str, Any]:
    """A programme's page as a MedicalWebPage of the clinic."""
    page: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "MedicalWebPage",
        "name": programme.title,
        "description": programme.summary,
        "url": page_url(clinic.url, programme.address),
        "inLanguage": "nl",
        "audience": {"@type": "PatientAudience"},
        "publisher": {"@type": "MedicalClinic", "name": clinic.name, "telephone": programme.safety.phone},
        "version": programme.code.version,
    }
    if programme.last_reviewed:
        page["lastReviewed"] = programme.last_reviewed.isoformat()
    return page


def week_data(programme: ProgrammeView, block: BlockView, clinic: ClinicView) -> dict[str, Any]:
    """A week page as a MedicalWebPage about its exercises, each an ExercisePlan with what its dose line says."""
    page = programme_data(programme, clinic)
    page["name"] = f"{programme.title}, {block.title}"
    page["url"] = page_url(clinic.url, block.address)
    plans = [
        {"@type": "ExercisePlan", "name": one.title, "url": page_url(clinic.url, one.address), **plan(one.cells, part)}
        for session in block.sessions
        for part in session.parts
        for one in part.exercises
    ]
    return {**page, "about": plans} if plans else page


def plan(cells: Sequence[DoseCell], part: PartView) -> dict[str, str]:
    """What a dose line says, in its own words, under the names that schema.org has; nothing of what is not stated.

    The heading of its part of the session is the type of an exercise.
    """
    said = {
        name: BETWEEN.join(str(cell) for cell in cells if cell.kind in kinds and not cell.is_open)
        for name, kinds in SAID_BY.items()
    }
    return {name: value for name, value in {"exerciseType": part.heading, **said}.items() if value}

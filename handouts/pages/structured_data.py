"""What search engines read of a page: schema.org data as plain values, ready to be written as JSON-LD."""

from __future__ import annotations

from typing import Any

from handouts.addresses import page_url
from handouts.dose import Dose, NotStatedDose
from handouts.views.block import BlockView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView

SCHEMA = "https://schema.org"


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
        "publisher": {"@type": "MedicalClinic", "name": clinic.name, "telephone": clinic.phone},
        "version": programme.code.version,
    }
    if programme.last_reviewed:
        page["lastReviewed"] = programme.last_reviewed.isoformat()
    return page


def week_data(programme: ProgrammeView, block: BlockView, clinic: ClinicView) -> dict[str, Any]:
    """A week page as a MedicalWebPage about its exercises, each an ExercisePlan with what its dose states."""
    page = programme_data(programme, clinic)
    page["name"] = f"{programme.title}, {block.title}"
    page["url"] = page_url(clinic.url, block.address)
    page["about"] = [
        {"@type": "ExercisePlan", "name": one.title, "url": page_url(clinic.url, one.address), **plan(one.dose)}
        for one in block.exercises
    ]
    return page


def plan(dose: Dose) -> dict[str, Any]:
    """The numbers of a stated dose under their schema.org names; nothing for a dose not stated."""
    if isinstance(dose, NotStatedDose):
        return {}
    numbers = {"repetitions": dose.repetitions or dose.sets, "activityDuration": duration(dose.hold_seconds)}
    rest = duration(dose.rest_seconds)
    return {name: value for name, value in {**numbers, "restPeriods": rest}.items() if value is not None}


def duration(seconds: int | None) -> str | None:
    """Seconds as an ISO 8601 duration."""
    return None if seconds is None else f"PT{seconds}S"

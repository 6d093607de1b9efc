"""Whom the pages of a programme tell to call, where that is not the clinic itself."""

from __future__ import annotations

from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView


def own_contact(programme: ProgrammeView, clinic: ClinicView) -> dict[str, str] | None:
    """The telephone of a programme and its hours, for the frame of its pages; None where they are the clinic's."""
    safety = programme.safety
    if (safety.phone, safety.hours) == (clinic.phone, clinic.hours):
        return None
    return {"phone": safety.phone, "phone_link": safety.phone_link, "hours": safety.hours}

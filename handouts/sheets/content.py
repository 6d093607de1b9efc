"""What a sheet says, as plain values for its template: every word finished, every number still a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from handouts.addresses import page_url, typed_url
from handouts.model import Section
from handouts.pictures.picture import Picture as SitePicture
from handouts.sheets.drawn import svg_of
from handouts.sheets.picture import Picture, Pictures, height_over_width
from handouts.views.block import BlockView
from handouts.views.equipment import EquipmentView
from handouts.views.exercise import ExerciseView, Remark
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import DoseCell


@dataclass(frozen=True)
class Sources:
    """What every sheet is made from, beside the programme it is of."""

    clinic: ClinicView
    words: Catalogue
    pictures: Pictures
    logo: SitePicture | None = None


def week_values(programme: ProgrammeView, block: BlockView, sources: Sources) -> dict[str, Any]:
    """Everything the papers of one block say."""
    return {
        **common_values(programme, page_url(sources.clinic.url, block.address), sources),
        "title": block.title,
        "sessions": [session_values(block, sources.pictures)],
    }


def booklet_values(programme: ProgrammeView, sources: Sources) -> dict[str, Any]:
    """Everything the booklet of a programme says."""
    return {
        **common_values(programme, page_url(sources.clinic.url, programme.address), sources),
        "title": programme.title,
        "summary": programme.summary,
        "introduction": [passage(section) for section in programme.introduction],
        "not_for": list(programme.not_for),
        "things": [thing_values(thing) for thing in programme.equipment],
        "advice": [passage(section) for section in programme.advice],
        "origin": list(programme.origin),
        "sessions": [session_values(block, sources.pictures) for block in programme.blocks],
    }


def common_values(programme: ProgrammeView, url: str, sources: Sources) -> dict[str, Any]:
    """What all papers of a programme say: whose they are, which version, what to do about pain."""
    words, clinic, safety = sources.words, sources.clinic, programme.safety
    return {
        "language": words.phrase("language"),
        "words": words.entry("sheet"),
        "clinic": clinic_values(sources),
        "programme": programme.title,
        "for_whom": list(programme.for_whom),
        "frequency": programme.frequency,
        "code": programme.code_words,
        "dates": list(programme.dates),
        "day": day_of(programme),
        "online": typed_url(url),
        "address": url,
        "paper_address": url + programme.code.fragment,
        "pain": {
            "short": safety.short,
            "rule": passage(safety.rule) if safety.has_own_rule else None,
            "stop": list(safety.stop),
            "stop_title": words.phrase("safety.stop"),
            "call": clinic.call,
            "reachable": clinic.reachable,
        },
    }


def clinic_values(sources: Sources) -> dict[str, Any]:
    """Who hands the paper out; made-up details are called that. The logo has its width for a height of 1."""
    clinic, logo = sources.clinic, sources.logo
    return {
        "name": clinic.name,
        "logo": {"svg": svg_of(logo), "width": logo.width / logo.height} if logo else None,
        "discipline": clinic.discipline,
        "phone": clinic.phone,
        "hours": clinic.reachable,
        "address": list(clinic.address),
        "sample": sources.words.phrase("sheet.sample") if clinic.is_sample else "",
    }


def day_of(programme: ProgrammeView) -> list[int] | None:
    """Year, month and day of the newest date the text states, for the file's own date; None when it states none."""
    newest = max((day for day in (programme.issued, programme.last_reviewed) if day), default=None)
    return [newest.year, newest.month, newest.day] if newest else None


def session_values(block: BlockView, pictures: Pictures) -> dict[str, Any]:
    """One block: its exercises in order, and the weeks to tick off."""
    return {
        "title": block.title,
        "count": block.count,
        "equipment": block.equipment,
        "criterion": block.criterion,
        "weeks": list(block.weeks),
        "exercises": [exercise_values(one, pictures.get(one.id, ())) for one in block.exercises],
    }


def exercise_values(exercise: ExerciseView, pictures: Sequence[Picture]) -> dict[str, Any]:
    """One exercise of a session, in the words of its page."""
    return {
        "id": exercise.id,
        "number": exercise.number,
        "title": exercise.title,
        "aim": exercise.aim,
        "start": exercise.start,
        "steps": list(exercise.steps),
        "dose": [cell_values(cell) for cell in exercise.cells],
        "is_stated": exercise.is_stated,
        "pen": exercise.pen,
        "each_side": exercise.is_each_side,
        "more": [remark_values(remark) for remark in exercise.more],
        "pictures": [picture_values(one) for one in pictures],
    }


def cell_values(cell: DoseCell) -> dict[str, Any]:
    """A cell of the dose line."""
    return {"kind": cell.kind, "number": cell.number, "words": cell.words, "is_open": cell.is_open}


def remark_values(remark: Remark) -> dict[str, Any]:
    """What else is said of an exercise."""
    return {"heading": remark.heading, "sentences": list(remark.sentences)}


def picture_values(picture: Picture) -> dict[str, Any]:
    """One frame of an exercise, with its height for a width of 1."""
    return {
        "svg": picture.svg,
        "caption": picture.caption,
        "alt": picture.alt,
        "height": height_over_width(picture),
    }


def thing_values(thing: EquipmentView) -> dict[str, Any]:
    """Something the patient needs."""
    return {
        "name": thing.title,
        "advice": " ".join(thing.advice),
        "without": f"{thing.without_heading} {thing.without}" if thing.without else "",
        "fitting_lead": thing.fitting_lead,
        "sizes": [list(row) for row in thing.sizes],
    }


def passage(section: Section) -> dict[str, Any]:
    """A titled piece of text."""
    return {
        "title": section.title,
        "text": " ".join(section.text),
        "points": list(section.points),
        "after": " ".join(section.after_points),
    }

"""What a sheet says, as plain values for its template: every word finished, every number still a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handouts.addresses import block_address, page_url, programme_address
from handouts.dose import Side
from handouts.model import Block, Exercise, Item, Library, Programme, Section
from handouts.pages.paper import dates, online, week_names
from handouts.pages.paper_names import PaperCode
from handouts.pages.programme import equipment_cards
from handouts.pages.shared import equipment_names, origin, safety
from handouts.pages.wording import DoseCell, dose_cells, frequency_phrase, pen_phrases, sentence_start, side_of
from handouts.pages.words import Catalogue
from handouts.pictures.picture import Picture as SitePicture
from handouts.sheets.drawn import svg_of
from handouts.sheets.picture import Picture, Pictures, height_over_width


@dataclass(frozen=True)
class Sources:
    """What every sheet is made from."""

    library: Library
    words: Catalogue
    pictures: Pictures
    marks: Mapping[str, str] = field(default_factory=dict)
    logo: SitePicture | None = None


def week_values(programme: Programme, block: Block, sources: Sources) -> dict[str, Any]:
    """Everything the papers of one block say."""
    address = page_url(sources.library.clinic, block_address(programme, block))
    return {
        **common_values(programme, address, sources),
        "title": block.title,
        "sessions": [session_values(programme, block, sources)],
    }


def booklet_values(programme: Programme, sources: Sources) -> dict[str, Any]:
    """Everything the booklet of a programme says."""
    address = page_url(sources.library.clinic, programme_address(programme))
    return {
        **common_values(programme, address, sources),
        "title": programme.title,
        "summary": programme.summary,
        "introduction": [passage(section) for section in programme.introduction],
        "not_for": list(programme.not_for),
        "things": [
            {
                "name": thing.name,
                "advice": " ".join(thing.advice),
                "without": f"{thing.without_heading} {thing.without}" if thing.without else "",
                "fitting_lead": thing.fitting_lead or "",
                "sizes": [list(row) for row in thing.sizes],
            }
            for thing in equipment_cards(programme, sources.words)
        ],
        "advice": [passage(section) for section in programme.advice],
        "origin": origin(programme, sources.words),
        "sessions": [session_values(programme, block, sources) for block in programme.blocks],
    }


def common_values(programme: Programme, address: str, sources: Sources) -> dict[str, Any]:
    """What all papers of a programme say: whose they are, which version, what to do about pain."""
    words, clinic = sources.words, sources.library.clinic
    rules = safety(programme, clinic, words)
    return {
        "language": words.phrase("language"),
        "words": words.entry("sheet"),
        "clinic": clinic_values(sources),
        "programme": programme.title,
        "for_whom": list(programme.for_whom),
        "frequency": sentence_start(frequency_phrase(programme.frequency, words)),
        "code": words.phrase("sheet.code", code=programme.code, version=programme.version),
        "dates": dates(programme, words),
        "day": day_of(programme),
        "online": online(address),
        "address": address,
        "paper_address": address + PaperCode(programme.code, programme.version).fragment,
        "pain": {
            "short": rules["pain_rule_short"],
            "rule": passage(rules["pain_rule"]) if programme.pain_rule else None,
            "stop": [*programme.stop_rules, *clinic.emergency_text],
            "stop_title": words.phrase("safety.stop"),
            "call": rules["call"],
            "reachable": rules["reachable"],
        },
    }


def clinic_values(sources: Sources) -> dict[str, Any]:
    """Who hands the paper out; made-up details are called that. The logo has its width for a height of 1."""
    clinic, words, logo = sources.library.clinic, sources.words, sources.logo
    return {
        "name": clinic.name,
        "logo": {"svg": svg_of(logo), "width": logo.width / logo.height} if logo else None,
        "discipline": clinic.discipline,
        "phone": clinic.phone,
        "hours": words.phrase("safety.reachable", hours=clinic.hours),
        "address": list(clinic.address),
        "sample": words.phrase("sheet.sample") if clinic.is_sample else "",
    }


def day_of(programme: Programme) -> list[int] | None:
    """Year, month and day of the newest date the text states, for the file's own date; None when it states none."""
    newest = max((day for day in (programme.issued, programme.last_reviewed) if day), default=None)
    return [newest.year, newest.month, newest.day] if newest else None


def session_values(programme: Programme, block: Block, sources: Sources) -> dict[str, Any]:
    """One block: its exercises in order, and the weeks to tick off."""
    library, words = sources.library, sources.words
    used = [thing for item in block.items for thing in library.exercises[item.exercise].equipment]
    return {
        "title": block.title,
        "count": words.phrase("exercise.count", count=len(block.items)),
        "equipment": equipment_names(used, programme),
        "criterion": block.entry_criterion or "",
        "weeks": week_names(block, words),
        "exercises": [exercise_values(number, item, programme, sources) for number, item in enumerate(block.items, 1)],
    }


def exercise_values(number: int, item: Item, programme: Programme, sources: Sources) -> dict[str, Any]:
    """One exercise of a session, in the words of its page."""
    library, words = sources.library, sources.words
    exercise = library.exercises[item.exercise]
    cells = dose_cells(item.dose, exercise.side_mode, programme.frequency, words)
    return {
        "id": exercise.id,
        "number": number,
        "title": exercise.title,
        "aim": exercise.aim or "",
        "start": " ".join((f"{exercise.start.position}.", *exercise.start.text)),
        "steps": list(exercise.steps),
        "dose": [cell_values(cell) for cell in cells],
        "is_stated": item.dose.status == "stated",
        "pen": pen_phrases(item, programme.frequency, words),
        "each_side": side_of(item, exercise) is Side.EACH_SIDE,
        "more": more_words(exercise, item, programme, sources),
        "pictures": [picture_values(one) for one in sources.pictures.get(exercise.id, ())],
    }


def cell_values(cell: DoseCell) -> dict[str, Any]:
    """A cell of the dose line."""
    return {"number": cell.number, "words": cell.words, "is_open": cell.is_open}


def picture_values(picture: Picture) -> dict[str, Any]:
    """One frame of an exercise, with its height for a width of 1."""
    return {
        "svg": picture.svg,
        "caption": picture.caption,
        "alt": picture.alt,
        "height": height_over_width(picture),
    }


def more_words(exercise: Exercise, item: Item, programme: Programme, sources: Sources) -> list[dict[str, Any]]:
    """What else is to be said of an exercise: each with its heading, which may be empty, and its sentences."""
    words, exercises = sources.words, sources.library.exercises
    without = words.phrase("programme.without", name=equipment_names(exercise.equipment, programme))
    names = {way: exercises[other].title for way, other in neighbours(exercise)}
    found = [
        (words.phrase("exercise.cues"), exercise.cues),
        (words.phrase("exercise.precautions"), exercise.precautions),
        (without, (exercise.without_equipment,)),
        ("", (item.note,)),
        ("", (item.variant,)),
        *((words.phrase(f"exercise.{way}"), (name,)) for way, name in names.items()),
    ]
    return [
        {"heading": heading, "sentences": said}
        for heading, sentences in found
        if (said := [sentence for sentence in sentences if sentence])
    ]


def neighbours(exercise: Exercise) -> list[tuple[str, str]]:
    """The easier and the harder exercise, where there are any."""
    ways = [("easier", exercise.easier), ("harder", exercise.harder)]
    return [(way, other) for way, other in ways if other]


def passage(section: Section) -> dict[str, Any]:
    """A titled piece of text."""
    return {
        "title": section.title,
        "text": " ".join(section.text),
        "points": list(section.points),
        "after": " ".join(section.after_points),
    }

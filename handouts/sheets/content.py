"""What a sheet says, as plain values for its template: every word finished, every number still a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handouts.addresses import page_url, typed_url
from handouts.pictures.picture import Picture as SitePicture
from handouts.sheets.drawn import svg_of
from handouts.sheets.passages import beforehand, blocks_passages, choice_values, listed, passage
from handouts.sheets.picture import Pictures
from handouts.sheets.session import session_values
from handouts.views.block import BlockView
from handouts.views.equipment import EquipmentView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue

WORD = re.compile(r"[^\W\d_]+")
LONGEST_TEXT = 4000
"""More characters than a sentence may have: what is longer is a picture."""


@dataclass(frozen=True)
class Sources:
    """What every sheet is made from, beside the programme it is of."""

    clinic: ClinicView
    words: Catalogue
    pictures: Pictures
    logo: SitePicture | None = None


def week_values(programme: ProgrammeView, block: BlockView, sources: Sources) -> dict[str, Any]:
    """Everything the papers of one block say: what holds for the programme stands before what is of the block."""
    words = sources.words
    values = block_values(programme, block, sources)
    before = [*beforehand(programme, words), *map(choice_values, programme.choices), *values["before"]]
    after = [*block.progress, *programme.progress]
    return with_longest_word(
        {
            **common_values(programme, page_url(sources.clinic.url, block.address), sources),
            "title": block.title,
            "blocks": [{**values, "before": before, "after": progress_values(after, words)}],
        }
    )


def booklet_values(programme: ProgrammeView, sources: Sources) -> dict[str, Any]:
    """Everything the booklet of a programme says."""
    words = sources.words
    return with_longest_word(
        {
            **common_values(programme, page_url(sources.clinic.url, programme.address), sources),
            "title": programme.title,
            "summary": programme.summary,
            "also_known_as": programme.also_known_as,
            "aim": programme.aim,
            "facts": facts(
                ("", programme.frequency),
                (words.phrase("lasts.label"), programme.lasts),
                (words.phrase("programme.pain_limit"), programme.pain_limit),
            ),
            "before": beforehand(programme, words),
            "introduction": [passage(section) for section in programme.introduction],
            "groups_title": words.phrase("programme.groups"),
            "groups": [f"{group.numbers}: {group.text}" for group in programme.groups],
            "after": progress_values([*programme.progress], words),
            "things": [thing_values(thing) for thing in programme.equipment],
            "advice": [passage(section) for section in programme.advice],
            "origin": list(programme.origin),
            "blocks": [block_values(programme, block, sources) for block in programme.blocks],
        }
    )


def with_longest_word(values: dict[str, Any]) -> dict[str, Any]:
    """Values with the length of their longest word, by which the templates know whether words must be parted."""
    return {**values, "longest_word": longest_word(values)}


def longest_word(values: object) -> int:
    """How many letters the longest word in some values has; a word of more than a column has is parted."""
    if isinstance(values, str):
        return max((len(word) for word in WORD.findall(values)), default=0) if len(values) < LONGEST_TEXT else 0
    some = values.values() if isinstance(values, Mapping) else values if isinstance(values, list | tuple) else ()
    return max((longest_word(one) for one in some), default=0)


def common_values(programme: ProgrammeView, url: str, sources: Sources) -> dict[str, Any]:
    """What all papers of a programme say: whose they are, which version, what to do about pain."""
    words, safety = sources.words, programme.safety
    return {
        "language": words.phrase("language"),
        "words": words.entry("sheet"),
        "clinic": clinic_values(programme, sources),
        "programme": programme.title,
        "for_whom": list(programme.for_whom),
        "choices": [choice_values(choice) for choice in programme.choices],
        "choices_title": words.phrase("programme.choices"),
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
            "call": safety.call,
            "reachable": safety.reachable,
        },
    }


def clinic_values(programme: ProgrammeView, sources: Sources) -> dict[str, Any]:
    """Who hands the paper out, and the telephone of this programme; made-up details are called that.

    The logo has its width for a height of 1.
    """
    clinic, logo = sources.clinic, sources.logo
    return {
        "name": clinic.name,
        "logo": {"svg": svg_of(logo), "width": logo.width / logo.height} if logo else None,
        "discipline": clinic.discipline,
        "phone": programme.safety.phone,
        "hours": programme.safety.reachable,
        "address": list(clinic.address),
        "sample": sources.words.phrase("sheet.sample") if clinic.is_sample else "",
    }


def day_of(programme: ProgrammeView) -> list[int] | None:
    """Year, month and day of the newest date the text states, for the file's own date; None when it states none."""
    newest = max((day for day in (programme.issued, programme.last_reviewed) if day), default=None)
    return [newest.year, newest.month, newest.day] if newest else None


def block_values(programme: ProgrammeView, block: BlockView, sources: Sources) -> dict[str, Any]:
    """One block: what is told before its exercises, the sessions with these, the weeks to tick off."""
    words = sources.words
    limit = block.pain_limit
    return {
        "title": block.title,
        "facts": block_facts(programme, block, words),
        "before": blocks_passages(block, words),
        "sessions": [session_values(session, sources.pictures, words) for session in block.sessions],
        "after": progress_values([*block.progress], words),
        "weeks": list(block.weeks),
        "pain_limit": f"{words.phrase('programme.pain_limit')}: {limit}" if limit else "",
        "frequency": block.frequency,
    }


def block_facts(programme: ProgrammeView, block: BlockView, words: Catalogue) -> list[list[str]]:
    """When, how often, how long and with what a block is done, and when to begin with it, in the order of its page."""
    how_often = block.frequency if block.exercises else ""
    return facts(
        (words.phrase("period.label"), block.period),
        ("", " · ".join(one for one in (how_often, block.count if block.exercises else "") if one)),
        (words.phrase("session.length"), block.length),
        (words.phrase("lasts.label"), programme.lasts),
        (words.phrase("sheet.equipment"), block.equipment),
        (words.phrase("sheet.criterion"), block.criterion),
    )


def facts(*named: tuple[str, str]) -> list[list[str]]:
    """What is said of each name, without what is not said; a fact without a name is bold itself."""
    return [[name, said] for name, said in named if said]


def progress_values(sentences: list[str], words: Catalogue) -> list[dict[str, Any]]:
    """When to go a step further, and when one back."""
    return [{**listed(words.phrase("block.progress"), sentences), "is_reckoned": True}] if sentences else []


def thing_values(thing: EquipmentView) -> dict[str, Any]:
    """Something the patient needs."""
    return {
        "name": thing.title,
        "also_known_as": thing.also_known_as,
        "advice": " ".join(thing.advice),
        "without": f"{thing.without_heading} {thing.without}" if thing.without else "",
        "fitting_lead": thing.fitting_lead,
        "sizes": [list(row) for row in thing.sizes],
    }

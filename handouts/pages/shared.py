"""What the pages of one programme share: their navigation, what to do about pain, where the text comes from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from handouts.addresses import block_address, programme_address
from handouts.model import Clinic, Programme, Section
from handouts.pages.wording import date_phrase, phone_link
from handouts.pages.words import Catalogue


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

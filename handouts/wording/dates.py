"""Days in words, and when a text was issued, reviewed and must be reviewed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handouts.model import Programme
from handouts.wording.catalogue import Catalogue


def date_phrase(day: date, words: Catalogue) -> str:
    """A date in words: "3 maart 2026"."""
    return f"{day.day} {words.entry('months')[day.month - 1]} {day.year}"


def review_dates(programme: Programme, group: str, words: Catalogue) -> Iterator[str]:
    """When the text was issued, reviewed and must be reviewed again; an unknown review is said.

    `group` names the phrases: those of "programme" are sentences for a page, those of "sheet" a few words for paper.
    """
    days = [
        ("issued", programme.issued),
        ("last_reviewed", programme.last_reviewed),
        ("review_due", programme.review_due),
    ]
    yield from (words.phrase(f"{group}.{name}", date=date_phrase(day, words)) for name, day in days if day)
    if not programme.last_reviewed:
        yield words.phrase(f"{group}.not_reviewed")

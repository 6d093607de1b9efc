"""Where a text comes from: code and version, dates, people, source, licence."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.model import Programme
from handouts.wording.catalogue import Catalogue
from handouts.wording.dates import review_dates


def origin(programme: Programme, words: Catalogue) -> Iterator[str]:
    """Where the text comes from, each in a line; what is unknown is said."""
    yield words.phrase("programme.code", code=programme.code, version=programme.version)
    yield from review_dates(programme, "programme", words)
    for name, people in [("author", programme.authors), ("reviewer", programme.reviewers)]:
        if people:
            names = ", ".join(f"{one.name}, {one.role}" if one.name else one.role for one in people)
            yield words.phrase(f"programme.{name}", names=names)
    yield from (words.phrase("programme.source", source=source) for source in programme.sources)
    if programme.licence:
        yield words.phrase("programme.licence", licence=programme.licence)

"""What a page adds for paper: the sheets to download, what is printed beside its words, and the age of a paper."""

from __future__ import annotations

from typing import Any

from handouts.addresses import page_url, typed_url
from handouts.pages.page import Link
from handouts.paper_names import VERSIONS, Kind, PaperCode
from handouts.qr import qr_drawing
from handouts.views.block import BlockView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue

# More weeks than this do not fit below each exercise of a printed page.
MOST_WEEKS_PRINTED = 2

# What older papers are told, around a code or version that only the paper knows.
NOTICES = ("changed", "unknown", "another")


def week_paper(programme: ProgrammeView, block: BlockView, clinic: ClinicView, words: Catalogue) -> dict[str, Any]:
    """What a week page adds for paper."""
    sheets = [
        Link(words.phrase(f"sheet.kinds.{file.kind}"), f"../{file.path.removeprefix(programme.address)}")
        for file in block.papers
    ]
    return {
        **shared_paper(programme, page_url(clinic.url, block.address), clinic, words),
        "sheets": sheets,
        "versions": f"../{VERSIONS}",
        "block": block.id,
        "weeks": list(block.weeks[:MOST_WEEKS_PRINTED]),
    }


def programme_paper(programme: ProgrammeView, clinic: ClinicView, words: Catalogue) -> dict[str, Any]:
    """What a programme's page adds for paper."""
    booklet = programme.booklet.removeprefix(programme.address)
    return {
        **shared_paper(programme, page_url(clinic.url, programme.address), clinic, words),
        "sheets": [Link(words.phrase(f"sheet.kinds.{Kind.BOOKLET}"), booklet)],
        "versions": VERSIONS,
        "block": "",
    }


def shared_paper(programme: ProgrammeView, url: str, clinic: ClinicView, words: Catalogue) -> dict[str, Any]:
    """What the pages of a programme add for paper alike."""
    return {
        "code": programme.code,
        "call": words.phrase("paper.call", phone=clinic.phone),
        "notice": {
            "current": words.phrase("paper.current", code=programme.code.code, version=programme.code.version),
            **{name: around_paper(name, programme.code, words) for name in NOTICES},
        },
        "qr": qr_drawing(url + programme.code.fragment),
        "online": typed_url(url),
        "foot": [programme.code_words, *programme.dates],
    }


def around_paper(name: str, code: PaperCode, words: Catalogue) -> tuple[str, str]:
    """What stands before and behind the paper's own code or version, which only the page that is opened knows."""
    return words.phrase_around(f"paper.{name}", "paper", code=code.code, version=code.version)

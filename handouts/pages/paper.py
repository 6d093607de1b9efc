"""What a page adds for paper: the sheets to download, what is printed beside its words, and the age of a paper."""

from __future__ import annotations

from typing import Any

from handouts.addresses import block_address, page_url, programme_address
from handouts.model import Block, Clinic, Programme
from handouts.pages.page import Link
from handouts.pages.paper_names import OF_A_WEEK, PaperCode, booklet_file, week_file
from handouts.pages.qr import qr_drawing
from handouts.pages.wording import date_phrase
from handouts.pages.words import Catalogue

# A block that does not say how long it lasts gets room for two weeks, to be numbered by pen.
WEEKS_BY_PEN = 2
# More weeks than this do not fit below each exercise of a printed page.
MOST_WEEKS_PRINTED = 2


def week_paper(programme: Programme, block: Block, clinic: Clinic, words: Catalogue) -> dict[str, Any]:
    """What a week page adds for paper."""
    top = programme_address(programme)
    sheets = [
        Link(words.phrase(f"sheet.kinds.{kind}"), f"../{week_file(programme, block, kind).removeprefix(top)}")
        for kind in OF_A_WEEK
    ]
    return {
        **shared_paper(programme, page_url(clinic, block_address(programme, block)), clinic, words),
        "sheets": sheets,
        "versions": "../versies.json",
        "block": block.id,
        "weeks": week_names(block, words)[:MOST_WEEKS_PRINTED],
    }


def programme_paper(programme: Programme, clinic: Clinic, words: Catalogue) -> dict[str, Any]:
    """What a programme's page adds for paper."""
    booklet = booklet_file(programme).removeprefix(programme_address(programme))
    return {
        **shared_paper(programme, page_url(clinic, programme_address(programme)), clinic, words),
        "sheets": [Link(words.phrase("sheet.kinds.boekje"), booklet)],
        "versions": "versies.json",
        "block": "",
    }


def shared_paper(programme: Programme, address: str, clinic: Clinic, words: Catalogue) -> dict[str, Any]:
    """What the pages of a programme add for paper alike."""
    code = PaperCode(programme.code, programme.version)
    return {
        "code": code,
        "call": words.phrase("paper.call", phone=clinic.phone),
        "notice": {
            "current": words.phrase("paper.current", code=code.code, version=code.version),
            **{name: paper_phrase(name, code, words) for name in ("changed", "unknown", "another")},
        },
        "qr": qr_drawing(address + code.fragment),
        "online": online(address),
        "foot": [words.phrase("sheet.code", code=code.code, version=code.version), *dates(programme, words)],
    }


def paper_phrase(name: str, code: PaperCode, words: Catalogue) -> tuple[str, str]:
    """What stands before and behind the paper's own code or version, which only the page that is opened knows."""
    before, _, behind = words.phrase(f"paper.{name}", paper="\0", code=code.code, version=code.version).partition("\0")
    return before, behind


def online(address: str) -> str:
    """An address as it is read and typed."""
    return address.partition("://")[2].rstrip("/")


def week_names(block: Block, words: Catalogue) -> list[str]:
    """The name of each week of a block; empty names, to be filled in by pen, where the block does not say."""
    if block.weeks is None:
        return [""] * WEEKS_BY_PEN
    return [words.phrase("sheet.week", number=week) for week in range(block.weeks.first, block.weeks.last + 1)]


def dates(programme: Programme, words: Catalogue) -> list[str]:
    """When the text was issued, reviewed and must be reviewed again, each in a few words; an unknown review is said."""
    days = [
        ("issued", programme.issued),
        ("last_reviewed", programme.last_reviewed),
        ("review_due", programme.review_due),
    ]
    known = [words.phrase(f"sheet.{name}", date=date_phrase(day, words)) for name, day in days if day]
    return known if programme.last_reviewed else [*known, words.phrase("sheet.not_reviewed")]

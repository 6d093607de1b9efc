"""What a page adds for paper: the sheets to download, what is printed beside its words, and the age of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handouts.addresses import page_url, typed_url
from handouts.pages.page import Link
from handouts.paper_names import VERSIONS, Kind, PaperCode
from handouts.qr import qr_drawing
from handouts.views.block import BlockView
from handouts.views.boxes import DAYS_A_WEEK, Boxes
from handouts.views.exercise import ExerciseView
from handouts.views.library import ClinicView
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import Catalogue

# More weeks than this do not fit below each exercise of a printed page.
MOST_WEEKS_PRINTED = 2

# More boxes a day than this do not stand below each other: then each week takes the width of the paper.
MOST_BOXES_BELOW_EACH_OTHER = 2

# What older papers are told, around a code or version that only the paper knows.
NOTICES = ("changed", "unknown", "another")


@dataclass(frozen=True)
class TickGrid:
    """Boxes to tick, a row a week: for each day, Monday first, its boxes, each "sure", "offered" or a "tally" to count in.

    `weeks` are the names of the weeks, empty where they are numbered by pen; `classes` say how it is set.
    """

    label: str
    weeks: tuple[str, ...]
    days: tuple[tuple[str, ...], ...]
    classes: str
    is_sided: bool = False


def tick_grid(exercise: ExerciseView, block: BlockView, words: Catalogue) -> TickGrid:
    """The boxes of one exercise: as many a day as it is done, a left and a right half where each side is."""
    boxes, weeks = exercise.boxes, block.weeks[:MOST_WEEKS_PRINTED]
    if boxes.tally:
        tallied = tuple(boxes_on(("tally",), boxes))
        return TickGrid(words.phrase("sheet.tally"), weeks, tallied, "handout-weeks--tally")
    classes = "handout-weeks--sides" if exercise.is_each_side else "handout-weeks--boxes"
    if boxes.most > MOST_BOXES_BELOW_EACH_OTHER:
        classes += " handout-weeks--wide"
    days = tuple(boxes_on(("sure",) * boxes.sure + ("offered",) * boxes.offered, boxes))
    return TickGrid(words.phrase("sheet.done"), weeks, days, classes, exercise.is_each_side)


def boxes_on(a_day: tuple[str, ...], boxes: Boxes) -> Iterator[tuple[str, ...]]:
    """The boxes of each day of a week: none on a day of rest."""
    return (a_day if is_on else () for is_on in boxes.days)


def pain_grid(block: BlockView, words: Catalogue) -> TickGrid:
    """A box for each day, to write how much it hurts."""
    days = (("sure",),) * DAYS_A_WEEK
    return TickGrid(words.phrase("sheet.pain_figure"), block.weeks[:MOST_WEEKS_PRINTED], days, "handout-weeks--pain")


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
        "pain_grid": pain_grid(block, words),
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
        "call": words.phrase("paper.call", phone=programme.safety.phone),
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

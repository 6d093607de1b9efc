"""The weeks of a block by name: to tick off on paper, and to be found by."""

from __future__ import annotations

from handouts.model import Block
from handouts.wording.catalogue import Catalogue

# A block that does not say how long it lasts gets room for two weeks, to be numbered by pen.
WEEKS_BY_PEN = 2


def weeks_to_tick(block: Block, words: Catalogue) -> tuple[str, ...]:
    """The name of each week of a block; empty names, to be filled in by pen, where the block does not say."""
    if block.weeks is None:
        return ("",) * WEEKS_BY_PEN
    return tuple(words.phrase("sheet.week", number=week) for week in week_numbers(block))


def searched_weeks(block: Block, words: Catalogue) -> tuple[str, ...]:
    """Each week of a block as somebody may look for it: "week 3", "week 4"."""
    return tuple(words.phrase("search.week", week=week) for week in week_numbers(block))


def week_numbers(block: Block) -> range:
    """The numbers of the weeks a block lasts; none where it does not say."""
    return range(block.weeks.first, block.weeks.last + 1) if block.weeks else range(0)

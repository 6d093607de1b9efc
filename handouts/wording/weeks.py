"""The weeks of a block by name: to tick off on paper, and to be found by."""

from __future__ import annotations

from handouts.block import Block
from handouts.dosing.period import Timing, moment_parts
from handouts.wording.catalogue import Catalogue

# A block that does not say how long it lasts gets room for two weeks, to be numbered by pen.
WEEKS_BY_PEN = 2
DAYS_A_WEEK = 7
MOST_WEEKS = 26


def weeks_to_tick(block: Block, words: Catalogue) -> tuple[str, ...]:
    """The name of each week of a block; empty names, to be filled in by pen, where the block does not say."""
    numbers = week_numbers(block)
    if not numbers:
        return ("",) * (1 if is_within_a_week(block) else WEEKS_BY_PEN)
    return tuple(words.phrase("sheet.week", number=week) for week in numbers)


def is_within_a_week(block: Block) -> bool:
    """Whether a block lasts so few days that one week has room for all of them."""
    period = block.period
    if period is None or period.first_day is None or period.last_day is None:
        return False
    return period.last_day - period.first_day <= DAYS_A_WEEK


def searched_weeks(block: Block, words: Catalogue) -> tuple[str, ...]:
    """Each week of a block as somebody may look for it: "week 3", "week 4"."""
    return tuple(words.phrase("search.week", week=week) for week in week_numbers(block))


def week_numbers(block: Block) -> range:
    """The numbers of the weeks a block lasts; none where it does not say, or counts otherwise than in weeks."""
    if block.weeks:
        return range(block.weeks.first, block.weeks.last + 1)
    period = block.period
    if period is None or period.before or not period.first or not period.last:
        return range(0)
    (timing, unit, first), (_, other_unit, last) = moment_parts(period.first), moment_parts(period.last)
    if unit != "week" or other_unit != "week":
        return range(0)
    weeks = range(first, last + 1) if timing is Timing.NUMBERED else range(first + 1, last + 1)
    return weeks if len(weeks) <= MOST_WEEKS else range(0)

"""Whether the blocks of a programme follow each other in time, each from the start or from the same event."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from handouts.block import Block
from handouts.dosing.period import Period, days_before, days_until
from handouts.model import Programme
from handouts.problem import Problem, quoted
from handouts.reading.content_file import ReadFile

OVERLAP = "overlapping-weeks"


@dataclass(frozen=True)
class Stretch:
    """The time of a block, in days from the start or from an event: `axis` is the event's name, or nothing.

    `slack` is how many days may be due to months counted as 30 days.
    """

    axis: str
    start: float
    end: float
    said: str
    slack: float = 0

    @property
    def is_moment(self) -> bool:
        """Whether it has no length: a moment lies inside other stretches without touching them."""
        return self.start == self.end


def stretch_of(block: Block) -> Stretch | None:
    """When a block is done; None where it does not say."""
    if block.weeks:
        said = f"weeks {block.weeks.first} to {block.weeks.last}"
        return Stretch("", 7 * (block.weeks.first - 1), 7 * block.weeks.last, said)
    return stretch_of_period(block.period) if block.period else None


def stretch_of_period(period: Period) -> Stretch:
    """A period in days: those before an event count down to it, below zero."""
    first, last = period.first or period.at, period.last or period.at
    event = period.before or period.after or ""
    said = said_of(period)
    months = [
        int(part) for text in (first, last) if text and "month" in text for part in text.split() if part.isdigit()
    ]
    slack = math.ceil(max(months, default=0) * 0.5) + (1 if months else 0)
    axis = " ".join(event.lower().split())
    if period.before:
        start = -days_until(first) if first else -math.inf
        end = -days_before(last) if last else 0
        return Stretch(axis, start, end, said, slack)
    start = days_before(first) if first else 0
    return Stretch(axis, start, days_until(last) if last else math.inf, said, slack)


def said_of(period: Period) -> str:
    """How a message calls a period."""
    of_event = f" before {period.before}" if period.before else f" after {period.after}" if period.after else ""
    if period.at:
        return f"{period.at}{of_event}"
    if period.first and period.last:
        return f"{period.first} to {period.last}{of_event}"
    until = f"until {period.last}" if period.last else ""
    return f"{f'from {period.first} on' if period.first else until}{of_event}".strip()


def may_run_beside(block: Block) -> bool:
    """Whether a block may share its time with others: one only to be read, or one that a criterion leads to."""
    return block.weeks is None and (not block.all_items or block.entry_criterion is not None)


def period_problems(file: ReadFile[Programme], blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """Blocks follow each other: no time comes back, and none belongs to two blocks, but to those that may share it."""
    before: list[tuple[Block, Stretch]] = []
    for number, block in enumerate(blocks):
        stretch = stretch_of(block)
        if stretch is None:
            continue
        key = "weeks" if block.weeks else "period"
        if block.weeks and block.weeks.first > block.weeks.last:
            message = f"the first week, {block.weeks.first}, comes after the last, {block.weeks.last}"
            place = file.place("blocks", number, "weeks", "first")
            yield Problem(place, "reversed-weeks", message, "look which of them is mistyped")
            continue
        clashes = [
            clash
            for earlier, its_time in before
            if (clash := clash_of(earlier, its_time, stretch))
            and not (clash[0] == OVERLAP and (may_run_beside(earlier) or may_run_beside(block)))
        ]
        for clash in clashes[:1]:
            yield Problem(file.place("blocks", number, key), *clash)
        before.append((block, stretch))


def clash_of(earlier: Block, before: Stretch, after: Stretch) -> tuple[str, str, str] | None:
    """Code, message and hint of a block whose time does not follow that of a block above it."""
    if before.axis != after.axis:
        return None
    this, that = f"this block, {after.said},", f"the block {quoted(earlier.id)}, {before.said}"
    if after.start < before.start and (after.end <= before.start or before.is_moment or after.is_moment):
        hint = "put the blocks in the order in which the patient does them"
        return "blocks-out-of-order", f"{this} comes before {that}, which stands above it", hint
    slack = max(before.slack, after.slack)
    if before.is_moment or after.is_moment or after.start + slack >= before.end:
        return None
    hint = "let each day belong to one block" if before.end < math.inf else "say when the earlier block ends"
    if earlier.weeks:
        hint = "let each week belong to one block"
    return OVERLAP, f"{this} overlaps {that}", hint


def length_words(days: float) -> str:
    """A number of days, in weeks where they are whole."""
    weeks, rest = divmod(days, 7)
    number, unit = (days, "day") if rest else (weeks, "week")
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def gap_notes(programme: Programme, file: ReadFile[Programme]) -> Iterator[Problem]:
    """Between two blocks there may be days for which a patient reads nothing."""
    times = [(number, block, stretch_of(block)) for number, block in enumerate(programme.blocks)]
    timed = [(number, block, time) for number, block, time in times if time and not time.is_moment]
    for (_, earlier, before), (number, block, after) in pairwise(timed):
        days = after.start - before.end - max(before.slack, after.slack)
        if before.axis == after.axis and days > 0:
            blocks = f"the block {quoted(earlier.id)}, {before.said}, and this one, {after.said}"
            message = f"between {blocks}, are {length_words(days)}"
            place = file.place("blocks", number, "weeks" if block.weeks else "period")
            yield Problem(place, "weeks-gap", message, "does the patient read what to do in between?")

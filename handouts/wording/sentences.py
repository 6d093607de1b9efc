"""Sentences put together from pieces of content: how a line begins, how an exercise starts, a list of names."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from handouts.model import Equipment, Start

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
BETWEEN = " · "
"""What stands between parts of a line that each say something by themselves."""


def sentence_start(phrase: str) -> str:
    """The phrase with a capital, to begin a line with."""
    return phrase[:1].upper() + phrase[1:]


def start_sentences(start: Start) -> str:
    """How an exercise begins, in running text: the position by its name, then how to take it."""
    return " ".join((f"{start.position}.", *start.text))


def equipment_names(used: Collection[str], equipment: Sequence[Equipment]) -> str:
    """The names of the equipment with these ids, in the order of its programme."""
    return ", ".join(thing.name for thing in equipment if thing.id in used)

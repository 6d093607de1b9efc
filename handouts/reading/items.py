"""Where in a file the exercises of a block stand: in its own list, in its parts, or in its sessions."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.block import Block, Item, Part, Session
from handouts.reading.source import Step

Steps = tuple[Step, ...]


def item_lists(block: Block) -> Iterator[tuple[Steps, tuple[Item, ...]]]:
    """Each list of exercises of a block, with the steps that lead to it from the block."""
    yield from lists_of((), block)
    for number, session in enumerate(block.sessions):
        yield from lists_of(("sessions", number), session)


def lists_of(steps: Steps, holder: Block | Session) -> Iterator[tuple[Steps, tuple[Item, ...]]]:
    """The lists of exercises of a block or a session itself."""
    if holder.items:
        yield (*steps, "items"), holder.items
    for number, part in enumerate(holder.parts):
        yield (*steps, "parts", number, "items"), part.items


def parts_of(block: Block) -> Iterator[tuple[Steps, Part]]:
    """Each part that a block names, with the steps that lead to it from the block."""
    for number, part in enumerate(block.parts):
        yield ("parts", number), part
    for number, session in enumerate(block.sessions):
        for place, part in enumerate(session.parts):
            yield ("sessions", number, "parts", place), part


def located_items(block: Block) -> Iterator[tuple[Steps, Item]]:
    """Each exercise of a block, with the steps that lead to it from the block."""
    for steps, items in item_lists(block):
        for number, item in enumerate(items):
            yield (*steps, number), item

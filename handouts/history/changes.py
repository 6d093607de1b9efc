"""What has changed between two versions of a programme: exercise by exercise, and around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handouts.dosing.dose import Side
from handouts.history.said import History, SaidItem, SaidVersion


class What(StrEnum):
    """What may have changed; the value names the phrase a patient reads."""

    DOSE = "dose"
    WORDS = "words"
    PICTURES = "pictures"
    NEW = "new"
    GONE = "gone"
    FREQUENCY = "frequency"
    SAFETY = "safety"
    REST = "rest"


@dataclass(frozen=True)
class Change:
    """One thing that changed: in which block (none: everywhere), of which exercise, and what it was and is."""

    what: What
    block: str = ""
    title: str = ""
    then: SaidItem | None = None
    now: SaidItem | None = None
    side_mode: Side = Side.BOTH_TOGETHER


@dataclass(frozen=True)
class Version:
    """A version together with the words it uses."""

    said: SaidVersion
    history: History

    def title(self, item: SaidItem) -> str:
        """The name of an exercise in this version."""
        return self.history.exercises[item.said].title


def changes_between(then: Version, now: Version) -> Iterator[Change]:
    """Everything that changed, in the order of the programme as it is now; what is gone comes last."""
    if then.said.safety != now.said.safety:
        yield Change(What.SAFETY)
    if then.said.frequency != now.said.frequency:
        yield Change(What.FREQUENCY)
    for block in (*now.said.blocks, *(one for one in then.said.blocks if one not in now.said.blocks)):
        yield from block_changes(block, then, now)
    if then.said.rest != now.said.rest:
        yield Change(What.REST)


def block_changes(block: str, then: Version, now: Version) -> Iterator[Change]:
    """What changed in one session."""
    before = items_by_turn(then.said.blocks.get(block, ()))
    after = items_by_turn(now.said.blocks.get(block, ()))
    for one, item in after.items():
        if one not in before:
            yield Change(What.NEW, block, now.title(item), now=item)
        else:
            for what in item_changes(before[one], item, then.history, now.history):
                side = now.history.exercises[item.said].side_mode
                yield Change(what, block, now.title(item), before[one], item, side)
    for one, item in before.items():
        if one not in after:
            yield Change(What.GONE, block, then.title(item), then=item)


def items_by_turn(items: tuple[SaidItem, ...]) -> dict[tuple[str, int], SaidItem]:
    """The exercises of a session, each by its id and by the how manieth time it is done there."""
    turns: dict[str, int] = {}
    found = {}
    for item in items:
        turns[item.exercise] = turns.get(item.exercise, 0) + 1
        found[item.exercise, turns[item.exercise]] = item
    return found


def item_changes(before: SaidItem, after: SaidItem, then: History, now: History) -> Iterator[What]:
    """What changed of one exercise."""
    old, new = then.exercises[before.said], now.exercises[after.said]
    if (
        before.stated() != after.stated()
        or (before.rhythm(), before.doses) != (after.rhythm(), after.doses)
        or old.side_mode != new.side_mode
    ):
        yield What.DOSE
    if (old.title, old.sentences, before.sentences) != (new.title, new.sentences, after.sentences):
        yield What.WORDS
    if old.pictures != new.pictures:
        yield What.PICTURES


def dosing_of(item: SaidItem) -> object:
    """How much and how often an exercise was done, in whatever form that was kept."""
    return item.stated(), item.rhythm(), item.doses

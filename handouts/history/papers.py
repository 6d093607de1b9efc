"""What a page tells someone who opens it from an older paper: finished words, for a small script to show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handouts.history.changes import Change, Version, What, changes_between
from handouts.history.said import History, SaidItem
from handouts.model import Programme
from handouts.reading.rules import version_order
from handouts.wording.catalogue import Catalogue
from handouts.wording.dates import date_phrase
from handouts.wording.dose import CellKind, dose_cells, dose_line


def versions_values(programme: Programme, history: History, words: Catalogue) -> dict[str, Any]:
    """For each older version of a programme: what changed since, in all of it and in each block."""
    now = history.version(programme.version)
    if now is None:
        return {"code": programme.code, "version": programme.version, "papers": {}}
    older = [one for one in history.versions if one.version != programme.version]
    papers = {}
    for one in older:
        changes = list(changes_between(Version(one, history), Version(now, history)))
        blocks = {block.id: told(changes, programme, (block.id, ""), words) for block in programme.blocks}
        papers[one.version] = {
            "said": reasons(programme, one.version, words),
            "all": told(changes, programme, None, words),
            "blocks": blocks,
        }
    return {"code": programme.code, "version": programme.version, "papers": papers}


def reasons(programme: Programme, version: str, words: Catalogue) -> list[str]:
    """What the clinic itself says of the versions after this one."""
    later = [one for one in programme.changes if version_order(one.version) > version_order(version)]
    return [words.phrase("paper.reason", date=date_phrase(one.date, words), text=one.text) for one in later]


def told(
    changes: Sequence[Change], programme: Programme, blocks: tuple[str, ...] | None, words: Catalogue
) -> list[str]:
    """The changes in these blocks as a patient reads them, each once; all of them when no blocks are named."""
    shown = [one for one in changes if blocks is None or one.block in blocks]
    return list(dict.fromkeys(change_phrase(one, programme, words) for one in shown))


def change_phrase(change: Change, programme: Programme, words: Catalogue) -> str:
    """One change in a sentence."""
    if change.what is What.DOSE and change.then and change.now:
        then, now = (kept_dose(item, change, programme, words) for item in (change.then, change.now))
        return words.phrase("paper.dose", title=change.title, then=then, now=now)
    return words.phrase(f"paper.{change.what}", title=change.title)


def kept_dose(item: SaidItem, change: Change, programme: Programme, words: Catalogue) -> str:
    """A dose in a line; how often stands apart, since it is the same for all exercises."""
    cells = dose_cells(item.stated(), change.side_mode, programme.frequency, words)
    return dose_line(cells, CellKind.FREQUENCY)


def change_sentence(changes: Sequence[Change], words: Catalogue) -> str:
    """What a new version changed, in one sentence to begin with; the author makes it better."""
    names = list(dict.fromkeys(one.title for one in changes if one.title))
    around = [words.phrase(f"paper.short.{one.what}") for one in changes if not one.title]
    return words.phrase("paper.short.all", names=", ".join(dict.fromkeys([*names, *around])))

"""The next version of a programme, written into its own file: its number, and a sentence on what changed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date

from handouts.model import Programme
from handouts.problem import Place

KEY = re.compile(r"^([a-z_]+):")
# A missing list of changes begins below the last of these, in the order of the model.
BEFORE_CHANGES = ("version", "issued", "last_reviewed", "review_due")


def next_number(version: str) -> str:
    """The version after this one: "1.9" is followed by "1.10"."""
    first, _, last = version.partition(".")
    return f"{first}.{int(last) + 1}"


def with_next_version(text: str, programme: Programme, version: Place, day: date, sentence: str) -> str:
    """The text of a programme's file with its next version, and with what that changed.

    `version` is where the number stands. Every other line stays as it is.
    """
    number = next_number(programme.version)
    lines = text.split("\n")
    before = lines[version.line - 1]
    start = version.column - 1
    lines[version.line - 1] = f'{before[:start]}"{number}"{before[start + version.width :]}'
    change = [
        f'  - version: "{number}"',
        f"    date: {day.isoformat()}",
        f"    text: {json.dumps(sentence, ensure_ascii=False)}",
    ]
    if programme.changes:
        end = end_of(lines, "changes")
        return "\n".join([*lines[:end], *change, *lines[end:]])
    end = max(end_of(lines, key) for key in BEFORE_CHANGES)
    return "\n".join([*lines[:end], "changes:", *change, *lines[end:]])


def end_of(lines: Sequence[str], key: str) -> int:
    """Behind which line the value of a key at the top of the file ends; 0 when the key is not there."""
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if start is None:
        return 0
    after = next((number for number in range(start + 1, len(lines)) if KEY.match(lines[number])), len(lines))
    while after > start + 1 and (not lines[after - 1].strip() or lines[after - 1].startswith("#")):
        after -= 1
    return after

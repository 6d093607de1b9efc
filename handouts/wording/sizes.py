"""Sizes of equipment by body height, in words."""

from __future__ import annotations

from handouts.model import FittingRow
from handouts.wording.catalogue import Catalogue
from handouts.wording.sentences import NO_BREAK_SPACE


def height_phrase(row: FittingRow, words: Catalogue) -> str:
    """Which body heights a row of a fitting table is for, in metres with a decimal comma."""
    if row.height_from_cm is None and row.height_to_cm is not None:
        return words.phrase("programme.height_below", to=metres(row.height_to_cm))
    if row.height_to_cm is None and row.height_from_cm is not None:
        return words.phrase("programme.height_above", **{"from": metres(row.height_from_cm)})
    limits = {"from": metres(row.height_from_cm or 0), "to": metres(row.height_to_cm or 0)}
    return words.phrase("programme.height_between", **limits)


def size_phrase(row: FittingRow, words: Catalogue) -> str:
    """The size that a row of a fitting table advises: "65 cm"."""
    return words.phrase("programme.size", size=row.size_cm)


def metres(centimetres: int) -> str:
    """A body height as people say it: 168 is "1,68 m"."""
    return f"{centimetres // 100},{centimetres % 100:02d}{NO_BREAK_SPACE}m"

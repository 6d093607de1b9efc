"""A dose, rhythm or period typed in one line, written out in the keys it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from handouts.dosing.amount import time_parts
from handouts.dosing.dose import StatedDose
from handouts.dosing.english import in_english
from handouts.dosing.load import Load
from handouts.dosing.period import MOMENT, Period, Weeks
from handouts.dosing.progress import Lasts
from handouts.dosing.rhythm import StatedFrequency
from handouts.dosing.short import parts_of
from handouts.reading.other_names import CHOICES_BY_OTHER_NAME

SOURCE = "source_text: …"
COUNT = r"\d+(?:\s*-\s*\d+)?"
SETS = re.compile(rf"({COUNT})\s*(?:x|×|sets? (?:of|x)|series? van)\s*(.+)", re.IGNORECASE)
ALONE = re.compile(rf"({COUNT})\s*(?:x|×|keer|maal|times|herhalingen|repetitions|reps)", re.IGNORECASE)
RHYTHM = re.compile(rf"({COUNT})\s*(?:x|×|keer|maal|times)?\s*(?:per|a|in de|/|each)\s*(\w+)", re.IGNORECASE)
WEIGHT = re.compile(rf"({COUNT}|\d+\.\d+)\s*(?:kg|kilo|kilograms?)", re.IGNORECASE)
WEEKS = re.compile(r"(?:weeks?|weken)?\s*(\d+)\s*(?:-|–|to|tot en met|t/m)\s*(?:week)?\s*(\d+)", re.IGNORECASE)


def dose_lines(text: str) -> tuple[str, ...]:
    """The lines of a dose such as "3 x 10" or "10 keer"."""
    if in_english(text) == "not stated":
        return ("status: not_stated",)
    if found := ALONE.fullmatch(text):
        return "status: stated", f"repetitions: {found[1]}", SOURCE
    if not (found := SETS.fullmatch(text)):
        return ()
    each = in_english(found[2])
    if is_read(parts_of, each):
        return "status: stated", f"sets: {found[1]}", f"repetitions: {each}", SOURCE
    return ("status: stated", f"sets: {found[1]}", f"hold: {each}", SOURCE) if is_read(time_parts, each) else ()


def frequency_lines(text: str) -> tuple[str, ...]:
    """The lines of a rhythm such as "3x per week"."""
    if in_english(text) == "not stated":
        return ("status: not_stated",)
    found = RHYTHM.fullmatch(text)
    if not found:
        return ()
    word = found[2].lower()
    period = next((one for one in ("day", "week", "month") if one in (word, *CHOICES_BY_OTHER_NAME.get(word, ()))), "")
    lines = ("status: stated", f"times: {found[1]}", f"period: {period}", SOURCE)
    return lines if period else ()


def load_lines(text: str) -> tuple[str, ...]:
    """The line of a load such as "2 kg"."""
    found = WEIGHT.fullmatch(text)
    return (f"kilograms: {found[1]}",) if found else ()


def weeks_lines(text: str) -> tuple[str, ...]:
    """The lines of weeks such as "1-2"; of one week its number twice."""
    found = WEEKS.fullmatch(text) or re.fullmatch(r"(?:week\s*)?((\d+))", text, re.IGNORECASE)
    return (f"first: {found[1]}", f"last: {found[2]}") if found else ()


def period_lines(text: str) -> tuple[str, ...]:
    """The lines of a period such as "week 1-6" or "day 2"."""
    if re.fullmatch(MOMENT, in_english(text)):
        return (f"at: {in_english(text)}",)
    found = WEEKS.fullmatch(text)
    return (f"first: week {found[1]}", f"last: week {found[2]}") if found else ()


def lasts_lines(text: str) -> tuple[str, ...]:
    """The line of a length such as "3 months"."""
    return (f"time: {in_english(text)}",) if is_read(time_parts, in_english(text)) else ()


WAYS: Mapping[type[BaseModel], Callable[[str], tuple[str, ...]]] = MappingProxyType(
    {
        StatedDose: dose_lines,
        StatedFrequency: frequency_lines,
        Load: load_lines,
        Weeks: weeks_lines,
        Period: period_lines,
        Lasts: lasts_lines,
    }
)
"""For each model that is written in keys, what reads a line of it."""


def written_out(kinds: tuple[Any, ...], value: object) -> str:
    """A hint that writes a line out in the keys of one of these models; nothing where it can't be read."""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return ""
    for kind in kinds:
        lines = WAYS[kind](" ".join(str(value).split())) if kind in WAYS else ()
        if lines:
            each = ", ".join(f"`{line}`" for line in lines)
            return f"if that is what the source means, write below the key, each on a line of its own: {each}"
    return ""


def is_read(parts: Callable[[str], object], text: str) -> bool:
    """Whether a text is an amount, or a length of time."""
    try:
        parts(text)
    except PydanticCustomError:
        return False
    return True

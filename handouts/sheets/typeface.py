"""Which characters the typeface of the sheets has, and where content holds one that it lacks.

A sheet with a hole in a sentence is worse than none: Typst refuses to make it, and this tells so at the line.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from handouts.failure import BuildFailed
from handouts.problem import Place, Problem
from handouts.reading.content_file import ReadFile
from handouts.reading.library import ReadLibrary
from handouts.reading.source import Step

NOT_PRINTED = frozenset(
    [
        *("editor_notes", "corrections", "source_text", "pictures_reviewed", "based_on", "alt", "changes"),
        *("body_regions", "complaints"),
    ]
)
"""Keys whose text is on no sheet."""

UNSEEN = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""From where to where characters lie that show nothing themselves (Unicode: Default_Ignorable_Code_Point)."""

WINDOWS_UNICODE = (3, 1)


def typeface_problems(library: ReadLibrary, fonts: Path) -> Iterator[Problem]:
    """Every text of the content with a character that the sheets can't show, at its place."""
    has = letters(fonts)
    files = library.files
    for file in (files.clinic, *files.exercises, *files.programmes):
        if file and has_suspects(file.file.text, has):
            for steps, text in texts_with_steps(file.source.value, ()):
                if lacking := next((mark for mark in text if not can_show(mark, has)), ""):
                    yield lacking_problem(file, steps, lacking)


def has_suspects(written: str, has: frozenset[int]) -> bool:
    """Whether a file may hold a character that can't be shown; a backslash may write one by its number."""
    return "\\" in written or any(not can_show(mark, has) for mark in {*written} - {"\n", "\r", "\t"})


def texts_with_steps(value: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:  # noqa: ANN401
    """Every text that may be printed, and the way to it."""
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for key, inside in value.items():
            if key not in NOT_PRINTED:
                yield from texts_with_steps(inside, (*steps, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from texts_with_steps(inside, (*steps, number))


def lacking_problem(file: ReadFile[Any], steps: tuple[Step, ...], mark: str) -> Problem:
    """The problem of a character that no sheet can show."""
    place = file.place(*steps)
    name = unicodedata.name(mark, "a character without a name").lower()
    message = f"the sheets have no letter for {mark} (U+{ord(mark):04X}, {name})"
    return Problem(at(place, mark), "no-letter", message, "write it in words, or leave it out")


def at(place: Place, mark: str) -> Place:
    """The place of a character within that of its text, where it stands on the same line as itself."""
    start = place.text.find(mark, place.column - 1)
    return place if start < 0 else replace(place, column=start + 1, width=1)


def can_show(mark: str, has: frozenset[int]) -> bool:
    """Whether a character is shown as itself or shows nothing, also as the capital that begins a sentence."""
    forms = chain(mark, mark.upper())
    return all(ord(one) in has or is_unseen(one) or is_composed(one, has) for one in forms)


def is_composed(mark: str, has: frozenset[int]) -> bool:
    """Whether a letter with accents is made of a letter and accents that are there."""
    parts = unicodedata.normalize("NFD", mark)
    return parts != mark and all(ord(part) in has for part in parts)


def is_unseen(mark: str) -> bool:
    """Whether a character shows nothing itself."""
    return any(first <= ord(mark) <= last for first, last in UNSEEN)


@lru_cache
def letters(fonts: Path) -> frozenset[int]:
    """The characters that every weight of the typeface in a folder has; raises BuildFailed when that can't be told."""
    files = [file for file in sorted(fonts.glob("*")) if file.suffix in (".ttf", ".otf")]
    if not files:
        raise BuildFailed(f"templates/sheets/{fonts.name}/: no typeface lies here; put the TTF files of one in it")
    return frozenset.intersection(*(letters_of(file) for file in files))


def letters_of(file: Path) -> frozenset[int]:
    """The characters that one weight has."""
    try:
        return code_points(file.read_bytes())
    except (struct.error, KeyError, StopIteration) as error:
        message = f"templates/sheets/{file.parent.name}/{file.name}: this can't be read as a typeface; use a TTF file"
        raise BuildFailed(message) from error


def code_points(font: bytes) -> frozenset[int]:
    """The characters of a TrueType font: its table `cmap`, the part for Windows and Unicode, format 4 (OpenType)."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {font[place : place + 4]: place for place in range(12, 12 + 16 * count, 16)}
    (table,) = struct.unpack_from(">I", font, tables[b"cmap"] + 8)
    (parts,) = struct.unpack_from(">H", font, table + 2)
    entries = (struct.unpack_from(">HHI", font, table + 4 + 8 * number) for number in range(parts))
    start = table + next(offset for *kind, offset in entries if tuple(kind) == WINDOWS_UNICODE)
    return frozenset(point for first, last in segments(font, start) for point in range(first, last + 1))


def segments(font: bytes, start: int) -> Iterator[tuple[int, int]]:
    """The first and last character of each segment of a part in format 4, but for the last, which ends the list."""
    (twice,) = struct.unpack_from(">H", font, start + 6)
    lasts = struct.unpack_from(f">{twice // 2}H", font, start + 14)
    firsts = struct.unpack_from(f">{twice // 2}H", font, start + 16 + twice)
    return zip(firsts[:-1], lasts[:-1], strict=True)

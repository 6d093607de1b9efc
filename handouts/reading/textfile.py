"""One file of text from the disk, or in plain words why it can't be read."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handouts.problem import ContentProblems, Place, Problem

MOST_BYTES = 1024 * 1024
"""The largest file that is read: some hundred times the longest handout."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class TextFile:
    """The text of a file; `path` is how the author knows the file, relative to the project."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return LINE_BREAK.split(self.text)

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """The spot at a line and column, both counted from 1."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Place(self.path, line, column, width, text)

    def place_of(self, start: int, end: int) -> Place:
        """The spot of the characters from `start` to `end`, counted from 0 in the whole text."""
        before = LINE_BREAK.split(self.text[:start])
        return self.place(len(before), len(before[-1]) + 1, end - start)


def read_text(file: Path, path: str) -> TextFile:
    """The text of `file`, without the mark some editors put before it; `path` is the name used in messages.

    Raises ContentProblems for anything that keeps it from being read: no file, no permission, a folder or
    device, more than MOST_BYTES, bytes that are not UTF-8.
    """
    content = read_bytes(file, path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentProblems([not_utf8(content, error.start, path)]) from error
    return TextFile(path, text.removeprefix("\ufeff"))


def read_bytes(file: Path, path: str) -> bytes:
    """The bytes of a file; nothing but an ordinary file is opened, since a pipe or device may never end."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            hint = "rename it, or put a text file in its place"
            raise ContentProblems([Problem(Place(path), "not-a-file", "this is not a file", hint)])
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ContentProblems([unreadable(path, error)]) from error
    if len(content) > MOST_BYTES:
        hint = "is this the file you meant? one exercise or programme takes a few thousand characters"
        message = f"the file is larger than {MOST_BYTES // 1024} KB"
        raise ContentProblems([Problem(Place(path), "too-large", message, hint)])
    return content


def unreadable(path: str, error: Exception) -> Problem:
    """What to tell about a file or folder that the disk does not give."""
    if isinstance(error, FileNotFoundError):
        return Problem(
            Place(path), "unreadable-file", "this file is not there", "make it, or mend the link that names it"
        )
    if isinstance(error, PermissionError):
        message, hint = "you have no permission to read it", "give yourself the permission"
        return Problem(Place(path), "unreadable-file", message, hint)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(Place(path), "unreadable-file", f"it can't be read: {reason}")


def not_utf8(content: bytes, position: int, path: str) -> Problem:
    """The problem of the first byte that is not UTF-8, at its line; the bytes before it are."""
    shown = TextFile(path, content.decode("utf-8", errors="replace"))
    start = len(content[:position].decode("utf-8"))
    hint = "save the file with encoding UTF-8 in your editor"
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Problem(Place(path), "not-utf8", "the file is UTF-16 text, not UTF-8", hint)
    message = f"the byte {content[position]:#04x} here is not UTF-8 text"
    return Problem(shown.place_of(start, start + 1), "not-utf8", message, hint)

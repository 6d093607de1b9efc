"""Characters nobody sees in a text, which an author must take out."""

from __future__ import annotations

import re
import string
import unicodedata

from handouts.problem import Place, Problem
from handouts.reading.textfile import TextFile

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters nobody sees: control characters, line ends of other systems, and those that reverse text."""


BLANKS = string.whitespace + "\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2060\u3000"
"""Characters that leave the paper white: text of these alone says nothing."""


def has_unseen(text: str) -> bool:
    """Whether a text holds a character nobody sees."""
    return UNSEEN.search(text) is not None


def is_blank(text: str) -> bool:
    """Whether a text leaves the paper white."""
    return not text.strip(BLANKS)


def without_unseen(text: str) -> str:
    """The text with a sign in the place of each character nobody sees, so that what follows keeps its column."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def unseen_problem(text: str, place: Place) -> Problem:
    """The problem of a text that holds characters nobody sees; the first of them is named."""
    characters = UNSEEN.findall(text)
    name = unicodedata.name(characters[0], "a control character").lower()
    more = f", and {len(characters) - 1} more after it" if len(characters) > 1 else ""
    message = f"a character nobody sees stands here (U+{ord(characters[0]):04X}, {name}){more}"
    return Problem(place, "control-character", message, "remove it, or type the line again")


def unseen_problems(file: TextFile) -> tuple[Problem, ...]:
    """A problem for each line of a file that holds characters nobody sees."""
    if not has_unseen(file.text):
        return ()
    first = ((number, line, UNSEEN.search(line)) for number, line in enumerate(file.lines, 1))
    return tuple(unseen_problem(line, file.place(number, found.start() + 1)) for number, line, found in first if found)

"""What an author must change, and where: the one form every message about content takes."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

LONGEST_LINE = 100
"""Characters of a line of content that are printed; a longer line is shown around the spot."""

LONGEST_NAME = 60
"""Characters of a name or text from the content that a message shows whole."""

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
"""Shown for a character that can't be seen."""

CODES: Mapping[str, str] = MappingProxyType(
    {
        # A file and its text
        "missing-file": "a file or folder the content can't do without is not there",
        "not-a-file": "a folder, or something else that is no file, has the name of a content file",
        "not-a-folder": "a file stands where a folder is wanted",
        "unreadable-file": "the disk does not give the file",
        "unused-file": "nothing reads or refers to the file",
        "empty-file": "the file holds no content",
        "too-large": "the file is larger than any handout needs",
        "not-utf8": "the file is not UTF-8 text",
        "no-letter": "the sheets' typeface lacks a character",
        "control-character": "the text holds a character that can't be seen, or that reverses text",
        # YAML
        "broken-yaml": "the text is not YAML",
        "several-documents": "the file holds more than one YAML document",
        "nested-too-deep": "lists and keys stand too deep inside each other",
        "duplicate-key": "a key occurs twice in one place",
        "key-not-text": "a key is not plain text",
        "anchor": "an anchor or alias of YAML",
        "tag": "a tag of YAML",
        # Keys and values
        "missing-key": "a key that must be there is not",
        "unknown-key": "a key the content does not have in this place",
        "wrong-type": "text, number, list and so on stand where another of them is wanted",
        "wrong-value": "a value that breaks a rule of its own",
        "wrong-form": "text in another form than the one wanted",
        "unknown-choice": "a word that is not one of those to choose from",
        "out-of-range": "a number too small or too large",
        "too-long": "a text or list longer than fits",
        "empty-text": "text without a visible character",
        "empty-list": "a list without an item",
        "not-one-line": "a line break or tab where one sentence is expected",
        # What the content says together
        "id-not-file-name": "the id differs from the name of the file",
        "same-address": "two pages with one address",
        "same-anchor": "an exercise and another part of its page with one anchor",
        "duplicate-id": "an id or code is used twice",
        "unknown-exercise": "a reference to an exercise that does not exist",
        "exercise-not-in-programme": "a group names an exercise that no block of the programme has",
        "unused-exercise": "no programme refers to the exercise",
        "repeated-exercise": "an exercise occurs twice in one list, and nothing is different the second time",
        "refers-to-itself": "an exercise refers to itself",
        "unknown-equipment": "equipment that the programme does not declare",
        "contradicting-side": "the side of the dose is not the side of the exercise",
        "contradiction": "two values that can't both be so",
        "wrong-amount": "a number, range or time in no form that an amount has",
        "reversed-range": "a range whose first number is not the smaller one",
        "empty-programme": "a programme without exercises and without text",
        "reversed-weeks": "a block ends before it begins",
        "overlapping-weeks": "two blocks share days or weeks",
        "blocks-out-of-order": "a block comes before a block of an earlier time",
        "wrong-fitting-table": "rows of a table of sizes are reversed, overlap or leave a gap",
        "wrong-review-dates": "the next review is due before the last one",
        "wrong-change": "the list of changes does not end at the version",
        "unused-correction": "the text of a correction does not occur",
        # What was published before
        "changed-without-version": "papers of this version say something else",
        "broken-history": "the history of a programme can't be read",
        # Pictures
        "several-pictures": "an exercise is shown in more than one way",
        "unknown-frame": "an arrow names a frame the drawing does not have",
        "wrong-captions": "there are more or fewer captions than pictures",
        "not-a-photo": "the file of a photo holds something else",
        "broken-photo": "a photo that is cut short or damaged",
        "photo-size": "a photo with too few or too many pixels",
        "not-a-logo": "the file of the logo holds something else, or letters as text",
        "broken-logo": "a logo that is cut short or damaged",
        "unsafe-logo": "a logo that holds something that can act, or that comes from elsewhere",
        "logo-size": "a logo too small, too wide or too tall, or of no known size",
        "not-a-video": "the file of a film holds something else, or a film that many devices don't play",
        "broken-video": "a film that is cut short or damaged",
        "video-extra-track": "a film that carries more than picture, sound and subtitles",
        "wrong-pose": "a drawn body that could not be like that, or does not do what is written",
    }
)
"""Every code of a problem, which stops publishing, and what it stands for."""

NOTE_CODES: Mapping[str, str] = MappingProxyType(
    {
        "editor-note": "a doubt the clinic must settle",
        "many-exercises": "more exercises than patients do well",
        "session-minutes": "how long a session takes",
        "session-jump": "a session much longer than that of the block before",
        "rest-without-sets": "a rest that nothing rests from",
        "weeks-gap": "days between two blocks for which there is nothing to read",
        "side-not-named": "the patient does not read which side is meant",
        "repeated-rhythm": "a rhythm that counts there already",
        "no-review-date": "nobody knows when the text must be reviewed",
        "review-overdue": "the text should have been reviewed",
        "review-in-future": "a review that has not happened yet",
        "no-author": "nobody knows who wrote the text",
        "no-licence": "nobody knows who may use the text",
        "no-pain-rule": "the patient does not read what to do about pain",
        "picture-not-reviewed": "nobody has looked whether the pictures are right",
        "picture-changed": "the pictures are others than those that somebody looked at",
        "too-large-to-keep": "a programme that a phone can't keep whole, to be read without internet",
        "sample-clinic": "the details of the clinic are made up",
    }
)
"""Every code of a note to the author, which stops nothing, and what it stands for."""


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file of content.

    `path` is relative to the project, with forward slashes. `line` and `column` count from 1; line 0 means the
    file as a whole. `width` is how many characters the spot covers and `text` is the line it stands on.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    text: str = ""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to change in the content: where, a stable code, what is wrong, and how to mend it."""

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """The problem as its reader sees it: the place, the line itself with the spot marked, and the hint."""
        shown = marked_line(self.place) if self.place.line and self.place.text.strip() else []
        return "\n".join([self._heading, *shown, *self._hint_lines])

    @property
    def in_brief(self) -> str:
        """The problem without the line of content it stands on."""
        return "\n".join([self._heading, *self._hint_lines])

    @property
    def _heading(self) -> str:
        place = self.place
        spot = f"{place.path}:{place.line}:{place.column}" if place.line else place.path
        return printable(f"{spot}: {self.code}: {self.message}")

    @property
    def _hint_lines(self) -> list[str]:
        return [printable(f"   hint: {self.hint}")] if self.hint else []


class ContentProblems(Exception):
    """Content that can't be published: carries every problem found, sorted by file and line, none twice."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def marked_line(place: Place) -> list[str]:
    """The line of a place and, below it, carets under the spot; of a long line the part around the spot."""
    text, before, width = clipped(place)
    number = f"{place.line:>5}"
    marks = "^" * max(1, cells(text[before : before + width]))
    return [f"{number} | {printable(text)}", f"{' ' * len(number)} | {' ' * cells(text[:before])}{marks}"]


def clipped(place: Place) -> tuple[str, int, int]:
    """The part of a place's line to show, how many characters stand in it before the spot, and the spot's width.

    A place past the end of its line is a spot of one character right after the last one.
    """
    text = place.text
    before = min(max(place.column - 1, 0), len(text))
    width = max(1, min(place.width, len(text) - before))
    if len(text) <= LONGEST_LINE:
        return text, before, width
    start = max(0, min(before - LONGEST_LINE // 3, len(text) - LONGEST_LINE))
    part = text[start : start + LONGEST_LINE]
    width = max(1, min(width, start + len(part) - before))
    lead = "…" if start else ""
    tail = "…" if start + len(part) < len(text) else ""
    return f"{lead}{part}{tail}", before - start + len(lead), width


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: none for an accent on its own, two for a wide character."""
    return sum(
        0 if unicodedata.combining(mark) else 2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text
    )


def printable(text: str) -> str:
    """The text on one line, without characters that could steer a terminal or hide themselves."""
    if text.isprintable():
        return text
    return "".join(mark if mark.isprintable() else " " if mark.isspace() else UNPRINTABLE for mark in text)


def shortened(text: str) -> str:
    """The text as it is, or without its middle when it is long."""
    return text if len(text) <= LONGEST_NAME else f"{text[:40]}…{text[-15:]}"


def quoted(text: str) -> str:
    """A name or text from the content as a message names it."""
    return f'"{shortened(text)}"'


SIDE = re.compile(r"links|rechts|linker|rechter|left|right")


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of `words` that an author who typed `word` probably meant, or nothing.

    A word with another number or side in it is another thing: never that.
    """
    alike = [one for one in words if numbers_and_sides(one) == numbers_and_sides(word)]
    return next(iter(difflib.get_close_matches(word, alike, n=1)), "")


def numbers_and_sides(word: str) -> tuple[list[str], list[str]]:
    """The numbers and the sides that a name holds, in order."""
    return re.findall(r"\d+", word), SIDE.findall(word.lower())

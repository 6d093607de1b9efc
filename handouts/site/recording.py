"""Recording what the content says now: as the next version, or as the same one with its typing errors mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handouts.failure import BuildFailed
from handouts.files import to_disk, write_changed, write_whole
from handouts.history.keeping import (
    ENDING,
    FOLDER,
    Histories,
    changes_of_version,
    history_file,
    named,
    read_histories,
    updated_histories,
)
from handouts.history.next_version import next_number, with_next_version
from handouts.history.papers import change_sentence
from handouts.history.said import PictureMarks
from handouts.model import Library
from handouts.problem import ContentProblems
from handouts.reading.library import read_library
from handouts.wording.catalogue import Catalogue


@dataclass(frozen=True)
class Renewal:
    """How programmes get their next version: the day, the sentence (none: one is made), the words to make it of."""

    day: date
    sentence: str
    words: Catalogue


def write_histories(content: Path, library: Library, histories: Histories, marks: PictureMarks) -> list[str]:
    """Keep every version there is now; the names of the files that had to be written, from the content's folder."""
    written = []
    for programme, history in updated_histories(library, histories, marks).items():
        name = f"{FOLDER}/{programme}{ENDING}"
        if write_changed(content / name, history_file(history).encode()):
            written.append(name)
    if written:
        to_disk()
    return written


def renew(content: Path, marks: PictureMarks, renewal: Renewal) -> Iterator[str]:
    """Give every programme that changed its next version, in its own file; a line about each.

    A file that can't be changed is left as it was: raises BuildFailed saying what to do by hand.
    """
    library, histories = read_library(content), read_histories(content)
    for programme, file in zip(library.programmes, library.files.programmes, strict=True):
        changes = changes_of_version(programme, library, histories, marks)
        if not changes:
            continue
        sentence = renewal.sentence or change_sentence(changes, renewal.words)
        path = content / "programmes" / f"{programme.id}.yml"
        old = path.read_bytes()
        # Read as it lies on the disk, so that its line ends stay.
        new = with_next_version(old.decode(), programme, file.place("version"), renewal.day, sentence)
        write_whole(path, new.encode())
        number = next_number(programme.version)
        if not has_version(content, programme.id, number):
            write_whole(path, old)
            raise BuildFailed(f'{file.path}: set the version to "{number}" and add it to the changes by hand')
        yield f"{file.path}: version {programme.version} is now {number}: {named(changes)}"


def has_version(content: Path, programme: str, number: str) -> bool:
    """Whether the content can be read and a programme in it has this version."""
    try:
        library = read_library(content)
    except ContentProblems:
        return False
    return any(one.id == programme and one.version == number for one in library.programmes)

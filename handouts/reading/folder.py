"""What lies in the folder of content: the files that are read, and what nothing reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from handouts.files import is_ordinary
from handouts.problem import Place, Problem, nearest, printable, quoted
from handouts.reading.kept_record import read_kept
from handouts.reading.textfile import unreadable

ENDING = ".yml"
CLINIC = "clinic.yml"
EXERCISES = "exercises"
PROGRAMMES = "programmes"
PICTURES = "pictures"
PHOTOS = "photos"
HISTORY = "history"
READ = (CLINIC, EXERCISES, PROGRAMMES, PICTURES, HISTORY)

Stamp = tuple[int, int, int]
"""When a file was last changed, in nanoseconds, its size in bytes, and its number on the disk."""


@dataclass(frozen=True)
class Found:
    """Something in a folder; `path` is how the author knows it, and `stamp` differs once it has changed."""

    file: Path
    path: str
    stamp: Stamp | None

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return self.file.name

    @property
    def is_special(self) -> bool:
        """Whether it is a pipe or device, which may never end."""
        return self.file.exists() and not is_ordinary(self.file)

    @property
    def unreadable(self) -> Problem | None:
        """Why the disk does not give it, if so."""
        try:
            self.file.open("rb").close()
        except OSError as error:
            return unreadable(self.path, error)
        return None


@dataclass(frozen=True)
class Listing:
    """What lies in one folder, in the order of the names, and why nothing can be told of it, if so."""

    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class PicturesFolder:
    """The files of pictures by their path below the folder, and which of them the record of drawings names."""

    path: str = f"content/{PICTURES}"
    found: Mapping[str, Found] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ContentFolder:
    """The files of content, in the order of their names, and every problem with what else lies there.

    `are_exercises_known` is false when the disk does not tell which exercises there are.
    """

    clinic: Found | None
    exercises: tuple[Found, ...]
    programmes: tuple[Found, ...]
    pictures: PicturesFolder
    problems: tuple[Problem, ...]
    are_exercises_known: bool


def content_folder(content: Path) -> ContentFolder:
    """What lies in the folder `content`; hidden files and the copies that editors keep are passed over."""
    top = listing(content, content.name)
    inside = {found.name: found for found in top.found}
    exercises, programmes = (
        listing(inside[name].file, inside[name].path) if name in inside else Listing()
        for name in (EXERCISES, PROGRAMMES)
    )
    unread = (
        *(found for found in top.found if found.name not in READ),
        *(found for found in (*exercises.found, *programmes.found) if not found.name.endswith(ENDING)),
    )
    return ContentFolder(
        inside.get(CLINIC),
        tuple(found for found in exercises.found if found.name.endswith(ENDING)),
        tuple(found for found in programmes.found if found.name.endswith(ENDING)),
        pictures_folder(content / PICTURES, f"{content.name}/{PICTURES}"),
        (
            *(problem for one in (top, exercises, programmes) for problem in one.problems),
            *(unused(found) for found in unread),
            *(() if top.problems else missing(inside, programmes, content.name)),
        ),
        not exercises.problems,
    )


def listing(folder: Path, path: str) -> Listing:
    """What lies in a folder, in the order of the names; `path` is how the author knows the folder."""
    try:
        with os.scandir(folder) as entries:
            kept = sorted((entry for entry in entries if not is_passed_over(entry.name)), key=lambda entry: entry.name)
            return Listing(tuple(found_entry(entry, path) for entry in kept))
    except FileNotFoundError:
        return Listing((), (Problem(Place(path), "missing-file", f"there is no folder {path}/"),))
    except NotADirectoryError:
        return Listing((), (Problem(Place(path), "not-a-folder", f"a folder {path}/ is wanted, and this is a file"),))
    except OSError as error:
        return Listing((), (unreadable(path, error),))


def found_entry(entry: os.DirEntry[str], path: str) -> Found:
    """What an entry of a folder is, with its stamp where the disk gives one."""
    try:
        status = entry.stat()
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
    except OSError:
        stamp = None
    return Found(Path(entry.path), f"{path}/{printable(entry.name)}", stamp)


def is_passed_over(name: str) -> bool:
    """Whether a file is hidden, or a copy that an editor keeps while someone writes."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swo"))


def pictures_folder(folder: Path, path: str) -> PicturesFolder:
    """What lies in the folder of pictures, which need not be there."""
    found = {one.file.relative_to(folder).as_posix(): one for one in all_files(folder, path)}
    kept = frozenset(file.file for drawing in read_kept(folder).values() for file in drawing.files)
    return PicturesFolder(path, MappingProxyType(found), kept)


def all_files(folder: Path, path: str) -> Iterator[Found]:
    """Every file below a folder."""
    for inside, _, names in os.walk(folder):
        below = Path(inside).relative_to(folder).parts
        for name in sorted(names):
            if not is_passed_over(name):
                yield Found(Path(inside) / name, printable("/".join((path, *below, name))), None)


def unused(found: Found) -> Problem:
    """The problem of something that nothing reads."""
    if found.file.suffix in (".yaml", ".YML", ".YAML"):
        hint = f"rename it to {found.file.stem}{ENDING}"
    elif near := nearest(found.name, READ):
        hint = f"did you mean {quoted(near)}?"
    else:
        hint = f"move it out of the content; what is read: {CLINIC}, {EXERCISES}/*{ENDING}, {PROGRAMMES}/*{ENDING}"
    return Problem(Place(found.path), "unused-file", "nothing reads this", hint)


def missing(inside: Iterable[str], programmes: Listing, path: str) -> Iterator[Problem]:
    """What the content can't do without and is not there."""
    if CLINIC not in inside:
        hint = "it says who publishes the handouts and whom a patient calls"
        yield Problem(Place(f"{path}/{CLINIC}"), "missing-file", "this file is missing", hint)
    if not programmes.problems and not any(found.name.endswith(ENDING) for found in programmes.found):
        hint = f"write the first one: a file such as {path}/{PROGRAMMES}/core-stability{ENDING}"
        yield Problem(Place(f"{path}/{PROGRAMMES}"), "missing-file", "there is no programme", hint)

"""Photos and films of the clinic's own, made ready for the site once and kept in the folder of what is built."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from handouts.files import ordinary_bytes, write_changed
from handouts.pictures.refusal import PictureRefused
from handouts.pictures.video_file import clean_video

FORM = 2
"""Counts up when the same photo or film is made ready in another way."""

FILM = "film.mp4"
Size = tuple[int, int]
"""Width and height in pixels."""


@dataclass(frozen=True)
class OwnFile:
    """A photo or film in the content, with the place its copies go to and the key they go by."""

    file: Path
    ready: Path
    key: str
    is_film: bool

    @property
    def record(self) -> Path:
        """The file that says which copies there are; written when they all are."""
        return self.ready / f"{self.key}.json"

    def copy(self, ending: str) -> Path:
        """One of the copies, such as "720.webp" or "mp4"."""
        return self.ready / f"{self.key}-{ending}"


@dataclass(frozen=True)
class Ready:
    """What the record of a file says of its copies: their sizes, the narrowest first, and the SHA-256 of each."""

    sizes: tuple[Size, ...]
    copies: Mapping[str, str]


READY = TypeAdapter(Ready)


@dataclass(frozen=True)
class Refusal:
    """Code, message and hint of a file that can't be used."""

    code: str
    message: str
    hint: str


def own_file(file: Path, ready: Path, *, is_film: bool) -> OwnFile:
    """A file of the clinic's own; its key changes with its content and with what makes copies of it."""
    made_by = "film" if is_film else photo_maker()
    digest = hashlib.sha256(ordinary_bytes(file)).hexdigest()
    return OwnFile(file, ready, hashlib.sha256(f"{FORM} {made_by} {digest}".encode()).hexdigest()[:16], is_film)


@cache
def photo_maker() -> str:
    """What makes copies of photos: another release of it may make others."""
    return f"photo {version('pillow')}"


def sizes_ready(own: OwnFile) -> tuple[Size, ...]:
    """The sizes of the copies of a file, the narrowest first; none when any copy is still to be made, or made anew."""
    try:
        record = READY.validate_json(ordinary_bytes(own.record))
        if has_all(record, own) and all(
            digest_of(own.copy(ending)) == digest for ending, digest in record.copies.items()
        ):
            return record.sizes
    except (OSError, ValidationError):
        pass
    return ()


def has_all(record: Ready, own: OwnFile) -> bool:
    """Whether a record names every copy there must be of a file, and no other."""
    if own.is_film:
        return len(record.sizes) == 1 and record.copies.keys() == {FILM}
    wanted = {f"{width}.{ending}" for width, _ in record.sizes for ending in ("jpg", "webp")}
    return bool(record.sizes) and record.copies.keys() == wanted


def digest_of(copy: Path) -> str:
    """SHA-256 of a copy."""
    return hashlib.sha256(ordinary_bytes(copy)).hexdigest()


def examine(own: OwnFile) -> Refusal | None:
    """Why a file can't be used, if so; nothing is written."""
    from handouts.pictures.photo_file import examine_photo  # noqa: PLC0415 - loads Pillow

    try:
        if own.is_film:
            clean_video(ordinary_bytes(own.file))
        else:
            examine_photo(own.file)
    except PictureRefused as refused:
        return Refusal(refused.code, refused.message, refused.hint)
    return None


def make_ready(own: OwnFile) -> Refusal | None:
    """Make the copies of a file, or say why it can't be used."""
    try:
        sizes, copies = film_copies(own) if own.is_film else photo_copies(own)
    except PictureRefused as refused:
        return Refusal(refused.code, refused.message, refused.hint)
    for ending, content in copies.items():
        write_changed(own.copy(ending), content)
    digests = {ending: hashlib.sha256(content).hexdigest() for ending, content in copies.items()}
    write_changed(own.record, READY.dump_json(Ready(sizes, digests)))
    return None


def film_copies(own: OwnFile) -> tuple[tuple[Size, ...], dict[str, bytes]]:
    """A film without what a camera wrote in it, by its ending; its size first."""
    film = clean_video(ordinary_bytes(own.file))
    return ((film.width, film.height),), {FILM: film.content}


def photo_copies(own: OwnFile) -> tuple[tuple[Size, ...], dict[str, bytes]]:
    """A photo in every width and format, by ending; its sizes first."""
    from handouts.pictures.photo_file import smaller_photos  # noqa: PLC0415 - loads Pillow

    made = smaller_photos(own.file)
    copies = {f"{one.width}.{ending}": content for one in made for ending, content in one.files}
    return tuple((photo.width, photo.height) for photo in made), copies


def clear_ready(ready: Path, used: Mapping[str, OwnFile]) -> None:
    """Remove the copies of files that are used no more."""
    keys = {own.key for own in used.values()}
    for copy in ready.glob("*") if ready.is_dir() else ():
        if not copy.name.startswith("logo.") and copy.name.partition("-")[0].removesuffix(".json") not in keys:
            copy.unlink()

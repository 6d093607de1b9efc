"""Photos and films of the clinic's own, made ready for the site once and kept in the folder of what is built."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from handouts.files import write_changed
from handouts.pictures.refusal import PictureRefused
from handouts.pictures.video_file import clean_video

FORM = 1
"""Counts up when the same photo or film is made ready in another way."""

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
class Refusal:
    """Code, message and hint of a file that can't be used."""

    code: str
    message: str
    hint: str


def own_file(file: Path, ready: Path, *, is_film: bool) -> OwnFile:
    """A file of the clinic's own; its key changes with its content and with what makes copies of it."""
    made_by = "film" if is_film else f"photo {version('pillow')}"
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return OwnFile(file, ready, hashlib.sha256(f"{FORM} {made_by} {digest}".encode()).hexdigest()[:16], is_film)


def sizes_ready(own: OwnFile) -> tuple[Size, ...]:
    """The sizes of the copies of a file, the narrowest first; none when they are still to be made."""
    try:
        sizes = json.loads(own.record.read_text(encoding="utf-8"))
        return tuple((int(width), int(height)) for width, height in sizes)
    except (OSError, ValueError, TypeError):
        return ()


def examine(own: OwnFile) -> Refusal | None:
    """Why a file can't be used, if so; nothing is written."""
    from handouts.pictures.photo_file import examine_photo  # noqa: PLC0415 - loads Pillow

    try:
        if own.is_film:
            clean_video(own.file.read_bytes())
        else:
            examine_photo(own.file)
    except PictureRefused as refused:
        return Refusal(refused.code, refused.message, refused.hint)
    return None


def make_ready(own: OwnFile) -> Refusal | None:
    """Make the copies of a file, or say why it can't be used."""
    try:
        sizes = film_copies(own) if own.is_film else photo_copies(own)
    except PictureRefused as refused:
        return Refusal(refused.code, refused.message, refused.hint)
    write_changed(own.record, json.dumps(sizes).encode())
    return None


def film_copies(own: OwnFile) -> list[Size]:
    """Write a film without what a camera wrote in it; its size."""
    film = clean_video(own.file.read_bytes())
    write_changed(own.copy("film.mp4"), film.content)
    return [(film.width, film.height)]


def photo_copies(own: OwnFile) -> list[Size]:
    """Write a photo in every width and format; its sizes."""
    from handouts.pictures.photo_file import smaller_photos  # noqa: PLC0415 - loads Pillow

    made = smaller_photos(own.file)
    for photo in made:
        write_changed(own.copy(f"{photo.width}.jpg"), photo.jpeg)
        write_changed(own.copy(f"{photo.width}.webp"), photo.webp)
    return [(photo.width, photo.height) for photo in made]


def clear_ready(ready: Path, used: Mapping[str, OwnFile]) -> None:
    """Remove the copies of files that are used no more."""
    keys = {own.key for own in used.values()}
    for copy in ready.glob("*") if ready.is_dir() else ():
        if copy.name.partition("-")[0].removesuffix(".json") not in keys:
            copy.unlink()

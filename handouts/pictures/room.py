"""Whether a phone can keep each programme with its pictures, to be read without internet: notes for the clinic."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.model import Programme
from handouts.pictures.picture import ExercisePictures, Pictures, SiteFile
from handouts.problem import Place, Problem
from handouts.reading.library import ReadLibrary

MEGABYTE = 1_000_000
VERSION_PART = 1 / 2
"""A phone keeps the old version until the new one is whole; each may take half of the room (kept_choice.js)."""

FRAME_BYTES = 350_000
"""What every phone keeps: letters, styles, scripts, icons, the pages above all programmes (measured, rounded up)."""

TEXT_BYTES = 8_000
"""What an exercise takes on its page without its pictures (measured, rounded up)."""


def room_notes(library: ReadLibrary, pictures: Pictures) -> tuple[Problem, ...]:
    """A note for every programme that is too large to be kept; films count for nothing, as they never are."""
    room = library.clinic.offline_megabytes * MEGABYTE * VERSION_PART - FRAME_BYTES
    files = zip(library.programmes, library.files.programmes, strict=True)
    return tuple(
        too_large(Place(file.path), size, room)
        for programme, file in files
        if (size := kept_bytes(programme, pictures)) > room
    )


def too_large(place: Place, size: float, room: float) -> Problem:
    """The note about a programme of this size, in bytes."""
    message = f"this takes about {size / MEGABYTE:.1f} MB, and a phone has {room / MEGABYTE:.1f} MB to keep it in"
    hint = "so it can't all be read without internet: use fewer photos, or raise offline_megabytes in clinic.yml"
    return Problem(place, "too-large-to-keep", message, hint)


def kept_bytes(programme: Programme, pictures: Pictures) -> int:
    """About how many bytes a phone keeps of a programme: its pages, and each picture it fetches once."""
    items = [item.exercise for block in programme.blocks for item in block.all_items]
    shown = {name: pictures.of[name] for name in items if name in pictures.of}
    inline = sum(in_page(shown[name]) + TEXT_BYTES for name in items if name in shown)
    return inline + sum(picture.file.stat().st_size for one in shown.values() for picture in fetched(one))


def in_page(pictures: ExercisePictures) -> int:
    """The bytes of the drawings that stand in the page itself."""
    return sum(frame.file.stat().st_size for frame in pictures.frames) if pictures.is_drawn else 0


def fetched(pictures: ExercisePictures) -> Iterator[SiteFile]:
    """The files that a phone keeps: of a photo the narrowest copy alone."""
    poster = pictures.film.poster if pictures.film else None
    photos = () if pictures.is_drawn else pictures.frames
    for photo in (*photos, *([poster] if poster else [])):
        yield min(photo.sizes, key=lambda one: (one.width, one.media_type != "image/webp"), default=photo)
    if pictures.is_drawn:
        yield pictures.frames[-1]
    if pictures.movement:
        yield pictures.movement

"""All pictures on one sheet, with their words, doses and captions: for whoever must look whether they are right."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handouts.model import Exercise, Library
from handouts.own_pictures import PictureReview
from handouts.pages.page import Page
from handouts.pictures.picture import ExercisePictures, Picture, Pictures
from handouts.views.library import LibraryView
from handouts.wording.captions import FigureWords
from handouts.wording.dose import dose_line
from handouts.wording.sentences import start_sentences

TEMPLATE = "pictures.html.j2"
MEDIA_TYPES = {".svg": "image/svg+xml", ".jpg": "image/jpeg"}
Faults = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class ShownFrame:
    """One picture on the sheet, itself part of it, so that the sheet can be sent to somebody."""

    source: str
    width: int
    height: int
    alt: str
    moment: str
    more: str


@dataclass(frozen=True)
class Doses:
    """Where and how much an exercise is done, a line a place; and the words with its pictures in the first of them."""

    lines: tuple[str, ...]
    figure: FigureWords


@dataclass(frozen=True)
class Entry:
    """One exercise on the sheet; `faults` say why its drawing is not kept, if so."""

    id: str
    title: str
    file: str
    frames: tuple[ShownFrame, ...]
    faults: tuple[str, ...]
    side: str
    start: str
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    doses: tuple[str, ...]
    reviews: tuple[str, ...]
    looked_at: bool
    mark: str


def contact_sheet(library: Library, met: LibraryView, pictures: Pictures, faults: Faults, today: date) -> Page:
    """The sheet of all exercises that have pictures, or should have but for a fault in the drawing.

    `met` tells where and with which doses they are met.
    """
    entries = [
        entry(exercise, doses_of(exercise, met), pictures.of.get(exercise.id, ExercisePictures("")), faults)
        for exercise in library.exercises.values()
        if exercise.id in pictures.of or exercise.id in faults
    ]
    looked_at = sum(one.looked_at for one in entries)
    values = {
        "title": f"{library.clinic.name}: pictures of {len(entries)} exercises",
        "summary": f"Somebody has looked at {looked_at} of them as they are now.",
        "entries": entries,
        "today": today.isoformat(),
    }
    return Page("", TEMPLATE, values)


def entry(exercise: Exercise, doses: Doses, shown: ExercisePictures, faults: Faults) -> Entry:
    """One exercise on the sheet."""
    return Entry(
        id=exercise.id,
        title=exercise.title,
        file=f"content/exercises/{exercise.id}.yml",
        frames=tuple(shown_frames(doses.figure, shown)),
        faults=tuple(faults.get(exercise.id, ())),
        side=doses.figure.side,
        start=start_sentences(exercise.start),
        steps=exercise.steps,
        cues=(*exercise.cues, *exercise.precautions),
        doses=doses.lines,
        reviews=tuple(review_words(review, shown.mark) for review in exercise.pictures_reviewed),
        looked_at=any(review.picture == shown.mark for review in exercise.pictures_reviewed),
        mark=shown.mark,
    )


def doses_of(exercise: Exercise, met: LibraryView) -> Doses:
    """Where and how much an exercise is done; content that can be read has each exercise somewhere."""
    found = [(programme, block, one) for programme, block, one in met.met() if one.id == exercise.id]
    lines = (f"{programme.title}, {block.title}: {dose_line(one.cells)}" for programme, block, one in found)
    return Doses(tuple(dict.fromkeys(lines)), found[0][-1].figure)


def shown_frames(said: FigureWords, shown: ExercisePictures) -> Iterator[ShownFrame]:
    """The pictures of an exercise, each with its caption; of a film the photo in its place."""
    if shown.film and shown.film.poster:
        poster = shown.film.poster
        yield ShownFrame(data_address(poster), poster.width, poster.height, shown.film.alt, shown.film.alt, "")
    # Drawings that are stale may be fewer or more than the content now asks for.
    for picture, words in zip(shown.frames, said.frames, strict=False):
        source, alt = data_address(picture), picture.alt or words.alt
        yield ShownFrame(source, picture.width, picture.height, alt, words.moment, words.more)


def data_address(picture: Picture) -> str:
    """A picture as an address that holds all of it."""
    content = base64.b64encode(picture.file.read_bytes()).decode()
    return f"data:{MEDIA_TYPES[picture.file.suffix]};base64,{content}"


def review_words(review: PictureReview, mark: str) -> str:
    """Who looked and when, and whether the pictures are still those."""
    who = f"{review.name}, {review.role}" if review.name else review.role
    return f"Looked at on {review.date} by {who}{'' if review.picture == mark else ', and changed since'}"

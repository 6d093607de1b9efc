"""All pictures on one sheet, with their words, doses and captions: for whoever must look whether they are right."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handouts.dose import Dose, NotStatedDose
from handouts.model import Exercise, Library
from handouts.own_pictures import PictureReview
from handouts.pages.figures import figure_frames, side_words
from handouts.pages.page import Page
from handouts.pages.wording import dose_cells
from handouts.pages.words import Catalogue
from handouts.pictures.picture import ExercisePictures, Picture, Pictures

TEMPLATE = "pictures.html.j2"
MEDIA_TYPES = {".svg": "image/svg+xml", ".jpg": "image/jpeg"}
NOT_STATED = NotStatedDose(status="not_stated")
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


def contact_sheet(library: Library, pictures: Pictures, faults: Faults, today: date, words: Catalogue) -> Page:
    """The sheet of all exercises that have pictures, or should have but for a fault in the drawing."""
    entries = [
        entry(exercise, library, pictures.of.get(exercise.id, ExercisePictures("")), faults, words)
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
    return Page("", TEMPLATE, "", values)


def entry(exercise: Exercise, library: Library, shown: ExercisePictures, faults: Faults, words: Catalogue) -> Entry:
    """One exercise on the sheet."""
    doses = dict(doses_of(exercise, library, words))
    dose = next(iter(doses.values()), NOT_STATED)
    return Entry(
        id=exercise.id,
        title=exercise.title,
        file=f"content/exercises/{exercise.id}.yml",
        frames=tuple(shown_frames(dose, exercise, shown, words)),
        faults=tuple(faults.get(exercise.id, ())),
        side=side_words(dose, exercise, words),
        start=" ".join((f"{exercise.start.position}.", *exercise.start.text)),
        steps=exercise.steps,
        cues=(*exercise.cues, *exercise.precautions),
        doses=tuple(doses),
        reviews=tuple(review_words(review, shown.mark) for review in exercise.pictures_reviewed),
        looked_at=any(review.picture == shown.mark for review in exercise.pictures_reviewed),
        mark=shown.mark,
    )


def doses_of(exercise: Exercise, library: Library, words: Catalogue) -> Iterator[tuple[str, Dose]]:
    """Where and how much an exercise is done: each as one line, with the dose."""
    for programme in library.programmes:
        for block in programme.blocks:
            for item in block.items:
                if item.exercise == exercise.id:
                    cells = dose_cells(item.dose, exercise.side_mode, programme.frequency, words)
                    yield f"{programme.title}, {block.title}: {' · '.join(map(str, cells))}", item.dose


def shown_frames(dose: Dose, exercise: Exercise, shown: ExercisePictures, words: Catalogue) -> Iterator[ShownFrame]:
    """The pictures of an exercise, each with its caption; of a film the photo in its place."""
    if shown.film and shown.film.poster:
        poster = shown.film.poster
        yield ShownFrame(data_address(poster), poster.width, poster.height, shown.film.alt, shown.film.alt, "")
    frames = figure_frames(dose, exercise, shown, "", words) if shown.frames else ()
    for picture, frame in zip(shown.frames, frames, strict=True):
        source = data_address(picture)
        yield ShownFrame(source, picture.width, picture.height, frame.alt, frame.moment, frame.more)


def data_address(picture: Picture) -> str:
    """A picture as an address that holds all of it."""
    content = base64.b64encode(picture.file.read_bytes()).decode()
    return f"data:{MEDIA_TYPES[picture.file.suffix]};base64,{content}"


def review_words(review: PictureReview, mark: str) -> str:
    """Who looked and when, and whether the pictures are still those."""
    who = f"{review.name}, {review.role}" if review.name else review.role
    return f"Looked at on {review.date} by {who}{'' if review.picture == mark else ', and changed since'}"

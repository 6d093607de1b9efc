"""Who looked at the pictures, and whether they are still the same: notes for the clinic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.exercise import Exercise
from handouts.pictures.drawings import current_drawings
from handouts.pictures.gallery import kept_pictures
from handouts.pictures.own import marks_of_own
from handouts.problem import Problem
from handouts.project import Project
from handouts.reading.content_file import ReadFile
from handouts.reading.folder import PICTURES
from handouts.reading.library import ReadLibrary

WAYS = ("drawing", "photos", "video")


def picture_notes(library: ReadLibrary, project: Project) -> tuple[Problem, ...]:
    """A note for every exercise whose pictures nobody has looked at, or not as they are now."""
    marks = picture_marks(library, project)
    return tuple(note for file in library.files.exercises if file.model for note in notes_of(file, file.model, marks))


def picture_marks(library: ReadLibrary, project: Project) -> Mapping[str, str]:
    """The mark of every exercise's pictures as they are now; none for a drawing that is still to be made."""
    folder = project.content / PICTURES
    drawn = {name: kept_pictures(kept, folder).mark for name, kept in current_drawings(library, folder).items()}
    return {**drawn, **marks_of_own(library, folder, project.ready_pictures)}


def notes_of(file: ReadFile[Exercise], exercise: Exercise, marks: Mapping[str, str]) -> Iterator[Problem]:
    """The note for one exercise, if there is one to make."""
    way = next((way for way in WAYS if getattr(exercise, way) is not None), "")
    mark = marks.get(exercise.id, "")
    hint = "look at it on the sheet that `python3 build_handouts.py draw` makes, then note it in pictures_reviewed"
    if not way or mark in {review.picture for review in exercise.pictures_reviewed}:
        return
    if exercise.pictures_reviewed:
        last = max(exercise.pictures_reviewed, key=lambda review: review.date)
        place = file.place("pictures_reviewed", exercise.pictures_reviewed.index(last), "picture")
        message = f"this has changed since somebody last looked, on {last.date}"
        yield Problem(place, "picture-changed", message, hint)
    else:
        message = f"nobody has looked whether this {way.removesuffix('s')} shows the exercise rightly"
        yield Problem(file.place(way), "picture-not-reviewed", message, hint)

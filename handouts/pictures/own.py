"""What the exercises show of the clinic's own photos and films, ready for the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from handouts.exercise import Exercise
from handouts.own_pictures import Photo
from handouts.pictures.in_parallel import Tell, in_parallel
from handouts.pictures.own_files import FILM, OwnFile, Refusal, clear_ready, examine, make_ready, own_file, sizes_ready
from handouts.pictures.picture import ExercisePictures, Film, Picture, SizedPhoto, mark_of
from handouts.problem import ContentProblems, Problem
from handouts.reading.folder import PHOTOS
from handouts.reading.library import ReadLibrary
from handouts.reading.pictures import own_files

Work = Callable[[OwnFile], Refusal | None]
Files = Mapping[str, OwnFile]


def own_pictures(library: ReadLibrary, folder: Path, ready: Path, tell: Tell) -> dict[str, ExercisePictures]:
    """The photos and films of every exercise that has any, their copies made where they are not there yet.

    `ready` is where the copies lie. Raises ContentProblems with every file that can't be used.
    """
    files = used_files(library, folder, ready)
    deal_with(make_ready, files, library, tell)
    clear_ready(ready, files)
    marks = marks_of_own(library, folder, ready)
    return {name: pictures_of(library.exercises[name], mark, files) for name, mark in marks.items()}


def own_ready(library: ReadLibrary, folder: Path, ready: Path) -> dict[str, ExercisePictures]:
    """The photos and films of the exercises whose copies are all there already."""
    files = used_files(library, folder, ready)
    return {
        file.model.id: pictures_of(file.model, mark_of(files[name].key for name, _ in own_files(file)), files)
        for file in library.files.exercises
        if file.model and (file.model.photos or file.model.video)
        if all(sizes_ready(files[name]) for name, _ in own_files(file))
    }


def examine_own(library: ReadLibrary, folder: Path, ready: Path, tell: Tell) -> None:
    """Raise ContentProblems with every photo and film that can't be used; make nothing."""
    deal_with(examine, used_files(library, folder, ready), library, tell)


def used_files(library: ReadLibrary, folder: Path, ready: Path) -> dict[str, OwnFile]:
    """Every photo and film that an exercise names, by the name of its file."""
    return {
        name: own_file(folder / PHOTOS / name, ready, is_film=steps == ("video", "file"))
        for file in library.files.exercises
        for name, steps in own_files(file)
    }


def marks_of_own(library: ReadLibrary, folder: Path, ready: Path) -> dict[str, str]:
    """The mark of every exercise's photos or film; nothing has to be ready for that."""
    files = used_files(library, folder, ready)
    return {
        file.model.id: mark_of(files[name].key for name, _ in own_files(file))
        for file in library.files.exercises
        if file.model and (file.model.photos or file.model.video)
    }


def deal_with(work: Work, files: Files, library: ReadLibrary, tell: Tell) -> None:
    """Do this work with every file whose copies are not there yet; raises ContentProblems with what is refused."""
    due = {own: name for name, own in files.items() if not sizes_ready(own)}
    problems: list[Problem] = []
    if due:
        with tell(len(due)) as done:
            for own, refusal in in_parallel(work, list(due)):
                if refusal:
                    problems += refused(due[own], refusal, library)
                done()
    if problems:
        raise ContentProblems(problems)


def refused(name: str, refusal: Refusal, library: ReadLibrary) -> Iterator[Problem]:
    """The problem of a file, at every place where an exercise names it."""
    for file in library.files.exercises:
        for used, steps in own_files(file):
            if used == name:
                yield Problem(file.place(*steps), refusal.code, refusal.message, refusal.hint)


def pictures_of(exercise: Exercise, mark: str, files: Files) -> ExercisePictures:
    """The photos or the film of one exercise."""
    if exercise.video:
        return ExercisePictures(mark, film=film_of(exercise, files))
    frames = [photo_of(f"{exercise.id}-{number}", one, files) for number, one in enumerate(shown_photos(exercise), 1)]
    return ExercisePictures(mark, frames=tuple(frames))


def shown_photos(exercise: Exercise) -> Sequence[Photo]:
    """The photos of an exercise in order."""
    photos = exercise.photos
    return [one for one in (photos.start, photos.end) if one] if photos else []


def film_of(exercise: Exercise, files: Files) -> Film | None:
    """The film of an exercise."""
    video = exercise.video
    if video is None:
        return None
    own = files[video.file]
    ((width, height),) = sizes_ready(own)
    alt = video.alt
    poster = photo_of(f"{exercise.id}-poster", Photo(file=video.poster, alt=alt), files) if video.poster else None
    return Film(f"{exercise.id}.{own.key[:8]}.mp4", own.copy(FILM), width, height, alt, poster)


def photo_of(name: str, photo: Photo, files: Files) -> Picture:
    """One photo in all its sizes; `name` is how its files are called in the site, without width and ending."""
    own = files[photo.file]
    sizes = sizes_ready(own)
    copies = tuple(
        SizedPhoto(f"{name}-{width}.{own.key[:8]}.{ending}", own.copy(f"{width}.{ending}"), width, media_type)
        for ending, media_type in (("webp", "image/webp"), ("jpg", "image/jpeg"))
        for width, _ in sizes
    )
    width, height = sizes[0]
    first = next(copy for copy in copies if copy.width == width and copy.media_type == "image/jpeg")
    return Picture(first.name, first.file, width, height, photo.alt, copies)

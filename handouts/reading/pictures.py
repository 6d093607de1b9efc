"""The folder of pictures and the exercises that use it: every file is used, and every file used is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handouts.exercise import Exercise
from handouts.model import Clinic
from handouts.problem import Place, Problem, nearest, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.file_kind import kind_of_file
from handouts.reading.folder import PHOTOS, PicturesFolder
from handouts.reading.kept_record import FILE as RECORD
from handouts.reading.source import Step
from handouts.reading.textfile import unreadable

PHOTO_KINDS = ("JPEG", "PNG", "WebP")
MOST_PHOTO_BYTES = 40 * 1024 * 1024
MOST_VIDEO_BYTES = 30 * 1024 * 1024
"""A film of half a minute, small enough for a patient's mobile subscription."""

DRAWING = re.compile(r"(?P<exercise>[a-z0-9-]+)-(?:movement|[1-9])\.svg")

AS_JPEG = "save it as JPEG; an iPhone does so with Settings > Camera > Formats > Most Compatible"
AS_MP4 = "save it as MP4 with H.264, which every phone and browser plays"


def picture_problems(
    clinic: ReadFile[Clinic] | None, exercises: Sequence[ReadFile[Exercise]], pictures: PicturesFolder
) -> Iterator[Problem]:
    """What is wrong with the files of pictures and with what exercises say of them.

    While the clinic or an exercise can't be read, no photo counts as unused, since that file may use it.
    """
    for file in exercises:
        for name, steps in own_files(file):
            yield from file_problems(file, name, steps, pictures)
    used = {f"{PHOTOS}/{name}" for file in exercises for name, _ in own_files(file)}
    if clinic and clinic.model and clinic.model.logo:
        used.add(f"{PHOTOS}/{clinic.model.logo}")
    are_all_read = all(file.model for file in exercises) and clinic is not None and clinic.model is not None
    drawn = {file.stem for file in exercises if file.model is None or file.model.drawing}
    for name, found in pictures.found.items():
        # What is kept of an exercise that is no more drawn, the next build clears away.
        if name in used or name == RECORD or name in pictures.kept or exercise_drawn(name) in drawn:
            continue
        if are_all_read or not name.startswith(f"{PHOTOS}/"):
            yield unused_picture(name, found.path)


def own_files(file: ReadFile[Exercise]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The files of the clinic's own that an exercise names, and where it does."""
    if file.model is None:
        return
    photos, video = file.model.photos, file.model.video
    if photos:
        yield photos.start.file, ("photos", "start", "file")
    if photos and photos.end:
        yield photos.end.file, ("photos", "end", "file")
    if video:
        yield video.file, ("video", "file")
    if video and video.poster:
        yield video.poster, ("video", "poster")


def exercise_drawn(name: str) -> str:
    """The id of the exercise that a file of this name is a drawing of; nothing for other files."""
    match = DRAWING.fullmatch(name)
    return match["exercise"] if match else ""


def unused_picture(name: str, path: str) -> Problem:
    """The problem of a picture that no exercise shows."""
    if name.startswith(f"{PHOTOS}/"):
        hint = "name it in the photos or video of an exercise, or move it out of the content"
    else:
        hint = f"photos and films belong in {PHOTOS}/, drawings are made from the drawing of an exercise; or remove it"
    return Problem(Place(path), "unused-file", "no exercise uses this picture", hint)


def file_problems(
    exercise: ReadFile[Exercise], name: str, steps: tuple[Step, ...], pictures: PicturesFolder
) -> Iterator[Problem]:
    """What is wrong with one file of the clinic's own, as far as its first bytes and its size tell."""
    place = exercise.place(*steps)
    found = pictures.found.get(f"{PHOTOS}/{name}")
    if found is None:
        yield missing_file(place, name, pictures)
        return
    if found.is_special:
        yield special_file(place, name)
        return
    try:
        kind, size = kind_of_file(found.file), found.file.stat().st_size
    except OSError as error:
        yield unreadable(found.path, error)
        return
    if steps == ("video", "file"):
        yield from video_problems(place, name, kind, size)
    else:
        yield from photo_problems(place, name, kind, size)


def missing_file(place: Place, name: str, pictures: PicturesFolder) -> Problem:
    """The problem of a file of the clinic's own that is not there."""
    near = nearest(name, [one.removeprefix(f"{PHOTOS}/") for one in pictures.found if one.startswith(f"{PHOTOS}/")])
    hint = f"did you mean {quoted(near)}?" if near else f"put the file in {pictures.path}/{PHOTOS}/"
    return Problem(place, "missing-file", f"there is no file {quoted(name)} in {pictures.path}/{PHOTOS}/", hint)


def special_file(place: Place, name: str) -> Problem:
    """The problem of something that is named as a picture and is no ordinary file."""
    message = f"{quoted(name)} is a pipe or device, not a file"
    return Problem(place, "not-a-file", message, "put the picture itself in its place")


def photo_problems(place: Place, name: str, kind: str, size: int) -> Iterator[Problem]:
    """A photo is a JPEG, PNG or WebP file, whatever its name ends in, and no larger than cameras make them."""
    if kind not in PHOTO_KINDS:
        hint = AS_JPEG if kind == "HEIC" else "use a photo saved as JPEG, PNG or WebP"
        yield Problem(place, "not-a-photo", f"the content of {quoted(name)} is {told(kind)}, not a photo", hint)
    elif size > MOST_PHOTO_BYTES:
        message = f"the photo {quoted(name)} is larger than {MOST_PHOTO_BYTES // 1024**2} MB"
        yield Problem(place, "too-large", message, "save it smaller; 2000 pixels wide is plenty")


def video_problems(place: Place, name: str, kind: str, size: int) -> Iterator[Problem]:
    """A film is an MP4 file, and short enough to be watched on a mobile subscription."""
    if kind != "MP4":
        message = f"the content of {quoted(name)} is {told(kind)}, not an MP4 film"
        yield Problem(place, "not-a-video", message, AS_MP4)
    elif size > MOST_VIDEO_BYTES:
        message = f"the film {quoted(name)} is larger than {MOST_VIDEO_BYTES // 1024**2} MB"
        yield Problem(place, "too-large", message, "cut it to half a minute, and save it 720 pixels high")


def told(kind: str) -> str:
    """What the content of a file is, as a message says it."""
    return kind or "of an unknown kind"

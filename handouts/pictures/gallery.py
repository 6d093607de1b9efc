"""The pictures of every exercise, up to date: drawn where they were stale, photos and films made ready."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from handouts.files import is_ordinary
from handouts.pictures.drawings import Failed, examine_stale, keep, keep_drawings
from handouts.pictures.in_parallel import Tell
from handouts.pictures.logo import clinic_logo, examine_logo
from handouts.pictures.own import examine_own, own_pictures, own_ready
from handouts.pictures.picture import ExercisePictures, Picture, Pictures, mark_of
from handouts.pictures.stale import drawing_tasks, picture_names
from handouts.problem import ContentProblems, Problem
from handouts.project import Project
from handouts.reading.folder import PICTURES
from handouts.reading.kept_record import KeptDrawing, KeptFile, read_kept
from handouts.reading.library import ReadLibrary

Done = TypeVar("Done")

DIGITS_OF_NAME = 8
"""Of a drawing's digest, in its name in the site: the name changes with the drawing."""


def current_pictures(library: ReadLibrary, project: Project, tell: Tell) -> Pictures:
    """Every picture of the content as it must be now; raises ContentProblems with all that is wrong with any."""
    folder = project.content / PICTURES
    drawn, poses = attempt(lambda: keep_drawings(library, folder, tell))
    own, files = attempt(lambda: own_pictures(library, folder, project.ready_pictures, tell))
    _, logos = attempt(lambda: examine_logo(library, folder))
    if poses or files or logos:
        raise ContentProblems((*poses, *files, *logos))
    kept = {name: kept_pictures(drawing, folder) for name, drawing in read_kept(folder).items()}
    logo = clinic_logo(library.clinic, folder, project.ready_pictures)
    return Pictures(MappingProxyType({**kept, **(own or {})}), drawn or 0, logo)


def pictures_to_look_at(
    library: ReadLibrary, project: Project, failed: Sequence[Failed], tell: Tell
) -> tuple[Pictures, Mapping[str, Sequence[str]]]:
    """Every picture there is, and of drawings that failed just now those, with what is wrong with each.

    Drawings may be stale. Raises ContentProblems for photos and films that can't be used.
    """
    folder = project.content / PICTURES
    own = own_pictures(library, folder, project.ready_pictures, tell)
    kept = {name: kept_pictures(drawing, folder) for name, drawing in drawings_to_show(library, folder).items()}
    shutil.rmtree(project.failed_drawings, ignore_errors=True)
    wrong = {
        task.exercise_id: kept_pictures(keep(task, drawn, project.failed_drawings), project.failed_drawings)
        for task, drawn in failed
    }
    faults = {task.exercise_id: [finding.what for finding in drawn.findings] for task, drawn in failed}
    return Pictures(MappingProxyType({**kept, **own, **wrong}), 0), faults


def ready_pictures(library: ReadLibrary, project: Project) -> Pictures:
    """Every picture that is there already, stale as it may be; nothing is made or written for it."""
    folder = project.content / PICTURES
    kept = {name: kept_pictures(drawing, folder) for name, drawing in drawings_to_show(library, folder).items()}
    return Pictures(MappingProxyType({**kept, **own_ready(library, folder, project.ready_pictures)}), 0)


def drawings_to_show(library: ReadLibrary, folder: Path) -> dict[str, KeptDrawing]:
    """The kept drawings that fit their exercises, stale as they may be: as many pictures, and each of them there."""
    kept = read_kept(folder)
    return {
        task.exercise_id: kept[task.exercise_id]
        for task in drawing_tasks(library)
        if task.exercise_id in kept
        and [file.file for file in kept[task.exercise_id].files] == picture_names(task)
        and all(is_ordinary(folder / file.file) for file in kept[task.exercise_id].files)
    }


def examine_pictures(library: ReadLibrary, project: Project, tell: Tell) -> int:
    """How many exercises are still to be drawn; raises ContentProblems with all that is wrong with any picture.

    Nothing is drawn, and nothing is written.
    """
    folder = project.content / PICTURES
    stale, poses = attempt(lambda: examine_stale(library, folder, tell))
    _, files = attempt(lambda: examine_own(library, folder, project.ready_pictures, tell))
    _, logos = attempt(lambda: examine_logo(library, folder))
    if poses or files or logos:
        raise ContentProblems((*poses, *files, *logos))
    return stale or 0


def attempt(work: Callable[[], Done]) -> tuple[Done | None, tuple[Problem, ...]]:
    """What came of some work, or the problems that kept it from being done."""
    try:
        return work(), ()
    except ContentProblems as error:
        return None, error.problems


def kept_pictures(drawing: KeptDrawing, folder: Path) -> ExercisePictures:
    """The drawings of one exercise, as they lie in the folder."""
    return ExercisePictures(
        mark=mark_of(file.sha256 for file in drawing.files),
        frames=tuple(kept_picture(file, folder) for file in drawing.frames),
        movement=kept_picture(drawing.movement, folder) if drawing.movement else None,
    )


def kept_picture(kept: KeptFile, folder: Path) -> Picture:
    """One drawing, as it lies in the folder."""
    file = folder / kept.file
    return Picture(f"{file.stem}.{kept.sha256[:DIGITS_OF_NAME]}.svg", file, kept.width, kept.height)

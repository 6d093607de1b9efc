"""Which drawings must be made anew: those that are missing, damaged, or kept from another pose or another pen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handouts.drawing import Drawing
from handouts.model import Library
from handouts.pictures.keys import digest_of, drawing_key
from handouts.reading.kept_record import KeptDrawing


@dataclass(frozen=True)
class DrawingTask:
    """An exercise to draw: its id, its title, how it is drawn, and the key of all that."""

    exercise_id: str
    title: str
    drawing: Drawing
    key: str


def drawing_tasks(library: Library) -> list[DrawingTask]:
    """Every exercise that is drawn."""
    return [
        DrawingTask(one.id, one.title, one.drawing, drawing_key(one.id, one.title, one.drawing))
        for one in library.exercises.values()
        if one.drawing
    ]


def stale_tasks(library: Library, kept: Mapping[str, KeptDrawing], folder: Path) -> list[DrawingTask]:
    """The exercises whose drawing in the folder of pictures is not the one to be had now."""
    return [task for task in drawing_tasks(library) if not is_current(kept.get(task.exercise_id), task, folder)]


def is_current(drawing: KeptDrawing | None, task: DrawingTask, folder: Path) -> bool:
    """Whether a kept drawing was made for this task, names every picture of it, and lies whole in the folder."""
    if drawing is None or drawing.key != task.key or [file.file for file in drawing.files] != picture_names(task):
        return False
    return all(digest_of(folder / file.file) == file.sha256 for file in drawing.files)


def picture_names(task: DrawingTask) -> list[str]:
    """The files an exercise is drawn in: each frame, and where there are more of them the movement between."""
    count = len(task.drawing.frames)
    frames = [f"{task.exercise_id}-{number}.svg" for number in range(1, count + 1)]
    return [*frames, f"{task.exercise_id}-movement.svg"] if count > 1 else frames

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
    return [task for task in drawing_tasks(library) if not is_current(kept.get(task.exercise_id), task.key, folder)]


def is_current(drawing: KeptDrawing | None, key: str, folder: Path) -> bool:
    """Whether a kept drawing was made from what its key says and lies whole in the folder."""
    if drawing is None or drawing.key != key:
        return False
    return all(digest_of(folder / file.file) == file.sha256 for file in drawing.files)

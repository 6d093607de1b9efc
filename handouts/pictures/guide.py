"""The pictures of the guide to writing a pose: drawn from the examples in its text, as an author writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from handouts.drawing import Drawing
from handouts.failure import BuildFailed
from handouts.pictures.keys import drawing_key
from handouts.pictures.stale import DrawingTask, is_current
from handouts.reading.kept_record import KeptDrawing, read_kept
from handouts.reading.source import parse
from handouts.reading.textfile import TextFile

GUIDE = "writing-a-pose.md"
PICTURES = "poses"
EXAMPLE = re.compile(
    r"^```yaml\n(?P<yaml>drawing:\n.*?)^```\n\n(?P<pictures>(?:<img src=\"poses/[a-z0-9-]+-\d\.svg\"[^>\n]*>\n?)+)",
    re.MULTILINE | re.DOTALL,
)
PICTURE = re.compile(r'<img src="poses/(?P<name>[a-z0-9-]+)-(?P<number>\d)\.svg"')


@dataclass(frozen=True)
class Guide:
    """The guide: its folder, and its examples, each with the task of drawing it and the files it shows."""

    docs: Path
    tasks: tuple[DrawingTask, ...]
    shown: tuple[str, ...]

    @property
    def pictures(self) -> Path:
        """Where its pictures lie."""
        return self.docs / PICTURES

    def stale(self) -> list[DrawingTask]:
        """The examples whose pictures are missing, or drawn from another example or by other code."""
        kept: dict[str, KeptDrawing] = dict(read_kept(self.pictures))
        return [task for task in self.tasks if not is_current(kept.get(task.exercise_id), task, self.pictures)]


def read_guide(docs: Path) -> Guide:
    """The guide in a folder of documentation; raises BuildFailed for an example that is written wrongly."""
    text = (docs / GUIDE).read_text(encoding="utf-8")
    tasks, shown = [], []
    for found in EXAMPLE.finditer(text):
        names = list(PICTURE.finditer(found["pictures"]))
        line = text.count("\n", 0, found.start()) + 1
        tasks.append(task_of(names[0]["name"], found["yaml"], f"docs/{GUIDE}:{line}"))
        shown += [f"{one['name']}-{one['number']}.svg" for one in names]
    return Guide(docs, tuple(tasks), tuple(shown))


def task_of(name: str, written: str, where: str) -> DrawingTask:
    """The task of drawing one example."""
    source = parse(TextFile(where, written))
    value = source.value
    try:
        drawing = Drawing.model_validate(value["drawing"] if isinstance(value, dict) else None)
    except ValidationError as error:
        raise BuildFailed(f"{where}: {error}") from error
    title = name.replace("-", " ")
    return DrawingTask(name, title, drawing, drawing_key(name, title, drawing))

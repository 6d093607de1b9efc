"""A pen that draws at once, for tests of what is kept: it stands in for the figure where its looks don't matter."""

from __future__ import annotations

from pathlib import Path

from handouts.figure.exercise import DrawnExercise, DrawnFrame
from handouts.figure.posing.soundness import Finding
from handouts.pictures.stale import DrawingTask

WRONG = "log-roll"
"""The id of an exercise whose pose this pen always finds fault with."""


FAULT = Finding(
    ("frames", 1),
    "the right foot floats 6 cm above the floor",
    "let the knee give way: add knee_right.flexion to adapts",
)


def draw(task: DrawingTask) -> DrawnExercise:
    """A rectangle a frame, and a movement where there are two frames; nothing but a fault for the exercise WRONG."""
    if task.exercise_id == WRONG:
        return DrawnExercise((), None, (FAULT,))
    frames = tuple(
        DrawnFrame(picture(f"{task.title} {number}"), 880, 360) for number in range(len(task.drawing.frames))
    )
    return DrawnExercise(frames, picture("movement") if len(frames) > 1 else None, ())


def draw_wrongly(task: DrawingTask) -> DrawnExercise:
    """A fault in every exercise, and no drawing."""
    del task
    return DrawnExercise((), None, (FAULT,))


def examine(task: DrawingTask) -> tuple[Finding, ...]:
    """The faults that drawing would find."""
    return draw(task).findings


def picture(title: str) -> str:
    """A drawing of nothing much."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 360"><title>{title}</title>'
        '<rect class="figure-skin" width="100" height="40" fill="#F1D2B8"/></svg>\n'
    )


def add_drawing(content: Path, exercise_id: str, frames: int = 2, extra: str = "") -> None:
    """Let an exercise of some content be drawn."""
    file = content / "exercises" / f"{exercise_id}.yml"
    text = file.read_text(encoding="utf-8")
    lines = ["drawing:", "  body: woman", "  posture: hooklying", "  frames:", *["    - {}"] * frames, extra]
    file.write_text(text.rstrip() + "\n" + "\n".join(line for line in lines if line) + "\n", encoding="utf-8")

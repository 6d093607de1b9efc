"""Drawing one exercise, as work for a process of its own: the one place that asks the figure's modules for drawings.

Whoever imports this loads numpy; a build that draws nothing does not.
"""

from __future__ import annotations

from handouts.figure.exercise import DrawnExercise, draw_exercise, examine_drawing
from handouts.figure.posing.soundness import Finding
from handouts.pictures.stale import DrawingTask


def draw(task: DrawingTask) -> DrawnExercise:
    """The drawings of an exercise, or what is wrong with them."""
    return draw_exercise(task.exercise_id, task.title, task.drawing)


def examine(task: DrawingTask) -> tuple[Finding, ...]:
    """What is wrong with how an exercise is drawn, found without drawing it."""
    return examine_drawing(task.drawing)

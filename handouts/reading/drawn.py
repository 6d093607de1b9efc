"""What a drawing says that can't all be so, as far as it is seen without a body that tries it."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.drawing import Drawing, Frame, PathArrow
from handouts.exercise import Exercise
from handouts.problem import Problem, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.source import Step

NEEDS_A_PLACE = frozenset({"right_angle", "plumb_line", "touch", "gap"})
"""Marks that are drawn at a landmark."""

BENDS = ("hip", "knee", "ankle", "elbow")
"""Landmarks in which a right angle can be seen."""


def drawing_problems(file: ReadFile[Exercise], drawing: Drawing) -> Iterator[Problem]:
    """Frames that are named and not there, and marks without a place they can be drawn at."""
    yield from arrow_problems(file, drawing)
    yield from mark_problems(file, drawing.both, ("drawing", "both"))
    if drawing.both.ghost_of is not None:
        place = file.place("drawing", "both", "ghost_of")
        yield Problem(
            place, "wrong-value", "ghost_of is said of all frames", "say it of the frame that shows the outline"
        )
    for number, frame in enumerate(drawing.frames):
        yield from mark_problems(file, frame, ("drawing", "frames", number))
        if frame.ghost_of is not None and frame.ghost_of > number:
            message = f"the outline in frame {number + 1} is to show frame {frame.ghost_of}"
            place = file.place("drawing", "frames", number, "ghost_of")
            yield Problem(place, "unknown-frame", message, "name a frame before this one; frames count from 1")


def arrow_problems(file: ReadFile[Exercise], drawing: Drawing) -> Iterator[Problem]:
    """Every frame an arrow names must be there, and one it comes from must be another than the one it leads to."""
    count = len(drawing.frames)
    for number, arrow in enumerate(drawing.arrows):
        begins = arrow.from_frame if isinstance(arrow, PathArrow) else None
        for key, frame in (("frame", arrow.frame), ("from_frame", begins)):
            if frame is not None and frame > count:
                message = f"the arrow belongs to frame {frame}, and the drawing has {count}"
                yield Problem(
                    file.place("drawing", "arrows", number, key), "unknown-frame", message, "frames count from 1"
                )
        if begins is not None and begins == (arrow.frame or count):
            message = f"the arrow begins and ends in frame {begins}"
            hint = "name two frames, or leave from_frame out"
            yield Problem(file.place("drawing", "arrows", number, "from_frame"), "unknown-frame", message, hint)


def mark_problems(file: ReadFile[Exercise], frame: Frame, steps: tuple[Step, ...]) -> Iterator[Problem]:
    """A mark at a spot must say which, and a right angle must be in a joint."""
    for number, mark in enumerate(frame.marks):
        if mark.kind in NEEDS_A_PLACE and mark.at is None:
            message = f'"at" is missing in the mark {quoted(mark.kind)}'
            place = file.place(*steps, "marks", number)
            yield Problem(place, "missing-key", message, "name the landmark, such as at: knee_right")
        elif mark.kind == "right_angle" and mark.at and mark.at.rpartition("_")[0] not in BENDS:
            message = f"a right angle is in a joint, not at {quoted(mark.at)}"
            place = file.place(*steps, "marks", number, "at")
            yield Problem(place, "wrong-value", message, f"name one of {', '.join(BENDS)}, with its side")

"""A session as the sheets take it: its parts, and the exercises in these with all that is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from handouts.sheets.passages import link_values
from handouts.sheets.picture import Pictures, height_over_width
from handouts.views.block import PartView, SessionView
from handouts.views.boxes import Boxes
from handouts.views.exercise import ExerciseView, LevelView, Remark
from handouts.views.passage import LinkView
from handouts.wording.amounts import OPEN
from handouts.wording.captions import FigureWords
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import DoseCell


def session_values(session: SessionView, pictures: Pictures, words: Catalogue) -> dict[str, Any]:
    """A session; how long it takes is told at its heading, and at that of the block where it has none."""
    return {
        "heading": session.heading,
        "frequency": session.frequency,
        "length": session.length if session.heading else "",
        "text": " ".join(session.text),
        "rules": " ".join(session.rules),
        "parts": [part_values(part, pictures, words) for part in session.parts],
    }


def part_values(part: PartView, pictures: Pictures, words: Catalogue) -> dict[str, Any]:
    """A part of a session."""
    return {
        "heading": part.heading,
        "text": " ".join(part.text),
        "rules": " ".join(part.rules),
        "exercises": [exercise_values(one, pictures, words) for one in part.exercises],
    }


def exercise_values(exercise: ExerciseView, pictures: Pictures, words: Catalogue) -> dict[str, Any]:
    """One exercise of a session, in the words of its page."""
    return {
        "number": exercise.number,
        "title": exercise.title,
        "aim": exercise.aim,
        "start": exercise.start,
        "steps": list(exercise.steps),
        "dose": [cell_values(cell) for cell in exercise.cells],
        "is_stated": exercise.is_stated,
        "pen": pens_beside(exercise),
        "boxes": boxes_values(exercise.boxes),
        "is_each_side": exercise.is_each_side,
        "more": more_values(exercise.more, exercise.links, words),
        "levels_title": words.phrase("exercise.levels") if exercise.levels else "",
        "levels": [level_values(level, pictures, words) for level in exercise.levels],
        "side": exercise.figure.side,
        "pictures": picture_values(exercise.id, exercise.figure, pictures),
    }


def pens_beside(exercise: ExerciseView) -> list[str]:
    """What is filled in by pen beside the cells of the dose, which have lines of their own."""
    return list(exercise.pen[sum(len(cell.pens) for cell in exercise.cells) :])


def boxes_values(boxes: Boxes) -> dict[str, Any]:
    """What is ticked on the days of a week."""
    return {"days": list(boxes.days), "sure": boxes.sure, "offered": boxes.offered, "is_tally": boxes.tally}


def cell_values(cell: DoseCell) -> dict[str, Any]:
    """A cell of the dose line; the words around what is open, where a line for the pen stands in its place."""
    return {
        "kind": cell.kind,
        "number": cell.number,
        "words": cell.words,
        "is_open": cell.is_open,
        "pens": list(cell.pens),
        "around": [piece.strip() for piece in cell.words.split(OPEN)],
    }


def more_values(remarks: Sequence[Remark], links: Sequence[LinkView], words: Catalogue) -> list[dict[str, Any]]:
    """All that is said beside the steps, and where more is told."""
    linked = {"kind": "links", "heading": words.phrase("exercise.links"), "said": "", "links": link_values(links)}
    return [*(remark_values(remark) for remark in remarks), *([linked] if links else [])]


def remark_values(remark: Remark) -> dict[str, Any]:
    """What else is said of an exercise."""
    return {"kind": remark.kind, "heading": remark.heading, "said": " ".join(remark.sentences), "links": []}


def level_values(level: LevelView, pictures: Pictures, words: Catalogue) -> dict[str, Any]:
    """One level of an exercise, with words and pictures of the exercise that shows it."""
    return {
        "title": level.title,
        "difference": " ".join(level.difference),
        "start": level.start,
        "steps": list(level.steps),
        "more": more_values(level.more, level.links, words),
        "dose": [cell_values(cell) for cell in level.cells],
        "pictures": picture_values(level.shown_by, level.figure, pictures),
    }


def picture_values(shown: str, figure: FigureWords | None, pictures: Pictures) -> list[dict[str, Any]]:
    """The frames that show an exercise, each with its height for a width of 1 and what stands below it."""
    found = pictures.get(shown, ())
    said = figure.frames if figure and len(figure.frames) == len(found) else ()
    return [
        {
            "svg": picture.svg,
            "caption": words.moment if words else "",
            "alt": picture.alt or (words.alt if words else ""),
            "height": height_over_width(picture),
        }
        for picture, words in zip_longest(found, said)
    ]

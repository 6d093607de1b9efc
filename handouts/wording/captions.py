"""What stands with the pictures of an exercise: the moment below each, words for who can't see it, the side shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.dose import Dose, Side, SideOf, StatedDose
from handouts.model import Exercise
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import CellKind, DoseCell
from handouts.wording.pose import frame_words
from handouts.wording.sentences import BETWEEN, sentence_start


@dataclass(frozen=True)
class FrameWords:
    """What stands with one picture: the moment it shows, what more is said there, and the picture in words.

    `alt` is made from the pose of a drawing; a photo brings words of its own.
    """

    moment: str
    more: str
    alt: str


@dataclass(frozen=True)
class FigureWords:
    """What stands with the pictures of an exercise: with each in order, and which side they show."""

    frames: tuple[FrameWords, ...]
    side: str


def figure_words(exercise: Exercise, dose: Dose, cells: Sequence[DoseCell], words: Catalogue) -> FigureWords:
    """The words with the pictures of an exercise that has this dose, which `cells` tell."""
    moments = exercise.captions or default_moments(frame_count(exercise), words)
    last = len(moments) - 1
    frames = tuple(
        FrameWords(
            moment, end_words(cells, words) if number == last else "", frame_words(exercise, number, moment, words)
        )
        for number, moment in enumerate(moments)
    )
    return FigureWords(frames, side_words(dose, exercise, words))


def frame_count(exercise: Exercise) -> int:
    """How many pictures an exercise has beside each other; none for a film."""
    if exercise.drawing:
        return len(exercise.drawing.frames)
    return (2 if exercise.photos.end else 1) if exercise.photos else 0


def default_moments(count: int, words: Catalogue) -> Sequence[str]:
    """What the pictures of an exercise are called where the content does not say: begin, then, end."""
    begin, between, end = (words.phrase(f"picture.{name}") for name in ("begin", "between", "end"))
    return [begin, *[between] * (count - 2), end][:count]


def end_words(cells: Sequence[DoseCell], words: Catalogue) -> str:
    """Whether the last picture is held, and how long, or left again; nothing where the source does not say."""
    by_kind = {cell.kind: cell for cell in cells}
    if CellKind.HOLD in by_kind:
        return str(by_kind[CellKind.HOLD])
    return words.phrase("picture.to_and_fro") if CellKind.REPETITIONS in by_kind else ""


def side_words(dose: Dose, exercise: Exercise, words: Catalogue) -> str:
    """Which side the pictures show, and what to do with the other.

    Nothing for a movement of both sides together, nor for a drawing that names no side: that shows both.
    """
    if exercise.side_mode is Side.BOTH_TOGETHER:
        return ""
    return sentence_start(BETWEEN.join(side_phrases(dose, exercise, words)))


def side_phrases(dose: Dose, exercise: Exercise, words: Catalogue) -> Iterator[str]:
    """Which side is drawn, then what to do with the other, of a movement that has sides."""
    drawn = exercise.drawing.side if exercise.drawing else None
    of = dose.side_of if isinstance(dose, StatedDose) else SideOf.SIDE
    if drawn:
        yield words.phrase(f"picture.drawn_{of}", side=words.phrase(f"picture.{drawn}"))
    if exercise.side_mode is Side.EACH_SIDE and (drawn or not exercise.drawing):
        yield words.phrase("picture.other_side")
    elif drawn:
        yield words.phrase("picture.other_side_in_turn")

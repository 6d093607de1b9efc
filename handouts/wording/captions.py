"""What stands with the pictures of an exercise: the moment below each, words for who can't see it, the side shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handouts.dosing.dose import ONE_SIDE, Dose, Side, SideOf, StatedDose, Unit
from handouts.exercise import Exercise
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import CellKind, DoseCell, Setting, dose_cells
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


def figure_words(exercise: Exercise, dose: Dose, setting: Setting, words: Catalogue) -> FigureWords:
    """The words with the pictures of an exercise that has this dose in this setting."""
    cells = dose_cells(dose, setting, words)
    moments = exercise.captions or default_moments(frame_count(exercise), words)
    last = len(moments) - 1
    frames = tuple(
        FrameWords(
            moment,
            end_words(dose, cells, words) if number == last else "",
            frame_words(exercise, number, moment, words),
        )
        for number, moment in enumerate(moments)
    )
    return FigureWords(frames, side_words(dose, exercise, setting, words))


def frame_count(exercise: Exercise) -> int:
    """How many pictures an exercise has beside each other; none for a film."""
    if exercise.drawing:
        return len(exercise.drawing.frames)
    return (2 if exercise.photos.end else 1) if exercise.photos else 0


def default_moments(count: int, words: Catalogue) -> Sequence[str]:
    """What the pictures of an exercise are called where the content does not say: begin, then, end."""
    begin, between, end = (words.phrase(f"picture.{name}") for name in ("begin", "between", "end"))
    return [begin, *[between] * (count - 2), end][:count]


def end_words(dose: Dose, cells: Sequence[DoseCell], words: Catalogue) -> str:
    """Whether the last picture is held, and how long, or left again; nothing where the source does not say."""
    hold = next((cell for cell in cells if cell.kind is CellKind.HOLD and not cell.is_open), None)
    if hold:
        return str(hold)
    is_repeated = isinstance(dose, StatedDose) and dose.repetitions and dose.unit is Unit.REPETITION
    is_plain = is_repeated and isinstance(dose, StatedDose) and not dose.cycle and dose.unit_name is None
    return words.phrase("picture.to_and_fro") if is_plain else ""


def side_words(dose: Dose, exercise: Exercise, setting: Setting, words: Catalogue) -> str:
    """Which side the pictures show, and what to do with the other.

    Nothing for a movement of both sides together, nor for a drawing that names no side: that shows both.
    """
    if exercise.side_mode is Side.BOTH_TOGETHER:
        return ""
    return sentence_start(BETWEEN.join(side_phrases(dose, exercise, setting, words)))


def side_phrases(dose: Dose, exercise: Exercise, setting: Setting, words: Catalogue) -> Iterator[str]:
    """Which side is drawn, then what to do with the other, of a movement that has sides."""
    drawn = exercise.drawing.side if exercise.drawing else None
    side = dose.side or exercise.side_mode
    if drawn:
        yield words.phrase(f"picture.drawn_{dose.side_of}", side=words.phrase(f"picture.{drawn}"))
    if side in ONE_SIDE:
        if drawn and side != drawn:
            yield words.phrase("picture.your_side", side=own_side(side, dose.side_of, setting, words))
    elif side is Side.EACH_SIDE and (drawn or not exercise.drawing):
        yield words.phrase("picture.other_side")
    elif drawn:
        yield words.phrase("picture.other_side_in_turn")


def own_side(side: Side, side_of: SideOf, setting: Setting, words: Catalogue) -> str:
    """The one side an exercise is done with, as its programme calls it."""
    named = {Side.AFFECTED: setting.affected, Side.UNAFFECTED: setting.unaffected}.get(side)
    if named:
        return named
    if side in (Side.AFFECTED, Side.UNAFFECTED):
        return words.phrase(f"picture.{side}")
    return words.phrase(f"picture.side_{side_of}", side=words.phrase(f"picture.{side}"))

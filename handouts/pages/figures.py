"""How an exercise is shown: its pictures in order, each with a caption and with words for who can't see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handouts.addresses import picture_address, picture_link
from handouts.dose import Dose, Side, SideOf, StatedDose, Unit
from handouts.model import Exercise
from handouts.pages.pose_words import frame_words
from handouts.pages.wording import sentence_start
from handouts.pages.words import Catalogue
from handouts.pictures.picture import ExercisePictures, Film, Picture

BETWEEN = " · "


class Sized(NamedTuple):
    """A picture as Markdown refers to it, and its size."""

    link: str
    width: int
    height: int


@dataclass(frozen=True)
class FigureFrame:
    """One picture of an exercise: what it shows in words, and what stands below it."""

    picture: Sized
    alt: str
    moment: str
    more: str


@dataclass(frozen=True)
class FigureFilm:
    """A film of an exercise: the link to it, what it shows in words, and the photo in its place."""

    link: str
    alt: str
    poster: Sized | None


@dataclass(frozen=True)
class Figure:
    """Everything that shows one exercise on a page. `start` is how it begins, `rest` the other frames.

    `movement` is the address, seen from the page, of the drawing that moves.
    """

    start: tuple[FigureFrame, ...] = ()
    rest: tuple[FigureFrame, ...] = ()
    side: str = ""
    movement: str = ""
    film: FigureFilm | None = None

    @property
    def count(self) -> int:
        """How many frames there are."""
        return len(self.start) + len(self.rest)


def figure(dose: Dose, exercise: Exercise, shown: ExercisePictures | None, page: str, words: Catalogue) -> Figure:
    """How an exercise is shown on the page at the address `page`; nothing where there are no pictures."""
    if shown is None:
        return Figure()
    if shown.film:
        return Figure(film=figure_film(shown.film, page), side=side_words(dose, exercise, words))
    frames = tuple(figure_frames(dose, exercise, shown, page, words))
    return Figure(
        start=frames[:1],
        rest=frames[1:],
        side=side_words(dose, exercise, words),
        movement=picture_address(page, shown.movement.name) if shown.movement else "",
    )


def figure_frames(
    dose: Dose, exercise: Exercise, shown: ExercisePictures, page: str, words: Catalogue
) -> Iterator[FigureFrame]:
    """Each picture with its caption: the moment, and at the last one whether to hold or to go back."""
    moments = exercise.captions or default_moments(len(shown.frames), words)
    for number, (picture, moment) in enumerate(zip(shown.frames, moments, strict=True)):
        is_end = number == len(shown.frames) - 1
        alt = picture.alt or frame_words(exercise, number, moment, words)
        yield FigureFrame(sized(picture, page), alt, moment, end_words(dose, words) if is_end else "")


def default_moments(count: int, words: Catalogue) -> Sequence[str]:
    """What the pictures of an exercise are called where the content does not say: begin, then, end."""
    begin, between, end = (words.phrase(f"picture.{name}") for name in ("begin", "between", "end"))
    return [begin, *[between] * (count - 2), end][:count]


def end_words(dose: Dose, words: Catalogue) -> str:
    """Whether the last picture is held, and how long, or left again; nothing where the source does not say."""
    if not isinstance(dose, StatedDose):
        return ""
    if dose.hold_seconds is not None:
        return words.phrase("dose.hold", count=dose.hold_seconds)
    is_repeated = dose.repetitions is not None and dose.unit is Unit.REPETITION
    return words.phrase("picture.to_and_fro") if is_repeated else ""


def side_words(dose: Dose, exercise: Exercise, words: Catalogue) -> str:
    """Which side the pictures show, and what to do with the other.

    Nothing for a movement of both sides together, nor for a drawing that names no side: that shows both.
    """
    if exercise.side_mode is Side.BOTH_TOGETHER:
        return ""
    drawn = exercise.drawing.side if exercise.drawing else None
    of = dose.side_of if isinstance(dose, StatedDose) else SideOf.SIDE
    told = [words.phrase(f"picture.drawn_{of}", side=words.phrase(f"picture.{drawn}"))] if drawn else []
    if exercise.side_mode is Side.EACH_SIDE and (drawn or not exercise.drawing):
        told.append(words.phrase("picture.other_side"))
    elif drawn:
        told.append(words.phrase("picture.other_side_in_turn"))
    return sentence_start(BETWEEN.join(told))


def figure_film(film: Film, page: str) -> FigureFilm:
    """A film as a page links to it."""
    return FigureFilm(picture_link(page, film.name), film.alt, sized(film.poster, page) if film.poster else None)


def sized(picture: Picture, page: str) -> Sized:
    """A picture as the Markdown of a page refers to it."""
    return Sized(picture_link(page, picture.name), picture.width, picture.height)


def thumbnail(shown: ExercisePictures | None, page: str) -> Sized | None:
    """The picture that stands for an exercise in a list: its last one, or the photo in the place of its film."""
    if shown is None:
        return None
    picture = shown.frames[-1] if shown.frames else shown.film.poster if shown.film else None
    return sized(picture, page) if picture else None

"""How an exercise is shown: its pictures in order, each with a caption and with words for who can't see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from handouts.addresses import picture_address, picture_link
from handouts.pictures.picture import ExercisePictures, Film, Picture
from handouts.wording.captions import FigureWords


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


def figure(said: FigureWords, shown: ExercisePictures | None, page: str) -> Figure:
    """How an exercise is shown on the page at the address `page`; nothing where there are no pictures."""
    if shown is None:
        return Figure()
    if shown.film:
        return Figure(film=figure_film(shown.film, page), side=said.side)
    frames = tuple(
        FigureFrame(sized(picture, page), picture.alt or words.alt, words.moment, words.more)
        for picture, words in zip(shown.frames, said.frames, strict=True)
    )
    return Figure(
        start=frames[:1],
        rest=frames[1:],
        side=said.side,
        movement=picture_address(page, shown.movement.name) if shown.movement else "",
    )


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

"""The pictures of every exercise as the sheets take them: drawings as they are, a photo in the frame of a drawing."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

from handouts.model import Exercise, Library
from handouts.pages.figures import default_moments
from handouts.pages.pose_words import frame_words
from handouts.pages.words import Catalogue
from handouts.pictures.picture import ExercisePictures
from handouts.pictures.picture import Picture as SitePicture
from handouts.pictures.picture import Pictures as SitePictures
from handouts.sheets.picture import Picture, Pictures


def sheet_pictures(library: Library, pictures: SitePictures, words: Catalogue) -> Pictures:
    """The frames of each exercise that has any, with their captions and with words for who can't see them."""
    return {
        one: tuple(frames(library.exercises[one], shown, words))
        for one, shown in pictures.of.items()
        if one in library.exercises and (shown.frames or shown.film)
    }


def frames(exercise: Exercise, shown: ExercisePictures, words: Catalogue) -> Iterator[Picture]:
    """The frames of one exercise; of a film the photo that stands in its place."""
    if shown.film:
        if shown.film.poster:
            yield Picture(svg_of(shown.film.poster), "", shown.film.alt)
        return
    moments: Sequence[str] = exercise.captions or default_moments(len(shown.frames), words)
    for number, (picture, moment) in enumerate(zip(shown.frames, moments, strict=True)):
        yield Picture(svg_of(picture), moment, picture.alt or frame_words(exercise, number, moment, words))


def svg_of(picture: SitePicture) -> str:
    """A picture as SVG: its own, or that of a photo in a view box of its size."""
    if picture.name.endswith(".svg"):
        return picture.file.read_text(encoding="utf-8")
    content = base64.b64encode(picture.file.read_bytes()).decode()
    kind = "png" if picture.name.endswith(".png") else "jpeg"
    size = f'width="{picture.width}" height="{picture.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width} {picture.height}">'
        f'<image {size} href="data:image/{kind};base64,{content}"/></svg>'
    )

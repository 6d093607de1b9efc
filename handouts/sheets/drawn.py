"""The pictures of every exercise as the sheets take them: drawings as they are, a photo in the frame of a drawing."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from handouts.pictures.picture import ExercisePictures
from handouts.pictures.picture import Picture as SitePicture
from handouts.pictures.picture import Pictures as SitePictures
from handouts.sheets.picture import Picture, Pictures
from handouts.views.library import LibraryView
from handouts.wording.captions import FigureWords


def sheet_pictures(library: LibraryView, pictures: SitePictures) -> Pictures:
    """The frames of each exercise that is met and has any, with captions and with words for who can't see them."""
    figures = {one.id: one.figure for _, _, one in library.met()}
    return {
        one: tuple(frames(figures[one], shown))
        for one, shown in pictures.of.items()
        if one in figures and (shown.frames or shown.film)
    }


def frames(said: FigureWords, shown: ExercisePictures) -> Iterator[Picture]:
    """The frames of one exercise; of a film the photo that stands in its place."""
    if shown.film:
        if shown.film.poster:
            yield Picture(svg_of(shown.film.poster), "", shown.film.alt)
        return
    for picture, words in zip(shown.frames, said.frames, strict=True):
        yield Picture(svg_of(picture), words.moment, picture.alt or words.alt)


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

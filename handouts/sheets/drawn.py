"""The pictures of every exercise as the sheets take them: drawings without empty edges, a photo in its frame."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from handouts.pictures.picture import ExercisePictures
from handouts.pictures.picture import Picture as SitePicture
from handouts.pictures.picture import Pictures as SitePictures
from handouts.sheets.cropping import cropped
from handouts.sheets.picture import Picture, Pictures
from handouts.views.exercise import ExerciseView
from handouts.views.library import LibraryView


def sheet_pictures(library: LibraryView, pictures: SitePictures) -> Pictures:
    """The frames of each exercise that is shown in some block, itself or as a level of another."""
    shown = {one for _, _, exercise in library.met() for one in shown_with(exercise)}
    return {one: frames(pictures.of[one]) for one in pictures.of if one in shown}


def shown_with(exercise: ExerciseView) -> Iterator[str]:
    """The ids of the exercises whose pictures stand with one: its own, and those of its levels."""
    yield exercise.id
    yield from (level.shown_by for level in exercise.levels if level.shown_by)


def frames(shown: ExercisePictures) -> tuple[Picture, ...]:
    """The frames of one exercise; of a film the photo that stands in its place, if there is one."""
    if shown.film:
        poster = shown.film.poster
        return (Picture(svg_of(poster), shown.film.alt),) if poster else ()
    svgs = [svg_of(picture) for picture in shown.frames]
    return tuple(
        Picture(svg, picture.alt)
        for svg, picture in zip(cropped(svgs) if shown.is_drawn else svgs, shown.frames, strict=True)
    )


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

"""Pictures a clinic makes itself, and who looked at pictures, as frozen values."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.fields import Content, Day, Name, Words

FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)]
PictureMark = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]


class Photo(Content):
    """A photo of the clinic's own: a file in content/pictures/photos/, and what it shows for who can't see it."""

    file: FileName
    alt: Words


class Photos(Content):
    """Photos instead of a drawing: how the exercise begins, and how it ends."""

    start: Photo
    end: Photo | None = None


class Video(Content):
    """A short film instead of a drawing; `poster` is the photo that stands in its place until it is played."""

    file: FileName
    alt: Words
    poster: FileName | None = None


class PictureReview(Content):
    """Someone who looked whether the pictures show the exercise rightly.

    `picture` is the mark that stood by them on the sheet of all pictures: it changes when a picture does.
    """

    role: Name
    name: Name | None = None
    date: Day
    picture: PictureMark

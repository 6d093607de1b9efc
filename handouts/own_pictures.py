"""Pictures a clinic makes itself, and who looked at pictures, as frozen values."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handouts.fields import Content, Day, Name, Words

FILE_NAME_FORM = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
MARK_FORM = r"^[0-9a-f]{8}$"

FileName = Annotated[str, Field(pattern=FILE_NAME_FORM, max_length=100)]
PictureMark = Annotated[str, Field(pattern=MARK_FORM)]


class Photo(Content):
    """A photo of the clinic's own: a file in content/pictures/photos/, and what it shows for who can't see it."""

    file: FileName = Field(description="A file in content/pictures/photos/.")
    alt: Words = Field(description="What it shows, for who can't see it.")


class Photos(Content):
    """Photos instead of a drawing: how the exercise begins, and how it ends."""

    start: Photo = Field(description="How the exercise begins.")
    end: Photo | None = Field(None, description="How it ends.")


class Video(Content):
    """A short film instead of a drawing; `poster` is the photo that stands in its place until it is played."""

    file: FileName = Field(description="An MP4 file in content/pictures/photos/.")
    alt: Words = Field(description="What it shows, for who can't see it.")
    poster: FileName | None = None


class PictureReview(Content):
    """Someone who looked whether the pictures show the exercise rightly.

    `picture` is the mark that stood by them on the sheet of all pictures: it changes when a picture does.
    """

    role: Name = Field(description="What the one who looked is.")
    name: Name | None = None
    date: Day = Field(description="The day of the look.")
    picture: PictureMark

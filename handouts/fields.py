"""The kinds of values that content is made of: words, ids, days, numbers; and the ground of every model."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

OWN_REFUSAL = "handout"
"""The type of every error that carries its own code, message and hint."""

ONE_LINE = "^[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]*$"
"""No line break or tab, and no character that reverses text."""

ID_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE_FORM = r"^[A-Z0-9][A-Z0-9./-]{0,18}[A-Z0-9]$"
VERSION_FORM = r"^[0-9]+\.[0-9]+$"
PHONE_FORM = r"^\+?[0-9][0-9 ()-]{5,24}$"
LINK_FORM = r"^https?://[^\s/?#\"<>]+(/[^\s\"<>]*)?$"
HOST = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:([0-9]{1,4}|[1-5][0-9]{4}))?"
FOLDERS = r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?"
SITE_FORM = f"^https?://{HOST}{FOLDERS}$"

LONGEST_NAME, LONGEST_SENTENCE, LONGEST_NOTE = 120, 400, 2000
"""Characters of a title, of a sentence, and of what no patient reads: twice the longest of the sample and more."""

Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_SENTENCE, pattern=ONE_LINE)
]
"""A sentence; a text of more sentences is a list of them."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME, pattern=ONE_LINE)]
"""A title or name, which must stand at the head of a page and on a button."""

Note = Annotated[str, Field(min_length=1, max_length=LONGEST_NOTE)]
"""What the clinic or the source says, and no patient reads; it may have more lines."""

Id = Annotated[str, Field(pattern=ID_FORM, max_length=60)]
Code = Annotated[str, Field(pattern=CODE_FORM)]
"""What a leaflet is called by on paper: PI47, 8234, CS-1, C-618/OR."""

Version = Annotated[str, Field(pattern=VERSION_FORM, max_length=20)]
Phone = Annotated[str, Field(pattern=PHONE_FORM)]
WebLink = Annotated[str, Field(pattern=LINK_FORM, max_length=500)]
WebAddress = Annotated[str, Field(pattern=SITE_FORM, max_length=200)]
"""Where the site stands: characters that mean the same in a page, in a QR code and typed by hand."""


def iso_day(written: object) -> object:
    """A day as year, month and day; pydantic alone would also take moments, and numbers of seconds."""
    if isinstance(written, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return written
    raise PydanticCustomError("date_form", "not year, month and day")


Day = Annotated[date, BeforeValidator(iso_day)]
Centimetres = Annotated[int, Field(strict=True, ge=1, le=300)]
Week = Annotated[int, Field(strict=True, ge=1, le=104)]
Days = Annotated[int, Field(strict=True, ge=1, le=365)]
Megabytes = Annotated[int, Field(strict=True, ge=1, le=200)]


def refusal(code: str, message: str, hint: str, *key: str) -> PydanticCustomError:
    """What a model raises for a value it refuses: a code of `problem.CODES`, plain words, and how to mend it.

    `key` leads from the refused value to the part that is shown, where that is not all of it.
    """
    return PydanticCustomError(OWN_REFUSAL, "{message}", {"code": code, "message": message, "hint": hint, "key": key})


class Content(BaseModel):
    """Ground of every model: frozen, and a key it does not know is a problem, not a silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

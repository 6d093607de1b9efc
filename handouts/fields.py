"""The kinds of values that content is made of: words, ids, days, numbers; and the ground of every model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


@dataclass(frozen=True)
class Language:
    """Marks a field that holds words in the clinic's language. A translation replaces these fields and no others."""


ONE_LINE = "^[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]*$"
"""No line break or tab, and no character that reverses text."""

LONGEST_NAME, LONGEST_SENTENCE, LONGEST_NOTE = 120, 400, 2000
"""Characters of a title, of a sentence, and of what no patient reads: twice the longest of the sample and more."""

Words = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_SENTENCE, pattern=ONE_LINE),
    Language(),
]
"""A sentence; a text of more sentences is a list of them."""

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME, pattern=ONE_LINE), Language()
]
"""A title or name, which must stand at the head of a page and on a button."""

Note = Annotated[str, Field(min_length=1, max_length=LONGEST_NOTE)]
"""What the clinic or the source says, and no patient reads; it may have more lines."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Code = Annotated[str, Field(pattern=r"^[A-Z]{2,6}-[0-9]{1,4}$")]
Version = Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+$", max_length=20)]
HOST = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:([0-9]{1,4}|[1-5][0-9]{4}))?"
FOLDERS = r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?"
WebAddress = Annotated[str, Field(pattern=f"^https?://{HOST}{FOLDERS}$", max_length=200)]
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


class Content(BaseModel):
    """Ground of every model: frozen, and a key it does not know is a problem, not a silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

"""The logo that the clinic names: its file is there, and small enough for every phone to fetch."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.model import Clinic
from handouts.problem import Problem, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.folder import PHOTOS, PicturesFolder
from handouts.reading.pictures import missing_file, special_file

MOST_BYTES = 100 * 1024
"""Every phone fetches the logo with the first page."""


def logo_problems(clinic: ReadFile[Clinic] | None, pictures: PicturesFolder) -> Iterator[Problem]:
    """What is wrong with the clinic's logo, as far as its name and size tell."""
    if clinic is None or clinic.model is None or clinic.model.logo is None:
        return
    place, name = clinic.place("logo"), clinic.model.logo
    found = pictures.found.get(f"{PHOTOS}/{name}")
    if found is None:
        yield missing_file(place, name, pictures)
    elif found.is_special:
        yield special_file(place, name)
    elif (problem := found.unreadable) is not None:
        yield problem
    elif found.file.stat().st_size > MOST_BYTES:
        message = f"the logo {quoted(name)} is larger than {MOST_BYTES // 1024} kB"
        yield Problem(place, "too-large", message, "save it smaller; as SVG, a logo takes a few kB")

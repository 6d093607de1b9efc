"""The logo that the clinic names: its file is there, and it can be used."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.model import Clinic
from handouts.problem import Problem, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.folder import PHOTOS, PicturesFolder
from handouts.reading.logo_file import MOST_BYTES, LogoRefused, logo_size
from handouts.reading.pictures import missing_file
from handouts.reading.textfile import unreadable


def logo_problems(clinic: ReadFile[Clinic] | None, pictures: PicturesFolder) -> Iterator[Problem]:
    """What is wrong with the clinic's logo, if it has one."""
    if clinic is None or clinic.model is None or clinic.model.logo is None:
        return
    place, name = clinic.place("logo"), clinic.model.logo
    found = pictures.found.get(f"{PHOTOS}/{name}")
    if found is None:
        yield missing_file(place, name, pictures)
        return
    try:
        if found.file.stat().st_size > MOST_BYTES:
            message = f"the logo {quoted(name)} is larger than {MOST_BYTES // 1024} kB"
            yield Problem(place, "too-large", message, "save it smaller; as SVG, a logo takes a few kB")
            return
        logo_size(found.file.read_bytes())
    except LogoRefused as refused:
        yield Problem(place, refused.code, refused.message, refused.hint)
    except OSError as error:
        yield unreadable(found.path, error)

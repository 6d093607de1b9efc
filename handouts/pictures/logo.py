"""The clinic's logo, ready for pages and papers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from handouts.files import ordinary_bytes, write_changed
from handouts.model import Clinic
from handouts.pictures.logo_file import clean_logo
from handouts.pictures.picture import Picture
from handouts.pictures.refusal import PictureRefused
from handouts.problem import ContentProblems, Problem
from handouts.reading.folder import PHOTOS
from handouts.reading.library import ReadLibrary

UNITS_HIGH = 120
DIGITS_OF_NAME = 8
NAME = "logo."
"""What the name of every copy of a logo begins with."""


def examine_logo(library: ReadLibrary, folder: Path) -> None:
    """Raise ContentProblems when the clinic's logo can't be used; make nothing."""
    clinic, file = library.clinic, library.files.clinic
    if clinic.logo is None or file is None:
        return
    try:
        clean_logo(ordinary_bytes(folder / PHOTOS / clinic.logo))
    except PictureRefused as refused:
        problem = Problem(file.place("logo"), refused.code, refused.message, refused.hint)
        raise ContentProblems([problem]) from refused


def clinic_logo(clinic: Clinic, folder: Path, ready: Path) -> Picture | None:
    """The logo of a clinic, cleaned, in a file in the folder `ready`; None where it has none.

    Its name in the site changes with its content. Its height is UNITS_HIGH, whatever its own units are.
    Raises PictureRefused when it can't be used.
    """
    logo = clean_logo(ordinary_bytes(folder / PHOTOS / clinic.logo)) if clinic.logo else None
    name = f"{NAME}{hashlib.sha256(logo.content).hexdigest()[:DIGITS_OF_NAME]}.{logo.ending}" if logo else ""
    for copy in ready.glob(f"{NAME}*"):
        if copy.name != name:
            copy.unlink()
    if logo is None:
        return None
    write_changed(ready / name, logo.content)
    return Picture(name, ready / name, max(1, round(UNITS_HIGH * logo.width / logo.height)), UNITS_HIGH, clinic.name)

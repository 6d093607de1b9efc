"""The clinic's logo, ready for pages and papers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from handouts.model import Clinic
from handouts.pictures.picture import Picture
from handouts.reading.folder import PHOTOS
from handouts.reading.logo_file import PNG_START, logo_size

UNITS_HIGH = 120
DIGITS_OF_NAME = 8


def clinic_logo(clinic: Clinic, folder: Path) -> Picture | None:
    """The logo of a clinic whose content was read without problems; None where it has none.

    Its name in the site changes with its content. Its height is UNITS_HIGH, whatever its own units are.
    """
    if clinic.logo is None:
        return None
    file = folder / PHOTOS / clinic.logo
    content = file.read_bytes()
    width, height = logo_size(content)
    ending = "png" if content.startswith(PNG_START) else "svg"
    name = f"logo.{hashlib.sha256(content).hexdigest()[:DIGITS_OF_NAME]}.{ending}"
    return Picture(name, file, max(1, round(UNITS_HIGH * width / height)), UNITS_HIGH, clinic.name)

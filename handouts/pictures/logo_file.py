"""The file of a clinic's logo: what it is, how large, and what of it is published."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.pictures.logo_svg import clean_svg
from handouts.pictures.refusal import PictureRefused

FEWEST_PIXELS_HIGH = 120
"""On paper a logo is 11 mm high, on a cover 22: below this it is a blur."""

WIDEST = 8
TALLEST = 2
"""How many times its height a logo may be wide, and its width high, and still be seen at the head of a page."""

PNG_START = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class CleanLogo:
    """A logo without what a program wrote in it; width and height in pixels of a PNG or units of an SVG."""

    width: float
    height: float
    ending: str
    content: bytes


def clean_logo(content: bytes) -> CleanLogo:
    """The logo that a file holds, cleaned; raises PictureRefused when it can't be used."""
    if content.startswith(PNG_START):
        from handouts.pictures.photo_file import clean_png  # noqa: PLC0415 - loads Pillow

        width, height, cleaned = clean_png(content)
        logo = CleanLogo(width, height, "png", cleaned)
        if height < FEWEST_PIXELS_HIGH:
            message = f"the logo is only {width} by {height} pixels, a blur on paper"
            raise PictureRefused("logo-size", message, f"use one at least {FEWEST_PIXELS_HIGH} pixels high, or an SVG")
    else:
        across, down, cleaned = clean_svg(content)
        logo = CleanLogo(across, down, "svg", cleaned)
    if logo.width > WIDEST * logo.height or logo.height > TALLEST * logo.width:
        shape = "wide" if logo.width > logo.height else "tall"
        message = f"the logo is {logo.width:g} by {logo.height:g}, too {shape} for a page's head"
        raise PictureRefused(
            "logo-size", message, "use the short form of the logo, and cut off what is empty around it"
        )
    return logo

"""One photo of the clinic's own: looked through, turned upright, and made smaller without what a camera wrote in it.

The only place that knows Pillow.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from handouts.pictures.refusal import PictureRefused

MOST_PIXELS = 64_000_000
"""More than the cameras of telephones make as a rule; larger ones take more memory than a small machine has."""

FEWEST_PIXELS_WIDE = 480
"""On paper a photo is 88 mm wide: below this it is a blur."""

MOST_LOGO_PIXELS = 16_000_000
LOGO_PIXELS_HIGH = 480
"""On a cover a logo is 22 mm high: at this height more than 500 dots an inch."""

DAMAGE = (OSError, SyntaxError, ValueError, struct.error, IndexError, TypeError, EOFError)
"""What Pillow raises for a file that is damaged or cut short."""

PNG_END = b"IEND\xaeB`\x82"

WIDTHS = (720, 1440)
"""For a phone of 360 pixels with two dots to each, and for paper: 88 mm at more than 300 dots an inch."""

JPEG_QUALITY = 80
WEBP_QUALITY = 78


@dataclass(frozen=True)
class SmallerPhoto:
    """A photo in one width: pixels, as JPEG and as WebP."""

    width: int
    height: int
    jpeg: bytes
    webp: bytes

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Its content in each format, by the ending of the file."""
        return ("jpg", self.jpeg), ("webp", self.webp)


def examine_photo(file: Path) -> None:
    """Look a photo through to its last pixel; raises PictureRefused when it can't be used."""
    with opened(file) as photo:
        photo.load()


def smaller_photos(file: Path) -> list[SmallerPhoto]:
    """A photo in every width that pages and paper need, none larger than it is; raises PictureRefused."""
    with opened(file) as photo:
        upright = plain(photo)
    return [scaled(upright, width) for width in widths_for(upright.width)]


def widths_for(width: int) -> Iterable[int]:
    """The widths to make of a photo that is this wide, the narrowest first."""
    return sorted({min(width, wanted) for wanted in WIDTHS})


@contextmanager
def decoded(source: Path | io.BytesIO, formats: tuple[str, ...]) -> Iterator[Image.Image]:
    """A picture of one of these formats; one that claims far too many pixels raises what Pillow raises for it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(source, formats=formats) as picture:
            yield picture


@contextmanager
def opened(file: Path) -> Iterator[Image.Image]:
    """A photo, its size held against what is sane; raises PictureRefused for that and for whatever can't be decoded."""
    try:
        with decoded(file, ("JPEG", "PNG", "WEBP")) as photo:
            refuse_size(photo.size)
            yield photo
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise too_many_pixels() from error
    except DAMAGE as error:
        message = "the photo is damaged or cut short"
        raise PictureRefused("broken-photo", message, "copy it anew from the camera, or save it anew") from error


def clean_png(content: bytes) -> tuple[int, int, bytes]:
    """A logo as PNG: its width and height, and the pixels alone, no more of them than paper needs.

    Raises PictureRefused when it can't be used.
    """
    try:
        with decoded(io.BytesIO(content), ("PNG",)) as logo:
            if logo.width * logo.height > MOST_LOGO_PIXELS:
                raise too_large_a_logo()
            logo.load()
            upright = ImageOps.exif_transpose(in_web_colours(logo))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise too_large_a_logo() from error
    except DAMAGE as error:
        raise broken_logo() from error
    if not content.endswith(PNG_END):
        raise broken_logo()
    width, height = upright.size
    pixels = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    if height > LOGO_PIXELS_HIGH:
        size = (max(1, round(width * LOGO_PIXELS_HIGH / height)), LOGO_PIXELS_HIGH)
        pixels = pixels.resize(size, Image.Resampling.LANCZOS)
    pixels.info = {}
    cleaned = io.BytesIO()
    pixels.save(cleaned, "PNG", optimize=True)
    return width, height, cleaned.getvalue()


def too_large_a_logo() -> PictureRefused:
    """The refusal of a logo that takes more memory than a phone should give for it."""
    message = f"the logo has more than {MOST_LOGO_PIXELS // 1_000_000} million pixels"
    return PictureRefused("logo-size", message, f"save it {LOGO_PIXELS_HIGH} pixels high, or as SVG")


def broken_logo() -> PictureRefused:
    """The refusal of a PNG that no program shows whole."""
    message = "the logo is damaged or cut short"
    return PictureRefused("broken-logo", message, "save it anew from the program it was made with")


def refuse_size(size: tuple[int, int]) -> None:
    """Raise PictureRefused for a photo with too many or too few pixels."""
    if size[0] * size[1] > MOST_PIXELS:
        raise too_many_pixels()
    if max(size) < FEWEST_PIXELS_WIDE:
        message = f"the photo is only {size[0]} by {size[1]} pixels, a blur on paper"
        raise PictureRefused("photo-size", message, f"use one that is at least {FEWEST_PIXELS_WIDE} pixels wide")


def too_many_pixels() -> PictureRefused:
    """The refusal of a photo that would take more memory than there may be."""
    message = f"the photo has more than {MOST_PIXELS // 1_000_000} million pixels"
    return PictureRefused("photo-size", message, "save it smaller; 2000 pixels wide is plenty")


def plain(photo: Image.Image) -> Image.Image:
    """The pixels of a photo alone: upright, in the colours of the web, on white where it is transparent.

    A camera writes where and when, of whom and with what a photo was taken; none of that is in the copy.
    """
    upright = ImageOps.exif_transpose(in_web_colours(photo))
    if upright.has_transparency_data:
        over = upright.convert("RGBA")
        upright = Image.new("RGBA", over.size, "white")
        upright.alpha_composite(over)
    copy = upright.convert("RGB")
    copy.info = {}
    return copy


def in_web_colours(photo: Image.Image) -> Image.Image:
    """A photo in sRGB, where it says that its colours are others and these are known."""
    profile = photo.info.get("icc_profile")
    if not profile or photo.mode not in ("RGB", "CMYK", "L"):
        return photo
    photo.load()
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(photo, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return photo
    if converted is None:
        return photo
    converted.info = {name: value for name, value in photo.info.items() if name == "exif"}
    return converted


def scaled(photo: Image.Image, width: int) -> SmallerPhoto:
    """A photo in one width."""
    height = max(1, round(photo.height * width / photo.width))
    small = photo if width == photo.width else photo.resize((width, height), Image.Resampling.LANCZOS)
    jpeg, webp = io.BytesIO(), io.BytesIO()
    small.save(jpeg, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    small.save(webp, "WEBP", quality=WEBP_QUALITY, method=5)
    return SmallerPhoto(width, height, jpeg.getvalue(), webp.getvalue())

"""What kind of file this really is, told by its first bytes and not by its name."""

from __future__ import annotations

from pathlib import Path

MOST_BYTES_READ = 64
STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1aE\xdf\xa3", "WebM"),
    (b"<svg", "SVG"),
    (b"<?xml", "XML"),
    (b"<!DOCTYPE", "HTML"),
)
BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), "HEIC"),
    **dict.fromkeys((b"avif", b"avis"), "AVIF"),
    b"qt  ": "QuickTime",
}
"""What the first brand of a file of boxes means; every other brand is taken as MP4."""


def kind_of_file(file: Path) -> str:
    """The kind of a file, such as "JPEG" or "MP4"; nothing when it is none of those known here."""
    with file.open("rb") as stream:
        return kind_of(stream.read(MOST_BYTES_READ))


def kind_of(start: bytes) -> str:
    """The kind of a file that begins with these bytes."""
    if start[4:8] == b"ftyp":
        return BRANDS.get(start[8:12], "MP4")
    if start[:4] == b"RIFF":
        return "WebP" if start[8:12] == b"WEBP" else ""
    return next((kind for beginning, kind in STARTS if start.startswith(beginning)), "")

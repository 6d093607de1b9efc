"""The smallest MP4 files there are, made box by box: a film is a tree of boxes with a length and a name."""

from __future__ import annotations

import struct

UNTURNED = (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
QUARTER_TURN = (0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
WHEN = 3_900_000_000
"""A moment in 2027, in seconds since 1904, as cameras write it."""


def box(name: str, *content: bytes) -> bytes:
    """One box."""
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name.encode("latin-1")) + inside


def film(
    *,
    kinds: tuple[str, ...] = ("vide", "soun"),
    coding: str = "avc1",
    size: tuple[int, int] = (640, 360),
    matrix: tuple[int, ...] = UNTURNED,
    telling: bytes = b"",
    brand: str = "isom",
) -> bytes:
    """A film without a single picture in it that has all the boxes a real one has; `telling` comes with its list."""
    head = box("mvhd", struct.pack(">4I", 0, WHEN, WHEN, 1000), bytes(84))
    tracks = [track(kind, coding if kind == "vide" else "mp4a", size, matrix) for kind in kinds]
    frames = bytes(range(256)) * 4
    return box("ftyp", brand.encode(), bytes(4)) + box("moov", head, *tracks, telling) + box("mdat", frames)


def track(kind: str, coding: str, size: tuple[int, int], matrix: tuple[int, ...]) -> bytes:
    """One track: what it is, how it is coded, how large and how turned it is shown."""
    shown = size if kind == "vide" else (0, 0)
    place = struct.pack(">9i", *matrix) + struct.pack(">2I", shown[0] << 16, shown[1] << 16)
    head = box("tkhd", struct.pack(">5I", 7, WHEN, WHEN, 1, 0), bytes(20), place)
    handler = box("hdlr", bytes(8), kind.encode(), bytes(12), b"x\0")
    samples = box("stsd", bytes(4), struct.pack(">I", 1), box(coding, bytes(78)))
    clock = box("mdhd", struct.pack(">4I", 0, WHEN, WHEN, 1000), bytes(8))
    return box("trak", head, box("mdia", clock, handler, box("minf", box("stbl", samples))))


PLACE = box("udta", box("\xa9xyz", b"\x00\x12\x15\xc7+52.0907+005.1214/"))
"""Where a film was made, as a telephone writes it."""

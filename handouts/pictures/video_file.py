"""One film of the clinic's own, an MP4 file: looked through, and copied without what a camera wrote in it.

An MP4 file is made of boxes inside boxes (ISO/IEC 14496-12): four bytes of length, four letters of a name, a content.
What tells of place, camera and time is overwritten in place, so that nothing has to be moved and no picture changes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from handouts.pictures.refusal import PictureRefused

NEEDED: dict[tuple[str, ...], frozenset[str]] = {
    (): frozenset({"ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "pdin"}),
    ("moov",): frozenset({"mvhd", "iods", "trak", "mvex"}),
    ("moov", "trak"): frozenset({"tkhd", "tref", "tapt", "edts", "mdia"}),
    ("moov", "trak", "mdia"): frozenset({"mdhd", "elng", "hdlr", "minf"}),
}
"""By where it lies, what a player needs. All else may tell of place, device, date or person, under any name."""

INSIDE = frozenset(
    {
        *(("moov",), ("moov", "trak"), ("moov", "trak", "edts"), ("moov", "trak", "mdia")),
        *(("moov", "trak", "mdia", "minf"), ("moov", "trak", "mdia", "minf", "stbl")),
        *(("moof",), ("moof", "traf")),
    }
)
"""Boxes that hold boxes which are looked at, each named after those it lies in: a film nests no deeper."""

MOST_BOXES = 20_000
"""A film in pieces of a tenth of a second has about a tenth of these in half a minute."""

TELLING = frozenset({"udta", "meta", "uuid"})
"""What tells of such things wherever it lies."""

TIMED = {"mvhd": (100, 112), "tkhd": (84, 96), "mdhd": (24, 36)}
"""Boxes that begin with when the film was made and changed, and how many bytes they hold with short and long times."""

PLAYED = frozenset({"vide", "soun", "subt", "text", "sbtl", "clcp"})
"""Kinds of track that are seen or heard; others are data, such as the places a camera has been."""

TRACK = ("moov", "trak")
MOST_TRACKS = 100
HANDLER = (*TRACK, "mdia", "hdlr")
CODING = (*TRACK, "mdia", "minf", "stbl", "stsd")
CODE_LENGTH = 16
"""What a track is, and how it is coded, ends within so many bytes of the box that says so."""

WIDELY_PLAYED = frozenset({"avc1", "avc3"})
SIXTEENTH = 65_536.0
"""Sizes are written in parts of a pixel."""


@dataclass(frozen=True)
class Box:
    """One box: its name, the boxes it lies in, and where in the file its content begins and ends."""

    name: str
    above: tuple[str, ...]
    start: int
    content: int
    end: int

    @property
    def path(self) -> tuple[str, ...]:
        """Its name after those of the boxes it lies in."""
        return (*self.above, self.name)


@dataclass(frozen=True)
class CleanVideo:
    """A film without what a camera wrote in it, and its size in pixels as it is shown."""

    width: int
    height: int
    content: bytes


def clean_video(content: bytes) -> CleanVideo:
    """The film that an MP4 file holds, cleaned; raises PictureRefused when it can't be used."""
    try:
        boxes = list(islice(boxes_in(content, 0, len(content), ()), MOST_BOXES + 1))
        refuse_incomplete(content, boxes)
        refuse_tracks(content, boxes)
        width, height = shown_size(content, boxes)
    except struct.error as error:
        raise broken() from error
    return CleanVideo(width, height, cleaned(content, boxes))


def boxes_in(content: bytes, start: int, end: int, above: tuple[str, ...]) -> Iterator[Box]:
    """Every box between two places of a file, and those inside them; raises PictureRefused where one is cut short."""
    while start < end:
        length, letters = struct.unpack_from(">I4s", content, start)
        head = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", content, start + 8)
            head = 16
        elif length == 0:
            length = end - start
        if length < head or start + length > end:
            raise broken()
        name = letters.decode("latin-1")
        yield Box(name, above, start, start + head, start + length)
        if (*above, name) in INSIDE:
            yield from boxes_in(content, start + head, start + length, (*above, name))
        start += length


def refuse_incomplete(content: bytes, boxes: list[Box]) -> None:
    """Raise PictureRefused for a file without a list of its tracks, without anything in them, or with boxes cut off."""
    is_whole = {"moov", "mdat"} <= {box.name for box in boxes if not box.above}
    if not is_whole or len(boxes) > MOST_BOXES or any(is_cut_off(content, box) for box in boxes):
        raise broken()


def is_cut_off(content: bytes, box: Box) -> bool:
    """Whether a box is shorter than what it must hold."""
    length = box.end - box.content
    if box.name in TIMED:
        return length < 1 or length < TIMED[box.name][content[box.content] == 1]
    return box.name in ("hdlr", "stsd") and length < CODE_LENGTH


def refuse_tracks(content: bytes, boxes: list[Box]) -> None:
    """Raise PictureRefused unless a film has a picture every device plays, and nothing but picture, sound and text."""
    handlers = [box for box in boxes if box.path == HANDLER]
    kinds = [code(content, box, 8) for box in handlers]
    if others := [kind for kind in kinds if kind not in PLAYED]:
        message = f"the film carries data beside picture and sound ({', '.join(others)}), such as where it was made"
        raise PictureRefused("video-extra-track", message, "export it anew, with picture and sound alone")
    seen = [coding for kind, coding in zip(kinds, codings(content, boxes), strict=True) if kind == "vide"]
    if not seen:
        raise PictureRefused("not-a-video", "the film has no picture", "choose the file of the film")
    if other := next((coding for coding in seen if coding not in WIDELY_PLAYED), ""):
        message = f"the picture is coded as {other.strip()}, which many devices don't play"
        raise PictureRefused("not-a-video", message, "export it as MP4 with H.264")


def codings(content: bytes, boxes: list[Box]) -> list[str]:
    """How each track is coded, in order; raises PictureRefused where a track does not say so, or what it is."""
    tracks = [box for box in boxes if box.path == TRACK]
    if len(tracks) > MOST_TRACKS:
        raise broken()
    within = [[box for box in boxes if track.start < box.start < track.end] for track in tracks]
    told = [[box for box in track if box.path == path] for track in within for path in (HANDLER, CODING)]
    if any(len(one) != 1 for one in told):
        raise broken()
    return [code(content, one[0], 12) for one in told[1::2]]


def code(content: bytes, box: Box, place: int) -> str:
    """The four letters that stand at a place in a box."""
    return content[box.content + place : box.content + place + 4].decode("latin-1")


def shown_size(content: bytes, boxes: list[Box]) -> tuple[int, int]:
    """Width and height in pixels as the film is shown: of the first track with a picture, turned as it says."""
    for box in boxes:
        if box.path != (*TRACK, "tkhd"):
            continue
        matrix = struct.unpack_from(">9i", content, box.end - 44)
        width, height = (round(part / SIXTEENTH) for part in struct.unpack_from(">2I", content, box.end - 8))
        if width and height:
            is_turned = matrix[0] == 0 and matrix[4] == 0
            return (height, width) if is_turned else (width, height)
    raise broken()


def cleaned(content: bytes, boxes: list[Box]) -> bytes:
    """The same bytes, with what tells of place, device and time blotted out and marked as free space."""
    clean = bytearray(content)
    for box in boxes:
        if box.name in TELLING or box.name not in NEEDED.get(box.above, {box.name}):
            clean[box.start + 4 : box.start + 8] = b"free"
            clean[box.content : box.end] = bytes(box.end - box.content)
        elif box.name in TIMED:
            length = 16 if content[box.content] == 1 else 8
            clean[box.content + 4 : box.content + 4 + length] = bytes(length)
    return bytes(clean)


def broken() -> PictureRefused:
    """The refusal of a file that is damaged."""
    return PictureRefused(
        "broken-video", "the film is damaged or cut short", "copy it anew from the camera, or export it anew"
    )

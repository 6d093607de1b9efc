"""A PDF as a reader, a phone's camera and a screen reader meet it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

POINTS_AN_INCH = 72
A4_POINTS = (595.28, 841.89)


class PdfFile:
    """One PDF, read once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        # Its own types leave open what stands where; what a test finds there is what it proves.
        self.reader: Any = PdfReader(file)

    @cached_property
    def pages(self) -> list[str]:
        """What each page says, in the order of its content, without spaces."""
        with pypdfium2.PdfDocument(self.file) as document:
            return [folded(page.get_textpage().get_text_bounded()) for page in document]

    @property
    def text(self) -> str:
        """What all pages say, without spaces."""
        return "".join(self.pages)

    @cached_property
    def spoken(self) -> str:
        """What a screen reader reads: all text but what is marked as no part of the content."""
        with pypdfium2.PdfDocument(self.file) as document:
            return folded("".join(spoken_text(page) for page in document))

    def image(self, page: int, dots_an_inch: int) -> Image.Image:
        """A page as it comes out of a printer."""
        with pypdfium2.PdfDocument(self.file) as document:
            image: Image.Image = document[page].render(scale=dots_an_inch / POINTS_AN_INCH, grayscale=True).to_pil()
            return image

    def codes(self, page: int) -> list[str]:
        """What a camera reads in the QR codes of a page, printed in grey at 150 dots an inch."""
        return [code.text for code in zxingcpp.read_barcodes(self.image(page, 150))]

    def glyphs(self) -> Iterator[tuple[float, str]]:
        """Every piece of text with the size in points it is printed at."""
        found: list[tuple[float, str]] = []

        def keep(text: str, user: list[float], matrix: list[float], _font: Any, size: float) -> None:
            if text.strip():
                found.append((round(size * abs(matrix[3] * user[3]), 2), text.strip()))

        for page in self.reader.pages:
            page.extract_text(visitor_text=keep)
        yield from found

    def right_edges(self) -> Iterator[float]:
        """Where each letter ends on its page, in points from the left."""
        with pypdfium2.PdfDocument(self.file) as document:
            for page in document:
                texts = page.get_textpage()
                yield from (texts.get_charbox(at)[2] for at in range(texts.count_chars()))

    def squares(self) -> int:
        """How many boxes of 4 to 10 mm that are about as wide as high are drawn on all pages."""
        with pypdfium2.PdfDocument(self.file) as document:
            kind = pypdfium2.raw.FPDF_PAGEOBJ_PATH
            return sum(is_box(thing) for page in document for thing in page.get_objects(filter=[kind]))

    def bookmarks(self) -> list[str]:
        """Every bookmark, in order."""
        return list(titles(self.reader.outline))

    def tags(self) -> Iterator[tuple[str, Any]]:
        """Every element of the structure that a screen reader reads, by its kind."""
        yield from elements(self.reader.trailer["/Root"]["/StructTreeRoot"]["/K"])

    def fonts(self) -> Iterator[Any]:
        """Every font that a page uses, as its descriptor."""
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                (descendant,) = font.get_object()["/DescendantFonts"]
                yield descendant.get_object()["/FontDescriptor"]

    def links(self) -> set[str]:
        """Every address that something on a page leads to."""
        annotations = [one.get_object() for page in self.reader.pages for one in page.get("/Annots", [])]
        return {one["/A"]["/URI"] for one in annotations if "/A" in one and "/URI" in one["/A"]}


def is_box(thing: Any) -> bool:
    """Whether something drawn is a box to tick."""
    left, low, right, high = thing.get_bounds()
    wide, tall = right - left, high - low
    least, most = (millimetres / 25.4 * POINTS_AN_INCH for millimetres in (4, 10))
    return bool(least <= tall <= most and least <= wide <= 1.4 * most and wide <= 1.6 * tall)


def spoken_text(page: Any) -> str:
    """The text of a page that is part of its content, piece by piece."""
    texts = page.get_textpage()
    kind = pypdfium2.raw.FPDF_PAGEOBJ_TEXT
    return "".join(text_of(one, texts) for one in page.get_objects(filter=[kind]) if "Artifact" not in marks_of(one))


def marks_of(thing: Any) -> set[str]:
    """What a thing on a page is marked as."""
    count = pypdfium2.raw.FPDFPageObj_CountMarks(thing)
    return {mark_name(pypdfium2.raw.FPDFPageObj_GetMark(thing, number)) for number in range(count)}


def mark_name(mark: Any) -> str:
    """The name of a mark."""
    room = (ctypes.c_ushort * 64)()
    length = ctypes.c_ulong()
    pypdfium2.raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), length)
    return bytes(room)[: length.value].decode("utf-16-le").rstrip("\0")


def text_of(thing: Any, texts: Any) -> str:
    """The text of a piece of text."""
    length = pypdfium2.raw.FPDFTextObj_GetText(thing, texts, None, 0)
    room = (ctypes.c_ushort * (length // 2))()
    pypdfium2.raw.FPDFTextObj_GetText(thing, texts, room, length)
    return bytes(room).decode("utf-16-le").rstrip("\0")


def folded(text: str) -> str:
    """A text without spaces, so that it does not matter where lines end; a hyphen at an end of a line is a hyphen."""
    return "".join(text.replace("\ufffe", "-").replace("\u200b", "").split())


def titles(outline: Any) -> Iterator[str]:
    """The titles in an outline, nested as it may be."""
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield entry.title


def elements(below: Any) -> Iterator[tuple[str, Any]]:
    """The elements below a node of the structure."""
    node: Any = below.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from elements(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"]).removeprefix("/"), node
        if "/K" in node:
            yield from elements(node["/K"])

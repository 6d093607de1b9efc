"""A PDF as a reader, a phone's camera and a screen reader meet it."""

from __future__ import annotations

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
        self.reader = PdfReader(file)

    @cached_property
    def pages(self) -> list[str]:
        """What each page says, in the order of its content, without spaces."""
        with pypdfium2.PdfDocument(self.file) as document:
            return [folded(page.get_textpage().get_text_bounded()) for page in document]

    @property
    def text(self) -> str:
        """What all pages say, without spaces."""
        return "".join(self.pages)

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

    def bookmarks(self) -> list[str]:
        """Every bookmark, in order."""
        return list(titles(self.reader.outline))

    def tags(self) -> Iterator[tuple[str, DictionaryObject]]:
        """Every element of the structure that a screen reader reads, by its kind."""
        yield from elements(self.reader.trailer["/Root"]["/StructTreeRoot"]["/K"])

    def fonts(self) -> Iterator[DictionaryObject]:
        """Every font that a page uses, as its descriptor."""
        for page in self.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                (descendant,) = font.get_object()["/DescendantFonts"]
                yield descendant.get_object()["/FontDescriptor"]

    def links(self) -> set[str]:
        """Every address that something on a page leads to."""
        annotations = [one.get_object() for page in self.reader.pages for one in page.get("/Annots", [])]
        return {one["/A"]["/URI"] for one in annotations if "/A" in one and "/URI" in one["/A"]}


def folded(text: str) -> str:
    """A text without spaces, so that it does not matter where lines end; a hyphen at an end of a line is a hyphen."""
    return "".join(text.replace("\ufffe", "-").split())


def titles(outline: Any) -> Iterator[str]:
    """The titles in an outline, nested as it may be."""
    for entry in outline:
        if isinstance(entry, list):
            yield from titles(entry)
        else:
            yield entry.title


def elements(node: Any) -> Iterator[tuple[str, DictionaryObject]]:
    """The elements below a node of the structure."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from elements(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node["/S"].removeprefix("/"), node
        if "/K" in node:
            yield from elements(node["/K"])

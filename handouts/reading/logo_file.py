"""The file of a clinic's logo: what it is, how large, and that nothing in it acts or asks for anything."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from xml.parsers import expat

MOST_BYTES = 100 * 1024
"""Every phone fetches the logo with the first page."""

FEWEST_PIXELS_HIGH = 120
"""On paper a logo is 11 mm high, on a cover 22: below this it is a blur."""

WIDEST = 8
TALLEST = 2
"""How many times its height a logo may be wide, and its width high, and still be seen at the head of a page."""

PNG_START = b"\x89PNG\r\n\x1a\n"
SVG_SPACE = "http://www.w3.org/2000/svg"
DRAWN = frozenset(
    [
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "use", "symbol"),
        *("defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern"),
        *("style", "title", "desc", "metadata"),
    ]
)
"""What a logo may be made of: shapes and their colours. All else moves, loads, or runs something."""

LETTERS = frozenset({"text", "tspan", "textPath"})
# What drawing programs note in a file for themselves; no browser does anything with it.
NOTES = (
    "http://www.inkscape.org/",
    "http://sodipodi.",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
)
INSIDE = re.compile(r"#|data:image/(png|jpeg);base64,")
OUTSIDE = re.compile(r"url\(\s*['\"]?(?![\s'\"#])|@import|javascript:|expression\(|\\", re.IGNORECASE)
AS_PLAIN = "save it as plain SVG, with nothing in it but shapes, or as PNG"


class LogoRefused(Exception):
    """A logo that can't be used: a code of the problem, what is wrong, and how to mend it."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def logo_size(content: bytes) -> tuple[float, float]:
    """Width and height of a logo, pixels of a PNG or units of an SVG; raises LogoRefused when it can't be used."""
    width: float
    height: float
    if content.startswith(PNG_START):
        width, height = png_size(content)
        if height < FEWEST_PIXELS_HIGH:
            message = f"the logo is only {width} by {height} pixels, a blur on paper"
            raise LogoRefused("logo-size", message, f"use one at least {FEWEST_PIXELS_HIGH} pixels high, or an SVG")
    elif b"<svg" in content:
        width, height = svg_size(content)
    else:
        raise LogoRefused("not-a-logo", "the logo is no SVG and no PNG", "save it as SVG or PNG, whatever its name")
    if width > WIDEST * height or height > TALLEST * width:
        message = f"the logo is {width:g} by {height:g}, too {'wide' if width > height else 'tall'} for a page's head"
        raise LogoRefused("logo-size", message, "use the short form of the logo, and cut off what is empty around it")
    return width, height


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels; raises LogoRefused when any part of it is missing or damaged."""
    names = []
    for name, _ in png_parts(content):
        names.append(name)
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise broken("is damaged or cut short")
    first = next(part for _, part in png_parts(content))
    return int.from_bytes(first[:4]), int.from_bytes(first[4:8])


def png_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each part of a PNG; raises LogoRefused for one that is not as it was written."""
    place = len(PNG_START)
    while place < len(content):
        length = int.from_bytes(content[place : place + 4])
        named = content[place + 4 : place + 8 + length]
        written = content[place + 8 + length : place + 12 + length]
        if len(named) != 4 + length or written != zlib.crc32(named).to_bytes(4):
            raise broken("is damaged or cut short")
        yield named[:4], named[4:]
        place += 12 + length


def svg_size(content: bytes) -> tuple[float, float]:
    """Width and height of an SVG in its own units; raises LogoRefused when it is not plain."""
    reader = SvgReader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat's way: this is all there is
    except expat.ExpatError as error:
        raise broken(f"is not whole: line {error.lineno} is not as SVG is written") from error
    reader.refuse_style()
    return reader.size


class SvgReader:
    """Reads an SVG from top to bottom and refuses whatever is not a shape, a colour or a note."""

    def __init__(self) -> None:
        self.size = (0.0, 0.0)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self._is_first = True
        self._has_style = False
        self._written: list[str] = []

    def refuse_style(self) -> None:
        """Raise LogoRefused when a style, read to its end, asks for something elsewhere."""
        if self._has_style and OUTSIDE.search("".join(self._written)):
            raise unsafe("a style that asks for something elsewhere")

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self._is_first:
            self._is_first = False
            self.size = view_box(space, name, attributes)
        if space == SVG_SPACE and name in LETTERS:
            message = "the logo holds letters as text, which look different on every device"
            raise LogoRefused("not-a-logo", message, 'turn its text into paths ("convert to outlines")')
        if name not in DRAWN if space == SVG_SPACE else not space.startswith(NOTES):
            raise unsafe(f"<{name}>")
        self._has_style |= name == "style"
        for key, value in attributes.items():
            refuse_active(key.rpartition(" ")[2], value)

    def _words(self, words: str) -> None:
        self._written.append(words)

    def _entity(self, name: str, *_: object) -> None:
        raise unsafe(f"an entity, {name}")

    def _instruction(self, target: str, _: str) -> None:
        raise unsafe(f"an instruction to programs, {target}")


def refuse_active(key: str, value: str) -> None:
    """Raise LogoRefused for an attribute that runs something or points outside the file."""
    if key.lower().startswith("on") or (key == "href" and not INSIDE.match(value)) or OUTSIDE.search(value):
        raise unsafe(f'{key}="{value[:40]}"')


def view_box(space: str, name: str, attributes: Mapping[str, str]) -> tuple[float, float]:
    """Width and height of what an SVG shows."""
    try:
        _, _, width, height = map(float, attributes.get("viewBox", "").replace(",", " ").split())
    except ValueError:
        width = height = 0.0
    if (space, name) != (SVG_SPACE, "svg") or not 0 < width < float("inf") or not 0 < height < float("inf"):
        raise LogoRefused("logo-size", "the logo does not say how large it is", "give its <svg> a viewBox")
    return width, height


def broken(what: str) -> LogoRefused:
    """The refusal of a file that no program shows whole."""
    return LogoRefused("broken-logo", f"the logo {what}", "save it anew from the program it was made with")


def unsafe(what: str) -> LogoRefused:
    """The refusal of something in a logo that could act on the page or ask another host."""
    return LogoRefused("unsafe-logo", f"the logo holds {what}, which is no shape", AS_PLAIN)

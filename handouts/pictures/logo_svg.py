"""A logo as SVG: read, refused when anything in it acts, asks for something or never ends, and written anew.

What is written holds shapes and their colours alone: what a drawing program notes of its maker, its folders and itself
is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from handouts.pictures.refusal import PictureRefused

SPACE = "http://www.w3.org/2000/svg"
DRAWN = frozenset(
    [
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "use", "symbol"),
        *("defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "style"),
    ]
)
"""What a logo may be made of: shapes and their colours. All else moves, loads, or runs something."""

NOTES = frozenset({"title", "desc", "metadata"})
"""What is left out with all that is in it."""

NOTES_OF_PROGRAMS = (
    "http://www.inkscape.org/",
    "http://sodipodi.",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
)
"""What drawing programs note in a file for themselves is left out too."""

LETTERS = frozenset({"text", "tspan", "textPath"})
KEPT = frozenset(
    [
        *("id", "class", "style", "href", "transform", "viewBox", "preserveAspectRatio", "d", "points", "pathLength"),
        *("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width", "height", "offset"),
        *("gradientUnits", "gradientTransform", "spreadMethod", "patternUnits", "patternContentUnits"),
        *("patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "color", "opacity", "overflow"),
        *("fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "paint-order"),
        *("clip-path", "clip-rule", "mask", "stop-color", "stop-opacity", "display", "visibility", "vector-effect"),
    ]
)
"""The attributes that say what a shape looks like; all others are left out."""

LINK = "http://www.w3.org/1999/xlink href"
OUTSIDE = re.compile(
    r"url\(\s*['\"]?(?![\s'\"#])|@import|javascript:|expression\(|image-set|image\(|src\(|//|\\", re.IGNORECASE
)
REFERENCE = re.compile(r"url\(\s*['\"]?#([^\s'\")]+)")
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SIMPLE_SELECTOR = re.compile(r"[.#]?[\w-]+")

MOST_DRAWN = 20_000
"""Shapes that a browser draws at most for one logo, those drawn again and again counted each time."""

DEEPEST = 50
"""How deep shapes may lie in each other, or lead to each other."""

LARGEST, SMALLEST = 1_000_000.0, 0.001
AS_PLAIN = "save it as plain SVG, with nothing in it but shapes, or as PNG"

Rules = Mapping[str, frozenset[str]]
"""For each selector of a style, the ids of what its shapes are filled, cut or covered with."""


def clean_svg(content: bytes) -> tuple[float, float, bytes]:
    """Width and height of an SVG in its own units, and what is left of it; raises PictureRefused."""
    root = read_svg(content)
    x, y, width, height = view_box(root)
    refuse_endless(root)
    root.set("viewBox", f"{x!r} {y!r} {width!r} {height!r}")
    for name in ("width", "height", "x", "y"):
        root.attrib.pop(name, None)
    return width, height, f'<svg xmlns="{SPACE}"{"".join(written(root))[4:]}\n'.encode()


def read_svg(content: bytes) -> Element:
    """The shapes of an SVG, without their namespace; raises PictureRefused for anything that is no shape or note."""
    reader = SvgReader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat's way: this is all there is
    except expat.ExpatError as error:
        if not reader.has_begun:
            raise no_logo() from error
        what = f"the logo is not whole: line {error.lineno} is not as SVG is written"
        raise PictureRefused("broken-logo", what, "save it anew from the program it was made with") from error
    except (LookupError, ValueError) as error:
        raise PictureRefused("not-a-logo", "the logo is text in a code no browser knows", AS_PLAIN) from error
    return reader.root()


class SvgReader:
    """Reads an SVG from top to bottom, refuses whatever acts or loads, and leaves out whatever is a note."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self._tree = TreeBuilder()
        self._open: list[str] = []
        self._notes = 0

    @property
    def has_begun(self) -> bool:
        """Whether an SVG begins here, whole or not."""
        return bool(self._open)

    def root(self) -> Element:
        """The outermost element, after all was read."""
        return self._tree.close()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self._open and (space, name) != (SPACE, "svg"):
            raise no_logo()
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise endless()
        if self._notes or is_note(space, name):
            self._notes += 1
            return
        if space == SPACE and name in LETTERS:
            message = "the logo holds letters as text, which look different on every device"
            raise PictureRefused("not-a-logo", message, 'turn its text into paths ("convert to outlines")')
        if space != SPACE or name not in DRAWN:
            raise unsafe(f"<{name}>")
        self._tree.start(name, dict(kept_attributes(attributes)))

    def _end(self, _tag: str) -> None:
        if self._notes:
            self._notes -= 1
        else:
            self._tree.end(self._open[-1])
        self._open.pop()

    def _words(self, words: str) -> None:
        if not self._notes and self._open[-1] == "style":
            self._tree.data(words)

    def _entity(self, name: str, *_: object) -> None:
        raise unsafe(f"an entity, {name}")

    def _instruction(self, target: str, _: str) -> None:
        raise unsafe(f"an instruction to programs, {target}")


def is_note(space: str, name: str) -> bool:
    """Whether an element tells of the picture rather than shows anything."""
    return name in NOTES if space == SPACE else space.startswith(NOTES_OF_PROGRAMS)


def kept_attributes(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What of an element's attributes is drawn; raises PictureRefused for one that acts or points elsewhere."""
    for key, value in attributes.items():
        name = "href" if key == LINK else key
        if " " in name:
            continue
        plain = COMMENT.sub("", value) if name == "style" else value
        is_elsewhere = name == "href" and not plain.startswith("#")
        if name.lower().startswith("on") or is_elsewhere or (name in KEPT and OUTSIDE.search(plain)):
            raise unsafe(f'{name}="{value[:40]}"')
        if name in KEPT:
            yield name, plain


def view_box(root: Element) -> tuple[float, float, float, float]:
    """Where what an SVG shows begins, and how wide and high it is."""
    try:
        x, y, width, height = map(float, root.get("viewBox", "").replace(",", " ").split())
    except ValueError:
        x = y = width = height = 0.0
    if not (max(abs(x), abs(y)) <= LARGEST and all(SMALLEST <= side <= LARGEST for side in (width, height))):
        raise PictureRefused("logo-size", "the logo does not say how large it is", "give its <svg> a viewBox")
    return x, y, width, height


def refuse_endless(root: Element) -> None:
    """Raise PictureRefused for shapes that lead to each other without end, or draw others too many times."""
    Weights(root).of(root)


class Weights:
    """How many shapes each element of an SVG draws, and how deep they lie, whatever it leads to counted in."""

    def __init__(self, root: Element) -> None:
        self._rules = style_rules("".join(one.text or "" for one in root.iter("style")))
        self._by_id: dict[str, list[Element]] = {}
        for one in root.iter():
            self._by_id.setdefault(one.get("id", ""), []).append(one)
        self._known: dict[int, tuple[int, int]] = {}
        self._on_way: set[int] = set()

    def of(self, element: Element) -> tuple[int, int]:
        """How many shapes and how deep; raises PictureRefused when these are too many, or have no end."""
        key = id(element)
        if key not in self._known:
            if key in self._on_way or len(self._on_way) > DEEPEST:
                raise endless()
            self._on_way.add(key)
            inside = [self.of(one) for one in (*element, *self._led_to(element))]
            self._on_way.remove(key)
            self._known[key] = 1 + sum(one[0] for one in inside), 1 + max((one[1] for one in inside), default=0)
            if self._known[key][0] > MOST_DRAWN or self._known[key][1] > DEEPEST:
                raise endless()
        return self._known[key]

    def _led_to(self, element: Element) -> list[Element]:
        """What an element refers to, in its own attributes or through a style."""
        names = {name for value in element.attrib.values() for name in REFERENCE.findall(value)}
        names |= {element.get("href", "#")[1:]}
        selectors = (element.tag, f"#{element.get('id', '')}", *(f".{one}" for one in element.get("class", "").split()))
        names |= {name for one in selectors for name in self._rules.get(one, ())}
        return [one for name in sorted(names - {""}) for one in self._by_id.get(name, ())]


def style_rules(style: str) -> Rules:
    """What each selector of a style leads to; raises PictureRefused for what asks elsewhere or can't be followed."""
    plain = COMMENT.sub("", style)
    if OUTSIDE.search(plain):
        raise unsafe("a style that asks for something elsewhere")
    rules: dict[str, frozenset[str]] = {}
    followed = 0
    for selectors, properties in RULE.findall(plain):
        names = REFERENCE.findall(properties)
        followed += properties.count("url")
        for selector in selectors.split(",") if names else ():
            if not SIMPLE_SELECTOR.fullmatch(selector.strip()):
                raise unsafe("a style that can't be followed")
            rules[selector.strip()] = rules.get(selector.strip(), frozenset()) | frozenset(names)
    if followed != plain.count("url"):
        raise unsafe("a style that can't be followed")
    return rules


def written(element: Element) -> Iterator[str]:
    """An element as text."""
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in element.attrib.items())
    text = escape(COMMENT.sub("", element.text or "").strip())
    if not text and not len(element):
        yield f"<{element.tag}{attributes}/>"
        return
    yield f"<{element.tag}{attributes}>{text}"
    for one in element:
        yield from written(one)
    yield f"</{element.tag}>"


def no_logo() -> PictureRefused:
    """The refusal of a file that is neither SVG nor PNG."""
    return PictureRefused("not-a-logo", "the logo is no SVG and no PNG", "save it as SVG or PNG, whatever its name")


def endless() -> PictureRefused:
    """The refusal of shapes that are drawn so often that a browser never ends."""
    message = f"the logo draws more than {MOST_DRAWN} shapes, or shapes more than {DEEPEST} deep in each other"
    return PictureRefused("logo-size", message, "save a simpler form of it, or save it as PNG")


def unsafe(what: str) -> PictureRefused:
    """The refusal of something in a logo that could act on the page or ask another host."""
    return PictureRefused("unsafe-logo", f"the logo holds {what}, which is no shape", AS_PLAIN)

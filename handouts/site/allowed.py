"""What a page may be made of: the elements, attributes and kinds of address there are, and no others.

A list of what is let in, since nobody can list all that acts: a page that holds anything else is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from handouts.pictures.logo_svg import DRAWN, KEPT, OUTSIDE

SHAPES = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
ELEMENTS = frozenset(
    [
        *("html", "head", "meta", "title", "link", "script", "body"),
        *("header", "footer", "main", "nav", "section", "article", "aside", "address", "div", "p", "hr", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "dialog", "template"),
        *("a", "b", "i", "em", "strong", "small", "sub", "sup", "span", "br", "wbr", "kbd", "abbr", "time", "mark"),
        *("form", "fieldset", "legend", "label", "input", "button", "textarea", "select", "option", "output"),
        *("progress", "meter", "img", "picture", "source", "video"),
    ]
)

ANYWHERE = frozenset({"id", "class", "lang", "dir", "hidden", "role", "tabindex", "title", "translate"})
ATTRIBUTES: dict[str, frozenset[str]] = {
    "meta": frozenset({"charset", "content", "http-equiv", "media", "name"}),
    "link": frozenset({"as", "crossorigin", "href", "media", "rel", "sizes", "type"}),
    "script": frozenset({"src", "type", "defer", "async"}),
    "a": frozenset({"href", "rel", "type", "download"}),
    "img": frozenset({"alt", "height", "loading", "decoding", "sizes", "src", "srcset", "width"}),
    "source": frozenset({"sizes", "srcset", "type", "media"}),
    "video": frozenset({"controls", "height", "playsinline", "poster", "preload", "src", "width", "muted", "loop"}),
    "button": frozenset({"type", "disabled", "value", "name"}),
    "form": frozenset({"autocomplete", "novalidate"}),
    "fieldset": frozenset({"disabled", "name"}),
    "label": frozenset({"for"}),
    "output": frozenset({"for", "name"}),
    "input": frozenset(
        [
            *("autocapitalize", "autocomplete", "checked", "disabled", "enterkeyhint", "inputmode", "max", "maxlength"),
            *("min", "name", "pattern", "placeholder", "readonly", "required", "size", "spellcheck", "step", "type"),
            "value",
        ]
    ),
    "textarea": frozenset(
        {"autocapitalize", "autocomplete", "cols", "disabled", "maxlength", "name", "placeholder", "rows", "spellcheck"}
    ),
    "select": frozenset({"name", "disabled", "size"}),
    "option": frozenset({"value", "selected", "disabled"}),
    "progress": frozenset({"max", "value"}),
    "meter": frozenset({"max", "min", "value"}),
    "details": frozenset({"open", "name"}),
    "dialog": frozenset({"open"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "time": frozenset({"datetime"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
}
OF_SHAPES = frozenset(
    [
        *("cx", "cy", "d", "display", "fill", "fill-opacity", "fill-rule", "focusable", "height", "opacity", "points"),
        *("r", "rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity"),
        *("stroke-width", "transform", "viewbox", "width", "x", "x1", "x2", "xmlns", "y", "y1", "y2"),
    ]
)
IN_PICTURE = DRAWN | {"title"}
OF_PICTURE = KEPT | OF_SHAPES | {"role", "viewBox"}
SVG_SPACE = "{http://www.w3.org/2000/svg}"
RELATIONS = frozenset(
    [
        *("alternate", "apple-touch-icon", "canonical", "icon", "manifest", "modulepreload", "next", "preload", "prev"),
        *("stylesheet", "noopener", "noreferrer", "external", "nofollow"),
    ]
)
POLICY = "content-security-policy"
LINKED_SCHEMES = frozenset({"http", "https", "tel", "mailto"})
"""What a link may lead to; nothing else on a page may ask for anything outside the site."""

DATA_PICTURE = re.compile(r"data:image/(?:png|jpeg|webp|svg\+xml)[;,]")
ODD_IN_ADDRESS = re.compile(r"[\x00-\x20\\]")


def unknown_parts(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's element
    """Every element and attribute of a page that is not on the lists, once each."""
    found = (part for element in tree.iter() for part in unknown_in(element))
    yield from dict.fromkeys(found)


def unknown_in(element: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's element
    """What of one element is not on the lists."""
    name = element.tag
    if is_comment(element):
        return
    if not isinstance(name, str):
        yield "an instruction to programs"
        return
    if name not in ELEMENTS and name not in SHAPES:
        yield f"<{name}>"
        return
    own = OF_SHAPES if name in SHAPES else ATTRIBUTES.get(name, frozenset())
    for key, value in element.attrib.items():
        if key not in own and key not in ANYWHERE and not key.startswith(("data-", "aria-")):
            yield f"<{name} {key}>"
        elif key == "rel" and not set(value.lower().split()) <= RELATIONS:
            yield f'<{name} rel="{value}">'
        elif key == "http-equiv" and value.lower() != POLICY:
            yield f'<meta http-equiv="{value}">'


def unknown_in_picture(tree: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's element
    """Every element and attribute of an SVG that is not on the lists, and every address outside it."""
    for element in tree.iter():
        if is_comment(element):
            continue
        name = element.tag.removeprefix(SVG_SPACE) if isinstance(element.tag, str) else ""
        if name not in IN_PICTURE:
            yield f"<{name or 'an instruction to programs'}>"
        for key, value in element.attrib.items():
            is_known = key in OF_PICTURE or (key == "href" and value.startswith("#"))
            if not is_known or OUTSIDE.search(value):
                yield f"<{name} {key}>"
        if OUTSIDE.search(element.text or ""):
            yield f"<{name}> that asks for something elsewhere"


def is_comment(element: Any) -> bool:  # noqa: ANN401 - lxml's element
    """Whether this is a note that nobody sees."""
    return str(element).startswith("<!--")


def is_allowed_link(address: str) -> bool:
    """Whether a link that a reader follows may lead to this address outside the site."""
    return not ODD_IN_ADDRESS.search(address) and urlsplit(address).scheme.lower() in LINKED_SCHEMES

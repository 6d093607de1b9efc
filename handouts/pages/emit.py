"""Emitters: the last step of every value on its way into a Markdown page, each for one kind of place."""

from __future__ import annotations

import json
import re

# Written as entities, since backslash escapes leak in Python-Markdown.
SPECIAL = re.compile(r"[\\`*_\[\]<>&{}|]")
# These mean something only where a block begins: headings, lists, quotes, rules, definition marks.
SPECIAL_AT_START = re.compile(r"^(?:[#+\-=:~!]|\d+[.)])")
SPECIAL_AT_END = re.compile(r"[#:]+$")
ADDRESS = re.compile(r"^(?:tel:\+?[0-9]+|(?!//)[a-z0-9./-]*(?:#[a-z0-9-]+)?)$")
PLACE_ELSEWHERE = re.compile(r"^https?://[^\s/?#]")
# What ends a link in Markdown, or means something in it.
SPECIAL_IN_ADDRESS = re.compile(r"""[\s"'`<>()\[\]{}|\\^*;]""")


def entity(character: str) -> str:
    """A character as a decimal entity."""
    return f"&#{ord(character)};"


def text(value: object) -> str:
    """Plain words as Markdown text that shows exactly those words, wherever a block or a line of it begins."""
    words = SPECIAL.sub(lambda found: entity(found[0]), str(value))
    words = SPECIAL_AT_START.sub(lambda found: found[0][:-1] + entity(found[0][-1]), words)
    return SPECIAL_AT_END.sub(lambda found: "".join(map(entity, found[0])), words)


def attribute(value: object) -> str:
    """Plain words inside a quoted HTML attribute."""
    return re.sub(r"""[&<>"'`{}\[\]*_\\]""", lambda found: entity(found[0]), str(value))


def address(value: object) -> str:
    """A link's target: our own kinds of address as they stand, a page elsewhere with its special signs escaped.

    Raises ValueError for anything else, such as a script.
    """
    target = str(value)
    if PLACE_ELSEWHERE.match(target):
        return SPECIAL_IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target)
    if not ADDRESS.match(target):
        raise ValueError(f"not an address of this site: {target!r}")
    return target


def front_matter(value: object) -> str:
    """A value in a page's front matter: JSON, which YAML reads as the same value."""
    written = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found[0]):04x}", written)


EMITTERS = {"text": text, "attribute": attribute, "address": address, "front_matter": front_matter}

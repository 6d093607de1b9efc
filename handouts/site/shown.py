"""Pictures on a set page: a drawing stands in the page itself, a photo comes in the size that fits, a film plays.

MkDocs sets each as a plain image or link, and so the pages work without this step as well. With it, the style sheet
can give a drawing the colours of a dark page, of paper, or of the reader's own choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

from handouts.files import files_below
from handouts.pictures.picture import Film, Picture, Pictures

FORM = "1"
"""Counts up when pictures are set on pages in another way."""

IMAGE = re.compile(r'(?:<p>)?<img\b(?P<attributes>[^>]*\bclass="handout-picture"[^>]*)>(?:</p>)?')
FILM = re.compile(
    r'(?:<p>)?<a\b(?P<attributes>[^>]*\bclass="handout-film"[^>]*)>(?P<inside>.*?)</a>(?:</p>)?', re.DOTALL
)
ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
ROOT = re.compile(r"<svg\b[^>]*>")
TITLE = re.compile(r"<title>[^<]*</title>")
BETWEEN_TAGS = re.compile(r">\s+<")
WIDTH_SHOWN = "(min-width: 40rem) 21rem, 100vw"
"""How wide a photo stands on the page, as the browser needs it to choose a size."""


def show_pictures(site: Path, pictures: Pictures) -> None:
    """Set the pictures of every page below a folder."""
    by_name: dict[str, Picture | Film] = {}
    for shown in pictures.of.values():
        by_name |= {frame.name: frame for frame in shown.frames}
        by_name |= {shown.film.name: shown.film} if shown.film else {}
    for file in files_below(site):
        if file.suffix == ".html":
            file.write_text(with_pictures(file.read_text(encoding="utf-8"), by_name), encoding="utf-8")


def with_pictures(html: str, by_name: Mapping[str, Picture | Film]) -> str:
    """A page with its pictures set; those it refers to are known by their names."""

    def image(found: re.Match[str]) -> str:
        attributes = attributes_of(found["attributes"])
        folder, _, name = attributes["src"].rpartition("/")
        picture = by_name[name]
        if isinstance(picture, Film):
            return found[0]
        return photo(picture, folder, attributes["alt"]) if picture.sizes else drawing(picture, attributes["alt"])

    def film(found: re.Match[str]) -> str:
        attributes = attributes_of(found["attributes"])
        picture = by_name[attributes["href"].rpartition("/")[2]]
        return player(picture, attributes["href"], found["inside"]) if isinstance(picture, Film) else found[0]

    return FILM.sub(film, IMAGE.sub(image, html))


def drawing(picture: Picture, alt: str) -> str:
    """A drawing as part of the page: named by its words, without the title a browser would show as a hint."""
    svg = TITLE.sub("", picture.file.read_text(encoding="utf-8"), count=1)
    root = (
        f'<svg class="handout-drawing" role="img" aria-label="{escape(alt)}"'
        f' viewBox="0 0 {picture.width} {picture.height}" width="{picture.width}" height="{picture.height}">'
    )
    return BETWEEN_TAGS.sub("><", ROOT.sub(lambda _: root, svg, count=1)).strip()


def photo(picture: Picture, folder: str, alt: str) -> str:
    """A photo in the sizes and formats a browser chooses from."""
    sets = {
        media_type: ", ".join(
            f"{folder}/{one.name} {one.width}w" for one in picture.sizes if one.media_type == media_type
        )
        for media_type in ("image/webp", "image/jpeg")
    }
    return (
        f'<picture><source type="image/webp" srcset="{sets["image/webp"]}" sizes="{WIDTH_SHOWN}">'
        f'<img class="handout-photo" src="{folder}/{picture.name}" srcset="{sets["image/jpeg"]}" sizes="{WIDTH_SHOWN}"'
        f' width="{picture.width}" height="{picture.height}" alt="{escape(alt)}" loading="lazy"></picture>'
    )


def player(film: Film, address: str, inside: str) -> str:
    """A film that plays on the page, when asked and not before; a browser that plays none shows the link."""
    attributes = attributes_of(inside)
    poster = f' poster="{escape(attributes["src"])}"' if "src" in attributes else ""
    label = attributes.get("alt", unescape(inside))
    return (
        f'<video class="handout-video" controls preload="none" playsinline width="{film.width}" height="{film.height}"'
        f'{poster} aria-label="{escape(label)}"><a href="{escape(address)}">{escape(label, quote=False)}</a></video>'
    )


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a tag as MkDocs sets it, as the words they stand for."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}

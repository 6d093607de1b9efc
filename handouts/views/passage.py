"""Titled pieces of text as a reader meets them, with their tables and with links that can be pressed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handouts.sections import Link, Section
from handouts.wording.sentences import NO_BREAK_SPACE
from handouts.wording.telephone import phone_link


@dataclass(frozen=True)
class LinkView:
    """Words that can be pressed, and the address they lead to: of a page, or of a telephone.

    `shown` is what is typed or called where nothing can be pressed.
    """

    text: str
    address: str
    shown: str

    @property
    def is_phone(self) -> bool:
        """Whether it calls a telephone, so that its number is to be read beside its words."""
        return self.address.startswith("tel:")

    @property
    def unsaid(self) -> str:
        """What `shown` adds to the words, a number in one piece; empty where the words say it already."""
        return "" if self.shown in self.text else self.shown.replace(" ", NO_BREAK_SPACE)


@dataclass(frozen=True)
class PassageView:
    """A titled piece of text: sentences, points, more sentences, a table (no headings: none), links."""

    title: str
    text: tuple[str, ...]
    points: tuple[str, ...] = ()
    after_points: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    links: tuple[LinkView, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """All it says but its title, in order, a cell of the table an item."""
        cells = (cell for row in (self.headings, *self.rows) for cell in row)
        return (*self.text, *self.points, *self.after_points, *cells, *(link.text for link in self.links))


def passage_view(section: Section) -> PassageView:
    """A section as a reader meets it."""
    table = section.table
    return PassageView(
        title=section.title,
        text=section.text,
        points=section.points,
        after_points=section.after_points,
        headings=table.headings if table else (),
        rows=table.rows if table else (),
        links=link_views(section.links),
    )


def passage_views(sections: Iterable[Section]) -> tuple[PassageView, ...]:
    """Sections as a reader meets them."""
    return tuple(passage_view(section) for section in sections)


def link_views(links: Iterable[Link]) -> tuple[LinkView, ...]:
    """Links with their addresses."""
    return tuple(
        LinkView(link.text, phone_link(link.phone), link.phone)
        if link.phone
        else LinkView(link.text, link.url or "", (link.url or "").partition("://")[2].rstrip("/"))
        for link in links
    )

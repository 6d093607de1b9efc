"""Read the built site and prove what we promise of it, before anyone sees it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from handouts.files import files_below
from handouts.site.allowed import DATA_PICTURE, ODD_IN_ADDRESS, is_allowed_link, unknown_in_picture, unknown_parts

# Links that are read, not fetched.
TOLD_RELATIONS = frozenset({"canonical", "prev", "next", "alternate"})
STYLE_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
STYLE_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STYLE_OUTSIDE = re.compile(r"""(?:image-set|image|src)\(\s*["'][^"')]*|["'(]\s*(?:[a-z]+:)?//[^"')]*""", re.IGNORECASE)
FEWEST_LETTERS = 20
READ = (".html", ".css", ".svg")

ADDRESSES = etree.XPath("//@href | //@src | //@srcset | //@poster | //@data-movement")
ANCHORS = etree.XPath("//@id")
INLINE_SCRIPTS = etree.XPath(
    "//script[not(@src)][not(@type='application/json')][not(@type='application/ld+json')]"
    " | //@*[starts-with(name(), 'on')]"
)
INLINE_STYLES = etree.XPath("//style | //@style")
METAS = etree.XPath("//head/meta")
HEADINGS = etree.XPath("//h1")
Fault = tuple[str, str]
"""A stable code, and what was found."""


@dataclass(frozen=True, order=True)
class Finding:
    """One broken promise: the file below the site, a stable code, and what was found."""

    path: str
    code: str
    what: str

    def __str__(self) -> str:
        """The finding in one line."""
        return f"site/{self.path}: {self.code}: {self.what}"


class PageFile:
    """One HTML file of the site, read once."""

    def __init__(self, file: Path) -> None:
        self._bytes = file.read_bytes()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the file."""
        return not self._bytes.strip()

    @cached_property
    def tree(self) -> Any:  # noqa: ANN401 - lxml's element
        """The page's elements."""
        return etree.HTML(self._bytes, etree.HTMLParser(encoding="utf-8"))

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place on the page that a link can lead to."""
        return frozenset() if self.is_empty else frozenset(map(str, ANCHORS(self.tree)))


@dataclass(frozen=True)
class Target:
    """Where an address leads: a file of the site and a place on it, or why it leads nowhere."""

    path: str = ""
    anchor: str = ""
    fault: Fault | None = None


class SiteAudit:
    """The audit of one site; `address` is where it is published, with its sub-path.

    The site may lie in several folders that are yet to be laid over each other: the first that has a file counts.
    Files `promised` count as there, though nothing can be said of what is in them.
    """

    def __init__(self, folders: Sequence[Path], address: str, policy: str, promised: Collection[str] = ()) -> None:
        self._address = address.rstrip("/") + "/"
        self._policy = policy
        self._files = {
            file.relative_to(folder).as_posix(): file for folder in reversed(folders) for file in files_below(folder)
        }
        self._promised = frozenset(promised)
        self._pages: dict[str, PageFile] = {}
        self._targets: dict[tuple[str, str], Target] = {}

    def findings(self, paths: Iterable[str]) -> list[Finding]:
        """Everything wrong with these files of the site (paths below it, forward slashes), sorted."""
        found = {Finding(path, code, what) for path in paths for code, what in self.faults(path)}
        return sorted(found)

    def faults(self, path: str) -> Iterator[Fault]:
        """Everything wrong with one file of the site."""
        of_kind = {".html": self.page_faults, ".css": self.style_faults, ".svg": self.picture_faults}
        return of_kind[posixpath.splitext(path)[1]](path)

    def picture_faults(self, path: str) -> Iterator[Fault]:
        """What of a drawing or logo acts, or asks for anything: a script puts drawings into pages."""
        try:
            tree = etree.fromstring(self._files[path].read_bytes(), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            yield "broken-picture", f"no browser shows it whole: {error.msg}"
            return
        yield from (("unknown-part", f"{part} is not what a picture is made of") for part in unknown_in_picture(tree))

    def page(self, path: str) -> PageFile:
        """A page of the site, read once however many pages link to it."""
        if path not in self._pages:
            self._pages[path] = PageFile(self._files[path])
        return self._pages[path]

    def page_faults(self, path: str) -> Iterator[Fault]:
        """Everything wrong with one page."""
        page = self.page(path)
        if page.is_empty:
            yield "empty-page", "the file is empty"
            return
        yield from (("unknown-part", f"{part} is not what a page is made of") for part in unknown_parts(page.tree))
        yield from head_faults(page.tree, self._policy)
        yield from body_faults(page.tree)
        for address in ADDRESSES(page.tree):
            yield from self.address_faults(path, address)

    def address_faults(self, path: str, attribute: Any) -> Iterator[Fault]:  # noqa: ANN401 - lxml's attribute
        """What is wrong with the addresses in one attribute."""
        is_set = attribute.attrname == "srcset"
        written = [part.split()[0] for part in attribute.split(",") if part.strip()] if is_set else [str(attribute)]
        for address in written:
            on_itself = Target(path, unquote(address[1:]))
            target = on_itself if address.startswith("#") else self.target(posixpath.dirname(path), address)
            if target.fault == ("other-host", address):
                yield from leading_out(attribute.getparent(), attribute.attrname, address)
            elif target.fault:
                yield target.fault
            elif not self.has_anchor(target):
                yield "broken-anchor", f"{address} leads to no place on that page"

    def has_anchor(self, target: Target) -> bool:
        """Whether the place an address leads to is there; a file that is no page has none to look for."""
        is_place = bool(target.anchor) and target.path.endswith(".html")
        return not is_place or target.anchor in self.page(target.path).anchors

    def target(self, folder: str, address: str) -> Target:
        """Where an address on a page in that folder of the site leads."""
        if DATA_PICTURE.match(address):
            return Target()
        if ODD_IN_ADDRESS.search(address):
            return Target(fault=("odd-address", f"{address!r} means one thing to us and another to a browser"))
        if (folder, address) not in self._targets:
            self._targets[folder, address] = self._target(f"{folder}/" if folder else "", address)
        return self._targets[folder, address]

    def _target(self, folder: str, address: str) -> Target:
        """Where an address leads, found out anew."""
        try:
            where = urljoin(self._address + folder, address)
        except ValueError:
            return Target(fault=("odd-address", f"{address!r} is no address"))
        if not where.startswith(self._address):
            return Target(fault=("other-host", address))
        parts = urlsplit(where)
        path = unquote(parts.path.removeprefix(urlsplit(self._address).path))
        if path == "" or path.endswith("/"):
            path += "index.html"
        if path not in self._files and path not in self._promised:
            return Target(fault=("broken-link", f"{address} leads to no file"))
        return Target(path, unquote(parts.fragment))

    def style_faults(self, path: str) -> Iterator[Fault]:
        """What is wrong with the addresses in a stylesheet."""
        style = STYLE_COMMENT.sub("", self._files[path].read_text(encoding="utf-8"))
        if outside := STYLE_OUTSIDE.search(style):
            yield "other-host", f"{outside[0]} leads out of the site"
        for address in STYLE_ADDRESS.findall(style):
            fault = self.target(posixpath.dirname(path), address).fault
            if fault:
                yield ("other-host", f"{address} leads out of the site") if fault[0] == "other-host" else fault


def leading_out(element: Any, attribute: str, address: str) -> Iterator[Fault]:  # noqa: ANN401 - lxml's element
    """What is wrong with an address outside the site: nothing with a link to follow, all with what is asked for."""
    if element.tag == "a" and attribute == "href" and is_allowed_link(address):
        return
    told = element.get("rel") in TOLD_RELATIONS
    yield ("other-place" if told else "other-host"), f"{address} leads out of the site"


def head_faults(tree: Any, policy: str) -> Iterator[Fault]:  # noqa: ANN401 - lxml's element
    """What is wrong with a page's language, title, description, policy, and with scripts and styles in it."""
    if tree.get("lang") != "nl":
        yield "language", f"lang is {tree.get('lang')!r}, not 'nl'"
    if not (tree.findtext(".//head/title") or "").strip():
        yield "title", "the page has no title"
    metas = METAS(tree)
    if [meta.get("content") for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"] != [policy]:
        yield "policy", "the content security policy is missing or not the one agreed"
    if not any(meta.get("content", "").strip() for meta in metas if meta.get("name") == "description"):
        yield "description", "the page has no description"
    if INLINE_SCRIPTS(tree):
        yield "inline-script", "a script stands in the page itself"
    if INLINE_STYLES(tree):
        yield "inline-style", "a style stands in the page itself"


def body_faults(tree: Any) -> Iterator[Fault]:  # noqa: ANN401 - lxml's element
    """What is wrong with a page's heading, content and ids."""
    headings = HEADINGS(tree)
    if len(headings) != 1 or not "".join(headings[0].itertext()).strip():
        yield "heading", f"the page has {len(headings)} main headings, not one with words"
    main = tree.find(".//main")
    if main is None or len(re.findall(r"\w", "".join(main.itertext()))) < FEWEST_LETTERS:
        yield "empty-page", "the page says nothing"
    ids = ANCHORS(tree)
    for name in sorted({name for name in ids if ids.count(name) > 1} if len(set(ids)) < len(ids) else ()):
        yield "duplicate-anchor", f"the id {name} is used more than once"


def pages_of(site: Path) -> list[str]:
    """Every file of a site that the audit reads, by path below it."""
    return [file.relative_to(site).as_posix() for file in files_below(site) if file.suffix in READ]

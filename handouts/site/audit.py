"""Read the built site and prove what we promise of it, before anyone sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

# Elements that make the browser fetch something, and the attribute that says what.
FETCHES = {
    "audio": "src", "embed": "src", "iframe": "src", "img": "src", "input": "src", "link": "href", "object": "data",
    "script": "src", "source": "src", "track": "src", "use": "href", "video": "src",
}  # fmt: skip
# Links that are read, not fetched.
TOLD_RELATIONS = frozenset({"canonical", "prev", "next", "alternate"})
DATA_SCRIPTS = frozenset({"application/json", "application/ld+json"})
STYLE_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
FEWEST_LETTERS = 20


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

    def __init__(self, path: str, file: Path) -> None:
        self.path = path
        self._bytes = file.read_bytes()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the file."""
        return not self._bytes.strip()

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The page's elements."""
        return html.document_fromstring(self._bytes, parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def elements(self) -> list[html.HtmlElement]:
        """Every element, in document order."""
        return [element for element in self.tree.iter() if isinstance(element.tag, str)]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every place on the page that a link can lead to."""
        return frozenset(element.get("id", "") for element in self.elements) | {""}


class SiteAudit:
    """The audit of one site; `address` is where it is published, with its sub-path.

    The site may lie in several folders that are yet to be laid over each other: the first that has a file counts.
    """

    def __init__(self, folders: Sequence[Path], address: str, policy: str) -> None:
        self._folders = folders
        self._address = address.rstrip("/") + "/"
        self._policy = policy
        self._pages: dict[str, PageFile] = {}

    def findings(self, paths: Iterable[str]) -> list[Finding]:
        """Everything wrong with these files of the site (paths below it, forward slashes), sorted."""
        found: list[Finding] = []
        for path in paths:
            if path.endswith(".html"):
                found += self.page_findings(self.page(path))
            elif path.endswith(".css"):
                found += self.style_findings(path)
        return sorted(set(found))

    def page(self, path: str) -> PageFile:
        """A page of the site, read once however many pages link to it."""
        if path not in self._pages:
            self._pages[path] = PageFile(path, self.file(path))
        return self._pages[path]

    def file(self, path: str) -> Path:
        """Where a file of the site lies; a path that does not exist when no folder has it."""
        return next((folder / path for folder in self._folders if (folder / path).is_file()), self._folders[0] / path)

    def page_findings(self, page: PageFile) -> Iterator[Finding]:
        """Everything wrong with one page."""
        if page.is_empty:
            yield Finding(page.path, "empty-page", "the file is empty")
            return
        for code, what in (*head_findings(page, self._policy), *body_findings(page), *inline_findings(page)):
            yield Finding(page.path, code, what)
        for element in page.elements:
            for code, what in self.address_findings(page, element):
                yield Finding(page.path, code, what)

    def address_findings(self, page: PageFile, element: html.HtmlElement) -> Iterator[tuple[str, str]]:
        """What is wrong with the addresses on one element."""
        for target in addresses(element):
            where = urljoin(self._address + page.path, target)
            if target.startswith(("tel:", "mailto:", "data:")):
                continue
            if not where.startswith(self._address):
                told = element.tag == "link" and element.get("rel") in TOLD_RELATIONS
                yield ("other-place" if told else "other-host", f"{target} leads out of the site")
            else:
                yield from self.link_findings(target, where)

    def link_findings(self, target: str, where: str) -> Iterator[tuple[str, str]]:
        """Whether a link within the site leads to a file, and to an anchor on it."""
        parts = urlsplit(where)
        path = unquote(parts.path.removeprefix(urlsplit(self._address).path))
        if path == "" or path.endswith("/"):
            path += "index.html"
        if not self.file(path).is_file():
            yield "broken-link", f"{target} leads to no file"
        elif path.endswith(".html") and unquote(parts.fragment) not in self.page(path).anchors:
            yield "broken-anchor", f"{target} leads to no place on that page"

    def style_findings(self, path: str) -> Iterator[Finding]:
        """What is wrong with the addresses in a stylesheet."""
        for target in STYLE_ADDRESS.findall(self.file(path).read_text(encoding="utf-8")):
            where = urljoin(self._address + path, target)
            if target.startswith("data:"):
                continue
            if not where.startswith(self._address):
                yield Finding(path, "other-host", f"{target} leads out of the site")
            elif any(code for code, _ in self.link_findings(target, where)):
                yield Finding(path, "broken-link", f"{target} leads to no file")


def addresses(element: html.HtmlElement) -> list[str]:
    """Every address an element fetches or leads to."""
    found = [element.get(FETCHES[element.tag])] if element.tag in FETCHES else []
    if element.tag in ("a", "area"):
        found.append(element.get("href"))
    found.append(element.get("poster"))
    found += [part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip()]
    return [address for address in found if address is not None]


def head_findings(page: PageFile, policy: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a page's language, title, description and content security policy."""
    if page.tree.get("lang") != "nl":
        yield "language", f"lang is {page.tree.get('lang')!r}, not 'nl'"
    if not (page.tree.findtext(".//head/title") or "").strip():
        yield "title", "the page has no title"
    metas = page.tree.findall(".//head/meta")
    policies = [meta.get("content", "") for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"]
    if policies != [policy]:
        yield "policy", "the content security policy is missing or not the one agreed"
    descriptions = [meta.get("content", "").strip() for meta in metas if meta.get("name") == "description"]
    if not any(descriptions):
        yield "description", "the page has no description"


def body_findings(page: PageFile) -> Iterator[tuple[str, str]]:
    """What is wrong with a page's heading, content and ids."""
    headings = [element for element in page.elements if element.tag == "h1"]
    if len(headings) != 1 or not headings[0].text_content().strip():
        yield "heading", f"the page has {len(headings)} main headings with words, not one"
    main = page.tree.find(".//main")
    if main is None or len(re.findall(r"\w", main.text_content())) < FEWEST_LETTERS:
        yield "empty-page", "the page says nothing"
    ids = [element.get("id") for element in page.elements if element.get("id")]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        yield "duplicate-anchor", f"the id {name} is used more than once"


def inline_findings(page: PageFile) -> Iterator[tuple[str, str]]:
    """Scripts and styles written into the page, which the content security policy would block."""
    for element in page.elements:
        if element.tag == "script" and "src" not in element.attrib and element.get("type") not in DATA_SCRIPTS:
            yield "inline-script", "a script stands in the page itself"
        if element.tag == "style" or "style" in element.attrib:
            yield "inline-style", f"a style stands in the page itself, at <{element.tag}>"
        for name in element.attrib:
            if str(name).startswith("on"):
                yield "inline-script", f"{name} stands at <{element.tag}>"


def pages_of(site: Path) -> list[str]:
    """Every file of a site that the audit reads, by path below it."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".html", ".css"))

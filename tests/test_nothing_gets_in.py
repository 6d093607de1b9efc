"""Whatever an author types into any field is read as those words and no others, on every page, paper and list."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import html
from pydantic import BaseModel

from handouts.exercise import Exercise
from handouts.model import Clinic, Programme
from handouts.sheets.typeface import NOT_PRINTED
from tests.conftest import run_program
from tests.filled_content import text_fields, write_filled
from tests.pdf_file import PdfFile
from tests.places import ROOT

ATTACK = """<b> "' &gt; &#60; ` <img/src=x/onerror=1> *_~ {{7*7}} {%x%} [a](b) \\ </script> --> <!--#"""
"""No letter or space stands first or last, so that no sentence can change how it is written."""

NOT_PUBLISHED = re.compile(
    r"editor_notes|source_text|corrections|based_on|exercise\.sources|changes"
    r"|exercise\.body_regions|exercise\.complaints"
)
"""Fields no patient reads: the last two are only searched, and what changed is for who has an older paper."""

NAMES = frozenset({"id", "href", "for", "aria-labelledby", "aria-describedby"})
"""Attributes that hold names of places, made from headings with letters and digits alone."""

MODELS: dict[str, type[BaseModel]] = {"clinic": Clinic, "exercise": Exercise, "programme": Programme}
FIELDS = sorted({way for name, model in MODELS.items() for way in text_fields(model, name)})
PICTURED = ["exercise.captions", "exercise.photos.start.alt", "exercise.photos.end.alt", "exercise.video.alt"]
NUMBERS = {way: f"{number}x{number}" for number, way in enumerate([*FIELDS, *PICTURED], 70_001)}
"""A mark for each field, by which it is known again wherever it comes out."""


def attack(way: str) -> str:
    """What is typed into a field."""
    number = NUMBERS.get(way, "")
    return f"{number}{ATTACK}{number}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a clinic that typed an attack into every field. That it is published at all says the audit let it."""
    project = tmp_path_factory.mktemp("attacked")
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    write_filled(project / "content", attack)
    ended = run_program(project, "build")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return project / "site"


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every piece of text that a reader, a script or a search engine takes from the site, and from which file."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if name == "search/words.json":  # single words, without any sign
            continue
        if file.suffix == ".html":
            for text in page_texts(html.fromstring(file.read_bytes().decode())):
                yield name, text
        elif file.suffix in (".json", ".webmanifest"):
            yield from ((name, text) for text in strings(json.loads(file.read_text(encoding="utf-8"))))
        elif file.suffix == ".pdf":
            yield name, PdfFile(file).text


def page_texts(tree: html.HtmlElement) -> Iterator[str]:
    """The words and attributes of a page, and what its data says."""
    for element in tree.iter():
        if element.tag == "script" and element.get("type") in ("application/json", "application/ld+json"):
            yield from strings(json.loads(element.text or "null"))
        elif isinstance(element.tag, str):
            yield "".join(part for part in (element.text, *(child.tail for child in element)) if part)
            yield from (str(value) for name, value in element.attrib.items() if name not in NAMES)


def strings(value: object) -> Iterator[str]:
    """Every text in values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from strings([*value, *value.values()])
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def squeezed(text: str) -> str:
    """A text without what the setting of lines changes."""
    return re.sub(r"[\s\u00ad]", "", text)


def test_fields_are_found() -> None:
    """The fields that are tried are those of the models, those deep inside too."""
    assert len(FIELDS) > 50
    assert {"clinic.name", "programme.blocks.items.note", "exercise.start.text", "programme.changes.text"} <= {*FIELDS}


def test_every_text_comes_out_as_it_was_typed(site: Path) -> None:
    """Wherever the mark of a field stands, all of what was typed stands after it, letter for letter.

    On paper a page may end within it: there it stands whole at least once.
    """
    whole, seen, typed = set(), set(), squeezed(ATTACK)
    for name, text in texts(site):
        for way, pieces in marked_pieces(squeezed(text)):
            seen.add((way, name.endswith(".pdf")))
            whole |= {(way, name.endswith(".pdf"))} if typed in pieces else set()
            assert name.endswith(".pdf") or {*pieces} == {typed}, f"{name}: {way}: {pieces[0][:80]}"
    assert seen - whole == set()
    assert {way for way, is_paper in seen if is_paper and NOT_PRINTED & {*way.split(".")}} == set()
    published = {way for way, _ in seen}
    assert {way for way in NUMBERS if NOT_PUBLISHED.search(way)} & published == set()
    assert {way for way in NUMBERS if not NOT_PUBLISHED.search(way)} - published == set()


def marked_pieces(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each field whose mark stands in a text, with what stands behind it; what was typed ends in the mark as well."""
    for way, number in NUMBERS.items():
        if pieces := text.split(number)[1::2]:
            yield way, pieces

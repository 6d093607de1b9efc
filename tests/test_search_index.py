"""Promises about the search index as files: complete, small, the same twice, and plain about failure."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from handouts.files import files_below, hash_of
from handouts.model import Library
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.search.index import card_digits, search_key, write_search
from handouts.search.pagefind_program import SearchFailed, make_index
from handouts.search.records import search_records
from handouts.views.library import library_view
from handouts.wording.catalogue import Catalogue, read_words
from tests.places import ROOT, SMALL_CLINIC

LIBRARY: Library = read_library(SMALL_CLINIC)
WORDS = read_words(Project.at(ROOT).words)
MET = library_view(LIBRARY, WORDS)


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder with a digest of what it holds."""
    return {path.relative_to(folder).as_posix(): hash_of([path.read_bytes()]) for path in files_below(folder)}


def copies(count: int) -> Library:
    """A clinic of that many programmes, all like the first of the sample content."""
    first = LIBRARY.programmes[0]
    programmes = tuple(first.model_copy(update={"id": f"programma-{number}"}) for number in range(count))
    return replace(LIBRARY, programmes=programmes)


def cards(folder: Path) -> list[dict[str, Any]]:
    """All cards of a search index."""
    pages = [page for path in files_below(folder / "cards") for page in json.loads(path.read_bytes()).values()]
    return [card for page in sorted(pages, key=lambda page: page["order"]) for card in page["cards"]]


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program of our own in the place of Pagefind."""
    path = tmp_path / "pagefind"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two indexes of one library are equal in every file."""
    for name in ("one", "two"):
        write_search(MET, WORDS, tmp_path / name)
    assert len(contents(tmp_path / "one")) > 5
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_only_what_the_browser_asks_for_is_written(tmp_path: Path) -> None:
    """Pagefind's own user interfaces, its worker and its excerpts stay out."""
    write_search(MET, WORDS, tmp_path / "search")
    names = {path.split(".")[0].split("/")[0] for path in contents(tmp_path / "search")}
    assert names == {"pagefind", "pagefind-entry", "wasm", "index", "words", "cards"}
    assert sum(path.stat().st_size for path in files_below(tmp_path / "search")) < 160_000


def test_every_record_has_its_card(tmp_path: Path) -> None:
    """What can be found can be shown: one card a record, in the order of the site."""
    write_search(MET, WORDS, tmp_path / "search")
    records = list(search_records(MET, WORDS))
    assert len(records) > 40
    assert [card["address"] for card in cards(tmp_path / "search")] == [record.address for record in records]


def test_every_result_leads_somewhere(built_site: Path) -> None:
    """Each address a result has is a page of the built site, and its anchor an element of that page."""
    addresses = [card["address"] for card in cards(built_site / "search")]
    assert len(addresses) > 40
    for address in addresses:
        page, _, anchor = address.partition("#")
        tree = html.document_fromstring((built_site / page / "index.html").read_bytes())
        assert not anchor or anchor in {element.get("id") for element in tree.iter()}, address


def test_cards_of_many_pages_are_parted(tmp_path: Path) -> None:
    """A large clinic's cards lie in many small files, so that a search fetches few bytes; none gets lost."""
    library = copies(20)
    write_search(library_view(library, WORDS), WORDS, tmp_path / "search")
    names = {path.stem for path in files_below(tmp_path / "search" / "cards")}
    assert len(names) > 8
    assert {len(name) for name in names} == {1}
    assert len(cards(tmp_path / "search")) == len(list(search_records(library_view(library, WORDS), WORDS)))


@pytest.mark.parametrize(("pages", "digits"), [(0, 0), (16, 0), (17, 1), (256, 1), (257, 2), (5000, 3)])
def test_card_files_grow_with_the_site(pages: int, digits: int) -> None:
    """A file of cards tells of about sixteen pages at most."""
    assert card_digits(pages) == digits


def test_equal_documents_are_kept_apart() -> None:
    """Two pages with the same words are two results."""
    index = make_index([{"called.0.1": "zijbrug"}, {"called.0.1": "zijbrug"}], "nl")
    assert len(set(index.ids)) == 2


def test_a_language_without_endings_has_an_engine_too() -> None:
    """A clinic in a language Pagefind has no rules for gets the engine for all languages."""
    assert "wasm.unknown.pagefind" in make_index([{"called.0.1": "word"}], "xx").files


def test_the_key_follows_content_and_words() -> None:
    """The index is made anew when a record or a word of the search changes, and kept when neither does."""
    other = Catalogue({**WORDS.entries, "search": {**WORDS.entry("search"), "week": "w {week}"}}, WORDS.path)
    keys = {search_key(MET, WORDS), search_key(library_view(copies(1), WORDS), WORDS), search_key(MET, other)}
    assert len(keys) == 3
    assert search_key(MET, WORDS) in keys


def test_a_program_that_stops_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When Pagefind stops early, the failure says what it said, and no folder is left."""
    program(tmp_path, monkeypatch, "echo 'no space left on device' >&2; exit 1")
    with pytest.raises(SearchFailed, match="no space left on device"):
        write_search(MET, WORDS, tmp_path / "search")
    assert not (tmp_path / "search").exists()


def test_a_refusal_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When Pagefind refuses a document, the failure says why."""
    said = {"message_id": 0, "payload": {"type": "Error", "message": "too long"}}
    answer = b64encode(json.dumps(said).encode()).decode()
    program(tmp_path, monkeypatch, f"printf '{answer},'; cat > /dev/null")
    with pytest.raises(SearchFailed, match="too long"):
        make_index([{"called.0.1": "zijbrug"}], "nl")


def test_a_missing_program_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """When there is no Pagefind to run, the failure says so."""
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "none"))
    with pytest.raises(SearchFailed, match="Pagefind"):
        make_index([{"called.0.1": "zijbrug"}], "nl")

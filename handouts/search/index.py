"""The Library as a search index: everything the browser fetches when somebody searches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from handouts.search.fields import Fields, by_frequency, searched_fields
from handouts.search.pagefind_program import make_index
from handouts.search.records import SearchRecord, search_records
from handouts.views.library import LibraryView
from handouts.wording.catalogue import Catalogue

FORM = 1
"""Counts up when the files are written in another form, so that an index kept from before is made anew."""

PROGRAMMES_OFFERED = 12
"""How many programmes are offered to who finds nothing; the link to all of them stands below."""

VERSION_LENGTH = 12
"""Characters that tell the cards of one index from those of another."""

PAGES_PER_FILE = 16
"""Of about how many pages one file of cards tells at most: few files for a small clinic, few bytes for a large one."""


def search_key(library: LibraryView, words: Catalogue) -> str:
    """Changes when the search index would: a digest of what goes into it and of the program that makes it."""
    told = (FORM, version("pagefind"), words.entry("language"), words.entry("search"), offered_programmes(library))
    parts = [*map(repr, told), *map(repr, search_records(library, words))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def write_search(library: LibraryView, words: Catalogue, folder: Path) -> None:
    """Write the search index of the library into a folder that is not there yet.

    It holds the files of Pagefind, `words.json` with every word that can be found, and `cards/` with what results
    show. Raises SearchFailed when Pagefind does not make the index, OSError when the disk refuses.
    """
    records = list(search_records(library, words))
    ignored = words.entry("search.ignored")
    fields = searched_fields(records, frozenset(ignored))
    index = make_index(documents(records, fields), words.phrase("language"))
    digits = card_digits(len(index.ids))
    cards = dict(card_files(records, index.ids, digits))
    told = {
        "version": hashlib.sha256(b"".join(cards.values())).hexdigest()[:VERSION_LENGTH],
        "words": " ".join(by_frequency(fields)),
        "ignored": ignored,
        "card_digits": digits,
        "programmes": offered_programmes(library),
    }
    files = {**index.files, **cards, "words.json": as_json(told)}
    folder.mkdir(parents=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)


def offered_programmes(library: LibraryView) -> list[dict[str, str]]:
    """The programmes for who finds nothing."""
    return [
        {"title": programme.title, "address": programme.address}
        for programme in library.programmes[:PROGRAMMES_OFFERED]
    ]


def documents(records: Sequence[SearchRecord], fields: Sequence[Fields]) -> list[dict[str, str]]:
    """A document for each page: its field "names.3.5" holds the names of the fourth record on it, five words.

    A document costs the search engine far more time and memory than a field, and the reader more bytes.
    """
    pairs = groupby(zip(records, fields, strict=True), key=lambda pair: page_of(pair[0]))
    return [
        {
            f"{name}.{number}.{len(words)}": " ".join(sorted(words))
            for number, (_, one) in enumerate(page)
            for name, words in one.items()
        }
        for _, page in pairs
    ]


def page_of(record: SearchRecord) -> str:
    """The address of the page a record is on."""
    return record.address.partition("#")[0]


def card_digits(pages: int) -> int:
    """How many digits of a page's id name the file of its cards, so that no file tells of too many pages."""
    digits = 0
    while pages > PAGES_PER_FILE * 16**digits:
        digits += 1
    return digits


def card_files(records: Iterable[SearchRecord], ids: Sequence[str], digits: int) -> Iterator[tuple[str, bytes]]:
    """What results show, by the id the search engine gives their page, in files by the first digits of that id."""
    files: dict[str, dict[str, Any]] = {}
    for order, (id_, (_, page)) in enumerate(zip(ids, groupby(records, key=page_of), strict=True)):
        name = id_.rpartition("_")[2][:digits] or "all"
        files.setdefault(name, {})[id_] = {"order": order, "cards": [card(record) for record in page]}
    for name, cards in sorted(files.items()):
        yield f"cards/{name}.json", as_json(cards)


def card(record: SearchRecord) -> dict[str, Any]:
    """What a result shows of a record."""
    return {"title": record.title, "place": record.place, "names": record.names, "address": record.address}


def as_json(value: object) -> bytes:
    """A value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

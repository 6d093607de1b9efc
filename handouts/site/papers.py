"""What lies beside the pages for paper: every sheet, made when something in it changed, and what older papers say."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from handouts.addresses import programme_address
from handouts.files import files_below, hash_of, write_whole
from handouts.history.keeping import with_now
from handouts.history.papers import versions_values
from handouts.history.said import said_now
from handouts.model import Programme
from handouts.paper_names import VERSIONS, Kind
from handouts.sheets.content import Sources, booklet_values, week_values
from handouts.sheets.drawn import sheet_pictures
from handouts.sheets.typesetting import TYPESETTER, pdf
from handouts.site.content import SiteContent

TEMPLATES = {
    Kind.SHEET: ("sheet.typ", "normal"),
    Kind.LARGE_PRINT: ("sheet.typ", "large"),
    Kind.CARD: ("card.typ", "normal"),
    Kind.BOOKLET: ("booklet.typ", "normal"),
}

# Below this many sheets the start of another process costs more than it saves.
SHEETS_WORTH_A_PROCESS = 24


@dataclass(frozen=True)
class Sheet:
    """One PDF to be: where it lies in the site, what kind it is, and what it says."""

    path: str
    kind: Kind
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Papers:
    """All that is for paper: the sheets, what pages tell about older papers (text by path), and a key for each.

    A key is equal for two builds that would make the same file.
    """

    sheets: Mapping[str, Sheet]
    texts: Mapping[str, str]
    keys: Mapping[str, str]


def papers(content: SiteContent, templates: Path) -> Papers:
    """Every paper there is, with the keys that tell whether it must be made."""
    wanted = {sheet.path: sheet for sheet in sheets(content)}
    texts = {
        f"{programme_address(programme)}{VERSIONS}": versions_text(programme, content)
        for programme in content.library.programmes
    }
    ground = hash_of([TYPESETTER.encode(), *(file.read_bytes() for file in files_below(templates))]).encode()
    keys = {path: hash_of([ground, sheet.kind.encode(), json_of(sheet.values)]) for path, sheet in wanted.items()}
    return Papers(wanted, texts, {**keys, **{path: hash_of([text.encode()]) for path, text in texts.items()}})


def sheets(content: SiteContent) -> Iterator[Sheet]:
    """Every sheet there is: three for each block, a booklet for each programme."""
    pictures = sheet_pictures(content.view, content.pictures)
    sources = Sources(content.view.clinic, content.words, pictures, content.pictures.logo)
    for programme in content.view.programmes:
        for block in programme.blocks:
            values = week_values(programme, block, sources)
            for file in block.papers:
                yield Sheet(file.path, file.kind, values)
        yield Sheet(programme.booklet, Kind.BOOKLET, booklet_values(programme, sources))


def versions_text(programme: Programme, content: SiteContent) -> str:
    """What the pages of a programme tell about its older papers."""
    now = said_now(programme, content.library, content.marks)
    history = with_now(content.histories.get(programme.id), now)
    values = versions_values(programme, history, content.words)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def json_of(values: Mapping[str, Any]) -> bytes:
    """Values as JSON, for a key."""
    return json.dumps(values, ensure_ascii=False).encode()


def write_papers(
    folder: Path, wanted: Collection[str], among: Papers, templates: Path, on_paper: Callable[[], None]
) -> None:
    """Write the wanted papers below a folder, calling `on_paper` for each; raises BuildFailed when one fails."""
    for path in wanted:
        if path in among.texts:
            write_whole(folder / path, among.texts[path].encode())
            on_paper()
    make_sheets(folder, [among.sheets[path] for path in wanted if path in among.sheets], templates, on_paper)


def make_sheets(folder: Path, wanted: Collection[Sheet], templates: Path, on_sheet: Callable[[], None]) -> None:
    """Write these sheets below a folder, in as many processes as pay.

    Raises BuildFailed for the first that can't be made.
    """
    tasks = [(folder, sheet, templates) for sheet in wanted]
    processes = min(os.cpu_count() or 1, len(tasks) // SHEETS_WORTH_A_PROCESS)
    if processes < 2:  # noqa: PLR2004 - one process is this one
        for task in tasks:
            make_sheet(task)
            on_sheet()
        return
    # Started anew rather than copied: a copy of a process with threads may hang.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for _ in pool.map(make_sheet, tasks, chunksize=8):
            on_sheet()


def make_sheet(task: tuple[Path, Sheet, Path]) -> None:
    """Write one sheet below a folder."""
    folder, sheet, templates = task
    template, size = TEMPLATES[sheet.kind]
    write_whole(folder / sheet.path, pdf(templates, template, size, sheet.values))

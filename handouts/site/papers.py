"""Every sheet of the Library, made when something in it has changed, and only then."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from handouts.site.files import files_below, hash_of, write_whole
from handouts.sheets.content import Sources, booklet_values, week_values
from handouts.sheets.names import OF_A_WEEK, Kind, booklet_file, week_file
from handouts.sheets.typesetting import TYPESETTER, pdf

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


def sheets(sources: Sources) -> Iterator[Sheet]:
    """Every sheet there is: three for each block, a booklet for each programme."""
    for programme in sources.library.programmes:
        for block in programme.blocks:
            values = week_values(programme, block, sources)
            for kind in OF_A_WEEK:
                yield Sheet(week_file(programme, block, kind), kind, values)
        yield Sheet(booklet_file(programme), Kind.BOOKLET, booklet_values(programme, sources))


def sheet_keys(wanted: Collection[Sheet], templates: Path) -> dict[str, str]:
    """A key for each sheet, by its path: equal for two builds that would make the same PDF."""
    ground = hash_of([TYPESETTER.encode(), *(file.read_bytes() for file in files_below(templates))]).encode()
    return {
        sheet.path: hash_of([ground, sheet.kind.encode(), json.dumps(sheet.values, ensure_ascii=False).encode()])
        for sheet in wanted
    }


def make_sheets(folder: Path, wanted: Collection[Sheet], templates: Path, on_sheet: Callable[[], None]) -> None:
    """Write these sheets below a folder, in as many processes as pay; `on_sheet` is called once for each.

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

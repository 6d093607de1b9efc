"""What the last finished build was made from, so that the next does only what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from handouts.files import file_hashes, write_whole


@dataclass(frozen=True)
class BuildRecord:
    """Keys of what went in, and every file that came out.

    `pages` are keyed by the path of their Markdown, `papers` by their path in the site.
    """

    frame: str
    search: str
    pages: Mapping[str, str]
    site: Mapping[str, str]
    papers: Mapping[str, str] = field(default_factory=dict)


NOTHING_BUILT = BuildRecord(frame="", search="", pages={}, site={})


def read_record(path: Path, site: Path) -> BuildRecord:
    """The record of what stands in `site`; of nothing when it is missing, damaged, or the site is not as it says."""
    try:
        record = BuildRecord(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return NOTHING_BUILT
    return record if record.site and file_hashes(site) == record.site else NOTHING_BUILT


def write_record(path: Path, record: BuildRecord) -> None:
    """Keep the record for the next build."""
    write_whole(path, json.dumps(asdict(record), ensure_ascii=False).encode())


def part_of(markdown_path: str) -> str:
    """The part of the site a page belongs to: its programme; a page above all programmes is a part of its own."""
    return markdown_path.partition("/")[0]


def changed_parts(pages: Mapping[str, str], frame: str, record: BuildRecord) -> tuple[str, ...]:
    """The parts that must be set anew: those with a page that is new, gone or different; all in a new frame."""
    everything = sorted({part_of(path) for path in pages})
    if frame != record.frame:
        return tuple(everything)
    paths = pages.keys() | record.pages.keys()
    changed = {part_of(path) for path in paths if pages.get(path) != record.pages.get(path)}
    return tuple(part for part in everything if part in changed)

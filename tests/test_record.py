"""A build does only what changed since the last, and trusts nothing it can't verify."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.files import file_hashes, write_folder
from handouts.site.record import NOTHING_BUILT, BuildRecord, changed_parts, read_record, write_record

PAGES = {"index.md": "1", "a/index.md": "1", "a/week-1.md": "1", "b/index.md": "1"}


def record(site: Path) -> BuildRecord:
    """The record of the site in a folder."""
    return BuildRecord(frame="f", search="s", pages=PAGES, site=file_hashes(site))


def test_record_is_read_back(tmp_path: Path) -> None:
    """What was kept of a build is found again while the site is as it was."""
    write_folder(tmp_path / "site", {"index.html": "1"})
    kept = record(tmp_path / "site")
    write_record(tmp_path / "record.json", kept)
    assert read_record(tmp_path / "record.json", tmp_path / "site") == kept


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"frame": 1}', "\0"])
def test_damaged_record_counts_as_none(tmp_path: Path, content: str) -> None:
    """A record that can't be read leads to a whole build, not to an error."""
    (tmp_path / "record.json").write_text(content, encoding="utf-8")
    assert read_record(tmp_path / "record.json", tmp_path / "site") == NOTHING_BUILT


def test_touched_site_counts_as_none(tmp_path: Path) -> None:
    """When someone changed a file of the site, the next build makes all of it anew."""
    write_folder(tmp_path / "site", {"index.html": "1"})
    write_record(tmp_path / "record.json", record(tmp_path / "site"))
    write_folder(tmp_path / "site", {"index.html": "2"})
    assert read_record(tmp_path / "record.json", tmp_path / "site") == NOTHING_BUILT


@pytest.mark.parametrize(
    ("pages", "parts"),
    [
        (PAGES, ()),
        ({**PAGES, "a/week-1.md": "2"}, ("a",)),
        ({**PAGES, "index.md": "2"}, ("index.md",)),
        ({**PAGES, "c/index.md": "1"}, ("c",)),
        ({path: key for path, key in PAGES.items() if path != "a/week-1.md"}, ("a",)),
        ({path: key for path, key in PAGES.items() if not path.startswith("b/")}, ()),
    ],
)
def test_only_changed_parts_are_made(pages: dict[str, str], parts: tuple[str, ...]) -> None:
    """A part is made anew when one of its pages is new, gone or different."""
    assert changed_parts(pages, "f", BuildRecord("f", "s", PAGES, {})) == parts


def test_new_frame_changes_every_part() -> None:
    """When the frame around the pages changed, every part is made anew."""
    assert changed_parts(PAGES, "other", BuildRecord("f", "s", PAGES, {})) == ("a", "b", "index.md")

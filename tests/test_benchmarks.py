"""The clinics that benchmarks are run on are what they are said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.clinic import write_project
from handouts.files import file_hashes
from handouts.reading.library import read_library


@pytest.mark.parametrize("week_pages", [1, 40])
def test_made_up_clinic_has_the_asked_number_of_week_pages(tmp_path: Path, week_pages: int) -> None:
    """A made-up clinic has no content problem, the asked number of week pages, and four or five exercises on each."""
    write_project(tmp_path / "clinic", week_pages, seed=1)
    library = read_library(tmp_path / "clinic" / "content")
    blocks = [block for programme in library.programmes for block in programme.blocks]
    assert len(blocks) == week_pages
    assert {len(block.items) for block in blocks} <= {4, 5}


def test_made_up_clinic_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    """The same seed makes the same files, byte for byte, and another seed makes others."""
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_project(tmp_path / name, 10, seed)
    files = file_hashes(tmp_path / "one")
    assert len(files) > 40
    assert files == file_hashes(tmp_path / "same")
    assert files != file_hashes(tmp_path / "other")

"""Files are written whole, and only when they changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.files import Written, file_hashes, hash_of, write_changed, write_folder, write_whole


def test_unchanged_file_is_left_alone(tmp_path: Path) -> None:
    """A file that holds the content already is not written again."""
    path = tmp_path / "a.md"
    assert write_changed(path, b"een")
    before = path.stat().st_mtime_ns
    assert not write_changed(path, b"een")
    assert path.stat().st_mtime_ns == before
    assert write_changed(path, b"twee")


def test_folder_holds_exactly_the_files_given(tmp_path: Path) -> None:
    """New files come, changed ones change, others go, and empty folders with them."""
    write_folder(tmp_path, {"a.md": "1", "b/c.md": "2", "d/e/f.md": "3"})
    assert write_folder(tmp_path, {"a.md": "1", "b/c.md": "4"}) == Written(total=2, changed=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "b"]


def test_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    """When writing fails, the file is as it was and nothing lies beside it."""
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(path, b"x")
    assert [found.name for found in tmp_path.iterdir()] == ["folder"]


def test_hashes_name_files_by_path(tmp_path: Path) -> None:
    """Every file below a folder has a hash, and equal content an equal one."""
    write_folder(tmp_path, {"a/x.html": "1", "b.html": "1", "c.html": "2"})
    hashes = file_hashes(tmp_path)
    assert set(hashes) == {"a/x.html", "b.html", "c.html"}
    assert hashes["a/x.html"] == hashes["b.html"] != hashes["c.html"]


def test_parts_of_a_key_do_not_run_together() -> None:
    """Two lists of parts that join to the same bytes have different keys."""
    assert hash_of([b"ab", b"c"]) != hash_of([b"a", b"bc"])

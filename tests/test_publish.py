"""A new site takes the place of the old one whole, or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from handouts.failure import BuildFailed
from handouts.files import file_hashes, write_folder
from handouts.site import publish


def folder(path: Path, word: str) -> Path:
    """A small site that says one word."""
    write_folder(path, {"index.html": word, "a/index.html": word})
    return path


def words(path: Path) -> set[str]:
    """What the files of a site say."""
    return {file.read_text(encoding="utf-8") for file in path.rglob("*.html")}


def test_first_site_is_published(tmp_path: Path) -> None:
    """Where no site stands yet, the staged one is put there."""
    publish.publish(folder(tmp_path / "staging", "new"), tmp_path / "site", tmp_path / "previous")
    assert words(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_new_site_replaces_the_old(tmp_path: Path) -> None:
    """The staged site stands where the old one stood, and nothing is left behind."""
    folder(tmp_path / "site", "old")
    publish.publish(folder(tmp_path / "staging", "new"), tmp_path / "site", tmp_path / "previous")
    assert words(tmp_path / "site") == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_an_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that can't exchange two folders publishes all the same."""
    monkeypatch.setattr(publish, "exchange_call", lambda: None)
    folder(tmp_path / "site", "old")
    publish.publish(folder(tmp_path / "staging", "new"), tmp_path / "site", tmp_path / "previous")
    assert words(tmp_path / "site") == {"new"}


def test_place_that_can_not_be_replaced_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link, a file or a mounted folder in the place of the site is told at once, and touched by nothing."""
    site, build = tmp_path / "site", tmp_path / "build"
    build.mkdir()
    publish.refuse_place(site, build)
    site.write_text("x", encoding="utf-8")
    with pytest.raises(BuildFailed, match="site/ is a file"):
        publish.refuse_place(site, build)
    site.unlink()
    folder(tmp_path / "www", "old")
    site.symlink_to(tmp_path / "www")
    with pytest.raises(BuildFailed, match="site/ is a link"):
        publish.refuse_place(site, build)
    site.unlink()
    site.symlink_to(tmp_path / "gone")
    with pytest.raises(BuildFailed, match="site/ is a link"):
        publish.refuse_place(site, build)
    site.unlink()
    folder(site, "old")
    publish.refuse_place(site, build)
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"36 35 98:0 /x {site} rw - ext4 /dev/root rw\n", encoding="utf-8")
    monkeypatch.setattr(publish, "MOUNTS", mounts)
    with pytest.raises(BuildFailed, match="mounted"):
        publish.refuse_place(site, build)


def test_place_on_another_disk_is_refused(tmp_path: Path) -> None:
    """A site on another disk than what is built is told at once."""
    other = Path("/dev/shm")  # noqa: S108 - looked at, and nothing written there
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has no second disk in memory")
    with pytest.raises(BuildFailed, match="another disk"):
        publish.refuse_place(other / "site", tmp_path)


def test_kill_between_two_renames_is_mended(tmp_path: Path) -> None:
    """A site left aside by a kill is put back by the next build."""
    folder(tmp_path / "previous", "old")
    publish.recover(tmp_path / "site", tmp_path / "previous")
    assert words(tmp_path / "site") == {"old"}


def test_failed_second_rename_puts_the_site_back(tmp_path: Path) -> None:
    """When the new site can't be put in place, the old one stands again."""
    folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        publish.rename_in_turn(tmp_path / "not-there", tmp_path / "site", tmp_path / "previous")
    assert words(tmp_path / "site") == {"old"}


def test_exchange_that_fails_is_told(tmp_path: Path) -> None:
    """An exchange with a folder that is not there raises, and leaves the site as it was."""
    folder(tmp_path / "site", "old")
    if publish.exchange_call() is None:
        pytest.skip("this system has no exchange")
    with pytest.raises(OSError, match="No such file") as failure:
        publish.exchange(tmp_path / "not-there", tmp_path / "site")
    assert failure.value.errno == errno.ENOENT
    assert words(tmp_path / "site") == {"old"}


def test_staging_lays_made_over_kept(tmp_path: Path) -> None:
    """The staged site holds the kept files of the old one and all that was made; made files win."""
    write_folder(tmp_path / "site", {"a/index.html": "old", "b/index.html": "old", "c/index.html": "old"})
    write_folder(tmp_path / "made", {"b/index.html": "new"})
    publish.stage(tmp_path / "staging", ["a/index.html", "b/index.html"], tmp_path / "site", [tmp_path / "made"])
    found = {
        name: (tmp_path / "staging" / name).read_text(encoding="utf-8") for name in file_hashes(tmp_path / "staging")
    }
    assert found == {"a/index.html": "old", "b/index.html": "new"}

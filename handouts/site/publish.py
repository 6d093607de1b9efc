"""A finished site takes the place of the published one: whole or not at all."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from handouts.failure import BuildFailed
from handouts.files import to_disk

MOUNTS = Path("/proc/self/mountinfo")
AT_CURRENT_FOLDER = -100
EXCHANGE = 2


def stage(staging: Path, kept: Iterable[str], site: Path, made: Iterable[Path]) -> None:
    """Lay a new site out beside the published one: files of `site` that stay as they are, then all of `made`."""
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    for name in kept:
        target = staging / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, target)
    for folder in made:
        shutil.copytree(folder, staging, dirs_exist_ok=True, copy_function=shutil.copyfile)


def refuse_place(site: Path, build: Path) -> None:
    """Raise BuildFailed when no new site could be put in the place of the published one in one step.

    Found out before anything is made: what would happen otherwise is that the web server goes on showing the old one.
    """
    place = site if site.exists() else site.parent
    if site.is_symlink():
        why = "is a link, and a build puts a new folder in its place"
    elif site.exists() and not site.is_dir():
        why = "is a file, and a build puts a folder in its place"
    elif is_mounted(site):
        why = "is a disk or folder mounted there, which can't be replaced whole"
    elif place.stat().st_dev != build.stat().st_dev:
        why = f"lies on another disk than {build.name}/, so that it can't be replaced whole"
    else:
        return
    raise BuildFailed(f"{site.name}/ {why}; make it a plain folder here, and copy it to where it is read from")


def is_mounted(folder: Path) -> bool:
    """Whether another disk, or another folder, is mounted at this folder."""
    try:
        mounts = [line.split()[4] for line in MOUNTS.read_text(encoding="utf-8").splitlines()]
    except OSError:
        mounts = []
    return folder.is_mount() or str(folder) in {one.encode().decode("unicode_escape") for one in mounts}


def publish(staging: Path, site: Path, previous: Path) -> None:
    """Put the staged site in the place of the published one, which is then removed.

    Where the system can exchange two folders in one step (Linux), a visitor or a kill sees either site whole.
    Elsewhere two renames follow each other; `recover` mends a kill between them. After a power cut, too, either site is
    whole: all that was written is on the disk before the exchange, and the exchange before this returns.
    """
    shutil.rmtree(previous, ignore_errors=True)
    to_disk()
    if not site.exists():
        staging.rename(site)
    elif not exchange(staging, site):
        rename_in_turn(staging, site, previous)
    to_disk()
    for old in (staging, previous):
        shutil.rmtree(old, ignore_errors=True)


def rename_in_turn(staging: Path, site: Path, previous: Path) -> None:
    """Two renames, the second undone by the first when it fails."""
    site.rename(previous)
    try:
        staging.rename(site)
    except OSError:
        previous.rename(site)
        raise


def recover(site: Path, previous: Path) -> None:
    """Put the published site back where a kill between two renames left it aside."""
    if previous.exists() and not site.exists():
        previous.rename(site)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; whether this system can."""
    call = exchange_call()
    if call is None:
        return False
    ctypes.set_errno(0)
    if call(AT_CURRENT_FOLDER, os.fsencode(one), AT_CURRENT_FOLDER, os.fsencode(other), EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def exchange_call() -> Callable[..., int] | None:
    """The system's call for an exchange, where it has one."""
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)

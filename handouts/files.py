"""Files written so that a reader never sees half of one, and only when they changed."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Written:
    """How many files a folder holds now, and how many of them had to be written for it."""

    total: int
    changed: int


def is_ordinary(file: Path) -> bool:
    """Whether a file is there and is neither a folder nor a pipe or device, which may never end."""
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False


def ordinary_bytes(file: Path) -> bytes:
    """The bytes of a file; raises OSError when it can't be read, and for anything but an ordinary file."""
    if file.exists() and not is_ordinary(file):
        raise OSError(errno.EINVAL, "this is no ordinary file", str(file))
    return file.read_bytes()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it holds either its old content or all of the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def to_disk() -> None:
    """Wait until all that was written has reached the disk, so that it is still there after a power cut."""
    if hasattr(os, "sync"):
        os.sync()


def write_changed(path: Path, content: bytes) -> bool:
    """Write a file unless it holds this content already; whether it had to be written."""
    if is_ordinary(path) and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


def write_folder(folder: Path, files: Mapping[str, str], beside: Collection[str] = ()) -> Written:
    """Make a folder hold exactly these files, by path below it: write what changed, remove what is not among them.

    `beside` are the paths of files that lie there by right and are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changed = sum(write_changed(folder / name, text.encode()) for name, text in files.items())
    wanted = {*files, *beside}
    stale = [path for path in files_below(folder) if path.relative_to(folder).as_posix() not in wanted]
    for path in stale:
        path.unlink()
        remove_empty_parents(path, folder)
    return Written(len(files), changed)


def copy_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy files into a folder under the names given; one that lies there already under its name is left alone."""
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        if not (folder / name).exists():
            write_whole(folder / name, file.read_bytes())


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, in the order of their paths; none when the folder is not there."""
    return sorted(Path(where, name) for where, _, names in os.walk(folder) for name in names)


def remove_empty_parents(path: Path, top: Path) -> None:
    """Remove the folders above a path that are empty now, up to but not including `top`."""
    for parent in path.parents:
        if parent == top or any(parent.iterdir()):
            return
        parent.rmdir()


def file_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by path with forward slashes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files_below(folder)
    }


def hash_of(parts: Iterable[bytes]) -> str:
    """One SHA-256 over parts in their order, none running into the next."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()

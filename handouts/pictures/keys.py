"""When a kept drawing must be drawn anew: a key over the drawing and over everything of ours that draws."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import handouts
from handouts.drawing import Drawing
from handouts.files import hash_of

PACKAGE = Path(handouts.__path__[0])
DRAWS = ("drawing.py", "joints.py", "figure")
"""What of the package decides how a drawing comes out: modules, and folders of modules.

Numbers that outside libraries compute may differ in their last digits between machines; they are no part of the key,
so that a drawing kept on one machine counts on all.
"""


def drawing_key(exercise_id: str, title: str, drawing: Drawing) -> str:
    """Changes when the drawing of an exercise may come out otherwise; the same on every machine."""
    written = json.dumps([exercise_id, title, drawing.model_dump(mode="json")], sort_keys=True)
    return hashlib.sha256(f"{code_key()} {written}".encode()).hexdigest()


@cache
def code_key() -> str:
    """Changes with any module that draws; line ends don't count."""
    parts = [
        part
        for file in drawing_modules()
        for part in (file.relative_to(PACKAGE).as_posix().encode(), plain_lines(file.read_bytes()))
    ]
    return hash_of(parts)


def drawing_modules() -> list[Path]:
    """The files of every module that draws and of what it reads, in the order of their paths."""
    named = (PACKAGE / name for name in DRAWS)
    return sorted(file for one in named for file in (_drawing_files(one) if one.is_dir() else (one,)))


def _drawing_files(folder: Path) -> Iterator[Path]:
    """What of a folder decides how a drawing comes out: its modules, and the bodies and shapes they read."""
    return (file for file in folder.rglob("*") if file.suffix in (".py", ".npz", ".json"))


def plain_lines(content: bytes) -> bytes:
    """Text with the line ends of one system, whichever one a checkout has made of them."""
    return content.replace(b"\r\n", b"\n")


def digest_of(file: Path) -> str:
    """SHA-256 of a kept drawing, whichever line ends a checkout has made of its own; nothing when it is not there."""
    try:
        return hashlib.sha256(plain_lines(file.read_bytes())).hexdigest()
    except FileNotFoundError:
        return ""

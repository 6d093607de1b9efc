"""What lets a phone keep the site: the list of its files with their hashes, and a worker that carries its version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from handouts.files import hash_of

LIST = "offline.json"
WORKER = "worker.js"
MADE = (LIST, WORKER)
SEARCH = "search/"
# What a phone has no use for without internet: lists for search engines, licences, and sheets that are printed.
LEFT_OUT = (".xml", ".txt", ".pdf", ".map")
# Enough of a SHA-256 to tell two versions of a file apart.
HASH_LENGTH = 16


def write_offline(site: Path, files: Mapping[str, str], programmes: Collection[str], megabytes: int) -> dict[str, str]:
    """Write the list and the worker into a finished site; the SHA-256 of all its files, those two included.

    `files` holds the SHA-256 of every other file by path. The version is a hash over what the phone may keep: a site
    with the same content has the same version, and a changed file gives another.
    """
    others = {path: digest for path, digest in files.items() if path not in MADE}
    kept = {path: digest for path, digest in others.items() if not path.endswith(LEFT_OUT)}
    version = hash_of(f"{path} {digest}".encode() for path, digest in [*sorted(kept.items()), ("", str(megabytes))])
    listed = {"version": version[:HASH_LENGTH], "megabytes": megabytes, **parts(site, kept, programmes)}
    made = {LIST: json.dumps(listed, separators=(",", ":")), WORKER: worker(version[:HASH_LENGTH])}
    for name, text in made.items():
        (site / name).write_text(text + "\n", encoding="utf-8")
    return others | {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in made}


def parts(site: Path, kept: Mapping[str, str], programmes: Collection[str]) -> dict[str, Any]:
    """The files as a phone keeps them: the frame with the pages above all programmes, the search, each programme."""
    frame: dict[str, tuple[str, int]] = {}
    search: dict[str, tuple[str, int]] = {}
    of_programme: dict[str, dict[str, tuple[str, int]]] = {name: {} for name in sorted(programmes)}
    for path in sorted(kept):
        top = path.split("/", maxsplit=1)[0]
        part = search if path.startswith(SEARCH) else of_programme.get(top, frame)
        part[path] = (kept[path][:HASH_LENGTH], (site / path).stat().st_size)
    return {"frame": frame, "search": search, "programmes": of_programme}


def worker(version: str) -> str:
    """The worker of one version; a browser takes another version for another worker."""
    return f'self.HANDOUT_VERSION = "{version}";\nimportScripts("assets/offline_worker.js");'

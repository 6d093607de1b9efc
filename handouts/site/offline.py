"""What lets a phone keep the site: the list of its files with their hashes, and which page shows which of them."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handouts.addresses import PICTURES
from handouts.files import hash_of

LIST = "offline.json"
WORKER = "worker.js"
MADE = (LIST, WORKER)
SEARCH = "search/"
INDEX = "index.html"
# What a phone has no use for: lists for search engines, licences, maps of scripts, and the page that hosts show for
# an address that is none (a few answer "not found" to it itself, and then nothing at all could be kept).
# Films are never kept: one may be larger than all else, and is asked for in pieces.
LEFT_OUT = (".xml", ".txt", ".map", ".mp4", "404.html", *MADE)
# Beside pages and papers, a programme has small files that every page of it may ask for.
OF_A_PAGE = (".html", ".pdf")
# Enough of a SHA-256 to tell two versions of a file apart.
HASH_LENGTH = 16
PICTURE_NAME = re.compile(rf"\b{PICTURES}([\w.-]+)")
PAPER_LINK = re.compile(r'\bhref="([^":#]+\.pdf)"')
# A photo stands on a page in several widths, the narrowest first; that one, made for phones, is kept for all of them.
PHOTO = re.compile(r'<picture><source type="image/webp" srcset="([^" ]+)[^>]*>.*?</picture>', re.DOTALL)


@dataclass(frozen=True)
class KeptPage:
    """The pictures that a page of a programme shows, and its papers: paths of files."""

    shows: set[str]
    papers: set[str]


def write_offline(site: Path, files: Mapping[str, str], programmes: Collection[str], megabytes: int) -> dict[str, str]:
    """Write the list into a finished site; the SHA-256 of all its files, the list included.

    `files` holds the SHA-256 of every other file by path. The version is a hash over what a phone may keep: a site
    with the same content has the same version, and a changed file gives another.
    """
    kept = {path: digest for path, digest in files.items() if not path.endswith(LEFT_OUT)}
    instead = photos_instead(pages_in(site, kept))
    kept = {path: digest for path, digest in kept.items() if path not in instead}
    version = hash_of(f"{path} {digest}".encode() for path, digest in [*sorted(kept.items()), ("", str(megabytes))])
    listed = {
        "version": version[:HASH_LENGTH],
        "megabytes": megabytes,
        "files": {path: (kept[path][:HASH_LENGTH], (site / path).stat().st_size) for path in sorted(kept)},
        "instead": instead,
        **parts(site, kept, instead, programmes),
    }
    (site / LIST).write_text(json.dumps(listed, separators=(",", ":")) + "\n", encoding="utf-8")
    return {path: digest for path, digest in files.items() if path != LIST} | {LIST: sha256_of(site / LIST)}


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def pages_in(site: Path, paths: Iterable[str]) -> Iterator[str]:
    """The HTML of every page among these files."""
    return ((site / path).read_text(encoding="utf-8") for path in sorted(paths) if path.endswith(".html"))


def photos_instead(pages: Iterable[str]) -> dict[str, str]:
    """For each copy of a photo that a phone does not keep, the one that it keeps and shows instead."""
    instead: dict[str, str] = {}
    for page in pages:
        for photo in PHOTO.finditer(page):
            kept, *others = dict.fromkeys(pictures_in(photo[0]))
            instead |= dict.fromkeys(others, kept)
    return dict(sorted(instead.items()))


def pictures_in(text: str) -> list[str]:
    """The paths of the pictures that a text names, in its order."""
    return [f"{PICTURES}{name}" for name in PICTURE_NAME.findall(text)]


def parts(
    site: Path, kept: Mapping[str, str], instead: Mapping[str, str], programmes: Collection[str]
) -> dict[str, Any]:
    """The files as a phone keeps them: the frame, which every page needs, the search, and each page of a programme."""
    own = {path: path.split("/", maxsplit=1)[0] for path in kept}
    beside = [path for path in kept if own[path] not in programmes and not path.startswith(PICTURES)]
    frame = {path for path in beside if not path.startswith(SEARCH)}
    frame |= shown(site / "offline.html", kept, instead)
    overviews = [path for path in beside if path.endswith((".html", ".json"))]
    search = {path for path in beside if path.startswith(SEARCH)}
    search |= {picture for path in overviews for picture in shown(site / path, kept, instead)} - frame
    pages = {
        path.removesuffix(INDEX): kept_page(site, path, kept, instead)
        for path in kept
        if own[path] in programmes and path.endswith(f"/{INDEX}")
    }
    lists = {name: {path for path in kept if own[path] == name and not path.endswith(OF_A_PAGE)} for name in programmes}
    return {
        "frame": sorted(frame),
        "search": sorted(search),
        "pages": {
            address: {
                "shows": sorted(page.shows - frame | lists[own[f"{address}{INDEX}"]]),
                "papers": sorted(page.papers),
            }
            for address, page in sorted(pages.items())
        },
    }


def shown(file: Path, kept: Mapping[str, str], instead: Mapping[str, str]) -> set[str]:
    """The pictures that a file of the site names, as a phone keeps them."""
    named = pictures_in(file.read_text(encoding="utf-8"))
    return {picture for one in named if (picture := instead.get(one, one)) in kept}


def kept_page(site: Path, path: str, kept: Mapping[str, str], instead: Mapping[str, str]) -> KeptPage:
    """What a phone keeps with a page of a programme, and its papers."""
    text, folder = (site / path).read_text(encoding="utf-8"), posixpath.dirname(path)
    links = {posixpath.normpath(posixpath.join(folder, link)) for link in PAPER_LINK.findall(text)}
    return KeptPage(shown(site / path, kept, instead), links & kept.keys())

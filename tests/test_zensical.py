"""The way out of MkDocs stays open: Zensical sets the same pages from the same Markdown, theme and settings.

Runs where Zensical is installed beside this Python, or named by the variable ZENSICAL.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from handouts.pictures.gallery import current_pictures
from handouts.pictures.in_parallel import untold
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.site.shown import show_pictures

HOW_TO_GET_IT = "Zensical is not here: install what pyproject.toml names for the exit, or name its program in ZENSICAL"
# Files that only one of the two makes. Nothing of ours uses the theme files that Zensical lays beside the pages.
OURS_ONLY = ("search/", "worker.js")
# Beside what pages ask for, Zensical lays every picture that its pages linked to before they were set into them.
LINKED_BEFORE = ("pictures/",)
ZENSICALS_OWN = ("assets/images/", "assets/javascripts/", "assets/stylesheets/", "search.json")
# What may differ: the page, what of it, and why.
KNOWN_DIFFERENCES = {
    ("oefeningen/index.html", "links"): "Zensical reads an address in the Markdown as seen from the file, not the page",
}


def find_zensical() -> str | None:
    """The program Zensical, where there is one."""
    return os.environ.get("ZENSICAL") or shutil.which("zensical", path=str(Path(sys.executable).parent))


@pytest.fixture(scope="module")
def zensical_site(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the sample content as Zensical sets them, from a copy of all that MkDocs by hand would read."""
    zensical = find_zensical()
    if zensical is None:
        pytest.skip(HOW_TO_GET_IT)
    copy = tmp_path_factory.mktemp("zensical")
    for name in ("templates", "build/docs"):
        shutil.copytree(built_project / name, copy / name)
    for name in ("mkdocs.yml", "build/site.yml"):
        shutil.copyfile(built_project / name, copy / name)
    ended = subprocess.run([zensical, "build", "--strict"], cwd=copy, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    site = copy / "build" / "by-hand"
    project = Project.at(built_project)
    show_pictures(site, current_pictures(read_library(project.content), project, untold))
    return site


def test_zensical_makes_the_same_files(zensical_site: Path, built_site: Path) -> None:
    """Beside its own theme files Zensical makes exactly the files of our site, but for the search index."""
    ours = {as_written(name) for name in names_below(built_site) if not name.startswith(OURS_ONLY)}
    theirs = {name for name in names_below(zensical_site) if not name.startswith(ZENSICALS_OWN)}
    assert len(ours) > 15
    assert ours <= theirs
    assert {name for name in theirs - ours if not name.startswith(LINKED_BEFORE)} == set()


def test_zensical_sets_the_same_pages(zensical_site: Path, built_site: Path) -> None:
    """Text, title, ids, links and head of every page are those that MkDocs set, but for the differences listed."""
    pages = sorted(name for name in names_below(built_site) if name.endswith(".html"))
    assert len(pages) > 8
    found = {
        (name, what): (ours, theirs)
        for name in pages
        for what, ours in told_by(built_site / name, name).items()
        if (theirs := told_by(zensical_site / name, name)[what]) != ours
    }
    assert found.keys() == KNOWN_DIFFERENCES.keys(), json.dumps(
        [[*key, *values] for key, values in found.items()], indent=1, ensure_ascii=False
    )


def names_below(folder: Path) -> set[str]:
    """Every file below a folder, by path with forward slashes."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def as_written(address: str) -> str:
    """An address as the theme has it: a build of ours gives the folder of assets a name that changes with them."""
    return re.sub(r"\bassets\.[0-9a-f]+/", "assets/", address)


def told_by(file: Path, name: str) -> dict[str, Any]:
    """What a page tells, free of spaces between words and of how an address is written."""
    tree = html.document_fromstring(file.read_text(encoding="utf-8"))
    at = f"https://voorbeeld.example/oefeningen/{name.removesuffix('index.html')}"
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    addresses = [element.get(key) for element in elements for key in ("href", "src")]
    return {
        "language": tree.get("lang"),
        "title": words_of(tree.find(".//title")),
        "main text": words_of(tree.find(".//main")),
        "text": words_of(tree.find("body")),
        "ids": [element.get("id") for element in elements if element.get("id")],
        "classes": [(element.tag, element.get("class")) for element in elements],
        "links": [urljoin(at, as_written(address)) for address in addresses if address],
        "metas": [dict(element.attrib) for element in elements if element.tag == "meta"],
        "data": [json.loads(one.text or "") for one in elements if one.get("type") == "application/ld+json"],
    }


def words_of(element: html.HtmlElement | None) -> str:
    """The words in an element, with one space between them."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())

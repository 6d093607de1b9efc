"""Markdown pages to HTML: MkDocs, run strictly, on the parts of the site that changed and in parallel."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from handouts.addresses import PICTURES
from handouts.failure import BuildFailed
from handouts.files import copy_files
from handouts.pictures.picture import Pictures
from handouts.project import Project
from handouts.site.assets import name_assets
from handouts.site.record import part_of
from handouts.site.scripts import publish_scripts
from handouts.site.shown import show_pictures

# What MkDocs and its theme lay beside the pages and our frame does not use; 2.5 MB of scripts, styles and maps.
UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images", "sitemap.xml", "sitemap.xml.gz")
# Below this many pages the start of a second MkDocs costs more than it saves.
PAGES_WORTH_A_PROCESS = 40
LINKED_PICTURE = re.compile(rf"\b{PICTURES}([^/\s()]+)\)")


def make_html(
    project: Project, pages: Mapping[str, str], pictures: Pictures, parts: Sequence[str], on_page: Callable[[], None]
) -> list[Path]:
    """Set the pages of these parts; the folders that together hold their HTML, each with the whole theme.

    A part's pages link only to their own programme (the pages above all programmes link by address), so each
    part can be set without the others. The files of pictures are not among what is made. `on_page` is called once
    for each page read, from several threads.
    Raises BuildFailed with what MkDocs says: any warning of its strict mode stops the build.
    """
    shutil.rmtree(project.parts, ignore_errors=True)
    groups = share_out(pages, parts, os.cpu_count() or 1)
    folders = [prepare(project, project.parts / str(number), group, pictures) for number, group in enumerate(groups)]
    with ThreadPoolExecutor(len(folders) or 1) as pool:
        made = list(pool.map(lambda folder: run_mkdocs(folder, on_page), folders))
    for site in made:
        show_pictures(site, pictures)
        shutil.rmtree(site / PICTURES, ignore_errors=True)
    return made


def share_out(pages: Mapping[str, str], parts: Sequence[str], processes: int) -> list[dict[str, str]]:
    """The pages of these parts in groups of about equal size, no part split, none so small as to be wasteful."""
    by_part: dict[str, dict[str, str]] = {part: {} for part in parts}
    for path, text in pages.items():
        if part_of(path) in by_part:
            by_part[part_of(path)][path] = text
    total = sum(map(len, by_part.values()))
    count = max(1, min(processes, total // PAGES_WORTH_A_PROCESS))
    groups: list[dict[str, str]] = [{} for _ in range(count)]
    for part in sorted(by_part, key=lambda part: (-len(by_part[part]), part)):
        min(groups, key=len).update(by_part[part])
    return [group for group in groups if group]


def prepare(project: Project, folder: Path, pages: Mapping[str, str], pictures: Pictures) -> Path:
    """A folder where MkDocs can set one group: its pages and their pictures, and settings that inherit ours."""
    for path, text in pages.items():
        page = folder / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    linked = {name for text in pages.values() for name in LINKED_PICTURE.findall(text)}
    copy_files({name: file for name, file in pictures.files.items() if name in linked}, folder / "docs" / PICTURES)
    settings = {
        "INHERIT": str(project.mkdocs_settings),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": str(project.theme)},
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def run_mkdocs(folder: Path, on_page: Callable[[], None]) -> Path:
    """Run MkDocs in one prepared folder; the folder of the HTML."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--verbose"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    said: list[str] = []
    with process:
        for line in process.stdout or ():
            if "Reading: " in line:
                on_page()
            elif not line.startswith(("DEBUG", "INFO")):
                said.append(line.rstrip())
    if process.returncode:
        raise BuildFailed("\n".join(["MkDocs could not set the pages:", *(f"  {line}" for line in in_brief(said))]))
    publish_scripts(folder / "site")
    without_unused(folder / "site")
    name_assets(folder / "site")
    return folder / "site"


def in_brief(said: Sequence[str]) -> list[str]:
    """What MkDocs said, with the trace of a crash cut down to the line of ours it came from and its last words."""
    lines = [line.strip() for line in said if line.strip()]
    start = next((number for number, line in enumerate(lines) if line.startswith("Traceback")), len(lines))
    of_ours = [line.rstrip(",") for line in lines[start:] if line.startswith("File") and "templates" in line]
    places = [line.split(", in ")[0] for line in of_ours if ".html" in line]
    return [*lines[:start], *places[-1:], *(lines[-1:] if start < len(lines) else [])]


def without_unused(site: Path) -> None:
    """Rid a folder of what no page of ours uses."""
    for name in UNUSED:
        unused = site / name
        if unused.is_dir():
            shutil.rmtree(unused)
        else:
            unused.unlink(missing_ok=True)

"""The site to look at while writing: set again, part by part, as content and templates change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from handouts.addresses import PICTURES
from handouts.files import copy_files, file_hashes, files_below
from handouts.model import Library
from handouts.pages.words import Catalogue, read_words
from handouts.pictures.gallery import current_pictures
from handouts.pictures.in_parallel import untold
from handouts.project import Project
from handouts.reading.library import LibraryReader
from handouts.search.index import write_search
from handouts.site.audit import pages_of
from handouts.site.frame import write_site_settings
from handouts.site.html import make_html
from handouts.site.record import NOTHING_BUILT, BuildRecord, part_of, read_record, write_record
from handouts.site.stages import SEARCH, page_texts, part_of_site, plan_build, prove, write_docs


class Preview:
    """A site kept in step with its content in `project.site`; remembers what it read and made.

    `refresh` sets the pages that changed, so that they can be looked at; `refresh_search` then mends the search
    index, which takes longer on a large site.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._reader = LibraryReader(project.content)
        self._record: BuildRecord | None = None
        self._search_due: tuple[Library, Catalogue] | None = None
        self._base = "/"

    @property
    def watched(self) -> tuple[Path, ...]:
        """What to watch: a change below any of these may change the site."""
        root = self.project.root
        return (self.project.content, root / "templates", self.project.mkdocs_settings)

    @property
    def base(self) -> str:
        """The sub-path the clinic publishes under, as its pages expect it; "/" until the clinic could be read."""
        return self._base

    def refresh(self) -> int:
        """Bring the pages up to date; how many were set anew.

        Raises ContentProblems or BuildFailed, and leaves the pages as they were.
        """
        project = self.project
        library, words = self._reader.read(), read_words(project.words)
        pictures = current_pictures(library, project, untold)
        texts = page_texts(library, pictures, words, project)
        write_site_settings(project, library, words)
        plan = plan_build(project, (library, words), pictures, texts, self._before())
        copy_files(plan.pictures, project.site)
        if plan.parts:
            made = make_html(project, texts, pictures, plan.parts, lambda: None)
            prove([*made, project.site], sorted({path for folder in made for path in pages_of(folder)}), library)
            replace_parts(project.site, made, plan.parts)
            remove_pictures(project.site, plan.pictures)
        if plan.makes_search:
            self._search_due = (library, words)
        write_docs(project, texts, pictures)
        self._record = plan.record
        self._base = urlsplit(library.clinic.url).path.rstrip("/") + "/"
        return sum(part_of(path) in plan.parts for path in texts)

    def refresh_search(self) -> None:
        """Bring the search index up to date where the last refresh left it behind."""
        if self._search_due is None:
            return
        fresh = self.project.build / SEARCH
        shutil.rmtree(fresh, ignore_errors=True)
        library, words = self._search_due
        write_search(library, words, fresh)
        shutil.rmtree(self.project.site / SEARCH, ignore_errors=True)
        fresh.rename(self.project.site / SEARCH)
        self._search_due = None

    def remember(self) -> None:
        """Keep what was made for the next start, unless the search index is behind."""
        if self._record and not self._search_due:
            write_record(self.project.record, replace(self._record, site=file_hashes(self.project.site)))

    def _before(self) -> BuildRecord:
        """What stands in the site now."""
        if self._record is None:
            self._record = read_record(self.project.record, self.project.site)
            if self._record is NOTHING_BUILT:
                shutil.rmtree(self.project.site, ignore_errors=True)
        return self._record


def remove_pictures(site: Path, wanted: Collection[str]) -> None:
    """Remove the pictures that no page asks for any more."""
    for file in files_below(site / PICTURES):
        if file.relative_to(site).as_posix() not in wanted:
            file.unlink()


def replace_parts(site: Path, made: Sequence[Path], parts: Collection[str]) -> None:
    """Put the pages just made in the place of the old ones, file by file, and remove those that are no more."""
    fresh = {file.relative_to(folder).as_posix(): file for folder in made for file in files_below(folder)}
    for old in files_below(site):
        name = old.relative_to(site).as_posix()
        if name not in fresh and part_of_site(name) in parts:
            old.unlink()
    for name, file in fresh.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(file, site / name)

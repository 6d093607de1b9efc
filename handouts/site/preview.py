"""The site to look at while writing: set again, part by part, as content and templates change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from handouts.addresses import PICTURES
from handouts.files import copy_files, file_hashes, files_below
from handouts.pages.markdown import PageTemplates
from handouts.pictures.gallery import current_pictures
from handouts.pictures.in_parallel import untold
from handouts.project import Project
from handouts.reading.library import LibraryReader
from handouts.site.audit import pages_of
from handouts.site.content import site_content
from handouts.site.pipeline import Draft, draft_site, make_search, set_pages, set_papers, write_pages
from handouts.site.record import NOTHING_BUILT, BuildRecord, read_record, write_record
from handouts.site.stages import SEARCH, part_of_site, prove
from handouts.wording.catalogue import read_words


class Preview:
    """A site kept in step with its content in `project.site`; remembers what it read and made.

    `refresh` sets the pages that changed, so that they can be looked at; `refresh_search` then mends the search
    index, which takes longer on a large site.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._reader = LibraryReader(project.content)
        self._templates: PageTemplates | None = None
        self._draft: Draft | None = None
        self._search_is_due = False
        self._papers_due: set[str] = set()
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
        self._templates = (self._templates or PageTemplates(project.page_templates, words)).in_step_with(words)
        content = site_content(project, library, words, current_pictures(library, project, untold))
        draft = draft_site(project, content, self._templates, self._before())
        copy_files(draft.plan.pictures, project.site)
        if draft.plan.parts:
            self._set_pages(draft)
        self._search_is_due |= draft.plan.makes_search
        self._papers_due |= set(draft.plan.papers)
        self._draft = draft
        write_pages(project, draft)
        self._base = urlsplit(library.clinic.url).path.rstrip("/") + "/"
        return len(draft.changed_pages)

    def _set_pages(self, draft: Draft) -> None:
        """Put the pages that changed in the place of the old ones, once they are proved."""
        site, papers = self.project.site, draft.papers.keys
        made = set_pages(self.project, draft, lambda: None)
        fresh = sorted({path for folder in made for path in pages_of(folder)})
        prove([*made, site], fresh, draft.content.library, papers)
        before, parts = self._before(), draft.plan.parts
        old = [file.relative_to(site).as_posix() for file in files_below(site)]
        stale = {name for name in old if name not in papers and part_of_site(name, before) in parts}
        replace_pages(site, made, stale)
        remove_pictures(site, draft.plan.pictures)

    def refresh_papers(self) -> None:
        """Make the sheets where the last refresh left them behind."""
        if self._draft:
            wanted = sorted(self._papers_due & self._draft.papers.keys.keys())
            set_papers(self.project, self._draft, wanted, self.project.site, lambda: None)
        self._papers_due = set()

    def refresh_search(self) -> None:
        """Bring the search index up to date where the last refresh left it behind."""
        if self._draft is None or not self._search_is_due:
            return
        fresh = self.project.build / SEARCH
        shutil.rmtree(fresh, ignore_errors=True)
        make_search(self._draft, fresh)
        shutil.rmtree(self.project.site / SEARCH, ignore_errors=True)
        fresh.rename(self.project.site / SEARCH)
        self._search_is_due = False

    def remember(self) -> None:
        """Keep what was made for the next start, unless the sheets or the search index are behind."""
        if self._draft and not self._search_is_due and not self._papers_due:
            record = replace(self._draft.plan.record, site=file_hashes(self.project.site))
            write_record(self.project.record, record)

    def _before(self) -> BuildRecord:
        """What stands in the site now."""
        if self._draft:
            return self._draft.plan.record
        record = read_record(self.project.record, self.project.site)
        if record is NOTHING_BUILT:
            shutil.rmtree(self.project.site, ignore_errors=True)
        return record


def remove_pictures(site: Path, wanted: Collection[str]) -> None:
    """Remove the pictures that no page asks for any more."""
    for file in files_below(site / PICTURES):
        if file.relative_to(site).as_posix() not in wanted:
            file.unlink()


def replace_pages(site: Path, made: Sequence[Path], stale: Set[str]) -> None:
    """Put the pages just made in the place of the old ones, file by file; what was not made of `stale` goes."""
    fresh = {file.relative_to(folder).as_posix(): file for folder in made for file in files_below(folder)}
    for name in stale - fresh.keys():
        (site / name).unlink()
    for name, file in fresh.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(file, site / name)

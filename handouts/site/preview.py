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
from handouts.history.keeping import read_histories
from handouts.history.said import picture_marks
from handouts.model import Library
from handouts.pages.markdown import PageTemplates
from handouts.pages.words import Catalogue, read_words
from handouts.pictures.gallery import current_pictures
from handouts.pictures.in_parallel import untold
from handouts.pictures.picture import Pictures
from handouts.project import Project
from handouts.reading.library import LibraryReader
from handouts.search.index import write_search
from handouts.sheets.content import Sources
from handouts.sheets.drawn import sheet_pictures
from handouts.site.audit import pages_of
from handouts.site.frame import write_site_settings
from handouts.site.html import make_html
from handouts.site.papers import Papers, papers, write_papers
from handouts.site.record import NOTHING_BUILT, BuildRecord, part_of, read_record, write_record
from handouts.site.stages import SEARCH, page_texts, part_of_site, plan_build, prove, with_papers, write_docs


class Preview:
    """A site kept in step with its content in `project.site`; remembers what it read and made.

    `refresh` sets the pages that changed, so that they can be looked at; `refresh_search` then mends the search
    index, which takes longer on a large site.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._reader = LibraryReader(project.content)
        self._templates: PageTemplates | None = None
        self._record: BuildRecord | None = None
        self._search_due: tuple[Library, Catalogue] | None = None
        self._papers: Papers | None = None
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
        pictures = current_pictures(library, project, untold)
        texts = page_texts(library, pictures, words, self._templates)
        write_site_settings(project, library, words, pictures.logo)
        before = self._before()
        paper = papers(
            paper_sources(library, words, pictures), read_histories(project.content), project.sheet_templates
        )
        plan = with_papers(plan_build(project, (library, words), pictures, texts, before), paper, before)
        copy_files(plan.pictures, project.site)
        if plan.parts:
            made = make_html(project, texts, pictures, plan.parts, lambda: None)
            prove(
                [*made, project.site],
                sorted({path for folder in made for path in pages_of(folder)}),
                library,
                paper.keys,
            )
            replace_parts(project.site, made, plan.parts, paper.keys)
            remove_pictures(project.site, plan.pictures)
        if plan.makes_search:
            self._search_due = (library, words)
        self._papers_due |= set(plan.papers)
        self._papers = paper
        write_docs(project, texts, pictures)
        self._record = plan.record
        self._base = urlsplit(library.clinic.url).path.rstrip("/") + "/"
        return sum(part_of(path) in plan.parts for path in texts)

    def refresh_papers(self) -> None:
        """Make the sheets where the last refresh left them behind."""
        if self._papers:
            wanted = sorted(self._papers_due & self._papers.keys.keys())
            write_papers(self.project.site, wanted, self._papers, self.project.sheet_templates, lambda: None)
        self._papers_due = set()

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
        """Keep what was made for the next start, unless the sheets or the search index are behind."""
        if self._record and not self._search_due and not self._papers_due:
            write_record(self.project.record, replace(self._record, site=file_hashes(self.project.site)))

    def _before(self) -> BuildRecord:
        """What stands in the site now."""
        if self._record is None:
            self._record = read_record(self.project.record, self.project.site)
            if self._record is NOTHING_BUILT:
                shutil.rmtree(self.project.site, ignore_errors=True)
        return self._record


def paper_sources(library: Library, words: Catalogue, pictures: Pictures) -> Sources:
    """What the papers of a preview are made from."""
    marks = picture_marks(library, pictures)
    return Sources(library, words, sheet_pictures(library, pictures, words), marks, pictures.logo)


def remove_pictures(site: Path, wanted: Collection[str]) -> None:
    """Remove the pictures that no page asks for any more."""
    for file in files_below(site / PICTURES):
        if file.relative_to(site).as_posix() not in wanted:
            file.unlink()


def replace_parts(site: Path, made: Sequence[Path], parts: Collection[str], papers: Collection[str]) -> None:
    """Put the pages just made in the place of the old ones, file by file, and remove those that are no more.

    What lies beside them for paper stays.
    """
    fresh = {file.relative_to(folder).as_posix(): file for folder in made for file in files_below(folder)}
    for old in files_below(site):
        name = old.relative_to(site).as_posix()
        if name not in fresh and name not in papers and part_of_site(name) in parts:
            old.unlink()
    for name, file in fresh.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(file, site / name)

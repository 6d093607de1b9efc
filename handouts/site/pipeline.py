"""The stages every site goes through, whether it is built to be published or shown while it is written.

Content becomes a draft: every page's Markdown, every paper's words, and a plan of what must be made anew. Then pages,
papers and search index are made of the draft, each where its caller wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from handouts.files import Written
from handouts.pages.markdown import PageTemplates
from handouts.project import Project
from handouts.search.index import search_key, write_search
from handouts.site.content import SiteContent
from handouts.site.frame import frame_key, write_site_settings
from handouts.site.html import make_html
from handouts.site.papers import Papers, papers, write_papers
from handouts.site.record import BuildRecord, part_of
from handouts.site.stages import Inputs, Plan, page_texts, plan_build, with_papers, write_docs


@dataclass(frozen=True)
class Draft:
    """A site as it must become: the Markdown of its pages by path, its papers, and what of it must be made."""

    content: SiteContent
    texts: Mapping[str, str]
    papers: Papers
    plan: Plan

    @property
    def changed_pages(self) -> tuple[str, ...]:
        """The Markdown of the pages that are set anew, by path."""
        return tuple(path for path in self.texts if part_of(path) in self.plan.parts)


def draft_site(project: Project, content: SiteContent, templates: PageTemplates, before: BuildRecord) -> Draft:
    """The site of this content, given what the last build left; writes the settings that MkDocs reads."""
    texts = page_texts(content.view, content.pictures, content.words, templates)
    write_site_settings(project, content.library, content.words, content.pictures.logo)
    wanted = papers(content, project.sheet_templates)
    inputs = Inputs(frame_key(project), search_key(content.view, content.words), texts, content.pictures)
    return Draft(content, texts, wanted, with_papers(plan_build(inputs, before), wanted, before))


def write_pages(project: Project, draft: Draft) -> Written:
    """Put the Markdown where MkDocs by hand reads it; how many pages these are, and how many changed."""
    return write_docs(project, draft.texts, draft.content.pictures)


def set_pages(project: Project, draft: Draft, on_page: Callable[[], None]) -> list[Path]:
    """The folders with the HTML of the pages that must be made; `on_page` is called for each."""
    return make_html(project, draft.texts, draft.content.pictures, draft.plan.parts, on_page)


def set_papers(
    project: Project, draft: Draft, wanted: Collection[str], folder: Path, on_paper: Callable[[], None]
) -> None:
    """Make these papers below a folder; `on_paper` is called for each."""
    write_papers(folder, wanted, draft.papers, project.sheet_templates, on_paper)


def make_search(draft: Draft, folder: Path) -> None:
    """Make the search index in a folder that is not there yet."""
    write_search(draft.content.view, draft.content.words, folder)

"""Where everything lies in a project folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """The paths of one project.

    All that is made lies in `build` and `site`, but for what is kept with the content: the drawings in
    `content/pictures`, the history of versions in `content/history`. Recording also writes the versions of programmes.
    """

    root: Path
    build: Path
    site: Path

    @classmethod
    def at(cls, root: Path) -> Project:
        """The project in a folder, building the site that is published."""
        return cls(root, root / "build", root / "site")

    @classmethod
    def shown_at(cls, root: Path) -> Project:
        """The project in a folder, building a site to look at while writing; the published one is left alone."""
        return cls(root, root / "build" / "serve", root / "build" / "serve" / "site")

    @property
    def content(self) -> Path:
        """What the clinic writes."""
        return self.root / "content"

    @property
    def sheet_templates(self) -> Path:
        """Templates of the PDF sheets, with their typeface."""
        return self.root / "templates" / "sheets"

    @property
    def page_templates(self) -> Path:
        """Templates of the Markdown pages."""
        return self.root / "templates" / "pages"

    @property
    def theme(self) -> Path:
        """The frame around every page: MkDocs' custom_dir."""
        return self.root / "templates" / "theme"

    @property
    def words(self) -> Path:
        """The words catalogue."""
        return self.root / "templates" / "words.nl.yml"

    @property
    def mkdocs_settings(self) -> Path:
        """The hand-written settings of MkDocs."""
        return self.root / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """The Markdown pages."""
        return self.build / "docs"

    @property
    def ready_pictures(self) -> Path:
        """The clinic's own photos and films, as the site shows them."""
        return self.root / "build" / "ready-pictures"

    @property
    def failed_drawings(self) -> Path:
        """Drawings with a fault in them, to see what is wrong."""
        return self.root / "build" / "failed-drawings"

    @property
    def tool_templates(self) -> Path:
        """Templates of what the clinic sees, not the patient."""
        return self.root / "templates" / "tool"

    @property
    def contact_sheet(self) -> Path:
        """All drawings with their words on one page, for whoever must look at them."""
        return self.root / "build" / "pictures.html"

    @property
    def site_settings(self) -> Path:
        """What MkDocs must know of the clinic; mkdocs.yml inherits from it."""
        return self.root / "build" / "site.yml"

    @property
    def parts(self) -> Path:
        """Where MkDocs sets the pages, a folder for each of its runs."""
        return self.build / "parts"

    @property
    def staging(self) -> Path:
        """A new site on its way to be published."""
        return self.build / "staging"

    @property
    def previous(self) -> Path:
        """The published site for the moment in which a new one takes its place."""
        return self.build / "previous"

    @property
    def record(self) -> Path:
        """What the published site was made from."""
        return self.build / "record.json"

    @property
    def lock(self) -> Path:
        """Held while a build runs, so that two never run at once."""
        return self.build / "lock"

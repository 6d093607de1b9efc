"""Pages as Markdown: the page templates, and the only place that knows Jinja."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from handouts.failure import BuildFailed
from handouts.pages.emit import EMITTERS
from handouts.pages.page import Page
from handouts.wording.catalogue import Catalogue


class PageTemplates:
    """The page templates of one folder, ready to set pages in the words of one catalogue.

    A page that is set again with the same values is not set anew: its text is remembered.
    """

    def __init__(self, folder: Path, words: Catalogue) -> None:
        self._folder = folder
        self._catalogue = words
        self._files = template_files(folder)
        self._set: dict[str, tuple[Page, str]] = {}
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            # "{#" gives a heading its anchor in Markdown, so comments in templates look different here.
            comment_start_string="{##",
            comment_end_string="##}",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            autoescape=False,  # noqa: S701 - every value ends in an emitter; a test walks the templates for it
        )
        self._environment.filters.update(EMITTERS)
        self._words: Mapping[str, object] = words.entries

    def in_step_with(self, words: Catalogue) -> PageTemplates:
        """These templates while their files and the words are still the same; else the templates as they are now."""
        is_same = words == self._catalogue and template_files(self._folder) == self._files
        return self if is_same else PageTemplates(self._folder, words)

    def markdown(self, page: Page) -> str:
        """The page as Markdown. Raises BuildFailed, with file and line, for a mistake in a template."""
        before, text = self._set.get(page.address, (None, ""))
        if before != page:
            text = self._rendered(page)
            self._set[page.address] = page, text
        return text

    def _rendered(self, page: Page) -> str:
        """The page as its template sets it."""
        try:
            return self._environment.get_template(page.template).render(**page.values, words=self._words)
        except TemplateSyntaxError as error:
            raise BuildFailed(f"templates/pages/{error.name}:{error.lineno}: {error.message}") from error
        except TemplateNotFound as error:
            raise BuildFailed(f"templates/pages/{error.name}: this template is not there") from error
        except TemplateError as error:
            name, line = mistaken_line(error, self._folder)
            raise BuildFailed(f"templates/pages/{name}:{line}: {error.message}") from error


def template_files(folder: Path) -> dict[str, bytes]:
    """What stands in every template of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()}


def mistaken_line(error: TemplateError, folder: Path) -> tuple[str, int]:
    """The template and the line in it where setting a page went wrong."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == folder]
    return (Path(frames[-1].filename).name, frames[-1].lineno or 0) if frames else ("", 0)

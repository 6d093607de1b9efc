"""Pages as Markdown: the page templates, and the only place that knows Jinja."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError

from handouts.failure import BuildFailed
from handouts.pages.emit import EMITTERS
from handouts.pages.page import Page
from handouts.pages.words import Catalogue


class PageTemplates:
    """The page templates of one folder, ready to set pages in the words of one catalogue."""

    def __init__(self, folder: Path, words: Catalogue) -> None:
        self._folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            # "{#" gives a heading its anchor in Markdown, so comments in templates look different here.
            comment_start_string="{##",
            comment_end_string="##}",
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - every value ends in an emitter; a test walks the templates for it
        )
        self._environment.filters.update(EMITTERS)
        self._words: Mapping[str, object] = words.entries

    def markdown(self, page: Page) -> str:
        """The page as Markdown. Raises BuildFailed, with file and line, for a mistake in a template."""
        try:
            return self._environment.get_template(page.template).render(**page.values, words=self._words)
        except TemplateSyntaxError as error:
            raise BuildFailed(f"templates/pages/{error.name}:{error.lineno}: {error.message}") from error
        except TemplateNotFound as error:
            raise BuildFailed(f"templates/pages/{error.name}: this template is not there") from error
        except TemplateError as error:
            name, line = mistaken_line(error, self._folder)
            raise BuildFailed(f"templates/pages/{name}:{line}: {error.message}") from error


def mistaken_line(error: TemplateError, folder: Path) -> tuple[str, int]:
    """The template and the line in it where setting a page went wrong."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == folder]
    return (Path(frames[-1].filename).name, frames[-1].lineno or 0) if frames else ("", 0)

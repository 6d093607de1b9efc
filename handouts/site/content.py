"""Everything a site is made from, read and drawn, with the views that all its outputs show."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.history.keeping import Histories, read_histories
from handouts.history.said import PictureMarks, picture_marks
from handouts.pictures.picture import Pictures
from handouts.problem import ContentProblems
from handouts.project import Project
from handouts.reading.library import ReadLibrary
from handouts.sheets.typeface import typeface_problems
from handouts.views.library import LibraryView, library_view
from handouts.wording.catalogue import Catalogue


@dataclass(frozen=True)
class SiteContent:
    """The content, its words and pictures, what earlier papers said, and all of it as a reader meets it."""

    library: ReadLibrary
    words: Catalogue
    pictures: Pictures
    marks: PictureMarks
    histories: Histories
    view: LibraryView


def refuse_unprintable(project: Project, library: ReadLibrary) -> None:
    """Raise ContentProblems for every text with a character that the sheets can't show."""
    problems = tuple(typeface_problems(library, project.sheet_templates / "fonts"))
    if problems:
        raise ContentProblems(problems)


def site_content(project: Project, library: ReadLibrary, words: Catalogue, pictures: Pictures) -> SiteContent:
    """What was read and drawn, with the histories beside it; raises ContentProblems for one that can't be read.

    So it does for text that no sheet can show.
    """
    refuse_unprintable(project, library)
    return SiteContent(
        library=library,
        words=words,
        pictures=pictures,
        marks=picture_marks(library, pictures.marks),
        histories=read_histories(project.content),
        view=library_view(library, words),
    )

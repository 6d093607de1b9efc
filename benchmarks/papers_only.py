"""Make the paper of a project and nothing else: all of it, none, or the week sheets of some blocks."""

from __future__ import annotations

import sys
from pathlib import Path

from handouts.history.keeping import read_histories
from handouts.pages.paper_names import Kind
from handouts.pages.words import read_words
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.sheets.content import Sources
from handouts.sheets.picture import NO_PICTURES
from handouts.site.papers import make_sheets, papers, write_papers


def main(root: Path, how_many: str, count: int) -> None:
    """Make what is asked into `paper` in the project."""
    project = Project.at(root)
    sources = Sources(read_library(project.content), read_words(project.words), NO_PICTURES)
    found = papers(sources, read_histories(project.content), project.sheet_templates)
    if how_many == "all":
        write_papers(root / "paper", found.keys, found, project.sheet_templates, lambda: None)
    elif how_many == "some":
        weekly = [sheet for sheet in found.sheets.values() if sheet.kind is Kind.SHEET][:count]
        make_sheets(root / "some", weekly, project.sheet_templates, lambda: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)

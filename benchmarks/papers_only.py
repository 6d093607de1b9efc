"""Make the paper of a project and nothing else: all of it, none, or the week sheets again and again."""

from __future__ import annotations

import sys
from pathlib import Path

from handouts.paper_names import Kind
from handouts.pictures.gallery import current_pictures
from handouts.pictures.in_parallel import untold
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.site.content import site_content
from handouts.site.papers import make_sheets, papers, write_papers
from handouts.wording.catalogue import read_words


def main(root: Path, how_many: str, rounds: int) -> None:
    """Make what is asked into `paper` in the project."""
    project = Project.at(root)
    library, words = read_library(project.content), read_words(project.words)
    content = site_content(project, library, words, current_pictures(library, project, untold))
    found = papers(content, project.sheet_templates)
    if how_many == "all":
        write_papers(root / "paper", found.keys, found, project.sheet_templates, lambda: None)
    elif how_many == "weeks":
        weekly = [sheet for sheet in found.sheets.values() if sheet.kind is Kind.SHEET]
        make_sheets(root / "paper", weekly * rounds, project.sheet_templates, lambda: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)

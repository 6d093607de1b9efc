"""Measure the making of paper: `python -m benchmarks.sheets --blocks 1000` prints a few lines.

Every paper of a made-up clinic is made, then asked for again. After that the week sheets of the sample content, with
its pictures, are made beside WeasyPrint, which prints the same week pages from the built site with the same style
sheets; `--weasyprint` names a Python that has it.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.clinic import ROOT, write_project
from benchmarks.measure import Cost, cost_of
from handouts.project import Project
from handouts.reading.library import read_library

PROGRAM = ROOT / "build_handouts.py"
# WeasyPrint does not end with a grid in a table; where it sets exercises as plain blocks, it does.
PRINTER = """
import sys
from pathlib import Path
from weasyprint import CSS, HTML
blocks = CSS(string=".handout-page .handout-main .handout-exercise.handout-exercise { display: block !important }")
rounds, *pages = sys.argv[1:]
for page in pages * int(rounds):
    HTML(filename=page).write_pdf(Path(page).with_suffix(".pdf"), stylesheets=[blocks], pdf_variant="pdf/ua-1")
"""


def main() -> None:
    """Measure what is asked and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sheets", description=__doc__)
    parser.add_argument("--blocks", type=int, default=1000, help="week blocks of the clinic; 0 leaves it out")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another clinic")
    parser.add_argument("--weasyprint", type=Path, help="a Python that has WeasyPrint")
    parser.add_argument("--rounds", type=int, default=4, help="how often the sample's week sheets are made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handouts-") as name:
        if options.blocks:
            measure_clinic(Path(name) / "clinic", options.blocks, options.seed)
        if options.weasyprint:
            compare(Path(name) / "sample", options.weasyprint, options.rounds)
        else:
            print("WeasyPrint is left out: --weasyprint names a Python that has it.")


def make_papers(project: Path, *asked: str) -> Cost:
    """What it costs to make the papers that are asked for."""
    return cost_of([sys.executable, "-m", "benchmarks.papers_only", project, *asked], ROOT)


def measure_clinic(project: Path, blocks: int, seed: int) -> None:
    """Make all the paper of a made-up clinic, then see that none must be made."""
    write_project(project, blocks, seed)
    first = make_papers(project, "all")
    made = len(list((project / "paper").rglob("*.pdf")))
    print(f"{made:,} PDFs of {blocks:,} blocks: {first.wall_seconds:.1f} s, processor {first.cpu_seconds:.1f} s")
    again = make_papers(project, "none")
    print(f"nothing changed: processor {again.cpu_seconds:.1f} s to see that none must be made")


def compare(project: Path, weasyprint: Path, rounds: int) -> None:
    """Make the sample's week sheets with both programs, each in one process, and print what that takes of each.

    What a program takes to start and to read is in it, so that many rounds tell more.
    """
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    cost_of([sys.executable, PROGRAM, "--project", project, "build"], ROOT)
    programmes = read_library(Project.at(project).content).programmes
    site = project / "site"
    weeks = [site / one.id / block.id / "index.html" for one in programmes for block in one.blocks]
    theirs = cost_of([weasyprint, "-c", PRINTER, str(rounds), *weeks], ROOT).cpu_seconds
    ours = make_papers(project, "weeks", str(rounds)).cpu_seconds
    print(
        f"{len(weeks)} week sheets with pictures, {rounds} times, processor: WeasyPrint {theirs:.1f} s, "
        f"ours {ours:.1f} s: {theirs / ours:.1f} times"
    )


if __name__ == "__main__":
    main()

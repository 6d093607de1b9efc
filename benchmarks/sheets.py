"""Measure the paper of a made-up clinic: `python -m benchmarks.sheets --blocks 1000` prints a few lines.

Every sheet of every block is made, then asked for again. Beside it WeasyPrint prints the same week pages from the
site, with the same style sheets, where `--weasyprint` names a Python that has it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.clinic import write_project
from benchmarks.measure import cost_of

PROGRAM = Path(__file__).resolve().parent.parent / "build_handouts.py"
PRINTER = """
import sys
from pathlib import Path
from weasyprint import HTML
for page in sys.argv[1:]:
    HTML(filename=page).write_pdf(Path(page).with_suffix(".pdf"), pdf_variant="pdf/ua-1")
"""


def main() -> None:
    """Measure what is asked and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sheets", description=__doc__)
    parser.add_argument("--blocks", type=int, default=1000, help="week blocks of the clinic")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another clinic")
    parser.add_argument("--weasyprint", type=Path, help="a Python that has WeasyPrint")
    parser.add_argument("--weasyprint-pages", type=int, default=20, help="so many week pages, for a mean")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="handouts-") as name:
        project = Path(name) / "project"
        write_project(project, options.blocks, options.seed)
        measure(project, options)


def measure(project: Path, options: argparse.Namespace) -> None:
    """Make all the paper of a project twice, then let WeasyPrint print some of its pages."""
    own: list[str | Path] = [sys.executable, "-m", "benchmarks.papers_only", project]
    first = cost_of([*own, "all"], PROGRAM.parent)
    sheets = len(list((project / "paper").rglob("*.pdf")))
    print(
        f"{sheets:,} PDFs of {options.blocks:,} blocks: {first.wall_seconds:.1f} s, processor {first.cpu_seconds:.1f} s"
    )
    again = cost_of([*own, "none"], PROGRAM.parent)
    print(f"nothing changed: {again.wall_seconds:.1f} s to see that none must be made")
    if options.weasyprint is None:
        print("WeasyPrint is left out: --weasyprint names a Python that has it.")
        return
    built = cost_of([sys.executable, PROGRAM, "--project", project, "build"], PROGRAM.parent)
    print(f"the whole site with its paper: {built.wall_seconds:.1f} s")
    weeks = sorted((project / "site").glob("*/*/index.html"))[: options.weasyprint_pages]
    theirs = cost_of([options.weasyprint, "-c", PRINTER, *weeks], PROGRAM.parent)
    ours = cost_of([*own, "some", str(len(weeks))], PROGRAM.parent)
    ratio = theirs.cpu_seconds / ours.cpu_seconds
    print(
        f"{len(weeks)} week sheets, processor: WeasyPrint {theirs.cpu_seconds:.1f} s, "
        f"ours {ours.cpu_seconds:.1f} s: {ratio:.1f} times"
    )


if __name__ == "__main__":
    main()

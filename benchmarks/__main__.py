"""Measure the handouts on made-up clinics: `python -m benchmarks --sizes 100 1000` prints a table."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks import change, others
from benchmarks.clinic import write_project
from benchmarks.measure import Cost, best_of, cost_of
from benchmarks.report import surroundings, table
from benchmarks.results import MKDOCS, OURS, ZENSICAL, Result, Weight, weight_of
from benchmarks.sheets import make_papers
from benchmarks.visit import visit

# A word of the vocabulary that stands in clinics of every size.
QUERY = "heup"
LEFT_OUT = {"mkdocs": "stock MkDocs", "zensical": "Zensical", "visit": "the browser", "change": "the changed exercise"}


def main() -> None:
    """Measure what is asked and print it."""
    options = arguments().parse_args()
    with tempfile.TemporaryDirectory(prefix="handouts-") as name:
        folder = Path(name)
        zensical = None if options.without_zensical else options.zensical or others.find_zensical(folder)
        if zensical is None and not options.without_zensical:
            say("Zensical is left out: it can't be installed here. --zensical names one that is.")
        results = [Measurement(folder, size, zensical, options).result() for size in options.sizes]
        print(table(results))
        print(f"\n{surroundings(others.version_of(zensical) if zensical else '')}; seed {options.seed}")


def arguments() -> argparse.ArgumentParser:
    """What can be asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    larger = "larger clinics are built by ours only: stock MkDocs takes 700 s and 10 GB at 5,000"
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], help="week pages of each clinic")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other clinics")
    parser.add_argument("--rounds", type=int, default=1, help="builds of each program, in turn; the best counts")
    parser.add_argument("--compare-up-to", type=int, default=1000, metavar="SIZE", help=larger)
    parser.add_argument("--zensical", type=Path, help="the program Zensical, where it is not installed beside Python")
    for name, left_out in LEFT_OUT.items():
        parser.add_argument(f"--without-{name}", action="store_true", help=f"leave {left_out} out")
    return parser


class Measurement:
    """Everything that is measured of one size of clinic, in a folder of its own that is removed bit by bit."""

    def __init__(self, folder: Path, week_pages: int, zensical: Path | None, options: argparse.Namespace) -> None:
        self._folder = folder / str(week_pages)
        self._project = self._folder / "project"
        self._week_pages = week_pages
        self._options = options
        is_compared = week_pages <= options.compare_up_to
        self._zensical = zensical if is_compared else None
        self._with_mkdocs = is_compared and not options.without_mkdocs
        self._costs: dict[str, list[Cost]] = {}
        self._weights: dict[str, Weight] = {}

    def result(self) -> Result:
        """Measure, in an order in which nothing disturbs what comes after it."""
        say(f"{self._week_pages:,} week pages")
        write_project(self._project, self._week_pages, self._options.seed)
        for _ in range(self._options.rounds):
            self._build_all()
        costs = {program: best_of(rounds) for program, rounds in self._costs.items()}
        say("  the paper alone")
        papers = make_papers(self._project, "all").cpu_seconds - make_papers(self._project, "none").cpu_seconds
        result = Result(self._week_pages, costs, self._weights, {}, papers)
        if not self._options.without_visit:
            say("  a first visit and a search")
            result = replace(result, visit=visit(self._project / "site", self._page(), QUERY))
        if not self._options.without_change:
            result = self._with_change(result)
        shutil.rmtree(self._folder)
        return result

    def _build_all(self) -> None:
        """Build once with each program, from nothing."""
        for name in ("build", "site"):
            shutil.rmtree(self._project / name, ignore_errors=True)
        self._keep(OURS, change.build(self._project), self._project / "site")
        if self._with_mkdocs:
            folder = self._emptied("mkdocs")
            self._keep(MKDOCS, others.mkdocs_build(self._project, folder), folder / "site")
            shutil.rmtree(folder)
        if self._zensical:
            folder = self._emptied("zensical")
            self._keep(ZENSICAL, others.zensical_build(self._zensical, self._project, folder), folder / "site")

    def _emptied(self, name: str) -> Path:
        """A folder that is not there yet."""
        folder = self._folder / name
        shutil.rmtree(folder, ignore_errors=True)
        return folder

    def _keep(self, program: str, cost: Cost, site: Path) -> None:
        """Note what a build cost and how heavy its site is."""
        say(f"  {program}: {cost.cpu_seconds:.2f} CPU s")
        self._costs.setdefault(program, []).append(cost)
        self._weights[program] = weight_of(site, self._page())

    def _with_change(self, result: Result) -> Result:
        """The result with what one changed exercise takes."""
        say("  one changed exercise")
        page, shown = self._page(), {}
        change.change_of_exercise(self._project, page).make("proefwoord")
        result = replace(result, build_again=change.build(self._project))
        shown[OURS] = change.seconds_until_shown(self._project, page)
        if self._zensical:
            folder = self._folder / "zensical"
            change.change_of_markdown(folder, page).make("proefwoord")
            result = replace(result, zensical_again=cost_of([self._zensical, "build"], folder))
            shown[ZENSICAL] = change.zensical_seconds_until_shown(self._zensical, folder, page)
        return replace(result, seconds_until_shown=shown)

    def _page(self) -> str:
        """The address of a week page in the middle of the site."""
        docs = self._project / "build" / "docs"
        pages = sorted(path.relative_to(docs).with_suffix("").as_posix() for path in docs.glob("*/week-*.md"))
        return f"{pages[len(pages) // 2]}/"


def say(what: str) -> None:
    """Tell how far it is, apart from the table."""
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

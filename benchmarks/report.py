"""What was measured as a table, beside what there is to reach."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from benchmarks.measure import Cost
from benchmarks.results import MKDOCS, OURS, ZENSICAL, Result

PROGRAMS = (OURS, MKDOCS, ZENSICAL)
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pagefind")
NOTHING = "–"

# What we hold ourselves to, by number of week pages.
MOST_OF_MKDOCS = {1000: 0.30, 5000: 0.10}
MOST_OF_ZENSICAL = {1000: 0.85}
MOST_GROWTH = {5000: 5.5}
MOST_MEMORY_MB = {100: 1000.0, 1000: 1000.0, 5000: 1000.0}
MOST_FIRST_VISIT_KB = {100: 85.0, 1000: 85.0, 5000: 85.0}
MOST_OF_ZENSICAL_SHOWN = {1000: 1.5}


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured of each size, as a number and in words, and the most it should be."""

    name: str
    numbers: Sequence[float | None]
    words: Callable[[float], str]
    limits: Mapping[int, float] = field(default_factory=dict)
    more: Sequence[str] = ()

    def cells(self, sizes: Sequence[int]) -> list[str]:
        """The line as the cells of a table."""
        more = self.more or [""] * len(sizes)
        told = [
            NOTHING if one is None else self.words(one) + rest for one, rest in zip(self.numbers, more, strict=True)
        ]
        held = [(one, limit) for size, one in zip(sizes, self.numbers, strict=True) if (limit := self.limits.get(size))]
        wanted = ", ".join(f"≤ {limit:g} at {size:,}" for size, limit in self.limits.items() if size in sizes)
        return [self.name, *told, wanted, verdict([(one, limit) for one, limit in held if one is not None])]


def verdict(held: Sequence[tuple[float, float]]) -> str:
    """Whether every number stays below its limit, and by how much the worst does not."""
    if not held:
        return ""
    worst = max(one / limit for one, limit in held)
    return "reached" if worst <= 1 else f"{worst - 1:.0%} too much"


def table(results: Sequence[Result]) -> str:
    """Everything that was measured, as a Markdown table."""
    sizes = [result.week_pages for result in results]
    head = ["week pages", *(f"{size:,}" for size in sizes), "to reach", ""]
    lines = [head, ["---", *("---:" for _ in sizes), "---", "---"]]
    lines += [row.cells(sizes) for row in rows(results) if any(one is not None for one in row.numbers)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def rows(results: Sequence[Result]) -> Iterator[Row]:
    """Every line of the table."""
    yield from cost_rows(results)
    yield from weight_rows(results)
    yield from change_rows(results)


def cost_rows(results: Sequence[Result]) -> Iterator[Row]:
    """What building costs, and how that compares and grows."""
    for program in PROGRAMS:
        costs = [result.costs.get(program) for result in results]
        more = ["" if cost is None else f" ({cost.wall_seconds:.1f} s, {megabytes(cost):.0f} MB)" for cost in costs]
        numbers = [cpu_seconds(cost) for cost in costs]
        yield Row(f"build, {program}: CPU s (clock, memory)", numbers, "{:.2f}".format, more=more)
    seconds = {program: [cpu_seconds(result.costs.get(program)) for result in results] for program in PROGRAMS}
    ours = [pages_only(result) for result in results]
    yield Row("of which ours for paper: CPU s", [result.papers for result in results], "{:.2f}".format)
    yield Row("ours without paper: CPU s", ours, "{:.2f}".format)
    yield Row("ours without paper / stock MkDocs", quotients(ours, seconds[MKDOCS]), "{:.2f}".format, MOST_OF_MKDOCS)
    yield Row("ours without paper / Zensical", quotients(ours, seconds[ZENSICAL]), "{:.2f}".format, MOST_OF_ZENSICAL)
    yield Row(
        "ours, times the size before", quotients(seconds[OURS], [None, *seconds[OURS]]), "{:.1f}".format, MOST_GROWTH
    )
    memory = [megabytes(cost) if (cost := result.costs.get(OURS)) else None for result in results]
    yield Row("ours, memory in MB", memory, "{:.0f}".format, MOST_MEMORY_MB)


def weight_rows(results: Sequence[Result]) -> Iterator[Row]:
    """What pages, sites and visits weigh."""
    for program in PROGRAMS:
        weights = [result.weights.get(program) for result in results]
        more = ["" if weight is None else f" / {weight.page_gzip_bytes / 1000:.1f}" for weight in weights]
        numbers = [weight.page_bytes / 1000 if weight else None for weight in weights]
        yield Row(f"a week page, {program}: KB / compressed", numbers, "{:.0f}".format, more=more)
    for program in PROGRAMS:
        yield Row(f"the site, {program}: MB", [site_megabytes(result, program) for result in results], "{:.1f}".format)
    visits = [result.visit for result in results]
    for name, fetched, limits in (
        (
            "first visit of a week page: KB (requests)",
            [visit.first if visit else None for visit in visits],
            MOST_FIRST_VISIT_KB,
        ),
        ("one search on top of it: KB (requests)", [visit.search if visit else None for visit in visits], {}),
    ):
        more = [f" ({one.requests})" if one else "" for one in fetched]
        yield Row(
            name, [one.transferred_bytes / 1000 if one else None for one in fetched], "{:.1f}".format, limits, more
        )


def change_rows(results: Sequence[Result]) -> Iterator[Row]:
    """How long one changed exercise takes."""
    shown = {program: [result.seconds_until_shown.get(program) for result in results] for program in PROGRAMS}
    for program in (OURS, ZENSICAL):
        yield Row(f"a change, {program}: s until serve shows it", shown[program], "{:.2f}".format)
    ratio = quotients(shown[OURS], shown[ZENSICAL])
    yield Row("ours / Zensical", ratio, "{:.2f}".format, MOST_OF_ZENSICAL_SHOWN)
    for program, again in (
        (OURS, [result.build_again for result in results]),
        (ZENSICAL, [result.zensical_again for result in results]),
    ):
        numbers = [cpu_seconds(cost) for cost in again]
        whole = [cpu_seconds(result.costs.get(program)) for result in results]
        more = ["" if share is None else f" ({share:.0%})" for share in quotients(numbers, whole)]
        yield Row(f"a change, {program}: CPU s of a second build (of the first)", numbers, "{:.2f}".format, more=more)


def cpu_seconds(cost: Cost | None) -> float | None:
    """What a command took, if it was run."""
    return cost.cpu_seconds if cost else None


def pages_only(result: Result) -> float | None:
    """What our build took but for its paper, as the others make none."""
    whole = cpu_seconds(result.costs.get(OURS))
    return whole if whole is None or result.papers is None else whole - result.papers


def site_megabytes(result: Result, program: str) -> float | None:
    """How heavy a program's site is."""
    weight = result.weights.get(program)
    return weight.site_bytes / 1e6 if weight else None


def megabytes(cost: Cost) -> float:
    """The memory of a command at its most."""
    return cost.peak_bytes / 1e6


def quotients(numbers: Sequence[float | None], others: Sequence[float | None]) -> list[float | None]:
    """Each number divided by the other one, where there are both."""
    return [one / other if one and other else None for one, other in zip(numbers, others, strict=False)]


def surroundings(zensical: str) -> str:
    """What it was measured on and with, in a line."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    told = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}, {packages}"
    return f"{told}, Zensical {zensical}" if zensical else told

"""What was measured of one size of clinic."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Cost
from benchmarks.visit import Visit

OURS, MKDOCS, ZENSICAL = "ours", "stock MkDocs", "Zensical, pruned"
GZIP_LEVEL = 6


class Weight(NamedTuple):
    """Bytes of a week page as a file and compressed, and of the whole site."""

    page_bytes: int
    page_gzip_bytes: int
    site_bytes: int


@dataclass(frozen=True)
class Result:
    """The costs, weights and waiting times of each program on a clinic with so many week pages.

    `papers` is what of our build went to making paper, which the others don't make; in processor seconds.
    What was left out is missing from the mappings, or None. `seconds_until_shown` is of one changed exercise,
    `build_again` and `zensical_again` are builds after one.
    """

    week_pages: int
    costs: Mapping[str, Cost]
    weights: Mapping[str, Weight]
    seconds_until_shown: Mapping[str, float]
    papers: float | None = None
    visit: Visit | None = None
    build_again: Cost | None = None
    zensical_again: Cost | None = None


def weight_of(site: Path, page: str) -> Weight:
    """How heavy a built site and one week page of it are."""
    content = (site / page / "index.html").read_bytes()
    files = (file.stat().st_size for file in site.rglob("*") if file.is_file())
    return Weight(len(content), len(gzip.compress(content, GZIP_LEVEL, mtime=0)), sum(files))

"""What a phone fetches at a first visit of each page of a built site: `python -m benchmarks.first_visits [SITE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.visit import Fetched, first_visits

MOST_OF_A_VISIT_KB = 250.0
MOST_OF_SCRIPTS_KB = 15.0


def addresses(site: Path) -> list[str]:
    """The address of every page of a built site, from its top."""
    pages = sorted(site.rglob("index.html"), key=lambda page: page.parent)
    return ["" if page.parent == site else f"{page.parent.relative_to(site).as_posix()}/" for page in pages]


def line(address: str, fetched: Fetched) -> str:
    """One page as a line of a Markdown table, in thousands of bytes, pictures included."""
    whole, scripts = fetched.transferred_bytes / 1000, fetched.script_bytes / 1000
    is_small = whole <= MOST_OF_A_VISIT_KB and scripts <= MOST_OF_SCRIPTS_KB
    told = "reached" if is_small else "too much"
    return f"| /{address} | {whole:.1f} | {scripts:.1f} | {fetched.requests} | {told} |"


def main(arguments: list[str]) -> int:
    """Print the table; 0 when every page stays within what we hold ourselves to, else 1."""
    site = Path(arguments[0] if arguments else "site")
    lines = [line(address, fetched) for address, fetched in first_visits(site, addresses(site)).items()]
    limits = f"≤ {MOST_OF_A_VISIT_KB:g} KB, scripts ≤ {MOST_OF_SCRIPTS_KB:g} KB"
    head = [f"| first visit of | KB | scripts, KB | requests | {limits} |", "| --- | ---: | ---: | ---: | --- |"]
    print("\n".join([*head, *lines]))
    return 0 if lines and all(one.endswith("reached |") for one in lines) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Scripts as they are published: few files, and in them what a phone runs without what only people read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rjsmin import jsmin

from handouts.failure import BuildFailed

FORM = "2"
"""Counts up when scripts are put together in another way."""

# What a page asks for by itself or when it is used; every other module is a part of one of these, or stands alone.
ENTRIES = ("page", "week", "session", "search", "paper", "worker")
# An entry that is only fetched by another, once that runs, takes from it what both have.
FETCHED_BY = {"session": "week"}
IMPORT = re.compile(r'^import (?:(?P<names>\{[^}]*\}|\* as \w+) from )?"\./(?P<module>\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export const (?P<name>\w+)", re.MULTILINE)
OTHER = re.compile(r"^(?:import\b(?!\()|export\b).*", re.MULTILINE)


def publish_scripts(site: Path) -> None:
    """Put the scripts of our theme together and shorten them, in a site that MkDocs just made.

    Raises BuildFailed when a module imports or exports in a way that can't be put together.
    """
    folder = site / "assets"
    modules = {script.stem: script.read_text(encoding="utf-8") for script in folder.glob("*.js")}
    published = put_together(modules, [name for name in ENTRIES if name in modules])
    for name in modules:
        if name in published:
            (folder / f"{name}.js").write_text(jsmin(published[name]), encoding="utf-8")
        else:
            (folder / f"{name}.js").unlink()


def put_together(modules: Mapping[str, str], entries: Sequence[str]) -> dict[str, str]:
    """The scripts to publish by name: each entry with all it imports in it, and what no entry imports as it is.

    A module that two entries import stays a file that both import, so that what it remembers is there once; where one
    of the two is fetched by the other, it takes the module from there.
    """
    orders = {entry: import_order(entry, modules) for entry in entries}
    given = {entry: set(order) & set(orders.get(FETCHED_BY.get(entry, ""), ())) for entry, order in orders.items()}
    times = Counter(name for entry, order in orders.items() for name in order if name not in given[entry])
    shared = {name for name, count in times.items() if count > 1}
    others = {name: text for name, text in modules.items() if name in shared or name not in times}
    handed_on = {FETCHED_BY[entry]: names - shared for entry, names in given.items() if names}
    return others | {
        entry: joined([name for name in order if name not in given[entry] - shared], modules, shared)
        + taken_from(entry, given[entry] - shared)
        + own_exports(entry, modules[entry])
        + handing_on(handed_on.get(entry, set()))
        for entry, order in orders.items()
    }


def taken_from(entry: str, names: set[str]) -> str:
    """The line with which an entry takes modules from the one that fetches it; imports hold wherever they stand."""
    return f'import {{ {", ".join(map(name_of, sorted(names)))} }} from "./{FETCHED_BY[entry]}.js";\n' if names else ""


def own_exports(entry: str, text: str) -> str:
    """The line with which an entry exports what its module does, for who fetches it."""
    names = [found["name"] for found in EXPORT.finditer(text)]
    return f"export const {{ {', '.join(names)} }} = {name_of(entry)};\n" if names else ""


def handing_on(names: set[str]) -> str:
    """The line with which an entry hands on modules to one that it fetches."""
    return f"export {{ {', '.join(map(name_of, sorted(names)))} }};\n" if names else ""


def import_order(entry: str, modules: Mapping[str, str], importers: tuple[str, ...] = ()) -> list[str]:
    """The entry and all it imports, each after what it imports itself.

    Raises BuildFailed when a module imports itself, be it through others, or in a form that is not understood.
    """
    if entry in importers:
        raise BuildFailed(f"{entry}.js imports itself, through {', '.join(importers[1:]) or 'nothing else'}")
    text = modules[entry]
    if other := OTHER.search(EXPORT.sub("", IMPORT.sub("", text))):
        raise BuildFailed(f"{entry}.js can't be published: write imports and exports as elsewhere, not: {other[0]}")
    order: list[str] = []
    for found in IMPORT.finditer(text):
        order += import_order(found["module"], modules, (*importers, entry))
    return list(dict.fromkeys([*order, entry]))


def joined(order: Sequence[str], modules: Mapping[str, str], shared: set[str]) -> str:
    """One script of these modules, in their order, that imports the shared ones."""
    imports = [f'import * as {name_of(name)} from "./{name}.js";\n' for name in order if name in shared]
    return "".join([*imports, *(enclosed(name, modules[name]) for name in order if name not in shared)])


def enclosed(name: str, text: str) -> str:
    """A module as a block whose names are its own, and which hands on what the module exports."""
    exported = [found["name"] for found in EXPORT.finditer(text)]
    body = EXPORT.sub(r"const \g<name>", IMPORT.sub(taken_over, text))
    if not exported:
        return f"{{\n{body}}}\n"
    return f"const {name_of(name)} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"


def taken_over(found: re.Match[str]) -> str:
    """The line that takes over what a module before this one exports, in place of an import."""
    if found["names"] is None:
        return ""
    names = found["names"].removeprefix("* as ").replace(" as ", ": ")
    return f"const {names} = {name_of(found['module'])};\n"


def name_of(module: str) -> str:
    """What holds the exports of a module in a script put together."""
    return f"of_{module}"

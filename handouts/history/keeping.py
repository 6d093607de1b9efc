"""The history that is kept beside the content: read, held against what the content says now, and written again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from handouts.files import ordinary_bytes
from handouts.history.changes import Change, Version, What, changes_between
from handouts.history.said import History, PictureMarks, SaidVersion, is_same, said_now
from handouts.model import Library, Programme
from handouts.problem import ContentProblems, Place, Problem, quoted
from handouts.reading.library import ReadLibrary
from handouts.reading.rules import version_order

FOLDER = "history"
ENDING = ".json"
COMMAND = "python3 build_handouts.py record"
Histories = Mapping[str, History]
"""The history of each programme that has one, by its id."""

# What changed, as the author reads it.
AUTHORS_WORDS = {
    What.DOSE: "the dose of {title}",
    What.WORDS: "the words of {title}",
    What.PICTURES: "the pictures of {title}",
    What.NEW: "{title}, which is new",
    What.GONE: "{title}, which is gone",
    What.FREQUENCY: "how often",
    What.SAFETY: "pain, when to stop or whom to call",
    What.REST: "what stands around the exercises",
}
MOST_CHANGES_NAMED = 4


def read_histories(content: Path) -> Histories:
    """Every history in a folder of content; raises ContentProblems for one that can't be read."""
    read: dict[str, History] = {}
    problems: list[Problem] = []
    for file in sorted((content / FOLDER).glob(f"*{ENDING}")):
        path = f"{content.name}/{FOLDER}/{file.name}"
        try:
            read[file.stem] = History.model_validate_json(ordinary_bytes(file))
        except (OSError, ValidationError):
            message = "the history in this file can't be read"
            hint = "take the file back from an earlier state of the content; without it old papers can't be told apart"
            problems.append(Problem(Place(path), "broken-history", message, hint))
    if problems:
        raise ContentProblems(problems)
    return read


def history_problems(library: ReadLibrary, histories: Histories, marks: PictureMarks) -> Iterator[Problem]:
    """Every programme that says something else than its papers of the same version."""
    for programme, file in zip(library.programmes, library.files.programmes, strict=True):
        changes = changes_of_version(programme, library, histories, marks)
        if changes:
            message = f"version {programme.version} may be on paper, and since then this changed: {named(changes)}"
            hint = f"`{COMMAND}` makes it the next version; `{COMMAND} --same-version` if it only mends a typing error"
            yield Problem(file.place("version"), "changed-without-version", message, hint)


def changes_of_version(
    programme: Programme, library: Library, histories: Histories, marks: PictureMarks
) -> tuple[Change, ...]:
    """What a programme says otherwise than the papers of the same version; nothing for a version not kept yet."""
    kept = histories.get(programme.id)
    before = kept.version(programme.version) if kept else None
    now = said_now(programme, library, marks)
    if kept is None or before is None or is_same(before, now.versions[0]):
        return ()
    return tuple(changes_between(Version(before, kept), Version(now.versions[0], now)))


def named(changes: tuple[Change, ...]) -> str:
    """The changes in a line for the author."""
    words = list(dict.fromkeys(AUTHORS_WORDS[one.what].format(title=quoted(one.title)) for one in changes))
    more = len(words) - MOST_CHANGES_NAMED
    return ", ".join(words[:MOST_CHANGES_NAMED]) + (f" and {more} more" if more > 0 else "")


def with_now(history: History | None, now: History) -> History:
    """The history with what the content says now, in the place of an earlier state of the same version."""
    (newest,) = now.versions
    others = [one for one in (history.versions if history else ()) if one.version != newest.version]
    versions = tuple(sorted((*others, newest), key=lambda one: version_order(one.version)))
    known = {**(history.exercises if history else {}), **now.exercises}
    used = {item.said for one in versions for items in one.blocks.values() for item in items}
    return History(
        programme=now.programme,
        code=now.code,
        versions=versions,
        exercises={key: said for key, said in sorted(known.items()) if key in used},
    )


def is_kept(history: History | None, version: SaidVersion) -> bool:
    """Whether the history has this version, and as it is now."""
    return history is not None and version in history.versions


def history_file(history: History) -> str:
    """The text of a history's file: a line for every sentence, so that a change is easy to see."""
    return json.dumps(history.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, indent=1) + "\n"


def updated_histories(library: Library, histories: Histories, marks: PictureMarks) -> dict[str, History]:
    """The histories that must be written so that every version there is now is kept, by programme id."""
    found = {}
    for programme in library.programmes:
        now = said_now(programme, library, marks)
        kept = histories.get(programme.id)
        if not is_kept(kept, now.versions[0]) or (kept and kept.code != now.code):
            found[programme.id] = with_now(kept, now)
    return found

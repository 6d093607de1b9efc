"""What the content of one file must say together: rules that no single value can break alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from handouts.addresses import RESERVED, RESERVED_ANCHORS
from handouts.block import Block
from handouts.exercise import Exercise
from handouts.model import FittingRow, Programme
from handouts.problem import Place, Problem, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.doses import dose_problems
from handouts.reading.drawn import drawing_problems
from handouts.reading.items import located_items
from handouts.reading.periods import period_problems
from handouts.sections import Correction

WORD = re.compile(r"\w+")
PART = re.compile(r"[^.:;!?]*\w[^.:;!?]*")
"""A sentence, or what stands before or after a colon or semicolon in it."""

TEXT_KEYS = ("introduction", "advice", "main_advice", "pain_rule", "stop_rules")
"""Where a programme without exercises has its text."""

RESERVED_FOR_BLOCKS = frozenset({"index", "assets"})
"""Addresses below a programme that are not a block's."""


def no_problems(_file: ReadFile[Any]) -> Iterator[Problem]:
    """The rules of a file whose values can't contradict each other."""
    return iter(())


def exercise_problems(file: ReadFile[Exercise]) -> Iterator[Problem]:
    """What an exercise says that can't all be so."""
    if file.model is None:
        return
    yield from id_problems(file, file.model.id)
    if file.model.id in RESERVED_ANCHORS:
        message = f"the anchor #{file.model.id} leads to another part of every week page"
        yield Problem(file.place("id"), "same-anchor", message, "choose another id")
    yield from showing_problems(file, file.model)
    if file.model.drawing:
        yield from drawing_problems(file, file.model.drawing)
    yield from correction_problems(file, file.model, file.model.corrections)


def showing_problems(file: ReadFile[Exercise], exercise: Exercise) -> Iterator[Problem]:
    """An exercise is shown in one way, with a caption for each picture or for none."""
    ways = [name for name in ("drawing", "photos", "video") if getattr(exercise, name) is not None]
    if len(ways) > 1:
        message = f"this exercise has {' and '.join(map(quoted, ways))}, and is shown by one of them"
        yield Problem(file.place(ways[1]), "several-pictures", message, "keep the one that shows it best")
    elif exercise.captions and len(exercise.captions) != (count := picture_count(exercise)):
        message = f"there are {len(exercise.captions)} captions and {count} pictures"
        hint = "write a caption for each picture, in their order, or leave the captions out"
        yield Problem(file.place("captions"), "wrong-captions", message, hint)


def picture_count(exercise: Exercise) -> int:
    """How many pictures stand side by side to show an exercise; a film has none of its own."""
    if exercise.drawing:
        return len(exercise.drawing.frames)
    return 0 if exercise.photos is None else 2 if exercise.photos.end else 1


def programme_problems(file: ReadFile[Programme]) -> Iterator[Problem]:
    """What a programme says that can't all be so."""
    programme = file.model
    if programme is None:
        return
    yield from id_problems(file, programme.id)
    yield from address_problems(file, programme)
    yield from duplicate_problems(file, "blocks", [block.id for block in programme.blocks])
    yield from duplicate_problems(file, "equipment", [equipment.id for equipment in programme.equipment])
    yield from text_problems(file, programme)
    yield from period_problems(file, programme.blocks)
    yield from dose_problems(file, programme)
    yield from group_rules(file, programme)
    for number, block in enumerate(programme.blocks):
        yield from anchor_problems(file, block, number)
    for number, equipment in enumerate(programme.equipment):
        yield from fitting_problems(file, number, equipment.fitting_table)
    yield from review_problems(file, programme.last_reviewed, programme.review_due)
    yield from change_problems(file, programme)
    yield from correction_problems(file, programme, programme.corrections)


def id_problems(file: ReadFile[Exercise] | ReadFile[Programme], own_id: str) -> Iterator[Problem]:
    """An id must be the name of its file, so that whoever reads one finds the other."""
    if own_id != file.stem:
        message = f"the id {quoted(own_id)} is not the name of the file"
        hint = f"an id that was ever printed stays: then name the file {own_id}.yml; else write `id: {file.stem}`"
        yield Problem(file.place("id"), "id-not-file-name", message, hint)


def address_problems(file: ReadFile[Programme], programme: Programme) -> Iterator[Problem]:
    """No page of the programme may stand where another page or a part of the site stands."""
    hint = "choose another id"
    if programme.id in RESERVED:
        message = f"the address /{programme.id}/ belongs to another part of the site"
        yield Problem(file.place("id"), "same-address", message, hint)
    for number, block in enumerate(programme.blocks):
        if block.id in RESERVED_FOR_BLOCKS:
            message = f"the address /{programme.id}/{block.id}/ belongs to another part of the site"
            yield Problem(file.place("blocks", number, "id"), "same-address", message, hint)


def duplicate_problems(file: ReadFile[Programme], key: str, ids: list[str]) -> Iterator[Problem]:
    """Every id may occur once in a list of the programme."""
    for number, one in enumerate(ids):
        if one in ids[:number]:
            first = file.place(key, ids.index(one), "id").line
            message = f"the id {quoted(one)} is used twice in {quoted(key)}"
            hint = f"the other is on line {first}"
            yield Problem(file.place(key, number, "id"), "duplicate-id", message, hint)


def text_problems(file: ReadFile[Programme], programme: Programme) -> Iterator[Problem]:
    """A programme without blocks is there to be read."""
    has_text = any(getattr(programme, key) for key in TEXT_KEYS)
    if not programme.blocks and not has_text:
        message = "this programme has no blocks, and no text to read in their place"
        hint = f"add blocks, or one of {', '.join(TEXT_KEYS)}"
        yield Problem(Place(file.path), "empty-programme", message, hint)


def group_rules(file: ReadFile[Programme], programme: Programme) -> Iterator[Problem]:
    """A group names each of its exercises once."""
    for number, group in enumerate(programme.exercise_groups):
        for member, one in enumerate(group.exercises):
            if one in group.exercises[:member]:
                message = f"{quoted(one)} stands twice in this group"
                place = file.place("exercise_groups", number, "exercises", member)
                yield Problem(place, "repeated-exercise", message, "name it once, or look which exercise is meant")


def anchor_problems(file: ReadFile[Programme], block: Block, number: int) -> Iterator[Problem]:
    """An exercise that comes back on a page is found there by its id and "-2": no other exercise may be called so."""
    items = list(located_items(block))
    ids = {item.exercise for _, item in items}
    seen: Counter[str] = Counter()
    for steps, item in items:
        seen[item.exercise] += 1
        anchor = f"{item.exercise}-{seen[item.exercise]}"
        if seen[item.exercise] > 1 and anchor in ids | RESERVED_ANCHORS:
            message = f"here {quoted(item.exercise)} comes back as #{anchor}, which is another part of this page"
            place = file.place("blocks", number, *steps, "exercise")
            yield Problem(place, "same-anchor", message, f"give the exercise {quoted(anchor)} another id")


def fitting_problems(file: ReadFile[Programme], equipment: int, rows: tuple[FittingRow, ...]) -> Iterator[Problem]:
    """Each body height must have one size: rows go up, and none overlaps the row above it or leaves a gap."""
    steps = ("equipment", equipment, "fitting_table")
    code = "wrong-fitting-table"
    reached: int | None = None
    for number, row in enumerate(rows):
        first, last = row.height_from_cm, row.height_to_cm
        if first is None and last is None:
            message = "this row does not say for which body height its size is"
            hint = "add height_from_cm, height_to_cm or both"
            yield Problem(file.place(*steps, number), code, message, hint)
        elif first is not None and last is not None and first > last:
            message = f"the height of {first} cm to start from is more than the {last} cm to end at"
            yield Problem(file.place(*steps, number), code, message, "swap the two")
        elif number and (reached is None or first is None or first < reached):
            above = f"goes up to {reached} cm" if reached is not None else "goes up without a limit"
            message = f"this row overlaps the row above it, which {above}"
            yield Problem(file.place(*steps, number), code, message, "begin each row where the row above it ends")
        elif number and first is not None and reached is not None and first > reached + 1:
            message = f"heights between {reached} and {first} cm have no size"
            yield Problem(file.place(*steps, number), code, message, "begin each row where the row above it ends")
        reached = last


def review_problems(file: ReadFile[Programme], reviewed: date | None, due: date | None) -> Iterator[Problem]:
    """The next review comes after the last one."""
    if reviewed and due and due < reviewed:
        message = f"the next review is due on {due}, before the last one on {reviewed}"
        yield Problem(file.place("review_due"), "wrong-review-dates", message, "give the day of the next review")


def change_problems(file: ReadFile[Programme], programme: Programme) -> Iterator[Problem]:
    """The newest change is the one that made this version."""
    if not programme.changes:
        return
    newest = max((change.version for change in programme.changes), key=version_order)
    if newest != programme.version:
        message = f"this is version {programme.version}, but the newest change made version {newest}"
        hint = "add to the changes what this version changed, or mend the version"
        yield Problem(file.place("version"), "wrong-change", message, hint)


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """Puts versions in their order, as numbers, however many digits they have."""
    numbers = (part.lstrip("0") for part in version.split("."))
    return tuple((len(number), number) for number in numbers)


def correction_problems(
    file: ReadFile[Exercise] | ReadFile[Programme], content: Exercise | Programme, corrections: tuple[Correction, ...]
) -> Iterator[Problem]:
    """Of what a correction says the patient reads, a sentence or part of one must stand in the file.

    Not all of it has to: a page sets some texts together, and adds words and numbers of its own.
    """
    if not corrections:
        return
    text = words_only(" ".join(texts_of(content.model_dump(exclude={"corrections", "editor_notes"}))))
    for number, correction in enumerate(corrections):
        if not any(words_only(part) in text for part in PART.findall(correction.here)):
            message = f"the corrected text {quoted(correction.here)} does not occur in this file"
            hint = "write the text as the patient reads it, or remove the correction"
            yield Problem(file.place("corrections", number, "here"), "unused-correction", message, hint)


def texts_of(value: object) -> Iterator[str]:
    """Every text in values of a model, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_of(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from texts_of(item)


def words_only(text: str) -> str:
    """The words of a text with one space around each, without capitals and punctuation."""
    return f" {' '.join(WORD.findall(text.lower()))} "

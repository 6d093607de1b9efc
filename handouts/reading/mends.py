"""How to mend a key or a choice: never a hint that would change a number, a unit, a side or a rhythm."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from handouts.dosing.amount import Time, TimeUnit
from handouts.problem import quoted, shortened
from handouts.reading.other_names import CHOICES_BY_OTHER_NAME, KEYS_BY_OTHER_NAME, plain_name
from handouts.reading.shape import Way, alternatives, is_model, tags

SHORTEST_WITH_TWO = 6
"""In a word of so many letters two may be wrong, in a shorter one only one."""


def key_hint(key: str, value: object, way: Way, all_keys: frozenset[str]) -> str:
    """How to mend a key that a model does not have; `all_keys` are those of every model."""
    fields = tuple(way.holder.model_fields)
    typed = plain_name(key)
    same = (typed, *KEYS_BY_OTHER_NAME.get(typed, ()))
    if name := next((one for one in same if one in fields), None):
        return f"here it is called {quoted(name)}"
    found = with_its_unit(typed, value, way.holder) or in_another_place(key, way)
    if found:
        return found
    if typed not in all_keys and typed not in KEYS_BY_OTHER_NAME:
        if near := mistyped(typed, fields):
            return f"did you mean {quoted(near)}?"
        if near := mistyped(typed, {name for kind in way.kinds if is_model(kind) for name in kind.model_fields}):
            return f"did you mean {quoted(near)}? {in_another_place(near, way)}"
    return f"the keys here are {', '.join(fields)}"


def with_its_unit(typed: str, value: object, holder: type[BaseModel]) -> str:
    """A time whose unit stands in its key, such as `duration_seconds: 600`, with the unit behind its number."""
    name, _, unit = typed.rpartition("_")
    field = holder.model_fields.get(name)
    units = [one for one in TimeUnit if unit in (one, f"{one}s")]
    if not field or not units or not any(is_time(kind) for kind in alternatives(field.annotation)):
        return ""
    number = shortened(str(value)) if isinstance(value, (int, float, str)) else "…"
    return f"write the unit behind the number: `{name}: {number} {units[0]}s`"


def is_time(kind: object) -> bool:
    """Whether a type is a length of time."""
    return isinstance(kind, type) and issubclass(kind, Time)


def in_another_place(key: str, way: Way) -> str:
    """Where a key stands that is right by its name: with another status, inside a key beside it, or further out."""
    for kind in way.kinds:
        if is_model(kind) and key in kind.model_fields:
            return f"it goes with `status: {tags(kind)[0]}`; keep what the source states" if tags(kind) else ""
    inside = [name for name, field in way.holder.model_fields.items() if has_key(field.annotation, key)]
    if len(inside) == 1:
        return f"it stands inside {quoted(inside[0])}: write it there"
    names = [step for step in way.steps[:-1] if isinstance(step, str)]
    for number, holder in enumerate(reversed(way.holders[:-1]), 1):
        if key in holder.model_fields and len(names) >= number:
            return f"it stands beside {quoted(names[-number])}, not inside it: move it to the left"
    return ""


def has_key(wanted: object, key: str) -> bool:
    """Whether a value of this type is a model with the key."""
    return any(is_model(kind) and key in kind.model_fields for kind in alternatives(wanted))


def choice_hint(typed: str, words: tuple[str, ...], *, changes_care: bool) -> str:
    """How to mend a word that is none of the choices; where it changes care, only the same word is suggested."""
    plain = plain_name(typed)
    same = (plain, plain.removesuffix("s"), *CHOICES_BY_OTHER_NAME.get(plain, ()))
    if word := next((one for one in same if one in words), None):
        return f"here it is called {quoted(word)}"
    near = "" if changes_care else mistyped(plain, words)
    return f"did you mean {quoted(near)}?" if near else f"choose one of {', '.join(words)}"


def mistyped(typed: str, words: Iterable[str]) -> str:
    """The one word that differs by a letter or two, where no other comes near; else nothing."""
    most = 2 if len(typed) >= SHORTEST_WITH_TWO else 1
    distances = sorted((edits(typed, word), word) for word in words)
    if not distances or distances[0][0] > most:
        return ""
    is_alone = len(distances) == 1 or distances[1][0] > distances[0][0] + 1
    return distances[0][1] if is_alone else ""


def edits(one: str, other: str) -> int:
    """How many letters must be added, left out, changed or swapped with the next to make the other word."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for column, wanted in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != wanted))
            is_swap = place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == wanted
            row.append(min(cost, earlier[column - 2] + 1) if is_swap else cost)
    return row[-1]

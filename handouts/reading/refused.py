"""A value that the models refuse, and what can be said of it."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import ErrorDetails

from handouts.dosing.amount import Amount, Time
from handouts.dosing.english import in_english
from handouts.dosing.period import MOMENT
from handouts.dosing.short import FORMS, TIME_FORMS
from handouts.drawing import Drawn
from handouts.exercise import Exercise
from handouts.joints import Angles, bounds
from handouts.model import Clinic, Programme
from handouts.problem import Place, quoted, shortened
from handouts.reading.mends import choice_hint, key_hint
from handouts.reading.shape import Way, alternatives, choices, is_model, models_of
from handouts.reading.source import UNREAD, Source, Step
from handouts.reading.syntax import QUOTES
from handouts.reading.written_out import written_out

KEYS = frozenset(
    key for model in (Clinic, Exercise, Programme) for kind in models_of(model) for key in kind.model_fields
)
"""Every key that content has anywhere."""


class Refusal:
    """A value the models refuse, and what can be said of it."""

    def __init__(self, source: Source, way: Way, error: ErrorDetails) -> None:
        self.source = source
        self.error = error
        self.way = way
        self.wanted = way.wanted
        self.context: dict[str, Any] = error.get("ctx", {})
        tag = self.context.get("discriminator", "").strip("'")
        self.steps = (*way.steps, tag) if tag else way.steps
        self.value = value_at(source.value, self.steps)

    def is_told(self) -> bool:
        """Whether it only follows from another problem: the value could not be read, or all items are refused."""
        kind = self.error["type"]
        return (self.value is UNREAD and kind != "extra_forbidden") or (kind == "too_short" and bool(self.value))

    @property
    def place(self) -> Place:
        """Where to show it: a missing key at what should hold it, an unknown key at the key, else the value."""
        if self.error["type"] in ("missing", "union_tag_not_found"):
            return self.source.place(*self.steps[:-1])
        if self.error["type"] == "extra_forbidden":
            return self.source.key_place(*self.steps)
        return self.source.place(*self.steps)

    @property
    def key(self) -> str:
        """The key it stands under."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    @property
    def name(self) -> str:
        """How a message calls it."""
        return step_name(self.steps)

    @property
    def inside(self) -> str:
        """What it stands inside of, ready to follow its name."""
        return f" in {step_name(self.steps[:-1])}" if self.steps[:-1] else ""

    @property
    def typed(self) -> str:
        """What the author typed."""
        if isinstance(self.value, str):
            return quoted(self.value)
        if isinstance(self.value, (bool, int, float)):
            place = self.source.place(*self.steps)
            return shortened(place.text[place.column - 1 :][: place.width])
        return "this"

    @property
    def given(self) -> str:
        """What the author typed, and of which kind it is."""
        if isinstance(self.value, str):
            return f"the text {self.typed}"
        if isinstance(self.value, (bool, int, float)):
            return f"the {'word' if isinstance(self.value, bool) else 'number'} {self.typed}"
        return "empty" if self.value is None else "a list" if isinstance(self.value, list) else "a key with a value"

    @property
    def as_text(self) -> str:
        """How to write the value as text."""
        if isinstance(self.value, dict):
            return f"if the text holds a colon, {QUOTES}"
        if self.key == "version" and isinstance(self.value, int):
            return f'put it between quotes, with a point: "{self.typed}.0"'
        if isinstance(self.value, list):
            return "write one text in place of the list"
        return "fill it, or leave it out" if self.value is None else f'put it between quotes: "{self.typed}"'

    @property
    def limit(self) -> object:
        """The bound that the value passes."""
        return next(bound for name, bound in self.context.items() if name in ("ge", "le", "max_length"))

    @property
    def length(self) -> int:
        """How many characters a text has, or items a list."""
        return len(self.value) if isinstance(self.value, list) else len(str(self.value))

    @property
    def motion(self) -> str:
        """Where the number is the angle of a joint: how far that goes."""
        if not issubclass(self.way.holder, Angles):
            return ""
        least, most = bounds(self.way.holder, self.key)
        return f"its range of motion is {least} to {most} degrees"

    @property
    def kind(self) -> str:
        """What must stand there in place of what the author typed."""
        return "be an amount" if self._amount else "hold keys"

    @property
    def keys(self) -> str:
        """How to write what is wanted there: the same written out where it can be read, else the keys it has."""
        if self._amount:
            return f"write {TIME_FORMS if issubclass(self._amount, Time) else FORMS}"
        kinds = alternatives(self.wanted)
        names = dict.fromkeys(name for kind in kinds if is_model(kind) for name in kind.model_fields)
        return written_out(kinds, self.value) or f"its keys are {', '.join(names)}"

    @property
    def _amount(self) -> type[Amount] | None:
        """The kind of amount that is wanted, if one is."""
        kinds = alternatives(self.wanted)
        return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Amount)), None)

    @property
    def choices(self) -> str:
        """The words to choose from."""
        return ", ".join(choices(self.wanted))

    @property
    def near_key(self) -> str:
        """What the key is called here, or where it stands, or else the keys there are."""
        return key_hint(self.key, self.value, self.way, KEYS)

    @property
    def near_choice(self) -> str:
        """What the word is called here, or else the words to choose from."""
        changes_care = not issubclass(self.way.holder, Drawn)
        return choice_hint(str(self.value), choices(self.wanted), changes_care=changes_care)

    @property
    def as_moment(self) -> str:
        """How to write a time on the way: the same in English where that is one, else the forms it has."""
        english = in_english(str(self.value))
        if re.fullmatch(MOMENT, english):
            return f"here that is written {quoted(english)}"
        return "day, week or month and its number, such as week 3, or a length that has gone by, such as 6 weeks"

    @property
    def own_words(self) -> str:
        """What the model itself says."""
        return str(self.context.get("error", self.error["msg"]))


def step_name(steps: tuple[Step, ...]) -> str:
    """How a message calls the value at these steps."""
    if not steps:
        return "the file"
    last = steps[-1]
    return quoted(last) if isinstance(last, str) else f"item {last + 1} of {step_name(steps[:-1])}"


def value_at(value: object, steps: tuple[Step, ...]) -> object:
    """The value at these steps, or nothing where there is none."""
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value

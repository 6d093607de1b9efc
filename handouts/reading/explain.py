"""What an author must do about a value the models refuse: the one table from pydantic's errors to our words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic_core import ErrorDetails

from handouts.fields import OWN_REFUSAL
from handouts.joints import Angles, bounds
from handouts.model import Clinic, Programme
from handouts.own_pictures import Photo, PictureReview
from handouts.problem import Place, Problem, nearest, quoted, shortened
from handouts.reading.shape import Way, alternatives, choices
from handouts.reading.source import UNREAD, Source, Step
from handouts.reading.syntax import QUOTES

NO_KEYS = "{0.name} must hold keys, but this is {0.given}"
NO_NUMBER = "{0.name} must be a whole number, but this is {0.given}"
NO_CHOICE = "{0.typed} is none of the choices for {0.name}"

ERRORS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "missing": ("missing-key", "{0.name} is missing{0.inside}", "add a line `{0.key}: …`"),
        "union_tag_not_found": ("missing-key", "{0.name} is missing{0.inside}", "choose one of {0.choices}"),
        "extra_forbidden": ("unknown-key", "there is no key {0.name}{0.inside}", "{0.near_key}"),
        "string_type": ("wrong-type", "{0.name} must be text, but this is {0.given}", "{0.as_text}"),
        "int_type": ("wrong-type", NO_NUMBER, "write digits only, without quotes, such as 3"),
        "bool_type": (
            "wrong-type",
            "{0.name} must be true or false, but this is {0.given}",
            "write one of these words, without quotes",
        ),
        "tuple_type": ("wrong-type", "{0.name} must be a list, but this is {0.given}", 'begin each item with "- "'),
        "model_type": ("wrong-type", NO_KEYS, "its keys are {0.keys}"),
        "model_attributes_type": ("wrong-type", NO_KEYS, "its keys are {0.keys}"),
        "greater_than_equal": (
            "out-of-range",
            "{0.name} must be at least {0.limit}, but this is {0.typed}",
            "{0.motion}",
        ),
        "less_than_equal": ("out-of-range", "{0.name} must be at most {0.limit}, but this is {0.typed}", "{0.motion}"),
        "string_too_long": ("too-long", "{0.name} must have at most {0.limit} characters", "this has {0.length}"),
        "string_too_short": ("empty-text", "there is nothing to read in {0.name}", "fill it, or leave it out"),
        "too_short": ("empty-list", "{0.name} must have at least one item", 'add a line that begins with "- "'),
        "too_long": ("too-long", "{0.name} must have at most {0.limit} items", "this has {0.length}"),
        "literal_error": ("unknown-choice", NO_CHOICE, "{0.near_choice}"),
        "enum": ("unknown-choice", NO_CHOICE, "{0.near_choice}"),
        "union_tag_invalid": ("unknown-choice", NO_CHOICE, "{0.near_choice}"),
        "value_error": ("wrong-value", "{0.own_words}", ""),
    }
)
"""For each type of error of pydantic: our code, and the message and hint, filled from a Refusal."""

DATE = ("wrong-form", "{0.name} must be a date, but this is {0.given}", "write year, month and day, such as 2026-05-31")
OTHER = ("wrong-value", "{0.name} can't be this: {0.own_words}", "")


PATTERNS: dict[str, str] = {
    name: field["pattern"]
    for model in (Programme, Clinic, Photo, PictureReview)
    for name, field in model.model_json_schema()["properties"].items()
    if "pattern" in field
}
"""The regular expression that the text under a key must match."""

WRONG_FORM = "{0.typed} has not the form of "

FORMS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        PATTERNS["title"]: (
            "not-one-line",
            "{0.name} must be one line of text, without line breaks or tabs",
            "make an item of each sentence where a list can stand, or one line of them all",
        ),
        PATTERNS["id"]: ("wrong-form", WRONG_FORM + "an id", "small letters, digits and hyphens, such as buikbrug-bal"),
        PATTERNS["code"]: (
            "wrong-form",
            WRONG_FORM + "a code",
            "two to six capitals, a hyphen and digits, such as CS-1",
        ),
        PATTERNS["version"]: (
            "wrong-form",
            WRONG_FORM + "a version",
            'two numbers with a point between, such as "1.0"',
        ),
        PATTERNS["url"]: (
            "wrong-form",
            WRONG_FORM + "the address of a site",
            "write it in full, with letters, digits, points and hyphens alone, such as https://example.org/oefeningen/",
        ),
        PATTERNS["phone"]: (
            "wrong-form",
            WRONG_FORM + "a telephone number",
            'digits, with spaces or hyphens between, such as "030 123 45 67"',
        ),
        PATTERNS["file"]: (
            "wrong-form",
            WRONG_FORM + "the name of a file",
            "letters, digits, hyphens and points, without a folder or spaces, such as IMG_1234.jpg",
        ),
        PATTERNS["picture"]: (
            "wrong-form",
            WRONG_FORM + "the mark of a picture",
            "copy the eight characters that stand by it on the sheet that `python3 build_handouts.py draw` makes",
        ),
    }
)
"""For each form that text of the models can have: our code, and the message and hint that show the form."""


def problem_of(error: ErrorDetails, way: Way, source: Source) -> Problem | None:
    """The problem that an error of pydantic tells the author; none when it follows from one told already."""
    kind = error["type"]
    if kind == OWN_REFUSAL:
        return own_problem(error, way, source)
    refusal = Refusal(source, way, error)
    if refusal.is_told():
        return None
    if kind == "string_pattern_mismatch":
        code, message, hint = FORMS.get(error["ctx"]["pattern"], OTHER)
    else:
        code, message, hint = ERRORS.get(kind, DATE if kind.startswith("date") else OTHER)
    return Problem(refusal.place, code, message.format(refusal), hint.format(refusal))


def own_problem(error: ErrorDetails, way: Way, source: Source) -> Problem:
    """A problem whose words the model itself has."""
    told = error.get("ctx", {})
    return Problem(source.place(*way.steps, *told["key"]), told["code"], told["message"], told["hint"])


class Refusal:
    """A value the models refuse, and what can be said of it."""

    def __init__(self, source: Source, way: Way, error: ErrorDetails) -> None:
        self.source = source
        self.error = error
        self.wanted = way.wanted
        self.holder = way.holder
        self.fields = tuple(way.holder.model_fields)
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
        if not issubclass(self.holder, Angles):
            return ""
        least, most = bounds(self.holder, self.key)
        return f"its range of motion is {least} to {most} degrees"

    @property
    def keys(self) -> str:
        """The keys wanted in it."""
        return ", ".join(dict.fromkeys(name for kind in alternatives(self.wanted) for name in kind.model_fields))

    @property
    def choices(self) -> str:
        """The words to choose from."""
        return ", ".join(choices(self.wanted))

    @property
    def near_key(self) -> str:
        """The key that was probably meant, or else the keys there are."""
        near = nearest(self.key, self.fields)
        return f"did you mean {quoted(near)}?" if near else f"the keys here are {', '.join(self.fields)}"

    @property
    def near_choice(self) -> str:
        """The word that was probably meant, and the words to choose from."""
        near = nearest(str(self.value), choices(self.wanted))
        return f"did you mean {quoted(near)}?" if near else f"choose one of {self.choices}"

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

"""What an author must do about a value the models refuse: the one table from pydantic's errors to our words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic_core import ErrorDetails

from handouts.dosing.period import MOMENT
from handouts.fields import (
    CODE_FORM,
    ID_FORM,
    LINK_FORM,
    ONE_LINE,
    OWN_REFUSAL,
    PHONE_FORM,
    SITE_FORM,
    VERSION_FORM,
)
from handouts.own_pictures import FILE_NAME_FORM, MARK_FORM
from handouts.problem import Problem
from handouts.reading.refused import Refusal, value_at
from handouts.reading.shape import Way
from handouts.reading.source import UNREAD, Source

NO_KEYS = "{0.name} must {0.kind}, but this is {0.given}"
NO_NUMBER = "{0.name} must be a whole number, but this is {0.given}"
NO_CHOICE = "{0.typed} is none of the choices for {0.name}"

ERRORS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "missing": ("missing-key", "{0.name} is missing{0.inside}", "add a line `{0.key}: …`"),
        "union_tag_not_found": ("missing-key", "{0.name} is missing{0.inside}", "choose one of {0.choices}"),
        "extra_forbidden": ("unknown-key", "there is no key {0.name}{0.inside}", "{0.near_key}"),
        "string_type": ("wrong-type", "{0.name} must be text, but this is {0.given}", "{0.as_text}"),
        "int_type": ("wrong-type", NO_NUMBER, "write it in digits, without quotes"),
        "bool_type": (
            "wrong-type",
            "{0.name} must be true or false, but this is {0.given}",
            "write one of these words, without quotes",
        ),
        "tuple_type": ("wrong-type", "{0.name} must be a list, but this is {0.given}", 'begin each item with "- "'),
        "model_type": ("wrong-type", NO_KEYS, "{0.keys}"),
        "model_attributes_type": ("wrong-type", NO_KEYS, "{0.keys}"),
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


WRONG_FORM = "{0.typed} has not the form of "

FORMS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        ONE_LINE: (
            "not-one-line",
            "{0.name} must be one line of text, without line breaks or tabs",
            "make an item of each sentence where a list can stand, or one line of them all",
        ),
        ID_FORM: ("wrong-form", WRONG_FORM + "an id", "small letters, digits and hyphens, such as buikbrug-bal"),
        CODE_FORM: (
            "wrong-form",
            WRONG_FORM + "a code",
            "two to twenty capitals and digits, with hyphens, slashes or points between, such as CS-1 or C-618/OR",
        ),
        VERSION_FORM: (
            "wrong-form",
            WRONG_FORM + "a version",
            'two numbers with a point between, such as "1.0"',
        ),
        SITE_FORM: (
            "wrong-form",
            WRONG_FORM + "the address of a site",
            "write it in full, with letters, digits, points and hyphens alone, such as https://example.org/oefeningen/",
        ),
        MOMENT: (
            "wrong-form",
            WRONG_FORM + "a time on the way",
            "{0.as_moment}",
        ),
        LINK_FORM: (
            "wrong-form",
            WRONG_FORM + "the address of a page",
            "write it in full, such as https://example.org/film",
        ),
        PHONE_FORM: (
            "wrong-form",
            WRONG_FORM + "a telephone number",
            'digits, with spaces or hyphens between, such as "030 123 45 67"',
        ),
        FILE_NAME_FORM: (
            "wrong-form",
            WRONG_FORM + "the name of a file",
            "letters, digits, hyphens and points, without a folder or spaces, such as IMG_1234.jpg",
        ),
        MARK_FORM: (
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


def own_problem(error: ErrorDetails, way: Way, source: Source) -> Problem | None:
    """A problem whose words the model itself has; none for a value about which a problem has been told."""
    told = error.get("ctx", {})
    if value_at(source.value, (*way.steps, *told["key"])) is UNREAD:
        return None
    return Problem(source.place(*way.steps, *told["key"]), told["code"], told["message"], told["hint"])

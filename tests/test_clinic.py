"""The example clinic has every thing that content can say, and says no dose in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import EnumMeta, StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from handouts.dosing.amount import Amount
from handouts.dosing.period import Period
from handouts.exercise import Exercise
from handouts.fields import Content
from handouts.model import Clinic, Programme
from handouts.reading.library import ReadLibrary, read_library
from tests.places import EXAMPLE_CLINIC

TOP = (Clinic, Exercise, Programme)

OF_A_DOSE = re.compile(
    r"(?!112\b)\b\d|\b(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|dertig|paar)"
    r" (keer|maal|seconden?|tellen|minu(ut|ten)|uur|dag(en)?|we(ek|ken)|maand(en)?|kilo|kg|series?|rondes?|stappen)\b",
    re.IGNORECASE,
)
"""A number in digits other than that of the ambulance, or one in words before a unit of a dose, rhythm or length."""

NOT_READ_AS_A_DOSE = {"source_text", "corrections", "editor_notes", "drawing", "version", "issued", "last_reviewed"} | {
    *(
        "review_due",
        "changes",
        "sources",
        "licence",
        "id",
        "code",
        "url",
        "phone",
        "hours",
        "address",
        "pictures_reviewed",
    )
}
"""What holds numbers by its nature: where a dose came from, dates, addresses, and what no patient reads."""


@pytest.fixture(scope="module")
def clinic() -> ReadLibrary:
    """The content of the example clinic."""
    return read_library(EXAMPLE_CLINIC / "content")


def types_in(annotation: Any) -> Iterator[Any]:
    """Every type that an annotation is made of, and the values of its literals."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield annotation
    elif origin is Annotated:
        yield from types_in(get_args(annotation)[0])
    elif origin in (Union, UnionType, tuple):
        for one in get_args(annotation):
            yield from types_in(one)
    elif isinstance(annotation, type):
        yield annotation


def models_of(*models: type[BaseModel]) -> set[type[Content]]:
    """The models that these hold, with themselves; what is written about a drawing is no content of this kind."""
    found: set[type[Content]] = set()
    ahead: list[Any] = list(models)
    while ahead:
        model = ahead.pop()
        if isinstance(model, type) and issubclass(model, Content) and model not in found:
            found.add(model)
            ahead += [one for field in model.model_fields.values() for one in types_in(field.annotation)]
    return found


def said_in(value: object) -> Iterator[Content]:
    """Every value of a model in a piece of content, with itself."""
    if isinstance(value, Content):
        yield value
        for name in type(value).model_fields:
            yield from said_in(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from said_in(one)


def all_said(clinic: ReadLibrary) -> list[Content]:
    """Every value of a model in the whole clinic."""
    return [one for top in (clinic.clinic, *clinic.exercises.values(), *clinic.programmes) for one in said_in(top)]


def choices_of(model: type[Content], name: str) -> set[tuple[str, object]]:
    """What a field lets an author choose from: the values of its enums and literals, each with its owner."""
    found: set[tuple[str, object]] = set()
    for one in types_in(model.model_fields[name].annotation):
        if isinstance(one, EnumMeta) and issubclass(one, StrEnum):
            found |= {(one.__name__, value) for value in one}
        elif get_origin(one) is Literal:
            found |= {(f"{model.__name__}.{name}", value) for value in get_args(one)}
    return found


def chosen(one: Content) -> Iterator[tuple[str, object]]:
    """What a value has chosen, each with its owner."""
    for name in type(one).model_fields:
        value = getattr(one, name)
        for single in value if isinstance(value, tuple) else (value,):
            owner = type(single).__name__ if isinstance(single, StrEnum) else f"{type(one).__name__}.{name}"
            yield (owner, single) if isinstance(single, str) else (owner, None)


def patient_words(value: object, way: str) -> Iterator[tuple[str, str]]:
    """Every text in a piece of content that could hide a dose, with the way to it."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        yield way, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from patient_words(one, f"{way}.{number}")
    elif isinstance(value, Content):
        for name in type(value).model_fields:
            is_moment = isinstance(value, Period) and name in ("first", "last", "at")
            if name not in NOT_READ_AS_A_DOSE and not is_moment:
                yield from patient_words(getattr(value, name), f"{way}.{name}")


def test_all_sixteen(clinic: ReadLibrary) -> None:
    """The clinic publishes sixteen programmes, and is read without a problem."""
    assert len(clinic.programmes) == 16


def test_every_field_is_used(clinic: ReadLibrary) -> None:
    """Each field of each model says something other than its default somewhere; an inherited one, in either model."""
    said = all_said(clinic)
    models = models_of(*TOP)
    assert len(models) > 30
    missing = [
        f"{model.__name__}.{name}"
        for model in models
        for name, field in model.model_fields.items()
        if name in model.__annotations__
        and not any(isinstance(one, model) and getattr(one, name) != field.get_default() for one in said)
    ]
    assert sorted(missing) == []


def test_every_choice_is_made(clinic: ReadLibrary) -> None:
    """Each value of each enum, and each word a field lets an author choose, is chosen somewhere in the clinic."""
    offered = {one for model in models_of(*TOP) for name in model.model_fields for one in choices_of(model, name)}
    assert len(offered) > 60
    made = {one for value in all_said(clinic) for one in chosen(value)}
    assert sorted(f"{owner}: {value}" for owner, value in offered - made) == []


def test_every_form_of_amount(clinic: ReadLibrary) -> None:
    """Amounts are exact, about, at least, at most, a range, as many as one can, until, and open."""
    amounts = [one for one in all_said(clinic) if isinstance(one, Amount)]
    forms = {tuple(name for name in Amount.model_fields if getattr(one, name) not in (None, False)) for one in amounts}
    wanted = {
        ("exactly",),
        ("about",),
        ("at_least",),
        ("at_most",),
        ("at_least", "at_most"),
        ("as_many_as_you_can",),
        ("at_least", "until"),
        ("until",),
        ("at_most", "as_many_as_you_can", "fill_in"),
        ("fill_in",),
        ("not_stated",),
    }
    assert sorted(wanted - forms) == []


def test_no_dose_in_prose(clinic: ReadLibrary) -> None:
    """No sentence that a patient reads holds a number of a dose, a rhythm, a load or a length of time."""
    named: dict[str, Content] = {one.id: one for one in clinic.programmes} | dict(clinic.exercises)
    texts = [text for name, top in named.items() for text in patient_words(top, name) if not text[0].endswith(".title")]
    assert len(texts) > 500
    assert [f"{way}: {text}" for way, text in texts if OF_A_DOSE.search(text)] == []


def test_no_note_says_a_dose(clinic: ReadLibrary) -> None:
    """The one note of the clinic is about company, not about how much: the model says every dose."""
    items = [item for programme in clinic.programmes for block in programme.blocks for item in block.all_items]
    assert len(items) > 60
    assert [item.note for item in items if item.note] == ["Ga samen met iemand, dat is gezelliger."]

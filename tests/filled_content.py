"""Content in which every text that the models know is filled in: the fields are found from the models themselves.

A field that is added to a model is filled by itself, and so is tried by every test that uses this.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from PIL import Image
from pydantic import BaseModel

from handouts.exercise import Exercise
from handouts.model import Clinic, Programme
from tests.small_films import film

Say = Callable[[str], str]
"""What to write in a text field, by the way to it, such as "programme.equipment.name"."""

GIVEN: dict[str, Any] = dict(
    [
        *(("id", "een"), ("code", "AB-1"), ("version", "1.0"), ("url", "https://voorbeeld.example/oefeningen/")),
        *(
            ("phone", "030 123 45 67"),
            ("exercises", ["een"]),
            ("exercise", "een"),
            ("easier", "twee"),
            ("harder", "drie"),
        ),
        *(
            ("harder", "drie"),
            ("side_mode", "each_side"),
            ("side", "each_side"),
            ("side_of", "leg"),
            ("unit", "repetition"),
            ("sets", 3),
        ),
        *(("repetitions", 10), ("hold_seconds", 5), ("rest_seconds", 30), ("times", 2), ("period", "day")),
        *(("first", 1), ("last", 2), ("height_from_cm", 150), ("height_to_cm", 170), ("size_cm", 60)),
        *(("issued", "2026-01-01"), ("date", "2026-01-01"), ("last_reviewed", "2026-01-31"), ("status", "stated")),
        *(("review_due", "2030-01-31"), ("is_sample", True)),
    ]
)
"""Values that are no free text, by the key they stand under."""

LEFT_OUT = frozenset({"drawing", "photos", "video", "captions", "logo", "pictures_reviewed", "corrections"})
"""What is given apart, since not all of it can be there at once."""

PICTURES: dict[str, dict[str, Any]] = {
    "een": {"video": {"file": "film.mp4"}},
    "twee": {"video": {"file": "film.mp4", "poster": "foto.png"}},
    "drie": {"photos": {"start": {"file": "foto.png"}, "end": {"file": "foto.png"}}},
}


def write_filled(content: Path, say: Say) -> None:
    """Write a clinic, three exercises and a programme in which every text is what `say` makes of its way."""
    photos = content / "pictures" / "photos"
    photos.mkdir(parents=True)
    (photos / "film.mp4").write_bytes(film())
    Image.new("RGB", (500, 400), "teal").save(photos / "foto.png")
    clinic = filled(Clinic, "clinic", say)
    write(content / "clinic.yml", clinic)
    for name, pictures in PICTURES.items():
        exercise = filled(Exercise, "exercise", say) | {"id": name} | with_alt(pictures, "exercise", say)
        exercise["based_on"]["exercise"] = "twee" if name == "een" else "een"
        exercise["easier"], exercise["harder"] = (one for one in PICTURES if one != name)
        exercise["captions"] = [say("exercise.captions")] * 2
        exercise["pictures_reviewed"] = []
        if "photos" not in pictures:
            del exercise["captions"]
        exercise["equipment"] = ["een"]
        write(content / "exercises" / f"{name}.yml", exercise)
    programme = filled(Programme, "programme", say)
    (block,) = programme["blocks"]
    block["items"] = [block["items"][0] | {"exercise": name} for name in PICTURES]
    write(content / "programmes" / "een.yml", programme)


def write(file: Path, values: dict[str, Any]) -> None:
    """Write values as a file of content."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        yaml.safe_dump(json.loads(json.dumps(values)), allow_unicode=True, sort_keys=False, width=10_000),
        encoding="utf-8",
    )


def with_alt(pictures: dict[str, Any], way: str, say: Say) -> dict[str, Any]:
    """Pictures with words for who can't see them."""
    made = {key: with_alt(value, f"{way}.{key}", say) for key, value in pictures.items() if isinstance(value, dict)}
    alone = {key: value for key, value in pictures.items() if not isinstance(value, dict)}
    return made | alone | ({"alt": say(f"{way}.alt")} if "file" in alone else {})


def filled(model: type[BaseModel], way: str, say: Say) -> dict[str, Any]:
    """The values of a model with every field filled."""
    return {
        name: value_of(field.annotation, f"{way}.{name}", say)
        for name, field in model.model_fields.items()
        if name not in LEFT_OUT
    }


def value_of(kind: Any, way: str, say: Say) -> Any:
    """A value of this type."""
    name, origin, arguments = way.rpartition(".")[2], get_origin(kind), get_args(kind)
    if origin in (Annotated, Union, UnionType):
        return value_of(next(one for one in arguments if one is not NoneType), way, say)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return filled(kind, way, say)
    if name in GIVEN:
        return GIVEN[name]
    if origin is tuple:
        return [value_of(arguments[0], way, say)]
    return say(way) if kind is str else plain_value(kind)


def plain_value(kind: Any) -> Any:
    """A value that is no text."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    return "2026-01-01" if kind is datetime.date else True if kind is bool else 20


def text_fields(model: type[BaseModel], way: str) -> Iterator[str]:
    """The way to every free text of a model."""
    ways: list[str] = []
    filled(model, way, lambda one: ways.append(one) or "x")  # type: ignore[func-returns-value]
    yield from (one for one in ways if one != "exercise.equipment")

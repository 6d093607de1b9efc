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

from handouts.block import Block, Session
from handouts.dosing.amount import Amount
from handouts.dosing.dose import CycleStep
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
            ("side_mode", "each_side"),
            ("side", "each_side"),
            ("side_of", "leg"),
            ("unit", "repetition"),
        ),
        *(("times", 2), ("period", "day"), ("scale", "talk_test"), ("of", "repetitions"), ("at_most", 3)),
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


CHOSEN: dict[str, str] = {
    "StatedDose": "status sets repetitions unit_name hold rest side side_of angle_degrees load effort "
    "pain_limit progress source_text",
    "StatedFrequency": "status times period words source_text",
    "Load": "words",
    "Effort": "scale words",
    "Link": "text url",
    "Progress": "of goal step each go_on_when step_back_when",
    "Block": "id title weeks entry_criterion goal allowed not_yet sections frequency pain_limit progress "
    "rest_between_exercises items",
    "Session": "title text frequency parts",
    "CycleStep": "text repetitions",
}
"""Of models whose fields can't all be there at once: those that are filled; the others have places of their own."""

AMOUNTS: dict[str, Any] = {
    "sets": 3,
    "repetitions": {"as_many_as_you_can": True, "at_most": 10, "until": ""},
    "hold": "5 seconds",
    "rest": "1 minute",
    "rest_between_exercises": "1 minute",
    "rest_between_rounds": "2 minutes",
    "time": "3 months",
    "goal": 9,
    "step": 1,
    "angle_degrees": 45,
    "rounds": 2,
    "sessions": 12,
}
"""Numbers of doses, by the key they stand under."""


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
    programme["blocks"].append(second_block(say))
    write(content / "programmes" / "een.yml", programme)


def second_block(say: Say) -> dict[str, Any]:
    """A block with what the first can't have too: a period, sessions with parts, a cycle, a band."""
    way = "programme.blocks"
    block = filled(Block, way, say)
    del block["weeks"], block["items"]
    session = filled(Session, f"{way}.sessions", say)
    (item,) = session["parts"][0]["items"]
    dose = item["dose"]
    del dose["hold"]
    dose["side"] = "affected"
    item["levels"][0]["dose"]["side"] = "unaffected"
    dose["cycle"] = [filled(CycleStep, f"{way}.items.dose.cycle", say)]
    dose["load"] = {"band": say(f"{way}.items.dose.load.band")}
    period = {"first": "week 3", "last": "week 4", "after": say(f"{way}.period.after")}
    return block | {"id": "twee", "period": period, "sessions": [session]}


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
    chosen = CHOSEN[model.__name__].split() if model.__name__ in CHOSEN else model.model_fields
    return {
        name: value_of(field.annotation, f"{way}.{name}", say)
        for name, field in model.model_fields.items()
        if name not in LEFT_OUT and name in chosen
    }


def value_of(kind: Any, way: str, say: Say) -> Any:
    """A value of this type."""
    name, origin, arguments = way.rpartition(".")[2], get_origin(kind), get_args(kind)
    if origin in (Annotated, Union, UnionType):
        return value_of(next(one for one in arguments if one is not NoneType), way, say)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return amount_of(name, way, say) if issubclass(kind, Amount) else filled(kind, way, say)
    if name in GIVEN:
        return GIVEN[name]
    if origin is tuple:
        return [value_of(arguments[0], way, say)]
    return say(way) if kind is str else plain_value(kind)


def amount_of(name: str, way: str, say: Say) -> Any:
    """An amount, with words on until when where it has keys."""
    amount = AMOUNTS.get(name, GIVEN.get(name))
    return amount | {"until": say(f"{way}.until")} if isinstance(amount, dict) else amount


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

"""The reference of all keys, docs/keys.md, made from the models and from examples that they have read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from handouts import fields
from handouts.block import Block, Item, Level, Part, Session
from handouts.dosing.amount import Amount, InUnits, Time, Within, whole
from handouts.dosing.dose import CycleStep, NotStatedDose, StatedDose
from handouts.dosing.load import Effort, Load, PainLimit
from handouts.dosing.period import MomentText, Period, Weeks
from handouts.dosing.progress import Lasts, Progress
from handouts.dosing.rhythm import NotStatedFrequency, StatedFrequency
from handouts.dosing.short import FORMS, TIME_FORMS
from handouts.drawing import Drawing
from handouts.exercise import BasedOn, Exercise, Start
from handouts.model import Change, Clinic, Equipment, ExerciseGroup, FittingRow, Programme, Role
from handouts.own_pictures import FileName, Photo, Photos, PictureMark, PictureReview, Video
from handouts.reading.shape import choices, is_model
from handouts.reading.source import parse
from handouts.reading.textfile import read_text
from handouts.sections import Choice, Correction, EditorNote, Link, Section, Table

DOCS = Path(__file__).parent.parent / "docs"
EXAMPLES = "examples.yml"
KEYS = "keys.md"

SECTIONS: Mapping[str, tuple[type[BaseModel], ...]] = MappingProxyType(
    {
        "programme": (Programme,),
        "block": (Block,),
        "weeks": (Weeks,),
        "period": (Period,),
        "session": (Session,),
        "part": (Part,),
        "item": (Item,),
        "level": (Level,),
        "dose": (StatedDose, NotStatedDose),
        "step of a cycle": (CycleStep,),
        "amount": (Amount,),
        "time": (Time,),
        "load": (Load,),
        "effort": (Effort,),
        "pain limit": (PainLimit,),
        "progress": (Progress,),
        "frequency": (StatedFrequency, NotStatedFrequency),
        "lasts": (Lasts,),
        "section": (Section,),
        "table": (Table,),
        "link": (Link,),
        "choice": (Choice,),
        "exercise group": (ExerciseGroup,),
        "equipment": (Equipment,),
        "fitting row": (FittingRow,),
        "role": (Role,),
        "change": (Change,),
        "correction": (Correction,),
        "editor note": (EditorNote,),
        "exercise": (Exercise,),
        "start": (Start,),
        "based on": (BasedOn,),
        "photos": (Photos,),
        "photo": (Photo,),
        "video": (Video,),
        "picture review": (PictureReview,),
        "clinic": (Clinic,),
    }
)
"""Each section of the reference, and the models it shows; of two, the first has all keys of the second."""

EVERYWHERE: Mapping[str, str] = MappingProxyType(
    {
        "id": "The name in its address; a file has the name of what it holds.",
        "title": "The heading.",
        "name": "What it, or someone, is called.",
        "summary": "One sentence, also for search.",
        "also_known_as": "Other names, by which it is found.",
        "body_regions": "Parts of the body, by which it is found.",
        "complaints": "Complaints, by which it is found.",
        "sources": "Where the text comes from.",
        "corrections": "Where the text is not the source's own.",
        "editor_notes": "Doubts for the clinic; patients never see them.",
        "status": "`stated` where the source says it, `not_stated` where it does not.",
        "source_text": "The sentence or sentences it comes from, letter for letter.",
        "words": "The clinic's own words.",
        "frequency": "How often; it counts above what it stands in.",
        "load": "What it is done against.",
        "effort": "How hard it may feel.",
        "pain_limit": "How much pain may be.",
        "progress": "How it grows, and when to go on or step back.",
        "rest_between_exercises": "The rest between two exercises.",
    }
)
"""What a key means that means the same in every model that has it."""

NAMED: tuple[tuple[object, str], ...] = (
    (fields.Words, "one line of text"),
    (fields.Name, "a name: one short line of text"),
    (fields.Note, "text"),
    (fields.Id, "an id: small letters, digits and hyphens"),
    (fields.Code, "a code: capitals and digits, with hyphens, slashes or points between"),
    (fields.Version, 'a version, such as `"1.0"`'),
    (fields.Phone, "a telephone number"),
    (fields.WebLink, "the address of a page"),
    (fields.WebAddress, "the address of the site"),
    (fields.Day, "a date, such as 2026-05-31"),
    (FileName, "the name of a file"),
    (PictureMark, "the mark of a picture"),
    (MomentText, 'a time on the way: "week 3", "day 0", or "6 weeks" that have gone by'),
)
"""Kinds of values that have a name of their own."""

SIMPLE: Mapping[type, str] = MappingProxyType({bool: "`true` or `false`", int: "a whole number"})

ENDS: Mapping[type, tuple[str, str]] = MappingProxyType(
    {Ge: ("least", "ge"), Le: ("most", "le"), MinLen: ("least", "min_length"), MaxLen: ("most", "max_length")}
)
"""Kinds of bounds: on which end each is, and what holds its number."""

IN_SHORT: Mapping[type[BaseModel], str] = MappingProxyType({Amount: FORMS, Time: TIME_FORMS})
"""How amounts are written in one line."""

HEAD = """# Keys of the content

This page is made from the models and from `docs/examples.yml` by `python3 -m handouts.reference`; do not edit it.
A test reads every example and holds the page against the models.

## What handouts say, and how it is written

"""
TABLE_HEAD = "| key | must | what it means | what it may be |\n|---|---|---|---|"


class Example(NamedTuple):
    """Lines of content, the section they belong to, and what a handout says that is written so, if it is one."""

    section: str
    text: str
    says: str = ""


def read_examples(docs: Path) -> tuple[Example, ...]:
    """The examples that lie beside the reference: first those of handouts, then those of keys."""
    value: Any = parse(read_text(docs / EXAMPLES, f"docs/{EXAMPLES}")).value
    found = []
    for entry in (*value["handouts"], *value["keys"]):
        (name,) = entry.keys() - {"says"}
        found.append(Example(name.replace("_", " "), entry[name], entry.get("says", "")))
    return tuple(found)


def reference(docs: Path) -> str:
    """The whole reference as Markdown."""
    examples = read_examples(docs)
    said = "\n".join(f"**{one.says}**: {link(one.section)}\n\n{yaml(one)}" for one in examples if one.says)
    sections = "\n".join(section(name, examples) for name in SECTIONS)
    return f"{HEAD}{said}\n{sections}"


def section(name: str, examples: tuple[Example, ...]) -> str:
    """The part of the reference on one kind of thing: what it is, its keys, examples."""
    models = SECTIONS[name]
    words = " ".join((models[0].__doc__ or "").split())
    if models[0] in IN_SHORT:
        words += f" In short: {IN_SHORT[models[0]]}."
    lines = [f"## {name.capitalize()}", "", words, ""]
    for other in models[1:]:
        keys = ", ".join(f"`{key}`" for key in other.model_fields if key != "status")
        only = f"Beside it there may be {keys}." if keys else "Nothing stands beside it."
        lines += [f"With `status: not_stated`: {' '.join((other.__doc__ or '').split())} {only}", ""]
    lines += [TABLE_HEAD, *(row(models[0], key, field) for key, field in models[0].model_fields.items()), ""]
    return "\n".join(lines) + "\n" + "\n".join(yaml(one) for one in examples if one.section == name and not one.says)


def row(model: type[BaseModel], key: str, field: FieldInfo) -> str:
    """The line on one key."""
    must = "yes" if field.is_required() else ""
    cells = (f"`{key}`", must, meaning(model, key, field), value_words(model, key, field))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def meaning(model: type[BaseModel], key: str, field: FieldInfo) -> str:
    """What a key means: its own description, what the model says of it, or what it means everywhere."""
    if field.description:
        return field.description
    for parent in model.__mro__:
        text = " ".join((parent.__doc__ or "").split()) if is_model(parent) else ""
        said = [part for part in re.split(r"(?<=[.;]) ", text) if re.search(rf"`{key}\b", part)]
        if said:
            sentence = " ".join(said).rstrip(";")
            return sentence[0].upper() + sentence[1:]
    if key not in EVERYWHERE:
        raise LookupError(f"nothing says what {key} of {model.__name__} means")
    return EVERYWHERE[key]


def value_words(model: type[BaseModel], key: str, field: FieldInfo) -> str:
    """What may stand under a key; under `status` also the word that asks for the other model of its section."""
    if key == "status":
        both = next(models for models in SECTIONS.values() if model in models)
        return " or ".join(f"`{word}`" for one in both for word in choices(one.model_fields[key].annotation))
    said = may_be(get_type_hints(model, include_extras=True)[key])
    kind, semicolon, items = said.partition(";")
    bounds = "".join(one for one in limits(tuple(field.metadata)) if one not in said)
    unless = f"; {field.default} unless said" if has_default(model, field) else ""
    return f"{kind}{bounds}{semicolon}{items}{unless}"


def has_default(model: type[BaseModel], field: FieldInfo) -> bool:
    """Whether a key that is left out stands for a word or number; a time without its unit is refused."""
    return bool(field.default) and isinstance(field.default, str | int) and not issubclass(model, Time)


def may_be(kind: Any) -> str:  # noqa: ANN401 - any type of a model
    """What a value of this type may be."""
    name = next((name for known, name in NAMED if kind is known), "")
    inner = get_args(kind)
    if name:
        return name
    if get_origin(kind) is Annotated:
        return may_be(inner[0]) + "".join(limits(inner[1:]))
    if get_origin(kind) is tuple:
        return f"a list; each item: {may_be(inner[0])}"
    if inner and get_origin(kind) is not Literal:
        kinds = [one for one in inner if one is not type(None)]
        return "a number" if kinds == [int, float] else " or ".join(dict.fromkeys(map(may_be, kinds)))
    if words := choices(kind):
        return ", ".join(f"`{word}`" for word in words)
    return link_of(kind) if is_model(kind) else SIMPLE[kind]


def limits(metadata: tuple[Any, ...]) -> tuple[str, ...]:
    """The bounds of a value, in words, each with its comma; of a list they count its items, of text its characters."""
    bounds = [bound for one in metadata for bound in (one.metadata if isinstance(one, FieldInfo) else (one,))]
    return tuple(f", {one}" for one in map(limit, (getattr(one, "func", one) for one in bounds)) if one)


def limit(bound: object) -> str:
    """One bound of a value, in words; nothing for what is no bound."""
    if isinstance(bound, Within):
        return f"{bound.least:g} to {bound.most:g}"
    if isinstance(bound, InUnits):
        return f"in {', '.join(f'{unit}s' for unit in bound.units)}"
    for kind, (end, name) in ENDS.items():
        if isinstance(bound, kind):
            return f"at {end} {getattr(bound, name)}"
    return "whole" if bound is whole else ""


def link_of(model: type[BaseModel]) -> str:
    """A link to the section that shows a model."""
    if model is Drawing:
        return "[drawing](writing-a-pose.md)"
    return link(next(name for name, models in SECTIONS.items() if model in models))


def link(name: str) -> str:
    """A link to a section."""
    return f"[{name}](#{name.replace(' ', '-')})"


def yaml(example: Example) -> str:
    """An example as a block of code."""
    return f"```yaml\n{example.text.rstrip()}\n```\n"


def adapter(name: str) -> TypeAdapter[Any]:
    """What reads an example of a section."""
    models = SECTIONS[name]
    wanted: Any = models[0] if len(models) == 1 else models[0] | models[1]
    return TypeAdapter(wanted)


def used_keys(value: object) -> Iterator[tuple[type[BaseModel], str]]:
    """Each key that a value which was read has set, with its model."""
    if isinstance(value, BaseModel):
        for key in value.model_fields_set:
            yield type(value), key
            yield from used_keys(getattr(value, key))
    elif isinstance(value, tuple):
        for one in value:
            yield from used_keys(one)


if __name__ == "__main__":
    (DOCS / KEYS).write_text(reference(DOCS), encoding="utf-8")

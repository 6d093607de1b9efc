"""Which type the models want at a place in the values, and the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel

from handouts.reading.source import Step


@dataclass(frozen=True)
class Way:
    """The steps through the values to a place, the type wanted there, and the models passed, the outermost first.

    `kinds` are the members of the union of which the last of these models is one.
    """

    steps: tuple[Step, ...]
    wanted: Any
    holders: tuple[type[BaseModel], ...]
    kinds: tuple[Any, ...] = ()

    @property
    def holder(self) -> type[BaseModel]:
        """The model that holds the last key."""
        return self.holders[-1]


def way(model: type[BaseModel], location: tuple[Step, ...]) -> Way:
    """The way to the `loc` of an error of pydantic.

    It names the member of a union beside the keys of the values: such a step is followed in the types only.
    """
    steps: tuple[Step, ...] = ()
    wanted: Any = model
    holders: tuple[type[BaseModel], ...] = (model,)
    union: tuple[Any, ...] = ()
    kinds: tuple[Any, ...] = ()
    for step in location:
        members = alternatives(wanted)
        if len(members) > 1:
            wanted = next((kind for kind in members if step in tags(kind)), Any)
            union = members
            continue
        if is_model(members[0]):
            holders, kinds = (*holders, members[0]) if steps else (model,), union
            field = members[0].model_fields.get(str(step))
            wanted = field.annotation if field else Any
        else:
            wanted = next(iter(get_args(members[0])), Any)
        steps, union = (*steps, step), ()
    return Way(steps, wanted, holders, kinds)


def alternatives(wanted: object) -> tuple[Any, ...]:
    """The types a value may have, without what the models say about them and without "nothing"."""
    origin = get_origin(wanted)
    if origin is Annotated:
        return alternatives(get_args(wanted)[0])
    if origin in (Union, UnionType):
        return tuple(kind for part in get_args(wanted) if part is not type(None) for kind in alternatives(part))
    return (wanted,)


def choices(wanted: object) -> tuple[str, ...]:
    """The words to choose from where a type wants one of a few; for a union of models, the words that tell which."""
    kinds = alternatives(wanted)
    if len(kinds) > 1:
        return tuple(tag for kind in kinds for tag in tags(kind))
    if isinstance(kinds[0], type) and issubclass(kinds[0], Enum):
        return tuple(str(member.value) for member in kinds[0])
    return tuple(str(word) for word in get_args(kinds[0])) if get_origin(kinds[0]) is Literal else ()


def tags(kind: object) -> tuple[str, ...]:
    """The words by which a union of models knows this one."""
    if not is_model(kind):
        return ()
    wanted = (field.annotation for field in kind.model_fields.values())
    return tuple(str(word) for one in wanted if get_origin(one) is Literal for word in get_args(one))


def models_of(wanted: object) -> Iterator[type[BaseModel]]:
    """Every model that a value of this type can hold, at any depth, once each."""
    found: dict[type[BaseModel], None] = {}
    left = [wanted]
    while left:
        kind = left.pop()
        if is_model(kind):
            if kind not in found:
                found[kind] = None
                left += [field.annotation for field in reversed(kind.model_fields.values())]
        else:
            left += reversed(get_args(kind))
    yield from found


def is_model(kind: object) -> TypeGuard[type[BaseModel]]:
    """Whether a type is one of the models."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)

"""One file of content as a frozen model, or every problem it has, each at its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from handouts.problem import ContentProblems, Place, Problem
from handouts.reading.explain import problem_of
from handouts.reading.refused import step_name
from handouts.reading.shape import way
from handouts.reading.source import UNREAD, Source, Step, parse
from handouts.reading.textfile import TextFile, read_text

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class ReadFile(Generic[Model]):
    """A file of content and its model; a file with problems has none."""

    file: TextFile
    model: Model | None
    problems: tuple[Problem, ...] = ()

    @property
    def path(self) -> str:
        """How the author knows the file: relative to the project, with forward slashes."""
        return self.file.path

    @property
    def stem(self) -> str:
        """The name of the file without its ending, which is also the id of what it holds."""
        return PurePosixPath(self.path).stem

    def place(self, *steps: Step) -> Place:
        """Where the value at these steps stands in the file."""
        return self.source.place(*steps)

    @cached_property
    def source(self) -> Source:
        """The values and their places: made anew, since most files never need them again."""
        return parse(self.file)


def read_file(file: Path, path: str, model: type[Model]) -> ReadFile[Model]:
    """What `file` holds, as the model it must be; `path` is the name used in messages."""
    try:
        text = read_text(file, path)
    except ContentProblems as error:
        return ReadFile(TextFile(path, ""), None, error.problems)
    source = parse(text)
    if source.value is UNREAD:
        return ReadFile(text, None, source.problems)
    try:
        value = model.model_validate(source.value)
    except ValidationError as error:
        refused = {way(model, detail["loc"]).steps for detail in error.errors(include_url=False)}
        problems = (*source.problems, *value_problems(error, source, model), *empty_problems(source, refused))
        return ReadFile(text, None, problems)
    problems = (*source.problems, *empty_problems(source, frozenset()))
    return ReadFile(text, None if problems else value, problems)


def empty_problems(source: Source, refused: AbstractSet[tuple[Step, ...]]) -> Iterator[Problem]:
    """Each key with nothing behind it, also where the key may be left out: nobody can tell what was meant.

    Values at `refused` steps have their problem already.
    """
    for steps in empty_steps(source.value):
        if steps not in refused:
            message = f"{step_name(steps)} is empty"
            yield Problem(source.place(*steps), "wrong-type", message, "fill it, or leave it out")


def empty_steps(value: object, steps: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The steps to each value that is nothing."""
    if value is None:
        yield steps
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from empty_steps(one, (*steps, step))


def value_problems(error: ValidationError, source: Source, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Everything the model refuses in the values of a file."""
    details = error.errors(include_url=False, include_input=False)
    found = (problem_of(detail, way(model, detail["loc"]), source) for detail in details)
    return tuple(problem for problem in found if problem is not None)

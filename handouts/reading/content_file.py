"""One file of content as a frozen model, or every problem it has, each at its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from handouts.problem import ContentProblems, Place, Problem
from handouts.reading.explain import problem_of
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
        return ReadFile(text, None, (*source.problems, *value_problems(error, source, model)))
    return ReadFile(text, None if source.problems else value, source.problems)


def value_problems(error: ValidationError, source: Source, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Everything the model refuses in the values of a file."""
    details = error.errors(include_url=False, include_input=False)
    found = (problem_of(detail, way(model, detail["loc"]), source) for detail in details)
    return tuple(problem for problem in found if problem is not None)

"""The folder of content as one Library, or every problem with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from handouts.exercise import Exercise
from handouts.model import Clinic, Library, Programme
from handouts.problem import ContentProblems, Problem
from handouts.reading.content_file import ReadFile, read_file
from handouts.reading.folder import ContentFolder, Found, Stamp, content_folder
from handouts.reading.references import ContentFiles, reference_problems
from handouts.reading.rules import exercise_problems, no_problems, programme_problems

Model = TypeVar("Model", bound=BaseModel)
Rules = Callable[[ReadFile[Model]], Iterable[Problem]]


@dataclass(frozen=True)
class ReadLibrary(Library):
    """A Library that knows the file each part was read from, so that notes can be shown at their lines."""

    files: ContentFiles


def read_library(content: Path) -> ReadLibrary:
    """The content in a folder; raises ContentProblems with every problem of all of it."""
    return LibraryReader(content).read()


class LibraryReader:
    """Reads one folder of content again and again; what it remembers is each file that has not changed since."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._remembered: dict[Path, tuple[Stamp, ReadFile[Any]]] = {}

    def read(self) -> ReadLibrary:
        """The content as it is now; raises ContentProblems with every problem of all of it."""
        folder = content_folder(self._content)
        files = self._files(folder)
        all_files = (files.clinic, *files.exercises, *files.programmes)
        own = (problem for file in all_files if file for problem in file.problems)
        problems = (*folder.problems, *own, *reference_problems(files))
        if problems or files.clinic is None or files.clinic.model is None:
            raise ContentProblems(problems)
        exercises = {file.model.id: file.model for file in files.exercises if file.model}
        programmes = tuple(file.model for file in files.programmes if file.model)
        return ReadLibrary(files.clinic.model, MappingProxyType(exercises), programmes, files)

    def _files(self, folder: ContentFolder) -> ContentFiles:
        """Every file as it is now."""
        return ContentFiles(
            self._file(folder.clinic, Clinic, no_problems) if folder.clinic else None,
            tuple(self._file(found, Exercise, exercise_problems) for found in folder.exercises),
            tuple(self._file(found, Programme, programme_problems) for found in folder.programmes),
            folder.pictures,
            folder.are_exercises_known,
        )

    def _file(self, found: Found, model: type[Model], rules: Rules[Model]) -> ReadFile[Model]:
        """One file as it is now, read and held against its rules: anew only when it is new or has changed."""
        stamp, read = self._remembered.get(found.file, (None, None))
        if read is None or found.stamp is None or found.stamp != stamp:
            read = read_file(found.file, found.path, model)
            read = replace(read, problems=(*read.problems, *rules(read)))
            if found.stamp is not None:
                self._remembered[found.file] = found.stamp, read
        return read

"""The words catalogue: every phrase a patient reads that is not content, looked up by its dotted name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handouts.failure import BuildFailed
from handouts.problem import ContentProblems
from handouts.reading.source import parse
from handouts.reading.textfile import read_text


@dataclass(frozen=True)
class Catalogue:
    """Phrases by dotted name ("dose.hold"), read from the file `path`."""

    entries: Mapping[str, Any]
    path: str = "templates/words.nl.yml"

    def phrase(self, name: str, /, **fillings: object) -> str:
        """The phrase of that name with its fillings; a `count` chooses between singular and plural.

        Raises BuildFailed when the catalogue has no such phrase, or the phrase asks for a filling not given.
        """
        return self._filled(name, self._text(name, fillings), fillings)

    def phrase_around(self, name: str, gap: str, /, **fillings: object) -> tuple[str, str]:
        """What stands before and behind the filling `gap` of a phrase, whose own place is filled elsewhere.

        All of the phrase stands before, when it does not ask for that filling.
        """
        before, _, behind = self._text(name, fillings).partition(f"{{{gap}}}")
        return self._filled(name, before, fillings), self._filled(name, behind, fillings)

    def _text(self, name: str, fillings: Mapping[str, object]) -> str:
        """The phrase of that name as it is written, singular or plural by its `count`."""
        entry = self.entry(name)
        if isinstance(entry, Mapping):
            entry = self.entry(f"{name}.one" if fillings["count"] == 1 else f"{name}.other")
        return str(entry)

    def _filled(self, name: str, text: str, fillings: Mapping[str, object]) -> str:
        """The text of a phrase with its braces filled: the only place that does it."""
        try:
            return text.format(**fillings)
        except (KeyError, IndexError, ValueError) as error:
            raise BuildFailed(f'{self.path}: the braces in the phrase "{name}" can\'t be filled in: {error}') from error

    def entry(self, name: str) -> Any:  # noqa: ANN401 - a phrase, a list or a group, as the file has it
        """What stands under a dotted name: a phrase, its forms, a list, or a group of phrases."""
        found: Any = self.entries
        for part in name.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise BuildFailed(f'{self.path}: there is no phrase called "{name}"')
            found = found[part]
        return found


def read_words(file: Path) -> Catalogue:
    """The catalogue in a file. Raises ContentProblems when it can't be read."""
    path = f"templates/{file.name}"
    source = parse(read_text(file, path))
    if source.problems:
        raise ContentProblems(source.problems)
    if not isinstance(source.value, Mapping):
        raise BuildFailed(f"{path}: the catalogue must hold names with their phrases")
    return Catalogue(source.value, path)

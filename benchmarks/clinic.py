"""A made-up clinic of any size, as a project folder: the sentences of the sample handouts, with the words varied."""

from __future__ import annotations

import json
import random
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handouts.model import Library
from handouts.reading.library import read_library

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = Path(__file__).with_name("words.nl.yml")

# As in the sample handouts: the second has a programme of four week pages of four exercises, a larger one has more.
WEEK_PAGES_A_PROGRAMME = 6.6
EXERCISES_A_WEEK_PAGE = (4, 5)
WEEKS_A_BLOCK = 2
# One word in so many that has others like it is changed.
CHANGE_ONE_IN = 2
TEXTS_OF_AN_EXERCISE = ("aim", "steps", "cues", "start", "without_equipment")
TEXTS_OF_A_PROGRAMME = ("summary", "for_whom", "introduction", "advice", "pain_rule")
# What holds for the sample alone; and drawings, since thousands of them would take hours to make.
LEFT_OUT = ("corrections", "based_on", "drawing", "captions", "pictures_reviewed")
WORD = re.compile(r"\w+")
# Text that means itself in YAML without quotes, as most text does that an author writes.
PLAIN = re.compile(r"(?!(?:true|false|null|yes|no)$)[^\W\d_](?:[\w .,;()/–’%+-]*[\w.,;()/–’%+-])?", re.IGNORECASE)

Values = dict[str, Any]


@dataclass(frozen=True)
class Vocabulary:
    """The words a clinic is varied with; `alike` gives for a word those that can stand for it."""

    alike: Mapping[str, Sequence[str]]
    movements: Sequence[str]
    manners: Sequence[str]
    complaints: Sequence[str]
    occasions: Sequence[str]
    body_regions: Sequence[str]


def write_project(folder: Path, week_pages: int, seed: int) -> None:
    """Make a project that build_handouts.py can build: content with so many week pages, templates, settings.

    The same number and seed give the same bytes. No exercise stands in two programmes, as in the sample handouts.
    """
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    content = folder / "content"
    for name in ("exercises", "programmes"):
        (content / name).mkdir(parents=True)
    shutil.copyfile(ROOT / "content" / "clinic.yml", content / "clinic.yml")
    made_up = MadeUpClinic(read_library(ROOT / "content"), read_vocabulary(), seed)
    for path, values in made_up.files(week_pages):
        (content / path).write_text("\n".join(yaml_lines(values)) + "\n", encoding="utf-8")


def read_vocabulary() -> Vocabulary:
    """The words a clinic is varied with."""
    words = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
    alike = {word: [other for other in group if other != word] for group in words.pop("alike") for word in group}
    return Vocabulary(alike=alike, **words)


class MadeUpClinic:
    """Programmes and exercises that resemble those of a real library, one after the other from one seed."""

    def __init__(self, sample: Library, vocabulary: Vocabulary, seed: int) -> None:
        self._vocabulary = vocabulary
        self._chance = random.Random(seed)
        self._programmes = [values_of(programme) for programme in sample.programmes]
        self._items = [
            (values_of(sample.exercises[item.exercise]), values_of(item.dose))
            for programme in sample.programmes
            for block in programme.blocks
            for item in block.items
        ]
        self._equipment = [values_of(equipment) for programme in sample.programmes for equipment in programme.equipment]
        self._exercise_number = 0

    def files(self, week_pages: int) -> Iterator[tuple[str, Values]]:
        """Every exercise and programme of a clinic: its path below `content/`, and what it says."""
        count = max(1, round(week_pages / WEEK_PAGES_A_PROGRAMME))
        for number in range(1, count + 1):
            blocks = week_pages * number // count - week_pages * (number - 1) // count
            yield from self._programme(number, blocks)

    def _programme(self, number: int, block_count: int) -> Iterator[tuple[str, Values]]:
        """The exercises of one programme, then the programme."""
        blocks = []
        for position in range(block_count):
            items = []
            for _ in range(self._chance.choice(EXERCISES_A_WEEK_PAGE)):
                exercise, dose = self._exercise()
                yield f"exercises/{exercise['id']}.yml", exercise
                items.append({"exercise": exercise["id"], "dose": dose})
            blocks.append({**block_name(position), "items": items})
        programme = self._programme_values(number, blocks)
        yield f"programmes/{programme['id']}.yml", programme

    def _programme_values(self, number: int, blocks: list[Values]) -> Values:
        """What a programme with these blocks says."""
        words, chance = self._vocabulary, self._chance
        sample = chance.choice(self._programmes)
        complaint, occasion = chance.choice(words.complaints), chance.choice(words.occasions)
        title = f"{complaint.capitalize()} {occasion}, programma {number}"
        return {
            "id": identifier(title),
            "code": f"MB-{number}",
            "title": title,
            **{key: self._varied(sample[key]) for key in TEXTS_OF_A_PROGRAMME if key in sample},
            "equipment": self._equipment,
            "frequency": sample["frequency"],
            "blocks": blocks,
            "body_regions": chance.sample(words.body_regions, 5),
            "complaints": [complaint, *chance.sample([one for one in words.complaints if one != complaint], 3)],
            "version": "1.0",
            "sources": sample["sources"],
            "editor_notes": sample["editor_notes"],
        }

    def _exercise(self) -> tuple[Values, Values]:
        """One exercise and its dose."""
        words, chance = self._vocabulary, self._chance
        sample, dose = chance.choice(self._items)
        self._exercise_number += 1
        title = f"{chance.choice(words.movements)}, {chance.choice(words.manners)}"
        exercise = {
            **sample,
            "id": identifier(f"{title} {self._exercise_number}"),
            "title": title,
            "also_known_as": [f"{chance.choice(words.movements).lower()} {chance.choice(words.manners)}"],
            **{key: self._varied(sample[key]) for key in TEXTS_OF_AN_EXERCISE if key in sample},
            "body_regions": chance.sample(words.body_regions, 3),
        }
        return {key: exercise[key] for key in exercise if key not in LEFT_OUT}, dose

    def _varied(self, value: Any) -> Any:  # noqa: ANN401 - whatever a key of the content holds
        """The value with the words of its texts varied."""
        if isinstance(value, str):
            return WORD.sub(lambda found: self._other_word(found.group()), value)
        if isinstance(value, dict):
            return {key: self._varied(inner) for key, inner in value.items()}
        return [self._varied(inner) for inner in value]

    def _other_word(self, word: str) -> str:
        """A word that can stand for this one, or itself."""
        others = self._vocabulary.alike.get(word.lower())
        if not others or self._chance.randrange(CHANGE_ONE_IN):
            return word
        other = self._chance.choice(others)
        return other.capitalize() if word[0].isupper() else other


def values_of(model: Any) -> Values:  # noqa: ANN401 - any model of the content
    """What a model holds, as an author would write it."""
    values: Values = model.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return values


def block_name(position: int) -> Values:
    """Id, title and weeks of a programme's block, counted from 0."""
    first = position * WEEKS_A_BLOCK + 1
    last = first + WEEKS_A_BLOCK - 1
    return {"id": f"week-{first}-{last}", "title": f"Week {first} en {last}", "weeks": {"first": first, "last": last}}


def identifier(title: str) -> str:
    """A title as an id: small letters without accents, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def yaml_lines(value: Values) -> Iterator[str]:
    """A mapping as lines of YAML, as an author would write it; PyYAML's own writer takes ten times as long."""
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{key}:"
            yield from (f"  {line}" for line in yaml_lines(inner))
        elif isinstance(inner, list):
            yield f"{key}:"
            yield from (f"  {line}" for item in inner for line in item_lines(item))
        else:
            yield f"{key}: {scalar(inner)}"


def item_lines(item: Values | str | int) -> Iterator[str]:
    """One item of a list as lines of YAML."""
    lines = yaml_lines(item) if isinstance(item, dict) else iter([scalar(item)])
    yield f"- {next(lines)}"
    yield from (f"  {line}" for line in lines)


def scalar(value: str | bool | int) -> str:  # noqa: FBT001 - a value of the content, switching nothing
    """One value in YAML, with quotes where it needs them; a text in JSON is a text in YAML."""
    return value if isinstance(value, str) and PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)

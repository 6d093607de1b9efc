"""Whatever stands in the place of a value of a programme, the author reads what to do, never a traceback."""

from __future__ import annotations

import ast
import copy
import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import handouts
from handouts.exercise import Exercise
from handouts.model import Programme
from handouts.problem import CODES
from handouts.reading.content_file import read_file
from handouts.reading.doses import dose_notes, rhythm_notes
from handouts.reading.periods import gap_notes
from handouts.reading.refused import KEYS
from handouts.reading.rules import programme_problems
from handouts.reading.source import parse
from handouts.reading.textfile import TextFile
from handouts.reference import DOCS, read_examples

EXAMPLES = read_examples(DOCS)
BRUG_FILE = Path(__file__).parent / "problems" / "_valid" / "content" / "exercises" / "brug.yml"
BRUG = Exercise.model_validate(parse(TextFile("brug.yml", BRUG_FILE.read_text(encoding="utf-8"))).value)
WRITTEN = [
    "stated",
    "not_stated",
    "10-15",
    "15-10",
    "3 x 10",
    "30 seconden",
    "2 breaths",
    "week 1",
    "day 0",
    "ma",
    "1,5",
]
SCALARS = st.none() | st.booleans() | st.integers(-5, 400) | st.floats(allow_nan=False) | st.sampled_from(WRITTEN)
VALUES = st.recursive(
    SCALARS | st.sampled_from(["", " ", "9" * 5000, "\u2011", "# x", 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(KEYS)), inner, max_size=3),
    max_leaves=6,
)
SECTIONS_OF_A_BLOCK = {"item": "items", "session": "sessions", "part": "parts", "section": "sections"}


def programmes() -> list[Any]:
    """A programme around each example that has a place in one."""
    read: list[tuple[str, Any]] = [(one.section, parse(TextFile("x", one.text)).value) for one in EXAMPLES]
    whole = [value for section, value in read if section == "programme"]
    found = list(whole)
    for section, value in read:
        block: dict[str, Any] = {"id": "b", "title": "B", "sections": [{"title": "Lees dit"}]}
        if section == "block":
            block = value
        elif section in SECTIONS_OF_A_BLOCK:
            block |= {SECTIONS_OF_A_BLOCK[section]: [value]}
        elif section == "dose":
            block |= {"items": [{"exercise": "brug", "dose": value}]}
        elif section in ("period", "weeks", "frequency", "pain limit"):
            block |= {section.replace(" ", "_"): value}
        else:
            continue
        found.append({**whole[0], "blocks": [block, {**block, "id": "c"}]})
    return found


PROGRAMMES = programmes()


def steps_of(value: object, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The steps to every value inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, one in inner for found in [(*steps, step), *steps_of(one, (*steps, step))]]


@st.composite
def broken_programmes(draw: st.DrawFn) -> str:
    """A programme in which something else stands in the place of up to three values, as YAML."""
    programme = copy.deepcopy(draw(st.sampled_from(PROGRAMMES)))
    for _ in range(draw(st.integers(1, 3))):
        steps = draw(st.sampled_from(steps_of(programme)))
        holder = programme
        for step in steps[:-1]:
            holder = holder[step]
        holder[steps[-1]] = draw(VALUES)
    return json.dumps(programme, ensure_ascii=False)


def test_every_example_is_tried_whole() -> None:
    """There are enough programmes to break, and each can be read as it is."""
    assert len(PROGRAMMES) > 30
    for programme in PROGRAMMES:
        Programme.model_validate(programme)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(broken_programmes())
def test_broken_programme_is_told(text: str) -> None:
    """Every problem has a code of the table, words and, where it has a line, a place inside that line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "leefregels-oksel.yml"
        file.write_text(text, encoding="utf-8")
        read = read_file(file, "leefregels-oksel.yml", Programme)
    problems = [*read.problems, *programme_problems(read)]
    if read.model:
        problems += [*gap_notes(read.model, read), *rhythm_notes(read.model, read)]
        problems += dose_notes(read.model, read, defaultdict(lambda: BRUG))
    assert read.model or problems
    for problem in problems:
        assert problem.message
        assert "{0." not in problem.message + problem.hint
        assert problem.code in CODES or not read.problems
        assert problem.place.column <= len(problem.place.text) + 1


def test_no_hint_of_a_dose_names_a_number() -> None:
    """What a model says to mend a dose holds no number of its own that an author could copy."""
    hints = []
    for module in sorted((Path(handouts.__path__[0]) / "dosing").glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "refusal":
                parts = ast.walk(node.args[2])
                hints += [one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    assert len(hints) > 15
    assert [hint for hint in hints if any(letter.isdigit() for letter in hint)] == []

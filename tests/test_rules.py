"""What the content must say together: the limits of each rule. What each rule refuses is in tests/problems/."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.model import Programme
from handouts.problem import ContentProblems
from handouts.reading.content_file import ReadFile
from handouts.reading.library import read_library
from handouts.reading.periods import period_problems
from handouts.reading.rules import programme_problems, version_order
from handouts.reading.source import parse
from handouts.reading.textfile import TextFile

VALID = Path(__file__).parent / "problems" / "_valid" / "content"
RUG = (VALID / "programmes" / "rug.yml").read_text(encoding="utf-8")
WEEKS = st.none() | st.tuples(st.integers(1, 12), st.integers(1, 12))


def programme_file(text: str) -> ReadFile[Programme]:
    """A programme as read from a file rug.yml with that text."""
    file = TextFile("content/programmes/rug.yml", text)
    return ReadFile(file, Programme.model_validate(parse(file).value))


def codes_of(text: str) -> list[str]:
    """The codes of what a programme with that text breaks."""
    return [problem.code for problem in programme_problems(programme_file(text))]


def codes_in(content: Path) -> list[str]:
    """The codes of every problem of a folder of content."""
    try:
        read_library(content)
    except ContentProblems as error:
        return [problem.code for problem in error.problems]
    return []


def with_blocks(weeks: list[tuple[int, int] | None]) -> str:
    """The valid programme with blocks of these weeks."""
    before, _, _ = RUG.partition("blocks:")
    blocks = "".join(
        f"  - id: blok-{number}\n    title: Blok\n"
        + (f"    weeks: {{first: {span[0]}, last: {span[1]}}}\n" if span else "")
        + "    items: [{exercise: brug, dose: {status: not_stated}}]\n"
        for number, span in enumerate(weeks)
    )
    return f'{before}blocks:\n{blocks}version: "1.0"\n'


def with_sizes(*rows: str) -> str:
    """The valid programme with a ball in these sizes."""
    table = "".join(f"      - {{{row}}}\n" for row in rows)
    return f"{RUG}equipment:\n  - id: bal\n    name: bal\n    fitting_table:\n{table}"


@given(st.lists(WEEKS, min_size=1, max_size=6))
def test_accepted_weeks_follow_each_other(weeks: list[tuple[int, int] | None]) -> None:
    """Blocks are accepted exactly when their weeks, one after the other, only go up."""
    file = programme_file(with_blocks(weeks))
    assert file.model is not None
    all_weeks = [week for span in weeks if span for week in span]
    spans = [span for span in weeks if span]
    goes_up = all(first <= last for first, last in spans) and all(one[1] < other[0] for one, other in pairwise(spans))
    assert (not list(period_problems(file, file.model.blocks))) == goes_up
    assert not goes_up or all_weeks == sorted(all_weeks)


def test_blocks_without_weeks_may_stand_anywhere() -> None:
    """A block without weeks is in nobody's way."""
    assert codes_of(with_blocks([None, (1, 2), None, (3, 3), None])) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("height_to_cm: 168, size_cm: 55", "height_from_cm: 168, size_cm: 65"),
        ("height_to_cm: 167, size_cm: 55", "height_from_cm: 168, size_cm: 65"),
        ("height_from_cm: 150, height_to_cm: 150, size_cm: 55",),
    ],
)
def test_sizes_that_meet(rows: tuple[str, ...]) -> None:
    """Rows of sizes may meet at a height or at heights a centimetre apart."""
    assert codes_of(with_sizes(*rows)) == []


def test_row_of_sizes_without_a_beginning() -> None:
    """A second row without a height to begin at overlaps the first."""
    assert codes_of(with_sizes("height_to_cm: 168, size_cm: 55", "size_cm: 65")) == ["wrong-fitting-table"]


def test_review_on_the_day_itself() -> None:
    """The next review may be due on the day of the last one."""
    assert codes_of(f"{RUG}last_reviewed: 2031-01-31\n") == []


def test_versions_count_as_numbers() -> None:
    """Version 1.10 is newer than 1.9, however many digits there are."""
    assert sorted(["1.10", "1.9", "0.12", "2.0"], key=version_order) == ["0.12", "1.9", "1.10", "2.0"]
    assert version_order("1.0" + "9" * 9999) > version_order("1.9")


def test_changes_in_any_order() -> None:
    """The changes may be told newest first or last."""
    older = '{version: "0.9", date: 2029-01-01, text: Eerste.}'
    newer = '{version: "1.0", date: 2029-02-01, text: Tweede.}'
    assert codes_of(f"{RUG}changes: [{older}, {newer}]\n") == codes_of(f"{RUG}changes: [{newer}, {older}]\n") == []


def test_correction_over_several_keys() -> None:
    """A corrected text may stand in several items or keys, without the full stops between."""
    correction = "corrections: [{source: x, here: 'Bij pijn: stop als het pijn doet.'}]\n"
    assert codes_of(RUG + correction) == []


def test_correction_does_not_count_as_the_text() -> None:
    """A corrected text that stands only in the list of corrections does not occur."""
    assert codes_of(f"{RUG}corrections: [{{source: x, here: Huppel.}}]\n") == ["unused-correction"]


def test_dose_without_a_side(tmp_path: Path) -> None:
    """A dose that states no side contradicts no exercise."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    dose = "dose:\n          status: stated\n          sets: 3\n          source_text: 3 keer\n"
    text = RUG.replace("dose:\n          status: not_stated\n", dose)
    (content / "programmes" / "rug.yml").write_text(text, encoding="utf-8")
    assert codes_in(content) == []


def test_same_exercise_in_two_blocks(tmp_path: Path) -> None:
    """An exercise may come back in another block, with a dose of its own."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    text = with_blocks([(1, 2), (3, 4)])
    (content / "programmes" / "rug.yml").write_text(text, encoding="utf-8")
    assert codes_in(content) == ["unused-exercise"]


def test_unknown_equipment_is_told_once(tmp_path: Path) -> None:
    """Equipment that a programme forgot is told at the first block that needs it, not at each."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    (content / "programmes" / "rug.yml").write_text(with_blocks([(1, 2), (3, 4)]), encoding="utf-8")
    with (content / "exercises" / "brug.yml").open("a", encoding="utf-8") as brug:
        brug.write("equipment: [bal]\n")
    assert codes_in(content).count("unknown-equipment") == 1


def test_mistyped_reference_is_not_an_unused_exercise(tmp_path: Path) -> None:
    """An exercise that a mistyped reference means is not called unused as well."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    (content / "programmes" / "rug.yml").write_text(RUG.replace("exercise: brug", "exercise: brugg"), encoding="utf-8")
    assert codes_in(content) == ["unknown-exercise"]

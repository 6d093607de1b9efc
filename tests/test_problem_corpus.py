"""Every code has a folder in tests/problems/ with the smallest broken content and exactly what is printed about it."""

from __future__ import annotations

import ast
import difflib
import os
import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

import handouts
from handouts.exercise import Exercise
from handouts.history.keeping import history_problems, read_histories
from handouts.history.said import picture_marks
from handouts.model import Clinic, Programme
from handouts.pictures.gallery import examine_pictures, pictures_to_look_at
from handouts.pictures.in_parallel import untold
from handouts.pictures.own import marks_of_own
from handouts.pictures.reviews import picture_notes
from handouts.pictures.room import room_notes
from handouts.problem import CODES, LONGEST_LINE, NOTE_CODES, ContentProblems, Place, Problem
from handouts.project import Project
from handouts.reading.explain import DATE, ERRORS, FORMS, OTHER
from handouts.reading.hints import notes
from handouts.reading.library import read_library
from handouts.reading.logo import MOST_BYTES as MOST_LOGO_BYTES
from handouts.reading.pictures import MOST_PHOTO_BYTES, MOST_VIDEO_BYTES
from handouts.reading.textfile import MOST_BYTES
from handouts.site.content import refuse_unprintable
from tests.places import ROOT
from tests.small_films import film

PROBLEMS = Path(__file__).parent / "problems"
VALID = PROBLEMS / "_valid"
CASES = sorted(folder.name for folder in PROBLEMS.iterdir() if folder != VALID)
WITH_TYPEFACE = Project.at(ROOT)
TODAY = date(2030, 1, 1)
CODE_PLACES = {"Problem": 1, "self.tell": 1, "refusal": 0}
"""For each call that makes a problem, which argument is its code."""


def folder_for_a_file(content: Path) -> None:
    """A folder with the name of an exercise."""
    (content / "exercises" / "plank.yml").mkdir()


def file_for_a_folder(content: Path) -> None:
    """A file with the name of the folder of exercises."""
    shutil.rmtree(content / "exercises")
    (content / "exercises").write_text("brug\n", encoding="utf-8")


def link_to_nothing(content: Path) -> None:
    """An exercise that points to a file that is not there."""
    (content / "exercises" / "plank.yml").symlink_to("gone.yml")


def link_to_itself(content: Path) -> None:
    """An exercise that points to itself."""
    (content / "exercises" / "plank.yml").symlink_to("plank.yml")


def enormous_file(content: Path) -> None:
    """An exercise one byte larger than the limit."""
    (content / "exercises" / "plank.yml").write_bytes(b"#" * (MOST_BYTES + 1))


def enormous_photo(content: Path) -> None:
    """A photo one byte larger than the limit, most of it holes."""
    make_large(content / "pictures" / "photos" / "begin.jpg", b"\xff\xd8\xff", MOST_PHOTO_BYTES)


def enormous_logo(content: Path) -> None:
    """A logo one byte larger than the limit, most of it holes."""
    make_large(content / "pictures" / "photos" / "logo.svg", b"<svg", MOST_LOGO_BYTES)


def enormous_film(content: Path) -> None:
    """A film one byte larger than the limit, most of it holes."""
    make_large(content / "pictures" / "photos" / "film.mp4", film(), MOST_VIDEO_BYTES)


def endless_logo(content: Path) -> None:
    """A logo that points to a device that never ends."""
    (content / "pictures" / "photos").mkdir(parents=True)
    (content / "pictures" / "photos" / "logo.svg").symlink_to("/dev/zero")


def pipe_for_a_photo(content: Path) -> None:
    """A pipe, which gives nothing until somebody writes to it, with the name of a photo."""
    (content / "pictures" / "photos").mkdir(parents=True)
    os.mkfifo(content / "pictures" / "photos" / "begin.jpg")


def make_large(file: Path, start: bytes, limit: int) -> None:
    """A file that begins like this and is one byte larger than a limit."""
    file.parent.mkdir(parents=True)
    file.write_bytes(start)
    os.truncate(file, limit + 1)


def photo_of_noise(content: Path) -> None:
    """A photo that takes much room however it is packed: 720 by 720 pixels that have nothing to do with each other."""
    pixels = random.Random(0).randbytes(720 * 720 * 3)  # noqa: S311 - the same each time
    (content / "pictures" / "photos").mkdir(parents=True)
    Image.frombytes("RGB", (720, 720), pixels).save(content / "pictures" / "photos" / "begin.png")


MADE: Mapping[str, Callable[[Path], None]] = {
    "not-a-file": folder_for_a_file,
    "not-a-file-logo": endless_logo,
    "not-a-file-photo": pipe_for_a_photo,
    "not-a-folder": file_for_a_folder,
    "unreadable-file": link_to_nothing,
    "unreadable-file-circle": link_to_itself,
    "too-large": enormous_file,
    "too-large-photo": enormous_photo,
    "too-large-logo": enormous_logo,
    "too-large-video": enormous_film,
    "too-large-to-keep": photo_of_noise,
}
"""Broken content that can't be kept as a file beside the others."""


def broken_project(case: str, project: Path) -> Path:
    """A project whose content is valid but for what the folder of a case changes in it."""
    shutil.copytree(VALID, project)
    folder = PROBLEMS / case
    removed = folder / "removed.txt"
    for path in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        gone = project / path
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    if (folder / "content").exists():
        shutil.copytree(folder / "content", project / "content", dirs_exist_ok=True)
    if case in MADE:
        MADE[case](project / "content")
    return project / "content"


def printed(content: Path) -> str:
    """What an author reads about content: its problems, or else its notes."""
    project = Project.at(content.parent)
    try:
        library = read_library(content)
        refuse_unprintable(WITH_TYPEFACE, library)
        examine_pictures(library, project, untold)
        marks = picture_marks(library, marks_of_own(library, content / "pictures", project.ready_pictures))
        said = tuple(history_problems(library, read_histories(content), marks))
        said = said or (
            *notes(library, TODAY),
            *picture_notes(library, project),
            *room_notes(library, pictures_to_look_at(library, project, (), untold)[0]),
        )
    except ContentProblems as error:
        said = error.problems
    return "".join(f"{problem}\n" for problem in said)


def code_of(case: str) -> str:
    """The code that the name of a folder begins with, the longest there is."""
    fitting = [code for code in (*CODES, *NOTE_CODES) if case == code or case.startswith(f"{code}-")]
    return max(fitting, key=len, default="")


def test_valid_content_has_no_problem_and_no_note(tmp_path: Path) -> None:
    """The content that the cases change is valid, and nothing is noted about it."""
    shutil.copytree(VALID, tmp_path / "project")
    assert printed(tmp_path / "project" / "content") == ""


@pytest.mark.parametrize("case", CASES)
def test_printed_problems(case: str, tmp_path: Path) -> None:
    """What is printed about the content of a case is letter for letter its expected.txt, and names its code."""
    actual = printed(broken_project(case, tmp_path / "project"))
    expected = (PROBLEMS / case / "expected.txt").read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "expected.txt", "printed", lineterm=""
    )
    assert actual == expected, "\n" + "\n".join(difference)
    assert f": {code_of(case)}: " in actual


def test_every_code_has_a_case() -> None:
    """No code goes without a folder, and no folder without a code."""
    assert len(CASES) > 50
    assert {code_of(case) for case in CASES} == {*CODES, *NOTE_CODES}


def test_messages_keep_to_our_words() -> None:
    """No message says "invalid", and none shouts."""
    said = "".join((PROBLEMS / case / "expected.txt").read_text(encoding="utf-8") for case in CASES)
    told = [line for line in said.splitlines() if not line.startswith((" ", "\t")) or line.startswith("   hint:")]
    assert len(told) > 100
    assert [line for line in told if "invalid" in line.lower() or "!" in line.replace('"!"', "")] == []


def test_every_code_used_is_in_the_table() -> None:
    """A problem can only be made with a code that the table explains."""
    used = {row[0] for row in (*ERRORS.values(), *FORMS.values(), DATE, OTHER)}
    for module in Path(handouts.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (place := CODE_PLACES.get(ast.unparse(node.func))) is not None:
                code = node.args[place]
                used |= {code.value} if isinstance(code, ast.Constant) and isinstance(code.value, str) else set()
    assert len(used) > 40
    assert {"wrong-amount", "reversed-range", "contradiction"} <= used
    assert used <= {*CODES, *NOTE_CODES}


def test_every_form_has_an_example() -> None:
    """Each form that the models ask of a text is explained with an example of it."""
    patterns = set()
    for model in (Clinic, Exercise, Programme):
        patterns |= set(patterns_in(model.model_json_schema()))
    assert len(patterns) > 4
    assert patterns == set(FORMS)


def patterns_in(schema: object) -> Iterator[str]:
    """Every regular expression that a JSON Schema asks text to match."""
    if isinstance(schema, dict):
        pattern = schema.get("pattern")
        if isinstance(pattern, str):
            yield pattern
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from patterns_in(part)


def marks(column: int, width: int, text: str) -> tuple[str, str]:
    """The line of a spot as it is printed, and the carets below it."""
    _, line, carets = str(Problem(Place("a.yml", 7, column, width, text), "tag", "x")).splitlines()
    return line.removeprefix("    7 | "), carets.removeprefix("      | ")


def test_form_of_a_problem() -> None:
    """A problem is printed as place, code and message, then the line with the spot marked, then the hint."""
    place = Place("content/programmes/rug.yml", 14, 19, 4, "    - exercise:   burg")
    problem = Problem(place, "unknown-exercise", 'no exercise is called "burg"', 'did you mean "brug"?')
    assert str(problem).splitlines() == [
        'content/programmes/rug.yml:14:19: unknown-exercise: no exercise is called "burg"',
        "   14 |     - exercise:   burg",
        "      |                   ^^^^",
        '   hint: did you mean "brug"?',
    ]


@pytest.mark.parametrize(
    ("column", "width", "text", "printed_marks"),
    [
        (4, 2, "a: 字", "   ^^"),
        (4, 1, "a: 😀b", "   ^^"),
        (5, 1, "字字: b", "      ^"),
        (4, 4, "a: e\u0301e\u0301", "   ^^"),
        (2, 1, "\ta: b", " ^"),
        (99, 5, "a: b", "    ^"),
        (3, 99, "a: b", "  ^^"),
        (1, 0, "a: b", "^"),
    ],
)
def test_carets_stand_below_the_spot(column: int, width: int, text: str, printed_marks: str) -> None:
    """Carets stand below the spot for wide characters, accents and tabs, and never past the end of the line."""
    assert marks(column, width, text)[1] == printed_marks


@pytest.mark.parametrize("column", [1, 50, 5000, 9990, 10001])
def test_long_line_is_shown_around_the_spot(column: int) -> None:
    """Of a long line the part around the spot is shown, and the carets stand below it."""
    text = "a" * (column - 1) + "BBB" + "a" * (10_000 - column)
    line, carets = marks(column, 3, text)
    assert len(line) <= LONGEST_LINE + 2
    assert line[carets.index("^") : len(carets)] == "BBB"


def test_nothing_printed_steers_a_terminal() -> None:
    """Control characters and line breaks of the content never reach the terminal."""
    nasty = "x\x1b[2Jy\u202ez\nq"
    told = str(Problem(Place(nasty, 1, 1, 3, nasty), "tag", nasty, nasty))
    assert len(told.splitlines()) == 4
    assert told.replace("\n", "").isprintable()


def test_problems_are_sorted_and_told_once() -> None:
    """Problems come in the order of files and lines, none twice."""
    one, two, three = (Problem(Place(path, line), "tag", "x") for path, line in (("a", 2), ("a", 10), ("b", 1)))
    assert ContentProblems([three, two, one, two]).problems == (one, two, three)

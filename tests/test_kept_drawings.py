"""Drawings are kept with the content, drawn anew only when they must be, and never kept with a fault."""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import handouts
from handouts.exercise import Exercise
from handouts.failure import BuildFailed
from handouts.pictures import keys
from handouts.pictures.drawings import current_drawings, examine_stale, keep_drawings
from handouts.pictures.gallery import pictures_to_look_at
from handouts.pictures.in_parallel import in_parallel, untold
from handouts.pictures.keys import DRAWS, PACKAGE, code_key, drawing_key, drawing_modules
from handouts.pictures.stale import stale_tasks
from handouts.problem import ContentProblems
from handouts.project import Project
from handouts.reading.kept_record import read_kept
from handouts.reading.library import ReadLibrary, read_library
from tests.fake_pen import WRONG, add_drawing, draw, draw_wrongly, examine
from tests.places import EXAMPLE_CLINIC, ROOT, SMALL_CLINIC

VALID = Path(__file__).parent / "problems" / "_valid" / "content"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content with one exercise that is drawn, nothing drawn yet."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    add_drawing(content, "brug", frames=3)
    return content


@pytest.fixture
def two_drawn(content: Path) -> Path:
    """Content with two exercises that are drawn, nothing drawn yet."""
    add_drawing(content, "knie-naar-borst")
    return content


def keep(content: Path) -> int:
    """Bring the drawings up to date; how many exercises were drawn."""
    return keep_drawings(read_library(content), content / "pictures", untold, draw)


def drawn_files(content: Path) -> dict[str, bytes]:
    """Every file in the folder of pictures."""
    return {file.name: file.read_bytes() for file in sorted((content / "pictures").glob("*")) if file.is_file()}


def test_first_all_then_nothing(two_drawn: Path) -> None:
    """The first time every exercise is drawn, the second time none, and what was drawn lies in content/pictures/."""
    assert keep(two_drawn) == 2
    files = drawn_files(two_drawn)
    assert sorted(files) == [
        "brug-1.svg",
        "brug-2.svg",
        "brug-3.svg",
        "brug-movement.svg",
        "kept.json",
        "knie-naar-borst-1.svg",
        "knie-naar-borst-2.svg",
        "knie-naar-borst-movement.svg",
    ]
    assert keep(two_drawn) == 0
    assert drawn_files(two_drawn) == files


def test_kept_drawings_are_content_without_a_problem(content: Path) -> None:
    """Content with its drawings is read without a word about them."""
    keep(content)
    assert len(read_library(content).exercises) == 2


def test_changed_pose_is_drawn_anew_alone(two_drawn: Path) -> None:
    """When one pose changes, that exercise is drawn and no other; a frame that is no more leaves no file."""
    keep(two_drawn)
    file = two_drawn / "exercises" / "brug.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("    - {}\n", "", 1), encoding="utf-8")
    assert keep(two_drawn) == 1
    assert "brug-3.svg" not in drawn_files(two_drawn)
    assert [one.file for one in read_kept(two_drawn / "pictures")["brug"].frames] == ["brug-1.svg", "brug-2.svg"]


def test_text_that_is_not_drawn_leaves_drawings_alone(content: Path) -> None:
    """Changing a step of an exercise draws nothing."""
    keep(content)
    file = content / "exercises" / "brug.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("Til uw bekken op.", "Til het op."), encoding="utf-8")
    assert keep(content) == 0


def test_changed_drawing_code_draws_everything_anew(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the code that draws changes, every drawing is stale."""
    keep(content)
    monkeypatch.setattr(keys, "code_key", lambda: "other code")
    assert keep(content) == 1


@pytest.mark.parametrize("name", ["brug-2.svg", "brug-movement.svg"])
@pytest.mark.parametrize("content_now", [None, b"", b"<svg/>"])
def test_missing_or_damaged_file_is_drawn_anew(content: Path, name: str, content_now: bytes | None) -> None:
    """A file that is gone, empty or another is put back as it was."""
    keep(content)
    before = drawn_files(content)
    file = content / "pictures" / name
    if content_now is None:
        file.unlink()
    else:
        file.write_bytes(content_now)
    assert keep(content) == 1
    assert drawn_files(content) == before


def test_line_ends_of_another_system_are_no_change(content: Path) -> None:
    """A checkout that gives files other line ends makes nothing stale."""
    keep(content)
    for file in (content / "pictures").glob("*.svg"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert keep(content) == 0


def test_unreadable_record_draws_everything_anew(content: Path) -> None:
    """A record with the marks of a merge, or none at all, is made again."""
    keep(content)
    before = drawn_files(content)
    (content / "pictures" / "kept.json").write_text("<<<<<<< HEAD\n{", encoding="utf-8")
    assert keep(content) == 1
    assert drawn_files(content) == before


@pytest.mark.parametrize("count", [0, 1, 2])
def test_record_without_every_picture_draws_anew(content: Path, count: int) -> None:
    """A record that lacks a frame, or the movement, is not taken for the whole drawing; nor is it shown as such."""
    keep(content)
    file = content / "pictures" / "kept.json"
    whole = file.read_bytes()
    record = json.loads(whole)
    record["brug"]["frames"] = record["brug"]["frames"][:count]
    file.write_text(json.dumps(record), encoding="utf-8")
    library = read_library(content)
    shown, _ = pictures_to_look_at(library, Project.at(content.parent), (), untold)
    assert shown.of == {}
    assert keep(content) == 1
    assert file.read_bytes() == whole


@pytest.mark.parametrize("name", ["kept.json", "brug-1.svg"])
def test_pipe_in_the_place_of_what_is_kept(content: Path, name: str) -> None:
    """A pipe, which never ends, is not read: what it stands for is drawn anew, in its place."""
    keep(content)
    before = drawn_files(content)
    (content / "pictures" / name).unlink()
    os.mkfifo(content / "pictures" / name)
    assert keep(content) == 1
    assert drawn_files(content) == before


def test_record_can_name_no_file_elsewhere(content: Path) -> None:
    """A record that names a file outside the folder is not believed, so that nothing else is ever removed."""
    keep(content)
    record = content / "pictures" / "kept.json"
    record.write_text(record.read_text(encoding="utf-8").replace('"brug-1.svg"', '"../clinic.yml"'), encoding="utf-8")
    assert read_kept(content / "pictures") == {}


def test_fault_is_told_at_its_line_and_keeps_the_old_drawing(content: Path) -> None:
    """A pose that can't be is a problem at its line, and the drawing that was there stays."""
    keep(content)
    before = drawn_files(content)
    file = content / "exercises" / "brug.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("body: woman", "body: man"), encoding="utf-8")
    with pytest.raises(ContentProblems) as refused:
        keep_drawings(read_library(content), content / "pictures", untold, draw_wrongly)
    assert [str(problem).splitlines()[0] for problem in refused.value.problems] == [
        "content/exercises/brug.yml:15:7: wrong-pose: the right foot floats 6 cm above the floor",
    ]
    assert drawn_files(content) == before
    assert keep(content) == 1


def test_one_fault_does_not_hold_up_the_others(content: Path) -> None:
    """What came out well is kept though another exercise has a fault; the next time only that one is drawn."""
    add_exercise(content, WRONG)
    with pytest.raises(ContentProblems):
        keep(content)
    assert set(read_kept(content / "pictures")) == {"brug"}
    library = read_library(content)
    assert [
        task.exercise_id for task in stale_tasks(library, read_kept(content / "pictures"), content / "pictures")
    ] == [WRONG]


def test_drawings_of_a_removed_exercise_go(content: Path) -> None:
    """When an exercise or its drawing is taken out, its pictures are no problem, and the next build removes them."""
    keep(content)
    file = content / "exercises" / "brug.yml"
    file.write_text(file.read_text(encoding="utf-8").partition("drawing:")[0], encoding="utf-8")
    assert keep(content) == 0
    assert [name for name in drawn_files(content) if name.startswith("brug")] == []
    assert read_kept(content / "pictures") == {}


def test_nothing_that_we_did_not_draw_is_removed(content: Path) -> None:
    """A file that the author put there is told of and left alone."""
    keep(content)
    own = content / "pictures" / "brug-schets.svg"
    own.write_text("<svg/>", encoding="utf-8")
    with pytest.raises(ContentProblems) as refused:
        read_library(content)
    assert [problem.code for problem in refused.value.problems] == ["unused-file"]
    assert own.exists()


def test_check_finds_faults_of_stale_drawings_and_draws_nothing(content: Path) -> None:
    """Faults are found in poses that are not drawn yet, without drawing; kept ones are not looked at again."""
    keep(content)
    add_exercise(content, WRONG)
    before = drawn_files(content)
    with pytest.raises(ContentProblems) as refused:
        examine_stale(read_library(content), content / "pictures", untold, examine)
    assert [problem.place.path for problem in refused.value.problems] == [f"content/exercises/{WRONG}.yml"]
    assert drawn_files(content) == before


def test_progress_is_told_once_an_exercise(content: Path) -> None:
    """Whoever watches is told how many exercises there are to draw, then of each that is done."""
    told: list[str] = []

    @contextmanager
    def tell(count: int) -> Iterator[object]:
        told.append(f"of {count}")
        yield lambda: told.append("one")

    keep_drawings(read_library(content), content / "pictures", tell, draw)  # type: ignore[arg-type]
    keep_drawings(read_library(content), content / "pictures", tell, draw)  # type: ignore[arg-type]
    assert told == ["of 1", "one"]


def test_failure_of_the_pen_ends_the_work() -> None:
    """A mistake of ours in a process of its own is not swallowed."""
    with pytest.raises(ZeroDivisionError):
        list(in_parallel(fail, [1, 0, 1]))


def test_process_that_the_system_ends_is_told_in_words() -> None:
    """A process ended from outside, as it is where memory runs out, stops the build with one sentence."""
    with pytest.raises(BuildFailed, match="memory"):
        list(in_parallel(end_at_once, [1, 2, 3]))


def end_at_once(_number: int) -> None:
    """End this process as the system would."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail(number: int) -> float:
    """One divided by a number."""
    return 1 / number


def test_key_covers_every_module_that_draws() -> None:
    """No module that the figure imports from us is missing from the key, so that none can change unnoticed."""
    covered = {module_of(file) for file in drawing_modules()}
    assert len(covered) > 15
    imported = {
        node.module
        for file in drawing_modules()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("handouts")
    }
    assert imported <= covered | {"handouts"}
    assert {name.removesuffix(".py") for name in DRAWS} <= {one.split(".")[1] for one in covered}


def module_of(file: Path) -> str:
    """The name by which a file of the package is imported."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join((handouts.__name__, *(part for part in parts if part != "__init__")))


def test_key_does_not_depend_on_line_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key is the same in a checkout with the line ends of another system."""
    before = code_key()
    copy = Path(shutil.copytree(PACKAGE, tmp_path / "handouts"))
    for file in copy.rglob("*.py"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(keys, "PACKAGE", copy)
    assert code_key.__wrapped__() == before


def test_key_changes_with_title_and_pose(content: Path) -> None:
    """Two exercises with the same pose, or one with another title, have different keys."""
    exercise: Exercise = read_library(content).exercises["brug"]
    assert exercise.drawing is not None
    other = exercise.drawing.model_copy(update={"body": "man"})
    made = {
        drawing_key("brug", "Brug", exercise.drawing),
        drawing_key("brug", "De brug", exercise.drawing),
        drawing_key("brug-2", "Brug", exercise.drawing),
        drawing_key("brug", "Brug", other),
    }
    assert len(made) == 4


@pytest.mark.parametrize("content", [ROOT / "content", SMALL_CLINIC, EXAMPLE_CLINIC / "content"])
def test_kept_drawings_are_current(content: Path) -> None:
    """Every drawing kept with content is the one its pose and our code give; else run the command `draw`."""
    library: ReadLibrary = read_library(content)
    drawn = [one for one in library.exercises.values() if one.drawing]
    assert drawn
    current = current_drawings(library, content / "pictures")
    assert sorted(one.id for one in drawn if one.id not in current) == []


def add_exercise(content: Path, exercise_id: str) -> None:
    """A third exercise that is drawn, in the same programme."""
    brug = (VALID / "exercises" / "brug.yml").read_text(encoding="utf-8")
    (content / "exercises" / f"{exercise_id}.yml").write_text(
        brug.replace("id: brug", f"id: {exercise_id}").replace("title: Brug", "title: Rol"), encoding="utf-8"
    )
    add_drawing(content, exercise_id)
    programme = content / "programmes" / "rug.yml"
    text = programme.read_text(encoding="utf-8")
    added = f"      - exercise: {exercise_id}\n        dose:\n          status: not_stated\nauthors:"
    programme.write_text(text.replace("authors:", added), encoding="utf-8")

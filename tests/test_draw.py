"""The commands around pictures: `draw` makes them anew and lays them on one sheet, `check` asks who has looked."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import run_program
from tests.fake_pen import add_drawing
from tests.places import ROOT
from tests.test_photos import scene

VALID = Path(__file__).parent / "problems" / "_valid" / "content"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A small clinic: one exercise with a photo, one without pictures."""
    project = tmp_path / "clinic"
    shutil.copytree(VALID, project / "content")
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    photos = project / "content" / "pictures" / "photos"
    photos.mkdir(parents=True)
    scene(900, 600).save(photos / "begin.jpg", "JPEG")
    add(project, "brug", "photos:\n  start: {file: begin.jpg, alt: Een vrouw ligt op haar rug.}\n")
    return project


def add(project: Path, exercise_id: str, lines: str) -> None:
    """Write more lines into an exercise."""
    file = project / "content" / "exercises" / f"{exercise_id}.yml"
    file.write_text(file.read_text(encoding="utf-8") + lines, encoding="utf-8")


def marks_on_sheet(project: Path) -> list[str]:
    """The marks that stand by pictures nobody has looked at."""
    sheet = (project / "build" / "pictures.html").read_text(encoding="utf-8")
    return re.findall(r'picture: "([0-9a-f]{8})"', sheet)


def test_all_pictures_on_one_sheet(clinic: Path) -> None:
    """The sheet holds every picture itself, with its words, dose and caption, and says where it lies."""
    ended = run_program(clinic, "draw")
    assert ended.returncode == 0, ended.stderr
    file = clinic / "build" / "pictures.html"
    assert str(file) in ended.stdout
    sheet = file.read_text(encoding="utf-8")
    assert sheet.count("data:image/jpeg;base64,") == 1
    for words in ("Brug", "Een vrouw ligt op haar rug.", "Til uw bekken op.", "in overleg met uw behandelaar", "Begin"):
        assert words in sheet
    assert "http" not in sheet.replace("https://kliniek", "")


def test_who_has_looked_is_asked_once(clinic: Path) -> None:
    """Check asks for a look; noting the mark settles it, on the sheet too, until the picture changes."""
    assert "picture-not-reviewed" in run_program(clinic, "check").stdout
    run_program(clinic, "draw")
    (mark,) = marks_on_sheet(clinic)
    add(clinic, "brug", f'pictures_reviewed:\n  - {{role: fysiotherapeut, date: 2026-05-01, picture: "{mark}"}}\n')
    assert "picture-" not in run_program(clinic, "check").stdout
    run_program(clinic, "draw")
    assert marks_on_sheet(clinic) == []
    assert "Looked at on 2026-05-01 by fysiotherapeut" in (clinic / "build" / "pictures.html").read_text(
        encoding="utf-8"
    )
    scene(800, 600).save(clinic / "content" / "pictures" / "photos" / "begin.jpg", "JPEG")
    assert "picture-changed" in run_program(clinic, "check").stdout
    run_program(clinic, "draw")
    assert marks_on_sheet(clinic) not in ([], [mark])


def test_unknown_exercise_is_a_wrong_command(project: Path) -> None:
    """An exercise that is not drawn ends the command with exit code 2 and the name that was probably meant."""
    ended = run_program(project, "draw", "supermann")
    assert ended.returncode == 2
    assert 'did you mean "superman"?' in ended.stderr


def test_one_exercise_is_drawn_on_request(clinic: Path) -> None:
    """The figure draws the exercise that is named, and the next build has nothing to draw and shows it."""
    add_drawing(clinic / "content", "knie-naar-borst", frames=1)
    ended = run_program(clinic, "draw", "knie-naar-borst")
    assert ended.returncode == 0, ended.stderr
    kept = clinic / "content" / "pictures" / "knie-naar-borst-1.svg"
    assert kept.read_text(encoding="utf-8").startswith("<svg")
    assert (clinic / "build" / "pictures.html").read_text(encoding="utf-8").count("data:image/svg+xml;base64,") == 1
    ended = run_program(clinic, "build")
    assert ended.returncode == 0, ended.stderr
    assert "2 exercises with pictures, nothing to draw" in ended.stdout
    page = (clinic / "site" / "rug" / "week-1-2" / "index.html").read_text(encoding="utf-8")
    assert page.count('class="handout-drawing"') == 1
    assert page.count("<picture>") == 1


def test_fault_is_told_and_shown_and_never_kept(clinic: Path) -> None:
    """A pose that tips over ends `draw`, `check` and `build` with its line; the sheet shows it, the folder has none."""
    wrong = "drawing:\n  body: man\n  posture: standing\n  frames:\n    - body_turn: {head_up: -30, settles: held}\n"
    add(clinic, "knie-naar-borst", wrong)
    for command in ("draw", "check", "build"):
        ended = run_program(clinic, command)
        assert ended.returncode == 1
        assert "content/exercises/knie-naar-borst.yml:14:7: wrong-pose: " in ended.stderr
        assert "Traceback" not in ended.stderr
    assert "tips over" in (clinic / "build" / "pictures.html").read_text(encoding="utf-8")
    assert not list((clinic / "content" / "pictures").glob("*.svg"))
    assert not (clinic / "site").exists()

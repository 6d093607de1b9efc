"""The guide to writing a pose shows everything an author can name, as it is drawn now; its examples all work."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from handouts.drawing import PartPose, Posture
from handouts.failure import BuildFailed
from handouts.pictures.guide import GUIDE, read_guide, task_of
from handouts.pictures.stale import DrawingTask
from handouts.reading.kept_record import read_kept
from tests.places import ROOT

READ = read_guide(ROOT / "docs")
TEXT = (ROOT / "docs" / GUIDE).read_text(encoding="utf-8")


def test_every_posture_and_part_has_its_place() -> None:
    """Each name for a posture or a part of one heads a section of the guide."""
    headed = set(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^### .*$", TEXT, flags=re.MULTILINE))))
    assert headed == {*get_args(Posture), *get_args(PartPose)}


def test_every_section_is_drawn_with_its_name() -> None:
    """The example below the heading of a posture or part uses it."""
    sections = re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]
    assert len(sections) > 30
    for section in sections:
        (name,) = re.findall(r"^`([a-z_]+)`", section)
        example = section.split("```")[1]
        assert re.search(rf"\b{name}\b", example), name


def test_every_example_is_drawn() -> None:
    """Every example that can be drawn is followed by its pictures, one for each frame."""
    assert TEXT.count("```yaml\ndrawing:\n") == len(READ.tasks)
    assert len({task.exercise_id for task in READ.tasks}) == len(READ.tasks)
    expected = [f"{task.exercise_id}-{number}.svg" for task in READ.tasks for number in frame_numbers(task)]
    assert list(READ.shown) == expected
    assert len(re.findall(r"<img ", TEXT)) == len(expected)


def frame_numbers(task: DrawingTask) -> range:
    """The numbers of an example's pictures."""
    return range(1, len(task.drawing.frames) + 1)


def test_pictures_of_the_guide_are_current() -> None:
    """Every picture is the one its example and our code give; else run `python3 build_handouts.py draw --guide`."""
    assert [task.exercise_id for task in READ.stale()] == []


def test_guide_has_no_picture_to_spare() -> None:
    """What lies in docs/poses/ is what the record names, and that is what the guide draws."""
    kept = read_kept(READ.pictures)
    assert kept.keys() == {task.exercise_id for task in READ.tasks}
    named = {file.file for drawing in kept.values() for file in drawing.files}
    assert {file.name for file in READ.pictures.iterdir()} == named | {"kept.json"}
    assert set(READ.shown) <= named


def test_pictures_have_words() -> None:
    """Each picture says what it shows to who can't see it."""
    alts = re.findall(r'<img [^>]*alt="([^"]*)"', TEXT)
    assert len(alts) == len(READ.shown)
    assert [alt for alt in alts if len(alt) < 10] == []


def test_example_that_is_written_wrongly_is_told() -> None:
    """An example with an unknown word ends in words that say where it stands."""
    with pytest.raises(BuildFailed, match=r"docs/x\.md:3"):
        task_of("x", "drawing:\n  body: cat\n  posture: standing\n  frames: [{}]\n", "docs/x.md:3")
    with pytest.raises(BuildFailed):
        task_of("x", "drawing\n", "docs/x.md:3")

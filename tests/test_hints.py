"""Notes to the clinic, and how long a session takes. What each note says is in tests/problems/."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from handouts.dosing.length import LengthNotKnown
from handouts.reading.hints import notes
from handouts.reading.library import ReadLibrary, read_library
from handouts.session import Minutes, session_minutes

VALID = Path(__file__).parent / "problems" / "_valid" / "content"
NOT_STATED = "        dose:\n          status: not_stated\n"


def library_with(tmp_path: Path, dose_of_brug: str, dose_of_knie: str) -> ReadLibrary:
    """Valid content in which a session is a dose of an exercise for both sides together, and one of each side."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    file = content / "programmes" / "rug.yml"
    text = file.read_text(encoding="utf-8")
    for dose in (dose_of_brug, dose_of_knie):
        text = text.replace(NOT_STATED, f"        dose: {{status: stated, source_text: x, {dose}}}\n", 1)
    file.write_text(text, encoding="utf-8")
    return read_library(content)


def minutes_of(library: ReadLibrary) -> Minutes:
    """How long the one session of the first block takes."""
    block = library.programmes[0].blocks[0]
    return session_minutes(block.all_sessions[0], block, library)


@pytest.mark.parametrize(
    ("brug", "knie", "minutes"),
    [
        ("hold_seconds: 30", "hold_seconds: 30, side: each_side", (2, 2)),
        ("sets: 3, hold_seconds: 40, rest_seconds: 30", "hold_seconds: 1, side: each_side", (4, 4)),
        ("sets: 3, repetitions: 10", "hold_seconds: 1, side: each_side", (2, 3)),
        ("sets: 3, repetitions: 10, hold_seconds: 2", "hold_seconds: 1, side: each_side", (3, 4)),
        ("repetitions: 10", "repetitions: 10, side: each_side", (1, 2)),
        ("hold_seconds: 59", "hold_seconds: 60", (2, 3)),
    ],
)
def test_session_minutes(brug: str, knie: str, minutes: tuple[int, int], tmp_path: Path) -> None:
    """Holds count in each repetition, rest between the sets, sides twice or perhaps twice; rounded up."""
    library = library_with(tmp_path, brug, knie)
    assert minutes_of(library) == minutes


def test_session_without_a_stated_dose() -> None:
    """Nobody can tell how long a session takes of which a dose is not stated."""
    library = read_library(VALID)
    with pytest.raises(LengthNotKnown):
        minutes_of(library)


def test_notes_depend_on_the_day() -> None:
    """A review is overdue from the day after it was due."""
    library = read_library(VALID)
    assert notes(library, date(2031, 1, 31)) == ()
    assert [note.code for note in notes(library, date(2031, 2, 1))] == ["review-overdue"]

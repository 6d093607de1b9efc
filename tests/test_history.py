"""Paper that knows its age: versions are kept, changes are noticed and told, and recording them is one command."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.history.changes import What
from handouts.history.keeping import (
    changes_of_version,
    history_file,
    read_histories,
    updated_histories,
    with_now,
)
from handouts.history.next_version import next_number
from handouts.history.papers import versions_values
from handouts.history.said import History, picture_marks, said_now
from handouts.problem import ContentProblems
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.reading.rules import version_order
from handouts.wording.catalogue import read_words
from tests.conftest import run_program
from tests.places import ROOT, SMALL_CLINIC
from tests.test_build import edit

EXERCISE = "content/exercises/superman.yml"
PROGRAMME = "content/programmes/core-stability.yml"
HISTORY = "content/history/core-stability.json"
WORDS = read_words(Project.at(ROOT).words)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The sample content, to change."""
    return Path(shutil.copytree(SMALL_CLINIC, tmp_path / "content"))


def changes(content: Path, pictures: Mapping[str, str] | None = None) -> set[tuple[What, str]]:
    """What changed in the core stability programme since its version was kept; `pictures` gives new marks."""
    library, histories = read_library(content), read_histories(content)
    marks = {**picture_marks(library, {}), **(pictures or {})}
    programme = next(one for one in library.programmes if one.id == "core-stability")
    return {(one.what, one.title) for one in changes_of_version(programme, library, histories, marks)}


def test_kept_history_is_that_of_the_content() -> None:
    """What lies in the repository is what the content says: nothing waits to be recorded."""
    library = read_library(SMALL_CLINIC)
    marks = picture_marks(library, {})
    assert updated_histories(library, read_histories(SMALL_CLINIC), marks) == {}


@pytest.mark.parametrize(
    ("path", "old", "new", "what", "title"),
    [
        (EXERCISE, "Maak de rug zo hol mogelijk.", "Maak de rug hol.", What.WORDS, "Rugspieren (superman)"),
        (PROGRAMME, "repetitions: 10", "repetitions: 12", What.DOSE, "Log roll"),
        (PROGRAMME, "times: 1", "times: 2", What.FREQUENCY, ""),
        (PROGRAMME, "sla deze dan over.\npain_rule:", "stop dan.\npain_rule:", What.SAFETY, ""),
        ("content/clinic.yml", '"000 123 45 67"', '"000 123 45 68"', What.SAFETY, ""),
        (PROGRAMME, "title: Gevorderden", "title: Voor gevorderden", What.REST, ""),
    ],
)
def test_a_change_is_noticed(content: Path, path: str, old: str, new: str, what: What, title: str) -> None:
    """A change of words, dose, how often, safety or what stands around is noticed where it is."""
    edit(content.parent / path, old, new)
    assert (what, title) in changes(content)


def test_another_picture_is_noticed(content: Path) -> None:
    """An exercise whose pictures changed says so, and no other exercise does."""
    assert changes(content, {"superman": "another"}) == {(What.PICTURES, "Rugspieren (superman)")}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PROGRAMME, "source_text: Doe de oefeningen elke dag.", "source_text: Elke dag."),
        (PROGRAMME, "- hamstringklachten", "- klachten van de hamstrings"),
        ("content/clinic.yml", "Voorbeeldweg 1", "Voorbeeldweg 2"),
    ],
)
def test_what_is_not_on_paper_may_change(content: Path, path: str, old: str, new: str) -> None:
    """What no paper says of the exercises can change without a new version."""
    edit(content.parent / path, old, new)
    assert changes(content) == set()


def test_check_and_build_refuse_until_it_is_recorded(project: Path) -> None:
    """`check` and `build` tell of a change without a new version; one command makes the version, and all is well."""
    edit(project / EXERCISE, "Maak de rug zo hol mogelijk.", "Maak de rug hol.")
    for command in ("check", "build"):
        ended = run_program(project, command)
        assert ended.returncode == 1
        assert "changed-without-version" in ended.stderr
        assert "python3 build_handouts.py record" in ended.stderr
    assert not (project / "site").exists()
    ended = run_program(project, "record")
    assert ended.returncode == 0, ended.stderr
    assert "version 1.0 is now 1.1" in ended.stdout
    text = (project / PROGRAMME).read_text(encoding="utf-8")
    assert 'version: "1.1"\nchanges:\n  - version: "1.1"\n    date: 2026-09-21\n' in text
    assert "Gewijzigd: Rugspieren (superman)." in text
    assert run_program(project, "check").returncode == 0


def test_recording_again_adds_to_the_changes(project: Path) -> None:
    """A second change adds its own entry below the first, with the author's sentence, and touches no other line."""
    edit(project / EXERCISE, "Maak de rug zo hol mogelijk.", "Maak de rug hol.")
    run_program(project, "record")
    before = (project / PROGRAMME).read_text(encoding="utf-8").splitlines()
    edit(project / EXERCISE, "Maak de rug hol.", "Maak de rug bol.")
    ended = run_program(project, "record", "--says", 'De rug wordt bol, niet "hol".')
    assert ended.returncode == 0, ended.stderr
    after = (project / PROGRAMME).read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        'version: "1.2"',
        '  - version: "1.2"',
        '    text: "De rug wordt bol, niet \\"hol\\"."',
    ]
    kept = History.model_validate_json((project / HISTORY).read_bytes())
    assert [one.version for one in kept.versions] == ["1.0", "1.1", "1.2"]


def test_a_typing_error_keeps_the_version(project: Path) -> None:
    """Recorded as the same version, a change leaves the papers that patients have current."""
    edit(project / EXERCISE, "Maak de rug zo hol mogelijk.", "Maak de rug zo hol als het gaat.")
    before = (project / PROGRAMME).read_bytes()
    ended = run_program(project, "record", "--same-version")
    assert ended.returncode == 0, ended.stderr
    assert (project / PROGRAMME).read_bytes() == before
    assert "zo hol als het gaat" in (project / HISTORY).read_text(encoding="utf-8")
    assert "Nothing has changed" in run_program(project, "record").stdout


def test_first_build_keeps_a_new_programme(project: Path) -> None:
    """A programme that was never published is kept by its first build; nobody has to ask for it."""
    shutil.rmtree(project / "content" / "history")
    assert run_program(project, "build").returncode == 0
    assert (project / HISTORY).read_bytes() == (ROOT / HISTORY).read_bytes()


def test_older_papers_are_told_what_changed(content: Path) -> None:
    """For an older version a page knows which exercises changed and how: the dose then and now, new and gone ones."""
    old = read_library(content)
    before = with_now(
        None,
        said_now(next(p for p in old.programmes if p.id == "core-stability"), old, picture_marks(old, {})),
    )
    edit(content.parent / PROGRAMME, "repetitions: 10", "repetitions: 12")
    edit(content.parent / PROGRAMME, "exercise: crunch", "exercise: superman")
    (content / "exercises" / "crunch.yml").unlink()
    change = 'version: "1.1"\nchanges:\n  - version: "1.1"\n    date: 2026-11-25\n    text: Meer rotaties.'
    edit(content.parent / PROGRAMME, 'version: "1.0"', change)
    library = read_library(content)
    programme = next(one for one in library.programmes if one.id == "core-stability")
    told = versions_values(programme, with_now(before, said_now(programme, library, picture_marks(library, {}))), WORDS)
    assert told["version"] == "1.1"
    paper = told["papers"]["1.0"]
    assert paper["said"] == ["25 november 2026: Meer rotaties."]
    assert paper["blocks"]["week-1-2"] == []
    assert paper["blocks"]["week-5-6"] == [
        "Nieuw: Rugspieren (superman).",
        "Doet u niet meer: Buikspieren (crunch).",
    ]
    (dose,) = paper["blocks"]["gevorderden"]
    assert "Op uw blad: 3 rondes · 10 rotaties" in dose
    assert "Nu: 3 rondes · 12 rotaties" in dose
    assert paper["all"] == [*paper["blocks"]["week-5-6"], dose]


def test_history_is_read_back(content: Path) -> None:
    """What is written of a history is read again as the same, and its file does not change from itself."""
    for history in read_histories(content).values():
        written = history_file(history)
        assert History.model_validate_json(written) == history
        assert (content / "history" / f"{history.programme}.json").read_text(encoding="utf-8") == written
        assert json.loads(written)["versions"]


@pytest.mark.parametrize(
    "dose", [{}, {"status": "stated"}, {"status": "stated", "sets": "drie"}, {"status": "not_stated", "sets": 3}]
)
def test_damaged_dose_is_a_broken_history(content: Path, dose: dict[str, object]) -> None:
    """A history whose dose can't be one is told with its file, before any page is made of it."""
    file = content / "history" / "core-stability.json"
    history = json.loads(file.read_text(encoding="utf-8"))
    next(iter(history["versions"][0]["blocks"].values()))[0]["dose"] = dose
    file.write_text(json.dumps(history), encoding="utf-8")
    with pytest.raises(ContentProblems) as refused:
        read_histories(content)
    assert [(one.code, one.place.path) for one in refused.value.problems] == [
        ("broken-history", "content/history/core-stability.json")
    ]


def test_pipe_for_a_history_is_told(content: Path) -> None:
    """A pipe in the place of a history is told; nothing waits for it."""
    file = content / "history" / "core-stability.json"
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(ContentProblems, match="broken-history"):
        read_histories(content)


@given(st.from_regex(r"[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True))
def test_next_version_comes_after(version: str) -> None:
    """The next version is always a later one."""
    assert version_order(next_number(version)) > version_order(version)

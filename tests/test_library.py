"""The folder of content: a Library, or every problem of all of it in one run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handouts.problem import ContentProblems, Problem
from handouts.reading.library import LibraryReader, read_library

VALID = Path(__file__).parent / "problems" / "_valid" / "content"
BRUG = (VALID / "exercises" / "brug.yml").read_text(encoding="utf-8")
PLAIN_VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
ANY_VALUE = st.recursive(
    PLAIN_VALUES,
    lambda inside: st.lists(inside) | st.dictionaries(PLAIN_VALUES | st.sampled_from(["id", "title", "start"]), inside),
)


@contextmanager
def valid_content() -> Iterator[Path]:
    """A folder of valid content, to be broken."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(VALID, Path(folder) / "content"))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of valid content, to be broken."""
    return Path(shutil.copytree(VALID, tmp_path / "content"))


def problems_of(content: Path) -> tuple[Problem, ...]:
    """Every problem of a folder of content."""
    try:
        read_library(content)
    except ContentProblems as error:
        return error.problems
    return ()


def lines_of(content: Path) -> list[str]:
    """Where and what each problem is, in the order in which they are told."""
    return [f"{problem.place.path}:{problem.place.line} {problem.code}" for problem in problems_of(content)]


def test_valid_content_is_a_library(content: Path) -> None:
    """Valid content gives its clinic, its exercises by id, and its programmes."""
    library = read_library(content)
    assert library.clinic.name == "Praktijk De Heuvel"
    assert list(library.exercises) == ["brug", "knie-naar-borst"]
    assert [programme.id for programme in library.programmes] == ["rug"]


def test_every_problem_in_one_run(content: Path) -> None:
    """A broken file stops no other: all problems are told, by file and line."""
    (content / "clinic.yml").write_text("name: 5\nphone: x\n", encoding="utf-8")
    (content / "exercises" / "brug.yml").write_text("id: '\n", encoding="utf-8")
    (content / "exercises" / "knie-naar-borst.yml").write_bytes(b"\xff")
    programme = content / "programmes" / "rug.yml"
    text = programme.read_text(encoding="utf-8").replace("first: 1", "first: 3").replace("code: RUG-1", "code: rug")
    programme.write_text(text, encoding="utf-8")
    (content / "programmes" / "zit.txt").write_text("", encoding="utf-8")
    told = lines_of(content)
    assert [line for line in told if not line.startswith("content/clinic.yml:0 missing-key")] == [
        "content/clinic.yml:1 wrong-type",
        "content/clinic.yml:2 wrong-form",
        "content/exercises/brug.yml:1 broken-yaml",
        "content/exercises/knie-naar-borst.yml:1 not-utf8",
        "content/programmes/rug.yml:2 wrong-form",
        "content/programmes/zit.txt:0 unused-file",
    ]
    assert told.count("content/clinic.yml:0 missing-key") == 6


def test_broken_exercise_is_not_unknown(content: Path) -> None:
    """A programme may refer to an exercise whose file is broken: only the file is told."""
    (content / "exercises" / "brug.yml").write_text("title: 5\n", encoding="utf-8")
    assert {line.split(":")[0] for line in lines_of(content)} == {"content/exercises/brug.yml"}


def test_exercise_under_its_id_or_its_file_is_known(content: Path) -> None:
    """An exercise whose id is not its file's name is told once, not again where it is referred to."""
    (content / "exercises" / "brug.yml").rename(content / "exercises" / "bruggen.yml")
    assert lines_of(content) == ["content/exercises/bruggen.yml:1 id-not-file-name"]


def test_broken_programme_may_use_every_exercise(content: Path) -> None:
    """While a programme can't be read, no exercise is called unused, whatever the others refer to."""
    (content / "programmes" / "zit.yml").write_text("id: '\n", encoding="utf-8")
    plank = BRUG.replace("id: brug", "id: plank")
    (content / "exercises" / "plank.yml").write_text(plank, encoding="utf-8")
    assert lines_of(content) == ["content/programmes/zit.yml:1 broken-yaml"]
    (content / "programmes" / "zit.yml").unlink()
    assert lines_of(content) == ["content/exercises/plank.yml:0 unused-exercise"]


@pytest.mark.parametrize("name", [".brug.yml.swp", "brug.yml~", "#brug.yml#", ".DS_Store", "brug.yml.swp", ".gitkeep"])
def test_copies_of_editors_are_passed_over(name: str, content: Path) -> None:
    """Hidden files and the copies that editors keep are no content."""
    for folder in (content, content / "exercises", content / "programmes"):
        (folder / name).write_text("title: 5\n", encoding="utf-8")
    assert lines_of(content) == []


def test_empty_pictures_folder_is_allowed(content: Path) -> None:
    """The folder for pictures may be there; a picture in it is unused until something refers to it."""
    (content / "pictures" / "brug").mkdir(parents=True)
    assert lines_of(content) == []
    (content / "pictures" / "brug" / "start.svg").write_text("<svg/>", encoding="utf-8")
    assert lines_of(content) == ["content/pictures/brug/start.svg:0 unused-file"]


def test_name_of_a_file_that_is_no_text(content: Path) -> None:
    """A file name that is not UTF-8, or steers a terminal, is printed without harm."""
    Path(str(content / "exercises" / "br\udcffug.yml")).write_text("", encoding="utf-8")
    (content / "exercises" / "brug\x1b[31m\n.yml").write_text("", encoding="utf-8")
    told = "\n".join(map(str, problems_of(content)))
    assert told.count("empty-file") == 2
    assert told.encode()
    assert "\x1b" not in told


def test_content_that_is_missing(tmp_path: Path) -> None:
    """A project without content is told so, in one line."""
    assert lines_of(tmp_path / "content") == ["content:0 missing-file"]


def test_unchanged_files_are_remembered(content: Path) -> None:
    """Reading again reads only what has changed, and what it gives is what is there now."""
    reader = LibraryReader(content)
    before = reader.read()
    brug = content / "exercises" / "brug.yml"
    brug.write_text(BRUG.replace("title: Brug", "title: Bruggetje"), encoding="utf-8")
    after = reader.read()
    assert after.exercises["brug"].title == "Bruggetje"
    assert after.exercises["knie-naar-borst"] is before.exercises["knie-naar-borst"]
    assert after.programmes[0] is before.programmes[0]


def test_problems_are_remembered_too(content: Path) -> None:
    """A problem is told as long as it stands, and gone once it is mended."""
    reader = LibraryReader(content)
    brug = content / "exercises" / "brug.yml"
    brug.write_text(BRUG.replace("title: Brug", "title: 5"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ContentProblems) as caught:
            reader.read()
        assert [problem.code for problem in caught.value.problems] == ["wrong-type"]
    brug.write_text(BRUG, encoding="utf-8")
    assert reader.read().exercises["brug"].title == "Brug"


def test_a_file_that_comes_and_goes(content: Path) -> None:
    """A file that is taken away and put back is read again."""
    reader = LibraryReader(content)
    reader.read()
    brug = content / "exercises" / "brug.yml"
    brug.unlink()
    with pytest.raises(ContentProblems, match="unknown-exercise"):
        reader.read()
    brug.write_text(BRUG, encoding="utf-8")
    assert "brug" in reader.read().exercises


@given(st.binary())
def test_any_bytes_in_a_file(added: bytes) -> None:
    """Whatever bytes an exercise consists of, there is a library or there are problems."""
    with valid_content() as content:
        (content / "exercises" / "brug.yml").write_bytes(added)
        assert problems_of(content)


@given(st.binary(max_size=6), st.integers(0, len(BRUG)), st.integers(0, 6))
def test_any_bytes_within_a_file(added: bytes, start: int, replaced: int) -> None:
    """Whatever an editor or a disk does to a few bytes of an exercise, there is a library or there are problems."""
    with valid_content() as content:
        text = BRUG.encode()
        (content / "exercises" / "brug.yml").write_bytes(text[:start] + added + text[start + replaced :])
        assert all(str(problem) for problem in problems_of(content))


@given(ANY_VALUE)
def test_any_values_in_a_file(value: object) -> None:
    """Whatever values an exercise consists of, there are problems in words."""
    with valid_content() as content:
        (content / "exercises" / "brug.yml").write_text(yaml.dump(value, Dumper=yaml.CSafeDumper), encoding="utf-8")
        assert all(str(problem) for problem in problems_of(content))


@given(st.data())
def test_any_value_in_place_of_another(data: st.DataObject) -> None:
    """Whatever stands in the place of a value of a programme, there is a library or there are problems in words."""
    programme = yaml.safe_load((VALID / "programmes" / "rug.yml").read_text(encoding="utf-8"))
    inside: object = programme
    while isinstance(inside, (dict, list)) and inside:
        steps = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        step = data.draw(st.sampled_from(steps))
        if not isinstance(inside[step], (dict, list)) or data.draw(st.booleans()):
            inside[step] = data.draw(ANY_VALUE)
            break
        inside = inside[step]
    with valid_content() as content:
        (content / "programmes" / "rug.yml").write_text(yaml.dump(programme, Dumper=yaml.CSafeDumper), encoding="utf-8")
        assert all(str(problem) for problem in problems_of(content))


def test_folder_that_the_disk_does_not_give(content: Path) -> None:
    """A folder that can't be looked into is told, and no reference into it is called unknown."""
    shutil.rmtree(content / "exercises")
    (content / "exercises").symlink_to("exercises")
    assert lines_of(content) == ["content/exercises:0 unreadable-file"]

"""One file of YAML: what an author types is what comes back, and whatever else lies there is told in words."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handouts.problem import ContentProblems, Problem
from handouts.reading.source import DEEPEST, UNREAD, Source, parse
from handouts.reading.textfile import MOST_BYTES, TextFile, read_text
from handouts.reading.unseen import UNSEEN, is_blank

NAME = "content/exercises/brug.yml"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def source_of(text: str) -> Source:
    """The values in a text of YAML."""
    return parse(TextFile(NAME, text))


def codes_of(text: str) -> list[str]:
    """The codes of what is wrong with a text of YAML."""
    return [problem.code for problem in source_of(text).problems]


def refusal(file: Path) -> Problem:
    """The one problem of a file that can't be read."""
    with pytest.raises(ContentProblems) as caught:
        read_text(file, NAME)
    (problem,) = caught.value.problems
    return problem


@given(ANY_TEXT)
def test_quoted_text_comes_back(text: str) -> None:
    """Text between double quotes comes back letter for letter, whatever it holds that can be seen."""
    assume(not UNSEEN.search(text) and not is_blank(text))
    source = source_of(f"title: {json.dumps(text, ensure_ascii=False)}\n")
    assert source.problems == ()
    assert source.value == {"title": text}


@given(ANY_TEXT.filter(lambda text: UNSEEN.search(text) is not None))
def test_unseen_characters_are_told(text: str) -> None:
    """A character that nobody sees is a problem wherever it is typed, and the only one."""
    told = codes_of(f"title: {json.dumps(text, ensure_ascii=False)}\n")
    assert told
    assert set(told) == {"control-character"}


@given(st.text())
def test_any_text_is_read_or_told(text: str) -> None:
    """No text of a file makes reading fail: there are values, or there are problems."""
    source = source_of(text.encode("utf-8", "replace").decode())
    assert source.problems or source.value is not UNREAD


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3:1:3", "3:1:3"),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("2026-05-31", "2026-05-31"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("1e", "1e"),
        ("+", "+"),
        (".", "."),
        ("<<", "<<"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("|-\n  12", "12"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("010", 10),
        ("-3", -3),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.50", 1.5),
        ("+.5", 0.5),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_yaml_1_2_meaning(typed: str, meant: object) -> None:
    """A word without quotes means what YAML 1.2 says; dates, `no` and times stay text."""
    value = source_of(f"a: {typed}\n").value
    assert isinstance(value, dict)
    assert value["a"] == meant
    assert type(value["a"]) is type(meant)


def test_no_number() -> None:
    """`.nan` is read as the number that is none."""
    value = source_of("- .nan").value
    assert isinstance(value, list)
    assert math.isnan(value[0])


def test_place_of_a_value() -> None:
    """A value is found at the line, column and width at which it is typed."""
    place = source_of('blocks:\n  - items:\n    - exercise: "brug"  # eerst\n').place(
        "blocks", 0, "items", 0, "exercise"
    )
    assert (place.path, place.line, place.column, place.width) == (NAME, 3, 17, 6)
    assert place.text == '    - exercise: "brug"  # eerst'


def test_place_of_a_key() -> None:
    """A key is found where it is typed, and so is a value that is empty, a list or keys."""
    source = source_of("title: Brug\naim:\nstart:\n  position: rug\n")
    assert [source.key_place("title").line, source.key_place("title").width] == [1, 5]
    assert [source.place("aim").line, source.place("start").line, source.place("start", "position").column] == [
        2,
        3,
        13,
    ]


def test_place_that_leads_nowhere() -> None:
    """Steps to a value that is not there give the last value on the way, or else the file."""
    source = source_of("start:\n  position: rug\n")
    assert source.place("start", "text", 3).line == 1
    assert source.place("steps").line == 0


def test_every_problem_of_a_file_at_once() -> None:
    """Problems of YAML that can be known together are told together."""
    text = 'a: &x 1\nb: *x\nc: !!str 2\na: 4\n5: e\nf: "\\u0007"\ng: ""\n'
    told = ["anchor", "anchor", "tag", "duplicate-key", "key-not-text", "control-character", "empty-text"]
    assert codes_of(text) == told


def test_first_of_two_equal_keys_counts() -> None:
    """Of two equal keys the first keeps its value, and the other is told."""
    source = source_of("a: 1\na:\n  b: 2\nc: 3\n")
    assert source.value == {"a": 1, "c": 3}
    assert [(problem.code, problem.place.line) for problem in source.problems] == [("duplicate-key", 2)]


def test_equal_keys_apart_are_no_problem() -> None:
    """A key may come back in another place."""
    assert codes_of("- a: 1\n- a: 2\n- b:\n    a: 3\n") == []


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{? ", "[? "])
def test_hostile_nesting(opening: str) -> None:
    """A hundred thousand lists or keys inside each other are told, not run into."""
    assert set(codes_of(opening * 100_000)) - {"key-not-text"} == {"nested-too-deep"}


def test_nesting_that_is_deep_enough() -> None:
    """Nesting up to the limit is read."""
    assert codes_of("[" * DEEPEST + "]" * DEEPEST) == []
    assert codes_of("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == ["nested-too-deep"]


def test_aliases_are_not_followed() -> None:
    """Aliases that multiply each other cost nothing: none is followed."""
    text = "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 200))
    assert set(codes_of(text)) == {"anchor"}


def test_windows_text(tmp_path: Path) -> None:
    """The mark that Windows editors put first, and their line ends, change nothing."""
    file = tmp_path / "brug.yml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: x\r\n")
    source = parse(read_text(file, NAME))
    assert source.value == {"a": 1, "b": "x"}
    assert (source.place("b").line, source.place("b").column, source.place("b").text) == (2, 4, "b: x")


@given(st.binary())
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    """No bytes in a file give anything but text or a problem."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brug.yml"
        file.write_bytes(content)
        try:
            assert read_text(file, NAME).text.encode() == content.removeprefix(b"\xef\xbb\xbf")
        except ContentProblems as error:
            assert [problem.code for problem in error.problems] == ["not-utf8"]


def test_largest_file(tmp_path: Path) -> None:
    """A file of exactly the limit is read; one byte more is too large."""
    file = tmp_path / "brug.yml"
    file.write_bytes(b"#" * MOST_BYTES)
    assert len(read_text(file, NAME).text) == MOST_BYTES
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    assert refusal(file).code == "too-large"


def test_pipe_is_no_file(tmp_path: Path) -> None:
    """A pipe is told at once: it is not waited for."""
    os.mkfifo(tmp_path / "brug.yml")
    assert refusal(tmp_path / "brug.yml").code == "not-a-file"


def test_file_that_is_gone(tmp_path: Path) -> None:
    """A file that is taken away before it is read is a problem in words."""
    assert refusal(tmp_path / "brug.yml").code == "unreadable-file"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that its disk refuses to give")
def test_disk_that_fails(tmp_path: Path) -> None:
    """A disk that fails half way is a problem with the reason the system gives."""
    (tmp_path / "brug.yml").symlink_to("/proc/self/mem")
    problem = refusal(tmp_path / "brug.yml")
    assert (problem.code, problem.message) == ("unreadable-file", "it can't be read: Input/output error")


@contextmanager
def ordinary_user() -> Iterator[None]:
    """For a while, someone the disk can refuse."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_file_without_permission() -> None:
    """A file one may not read is a problem that says so."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "brug.yml"
        file.write_text("a: 1\n", encoding="utf-8")
        file.chmod(0)
        Path(folder).chmod(0o755)
        with ordinary_user():
            problem = refusal(file)
    assert (problem.code, problem.message) == ("unreadable-file", "you have no permission to read it")

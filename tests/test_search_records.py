"""Promises about what can be found: the records made of the content, and the words they are found by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handouts.dosing.period import Weeks
from handouts.model import Library, Programme
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.search.fields import Fields, by_frequency, searched_fields
from handouts.search.records import SearchRecord, search_records
from handouts.search.words import endings, folded, inner_words, words_of
from handouts.views.library import library_view
from handouts.wording.catalogue import read_words
from tests.places import ROOT, SMALL_CLINIC

LIBRARY: Library = read_library(SMALL_CLINIC)
WORDS = read_words(Project.at(ROOT).words)
CORE: Programme = next(programme for programme in LIBRARY.programmes if programme.id == "core-stability")


def records(library: Library = LIBRARY) -> dict[str, SearchRecord]:
    """The records of a library by their address."""
    made = list(search_records(library_view(library, WORDS), WORDS))
    by_address = {record.address: record for record in made}
    assert len(by_address) == len(made)
    return by_address


def fields(address: str) -> Fields:
    """The words by which the record at an address is found."""
    made = list(search_records(library_view(LIBRARY, WORDS), WORDS))
    found = searched_fields(made, frozenset(WORDS.entry("search.ignored")))
    return next(one for record, one in zip(made, found, strict=True) if record.address == address)


def with_block_of_weeks(first: int, last: int) -> Library:
    """The sample content with other weeks for the first block of one programme."""
    block = CORE.blocks[0].model_copy(update={"weeks": Weeks(first=first, last=last)})
    return replace(LIBRARY, programmes=(CORE.model_copy(update={"blocks": (block,)}),))


def test_every_exercise_of_every_block_is_a_record() -> None:
    """Each exercise can be found in each place where it is done."""
    expected = {
        f"{programme.id}/{block.id}/#{item.exercise}"
        for programme in LIBRARY.programmes
        for block in programme.blocks
        for item in block.items
    }
    assert len(expected) == 26
    assert expected <= set(records())


def test_a_record_tells_programme_and_week() -> None:
    """What a result shows of an exercise names its programme and its weeks."""
    record = records()["core-stability/week-3-4/#superman"]
    assert record.title == "Rugspieren (superman)"
    assert record.place == "Oefentherapie core stability · Week 3 en 4"


def test_a_block_is_found_by_each_of_its_weeks() -> None:
    """A block of weeks 2 to 5 is found by "week 4", which its title need not say."""
    names = records(with_block_of_weeks(2, 5))["core-stability/week-1-2/"].names
    assert names == ("Week 1 en 2", "week 2", "week 3", "week 4", "week 5")


def test_an_exercise_is_found_by_all_names_of_what_it_needs() -> None:
    """Who knows the ball by another name finds the exercises done with it."""
    assert {"balansbal", "swiss", "ball", "zitbal"} <= fields("core-stability/week-1-2/#buikbrug-voeten-op-bal")[
        "related"
    ]


def test_an_exercise_is_found_by_its_number_on_paper() -> None:
    """The number an exercise has on its page leads to it."""
    where = fields("bekken-lumbale-blokkade/oefeningen/#rugspieren-arm-en-been")["where"]
    assert {"oefening", "7"} <= where


def test_a_programme_is_found_by_its_code_complaints_and_regions() -> None:
    """The code on the sheet, a complaint and a part of the body lead to the programme itself."""
    found = fields("bekken-lumbale-blokkade/")
    assert "blb1" in found["names"]
    assert {"rugpijn", "heiligbeen", "sigewricht"} <= found["subjects"]


def test_a_pain_rule_of_its_own_counts_for_more() -> None:
    """Of two programmes the one that says what to do about pain comes before the one that refers to the therapist."""
    assert "pijn" in fields("core-stability/#pijn")["called"]
    assert "called" not in fields("bekken-lumbale-blokkade/#pijn")


def test_editor_notes_and_corrections_are_not_found() -> None:
    """What is written for the clinic only can't be found by a patient."""
    noted = CORE.model_copy(update={"editor_notes": CORE.editor_notes[:1]})
    assert noted.editor_notes
    assert "physician" not in str(records())
    assert noted.editor_notes[0].note not in str(records())


def test_words_are_folded() -> None:
    """Accents, capitals and apostrophes make no difference to what is found."""
    assert folded("Knieën, COÖRDINATIE") == "knieen, coordinatie"
    assert list(words_of("Programma’s: één knie!")) == ["programmas", "een", "knie"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SI-gewricht", ["sigewricht", "si", "gewricht"]),
        ("buik- en rugspieren", ["buik", "en", "rugspieren"]),
        ("naar voren/beneden", ["naar", "voren", "beneden"]),
        ("“plank”", ["plank"]),
        ("–", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    """A word with hyphens is found whole and by its parts; other signs part words."""
    assert list(words_of(text)) == words


@pytest.mark.parametrize(
    ("word", "inside"),
    [
        ("onderrug", ["rug"]),
        ("rugspieren", ["spieren"]),
        ("zijbrug", ["brug"]),
        ("bovenbeenspieren", ["beenspieren", "spieren"]),
        ("rug", []),
    ],
)
def test_words_inside_longer_words(word: str, inside: list[str]) -> None:
    """A part of a compound is found, and no accidental run of letters: "zijbrug" ends in "brug", not in "rug"."""
    known = endings(
        {"onder", "rug", "buik", "buikbrug", "zijbrug", "spieren", "boven", "bovenbeenspieren", "rugspieren"}
    )
    assert list(inner_words(word, known)) == inside


def test_words_are_listed_by_frequency() -> None:
    """The words of most records come first, so that a mistyped word is taken for the commoner one."""
    one, two = frozenset({"knie", "rug"}), frozenset({"rug", "bil"})
    assert by_frequency([{"called": one}, {"called": two, "text": two}]) == ["rug", "bil", "knie"]


def test_words_that_say_nothing_are_left_out_of_texts_only() -> None:
    """Words like "voor" do not swell the index; in a title they stay."""
    ignored = frozenset({"voor"})
    made = SearchRecord("a/", "Voor wie", "", called=("Voor wie",), text=("Voor de rug",))
    assert searched_fields([made], ignored) == [
        {"called": frozenset({"voor", "wie"}), "text": frozenset({"de", "rug"})}
    ]

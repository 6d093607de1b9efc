"""Promises about words in the browser: compared as the index has them, and mended when they are mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from handouts.search.words import words_of

# In order of frequency, as the index tells them.
KNOWN = ["rug", "knie", "pijn", "rugpijn", "zijbrug", "buikspieren", "rekken", "heup", "plank", "sigewricht", "3", "30"]
DUTCH = st.text(alphabet="abcdefgijkmnoprstuvz éëïöü’'- .,/()“”0123456789ABK", max_size=40)


@pytest.fixture(scope="module")
def page(browser: Browser, served_theme: str) -> Iterator[Page]:
    """A page with the module of words at hand."""
    opened = browser.new_page()
    opened.goto(served_theme)
    opened.evaluate(
        "async ([words, ignored]) => {"
        "  window.module = await import('./assets/search_words.js');"
        "  window.vocabulary = module.vocabularyOf(words, ignored);"
        "}",
        [KNOWN, ["in", "mijn", "de"]],
    )
    yield opened
    opened.close()


def call(page: Page, function: str, *arguments: Any) -> Any:
    """What a function of the module answers."""
    return page.evaluate(f"(given) => {function}(...given)", list(arguments))


@given(text=DUTCH)
@settings(max_examples=60)
def test_browser_and_index_have_the_same_words(page: Page, text: str) -> None:
    """A word is written in a question as it stands in the index; only words with hyphens are kept whole."""
    in_index = set(words_of(text))
    assert set(call(page, "module.foldedWords", text)) <= in_index
    assert set(call(page, "module.foldedWords", text.replace("-", " "))) <= in_index


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rugpjin", ["rugpijn"]),
        ("zijburg", ["zijbrug"]),
        ("urgpijn", ["rugpijn"]),
        ("buikspeiren", ["buikspieren"]),
        ("buiksipiren", ["buikspieren"]),
        ("kniee", ["knie"]),
        ("zijbu", ["zijbrug"]),
        ("3e", ["3"]),
        ("heuppijn", ["heup", "pijn"]),
        ("kniepijn", ["knie", "pijn"]),
    ],
)
def test_a_mistyped_word_is_mended(page: Page, typed: str, meant: list[str]) -> None:
    """One mistake in a word, two in a long one, and two words written as one are understood."""
    assert call(page, "vocabulary.instead", typed) == meant


@pytest.mark.parametrize("typed", ["xyzzy", "bekken", "nek", "mijn", "tennisarm", "rgu"])
def test_another_word_is_left_alone(page: Page, typed: str) -> None:
    """A word that is only a little like a known one is not taken for it: "bekken" is not "rekken"."""
    assert call(page, "vocabulary.instead", typed) == []


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("spier", "spieren", True),
        ("knieen", "knie", True),
        ("rug", "rug", True),
        ("rug", "rugbrug", False),
        ("1", "10", False),
        ("1", "1", True),
        ("a", "arm", False),
    ],
)
def test_words_are_the_same_but_for_their_ending(page: Page, one: str, other: str, is_same: bool) -> None:  # noqa: FBT001
    """Singular and plural are one word; a compound, another number and a stray letter are not."""
    assert call(page, "module.isSameWord", one, other) is is_same


@pytest.mark.parametrize(
    ("one", "other", "mistakes"),
    [("rug", "rug", 0), ("rugpjin", "rugpijn", 1), ("zijbrg", "zijbrug", 1), ("heup", "heupen", 2), ("ab", "ba", 1)],
)
def test_mistakes_are_counted(page: Page, one: str, other: str, mistakes: int) -> None:
    """A letter too many, too few, another one, or two swapped is one mistake."""
    assert call(page, "module.distance", one, other) == mistakes
    assert call(page, "module.distance", other, one) == mistakes


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Pijn in mijn RUG?", ["pijn", "rug"]),
        ("SI-gewricht", ["sigewricht"]),
        ("knie-plank", ["knie", "plank"]),
        ("in de", ["in", "de"]),
        ("  ", []),
    ],
)
def test_words_of_a_question(page: Page, question: str, words: list[str]) -> None:
    """Small words do not count unless there are no others; a hyphen may join one word or two."""
    assert call(page, "vocabulary.asked", question) == words

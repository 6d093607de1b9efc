"""Words as the search compares them: without accents, cut out of running text, and the words inside longer words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

SHORTEST_PART = 3
"""Letters of the shortest word looked for inside another one: "rug" in "onderrug"."""

SHORTEST_NEW_PART = 4
"""Letters of the shortest ending taken for a word because what stands before it is one: "brug" in "buikbrug"."""

APOSTROPHES = re.compile("['’]")
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def folded(text: str) -> str:
    """The text in small letters without accents: "Knieën" is "knieen"."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in order; a word with hyphens as one word and then its parts.

    Remembered, since most of what a large clinic's pages say is said on many of them.
    """
    found = WORD.findall(APOSTROPHES.sub("", folded(text)))
    return tuple(form for word in found for form in ([word] if "-" not in word else with_parts(word)))


def with_parts(word: str) -> list[str]:
    """A word with hyphens as one word, and then its parts."""
    parts = word.split("-")
    return ["".join(parts), *parts]


def endings(vocabulary: Collection[str]) -> frozenset[str]:
    """The words a longer word may end in: all of the vocabulary, and what is left after one of its words.

    So "brug" is one when the vocabulary holds "buik" and "buikbrug", though nobody wrote "brug" by itself.
    """
    left = {rest for word in vocabulary for start, rest in cuts(word, SHORTEST_NEW_PART) if start in vocabulary}
    return frozenset(vocabulary) | left


def inner_words(word: str, known_endings: Collection[str]) -> Iterator[str]:
    """The known words a word ends in, each inside the one before: "beenspieren", "spieren" for "bovenbeenspieren".

    The longest comes first, and what is inside it is taken from it: "zijbrug" ends in "brug", not in "rug". How a
    word begins is not looked at: the search engine finds a word by its beginning.
    """
    found = next((rest for _, rest in cuts(word, SHORTEST_PART) if rest in known_endings), None)
    if found:
        yield found
        yield from inner_words(found, known_endings)


def cuts(word: str, shortest_rest: int) -> Iterator[tuple[str, str]]:
    """Every way to part a word into a beginning and a rest that are long enough."""
    for at in range(SHORTEST_PART, len(word) - shortest_rest + 1):
        yield word[:at], word[at:]

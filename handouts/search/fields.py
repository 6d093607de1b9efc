"""The words each record is found by, in fields that count for more or less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from handouts.search.records import SearchRecord
from handouts.search.words import endings, inner_words, words_of

Fields = Mapping[str, frozenset[str]]

NAMING = ("called", "names", "subjects")
"""The fields whose longer words are also found by what they end in."""


def searched_fields(records: Sequence[SearchRecord], ignored: frozenset[str]) -> list[Fields]:
    """For each record its words by field, without the fields that are empty.

    How often a word is said does not count. What a record says goes without the words in `ignored`. Words that are
    there only as the end of a longer one are a field of their own, "inner".
    """
    fields = [record_fields(record, ignored) for record in records]
    inside = InnerWords(endings(frozenset(by_frequency(fields))))
    return [without_empty({**one, "inner": words_inside(one, inside)}) for one in fields]


def record_fields(record: SearchRecord, ignored: frozenset[str]) -> Fields:
    """The words of each field of a record."""
    return {
        "called": distinct_words(record.called),
        "names": distinct_words(record.names),
        "subjects": distinct_words(record.subjects),
        "related": distinct_words(record.related),
        "where": distinct_words(record.where),
        "text": distinct_words(record.text) - ignored,
    }


def distinct_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, folded, each once."""
    return frozenset(word for text in texts for word in words_of(text))


class InnerWords(dict[str, frozenset[str]]):
    """For each word, the known words it ends in; looked for once a word."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> frozenset[str]:
        self[word] = frozenset(inner_words(word, self._known))
        return self[word]


def words_inside(fields: Fields, inside: InnerWords) -> frozenset[str]:
    """The words that end the longer words of a record's names and are not among those names themselves."""
    words = [word for name in NAMING for word in fields[name]]
    return frozenset(inner for word in words for inner in inside[word]).difference(words)


def without_empty(fields: Fields) -> Fields:
    """The fields that have words."""
    return {name: words for name, words in fields.items() if words}


def by_frequency(fields: Iterable[Fields]) -> list[str]:
    """Every word that can be found, those of most records first."""
    counts = Counter(word for one in fields for word in frozenset[str]().union(*one.values()))
    return sorted(counts, key=lambda word: (-counts[word], word))

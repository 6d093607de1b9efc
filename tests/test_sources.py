"""Every sentence of the two source handouts is on the site: word for word, by a listed correction, or as a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from handouts.block import Item
from handouts.dosing.dose import NotStatedDose, Side, StatedDose
from handouts.dosing.rhythm import StatedFrequency
from handouts.exercise import Exercise
from handouts.model import Programme
from handouts.sections import Correction, Section
from tests.source_handouts import (
    BLOCK_TITLES,
    DOSE_SENTENCES,
    FITTING,
    FREQUENCY,
    GROUP_NUMBERS,
    LABELS,
    MARK,
    OWN,
    SIDE_LEFT_OUT,
    SOURCE_FILES,
    Piece,
    dose_sentences,
    one_line,
    pieces,
    sentences,
    stated_dose,
)

CONTENT = Path(__file__).parent.parent / "content"
# How a dose reads on a page, as patterns: said here once more, apart from the words the pages are made of.
DOSE_WORDS = {
    "sets": "{number} (rondes|keer)",
    "repetitions": "{number} (keer|rotaties)",
    "hold_seconds": "{number} seconden vasthouden",
    "rest_seconds": "{number} seconden rust",
}
SIDE_WORDS = {
    None: "kant: in overleg met uw behandelaar",
    Side.BOTH_TOGETHER: "",
    Side.EACH_SIDE: "elke kant|elk been|elke arm",
    Side.ALTERNATING: "om en om",
}


@dataclass(frozen=True)
class Reached:
    """What a patient can read: the pages of one programme together, and the section of each of its exercises."""

    own: str
    exercises: Mapping[str, str]

    def of(self, owner: str) -> str:
        """The text in which the sentences of this owner must stand."""
        return self.own if owner == OWN else self.exercises.get(owner, "")


@cache
def programme_of(programme_id: str) -> Programme:
    """A programme as its file has it, read apart from the project's own reader."""
    path = CONTENT / "programmes" / f"{programme_id}.yml"
    return Programme.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def exercise_of(exercise_id: str) -> Exercise:
    """An exercise as its file has it."""
    path = CONTENT / "exercises" / f"{exercise_id}.yml"
    return Exercise.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def items_of(programme_id: str) -> dict[str, Item]:
    """The items of a programme by their exercise, in the order of its blocks."""
    return {item.exercise: item for block in programme_of(programme_id).blocks for item in block.items}


def corrections_of(programme_id: str, owner: str) -> tuple[Correction, ...]:
    """What was mended in the text of this owner."""
    return programme_of(programme_id).corrections if owner == OWN else exercise_of(owner).corrections


def mended(programme_id: str, piece: Piece) -> str:
    """The text of a piece with its owner's corrections made, and without the table of ball sizes."""
    text = one_line(FITTING.sub("", piece.text))
    for correction in corrections_of(programme_id, piece.owner):
        text = text.replace(correction.source, correction.here)
    return text


def expected(programme_id: str) -> Iterator[tuple[str, str]]:
    """Everything the pages must say, with its owner: the labels that are words, then each sentence of a piece."""
    for piece in pieces(programme_id):
        if not MARK.fullmatch(piece.label):
            yield (OWN, BLOCK_TITLES[piece.label]) if piece.label in BLOCK_TITLES else (piece.owner, piece.label)
        for sentence in sentences(mended(programme_id, piece)):
            if sentence != FREQUENCY and not any(pattern.fullmatch(sentence) for pattern in DOSE_SENTENCES):
                yield piece.owner, sentence


def says(text: str, words: str) -> bool:
    """Whether the words stand in the text; a closing full stop or colon may have become a line of its own."""
    return re.search(rf"(?<!\w){re.escape(words.rstrip('.:'))}(?!\w)", text) is not None


def lost(programme_id: str, reached: Reached) -> list[str]:
    """What the source says and the reached text does not."""
    return [f"{owner}: {words}" for owner, words in expected(programme_id) if not says(reached.of(owner), words)]


class PageText(HTMLParser):
    """The words of a page's main part, under the id of the first- or second-level heading they stand below."""

    INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time"})

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, list[str]] = {}
        self._heading = ""
        self._open: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the words that follow belong."""
        if tag in {"h1", "h2"}:
            self._heading = dict(attrs).get("id") or tag
        self._open |= {tag} & {"main", "script", "style"}
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note the end of what was noted."""
        self._part(tag)
        self._open.discard(tag)

    def handle_data(self, data: str) -> None:
        """Keep words that a patient sees below a heading."""
        if self._heading and self._open == {"main"}:
            self.words.setdefault(self._heading, []).append(data)

    def _part(self, tag: str) -> None:
        """Keep the words of two blocks apart."""
        if tag not in self.INLINE:
            self.handle_data(" ")


def page_sections(page: Path) -> dict[str, str]:
    """The text of a page below each of its headings."""
    parser = PageText()
    parser.feed(page.read_text(encoding="utf-8"))
    return {heading: one_line("".join(words)) for heading, words in parser.words.items()}


def reached_on(site: Path, programme_id: str) -> Reached:
    """What the built site says on the pages of a programme."""
    programme = programme_of(programme_id)
    front = page_sections(site / programme_id / "index.html")
    weeks = {block.id: page_sections(site / programme_id / block.id / "index.html") for block in programme.blocks}
    texts = [text for page in (front, *weeks.values()) for text in page.values()]
    return Reached(
        own="\n".join(texts),
        exercises={
            item.exercise: weeks[block.id].get(item.exercise, "") for block in programme.blocks for item in block.items
        },
    )


def texts_of(sections: Iterable[Section | None]) -> list[str]:
    """Every sentence and point of some sections."""
    return [text for one in sections if one for text in (*one.text, *one.points, *one.after_points)]


@pytest.fixture(params=sorted(SOURCE_FILES))
def programme_id(request: pytest.FixtureRequest) -> str:
    """Each programme that came from a source."""
    return str(request.param)


def test_every_sentence_is_on_the_site(programme_id: str, sample_site: Path) -> None:
    """Every sentence of a source stands on its programme's pages, an exercise's in its own section."""
    assert len(list(expected(programme_id))) > 40
    assert lost(programme_id, reached_on(sample_site, programme_id)) == []


def test_every_lost_sentence_is_noticed(programme_id: str) -> None:
    """Whichever sentence is taken out of a text, the check above names it."""
    everything = list(expected(programme_id))
    for owner, words in everything:
        text = {one: " ".join(said for who, said in everything if who == one) for one, _ in everything}
        text[owner] = text[owner].replace(words.rstrip(".:"), "")
        assert f"{owner}: {words}" in lost(programme_id, Reached(text[OWN], text))


def test_every_correction_mends_something(programme_id: str) -> None:
    """A listed correction is of words that the source has in the text of that programme or exercise."""
    owners = {piece.owner for piece in pieces(programme_id)}
    corrections = [(owner, one) for owner in owners for one in corrections_of(programme_id, owner)]
    assert corrections
    for owner, one in corrections:
        text = "\n".join(piece.text for piece in pieces(programme_id) if piece.owner == owner)
        assert one.source in FITTING.sub("", text), f"{owner}: {one.source}"


def test_the_text_is_the_source_s_own(programme_id: str) -> None:
    """How to begin, what to do, what to watch, the introduction and the advice add no sentence to the source."""
    programme = programme_of(programme_id)
    own = texts_of((*programme.introduction, *programme.advice, programme.pain_rule))
    written = {OWN: [*own, *(group.text for group in programme.exercise_groups)]}
    for exercise in map(exercise_of, items_of(programme_id)):
        written[exercise.id] = [*exercise.start.text, *exercise.steps, *exercise.cues]
    for owner, texts in written.items():
        source = "\n".join(mended(programme_id, piece) for piece in pieces(programme_id) if piece.owner == owner)
        assert [text for text in texts if not says(source, text)] == [], owner


def test_exercises_keep_the_order_of_the_source(programme_id: str) -> None:
    """The exercises of a programme, and those that begin a block, come in the source's order."""
    owners = {owner: labels[0] for owner, labels in LABELS[programme_id] if owner != OWN}
    assert list(owners) == list(items_of(programme_id))
    first_of_block = {owner: BLOCK_TITLES[label] for owner, label in owners.items() if label in BLOCK_TITLES}
    blocks = {block.items[0].exercise: block.title for block in programme_of(programme_id).blocks}
    assert first_of_block == (blocks if first_of_block else {})


def test_doses_are_the_numbers_of_the_source(programme_id: str) -> None:
    """Each dose has the numbers, the side and the sentences of its source, and is not stated where there are none."""
    items = items_of(programme_id)
    assert items
    for exercise_id, item in items.items():
        given = dose_sentences(programme_id, exercise_id)
        if given:
            assert item.dose == stated_dose(exercise_id, given), exercise_id
        else:
            assert isinstance(item.dose, NotStatedDose), exercise_id


def test_every_dose_can_be_read_on_its_page(programme_id: str, sample_site: Path) -> None:
    """Each number and the side of a stated dose stand in the section of its exercise, with the word they count."""
    reached = reached_on(sample_site, programme_id)
    stated = [(one, item.dose) for one, item in items_of(programme_id).items() if isinstance(item.dose, StatedDose)]
    assert stated
    for exercise_id, dose in stated:
        numbers = {name: getattr(dose, name) for name in DOSE_WORDS if getattr(dose, name)}
        phrases = [DOSE_WORDS[name].format(number=number.exactly) for name, number in numbers.items()]
        for phrase in (*phrases, SIDE_WORDS[dose.side]):
            assert re.search(rf"(?<!\w)({phrase})(?!\w)", reached.exercises[exercise_id]), f"{exercise_id}: {phrase}"


def test_a_side_that_was_left_out_is_a_doubt() -> None:
    """The one dose whose source leaves out the side says so to the clinic."""
    assert any(note.about == "dose.side" for note in exercise_of(SIDE_LEFT_OUT).editor_notes)


def test_frequency_is_the_source_s() -> None:
    """The second source says every day, the first says nothing."""
    assert FREQUENCY in " ".join(piece.text for piece in pieces("core-stability"))
    daily = StatedFrequency(status="stated", times=1, period="day", source_text=FREQUENCY)
    assert programme_of("core-stability").frequency == daily
    assert programme_of("bekken-lumbale-blokkade").frequency.status == "not_stated"


def test_ball_sizes_are_the_source_s(sample_site: Path) -> None:
    """The table of ball sizes has the limits and diameters of the source, and the page shows each diameter."""
    found = FITTING.search(pieces("core-stability")[1].text + pieces("core-stability")[4].text)
    assert found
    n = [int(number) for number in found.groups()]
    [ball] = programme_of("core-stability").equipment
    rows = [(row.height_from_cm, row.height_to_cm, row.size_cm) for row in ball.fitting_table]
    short, middle_from, middle_to, tall = (100 * n[at] + n[at + 1] for at in (0, 3, 5, 8))
    assert rows == [(None, short, n[2]), (middle_from, middle_to, n[7]), (tall, None, n[10])]
    page = reached_on(sample_site, "core-stability").own
    assert all(says(page, f"{size} cm") for _, _, size in rows)


def test_groups_are_the_source_s() -> None:
    """The exercises that loosen, strengthen and stretch are those the source numbers."""
    text = " ".join(piece.text for piece in pieces("bekken-lumbale-blokkade"))
    numbered = [[int(number) for number in found.split(",")] for found in GROUP_NUMBERS.findall(text)]
    order = list(items_of("bekken-lumbale-blokkade"))
    groups = programme_of("bekken-lumbale-blokkade").exercise_groups
    assert numbered == [[order.index(one) + 1 for one in group.exercises] for group in groups] != []

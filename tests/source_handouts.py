"""The two source handouts as pieces: cut at their headings and labels, all listed here, into sentences and numbers.

What lies between two labels is sentences. A label that is forgotten or wrong leaves a sentence that no page has,
so a test over the sentences fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handouts.dosing.dose import Side, SideOf, StatedDose, Unit

SOURCES = Path(__file__).parent / "sources"
OWN = "the programme itself"
SOURCE_FILES = {
    "bekken-lumbale-blokkade": "bekken-lumbale-blokkade.txt",
    "core-stability": "oefentherapie-core-stability.txt",
}

# What is no sentence in the sources, in their order, with the exercise that the text after it belongs to.
LABELS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "bekken-lumbale-blokkade": (
        (OWN, ("Het oefenprogramma:",)),
        ("knieen-naar-links-en-rechts", ("Oefening 1 ·Uitgangshouding:", "Uitvoering:")),
        ("benen-om-en-om-wegduwen", ("Oefening 2·Uitgangshouding:", "Uitvoering:")),
        ("knie-naar-borst", ("Oefening 3·Uitgangshouding:", "Uitvoering:")),
        ("knie-naar-andere-schouder", ("Oefening 4",)),
        ("onderrug-duwen-en-hollen", ("Oefening 5·Uitgangshouding:", "Uitvoering:")),
        ("knieen-naar-schouder", ("Oefening 6·Uitgangshouding:", "Uitvoering:")),
        ("rugspieren-arm-en-been", ("Oefening 7.", "Uitgangshouding:", "Uitvoering:")),
        ("rechte-buikspieren", ("Oefening 8.", "Uitgangshouding:", "Uitvoering:")),
        ("schuine-buikspieren", ("Oefening 9.", "Uitgangshouding:", "Uitvoering:")),
        ("iliopsoas-rekken", ("10.", "Rekken van de iliopsoas")),
    ),
    "core-stability": (
        (OWN, ("De oefentherapie", "1)", "2)", "3)")),
        ("buikbrug-voeten-op-bal", ("1e en 2e week", "Buikbrug")),
        ("zijbrug-onderarm", ("Zijbrug",)),
        ("rugbrug-voeten-op-bal", ("Rugbrug",)),
        ("buikspieren-bekken-kantelen", ("Buikspieren",)),
        ("buikbrug-been-omhoog", ("3 e en 4 e week", "Buikbrug")),
        ("zijbrug-been-omhoog", ("Zijbrug",)),
        ("rugbrug-been-omhoog", ("Rugbrug",)),
        ("superman", ("Rugspieren (superman)",)),
        ("buikbrug-been-tikken", ("5 e en 6 e week", "Buikbrug")),
        ("zijbrug-been-tikken", ("Zijbrug",)),
        ("rugbrug-been-tikken", ("Rugbrug",)),
        ("crunch", ("Buikspieren (crunch)",)),
        ("buikbrug-op-onderarmen", ("Gevorderden", "Buikbrug")),
        ("zijbrug-arm-omhoog", ("Zijbrug",)),
        ("rugbrug-op-een-onderarm", ("Rugbrug",)),
        ("log-roll", ("Log roll",)),
        (OWN, ("Wat te doen bij pijn", "Zitten", "Sport")),
    ),
}
# Labels that only count or part: an exercise's number and the two halves of its text. The page has its own.
MARK = re.compile(r"(Oefening \d\.?)?( ?·?Uitgangshouding:)?|Uitvoering:|\d+[.)]")
BLOCK_TITLES = {
    "1e en 2e week": "Week 1 en 2",
    "3 e en 4 e week": "Week 3 en 4",
    "5 e en 6 e week": "Week 5 en 6",
    "Gevorderden": "Gevorderden",
}

SENTENCE_END = re.compile(r"""(?:(?<=[.!?])|(?<=[.!?]["”)]))\s+(?=[A-Z0-9])""")
# Sentences that say nothing but numbers, kept as data and proved below.
DOSE_SENTENCES = (
    re.compile(r"Hou deze houding (?P<hold_seconds>\d+) sec vast en rust (?P<rest_seconds>\d+) sec\."),
    re.compile(r"Doe de oefening (?P<sets>\d+)x(?: voor beide (?P<side>benen|zijden))?\.?"),
    re.compile(
        r"Doe (?P<sets>\d+) series van (?P<repetitions>\d+) (?P<unit>herhalingen|volledige rotaties)"
        r"(?: voor elk (?P<side>been))?\."
    ),
    re.compile(r"(?P<repetitions>\d+) herhalingen, (?P<hold_seconds>\d+) seconden"),
)
# Sentences that tell a movement and give a number for the dose as well: proved both ways.
MOVEMENTS_WITH_DOSE = (
    re.compile(r"Hou de positie (?P<hold_seconds>\d+) seconden vast .*"),
    re.compile(r"(?P<side>Wissel) de rotatie richting af\."),
)
SIDES = {
    None: (Side.BOTH_TOGETHER, SideOf.SIDE),
    "zijden": (Side.EACH_SIDE, SideOf.SIDE),
    "benen": (Side.EACH_SIDE, SideOf.LEG),
    "been": (Side.EACH_SIDE, SideOf.LEG),
    "Wissel": (Side.ALTERNATING, SideOf.SIDE),
}
# A movement of one side whose source leaves out the side: the dose leaves it out too, and an editor note says so.
SIDE_LEFT_OUT = "iliopsoas-rekken"
FREQUENCY = "Doe de oefeningen elke dag."
FITTING = re.compile(
    r" \(lengte <(\d),(\d\d) m=(\d\d)cm diameter/(\d),(\d\d)- ?(\d),(\d\d)m=(\d\d)cm/>(\d),(\d\d)m=(\d\d)cm\)"
)
GROUP_NUMBERS = re.compile(r"Oef(?:ening|\.) (\d+(?:,\d+)*) (?=mobiliseren|versterken|rekt)")


@dataclass(frozen=True)
class Piece:
    """The text between two labels of a source: the label before it, and whose text it is."""

    owner: str
    label: str
    text: str


def one_line(text: str) -> str:
    """The text with every run of white space as one space, and none before a full stop, comma or colon."""
    return re.sub(r" (?=[.,:;])", "", " ".join(text.split()))


@cache
def pieces(programme_id: str) -> tuple[Piece, ...]:
    """A source cut at its labels; raises AssertionError for a label that is not where it should be."""
    text = one_line((SOURCES / SOURCE_FILES[programme_id]).read_text(encoding="utf-8"))
    cut: list[Piece] = []
    owner, label, start = OWN, "", 0
    for next_owner, next_label in ((one, label) for one, labels in LABELS[programme_id] for label in labels):
        found = re.compile(rf"(?<!\S){re.escape(next_label)}(?!\w)").search(text, start)
        assert found, f"{next_label!r} does not follow {label!r} in the source"
        cut.append(Piece(owner, label, text[start : found.start()].strip()))
        owner, label, start = next_owner, next_label, found.end()
    return (*cut, Piece(owner, label, text[start:].strip()))


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark."""
    return [sentence for sentence in SENTENCE_END.split(text) if sentence]


def dose_sentences(programme_id: str, exercise_id: str) -> list[tuple[str, dict[str, str]]]:
    """The sentences of an exercise's source that give a number for its dose, with what they give by name."""
    text = " ".join(piece.text for piece in pieces(programme_id) if piece.owner == exercise_id)
    found = [
        (sentence, pattern.fullmatch(sentence))
        for sentence in sentences(text)
        for pattern in DOSE_SENTENCES + MOVEMENTS_WITH_DOSE
    ]
    return [
        (sentence, {name: value for name, value in match.groupdict().items() if value})
        for sentence, match in found
        if match
    ]


def stated_dose(exercise_id: str, given: Iterable[tuple[str, dict[str, str]]]) -> StatedDose:
    """The dose that the source's sentences state."""
    numbers = {name: value for _, values in given for name, value in values.items()}
    side, side_of = SIDES[numbers.pop("side", None)]
    unit = Unit.ROTATION if numbers.pop("unit", "").endswith("rotaties") else Unit.REPETITION
    return StatedDose(
        status="stated",
        **{name: int(value) for name, value in numbers.items()},
        unit=unit,
        side=None if exercise_id == SIDE_LEFT_OUT else side,
        side_of=side_of,
        source_text=" ".join(sentence for sentence, _ in given),
    )

"""What a version of a programme says to a patient, as it is kept: enough to tell later what has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from handouts.block import Block, Item, Level
from handouts.dosing.dose import Dose, Side
from handouts.dosing.rhythm import Frequency
from handouts.exercise import Exercise
from handouts.fields import Content, Version
from handouts.model import Library, Programme

# How many characters of a hash are kept: enough for the texts of one programme.
KEY_LENGTH = 16
SOURCE_NOT_KEPT = "-"

DOSE: TypeAdapter[Dose] = TypeAdapter(Dose)
RHYTHM: TypeAdapter[Frequency] = TypeAdapter(Frequency)
OF_THE_FIRST_PROGRAMMES = ("title", "summary", "for_whom", "not_for", "introduction", "equipment", "advice")
OF_THE_FIRST_BLOCKS = ("id", "title", "weeks", "entry_criterion")
OF_A_PROGRAMME = (*OF_THE_FIRST_PROGRAMMES, "affected_side", "choices", "main_advice", "lasts", "progress")
OF_A_BLOCK = (
    *OF_THE_FIRST_BLOCKS,
    *("period", "goal", "allowed", "not_yet", "sections", "progress", "rest_between_exercises"),
)
LATER_KEYS = frozenset({*OF_A_PROGRAMME, *OF_A_BLOCK, "table", "links"}) - {
    *OF_THE_FIRST_PROGRAMMES,
    *OF_THE_FIRST_BLOCKS,
}

PictureMarks = Mapping[str, str]
"""What changes when the pictures of an exercise show something else, by its id."""


class Kept(BaseModel):
    """Ground of all that is kept: frozen, and nothing in it that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SaidExercise(Kept):
    """An exercise as its page and its papers had it: every sentence, and a key of its pictures."""

    title: str
    side_mode: Side
    sentences: tuple[str, ...]
    pictures: str


class SaidItem(Kept):
    """An exercise in a session; `said` is the key of its words, `dose` the numbers without their source.

    `frequency` is how often, where that is not as often as the rest of the programme. `doses` are those of its levels.
    """

    exercise: str
    said: str
    dose: dict[str, Any]
    sentences: tuple[str, ...] = ()
    frequency: dict[str, Any] | None = None
    doses: tuple[dict[str, Any], ...] = ()

    def stated(self) -> Dose:
        """The dose as the model has it."""
        return DOSE.validate_python(with_source(self.dose))

    def rhythm(self) -> Frequency | None:
        """How often, as the model has it, where it was kept."""
        if self.frequency is None:
            return None
        return RHYTHM.validate_python(with_source(self.frequency))

    @model_validator(mode="after")
    def has_a_dose(self) -> SaidItem:
        """A dose that can't be read back would make every page of its programme fail: refused."""
        self.stated()
        self.rhythm()
        return self


class SaidVersion(Kept):
    """One version: its sessions by the id of their block, how often they are done, and keys of all else it says.

    `safety` is about pain, when to stop and whom to call; `rest` about everything else on its papers.
    """

    version: Version
    frequency: dict[str, Any]
    safety: str
    rest: str
    blocks: dict[str, tuple[SaidItem, ...]]


class History(Kept):
    """Every version of a programme that was published, oldest first, and the words they used, by key."""

    programme: str
    code: str
    versions: tuple[SaidVersion, ...] = ()
    exercises: dict[str, SaidExercise] = Field(default_factory=dict)

    @model_validator(mode="after")
    def has_every_word(self) -> History:
        """A version that refers to words that were not kept is of no use: refused."""
        used = {item.said for one in self.versions for items in one.blocks.values() for item in items}
        if not used <= self.exercises.keys():
            raise ValueError("words of an exercise are missing")
        return self

    def version(self, number: str) -> SaidVersion | None:
        """The version of that number, where it was kept."""
        return next((one for one in self.versions if one.version == number), None)


def with_source(kept: dict[str, Any]) -> dict[str, Any]:
    """What was kept without its source, with something in the source's place, which the model asks for."""
    return {**kept, "source_text": SOURCE_NOT_KEPT} if kept.get("status") == "stated" else kept


def key_of(value: object) -> str:
    """A short key of a value, equal for equal values."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:KEY_LENGTH]


def picture_marks(library: Library, own: PictureMarks) -> PictureMarks:
    """A mark of what the pictures of each exercise show: of a drawing its poses, however finely they are drawn.

    `own` are the marks of the clinic's own photos and films.
    """
    return {
        one.id: key_of([one.captions, one.drawing.model_dump(mode="json")]) if one.drawing else own[one.id]
        for one in library.exercises.values()
        if one.drawing or one.id in own
    }


def said_now(programme: Programme, library: Library, marks: PictureMarks) -> History:
    """What the content says now, as a history of this one version."""
    exercises = {
        one: said_exercise(library.exercises[one], library, marks)
        for one in sorted({item.exercise for block in programme.blocks for item in block.all_items})
    }
    keys = {one: key_of(said.model_dump(mode="json")) for one, said in exercises.items()}
    version = SaidVersion(
        version=programme.version,
        frequency=numbers_of(programme.frequency),
        safety=key_of(safety_words(programme, library)),
        rest=key_of(other_words(programme)),
        blocks={block.id: said_items(block, keys, library) for block in programme.blocks},
    )
    return History(
        programme=programme.id,
        code=programme.code,
        versions=(version,),
        exercises={keys[one]: exercises[one] for one in exercises},
    )


def said_items(block: Block, keys: dict[str, str], library: Library) -> tuple[SaidItem, ...]:
    """The exercises of a block, whatever session they stand in."""
    return tuple(
        said_item(item, keys[item.exercise], item.frequency or session.frequency or block.frequency, library)
        for session in block.all_sessions
        for part in session.parts
        for item in part.items
    )


def said_item(item: Item, key: str, frequency: Frequency | None, library: Library) -> SaidItem:
    """One exercise of a session, done as often as `frequency` says where that is not the programme's."""
    levels = (sentence for level in item.levels for sentence in level_words(level, library))
    sentences = (sentence for sentence in (item.note, item.variant, *levels) if sentence)
    return SaidItem(
        exercise=item.exercise,
        said=key,
        dose=numbers_of(item.dose),
        sentences=tuple(sentences),
        frequency=numbers_of(frequency) if frequency else None,
        doses=tuple(numbers_of(level.dose) for level in item.levels if level.dose),
    )


def level_words(level: Level, library: Library) -> tuple[str, ...]:
    """What a level says: its own words, and the steps of the exercise that shows it."""
    steps = library.exercises[level.exercise].steps if level.exercise else ()
    return (level.title, *level.difference, *steps)


def numbers_of(said: Content | None) -> Any:  # noqa: ANN401 - plain values
    """A dose, a rhythm or an amount as plain values, without its source and without what it does not say."""
    return (
        None
        if said is None
        else said.model_dump(mode="json", exclude={"source_text"}, exclude_defaults=True, exclude_none=True)
    )


def said_exercise(exercise: Exercise, library: Library, marks: PictureMarks) -> SaidExercise:
    """An exercise as its page shows it."""
    others = [library.exercises[one].title for one in (exercise.easier, exercise.harder) if one]
    links = [word for link in exercise.links for word in (link.text, link.url or link.phone)]
    optional = (exercise.aim, exercise.without_equipment, *links, *others)
    sentences = (
        exercise.start.position,
        *exercise.start.text,
        *exercise.steps,
        *exercise.cues,
        *exercise.precautions,
        *(sentence for sentence in optional if sentence),
    )
    return SaidExercise(
        title=exercise.title,
        side_mode=exercise.side_mode,
        sentences=sentences,
        pictures=marks.get(exercise.id, ""),
    )


def safety_words(programme: Programme, library: Library) -> object:
    """What the papers say about pain, when to stop and whom to call."""
    clinic = library.clinic
    rule = kept_values(programme.pain_rule) if programme.pain_rule else None
    limits = [
        kept_values(limit) for limit in (programme.pain_limit, *(b.pain_limit for b in programme.blocks)) if limit
    ]
    own = [programme.emergency_text or clinic.emergency_text, programme.phone or clinic.phone]
    return [programme.pain_rule_short, rule, programme.stop_rules, *own, *([limits] if limits else [])]


def other_words(programme: Programme) -> object:
    """What else the papers say: whom it is for, what it needs, why, and in which blocks."""
    blocks = [kept_values(block, OF_A_BLOCK) | sittings(block) for block in programme.blocks]
    return [kept_values(programme, OF_A_PROGRAMME), blocks]


def sittings(block: Block) -> dict[str, Any]:
    """What the sessions and parts of a block say beside their exercises, where it has any; doses are kept apart."""
    if not (block.parts or block.sessions):
        return {}
    return {
        "sittings": [
            [session.title, session.text, numbers_of(session.rest_between_exercises), part.title, part.text]
            + [numbers_of(one) for one in (part.rounds, part.rest_between_rounds, part.rest_between_exercises)]
            for session in block.all_sessions
            for part in session.parts
        ]
    }


def kept_values(said: Content, names: Collection[str] | None = None) -> Any:  # noqa: ANN401 - plain values
    """These fields of a value, all of them where none are named, as a key is made of them."""
    return without_unsaid(said.model_dump(mode="json", include=set(names) if names else None))


def without_unsaid(value: Any, *, is_later: bool = False) -> Any:  # noqa: ANN401 - plain values in, plain values out
    """Plain values without the empty ones under keys that came later, and without all empty ones within these.

    So a new key of the program changes no paper.
    """
    if isinstance(value, dict):
        return {
            name: without_unsaid(one, is_later=is_later or name in LATER_KEYS)
            for name, one in value.items()
            if one or not (is_later or name in LATER_KEYS)
        }
    return [without_unsaid(one, is_later=is_later) for one in value] if isinstance(value, list) else value


def is_same(one: SaidVersion, other: SaidVersion) -> bool:
    """Whether two versions say the same, whatever their numbers."""
    return one.model_copy(update={"version": other.version}) == other

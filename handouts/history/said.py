"""What a version of a programme says to a patient, as it is kept: enough to tell later what has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from handouts.dose import Dose, Side
from handouts.fields import Version
from handouts.model import Block, Exercise, Item, Library, Programme

# How many characters of a hash are kept: enough for the texts of one programme.
KEY_LENGTH = 16
SOURCE_NOT_KEPT = "-"

DOSE: TypeAdapter[Dose] = TypeAdapter(Dose)

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
    """An exercise in a session; `said` is the key of its words, `dose` the numbers without their source."""

    exercise: str
    said: str
    dose: dict[str, Any]
    sentences: tuple[str, ...] = ()

    def stated(self) -> Dose:
        """The dose as the model has it."""
        source = {"source_text": SOURCE_NOT_KEPT} if self.dose.get("status") == "stated" else {}
        return DOSE.validate_python({**self.dose, **source})

    @model_validator(mode="after")
    def has_a_dose(self) -> SaidItem:
        """A dose that can't be read back would make every page of its programme fail: refused."""
        self.stated()
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
        for one in sorted({item.exercise for block in programme.blocks for item in block.items})
    }
    keys = {one: key_of(said.model_dump(mode="json")) for one, said in exercises.items()}
    version = SaidVersion(
        version=programme.version,
        frequency=programme.frequency.model_dump(mode="json", exclude={"source_text"}),
        safety=key_of(safety_words(programme, library)),
        rest=key_of(other_words(programme)),
        blocks={block.id: said_items(block, keys) for block in programme.blocks},
    )
    return History(
        programme=programme.id,
        code=programme.code,
        versions=(version,),
        exercises={keys[one]: exercises[one] for one in exercises},
    )


def said_items(block: Block, keys: dict[str, str]) -> tuple[SaidItem, ...]:
    """The session of a block."""
    return tuple(said_item(item, keys[item.exercise]) for item in block.items)


def said_item(item: Item, key: str) -> SaidItem:
    """One exercise of a session."""
    dose = item.dose.model_dump(mode="json", exclude={"source_text"}, exclude_defaults=True, exclude_none=True)
    sentences = tuple(sentence for sentence in (item.note, item.variant) if sentence)
    return SaidItem(exercise=item.exercise, said=key, dose=dose, sentences=sentences)


def said_exercise(exercise: Exercise, library: Library, marks: PictureMarks) -> SaidExercise:
    """An exercise as its page shows it."""
    others = [library.exercises[one].title for one in (exercise.easier, exercise.harder) if one]
    optional = (exercise.aim, exercise.without_equipment, *others)
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
    rule = programme.pain_rule.model_dump(mode="json") if programme.pain_rule else None
    return [programme.pain_rule_short, rule, programme.stop_rules, clinic.emergency_text, clinic.phone]


def other_words(programme: Programme) -> object:
    """What else the papers say: whom it is for, what it needs, why, and in which blocks."""
    shown = {"title", "summary", "for_whom", "not_for", "introduction", "equipment", "advice"}
    blocks = [
        block.model_dump(mode="json", include={"id", "title", "weeks", "entry_criterion"}) for block in programme.blocks
    ]
    return [programme.model_dump(mode="json", include=shown), blocks]


def is_same(one: SaidVersion, other: SaidVersion) -> bool:
    """Whether two versions say the same, whatever their numbers."""
    return one.model_copy(update={"version": other.version}) == other

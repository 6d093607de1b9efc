"""The clinic's content as frozen values: clinic, exercises, programmes and their blocks. No input or output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from handouts.dose import Dose, Side
from handouts.drawing import Drawing
from handouts.fields import (
    Centimetres,
    Code,
    Content,
    Day,
    Days,
    Id,
    Megabytes,
    Name,
    Note,
    Version,
    WebAddress,
    Week,
    Words,
)
from handouts.own_pictures import FileName, Photos, PictureReview, Video


class Correction(Content):
    """Where the patient's text is not the source's own: `source` is what that says, `here` what the patient reads.

    A typing error mended, a long sentence parted into steps, a reference to another exercise written out.
    """

    source: Note
    here: Note


class EditorNote(Content):
    """A doubt or contradiction for the clinic to settle. Never shown to patients."""

    about: Note
    note: Note


class Clinic(Content):
    """Who publishes the handouts, and whom a patient calls.

    `is_sample` says that these are made-up details; every page then says so. `url` is the address the site is
    published under, with its sub-path. `logo` is a file in content/pictures/photos/, SVG or PNG. A phone keeps at most
    `offline_megabytes` of the site to read without internet, and says that it may be outdated once it could not ask
    for news for `outdated_after_days`.
    """

    is_sample: Annotated[bool, Field(strict=True)] = False
    name: Name
    logo: FileName | None = None
    discipline: Name
    phone: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 ()-]{5,24}$")]
    hours: Words
    address: tuple[Name, ...] = Field(min_length=1)
    url: WebAddress
    summary: Words
    emergency_text: tuple[Words, ...] = Field(min_length=1)
    outdated_after_days: Days = 30
    offline_megabytes: Megabytes = 20
    editor_notes: tuple[EditorNote, ...] = ()


class Start(Content):
    """The starting position: its clinical name ("ruglig") and how to take it in plain words, a sentence an item."""

    position: Name
    text: tuple[Words, ...] = Field(min_length=1)


class BasedOn(Content):
    """The exercise this one varies, and in what; it is written out in full here all the same."""

    exercise: Id
    difference: Words


class Exercise(Content):
    """One exercise, complete in itself: a reader needs no other page to do it.

    It is shown by a drawing, photos or a video: one of them, or none. `captions` are for the pictures one by one,
    where "begin" and "end" say too little.
    """

    id: Id
    title: Name
    also_known_as: tuple[Name, ...] = ()
    aim: Words | None = None
    start: Start
    steps: tuple[Words, ...] = Field(min_length=1)
    cues: tuple[Words, ...] = ()
    side_mode: Side
    drawing: Drawing | None = None
    photos: Photos | None = None
    video: Video | None = None
    captions: tuple[Name, ...] = ()
    pictures_reviewed: tuple[PictureReview, ...] = ()
    equipment: tuple[Id, ...] = ()
    without_equipment: Words | None = None
    based_on: BasedOn | None = None
    easier: Id | None = None
    harder: Id | None = None
    precautions: tuple[Words, ...] = ()
    body_regions: tuple[Name, ...] = ()
    complaints: tuple[Name, ...] = ()
    sources: tuple[Words, ...] = ()
    corrections: tuple[Correction, ...] = ()
    editor_notes: tuple[EditorNote, ...] = ()


class FittingRow(Content):
    """Which size fits which body height, in centimetres; a missing limit means no limit on that side."""

    height_from_cm: Centimetres | None = None
    height_to_cm: Centimetres | None = None
    size_cm: Centimetres


class Equipment(Content):
    """Something the patient needs, or may replace: `without` says what to do for lack of it."""

    id: Id
    name: Name
    also_known_as: tuple[Name, ...] = ()
    advice: tuple[Words, ...] = ()
    without: Words | None = None
    fitting_lead: Words | None = None
    fitting_table: tuple[FittingRow, ...] = ()


class Section(Content):
    """A titled piece of text: sentences that form a paragraph, then perhaps points, then perhaps more sentences."""

    title: Name
    text: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()
    after_points: tuple[Words, ...] = ()


class StatedFrequency(Content):
    """How often the source says to do the session: `times` in each `period`."""

    status: Literal["stated"]
    times: Annotated[int, Field(strict=True, ge=1, le=21)]
    period: Literal["day", "week"]
    source_text: Note


class NotStatedFrequency(Content):
    """The source does not say how often: shown as such, never invented."""

    status: Literal["not_stated"]


Frequency = Annotated[StatedFrequency | NotStatedFrequency, Field(discriminator="status")]


class ExerciseGroup(Content):
    """What a group of exercises in the programme does, in the source's words."""

    exercises: tuple[Id, ...] = Field(min_length=1)
    text: Words


class Role(Content):
    """Someone who wrote or reviewed the text, by role; the name may stay out."""

    role: Name
    name: Name | None = None


class Change(Content):
    """What a version changed, in a sentence a patient understands."""

    version: Version
    date: Day
    text: Words


class Item(Content):
    """One exercise in a session, with its dose there."""

    exercise: Id
    dose: Dose
    note: Words | None = None
    variant: Words | None = None


class Weeks(Content):
    """The weeks a block lasts, both included."""

    first: Week
    last: Week


class Block(Content):
    """A stretch of the programme with one session: some weeks, or no weeks at all ("gevorderden")."""

    id: Id
    title: Name
    weeks: Weeks | None = None
    entry_criterion: Words | None = None
    items: tuple[Item, ...] = Field(min_length=1)


class Programme(Content):
    """A programme a clinic hands out: for whom, what it needs, what to do about pain, and its blocks in order."""

    id: Id
    code: Code
    title: Name
    summary: Words
    aim: Words | None = None
    for_whom: tuple[Words, ...] = Field(min_length=1)
    not_for: tuple[Words, ...] = ()
    introduction: tuple[Section, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    frequency: Frequency
    exercise_groups: tuple[ExerciseGroup, ...] = ()
    advice: tuple[Section, ...] = ()
    pain_rule_short: Name | None = None
    pain_rule: Section | None = None
    stop_rules: tuple[Words, ...] = ()
    blocks: tuple[Block, ...] = Field(min_length=1)
    also_known_as: tuple[Name, ...] = ()
    body_regions: tuple[Name, ...] = ()
    complaints: tuple[Name, ...] = ()
    authors: tuple[Role, ...] = ()
    reviewers: tuple[Role, ...] = ()
    version: Version
    issued: Day | None = None
    last_reviewed: Day | None = None
    review_due: Day | None = None
    changes: tuple[Change, ...] = ()
    sources: tuple[Words, ...] = ()
    licence: Words | None = None
    corrections: tuple[Correction, ...] = ()
    editor_notes: tuple[EditorNote, ...] = ()


@dataclass(frozen=True)
class Library:
    """All content of one clinic: exercises by id, programmes in the order of their file names."""

    clinic: Clinic
    exercises: Mapping[str, Exercise]
    programmes: tuple[Programme, ...]

"""The clinic's content as frozen values: clinic, exercises, programmes and their blocks. No input or output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from handouts.block import Block
from handouts.dosing.load import PainLimit
from handouts.dosing.progress import Lasts, Progress
from handouts.dosing.rhythm import Frequency
from handouts.exercise import Exercise
from handouts.fields import (
    Centimetres,
    Code,
    Content,
    Day,
    Days,
    Id,
    Megabytes,
    Name,
    Phone,
    Version,
    WebAddress,
    Words,
)
from handouts.own_pictures import FileName
from handouts.sections import Choice, Correction, EditorNote, Section


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
    phone: Phone
    hours: Words
    address: tuple[Name, ...] = Field(min_length=1)
    url: WebAddress
    summary: Words
    emergency_text: tuple[Words, ...] = Field(min_length=1)
    outdated_after_days: Days = 30
    offline_megabytes: Megabytes = 20
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


class Programme(Content):
    """A programme a clinic hands out: for whom, what it needs, what to do about pain, and its blocks in order.

    One without blocks is advice to read. `phone`, `hours` and `emergency_text` stand in the place of the clinic's own
    where a programme has others. `affected_side` is what it calls the side with the complaint ("het geopereerde been"),
    `unaffected_side` the other one.
    """

    id: Id
    code: Code
    title: Name
    summary: Words
    aim: Words | None = None
    for_whom: tuple[Words, ...] = Field(min_length=1)
    not_for: tuple[Words, ...] = ()
    introduction: tuple[Section, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    affected_side: Name | None = None
    unaffected_side: Name | None = None
    choices: tuple[Choice, ...] = ()
    main_advice: tuple[Words, ...] = ()
    frequency: Frequency
    lasts: Lasts | None = None
    progress: tuple[Progress, ...] = ()
    pain_limit: PainLimit | None = None
    exercise_groups: tuple[ExerciseGroup, ...] = ()
    advice: tuple[Section, ...] = ()
    pain_rule_short: Name | None = None
    pain_rule: Section | None = None
    stop_rules: tuple[Words, ...] = ()
    emergency_text: tuple[Words, ...] = ()
    phone: Phone | None = None
    hours: Words | None = None
    blocks: tuple[Block, ...] = ()
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

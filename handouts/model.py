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
    published under, with its sub-path. `logo` is a file in content/pictures/photos/, an SVG with letters as outlines
    or a PNG; one wider than twice its height is taken to hold the name. A phone keeps at most `offline_megabytes` of
    the site to read without internet: all of it where that is small, else what was visited last. A page
    says that it may be outdated once the phone could not ask for news for `outdated_after_days`.
    """

    is_sample: Annotated[bool, Field(strict=True)] = False
    name: Name = Field(description="The name of the clinic.")
    logo: FileName | None = None
    discipline: Name = Field(description="What the clinic does, as it stands below its name.")
    phone: Phone = Field(description="The number a patient calls.")
    hours: Words = Field(description="When that number is answered.")
    address: tuple[Name, ...] = Field(min_length=1, description="The address, a line an item.")
    url: WebAddress
    summary: Words = Field(description="A sentence about the clinic for search engines and the front page.")
    emergency_text: tuple[Words, ...] = Field(
        min_length=1, description="What to do when it can't wait, a sentence an item."
    )
    outdated_after_days: Days = 30
    offline_megabytes: Megabytes = 20
    editor_notes: tuple[EditorNote, ...] = ()


class FittingRow(Content):
    """Which size fits which body height, in centimetres; a missing limit means no limit on that side."""

    height_from_cm: Centimetres | None = Field(None, description="The body height from which the size fits.")
    height_to_cm: Centimetres | None = Field(None, description="The body height up to which it fits.")
    size_cm: Centimetres = Field(description="The size.")


class Equipment(Content):
    """Something the patient needs, or may replace: `without` says what to do for lack of it."""

    id: Id
    name: Name
    also_known_as: tuple[Name, ...] = ()
    advice: tuple[Words, ...] = Field((), description="What to know before buying or using it.")
    without: Words | None = None
    fitting_lead: Words | None = Field(None, description="The sentence above the table of sizes.")
    fitting_table: tuple[FittingRow, ...] = Field(
        (), description="Which size fits which body height; rows go up and touch."
    )


class ExerciseGroup(Content):
    """What a group of exercises in the programme does, in the source's words."""

    exercises: tuple[Id, ...] = Field(min_length=1, description="Ids of exercises of this programme.")
    text: Words = Field(description="What these exercises do, in the source's words.")


class Role(Content):
    """Someone who wrote or reviewed the text, by role; the name may stay out."""

    role: Name = Field(description="What someone is, such as a physiotherapist.")
    name: Name | None = None


class Change(Content):
    """What a version changed, in a sentence a patient understands."""

    version: Version = Field(description="The version that changed it.")
    date: Day = Field(description="The day of the change.")
    text: Words = Field(description="What changed, in a sentence a patient understands.")


class Programme(Content):
    """A programme a clinic hands out: for whom, what it needs, what to do about pain, and its blocks in order.

    One without blocks is advice to read. `phone`, `hours` and `emergency_text` stand in the place of the clinic's own
    where a programme has others. `affected_side` is what it calls the side with the complaint ("het geopereerde been"),
    `unaffected_side` the other one.
    """

    id: Id
    code: Code = Field(description="What the leaflet is called by on paper.")
    title: Name
    summary: Words
    aim: Words | None = Field(None, description="What the programme is to bring.")
    for_whom: tuple[Words, ...] = Field(min_length=1, description="Whom it is for.")
    not_for: tuple[Words, ...] = Field((), description="Who must not do it.")
    introduction: tuple[Section, ...] = Field((), description="Titled pieces of text before the exercises.")
    equipment: tuple[Equipment, ...] = Field((), description="What a patient needs or may use.")
    affected_side: Name | None = None
    unaffected_side: Name | None = None
    choices: tuple[Choice, ...] = Field((), description="Boxes for what holds for this patient.")
    main_advice: tuple[Words, ...] = Field((), description="The few sentences that matter most; also on the sheet.")
    frequency: Frequency = Field(description="How often, where nothing nearer says otherwise.")
    lasts: Lasts | None = Field(None, description="How long the programme is done in all.")
    progress: tuple[Progress, ...] = ()
    pain_limit: PainLimit | None = None
    exercise_groups: tuple[ExerciseGroup, ...] = Field((), description="What groups of exercises do.")
    advice: tuple[Section, ...] = Field((), description="Titled pieces of text after the exercises.")
    pain_rule_short: Name | None = Field(None, description="What to do about pain, in one sentence.")
    pain_rule: Section | None = Field(None, description="What to do about pain, in full.")
    stop_rules: tuple[Words, ...] = Field((), description="When to stop and call.")
    emergency_text: tuple[Words, ...] = ()
    phone: Phone | None = None
    hours: Words | None = None
    blocks: tuple[Block, ...] = Field(
        (), description="The stretches of the programme, in the order in which they are done."
    )
    also_known_as: tuple[Name, ...] = ()
    body_regions: tuple[Name, ...] = ()
    complaints: tuple[Name, ...] = ()
    authors: tuple[Role, ...] = Field((), description="Who wrote it.")
    reviewers: tuple[Role, ...] = Field((), description="Who reviewed it.")
    version: Version = Field(description="Two numbers with a point between; goes up when what patients do changes.")
    issued: Day | None = Field(None, description="The day it was first handed out.")
    last_reviewed: Day | None = Field(None, description="The day of the last review.")
    review_due: Day | None = Field(None, description="The day by which it must be reviewed.")
    changes: tuple[Change, ...] = Field((), description="What each version changed; the newest is this version.")
    sources: tuple[Words, ...] = ()
    licence: Words | None = Field(None, description="Who may use the text.")
    corrections: tuple[Correction, ...] = ()
    editor_notes: tuple[EditorNote, ...] = ()


@dataclass(frozen=True)
class Library:
    """All content of one clinic: exercises by id, programmes in the order of their file names."""

    clinic: Clinic
    exercises: Mapping[str, Exercise]
    programmes: tuple[Programme, ...]

"""A programme as a reader meets it, with its blocks and with what to do about pain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handouts.addresses import programme_address
from handouts.model import Library, Programme, Section
from handouts.paper_names import PaperCode, booklet_file
from handouts.views.block import BlockView, block_view
from handouts.views.equipment import EquipmentView, also_known_as, equipment_views
from handouts.views.exercise import Place
from handouts.wording.catalogue import Catalogue
from handouts.wording.dates import review_dates
from handouts.wording.frequency import frequency_phrase
from handouts.wording.numbers import exercise_count, number_list
from handouts.wording.origin import origin
from handouts.wording.safety import pain_rule, pain_rule_short
from handouts.wording.sentences import sentence_start


@dataclass(frozen=True)
class SafetyView:
    """What to do about pain and when to stop.

    `rule` refers to the therapist where the programme has none of its own (`has_own_rule`); `short` is the rule in a
    sentence, which may be empty. `stop` are the reasons to stop, the programme's before the clinic's.
    """

    rule: Section
    has_own_rule: bool
    short: str
    stop: tuple[str, ...]


@dataclass(frozen=True)
class GroupView:
    """Some exercises of a programme, by their numbers in words, and what they are for."""

    numbers: str
    text: str


@dataclass(frozen=True)
class ProgrammeView:
    """A programme: for whom it is, what it needs, its blocks, its advice, and where its text comes from.

    `frequency` begins a line, `how_often` is the same within one. `code` is what its papers say of themselves,
    `code_words` the same in words, `dates` when the text was issued and reviewed, in a few words each. Its booklet
    lies at `booklet`, from the top of the site.
    """

    id: str
    address: str
    code: PaperCode
    title: str
    other_names: tuple[str, ...]
    also_known_as: str
    summary: str
    aim: str
    for_whom: tuple[str, ...]
    not_for: tuple[str, ...]
    frequency: str
    how_often: str
    equipment: tuple[EquipmentView, ...]
    equipment_names: str
    groups: tuple[GroupView, ...]
    introduction: tuple[Section, ...]
    advice: tuple[Section, ...]
    safety: SafetyView
    count: str
    blocks: tuple[BlockView, ...]
    complaints: tuple[str, ...]
    body_regions: tuple[str, ...]
    origin: tuple[str, ...]
    code_words: str
    booklet: str
    dates: tuple[str, ...]
    issued: date | None
    last_reviewed: date | None


def programme_view(programme: Programme, library: Library, words: Catalogue) -> ProgrammeView:
    """A programme of the library."""
    blocks = tuple(block_view(Place(library, programme, block, words)) for block in programme.blocks)
    how_often = frequency_phrase(programme.frequency, words)
    return ProgrammeView(
        id=programme.id,
        address=programme_address(programme),
        code=PaperCode(programme.code, programme.version),
        title=programme.title,
        other_names=programme.also_known_as,
        also_known_as=also_known_as(programme.also_known_as, words),
        summary=programme.summary,
        aim=programme.aim or "",
        for_whom=programme.for_whom,
        not_for=programme.not_for,
        frequency=sentence_start(how_often),
        how_often=how_often,
        equipment=equipment_views(programme.equipment, words),
        equipment_names=", ".join(thing.name for thing in programme.equipment),
        groups=group_views(programme, blocks, words),
        introduction=programme.introduction,
        advice=programme.advice,
        safety=safety_view(programme, library, words),
        count=exercise_count(sum(len(block.exercises) for block in blocks), words),
        blocks=blocks,
        complaints=programme.complaints,
        body_regions=programme.body_regions,
        origin=tuple(origin(programme, words)),
        code_words=words.phrase("sheet.code", code=programme.code, version=programme.version),
        booklet=booklet_file(programme),
        dates=tuple(review_dates(programme, "sheet", words)),
        issued=programme.issued,
        last_reviewed=programme.last_reviewed,
    )


def safety_view(programme: Programme, library: Library, words: Catalogue) -> SafetyView:
    """What to do about pain in a programme, and when to stop."""
    return SafetyView(
        rule=pain_rule(programme, words),
        has_own_rule=programme.pain_rule is not None,
        short=pain_rule_short(programme, words),
        stop=(*programme.stop_rules, *library.clinic.emergency_text),
    )


def group_views(programme: Programme, blocks: tuple[BlockView, ...], words: Catalogue) -> tuple[GroupView, ...]:
    """The groups of exercises of a programme, by the numbers they have in its blocks."""
    numbers = {one.id: one.number for block in blocks for one in block.exercises}
    return tuple(
        GroupView(
            words.phrase("programme.group", numbers=number_list([numbers[one] for one in group.exercises], words)),
            group.text,
        )
        for group in programme.exercise_groups
    )

"""A programme as a reader meets it, with its blocks and with what to do about pain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handouts.addresses import programme_address
from handouts.dosing.rhythm import NotStatedFrequency
from handouts.model import Library, Programme
from handouts.paper_names import PaperCode, booklet_file
from handouts.views.block import BlockView, block_view, follows_programme
from handouts.views.equipment import EquipmentView, also_known_as, equipment_views
from handouts.views.exercise import Place
from handouts.views.homes import Homes
from handouts.views.passage import PassageView, passage_view, passage_views
from handouts.wording.catalogue import Catalogue
from handouts.wording.dates import review_dates
from handouts.wording.load import pain_limit_phrase
from handouts.wording.numbers import exercise_count, number_list
from handouts.wording.origin import origin
from handouts.wording.progress import lasts_phrase, progress_sentences
from handouts.wording.rhythm import frequency_phrase
from handouts.wording.safety import pain_rule, pain_rule_short, stop_rules
from handouts.wording.sentences import sentence_start
from handouts.wording.telephone import call_phrase, phone_link, reachable_phrase


@dataclass(frozen=True)
class SafetyView:
    """What to do about pain and when to stop.

    `rule` refers to the therapist where the programme has none of its own (`has_own_rule`); `short` is the rule in a
    sentence, which may be empty. `phone`, `call` and `reachable` tell whom to call: the programme's own number or the
    clinic's. `stop` are the reasons to stop, the programme's before the clinic's.
    """

    rule: PassageView
    has_own_rule: bool
    short: str
    stop: tuple[str, ...]
    phone: str
    phone_link: str
    call: str
    hours: str
    reachable: str


@dataclass(frozen=True)
class ChoiceView:
    """Boxes of which those are ticked that hold for this patient."""

    title: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class GroupView:
    """Some exercises of a programme, by their numbers in words, and what they are for."""

    numbers: str
    text: str


@dataclass(frozen=True)
class ProgrammeView:
    """A programme: for whom it is, what it needs, its blocks, its advice, and where its text comes from.

    `frequency` begins a line, `how_often` is the same within one; both empty where nothing asks for it. `code` is what its papers say of themselves,
    `code_words` the same in words, `dates` when the text was issued and reviewed, in a few words each. Its booklet
    lies at `booklet`, from the top of the site. `lasts` says how long it is done in all, `pain_limit` how much pain may
    be, `progress` when to go on: each in words, empty where it is not said.
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
    lasts: str
    pain_limit: str
    progress: tuple[str, ...]
    main_advice: tuple[str, ...]
    choices: tuple[ChoiceView, ...]
    equipment: tuple[EquipmentView, ...]
    equipment_names: str
    groups: tuple[GroupView, ...]
    introduction: tuple[PassageView, ...]
    advice: tuple[PassageView, ...]
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


def programme_view(programme: Programme, library: Library, homes: Homes, words: Catalogue) -> ProgrammeView:
    """A programme of the library; `homes` tells where each exercise is shown."""
    blocks = tuple(block_view(Place(library, programme, block, words, homes)) for block in programme.blocks)
    how_often = frequency_phrase(programme.frequency, words) if is_rhythm_told(programme) else ""
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
        lasts=lasts_phrase(programme.lasts, words) if programme.lasts else "",
        pain_limit=pain_limit_phrase(programme.pain_limit, words) if programme.pain_limit else "",
        progress=progress_sentences(programme.progress, words),
        main_advice=programme.main_advice,
        choices=tuple(ChoiceView(choice.title, choice.options) for choice in programme.choices),
        equipment=equipment_views(programme.equipment, words),
        equipment_names=", ".join(thing.name for thing in programme.equipment),
        groups=group_views(programme, blocks, words),
        introduction=passage_views(programme.introduction),
        advice=passage_views(programme.advice),
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


def is_rhythm_told(programme: Programme) -> bool:
    """Whether a programme says how often: not where the source does not, and no exercise waits for it."""
    is_stated = not isinstance(programme.frequency, NotStatedFrequency)
    return is_stated or any(follows_programme(block) for block in programme.blocks)


def safety_view(programme: Programme, library: Library, words: Catalogue) -> SafetyView:
    """What to do about pain in a programme, when to stop, and whom to call."""
    phone, hours = programme.phone or library.clinic.phone, programme.hours or library.clinic.hours
    return SafetyView(
        rule=passage_view(pain_rule(programme, words)),
        has_own_rule=programme.pain_rule is not None,
        short=pain_rule_short(programme, words),
        stop=stop_rules(programme, library.clinic),
        phone=phone,
        phone_link=phone_link(phone),
        call=call_phrase(phone, words),
        hours=hours,
        reachable=reachable_phrase(hours, words),
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

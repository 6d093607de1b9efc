"""A block of a programme as a reader meets it: its sessions, their parts, and the exercises in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, count

from handouts.addresses import block_address
from handouts.block import Block, Part, Session
from handouts.dosing.amount import Amount, Time
from handouts.dosing.length import LengthNotKnown
from handouts.paper_names import OF_A_WEEK, Kind, week_file
from handouts.session import Minutes, session_minutes
from handouts.views.equipment import equipment_views
from handouts.views.exercise import ExerciseView, Place, exercise_view
from handouts.views.passage import PassageView, passage_views
from handouts.wording.amounts import counted, time_words
from handouts.wording.lengths import minutes_phrase
from handouts.wording.load import pain_limit_phrase
from handouts.wording.numbers import exercise_count
from handouts.wording.periods import period_phrase
from handouts.wording.progress import progress_sentences
from handouts.wording.rhythm import frequency_phrase
from handouts.wording.sentences import equipment_names, sentence_start
from handouts.wording.weeks import searched_weeks, weeks_to_tick


@dataclass(frozen=True)
class PartView:
    """A part of a session under one heading, which may be empty, with its exercises in order.

    `rules` say how often to go round them and how long to rest between, in a sentence each; `rounds` and the rests are
    the same as amounts, None where nobody states them. `rest` is between two exercises, whoever states it.
    """

    heading: str
    text: tuple[str, ...]
    rules: tuple[str, ...]
    rounds: Amount | None
    rest_between_rounds: Time | None
    rest: Time | None
    exercises: tuple[ExerciseView, ...]


@dataclass(frozen=True)
class SessionView:
    """What is done at one time; its heading is empty where the block has no other session.

    `frequency` says how often, where the session says so itself; `length` how long it takes in words, empty where
    nobody can tell, and `minutes` the same in numbers. `rest_between_parts` is None where nobody states it.
    """

    heading: str
    text: tuple[str, ...]
    frequency: str
    rules: tuple[str, ...]
    length: str
    minutes: Minutes | None
    rest_between_parts: Time | None
    parts: tuple[PartView, ...]

    @property
    def exercises(self) -> tuple[ExerciseView, ...]:
        """Every exercise of the session, in order."""
        return tuple(one for part in self.parts for one in part.exercises)


@dataclass(frozen=True)
class PaperFile:
    """A PDF: what it is for, and where it lies, from the top of the site."""

    kind: Kind
    path: str


@dataclass(frozen=True)
class BlockView:
    """A stretch of the programme.

    `period` says when it is done, where its title does not; `frequency` how often, beginning a line, empty where each
    session or exercise says so itself. `pain_limit` is that of the block or else of its programme. `weeks` are the
    names of its weeks to tick off, empty names where they are numbered by pen; `searched_weeks` how somebody looks for
    them. `count` says how many exercises it has, empty where it has none; `equipment` names what they need, in
    a line. `length` is how long a session takes, where it has one.
    """

    id: str
    address: str
    title: str
    period: str
    criterion: str
    goal: tuple[str, ...]
    allowed: tuple[str, ...]
    not_yet: tuple[str, ...]
    sections: tuple[PassageView, ...]
    frequency: str
    pain_limit: str
    progress: tuple[str, ...]
    weeks: tuple[str, ...]
    searched_weeks: tuple[str, ...]
    count: str
    equipment: str
    has_more_on_equipment: bool
    sessions: tuple[SessionView, ...]
    papers: tuple[PaperFile, ...]

    @property
    def exercises(self) -> tuple[ExerciseView, ...]:
        """Every exercise of the block, in order."""
        return tuple(one for session in self.sessions for one in session.exercises)

    @property
    def length(self) -> str:
        """How long a session takes, in words, where the block has one session; else each says it for itself."""
        return self.sessions[0].length if len(self.sessions) == 1 else ""

    @property
    def text(self) -> tuple[str, ...]:
        """All sentences of the block beside its exercises, in order."""
        passages = (sentence for one in self.sections for sentence in (one.title, *one.sentences))
        return (*self.goal, *self.allowed, *self.not_yet, *passages, *self.progress)


def block_view(place: Place) -> BlockView:
    """The block at this place."""
    block, words, programme = place.block, place.words, place.programme
    sessions, limit = session_views(place), block.pain_limit or programme.pain_limit
    used = {thing for item in block.all_items for thing in place.library.exercises[item.exercise].equipment}
    needed = equipment_views([thing for thing in programme.equipment if thing.id in used], words)
    return BlockView(
        id=block.id,
        address=block_address(programme, block),
        title=block.title,
        period=sentence_start(period_phrase(block.period, words)) if block.period else "",
        criterion=block.entry_criterion or "",
        goal=block.goal,
        allowed=block.allowed,
        not_yet=block.not_yet,
        sections=passage_views(block.sections),
        frequency=sentence_start(frequency_phrase(place.frequency, words)) if is_rhythm_told(block) else "",
        pain_limit=pain_limit_phrase(limit, words) if limit else "",
        progress=progress_sentences(block.progress, words),
        weeks=weeks_to_tick(block, words),
        searched_weeks=searched_weeks(block, words),
        count=exercise_count(len(block.all_items), words),
        equipment=equipment_names(used, programme.equipment),
        has_more_on_equipment=any(thing.has_more for thing in needed),
        sessions=sessions,
        papers=paper_files(place),
    )


def paper_files(place: Place) -> tuple[PaperFile, ...]:
    """The papers of a block: none where nothing is done, a card only where some exercise has a picture for paper."""
    shown = [place.library.exercises[item.exercise] for item in place.block.all_items]
    has_pictures = any(one.drawing or one.photos or (one.video and one.video.poster) for one in shown)
    kinds = [kind for kind in OF_A_WEEK if shown and (has_pictures or kind is not Kind.CARD)]
    return tuple(PaperFile(kind, week_file(place.programme, place.block, kind)) for kind in kinds)


def is_rhythm_told(block: Block) -> bool:
    """Whether the page of a block says how often for all of it: the block does, or some exercise of it follows that."""
    return block.frequency is not None or follows_programme(block)


def follows_programme(block: Block) -> bool:
    """Whether some exercise of a block is done as often as its programme says, as nothing nearer says how often."""
    if block.frequency is not None:
        return False
    sessions = (session for session in block.all_sessions if session.frequency is None)
    return any(item.frequency is None for session in sessions for part in session.parts for item in part.items)


def session_views(place: Place) -> tuple[SessionView, ...]:
    """The sessions of a block, their exercises numbered through."""
    anchors = anchors_of([item.exercise for item in place.block.all_items])
    numbered = iter(enumerate(anchors, 1))
    return tuple(
        session_view(session, numbered, replace(place, session=session)) for session in place.block.all_sessions
    )


def session_view(session: Session, numbered: Iterator[tuple[int, str]], place: Place) -> SessionView:
    """One session; its exercises take the next numbers and anchors."""
    words = place.words
    rest = session.rest_between_exercises or place.block.rest_between_exercises
    minutes = minutes_or_none(session, place)
    return SessionView(
        heading=session.title,
        text=session.text,
        frequency=sentence_start(frequency_phrase(session.frequency, words)) if session.frequency else "",
        rules=(words.phrase("part.rest_between_exercises", time=time_words(rest, words)),) if rest else (),
        length=minutes_phrase(minutes, words) if minutes else "",
        minutes=minutes,
        rest_between_parts=None if any(part.rest_between_exercises for part in session.parts) else rest,
        parts=tuple(part_view(part, numbered, rest, place) for part in session.parts),
    )


def part_view(part: Part, numbered: Iterator[tuple[int, str]], rest: Time | None, place: Place) -> PartView:
    """One part of a session with this rest between its exercises; they take the next numbers and anchors."""
    exercises = []
    for item in part.items:
        number, anchor = next(numbered)
        exercises.append(exercise_view(number, item, anchor, place))
    return PartView(
        heading=part.title or "",
        text=part.text,
        rules=tuple(part_rules(part, place)),
        rounds=part.rounds,
        rest_between_rounds=part.rest_between_rounds,
        rest=part.rest_between_exercises or rest,
        exercises=tuple(exercises),
    )


def part_rules(part: Part, place: Place) -> Iterator[str]:
    """How often to go round the exercises of a part, and how long to rest between."""
    words = place.words
    if part.rounds:
        yield words.phrase("part.rounds", rounds=counted("dose.sets", part.rounds, words))
    if part.rest_between_rounds:
        yield words.phrase("part.rest_between_rounds", time=time_words(part.rest_between_rounds, words))
    if part.rest_between_exercises:
        yield words.phrase("part.rest_between_exercises", time=time_words(part.rest_between_exercises, words))


def minutes_or_none(session: Session, place: Place) -> Minutes | None:
    """How long a session takes; None where nobody states the dose of an exercise in it."""
    try:
        return session_minutes(session, place.block, place.library)
    except LengthNotKnown:
        return None


def anchors_of(exercises: list[str]) -> list[str]:
    """A place on the page for each exercise: its id, and the second time its id with a 2, unless another has that."""
    anchors: list[str] = []
    for one in exercises:
        numbered = (f"{one}-{number}" for number in count(2))
        names = chain([] if one in anchors else [one], (name for name in numbered if name not in exercises))
        anchors.append(next(name for name in names if name not in anchors))
    return anchors

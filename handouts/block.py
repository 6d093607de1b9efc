"""A stretch of a programme: its sessions, their parts, and the exercises in these, as frozen values."""

from __future__ import annotations

from pydantic import model_validator

from handouts.dosing.amount import ClockTime, Count
from handouts.dosing.dose import Dose
from handouts.dosing.load import PainLimit
from handouts.dosing.period import Period, Weeks
from handouts.dosing.progress import Progress
from handouts.dosing.rhythm import Frequency
from handouts.fields import Content, Id, Name, Words, refusal
from handouts.sections import Section


class Level(Content):
    """One level of an exercise: what is different, and perhaps a dose of its own.

    With `exercise` it is shown by the steps and pictures of that exercise.
    """

    title: Name
    difference: tuple[Words, ...] = ()
    exercise: Id | None = None
    dose: Dose | None = None


class Item(Content):
    """One exercise in a session, with its dose there; a `frequency` of its own counts above that of the session."""

    exercise: Id
    dose: Dose
    frequency: Frequency | None = None
    note: Words | None = None
    variant: Words | None = None
    levels: tuple[Level, ...] = ()


class Part(Content):
    """Exercises that belong together in a session, such as a warming-up; `rounds` says how often to go round them."""

    title: Name | None = None
    text: tuple[Words, ...] = ()
    rounds: Count | None = None
    rest_between_rounds: ClockTime | None = None
    rest_between_exercises: ClockTime | None = None
    items: tuple[Item, ...] = ()

    @model_validator(mode="after")
    def is_full(self) -> Part:
        """Refuse a part without exercises and without words, and a rest between rounds that are not there."""
        if not self.items and not self.text:
            raise refusal("empty-list", "this part has no exercises and no text", "add items, or take the part out")
        if self.rest_between_rounds and not self.rounds:
            raise refusal("contradiction", "there are no rounds to rest between", "add rounds", "rest_between_rounds")
        return self


class Session(Content):
    """What is done at one go, where a block has several side by side: A and B, mornings and evenings."""

    title: Name
    text: tuple[Words, ...] = ()
    frequency: Frequency | None = None
    rest_between_exercises: ClockTime | None = None
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()

    @model_validator(mode="after")
    def is_full(self) -> Session:
        """Refuse a session without exercises, or with exercises in two places."""
        refuse_two_of(self, ("items", "parts"))
        if not (self.items or self.parts):
            raise refusal("empty-list", "this session has no exercises", "add items or parts")
        return self


class Block(Content):
    """A stretch of the programme: some weeks, a phase after an event, or no time at all ("gevorderden").

    Its exercises stand in `items`, or in `parts` with a heading each, or in `sessions` side by side: in one of the
    three. A block without exercises has `sections` to read.
    """

    id: Id
    title: Name
    weeks: Weeks | None = None
    period: Period | None = None
    entry_criterion: Words | None = None
    goal: tuple[Words, ...] = ()
    allowed: tuple[Words, ...] = ()
    not_yet: tuple[Words, ...] = ()
    sections: tuple[Section, ...] = ()
    frequency: Frequency | None = None
    pain_limit: PainLimit | None = None
    progress: tuple[Progress, ...] = ()
    rest_between_exercises: ClockTime | None = None
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    sessions: tuple[Session, ...] = ()

    @model_validator(mode="after")
    def is_full(self) -> Block:
        """Refuse a block that has nothing, its exercises in two places, or its time said twice."""
        refuse_two_of(self, ("items", "parts", "sessions"))
        if self.weeks and self.period:
            raise refusal("contradiction", '"weeks" and "period" both say when', "keep one of them", "period")
        if not (self.items or self.parts or self.sessions or self.sections):
            raise refusal("empty-list", "this block has no exercises and no text", "add items, or sections to read")
        return self

    @property
    def all_sessions(self) -> tuple[Session, ...]:
        """The sessions of the block, in order; one without a name where it has no several. None where it has none."""
        if self.sessions:
            return tuple(with_parts(one) for one in self.sessions)
        parts = self.parts or ((Part.model_construct(items=self.items),) if self.items else ())
        return (Session.model_construct(title="", parts=parts),) if parts else ()

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Every exercise of the block in order, whatever session and part it stands in."""
        return tuple(item for session in self.all_sessions for part in session.parts for item in part.items)


def with_parts(session: Session) -> Session:
    """A session whose exercises stand in parts."""
    if session.parts:
        return session
    return session.model_copy(update={"items": (), "parts": (Part.model_construct(items=session.items),)})


def refuse_two_of(holder: Block | Session, names: tuple[str, ...]) -> None:
    """Raise where exercises stand in more than one place."""
    said = [name for name in names if getattr(holder, name)]
    if len(said) > 1:
        message = f'the exercises stand in "{said[0]}" and in "{said[1]}"'
        raise refusal("contradiction", message, "put all of them into one of the two", said[1])

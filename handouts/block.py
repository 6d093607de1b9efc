"""A stretch of a programme: its sessions, their parts, and the exercises in these, as frozen values."""

from __future__ import annotations

from pydantic import Field, model_validator

from handouts.dosing.amount import ClockTime, Count
from handouts.dosing.dose import Dose
from handouts.dosing.load import PainLimit
from handouts.dosing.period import Period, Weeks
from handouts.dosing.progress import Progress
from handouts.dosing.rhythm import Frequency
from handouts.dosing.short import SOURCE
from handouts.fields import Content, Id, Name, Words, refusal
from handouts.sections import Section


class Level(Content):
    """One level of an exercise: what is different, and perhaps a dose of its own.

    With `exercise` it is shown by the steps and pictures of that exercise.
    """

    title: Name = Field(description="What the level is called: what is different in it.")
    difference: tuple[Words, ...] = Field((), description="What is different, a sentence an item.")
    exercise: Id | None = None
    dose: Dose | None = Field(None, description="The dose of this level, where it has its own.")


class Item(Content):
    """One exercise in a session, with its dose there; a `frequency` of its own counts above that of the session."""

    exercise: Id = Field(description="The id of the exercise.")
    dose: Dose = Field(description="How much.")
    frequency: Frequency | None = None
    note: Words | None = Field(None, description="What else to know about it here.")
    variant: Words | None = Field(None, description="Which variant is done here.")
    levels: tuple[Level, ...] = Field((), description="Levels of the exercise, the easiest first.")


class Part(Content):
    """Exercises that belong together in a session, such as a warming-up; `rounds` says how often to go round them."""

    title: Name | None = Field(None, description="The heading.")
    text: tuple[Words, ...] = Field((), description="Sentences below the heading.")
    rounds: Count | None = None
    rest_between_rounds: ClockTime | None = Field(None, description="The rest between two rounds.")
    rest_between_exercises: ClockTime | None = None
    items: tuple[Item, ...] = Field((), description="The exercises of the part.")

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

    title: Name = Field(description="What the session is called, such as A or Ochtend.")
    text: tuple[Words, ...] = Field((), description="Sentences below its name.")
    frequency: Frequency | None = None
    rest_between_exercises: ClockTime | None = None
    items: tuple[Item, ...] = Field((), description="The exercises, where they stand in one list.")
    parts: tuple[Part, ...] = Field((), description="The exercises in parts.")

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
    weeks: Weeks | None = Field(None, description="The weeks it lasts.")
    period: Period | None = Field(None, description="When it is done, in days, weeks or months, also after an event.")
    entry_criterion: Words | None = Field(None, description="When a patient may begin with it.")
    goal: tuple[Words, ...] = Field((), description="What it is to bring.")
    allowed: tuple[Words, ...] = Field((), description="What is allowed now.")
    not_yet: tuple[Words, ...] = Field((), description="What is not allowed yet.")
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
            raise refusal("contradiction", '"weeks" and "period" both say when', SOURCE, "period")
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

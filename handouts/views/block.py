"""A block of a programme as a reader meets it: its sessions, their parts, and the exercises in each."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.addresses import block_address
from handouts.paper_names import OF_A_WEEK, Kind, week_file
from handouts.views.equipment import equipment_views
from handouts.views.exercise import ExerciseView, Place, exercise_view
from handouts.wording.numbers import exercise_count
from handouts.wording.sentences import equipment_names
from handouts.wording.weeks import searched_weeks, weeks_to_tick


@dataclass(frozen=True)
class PartView:
    """A part of a session under one heading, which may be empty, with its exercises in order."""

    heading: str
    exercises: tuple[ExerciseView, ...]


@dataclass(frozen=True)
class SessionView:
    """What is done at one time; its heading is empty where the block has no other session."""

    heading: str
    parts: tuple[PartView, ...]


@dataclass(frozen=True)
class PaperFile:
    """A PDF: what it is for, and where it lies, from the top of the site."""

    kind: Kind
    path: str


@dataclass(frozen=True)
class BlockView:
    """A stretch of the programme.

    `weeks` are the names of its weeks to tick off, empty names where they are numbered by pen; `searched_weeks` how
    somebody looks for them. `equipment` names what its exercises need, in a line.
    """

    id: str
    address: str
    title: str
    criterion: str
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
        return tuple(one for session in self.sessions for part in session.parts for one in part.exercises)


def block_view(place: Place) -> BlockView:
    """The block at this place: one session of one part."""
    block, words = place.block, place.words
    exercises = tuple(exercise_view(number, item, place) for number, item in enumerate(block.items, 1))
    used = {thing for item in block.items for thing in place.library.exercises[item.exercise].equipment}
    needed = equipment_views([thing for thing in place.programme.equipment if thing.id in used], words)
    return BlockView(
        id=block.id,
        address=block_address(place.programme, block),
        title=block.title,
        criterion=block.entry_criterion or "",
        weeks=weeks_to_tick(block, words),
        searched_weeks=searched_weeks(block, words),
        count=exercise_count(len(exercises), words),
        equipment=equipment_names(used, place.programme.equipment),
        has_more_on_equipment=any(thing.has_more for thing in needed),
        sessions=(SessionView("", (PartView("", exercises),)),),
        papers=tuple(PaperFile(kind, week_file(place.programme, block, kind)) for kind in OF_A_WEEK),
    )

"""What a week page tells the phone about its sessions: what is done in which order, each dose as numbers and words."""

from __future__ import annotations

from handouts.dosing.amount import Time
from handouts.dosing.length import Span
from handouts.phone.amounts import Data, amount_data, time_data
from handouts.phone.dose import dose_data
from handouts.views.block import BlockView, PartView, SessionView
from handouts.views.exercise import ExerciseView, LevelView, Remark, RemarkKind, span_or_none
from handouts.views.library import LibraryView
from handouts.views.programme import ProgrammeView
from handouts.wording.amounts import time_words
from handouts.wording.catalogue import Catalogue

SHOWN_UNITS = ("second", "minute", "count", "breath")


def phone_sessions(library: LibraryView, words: Catalogue) -> dict[str, Data]:
    """The sessions of every week page, by the address of the page; nothing for a page that is only read."""
    return {
        block.address: phone_session(programme, block, words) if block.exercises else {}
        for programme in library.programmes
        for block in programme.blocks
    }


def phone_session(programme: ProgrammeView, block: BlockView, words: Catalogue) -> Data:
    """The sessions of a block as plain values, ready to be written as JSON.

    `exercises` are all of the block; the parts of a session name them by their place in it. Pictures and steps are not
    repeated here: the page has them.
    """
    places = {one.anchor: place for place, one in enumerate(block.exercises)}
    return {
        "programme": {"id": programme.id, "title": programme.title},
        "block": block.id,
        "block_title": block.title,
        "units": {name: words.entry(f"time.{name}") for name in SHOWN_UNITS},
        "sessions": [session_data(one, places, words) for one in block.sessions],
        "exercises": [exercise_data(one, block, words) for one in block.exercises],
    }


def session_data(session: SessionView, places: dict[str, int], words: Catalogue) -> Data:
    """One session: its words, how long it takes, its parts in order."""
    return {
        "heading": session.heading,
        "text": list(session.text),
        "frequency": session.frequency,
        "length": session.length,
        "rest": rest_data(session.rest_between_parts, words),
        "parts": [part_data(one, places, words) for one in session.parts],
    }


def part_data(part: PartView, places: dict[str, int], words: Catalogue) -> Data:
    """One part: its words, how often it is gone round, its rests and its exercises."""
    return {
        "heading": part.heading,
        "text": list(part.text),
        "rules": list(part.rules),
        "rounds": amount_data(part.rounds, ""),
        "rest_between_rounds": rest_data(part.rest_between_rounds, words),
        "rest": rest_data(part.rest, words),
        "exercises": [places[one.anchor] for one in part.exercises],
    }


def rest_data(time: Time | None, words: Catalogue) -> Data | None:
    """A rest that somebody states, with its words."""
    return time_data(time, words.phrase("dose.rest", time=time_words(time, words))) if time else None


def exercise_data(exercise: ExerciseView, block: BlockView, words: Catalogue) -> Data:
    """One exercise: what it is called here, its dose and those of its levels, what is ticked, what to mind.

    `key` is its place on the page, by which all notes on it are kept: the same exercise twice has two.
    """
    return {
        "key": exercise.anchor,
        "id": exercise.id,
        "title": exercise.title,
        "dose": dose_data(exercise.dose, exercise, exercise.cells, words),
        "levels": [level_data(one, exercise, words) for one in exercise.levels],
        "boxes": {
            "days": list(exercise.boxes.days),
            "sure": exercise.boxes.sure,
            "offered": exercise.boxes.offered,
            "tally": exercise.boxes.tally,
        },
        "pain_limit": exercise.pain_limit,
        "cue": first_cue(exercise.more),
        "sides_in_steps": exercise.has_picture_for_each_side,
        "seconds": seconds_data(exercise.seconds),
        "easier": [easier_data(one, block) for one in exercise.more if one.kind is RemarkKind.EASIER],
    }


def seconds_data(span: Span | None) -> list[float] | None:
    """From the shortest to the longest time."""
    return list(span) if span else None


def level_data(level: LevelView, exercise: ExerciseView, words: Catalogue) -> Data:
    """One level of an exercise: what is different, and its dose where it has one of its own."""
    return {
        "title": level.title,
        "text": [*level.difference, *level.steps],
        "shown_by": level.shown_by,
        "words": [str(cell) for cell in level.cells],
        "dose": dose_data(level.dose, exercise, level.cells, words) if level.dose else None,
        "seconds": seconds_data(span_or_none(level.dose, exercise.side_mode)) if level.dose else None,
    }


def easier_data(remark: Remark, block: BlockView) -> Data:
    """The easier exercise, with the way to it seen from the page of its block; no way where it is shown nowhere."""
    link = "../" * block.address.count("/") + remark.address if remark.address else ""
    return {"heading": remark.heading, "title": remark.sentences[0], "link": link}


def first_cue(remarks: tuple[Remark, ...]) -> str:
    """The one thing to mind while it is done: a precaution before a cue; empty where there is none."""
    for kind in (RemarkKind.PRECAUTIONS, RemarkKind.CUES):
        for remark in remarks:
            if remark.kind is kind:
                return remark.sentences[0]
    return ""

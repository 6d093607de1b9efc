"""What the clinic may want to know about content that has no problem: notes, which stop nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handouts.block import Block
from handouts.dosing.length import LengthNotKnown
from handouts.exercise import Exercise
from handouts.model import Clinic, Programme
from handouts.problem import Place, Problem, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.doses import dose_notes, rhythm_notes
from handouts.reading.library import ReadLibrary
from handouts.reading.periods import gap_notes
from handouts.session import Minutes, session_minutes

MOST_EXERCISES = 5
"""More in one session is done worse than a few (Henry 1999: two done better than eight; a small study)."""

STEEPEST_JUMP = 1.5
"""A session this many times as long as the one of the block before is worth a thought (our estimate, no source)."""


def notes(library: ReadLibrary, today: date) -> tuple[Problem, ...]:
    """Every note to the clinic, in the order of files and lines; dates are held against `today`."""
    return tuple(sorted({*content_notes(library, today)}))


def content_notes(library: ReadLibrary, today: date) -> Iterator[Problem]:
    """Every note, file after file."""
    if library.files.clinic and library.clinic.is_sample:
        message = "the details of the clinic are made up, and every page says so"
        place = library.files.clinic.place("is_sample")
        yield Problem(place, "sample-clinic", message, "fill in your own clinic and take is_sample out")
    for file in (library.files.clinic, *library.files.exercises, *library.files.programmes):
        if file is not None:
            yield from editor_notes(file)
    for programme, file in zip(library.programmes, library.files.programmes, strict=True):
        yield from review_notes(programme, file, today)
        yield from identity_notes(programme, file.path)
        yield from session_notes(programme, file, library)
        yield from gap_notes(programme, file)
        yield from dose_notes(programme, file, library.exercises)
        yield from rhythm_notes(programme, file)


def editor_notes(file: ReadFile[Clinic] | ReadFile[Exercise] | ReadFile[Programme]) -> Iterator[Problem]:
    """The doubts that stand in a file."""
    for number, doubt in enumerate(file.model.editor_notes if file.model else ()):
        yield Problem(file.place("editor_notes", number, "about"), "editor-note", doubt.note)


def review_notes(programme: Programme, file: ReadFile[Programme], today: date) -> Iterator[Problem]:
    """What there is to say about the reviews of a programme."""
    if programme.review_due is None:
        hint = "agree on a day, and write it as review_due: 2030-01-31"
        yield Problem(Place(file.path), "no-review-date", "nobody knows when this must be reviewed", hint)
    elif programme.review_due < today:
        message = f"this should have been reviewed by {programme.review_due}"
        hint = "review it, then set last_reviewed and review_due"
        yield Problem(file.place("review_due"), "review-overdue", message, hint)
    if programme.last_reviewed and programme.last_reviewed > today:
        message = f"this review, of {programme.last_reviewed}, has not happened yet"
        yield Problem(file.place("last_reviewed"), "review-in-future", message, "give the day of the last review")


def identity_notes(programme: Programme, path: str) -> Iterator[Problem]:
    """What a reader of a programme should be able to find in it and can't."""
    place = Place(path)
    if not programme.authors:
        yield Problem(place, "no-author", "nobody knows who wrote this", "name the role of each author in authors")
    if programme.licence is None:
        yield Problem(place, "no-licence", "nobody knows who may use this text", "say it in licence")
    if programme.pain_rule is None:
        yield Problem(
            place, "no-pain-rule", "the patient does not read what to do when it hurts", "say it in pain_rule"
        )


def session_notes(programme: Programme, file: ReadFile[Programme], library: ReadLibrary) -> Iterator[Problem]:
    """How much each session asks of a patient."""
    before: tuple[Block, Minutes] | None = None
    for number, block in enumerate(programme.blocks):
        place = file.place("blocks", number, "id")
        longest: Minutes | None = None
        for session in block.all_sessions:
            count = sum(len(part.items) for part in session.parts)
            if count > MOST_EXERCISES:
                message = f"one session has {count} exercises; a few are done better than many"
                yield Problem(place, "many-exercises", message, "could some of them wait for a later block?")
            try:
                minutes = session_minutes(session, block, library)
            except LengthNotKnown:
                continue
            named = f" ({session.title})" if session.title else ""
            yield Problem(place, "session-minutes", f"one session{named} takes about {minutes}")
            longest = max(longest or minutes, minutes, key=sum)
        if before and longest and sum(longest) > STEEPEST_JUMP * sum(before[1]):
            message = f"a session here takes about {longest}, in the block {quoted(before[0].id)} {before[1]}"
            yield Problem(place, "session-jump", message, "is the step not too large?")
        before = (block, longest) if longest else None

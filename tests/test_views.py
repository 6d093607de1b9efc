"""Promises about what a reader meets: made once, in the order it is read, the same for every output."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handouts.dosing.dose import Side, StatedDose
from handouts.exercise import Exercise
from handouts.model import Library
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.views.exercise import ExerciseView, RemarkKind
from handouts.views.library import library_view
from handouts.wording.catalogue import read_words
from tests.places import ROOT, SMALL_CLINIC

LIBRARY: Library = read_library(SMALL_CLINIC)
WORDS = read_words(Project.at(ROOT).words)
CORE = next(one for one in LIBRARY.programmes if one.id == "core-stability")

GROWING = StatedDose.model_validate(
    {
        "status": "stated",
        "repetitions": 5,
        "progress": [{"of": "repetitions", "start": 5, "goal": 10}],
        "source_text": "van 5 naar 10",
    }
)


def first_exercise(item: dict[str, Any], **changes: Any) -> ExerciseView:
    """The first exercise of a programme, with these changes of its place in the session and of itself."""
    block = CORE.blocks[0]
    exercise: Exercise = LIBRARY.exercises[block.items[0].exercise].model_copy(update=changes)
    items = (block.items[0].model_copy(update=item), *block.items[1:])
    programme = CORE.model_copy(update={"blocks": (block.model_copy(update={"items": items}),)})
    library = replace(LIBRARY, exercises={**LIBRARY.exercises, exercise.id: exercise}, programmes=(programme,))
    return library_view(library, WORDS).programmes[0].blocks[0].exercises[0]


def test_every_exercise_is_met_where_the_content_has_it() -> None:
    """Programmes, blocks and exercises come in the order of the content, numbered from 1 in each session."""
    met = [
        (one.id, block.id, exercise.number, exercise.id) for one, block, exercise in library_view(LIBRARY, WORDS).met()
    ]
    assert met == [
        (programme.id, block.id, number, item.exercise)
        for programme in LIBRARY.programmes
        for block in programme.blocks
        for number, item in enumerate(block.items, 1)
    ]
    assert len(met) > 10


def test_a_block_is_sessions_of_parts_of_exercises() -> None:
    """A block with one session has it without a heading, and in it one part without a heading."""
    for programme in library_view(LIBRARY, WORDS).programmes:
        for block in programme.blocks:
            (session,) = block.sessions
            (part,) = session.parts
            assert (session.heading, part.heading) == ("", "")
            assert part.exercises == block.exercises


def test_all_that_is_said_beside_the_steps_comes_in_one_order() -> None:
    """Every output says the same beside the steps, in the same order, each under its own heading."""
    said = first_exercise(
        {"note": "Rustig.", "variant": "Zonder bal.", "dose": GROWING},
        cues=("Adem door.",),
        precautions=("Niet veren.",),
        without_equipment="Op de grond.",
        easier="crunch",
        harder="superman",
    ).more
    assert [remark.kind for remark in said] == list(RemarkKind)
    assert [remark.sentences for remark in said] == [
        ("Adem door.",),
        ("Niet veren.",),
        ("Op de grond.",),
        ("Rustig.",),
        ("Zonder bal.",),
        ("Bouw op van 5 naar 10 keer.",),
        (LIBRARY.exercises["crunch"].title,),
        (LIBRARY.exercises["superman"].title,),
    ]


def test_what_is_not_said_has_no_heading() -> None:
    """An exercise that says nothing beside its steps has no headings for it."""
    nothing: dict[str, Any] = dict.fromkeys(("cues", "precautions"), ())
    assert first_exercise({}, **nothing, without_equipment=None, easier=None, harder=None).more == ()


def test_side_of_a_session_comes_before_that_of_the_exercise() -> None:
    """A dose that names a side tells on which side the exercise is done here, whatever it is as such."""
    dose = CORE.blocks[0].items[0].dose.model_copy(update={"side": Side.EACH_SIDE})
    shown = first_exercise({"dose": dose}, side_mode=Side.ALTERNATING)
    assert (shown.side, shown.is_each_side, shown.side_mode) == (Side.EACH_SIDE, True, Side.ALTERNATING)

"""An exercise of a session as a reader meets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handouts.addresses import exercise_address
from handouts.dose import Dose, Side, StatedDose
from handouts.model import Block, Exercise, Item, Library, Programme
from handouts.views.equipment import EquipmentView, equipment_views
from handouts.wording.captions import FigureWords, figure_words
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import DoseCell, dose_cells, pen_phrases
from handouts.wording.sentences import equipment_names, start_sentences

START_AND_BOTH_SIDES = 3


class RemarkKind(StrEnum):
    """What a group of sentences beside the steps is about."""

    CUES = "cues"
    PRECAUTIONS = "precautions"
    WITHOUT_EQUIPMENT = "without_equipment"
    NOTE = "note"
    VARIANT = "variant"
    EASIER = "easier"
    HARDER = "harder"


@dataclass(frozen=True)
class Remark:
    """Sentences that belong together, with their heading, which may be empty."""

    kind: RemarkKind
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class ExerciseView:
    """One exercise of a session, with its dose there.

    `address` leads to it from the top of the site. `start` is how it begins in running text, `start_text` the same
    by sentence, without the position. `dose` holds the numbers and `cells` their words. `side` is on which side it is
    done here, `side_mode` on which it is done as such. `pen` are the words behind each line that is filled in on
    paper. `more` is all that is said beside the steps, in the order in which it is read. `equipment` are the things of
    its programme that it needs.
    """

    number: int
    id: str
    address: str
    title: str
    other_names: tuple[str, ...]
    aim: str
    position: str
    start: str
    start_text: tuple[str, ...]
    steps: tuple[str, ...]
    dose: Dose
    cells: tuple[DoseCell, ...]
    is_stated: bool
    side: Side
    side_mode: Side
    pen: tuple[str, ...]
    more: tuple[Remark, ...]
    figure: FigureWords
    has_picture_for_each_side: bool
    equipment: tuple[EquipmentView, ...]
    body_regions: tuple[str, ...]
    complaints: tuple[str, ...]

    @property
    def is_each_side(self) -> bool:
        """Whether it is done on the one side and then on the other."""
        return self.side is Side.EACH_SIDE


@dataclass(frozen=True)
class Place:
    """Where exercises are met: the library, the programme and the block they are in, and the words they are told in."""

    library: Library
    programme: Programme
    block: Block
    words: Catalogue


def exercise_view(number: int, item: Item, place: Place) -> ExerciseView:
    """One exercise of a session; it has this number there."""
    exercise, words = place.library.exercises[item.exercise], place.words
    cells = dose_cells(item.dose, exercise.side_mode, place.programme.frequency, words)
    needed = [thing for thing in place.programme.equipment if thing.id in exercise.equipment]
    return ExerciseView(
        number=number,
        id=exercise.id,
        address=exercise_address(place.programme, place.block, exercise),
        title=exercise.title,
        other_names=exercise.also_known_as,
        aim=exercise.aim or "",
        position=exercise.start.position,
        start=start_sentences(exercise.start),
        start_text=exercise.start.text,
        steps=exercise.steps,
        dose=item.dose,
        cells=cells,
        is_stated=isinstance(item.dose, StatedDose),
        side=side_of(item.dose, exercise),
        side_mode=exercise.side_mode,
        pen=pen_phrases(item, place.programme.frequency, words),
        more=tuple(remarks(item, exercise, place)),
        figure=figure_words(exercise, item.dose, cells, words),
        has_picture_for_each_side=has_picture_for_each_side(exercise),
        equipment=equipment_views(needed, words),
        body_regions=exercise.body_regions,
        complaints=exercise.complaints,
    )


def remarks(item: Item, exercise: Exercise, place: Place) -> Iterator[Remark]:
    """All that is said beside the steps, without what is not said."""
    words, exercises = place.words, place.library.exercises
    without = words.phrase("programme.without", name=equipment_names(exercise.equipment, place.programme.equipment))
    easier, harder = (exercises[other].title if other else None for other in (exercise.easier, exercise.harder))
    found = [
        (RemarkKind.CUES, words.phrase("exercise.cues"), exercise.cues),
        (RemarkKind.PRECAUTIONS, words.phrase("exercise.precautions"), exercise.precautions),
        (RemarkKind.WITHOUT_EQUIPMENT, without, (exercise.without_equipment,)),
        (RemarkKind.NOTE, "", (item.note,)),
        (RemarkKind.VARIANT, "", (item.variant,)),
        (RemarkKind.EASIER, words.phrase("exercise.easier"), (easier,)),
        (RemarkKind.HARDER, words.phrase("exercise.harder"), (harder,)),
    ]
    for kind, heading, sentences in found:
        said = tuple(sentence for sentence in sentences if sentence)
        if said:
            yield Remark(kind, heading, said)


def side_of(dose: Dose, exercise: Exercise) -> Side:
    """On which side an exercise is done in a session: as its dose states it, else as the exercise is."""
    stated = dose.side if isinstance(dose, StatedDose) else None
    return stated or exercise.side_mode


def has_picture_for_each_side(exercise: Exercise) -> bool:
    """Whether the drawing shows the start, then the one side, then the other; else it is mirrored for the other."""
    drawing = exercise.drawing
    is_sided = exercise.side_mode is not Side.BOTH_TOGETHER
    return is_sided and drawing is not None and drawing.side is None and len(drawing.frames) == START_AND_BOTH_SIDES

"""An exercise of a session as a reader meets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from handouts.addresses import exercise_address
from handouts.block import Block, Item, Level, Session
from handouts.dosing.dose import Dose, NotStatedDose, Side, StatedDose
from handouts.dosing.length import LengthNotKnown, Span, dose_span
from handouts.dosing.rhythm import Frequency
from handouts.drawing import Side as DrawnSide
from handouts.exercise import Exercise
from handouts.model import Library, Programme
from handouts.views.boxes import Boxes, boxes_for
from handouts.views.equipment import EquipmentView, equipment_views
from handouts.views.homes import Homes
from handouts.views.passage import LinkView, link_views
from handouts.wording.captions import FigureWords, figure_words
from handouts.wording.catalogue import Catalogue
from handouts.wording.dose import DoseCell, Setting, dose_cells, pen_phrases
from handouts.wording.load import pain_limit_phrase
from handouts.wording.progress import progress_sentences
from handouts.wording.sentences import equipment_names, start_sentences

START_AND_BOTH_SIDES = 3
NOT_STATED = NotStatedDose(status="not_stated")


class RemarkKind(StrEnum):
    """What a group of sentences beside the steps is about."""

    CUES = "cues"
    PRECAUTIONS = "precautions"
    WITHOUT_EQUIPMENT = "without_equipment"
    NOTE = "note"
    VARIANT = "variant"
    PROGRESS = "progress"
    EASIER = "easier"
    HARDER = "harder"


@dataclass(frozen=True)
class Remark:
    """Sentences that belong together, with their heading; `address` leads to the exercise they name, if they do."""

    kind: RemarkKind
    heading: str
    sentences: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True)
class LevelView:
    """One level of an exercise: what is different, how the exercise that shows it is done, a dose of its own.

    `shown_by` is the id of the exercise whose pictures show it; empty where there is none, and then nothing is said of
    `start`, `steps` and `links` either. `more` is what is said beside these, and how its own dose grows. `cells` is empty where the dose is that of the exercise.
    """

    title: str
    difference: tuple[str, ...]
    shown_by: str
    start: str
    steps: tuple[str, ...]
    more: tuple[Remark, ...]
    links: tuple[LinkView, ...]
    figure: FigureWords | None
    dose: Dose | None
    cells: tuple[DoseCell, ...]


@dataclass(frozen=True)
class ExerciseView:
    """One exercise of a session, with its dose there.

    `anchor` is its place on the page, `address` leads to it from the top of the site. `start` is how it begins in
    running text, `start_text` the same by sentence, without the position. `dose` holds the numbers and `cells` their
    words. `side` is on which side it is done here, `side_mode` on which it is done as such. `pen` are the words behind
    each line that is filled in on paper, `boxes` what is ticked. `pain_limit` is the limit that holds here, in words,
    which may be empty. `drawn_side` is the side its pictures show, None where they show both or nobody says. `more` is
    all that is said beside the steps, in the order in which it is read. `equipment` are the things of its programme
    that it needs. `seconds` is how long it takes, None where nobody states it.
    """

    number: int
    id: str
    anchor: str
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
    boxes: Boxes
    pain_limit: str
    more: tuple[Remark, ...]
    levels: tuple[LevelView, ...]
    links: tuple[LinkView, ...]
    figure: FigureWords
    drawn_side: DrawnSide | None
    has_picture_for_each_side: bool
    equipment: tuple[EquipmentView, ...]
    body_regions: tuple[str, ...]
    complaints: tuple[str, ...]
    seconds: Span | None

    @property
    def is_each_side(self) -> bool:
        """Whether it is done on the one side and then on the other."""
        return self.side is Side.EACH_SIDE


@dataclass(frozen=True)
class Place:
    """Where exercises are met: library, programme, block and session, and the words they are told in.

    `homes` tells of each exercise where it is shown, the nearest place first asked for.
    """

    library: Library
    programme: Programme
    block: Block
    words: Catalogue
    homes: Homes
    session: Session | None = None

    @property
    def frequency(self) -> Frequency:
        """How often what stands here is done: the nearest that says it counts."""
        own = self.session.frequency if self.session else None
        return own or self.block.frequency or self.programme.frequency


def exercise_view(number: int, item: Item, anchor: str, place: Place) -> ExerciseView:
    """One exercise of a session; it has this number and this anchor there."""
    exercise, words = place.library.exercises[item.exercise], place.words
    setting = setting_of(item, exercise, place)
    cells = dose_cells(item.dose, setting, words)
    needed = [thing for thing in place.programme.equipment if thing.id in exercise.equipment]
    limit = item.dose.pain_limit or place.block.pain_limit or place.programme.pain_limit
    return ExerciseView(
        number=number,
        id=exercise.id,
        anchor=anchor,
        address=exercise_address(place.programme, place.block, anchor),
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
        side=item.dose.side or exercise.side_mode,
        side_mode=exercise.side_mode,
        pen=pen_phrases(cells, setting.frequency, words),
        boxes=boxes_for(setting.frequency),
        pain_limit=pain_limit_phrase(limit, words) if limit else "",
        more=tuple(remarks(item, exercise, place)),
        levels=tuple(level_view(level, setting, place) for level in item.levels),
        links=link_views(exercise.links),
        figure=figure_words(exercise, item.dose, setting, words),
        drawn_side=exercise.drawing.side if exercise.drawing else None,
        has_picture_for_each_side=has_picture_for_each_side(exercise),
        equipment=equipment_views(needed, words),
        body_regions=exercise.body_regions,
        complaints=exercise.complaints,
        seconds=span_or_none(item.dose, exercise.side_mode),
    )


def setting_of(item: Item, exercise: Exercise, place: Place) -> Setting:
    """What holds around the dose of an exercise here."""
    frequency = item.frequency or place.frequency
    return Setting(exercise.side_mode, frequency, place.programme.affected_side, place.programme.unaffected_side)


def span_or_none(dose: Dose, side_mode: Side) -> Span | None:
    """How long a dose takes, in seconds; None where nobody states it."""
    try:
        return dose_span(dose, side_mode)
    except LengthNotKnown:
        return None


def level_view(level: Level, setting: Setting, place: Place) -> LevelView:
    """One level of an exercise, shown by its own exercise where it has one."""
    shown = place.library.exercises[level.exercise] if level.exercise else None
    if shown:
        setting = replace(setting, side_mode=shown.side_mode)
    return LevelView(
        title=level.title,
        difference=level.difference,
        shown_by=level.exercise or "",
        start=start_sentences(shown.start) if shown else "",
        steps=shown.steps if shown else (),
        more=tuple(said(level_remarks(level, shown, place))),
        links=link_views(shown.links) if shown else (),
        figure=figure_words(shown, level.dose or NOT_STATED, setting, place.words) if shown else None,
        dose=level.dose,
        cells=dose_cells(level.dose, setting, place.words) if level.dose else (),
    )


def remarks(item: Item, exercise: Exercise, place: Place) -> Iterator[Remark]:
    """All that is said beside the steps, without what is not said."""
    words = place.words
    own = [
        Remark(RemarkKind.NOTE, words.phrase("exercise.note"), (item.note or "",)),
        Remark(RemarkKind.VARIANT, words.phrase("exercise.variant"), (item.variant or "",)),
        progress_remark(item.dose, words),
    ]
    yield from said([*exercise_remarks(exercise, place), *own])
    for kind, other in ((RemarkKind.EASIER, exercise.easier), (RemarkKind.HARDER, exercise.harder)):
        if other:
            title = place.library.exercises[other].title
            address = place.homes.nearest(other, place.programme, place.block)
            yield Remark(kind, words.phrase(f"exercise.{kind}"), (title,), address)


def level_remarks(level: Level, shown: Exercise | None, place: Place) -> Iterator[Remark]:
    """What is said of a level beside its steps: by the exercise that shows it, and how its own dose grows."""
    if shown:
        yield from exercise_remarks(shown, place)
    if level.dose:
        yield progress_remark(level.dose, place.words)


def progress_remark(dose: Dose, words: Catalogue) -> Remark:
    """How a dose grows."""
    return Remark(RemarkKind.PROGRESS, words.phrase("progress.title"), progress_sentences(dose.progress, words))


def exercise_remarks(exercise: Exercise, place: Place) -> Iterator[Remark]:
    """What an exercise itself says beside its steps, wherever it is done."""
    words = place.words
    without = words.phrase("programme.without", name=equipment_names(exercise.equipment, place.programme.equipment))
    yield Remark(RemarkKind.CUES, words.phrase("exercise.cues"), exercise.cues)
    yield Remark(RemarkKind.PRECAUTIONS, words.phrase("exercise.precautions"), exercise.precautions)
    yield Remark(RemarkKind.WITHOUT_EQUIPMENT, without, (exercise.without_equipment or "",))


def said(found: Iterable[Remark]) -> Iterator[Remark]:
    """The remarks that say something."""
    return (remark for remark in found if any(remark.sentences))


def has_picture_for_each_side(exercise: Exercise) -> bool:
    """Whether the drawing shows the start, then the one side, then the other; else it is mirrored for the other."""
    drawing = exercise.drawing
    is_sided = exercise.side_mode is not Side.BOTH_TOGETHER
    return is_sided and drawing is not None and drawing.side is None and len(drawing.frames) == START_AND_BOTH_SIDES

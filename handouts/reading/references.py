"""What the files of the content must say together: every reference leads somewhere, and both sides agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from handouts.block import Block, Item
from handouts.exercise import Exercise
from handouts.model import Clinic, Programme
from handouts.problem import Place, Problem, nearest, quoted
from handouts.reading.content_file import ReadFile
from handouts.reading.doses import LocatedDose, clash_of_sides, located_doses
from handouts.reading.folder import PicturesFolder
from handouts.reading.items import item_lists, located_items
from handouts.reading.logo import logo_problems
from handouts.reading.pictures import picture_problems
from handouts.reading.source import Step


@dataclass(frozen=True)
class ContentFiles:
    """Every file of the content, as far as each could be read, in the order of their names.

    `are_exercises_known` is false when the disk does not tell which exercises there are.
    """

    clinic: ReadFile[Clinic] | None
    exercises: tuple[ReadFile[Exercise], ...]
    programmes: tuple[ReadFile[Programme], ...]
    pictures: PicturesFolder = field(default_factory=PicturesFolder)
    are_exercises_known: bool = True

    @cached_property
    def exercise_files(self) -> Mapping[str, ReadFile[Exercise]]:
        """The file of each exercise by its id; one that could not be read goes by the name of its file."""
        by_id = {file.model.id: file for file in self.exercises if file.model}
        return by_id | {file.stem: file for file in self.exercises}

    def exercise(self, exercise_id: str) -> Exercise | None:
        """The exercise with that id, when there is one and it could be read."""
        file = self.exercise_files.get(exercise_id)
        return file.model if file else None


def reference_problems(files: ContentFiles) -> Iterator[Problem]:
    """Everything in which two files of the content contradict each other."""
    for exercise in files.exercises:
        yield from exercise_references(exercise, files)
    for programme in files.programmes:
        yield from item_problems(programme, files)
        yield from group_problems(programme, files)
        yield from equipment_problems(programme, files)
    yield from logo_problems(files.clinic, files.pictures)
    yield from picture_problems(files.clinic, files.exercises, files.pictures)
    yield from code_problems(files.programmes)
    yield from unused_exercises(files)


def exercise_references(file: ReadFile[Exercise], files: ContentFiles) -> Iterator[Problem]:
    """An exercise may point to others, not to itself."""
    exercise = file.model
    if exercise is None:
        return
    based_on = exercise.based_on.exercise if exercise.based_on else None
    pointers: tuple[tuple[str | None, tuple[Step, ...]], ...] = (
        (based_on, ("based_on", "exercise")),
        (exercise.easier, ("easier",)),
        (exercise.harder, ("harder",)),
    )
    for other, steps in pointers:
        if other == exercise.id:
            message = f"{quoted(exercise.id)} refers to itself in {quoted(str(steps[0]))}"
            yield Problem(file.place(*steps), "refers-to-itself", message, "refer to another exercise, or leave it out")
        elif other is not None:
            yield from unknown_exercise(other, file, steps, files)


def item_problems(file: ReadFile[Programme], files: ContentFiles) -> Iterator[Problem]:
    """Every item of a block has an exercise that is there, and doses for its side; none stands twice for nothing."""
    for number, block in enumerate(file.model.blocks if file.model else ()):
        for steps, item in located_items(block):
            place = ("blocks", number, *steps)
            yield from unknown_exercise(item.exercise, file, (*place, "exercise"), files)
            for one, level in enumerate(item.levels):
                if level.exercise:
                    yield from unknown_exercise(level.exercise, file, (*place, "levels", one, "exercise"), files)
        for steps, items in item_lists(block):
            yield from repeated_problems(file, ("blocks", number, *steps), items)
    for located in located_doses(file.model) if file.model else ():
        yield from side_problems(file, located, files)


def repeated_problems(file: ReadFile[Programme], steps: tuple[Step, ...], items: tuple[Item, ...]) -> Iterator[Problem]:
    """An exercise may come back in a list, but not with the same dose and words."""
    for number, item in enumerate(items):
        if item in items[:number]:
            message = f"{quoted(item.exercise)} occurs twice in this list, with the same dose"
            hint = "give its dose once, or say what is different the second time"
            yield Problem(file.place(*steps, number, "exercise"), "repeated-exercise", message, hint)


def side_problems(file: ReadFile[Programme], located: LocatedDose, files: ContentFiles) -> Iterator[Problem]:
    """A dose for one side, or for each, needs an exercise that has sides; and the other way round."""
    exercise = files.exercise(located.exercise)
    side = located.dose.side
    if exercise is None or not clash_of_sides(side, exercise.side_mode):
        return
    message = f"the side of the dose, {side}, is not that of the exercise, {exercise.side_mode}"
    other = files.exercise_files[located.exercise].place("side_mode")
    hint = f"look what the source says, and at side_mode in {other.path}:{other.line}"
    yield Problem(file.place(*located.steps, "side"), "contradicting-side", message, hint)


def group_problems(file: ReadFile[Programme], files: ContentFiles) -> Iterator[Problem]:
    """A group of exercises in a programme names exercises of that programme."""
    if file.model is None:
        return
    own = {one for block in file.model.blocks for one in exercises_of(block)}
    for number, group in enumerate(file.model.exercise_groups):
        for member, exercise_id in enumerate(group.exercises):
            steps = ("exercise_groups", number, "exercises", member)
            yield from unknown_exercise(exercise_id, file, steps, files)
            if exercise_id in files.exercise_files and exercise_id not in own:
                message = f"no block of this programme has the exercise {quoted(exercise_id)}"
                near = nearest(exercise_id, own)
                hint = f"did you mean {quoted(near)}?" if near else "add it to a block, or take it out of the group"
                yield Problem(file.place(*steps), "exercise-not-in-programme", message, hint)


def equipment_problems(file: ReadFile[Programme], files: ContentFiles) -> Iterator[Problem]:
    """What the exercises of a programme need, the programme tells the patient to have ready."""
    if file.model is None:
        return
    declared = [equipment.id for equipment in file.model.equipment]
    told: set[tuple[str, str]] = set()
    for steps, exercise_id in named_exercises(file.model):
        exercise = files.exercise(exercise_id)
        needed = {(exercise_id, one) for one in exercise.equipment if one not in declared} if exercise else set()
        for _, equipment in sorted(needed - told):
            message = f"{quoted(exercise_id)} needs {quoted(equipment)}, which this programme does not declare"
            near = nearest(equipment, declared)
            meant = f"did you mean {quoted(near)}?" if near else "add it to the equipment of the programme"
            hint = f"{meant} ({files.exercise_files[exercise_id].path})"
            yield Problem(file.place(*steps, "exercise"), "unknown-equipment", message, hint)
        told |= needed


def named_exercises(programme: Programme) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every exercise that a programme names, those of levels too, with the steps to what names it."""
    for number, block in enumerate(programme.blocks):
        for steps, item in located_items(block):
            yield ("blocks", number, *steps), item.exercise
            for one, level in enumerate(item.levels):
                if level.exercise:
                    yield ("blocks", number, *steps, "levels", one), level.exercise


def code_problems(programmes: tuple[ReadFile[Programme], ...]) -> Iterator[Problem]:
    """Each programme has a code of its own."""
    first: dict[str, str] = {}
    for file in programmes:
        if file.model and file.model.code in first:
            message = f"the code {quoted(file.model.code)} is used by two programmes"
            yield Problem(file.place("code"), "duplicate-id", message, f"the other is {first[file.model.code]}")
        elif file.model:
            first[file.model.code] = file.path


def unused_exercises(files: ContentFiles) -> Iterator[Problem]:
    """Every exercise is in a programme; not asked while a programme can't be read or may mean it by another name."""
    read = [file.model for file in files.programmes if file.model]
    if not read or len(read) < len(files.programmes):
        return
    used = {one for programme in read for block in programme.blocks for one in exercises_of(block)}
    used |= {nearest(one, files.exercise_files) for one in used if one not in files.exercise_files}
    for file in files.exercises:
        if file.model and not {file.stem, file.model.id} & used:
            message = f"no programme refers to the exercise {quoted(file.stem)}"
            yield Problem(
                Place(file.path), "unused-exercise", message, "add it to a block of a programme, or remove it"
            )


def exercises_of(block: Block) -> Iterator[str]:
    """The ids of all exercises that a block shows."""
    for item in block.all_items:
        yield item.exercise
        yield from (level.exercise for level in item.levels if level.exercise)


def unknown_exercise(
    exercise_id: str, file: ReadFile[Exercise] | ReadFile[Programme], steps: tuple[Step, ...], files: ContentFiles
) -> Iterator[Problem]:
    """The problem of a reference to an exercise that does not exist; one whose file is broken does exist."""
    if exercise_id in files.exercise_files or not files.are_exercises_known:
        return
    near = nearest(exercise_id, files.exercise_files)
    hint = "write the exercise, or refer to one that is there"
    if near:
        hint = f"did you mean {quoted(near)}? ({files.exercise_files[near].path})"
    message = f"no exercise is called {quoted(exercise_id)}"
    yield Problem(file.place(*steps), "unknown-exercise", message, hint)

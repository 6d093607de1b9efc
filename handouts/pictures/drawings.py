"""Drawings kept with the content: made where they are stale, in parallel, and never kept with a fault in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.files import write_changed
from handouts.pictures.in_parallel import Tell, in_parallel
from handouts.pictures.stale import DrawingTask, drawing_tasks, stale_tasks
from handouts.problem import ContentProblems, Problem
from handouts.reading.kept_record import FILE, KeptDrawing, KeptFile, kept_text, read_kept
from handouts.reading.library import ReadLibrary
from handouts.reading.pictures import exercise_drawn

if TYPE_CHECKING:
    from handouts.figure.exercise import DrawnExercise
    from handouts.figure.posing.soundness import Finding

VIEW_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')

Draw = Callable[[DrawingTask], "DrawnExercise"]
Failed = tuple[DrawingTask, "DrawnExercise"]
"""An exercise, and its drawing with what is wrong with it."""

Examine = Callable[[DrawingTask], "tuple[Finding, ...]"]


def keep_drawings(library: ReadLibrary, folder: Path, tell: Tell, draw: Draw | None = None) -> int:
    """Bring the folder of pictures up to date; how many exercises had to be drawn.

    Raises ContentProblems with everything that is wrong with the poses; what could be drawn is kept all the same,
    and for the others the drawing that was there.
    """
    stale = stale_tasks(library, read_kept(folder), folder)
    failed = redraw(stale, folder, tell, draw)
    clear_away(library, folder)
    if failed:
        raise ContentProblems(faults_of(failed, library))
    return len(stale)


def redraw(tasks: Sequence[DrawingTask], folder: Path, tell: Tell, draw: Draw | None = None) -> list[Failed]:
    """Draw these exercises and keep what came out well; those with a fault in them, which are not kept."""
    failed: list[Failed] = []
    if not tasks:
        return failed
    kept = dict(read_kept(folder))
    with tell(len(tasks)) as done:
        for task, drawn in in_parallel(draw or engine_draw(), tasks):
            if drawn.findings:
                failed.append((task, drawn))
            else:
                kept[task.exercise_id] = keep(task, drawn, folder)
                write_changed(folder / FILE, kept_text(kept))
            done()
    return failed


def examine_stale(library: ReadLibrary, folder: Path, tell: Tell, examine: Examine | None = None) -> int:
    """Find what is wrong with drawings that are not kept yet, without drawing them; how many these are.

    Raises ContentProblems with everything found.
    """
    stale = stale_tasks(library, read_kept(folder), folder)
    problems: list[Problem] = []
    if stale:
        with tell(len(stale)) as done:
            for task, findings in in_parallel(examine or engine_examine(), stale):
                problems += pose_problems(task, findings, library)
                done()
    if problems:
        raise ContentProblems(problems)
    return len(stale)


def current_drawings(library: ReadLibrary, folder: Path) -> dict[str, KeptDrawing]:
    """The kept drawings that are those to be had now, by exercise."""
    kept = read_kept(folder)
    stale = {task.exercise_id for task in stale_tasks(library, kept, folder)}
    drawn = {task.exercise_id for task in drawing_tasks(library)} - stale
    return {name: kept[name] for name in drawn}


def engine_draw() -> Draw:
    """The figure's own way of drawing; loads numpy."""
    from handouts.pictures.drawer import draw  # noqa: PLC0415 - most builds draw nothing

    return draw


def engine_examine() -> Examine:
    """The figure's own way of finding faults; loads numpy."""
    from handouts.pictures.drawer import examine  # noqa: PLC0415 - most checks find nothing stale

    return examine


def faults_of(failed: Iterable[Failed], library: ReadLibrary) -> Iterator[Problem]:
    """What is wrong with drawings that failed, at the lines of their exercises."""
    return (problem for task, drawn in failed for problem in pose_problems(task, drawn.findings, library))


def pose_problems(task: DrawingTask, findings: Iterable[Finding], library: ReadLibrary) -> Iterator[Problem]:
    """What is wrong with a drawing, at the lines of its exercise."""
    file = library.files.exercise_files[task.exercise_id]
    for finding in findings:
        yield Problem(file.place("drawing", *finding.path), "wrong-pose", finding.what, finding.hint)


def keep(task: DrawingTask, drawn: DrawnExercise, folder: Path) -> KeptDrawing:
    """Write the drawings of an exercise into the folder; what the record says of them."""
    frames = [f"{task.exercise_id}-{number}.svg" for number in range(1, len(drawn.frames) + 1)]
    movement = f"{task.exercise_id}-movement.svg"
    return KeptDrawing(
        key=task.key,
        frames=tuple(keep_file(folder / name, frame.svg) for name, frame in zip(frames, drawn.frames, strict=True)),
        movement=keep_file(folder / movement, drawn.movement_svg) if drawn.movement_svg else None,
    )


def keep_file(file: Path, svg: str) -> KeptFile:
    """Write one drawing; what the record says of it."""
    content = svg.encode()
    box = VIEW_BOX.search(svg)
    if box is None:
        raise ValueError(f"a drawing without its size: {file.name}")
    write_changed(file, content)
    digest = hashlib.sha256(content).hexdigest()
    return KeptFile(file=file.name, width=int(box[1]), height=int(box[2]), sha256=digest)


def clear_away(library: ReadLibrary, folder: Path) -> None:
    """Remove drawings that were kept for exercises or frames that are no more, and nothing that we did not draw."""
    kept = read_kept(folder)
    drawn = {task.exercise_id for task in drawing_tasks(library)}
    wanted = {name: drawing for name, drawing in kept.items() if name in drawn}
    if wanted != kept:
        write_changed(folder / FILE, kept_text(wanted))
    of_now = {file.name for file in folder.glob("*.svg") if exercise_drawn(file.name) in drawn}
    for name in (of_now | names_of(kept)) - names_of(wanted):
        (folder / name).unlink(missing_ok=True)


def names_of(kept: Mapping[str, KeptDrawing]) -> set[str]:
    """The file of every kept drawing."""
    return {file.file for drawing in kept.values() for file in drawing.files}

"""The one door to drawn exercises: a drawing as data in, its frames and its movement as pictures out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handouts.drawing import Drawing
from handouts.figure.body.scene import Scene
from handouts.figure.picture.figure import Figure, figure_drawn
from handouts.figure.picture.ghost import ghost_area, ghost_drawn, helps
from handouts.figure.picture.layout import Layout, laid_out
from handouts.figure.picture.page import WIDTH_UNITS, Page
from handouts.figure.picture.paint import svg
from handouts.figure.picture.scenery import Mat, shadows
from handouts.figure.picture.stage import Stage, staged
from handouts.figure.picture.tone import tone_drawn
from handouts.figure.posing.movement import Step, movement, movement_findings
from handouts.figure.posing.pose import SolvedPose
from handouts.figure.posing.solve import solve_drawing
from handouts.figure.posing.soundness import Finding, findings_of
from handouts.figure.view.view import COARSE_PIXELS, FINE_PIXELS

TOLERANCE_UNITS = 0.9
MOVING_TOLERANCE_UNITS = 1.8
"""How far lines may be off in a frame, and in a picture that moves, in tenths of a millimetre."""

MOST_STEPS, LEAST_STEPS = 6, 2
"""Poses on all ways together, and on one way at least."""


@dataclass(frozen=True)
class DrawnFrame:
    """One picture: SVG, and the size of its view box in tenths of a millimetre on paper."""

    svg: str
    width: int
    height: int


@dataclass(frozen=True)
class DrawnExercise:
    """The pictures of an exercise, or what is wrong with its poses: a drawing with findings is not to be shown.

    `movement_svg` has a picture of every pose on the way in one element each of class "figure-step", in order, the
    first of them shown and the others with `display` "none"; None where there is one frame.
    """

    frames: tuple[DrawnFrame, ...]
    movement_svg: str | None
    findings: tuple[Finding, ...]


def examine_drawing(drawing: Drawing) -> tuple[Finding, ...]:
    """What is wrong with the poses of a drawing and the ways between them, found without drawing it."""
    poses = solve_drawing(drawing)
    return all_findings(drawing, poses, way_of(drawing, poses))


def draw_exercise(exercise_id: str, title: str, drawing: Drawing) -> DrawnExercise:  # noqa: ARG001
    """The pictures of an exercise: the same bytes for the same drawing."""
    poses = solve_drawing(drawing)
    steps = way_of(drawing, poses)
    stage = staged(drawing, poses, [[s.pose for s in steps if s.frame == n] for n in range(1, len(poses))])
    figures = [stage.figure(scene, FINE_PIXELS) for scene in stage.scenes]
    layout = laid_out(stage, [figure.view for figure in figures])
    return DrawnExercise(
        tuple(frame_drawn(number, title, stage, figures, layout) for number in range(len(figures))),
        movement_drawn(title, stage, figures, layout.page) if len(figures) > 1 else None,
        all_findings(drawing, poses, steps),
    )


def way_of(drawing: Drawing, poses: Sequence[SolvedPose]) -> tuple[Step, ...]:
    """The poses between all frames, fewer on each way where there are more ways, so that a movement stays small."""
    ways = max(1, len(poses) - 1)
    return movement(drawing, poses, max(LEAST_STEPS, MOST_STEPS // ways))


def all_findings(drawing: Drawing, poses: Sequence[SolvedPose], steps: Sequence[Step]) -> tuple[Finding, ...]:
    """What is wrong with poses and with the ways between them."""
    return (*findings_of(drawing, poses), *movement_findings(drawing, poses, steps))


def frame_drawn(number: int, title: str, stage: Stage, figures: Sequence[Figure], layout: Layout) -> DrawnFrame:
    """One frame, by its number from 0."""
    page, figure = layout.page, figures[number]
    routes = [route for route in layout.routes if route.frame == number]
    casings = "".join(route.casing(page) for route in routes)
    elements = [
        ground_drawn(stage, figure.view.scene, page),
        ghost(number, stage, figures, page),
        figure_drawn(figure, page, TOLERANCE_UNITS, tone_drawn(figure.view, page) + casings),
        *(guide.drawn(page) for guide in layout.guides[number]),
        *(route.shape(page).drawn() for route in routes),
    ]
    return DrawnFrame(svg(title, page.height, WIDTH_UNITS, elements), WIDTH_UNITS, page.height)


def ground_drawn(stage: Stage, scene: Scene, page: Page) -> str:
    """What the figure is on, with its shadows: those fall on a mat, and behind the line of a floor."""
    ground, shadow = stage.underground.drawn(stage.camera, page), shadows(scene, stage.camera, page)
    return ground + shadow if isinstance(stage.underground, Mat) else shadow + ground


def ghost(number: int, stage: Stage, figures: Sequence[Figure], page: Page) -> str:
    """Where the body was in the frame before, or in another: where it helps, or as the author wishes."""
    frame = stage.drawing.frames[number]
    wished = frame.ghost_of is not None or frame.ghost
    wished = stage.drawing.both.ghost if wished is None else wished
    if number == 0 or wished is False:
        return ""
    before, now = figures[(frame.ghost_of or number) - 1].view, figures[number].view
    area = ghost_area(before, now)
    return ghost_drawn(area, before, page) if area.any() and (wished or helps(area, before, now)) else ""


def movement_drawn(title: str, stage: Stage, figures: Sequence[Figure], page: Page) -> str:
    """All poses from the first frame to the last in one picture."""
    ordered = [figures[0]]
    for between, figure in zip(stage.way, figures[1:], strict=True):
        ordered += [*(stage.figure(scene, COARSE_PIXELS) for scene in between), figure]
    shown = ["", *[' display="none"'] * (len(ordered) - 1)]
    steps = [step_drawn(stage, figure, page, display) for figure, display in zip(ordered, shown, strict=True)]
    return svg(title, page.height, WIDTH_UNITS, steps)


def step_drawn(stage: Stage, figure: Figure, page: Page, display: str) -> str:
    """One picture of a movement."""
    drawn = figure_drawn(figure, page, MOVING_TOLERANCE_UNITS)
    return f'<g class="figure-step"{display}>{ground_drawn(stage, figure.view.scene, page)}{drawn}</g>'

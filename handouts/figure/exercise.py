"""The one door to drawn exercises: a drawing as data in, its frames and its movement as pictures out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handouts.drawing import Drawing
from handouts.figure.body import landmark_place
from handouts.figure.camera import Camera, camera_of
from handouts.figure.figure import Figure
from handouts.figure.movement import movement, movement_findings
from handouts.figure.page import WIDTH_UNITS, Page, page_for
from handouts.figure.paint import svg
from handouts.figure.pose import SolvedPose
from handouts.figure.scene import Ball, Scene, Towel
from handouts.figure.scenery import Floor, Mat, shadows, underground
from handouts.figure.skeleton import SIDES
from handouts.figure.solve import solve_drawing
from handouts.figure.soundness import Finding, findings_of
from handouts.figure.surface import far_limbs
from handouts.figure.trace import Box, Tracer

TOLERANCE_UNITS = 0.5
MOVING_TOLERANCE_UNITS = 1.0
"""How far lines may be off in a frame, and in a picture that moves, in tenths of a millimetre."""

MOST_STEPS = 8
"""How many pictures a movement is shown in, at most, so that it is quickly there."""

RIM_CM = 2.0
MOVES_CM = 6.0
"""What counts as a limb that moves between frames."""


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


@dataclass(frozen=True, eq=False)
class Stage:
    """What all pictures of one exercise share."""

    title: str
    camera: Camera
    page: Page
    far: tuple[str, ...]
    underground: Mat | Floor


def examine_drawing(drawing: Drawing) -> tuple[Finding, ...]:
    """What is wrong with the poses of a drawing and the ways between them, found without drawing it."""
    poses = solve_drawing(drawing)
    return (*findings_of(drawing, poses), *movement_findings(drawing, poses, movement(drawing, poses)))


def draw_exercise(exercise_id: str, title: str, drawing: Drawing) -> DrawnExercise:  # noqa: ARG001
    """The pictures of an exercise: the same bytes for the same drawing."""
    poses = solve_drawing(drawing)
    steps = movement(drawing, poses)
    findings = (*findings_of(drawing, poses), *movement_findings(drawing, poses, steps))
    scenes = [scene_of(pose) for pose in poses]
    way = [scene_of(step.pose) for step in steps]
    stage = staged(title, drawing, scenes, way)
    frames = tuple(drawn_frame(stage, scene) for scene in scenes)
    return DrawnExercise(frames, drawn_movement(stage, scenes, way) if way else None, findings)


def scene_of(pose: SolvedPose) -> Scene:
    """A pose as it stands before the camera."""
    ball = Ball(pose.ball.centre, pose.ball.radius) if pose.ball else None
    towel = None
    if pose.towel:
        towel = Towel(pose.towel.start, pose.towel.end, pose.towel.radius, pose.towel.radius)
    return Scene(pose.build, pose.frames, ball, towel)


def staged(title: str, drawing: Drawing, scenes: Sequence[Scene], way: Sequence[Scene]) -> Stage:
    """The camera, paper and floor for all pictures of an exercise."""
    camera = camera_of(drawing.camera)
    ground = underground(scenes)
    rim = camera.seen(ground.rim)
    box = Box(rim[:, 0].min(), rim[:, 1].min(), rim[:, 0].max(), rim[:, 1].max())
    for scene in (*scenes, *way):
        box = box.around(Tracer(scene, camera).box)
    return Stage(title, camera, page_for(box.wider(RIM_CM)), far_of(scenes, camera), ground)


def far_of(scenes: Sequence[Scene], camera: Camera) -> tuple[str, ...]:
    """The limbs drawn as the far ones in all frames: far in the first, and not the only one of the pair that moves."""
    moving = {
        f"{limb}_{side}"
        for limb, tip in (("arm", "hand"), ("leg", "ankle"))
        for side in SIDES
        if way_of(scenes, f"{tip}_{side}") > MOVES_CM
    }
    twins = {"left": "right", "right": "left"}
    movers = []
    for limb in sorted(moving):
        name, _, side = limb.rpartition("_")
        if f"{name}_{twins[side]}" not in moving:
            movers.append(limb)
    return far_limbs(scenes[0], camera, tuple(movers))


def way_of(scenes: Sequence[Scene], landmark: str) -> float:
    """How far a landmark gets from its place in the first frame, in centimetres."""
    places = np.array([landmark_place(scene.build, scene.frames, landmark) for scene in scenes])
    return float(np.linalg.norm(places - places[0], axis=1).max())


def drawn_frame(stage: Stage, scene: Scene) -> DrawnFrame:
    """One frame."""
    figure = Figure(scene, stage.camera, stage.page, stage.far, TOLERANCE_UNITS)
    elements = [
        stage.underground.drawn(stage.camera, stage.page),
        shadows(scene, stage.camera, stage.page),
        figure.drawn(),
    ]
    return DrawnFrame(svg(stage.title, stage.page.height, WIDTH_UNITS, elements), WIDTH_UNITS, stage.page.height)


def drawn_movement(stage: Stage, scenes: Sequence[Scene], way: Sequence[Scene]) -> str:
    """All poses from the first frame to the last in one picture."""
    count = len(way) // (len(scenes) - 1)
    ordered = [scenes[0]]
    for number, scene in enumerate(scenes[1:]):
        ordered += [*way[number * count : (number + 1) * count], scene]
    steps = []
    for number, scene in enumerate(ordered):
        figure = Figure(scene, stage.camera, stage.page, stage.far, MOVING_TOLERANCE_UNITS)
        display = "" if number == 0 else ' display="none"'
        steps.append(f'<g class="figure-step"{display}>{shadows(scene, stage.camera, stage.page)}{figure.drawn()}</g>')
    return svg(stage.title, stage.page.height, WIDTH_UNITS, [stage.underground.drawn(stage.camera, stage.page), *steps])

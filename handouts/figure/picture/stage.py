"""What all pictures of one exercise share: the camera, the far limbs, the floor, and how much room they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from handouts.drawing import Drawing
from handouts.figure.anatomy.build import landmark_place
from handouts.figure.anatomy.skeleton import SIDES
from handouts.figure.body.contact import PARTS
from handouts.figure.body.scene import Ball, Scene, Towel
from handouts.figure.lines.tidy import tidied
from handouts.figure.picture.figure import Figure
from handouts.figure.picture.scenery import Floor, Mat, underground
from handouts.figure.posing.pose import SolvedPose, TowelPlace
from handouts.figure.view.box import Box
from handouts.figure.view.camera import Camera, camera_of
from handouts.figure.view.floor import ground_of
from handouts.figure.view.raster import Grid
from handouts.figure.view.view import far_limbs, seen_box, view_of
from handouts.joints import other_side

RIM_CM = 2.0
UNDER_SPOTS = 41
SINKS_CM = 0.6
LEAST_PRESSED = 0.45
"""How far a body sinks into a towel, and how much of its height a towel keeps at least."""

RESTS_BELOW_CM = 1.4
"""A part of the body rests on the floor where it is no higher, as in `soundness`."""

MOVES_CM = 6.0
"""What counts as a limb that moves between frames."""


@dataclass(frozen=True, eq=False)
class Stage:
    """The frames of an exercise as scenes, and all poses between them: `way[n]` leads from frame n to the next.

    `box` holds every one of them, and what they stand on, as the camera sees it, and `body_box` only the frames
    themselves. `far` names the limbs drawn as the far ones; it is None where the body turns over, so that they are
    others in each scene.
    """

    drawing: Drawing
    scenes: tuple[Scene, ...]
    way: tuple[tuple[Scene, ...], ...]
    camera: Camera
    far: tuple[str, ...] | None
    underground: Mat | Floor
    box: Box
    body_box: Box

    def figure(self, scene: Scene, pixels_per_cm: float) -> Figure:
        """What is seen of one scene, without scraps."""
        far = far_limbs(scene, self.camera) if self.far is None else self.far
        return Figure(tidied(view_of(scene, self.camera, far, Grid(self.body_box, pixels_per_cm))))


def staged(drawing: Drawing, poses: Sequence[SolvedPose], way: Sequence[Sequence[SolvedPose]]) -> Stage:
    """The stage for the solved poses of a drawing and those on the ways between them."""
    scenes = tuple(scene_of(pose) for pose in poses)
    between = tuple(tuple(scene_of(pose) for pose in poses) for poses in way)
    camera = camera_of(drawing.camera)
    ground = underground(scenes, camera)
    rim = camera.seen(ground.rim)
    box = Box(*(float(side) for side in (*rim[:, :2].min(axis=0), *rim[:, :2].max(axis=0))))
    bodies = [seen_box(scene, camera) for scene in (*scenes, *(scene for scenes in between for scene in scenes))]
    body_box = reduce(Box.around, bodies).wider(RIM_CM)
    return Stage(drawing, scenes, between, camera, far_of(scenes, camera), ground, box.around(body_box), body_box)


def scene_of(pose: SolvedPose) -> Scene:
    """A pose as it stands before the camera."""
    ball = Ball(pose.ball.centre, pose.ball.radius) if pose.ball else None
    scene = Scene(pose.build, pose.frames, ball, hands=pose.hands, resting=resting(pose))
    return replace(scene, towel=pressed(pose.towel, scene)) if pose.towel else scene


def resting(pose: SolvedPose) -> frozenset[str]:
    """What of the body lies on the floor in a solved pose, by the shapes that the solver asks."""
    gaps = pose.tried.floor[0]
    lowest = {group: min(gaps[pose.build.part_index[part]] for part in parts) for group, parts in PARTS.items()}
    return frozenset(group for group, gap in lowest.items() if gap < RESTS_BELOW_CM)


def pressed(towel: TowelPlace, scene: Scene) -> Towel:
    """A rolled towel pressed flat by the body on it, as much wider as it is lower."""
    along = towel.start + np.linspace(0, 1, UNDER_SPOTS)[:, None] * (towel.end - towel.start)
    ground = ground_of(replace(scene, ball=None))
    columns = np.clip(along[:, 0] - ground.left, 0, ground.heights.shape[1] - 1).astype(int)
    rows = np.clip(along[:, 1] - ground.near, 0, ground.heights.shape[0] - 1).astype(int)
    above = float(np.min(ground.heights[rows, columns]))
    half_height = float(np.clip((above + SINKS_CM) / 2, LEAST_PRESSED * towel.radius, towel.radius))
    lowered = np.array([0.0, 0.0, half_height - towel.radius])
    return Towel(towel.start + lowered, towel.end + lowered, towel.radius**2 / half_height, half_height)


def far_of(scenes: Sequence[Scene], camera: Camera) -> tuple[str, ...] | None:
    """The limbs drawn as the far ones in all frames: far in the first, and not the only one of the pair that moves.

    None where one of them is the near one of its pair in a later frame.
    """
    moving = {
        f"{limb}_{side}"
        for limb, tip in (("arm", "hand"), ("leg", "ankle"))
        for side in SIDES
        if way_of(scenes, f"{tip}_{side}") > MOVES_CM
    }
    movers = tuple(sorted(limb for limb in moving if other_side(limb) not in moving))
    far = far_limbs(scenes[0], camera, movers)
    later = {limb for scene in scenes[1:] for limb in far_limbs(scene, camera, movers)}
    return None if any(other_side(limb) in later for limb in far) else far


def way_of(scenes: Sequence[Scene], landmark: str) -> float:
    """How far a landmark gets from its place in the first frame, in centimetres."""
    places = np.array([landmark_place(scene.build, scene.frames, landmark) for scene in scenes])
    return float(np.linalg.norm(places - places[0], axis=1).max())

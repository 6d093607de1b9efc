"""The scene seen from straight below: how high the lowest of it is above each spot of the floor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.scene import Ball, Scene
from handouts.figure.view.box import Box, box_of
from handouts.figure.view.camera import FROM_BELOW
from handouts.figure.view.raster import Grid, Mesh, rastered

RIM_CM = 3.0


@dataclass(frozen=True, eq=False)
class Ground:
    """How high the lowest of a scene is above the floor, in centimetres, (row, column) of one centimetre each.

    Columns run to the right from `left`, rows away from the viewer from `near`.
    """

    heights: Floats
    left: float
    near: float

    def places(self, pixels: Floats) -> Floats:
        """Places on the floor (n, 3) in the world, of columns and rows (n, 2)."""
        return np.column_stack([self.left + pixels[:, 0], self.near + pixels[:, 1], np.zeros(len(pixels))])


def ground_of(scene: Scene) -> Ground:
    """The floor below the body and the ball of a scene."""
    surface = scene.surface
    seen = FROM_BELOW.seen(surface.places)
    box = box_of(seen)
    if scene.ball is not None:
        (across, away, _), wide = scene.ball.centre, scene.ball.half_width
        box = box.around(Box(across - wide, -away - wide, across + wide, -away + wide))
    box = Box(*(float(np.floor(side)) for side in (box.left, box.bottom, box.right + 1, box.top + 1))).wider(RIM_CM)
    grid = Grid(box, 1.0)
    triangles = surface.wardrobe.triangles
    mesh = Mesh(seen, triangles, np.zeros(len(triangles), dtype=bool), surface.wardrobe.cut)
    heights = rastered(mesh, grid).depths
    if scene.ball is not None:
        heights = np.minimum(heights, ball_heights(scene.ball, grid.rays * [1, -1]))
    return Ground(heights, box.left, -box.top)


def ball_heights(ball: Ball, places: Floats) -> Floats:
    """How high the underside of a ball is over places (..., 2) on the floor, infinite beside it."""
    off = ((places - ball.centre[:2]) ** 2).sum(axis=-1) / ball.half_width**2
    heights: Floats = np.where(off < 1, ball.centre[2] - ball.half_height * np.sqrt(np.maximum(1 - off, 0)), np.inf)
    return heights

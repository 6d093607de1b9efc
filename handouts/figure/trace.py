"""What a camera sees: how deep and which part, ray by ray."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handouts.figure.camera import Camera
from handouts.figure.field import Field, SeenParts, Singles, seen_parts
from handouts.figure.scene import Ball, Scene
from handouts.figure.skeleton import Floats

NOTHING = -1
"""In place of the number of a part: a ray that meets nothing. The towel comes after the last part, then the ball."""

MOST_STEPS = 64
TOUCH_CM = 0.045
GRAZE_CM = 0.25
LEAST_STEP_CM = 0.03
TILE_CM = 10.0
MELT_REACH_CM = 1.5
"""How far the surface can lie outside the box of a part, where parts melt together."""

Parts = NDArray[np.int16]


@dataclass(frozen=True, eq=False)
class Hits:
    """What rays meet: how far away (n,) in centimetres, infinite for nothing, and the number of the part (n,)."""

    depths: Singles
    parts: Parts


@dataclass(frozen=True)
class Box:
    """A piece of what is seen, in centimetres to the right and up."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: Box) -> Box:
        """The box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def wider(self, by: float) -> Box:
        """The box with a rim all round."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


class Tracer:
    """Follows rays into one scene."""

    def __init__(self, scene: Scene, camera: Camera) -> None:
        self._parts: SeenParts = seen_parts(scene, camera)
        self._ball = scene.ball
        self._ball_number = len(scene.build.parts) + 1
        self._camera = camera

    @property
    def box(self) -> Box:
        """What body, ball and towel take up."""
        (left, bottom, _), (right, top, _) = self._parts.least.min(axis=0), self._parts.most.max(axis=0)
        box = Box(float(left), float(bottom), float(right), float(top))
        if self._ball is None:
            return box
        across, up, _ = self._camera.seen(self._ball.centre)
        wide = self._ball.half_width
        return box.around(Box(across - wide, up - wide, across + wide, up + wide))

    def hits(self, rays: Floats, nearest: Floats | None = None, farthest: Floats | None = None) -> Hits:
        """What rays (n, 2), given by how far right and up they run, meet first.

        Where it is known, `nearest` and `farthest` (n,) say between which depths to look.
        """
        hits = Hits(np.full(len(rays), np.inf, np.float32), np.full(len(rays), NOTHING, np.int16))
        bounds = np.stack(
            [
                np.full(len(rays), -1e4) if nearest is None else nearest,
                np.full(len(rays), 1e4) if farthest is None else farthest,
            ]
        ).astype(np.float32)
        for chosen in tiles_of(rays):
            self._march(rays, chosen, bounds, hits)
        if self._ball is not None:
            self._meet_ball(rays, self._ball, hits)
        return hits

    def _march(self, rays: Floats, chosen: NDArray[np.intp], bounds: Singles, hits: Hits) -> None:
        """Follow the chosen rays to the body, step by step, and note in `hits` where they end."""
        across = rays[chosen].astype(np.float32)
        parts = self._near(across)
        if parts is None:
            return
        numbers, field = parts
        kept = self._parts.only(numbers)
        first = np.maximum(kept.least[:, 2].min() - MELT_REACH_CM, bounds[0, chosen])
        last = np.minimum(kept.most[:, 2].max() + MELT_REACH_CM, bounds[1, chosen])
        places = np.concatenate([across, first[:, None]], axis=1)
        met = np.nonzero(followed(field, places, last))[0]
        if len(met):
            hits.depths[chosen[met]] = places[met, 2]
            hits.parts[chosen[met]] = numbers[np.argmin(field.of_parts(places[met]), axis=0)]

    def _near(self, across: Singles) -> tuple[NDArray[np.intp], Field] | None:
        """The parts that rays close together can meet, and their surface."""
        low, high = across.min(axis=0) - MELT_REACH_CM, across.max(axis=0) + MELT_REACH_CM
        near = ((self._parts.most[:, :2] > low) & (self._parts.least[:, :2] < high)).all(axis=1)
        numbers = np.nonzero(near)[0]
        return (numbers, Field(self._parts.only(numbers))) if len(numbers) else None

    def _meet_ball(self, rays: Floats, ball: Ball, hits: Hits) -> None:
        """Note in `hits` which rays meet the ball before the body: an ellipsoid, cut off by the floor."""
        stretch = np.diag([1 / ball.half_width, 1 / ball.half_width, 1 / ball.half_height])
        axes = stretch @ self._camera.axes.T
        from_centre = np.concatenate([rays, np.zeros((len(rays), 1))], axis=1) - self._camera.seen(ball.centre)
        start, ray = from_centre @ axes.T, axes[:, 2]
        half, square = start @ ray, ray @ ray
        root = half**2 - square * ((start**2).sum(axis=1) - 1)
        depth = np.where(root > 0, (-half - np.sqrt(np.maximum(root, 0))) / square, np.inf)
        height = rays[:, 1] * self._camera.axes[1, 2] + np.where(root > 0, depth, 0) * self._camera.axes[2, 2]
        first = (depth < hits.depths) & (height > 0)
        hits.depths[first] = depth[first]
        hits.parts[first] = self._ball_number


def tiles_of(rays: Floats) -> list[NDArray[np.intp]]:
    """Rays (n, 2) by the tile they run through: which of them, tile by tile."""
    tile = np.floor(rays / TILE_CM).astype(int)
    key = (tile[:, 0] + 1000) * 4096 + tile[:, 1] + 1000
    order = np.argsort(key, kind="stable")
    return np.split(order, np.nonzero(np.diff(key[order]))[0] + 1)


def followed(field: Field, places: Singles, last: Singles) -> NDArray[np.bool_]:
    """Which rays from `places` (n, 3) meet the surface before depth `last` (n,); moves the places to where they end."""
    running = np.arange(len(places))
    met = np.zeros(len(places), dtype=bool)
    for _ in range(MOST_STEPS):
        distance = field.of_body(places[running])
        places[running, 2] += np.maximum(distance, LEAST_STEP_CM)
        met[running[distance < TOUCH_CM]] = True
        running = running[(distance >= TOUCH_CM) & (places[running, 2] < last[running])]
        if not len(running):
            return met
    # A ray that grazes the surface runs out of steps: left out, it would leave a pin hole.
    met[running] = field.of_body(places[running]) < GRAZE_CM
    return met

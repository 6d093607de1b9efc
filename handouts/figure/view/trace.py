"""What a camera sees: how deep and which part, ray by ray."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.view.camera import Camera
from handouts.figure.view.field import Field, SeenParts, Singles, seen_parts
from handouts.figure.view.scene import Ball, Scene

NOTHING = -1
"""In place of the number of a part: a ray that meets nothing. The towel comes after the last part, then the ball."""

FIRST_STEPS, LAST_STEPS = 20, 44
"""How many steps rays are followed tile by tile, with the few parts that are near, and then those left all at once."""

TOUCH_CM = 0.045
GRAZE_CM = 0.25
LEAST_STEP_CM = 0.03
TILE_CM, WIDE_TILE_CM = 10.0, 24.0
"""How rays are taken together: many that run close by each other, and few that do not."""

MANY_RAYS = 60_000
MELT_REACH_CM = 1.5
"""How far the surface can lie outside the box of a part, where parts melt together."""

FAR_OFF_CM = 1e4

Parts = NDArray[np.int16]
Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Hits:
    """What rays meet: how far away (n,) in centimetres, infinite for nothing, and the number of the part (n,)."""

    depths: Singles
    parts: Parts


@dataclass(frozen=True, eq=False)
class March:
    """Rays on their way: where they are (n, 3), and between which depths (n,) they are followed."""

    places: Singles
    nearest: Singles
    farthest: Singles


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
        march = March(
            np.concatenate([rays, np.zeros((len(rays), 1))], axis=1).astype(np.float32),
            np.full(len(rays), -FAR_OFF_CM, np.float32) if nearest is None else nearest.astype(np.float32),
            np.full(len(rays), FAR_OFF_CM, np.float32) if farthest is None else farthest.astype(np.float32),
        )
        hits = Hits(np.full(len(rays), np.inf, np.float32), np.full(len(rays), NOTHING, np.int16))
        left = [
            self._march(march, chosen, hits)
            for chosen in tiles_of(rays, TILE_CM if len(rays) > MANY_RAYS else WIDE_TILE_CM)
        ]
        self._finish(march, np.concatenate(left), hits)
        if self._ball is not None:
            self._meet_ball(rays, self._ball, hits)
        return hits

    def _march(self, march: March, chosen: Numbers, hits: Hits) -> Numbers:
        """Follow the chosen rays to the body and note in `hits` where they end; which of them have not ended."""
        across = march.places[chosen, :2]
        low, high = across.min(axis=0) - MELT_REACH_CM, across.max(axis=0) + MELT_REACH_CM
        near = ((self._parts.most[:, :2] > low) & (self._parts.least[:, :2] < high)).all(axis=1)
        numbers = np.nonzero(near)[0]
        if not len(numbers):
            return chosen[:0]
        kept = self._parts.only(numbers)
        march.places[chosen, 2] = np.maximum(kept.least[:, 2].min() - MELT_REACH_CM, march.nearest[chosen])
        march.farthest[chosen] = np.minimum(kept.most[:, 2].max() + MELT_REACH_CM, march.farthest[chosen])
        field = Field(kept)
        met, left = followed(field, march, chosen, FIRST_STEPS)
        note(hits, march, met, numbers, field)
        return left

    def _finish(self, march: March, left: Numbers, hits: Hits) -> None:
        """Follow the rays that are left to their end. One that grazes the body long counts as meeting it."""
        if not len(left):
            return
        field = Field(self._parts)
        met, left = followed(field, march, left, LAST_STEPS)
        if len(left):
            # Left out, these would be pin holes in the figure.
            met = np.concatenate([met, left[field.of_body(march.places[left]) < GRAZE_CM]])
        note(hits, march, met, np.arange(len(self._parts.names)), field)

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


def tiles_of(rays: Floats, wide_cm: float) -> list[Numbers]:
    """Rays (n, 2) by the tile they run through: which of them, tile by tile."""
    tile = np.floor(rays / wide_cm).astype(int)
    key = (tile[:, 0] + 1000) * 4096 + tile[:, 1] + 1000
    order = np.argsort(key, kind="stable")
    return np.split(order, np.nonzero(np.diff(key[order]))[0] + 1)


def followed(field: Field, march: March, running: Numbers, steps: int) -> tuple[Numbers, Numbers]:
    """Which of some running rays meet the surface within so many steps, and which still run; moves their places."""
    met = [running[:0]]
    for _ in range(steps):
        if not len(running):
            break
        distance = field.of_body(march.places[running])
        march.places[running, 2] += np.maximum(distance, LEAST_STEP_CM)
        met.append(running[distance < TOUCH_CM])
        running = running[(distance >= TOUCH_CM) & (march.places[running, 2] < march.farthest[running])]
    return np.concatenate(met), running


def note(hits: Hits, march: March, met: Numbers, numbers: Numbers, field: Field) -> None:
    """Write into `hits` where rays met the surface of a field of some parts, and which part is nearest there."""
    if len(met):
        hits.depths[met] = march.places[met, 2]
        hits.parts[met] = numbers[np.argmin(field.of_parts(march.places[met]), axis=0)]

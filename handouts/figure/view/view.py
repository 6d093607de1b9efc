"""A scene as a grid of pixels: at each one how deep, which part, what material."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.view.camera import Camera
from handouts.figure.view.scene import Scene
from handouts.figure.view.surface import Codes, Surface
from handouts.figure.view.trace import NOTHING, Box, Tracer

FINE_PIXELS, COARSE_PIXELS = 3.0, 2.2
"""Pixels per centimetre: in a picture to look at, and in one of a movement."""


@dataclass(frozen=True, eq=False)
class View:
    """What a camera sees of a scene within a box.

    `depths` (row, column) are centimetres away from the viewer, infinite where nothing is; `parts` number what is
    seen; `hidden` is the number of a piece that a ray may still meet there because a sliver of it was taken out.
    """

    scene: Scene
    camera: Camera
    tracer: Tracer
    surface: Surface
    box: Box
    pixels_per_cm: float
    depths: Floats
    parts: NDArray[np.int16]
    hidden: Codes

    @property
    def rays(self) -> Floats:
        """How far right and up each pixel's ray runs, (row, column, 2)."""
        rows, columns = self.parts.shape
        across = self.box.left + (np.arange(columns) + 0.5) / self.pixels_per_cm
        up = self.box.top - (np.arange(rows) + 0.5) / self.pixels_per_cm
        return np.stack(np.meshgrid(across, up), axis=-1)

    def in_cm(self, spots: Floats) -> Floats:
        """Spots (..., 2) as columns and rows, in centimetres to the right and up."""
        seen: Floats = np.array([self.box.left, self.box.top]) + spots * [1, -1] / self.pixels_per_cm
        return seen

    @property
    def limbs(self) -> Codes:
        """The number of the limb at each pixel."""
        return self.surface.labels.limb_of[self.parts]

    @property
    def pieces(self) -> Codes:
        """The number of the piece at each pixel."""
        return self.surface.labels.piece_of[self.parts]

    @property
    def is_body(self) -> NDArray[np.bool_]:
        """Where the body is seen."""
        parts: NDArray[np.bool_] = (self.parts >= 0) & (self.parts < len(self.scene.build.parts))
        return parts

    @property
    def materials(self) -> Codes:
        """The material at each pixel, by its number."""
        seen = self.parts != NOTHING
        places = np.concatenate([self.rays, np.where(seen, self.depths, 0)[..., None]], axis=-1)
        world = self.camera.in_world(places.reshape(-1, 3))
        return self.surface.materials(self.parts.reshape(-1), world).reshape(self.parts.shape)

    def showing(self, depths: Floats, parts: NDArray[np.int16], hidden: Codes) -> View:
        """The same view with other pixels."""
        return replace(self, depths=depths, parts=parts, hidden=hidden)


def view_of(scene: Scene, camera: Camera, far: tuple[str, ...], box: Box, pixels_per_cm: float) -> View:
    """What the camera sees of a scene within a box, with the limbs named in `far` drawn as far ones."""
    tracer = Tracer(scene, camera)
    rows = int(np.ceil((box.top - box.bottom) * pixels_per_cm))
    columns = int(np.ceil((box.right - box.left) * pixels_per_cm))
    empty = np.full((rows, columns), NOTHING, dtype=np.int16)
    surface, depths = Surface(scene, far), np.full(empty.shape, np.inf)
    view = View(scene, camera, tracer, surface, box, pixels_per_cm, depths, empty, empty)
    hits = tracer.hits(view.rays.reshape(-1, 2))
    return view.showing(hits.depths.astype(float).reshape(empty.shape), hits.parts.reshape(empty.shape), empty)

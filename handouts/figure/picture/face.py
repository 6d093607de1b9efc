"""A calm face of one design in every view: brows, eyes, nose and mouth as a few strokes laid on the head.

Strokes are written as seen from the front: how far to the side and how high, from the middle between the eyes, in
centimetres on a body of 170 cm. Each is drawn as far as it is seen, and left out where it would run into another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from handouts.drawing import Person
from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.bones import EYES_CM
from handouts.figure.body.person import PIECE_INDEX, body_of
from handouts.figure.body.surface import Material, halves
from handouts.figure.lines.curves import fitted, lengths_along, rounded
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import BROW, CHEEK_STROKE, DETAIL, FINE, Stroke, curve_data, path
from handouts.figure.view.box import Box
from handouts.figure.view.raster import Grid, Mesh, rastered
from handouts.figure.view.view import Mask, View

Spots = tuple[tuple[float, float], ...]

BROW_LINE: Spots = ((1.45, 1.75), (2.2, 2.25), (3.4, 2.3), (4.7, 1.6))
LID: Spots = ((1.7, 0.0), (2.3, 0.5), (3.2, 0.55), (4.3, -0.05))
IRIS = (2.95, 0.0)
IRIS_CM = 0.46
NOSE: Spots = ((-1.25, -3.1), (-0.85, -3.75), (0.0, -3.95), (0.85, -3.75), (1.25, -3.1))
MOUTH: Spots = ((-2.25, -6.15), (-1.1, -6.42), (0.0, -6.34), (1.1, -6.42), (2.25, -6.15))
LOWER_LIP: Spots = ((-0.85, -7.75), (0.0, -7.9), (0.85, -7.75))
CHEEK: Spots = ((2.5, -4.2), (3.0, -5.0), (3.2, -5.8))
"""Of the left half of a face, or of its middle."""

LIFT_CM, SEEN_WITHIN_CM = 0.12, 0.7
"""How far strokes lie on the skin, and how far behind what is nearest they are still seen."""

LEAST_STROKE_UNITS, LEAST_APART_UNITS = 4.0, 4.6
"""Shorter strokes are not drawn, nor those that are nearer to the one they could run into."""

TOLERANCE_UNITS = 0.5
FACING = -0.12
"""How far a face is turned to the viewer at least, to have any strokes: the cosine of the angle away from him."""

NOSE_FACING = -0.72
"""So far, for the nose to be drawn from the front: from the side its own outline shows it."""

FRONT_PIXELS = 10.0
FRONT_CM = 12.0


@cache
def front_of(person: Person) -> tuple[Grid, Floats]:
    """How far forward the head of a person at rest is, by how far left and up from its joint: a grid and depths."""
    body = body_of(person)
    skin = body.skin.smooth(body.places[: body.skin_count])
    eyes = np.unique(body.eye_quads)
    rest = np.concatenate([skin, body.places[eyes]]) - body.pivot("head")
    triangles = halves(np.concatenate([body.skin.quads, np.searchsorted(eyes, body.eye_quads) + len(skin)]))
    triangles = triangles[
        (rest[triangles][:, :, 0].min(axis=1) > -1) & (rest[triangles][:, :, 2].min(axis=1) > -FRONT_CM)
    ]
    seen = np.stack([rest[:, 1], rest[:, 2], -rest[:, 0]], axis=1)
    grid = Grid(Box(-FRONT_CM, -FRONT_CM, FRONT_CM, 2 * FRONT_CM), FRONT_PIXELS)
    mesh = Mesh(seen, triangles, np.zeros(len(triangles), dtype=bool), np.full(len(rest), -1.0))
    return grid, -rastered(mesh, grid).depths


@dataclass(frozen=True, eq=False)
class Face:
    """The face in one view, on paper."""

    view: View
    page: Page

    @property
    def forward(self) -> Floats:
        """Where the face looks (3,): right, up and away."""
        forward: Floats = self.view.camera.axes @ self.view.scene.surface.head.rotation[:, 0]
        return forward

    def places(self, spots: Spots, side: int = 1) -> Floats:
        """Where spots lie on the head, in the world (spot, 3); `side` is -1 for the right half."""
        scene = self.view.scene
        scale = scene.build.proportions.scale
        flat = scale * (np.array(spots) * [side, 1] + [0, EYES_CM])
        grid, forward = front_of(scene.build.name)
        columns, rows = np.rint(grid.pixels(flat)).astype(int).T
        local = np.column_stack([forward[rows, columns] + LIFT_CM, flat])
        head = scene.surface.head
        placed: Floats = local @ head.rotation.T + head.place
        return placed

    def is_seen(self, places: Floats) -> Mask:
        """Whether places of the head (n, 3) are seen."""
        seen = self.view.camera.seen(places)
        rows, columns = self.view.grid.shape
        pixels = np.rint(self.view.grid.pixels(seen)).astype(int)
        right, down = np.clip(pixels[:, 0], 0, columns - 1), np.clip(pixels[:, 1], 0, rows - 1)
        skin = np.isin(self.view.materials[down, right], (Material.SKIN, Material.SKIN_FAR))
        visible: Mask = skin & (self.view.pieces[down, right] == PIECE_INDEX["head"])
        visible &= self.view.depths[down, right] > seen[:, 2] - SEEN_WITHIN_CM
        return visible

    def on_paper(self, places: Floats) -> Floats:
        """Places (n, 3) on paper (n, 2)."""
        return self.page.spots(self.view.camera.seen(places))

    def stroke(self, spots: Spots, side: int, stroke: Stroke) -> str:
        """One stroke, as far as it is seen."""
        places = rounded(self.places(spots, side))
        start, end = longest(self.is_seen(places))
        line = self.on_paper(places[start:end])
        if len(line) < 3 or lengths_along(line)[-1] < LEAST_STROKE_UNITS:  # noqa: PLR2004 — a curve has a middle
            return ""
        return path(curve_data(fitted(line, TOLERANCE_UNITS)), "", stroke)

    def apart(self, one: Spots, other: Spots, side: int = 1) -> bool:
        """Whether the middles of two strokes are so far apart on paper that both can be drawn."""
        middles = [self.on_paper(self.places((spots[len(spots) // 2],), side))[0] for spots in (one, other)]
        return float(np.linalg.norm(middles[0] - middles[1])) > LEAST_APART_UNITS

    def iris(self, side: int) -> str:
        """One eye: a dot, flattened where it is seen from the side or from below."""
        scale = self.view.scene.build.proportions.scale * IRIS_CM
        x, y = IRIS
        places = self.places(((x, y), (x + IRIS_CM, y), (x, y + IRIS_CM)), side)
        if not self.is_seen(places[:1]).all():
            return ""
        middle, *rims = self.on_paper(places)
        wide, high = (max(float(np.linalg.norm(rim - middle)), 0.55 * scale * self.page.scale) for rim in rims)
        radius = min(wide, high, scale * self.page.scale)
        return path(dot_data(middle, radius), "figure-dot")


def longest(seen: Mask) -> tuple[int, int]:
    """Where the longest stretch of true begins and ends."""
    best, start = (0, 0), 0
    for number in range(len(seen) + 1):
        if number == len(seen) or not seen[number]:
            best = max(best, (start, number), key=lambda run: run[1] - run[0])
            start = number + 1
    return best


def dot_data(middle: Floats, radius: float) -> str:
    """Path data of a dot, in tenths of a unit."""
    x, y, r = (round(float(number), 1) for number in (middle[0], middle[1], radius))
    return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 1 {2 * r:.1f} 0a{r} {r} 0 1 1 {-2 * r:.1f} 0z"


def face_drawn(view: View, page: Page) -> str:
    """The face on paper, as far as it is seen."""
    face = Face(view, page)
    if face.forward[2] > FACING * -1:
        return ""
    return "".join(parts_of(face))


def parts_of(face: Face) -> Iterator[str]:
    """The strokes of a face, one by one."""
    for side in (1, -1):
        if face.apart(BROW_LINE, LID, side):
            yield face.stroke(BROW_LINE, side, BROW)
        yield face.stroke(LID, side, DETAIL)
        yield face.iris(side)
        if face.view.scene.build.name.endswith("65"):
            yield face.stroke(CHEEK, side, CHEEK_STROKE)
    if face.forward[2] < NOSE_FACING:
        yield face.stroke(NOSE, 1, FINE)
    if face.apart(NOSE, MOUTH):
        yield face.stroke(MOUTH, 1, DETAIL)
    if face.apart(MOUTH, LOWER_LIP) and face.forward[2] < NOSE_FACING:
        yield face.stroke(LOWER_LIP, 1, FINE)


__all__: Sequence[str] = ["face_drawn"]

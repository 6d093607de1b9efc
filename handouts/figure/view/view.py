"""A scene as a grid of pixels: at each one how deep, which piece of the body, what material, how it faces."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.anatomy.skeleton import SIDES
from handouts.figure.body.person import PIECE_INDEX
from handouts.figure.body.scene import Ball, Scene
from handouts.figure.body.shells import roll
from handouts.figure.body.subdivision import normals
from handouts.figure.body.surface import Material, halves
from handouts.figure.view.box import Box, box_of
from handouts.figure.view.camera import Camera
from handouts.figure.view.raster import Grid, Hits, Mesh, interpolated, rastered

FINE_PIXELS, COARSE_PIXELS = 7.0, 4.0
"""Pixels per centimetre: in a picture to look at, and in one of a movement."""

FAR_LEG_CM, FAR_ARM_CM = 7.0, 14.0
"""A limb is a far one when its joint lies that much deeper than the other's."""

FAR = {Material.SKIN: Material.SKIN_FAR, Material.SHIRT: Material.SHIRT_FAR, Material.SHORTS: Material.SHORTS_FAR}

Codes = NDArray[np.int16]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class View:
    """What a camera sees of a scene on a grid; all arrays begin with (row, column).

    `depths` are centimetres away from the viewer, infinite where nothing is; `pieces` are numbers of PIECES, `digits`
    which finger or toe, or NOSE or EAR; `facing` (row, column, 3) is where the surface faces, right, up and away;
    `corners` the nearest corner of the body's surface, 0 where it is not seen.
    """

    scene: Scene
    camera: Camera
    grid: Grid
    depths: Floats
    materials: Codes
    pieces: Codes
    digits: Codes
    facing: Floats
    corners: NDArray[np.int32]

    @property
    def pixels_per_cm(self) -> float:
        """How many pixels make a centimetre."""
        return self.grid.pixels_per_cm

    def in_cm(self, spots: Floats) -> Floats:
        """Spots (..., 2) as columns and rows, in centimetres to the right and up."""
        seen: Floats = np.array([self.grid.box.left, self.grid.box.top]) + spots * [1, -1] / self.pixels_per_cm
        return seen

    @property
    def is_body(self) -> Mask:
        """Where the body is seen."""
        thing = np.isin(self.materials, (Material.NOTHING, Material.BALL, Material.TOWEL))
        return ~thing

    def is_piece(self, *names: str) -> Mask:
        """Where pieces of these names are seen, of both sides where they have one."""
        return np.isin(
            self.pieces, [number for piece, number in PIECE_INDEX.items() if piece.partition(".")[0] in names]
        )

    def taken_from(self, source: NDArray[np.intp]) -> View:
        """The view with each pixel as the one at the place `source` (row, column), counted row by row."""
        flat = source.ravel()
        arrays = {
            name: getattr(self, name).reshape(flat.size, -1)[flat].reshape(getattr(self, name).shape)
            for name in ("depths", "materials", "pieces", "digits", "facing", "corners")
        }
        return replace(self, **arrays)


def far_limbs(scene: Scene, camera: Camera, movers: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The limbs to draw as the far ones: deeper than their twins, and no movers."""
    far = []
    for limb, joint, deeper in (("leg", "thigh", FAR_LEG_CM), ("arm", "upper_arm", FAR_ARM_CM)):
        left, right = (camera.seen(scene.frames[f"{joint}_{side}"][1])[2] for side in SIDES)
        if abs(left - right) > deeper:
            far.append(f"{limb}_{'left' if left > right else 'right'}")
    return tuple(limb for limb in far if limb not in movers)


def view_of(scene: Scene, camera: Camera, far: Collection[str], grid: Grid) -> View:
    """What the camera sees of a scene, with the limbs named in `far` as far ones."""
    surface = scene.surface
    wardrobe = surface.wardrobe
    mesh = Mesh(camera.seen(surface.places), wardrobe.triangles, wardrobe.materials == Material.SKIN, wardrobe.cut)
    hits = rastered(mesh, grid)
    seen = np.isfinite(hits.depths)
    corners = wardrobe.triangles[hits.triangles[seen]]
    nearest = corners[np.arange(len(corners)), hits.shares[seen].argmax(axis=1)]
    materials, pieces, digits = (np.zeros(grid.shape, np.int16) for _ in range(3))
    materials[seen] = wardrobe.materials[hits.triangles[seen]]
    pieces[seen], digits[seen] = wardrobe.pieces[nearest], wardrobe.digits[nearest]
    numbers = np.zeros(grid.shape, np.int32)
    numbers[seen] = nearest
    is_hair = interpolated(wardrobe.hair, wardrobe.triangles, hits) > 0
    materials[(materials == Material.SKIN) & seen & is_hair] = Material.HAIR
    is_far = np.zeros(grid.shape, dtype=bool)
    for limb in far:
        is_far |= interpolated(wardrobe.limbs[limb], wardrobe.triangles, hits) > 0.5  # noqa: PLR2004 — most of it
    for near, lighter in FAR.items():
        materials[is_far & (materials == near)] = lighter
    facing = interpolated(surface.facing @ camera.axes.T, wardrobe.triangles, hits)
    view = View(scene, camera, grid, hits.depths, materials, pieces, digits, facing, numbers)
    if scene.towel is not None:
        view = _with_towel(view)
    return _with_ball(view, scene.ball) if scene.ball is not None else view


def _with_towel(view: View) -> View:
    """The view with the rolled towel where it is nearer than the body."""
    towel = view.scene.towel
    if towel is None:
        return view
    places, quads = roll(towel.start, towel.end, towel.half_width, towel.half_height)
    triangles = halves(quads)
    mesh = Mesh(view.camera.seen(places), triangles, np.ones(len(triangles), dtype=bool), np.full(len(places), -1.0))
    hits: Hits = rastered(mesh, view.grid)
    facing = interpolated(normals(places, quads) @ view.camera.axes.T, triangles, hits)
    return _with_thing(view, hits.depths, facing, Material.TOWEL)


def _with_ball(view: View, ball: Ball) -> View:
    """The view with the ball where it is nearer than the body: an ellipsoid, cut off by the floor."""
    axes = np.diag([1 / ball.half_width, 1 / ball.half_width, 1 / ball.half_height]) @ view.camera.axes.T
    rays = np.concatenate([view.grid.rays, np.zeros((*view.grid.shape, 1))], axis=-1)
    start, ray = (rays - view.camera.seen(ball.centre)) @ axes.T, axes[:, 2]
    half, square = start @ ray, float(ray @ ray)
    root = half**2 - square * ((start**2).sum(axis=-1) - 1)
    depths = np.where(root > 0, (-half - np.sqrt(np.maximum(root, 0))) / square, np.inf)
    up = view.camera.axes[:, 2]
    height = rays[..., 1] * up[1] + np.where(root > 0, depths, 0) * up[2]
    return _with_thing(view, np.where(height > 0, depths, np.inf), np.zeros((*view.grid.shape, 3)), Material.BALL)


def _with_thing(view: View, depths: Floats, facing: Floats, material: Material) -> View:
    """The view with something of one material where it is nearer than what is there."""
    nearer = depths < view.depths
    return replace(
        view,
        depths=np.where(nearer, depths, view.depths),
        materials=np.where(nearer, material, view.materials).astype(np.int16),
        pieces=np.where(nearer, PIECE_INDEX[material.name.lower()], view.pieces).astype(np.int16),
        digits=np.where(nearer, 0, view.digits).astype(np.int16),
        facing=np.where(nearer[..., None], facing, view.facing),
    )


def seen_box(scene: Scene, camera: Camera) -> Box:
    """What body, ball and towel take up."""
    surface = scene.surface
    box = box_of(camera.seen(surface.places[_is_seen(scene)]))
    if scene.ball is not None:
        middle = camera.seen(scene.ball.centre)
        box = box.around(box_of(middle + np.array([[-1, -1, 0], [1, 1, 0]]) * scene.ball.half_width))
    return box


def _is_seen(scene: Scene) -> Mask:
    """Which corners of the surface are not cut away."""
    seen: Mask = scene.surface.wardrobe.cut <= 0
    return seen

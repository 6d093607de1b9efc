"""Promises about lines and areas, on small scenes made by hand: what is a line, what is a scrap, and what they join."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.person import PIECE_INDEX
from handouts.figure.body.scene import Scene
from handouts.figure.body.surface import Material
from handouts.figure.lines.areas import connected, filled_from_beside, opened, smaller_than
from handouts.figure.lines.edges import Kind, edges_of
from handouts.figure.lines.linework import traced
from handouts.figure.lines.masks import outlines_of
from handouts.figure.lines.settling import runs_of
from handouts.figure.lines.tidy import holes, loose_bits, tidied
from handouts.figure.picture.stage import scene_of
from handouts.figure.posing.solve import solve_drawing
from handouts.figure.view.box import Box
from handouts.figure.view.camera import Camera
from handouts.figure.view.raster import Grid, Mesh, interpolated, rastered
from handouts.figure.view.view import View
from tests.drawings import drawn

CAMERA = Camera(0, 0)
GRIDS = arrays.arrays(np.int16, (9, 11), elements=st.integers(0, 2))


def triangle(away: float) -> Floats:
    """Three corners of a triangle that covers the lower left half of a square of 10 cm, so far away."""
    return np.array([[0, 0, away], [10, 0, away], [0, 10, away]], dtype=float)


def seen(*triangles: Floats, cut: float = -1.0) -> tuple[Mesh, Grid]:
    """Triangles as a mesh, on a grid of one pixel a centimetre."""
    places = np.concatenate(triangles)
    numbers = np.arange(len(places)).reshape(-1, 3)
    return (
        Mesh(places, numbers, np.zeros(len(numbers), dtype=bool), np.full(len(places), cut)),
        Grid(Box(0, 0, 10, 10), 1.0),
    )


def test_nearer_triangle_hides_the_farther() -> None:
    """Of two triangles in one place the nearer is seen, whichever comes first."""
    for order in ((5.0, 3.0), (3.0, 5.0)):
        hits = rastered(*seen(*(triangle(away) for away in order)))
        assert np.isclose(hits.depths[9, 0], 3)
        assert hits.triangles[9, 0] == order.index(3.0)
        assert np.isinf(hits.depths[0, 9])


def test_what_is_cut_away_is_not_seen() -> None:
    """A triangle whose corners are all cut away leaves nothing, and what is behind it shows."""
    mesh, grid = seen(triangle(3.0), cut=1.0)
    assert np.isinf(rastered(mesh, grid).depths).all()


def test_values_are_those_of_the_corners() -> None:
    """A value that grows to the right does so on the pixels too."""
    mesh, grid = seen(triangle(0.0))
    across = interpolated(mesh.seen[:, 0], mesh.triangles, rastered(mesh, grid))
    assert np.allclose(across[9, :9], np.arange(9) + 0.5)


@given(GRIDS)
def test_areas_are_what_hangs_together(labels: np.ndarray) -> None:  # type: ignore[type-arg]
    """Neighbours of one label are of one area, and an area has one label throughout."""
    areas = connected(labels)
    same = labels[:, 1:] == labels[:, :-1]
    assert (areas[:, 1:] == areas[:, :-1])[same].all()
    below = labels[1:] == labels[:-1]
    assert (areas[1:] == areas[:-1])[below].all()
    for area in np.unique(areas):
        assert len(np.unique(labels[areas == area])) == 1


def test_small_areas_are_found_and_filled() -> None:
    """A speck of three pixels is smaller than four, and is given to what is round it."""
    labels = np.zeros((6, 6), dtype=np.int16)
    labels[2, 2:5] = 1
    small = smaller_than(labels, 4)
    assert small.sum() == 3
    assert (labels.ravel()[filled_from_beside(small)] == 0).all()


def test_thin_strips_do_not_survive_opening() -> None:
    """Of a square with a strip one pixel wide the square is left."""
    mask = np.zeros((9, 14), dtype=bool)
    mask[2:7, 2:7] = True
    mask[4, 7:13] = True
    left = opened(mask, 3)
    assert left[2:7, 2:7].all()
    assert not left[:, 8:].any()


def test_outlines_close_where_corners_touch() -> None:
    """Two squares that touch by a corner have one line round both, which ends where it begins."""
    mask = np.zeros((20, 20), dtype=bool)
    mask[3:10, 3:10] = mask[10:17, 10:17] = True
    (line,) = outlines_of(mask, 0.5)
    assert np.allclose(line[0], line[-1])


def test_short_runs_go_with_their_neighbours() -> None:
    """A stretch shorter than asked is drawn like the longer one beside it."""
    assert runs_of([4, 4, 4, 4, 5, 4, 4, 3, 3, 3, 3], 3) == [(4, 0, 7), (3, 7, 11)]


LYING = scene_of(solve_drawing(drawn({}))[0])


def squares(scene: Scene = LYING) -> View:
    """A view of a thigh's square with another's before it, a hole of one pixel, and a bit by itself."""
    grid = Grid(Box(0, 0, 20, 20), 4.0)
    depths, materials, pieces = np.full(grid.shape, np.inf), np.zeros(grid.shape), np.zeros(grid.shape)
    for rows, columns, piece, depth in (
        (slice(8, 60), slice(8, 60), "thigh.L", 10.0),
        (slice(30, 70), slice(30, 70), "thigh.R", 5.0),
        (slice(2, 4), slice(74, 76), "hand.L", 5.0),
    ):
        depths[rows, columns], pieces[rows, columns] = depth, PIECE_INDEX[piece]
        materials[rows, columns] = Material.SKIN
    depths[20, 20], materials[20, 20], pieces[20, 20] = np.inf, 0, 0
    empty = np.zeros(grid.shape, dtype=np.int16)
    facing = np.zeros((*grid.shape, 3))
    facing[..., 2] = -1
    codes = [values.astype(np.int16) for values in (materials, pieces)]
    return View(scene, CAMERA, grid, depths, *codes, empty, facing, empty.astype(np.int32))


def test_scraps_and_holes_are_taken_out() -> None:
    """What is too small to be part of a figure is gone after tidying, and nothing else is."""
    view = squares()
    assert holes(view).sum() == 1
    assert loose_bits(view).sum() == 4
    tidy = tidied(view)
    assert not holes(tidy).any()
    assert not loose_bits(tidy).any()
    assert (tidy.materials > 0).sum() == (view.materials > 0).sum() + 1 - 4


def test_one_limb_before_another_is_a_line() -> None:
    """Where one thigh lies before the other there is ink, at the rim an outline, and within one of them nothing."""
    edges = edges_of(tidied(squares()))
    assert edges.beside[40, 29] == Kind.INK
    assert edges.beside[12, 7] == Kind.OUTLINE
    assert edges.beside[12, 20] == Kind.NONE


def test_lines_of_two_squares() -> None:
    """Two squares are drawn as two outlines that meet in two forks, and one line between them."""
    lines = traced(tidied(squares()))
    kinds = sorted({Kind(kind) for line in lines for kind in line.chain.kinds})
    assert kinds == [Kind.INK, Kind.OUTLINE]
    assert len(lines) == 3
    assert not any(line.chain.loose_ends for line in lines)

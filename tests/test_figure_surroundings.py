"""What stands round a figure: arrows across the body, the mat under a ball, hair round a face."""

from __future__ import annotations

import numpy as np

from handouts.drawing import PushArrow
from handouts.figure.anatomy.build import landmark_place
from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.body.scene import Ball, Scene
from handouts.figure.body.surface import Material
from handouts.figure.exercise import ghost
from handouts.figure.picture.arrows import OVER_BODY_CM, push_route, surroundings
from handouts.figure.picture.page import page_for
from handouts.figure.picture.scenery import Mat, underground
from handouts.figure.picture.stage import scene_of, staged
from handouts.figure.posing.solve import solve_drawing
from handouts.figure.view.camera import Camera, camera_of
from handouts.figure.view.view import COARSE_PIXELS, View
from tests.drawings import drawn

LYING = drawn({}, camera={"turn_degrees": 68, "height_degrees": 40})


def seen_from_the_feet() -> View:
    """A woman on her back, seen from beyond her feet."""
    stage = staged(LYING, solve_drawing(LYING), [])
    return stage.figure(stage.scenes[0], COARSE_PIXELS).view


def push(view: View, **said: bool) -> Floats:
    """Where an arrow from the right knee towards the head runs."""
    arrow = PushArrow(kind="pushes", landmark="knee_right", right=-1, **said)
    return push_route(arrow, view.scene, view.camera, surroundings(view, 4.0))


def test_push_over_the_body_begins_beside_its_landmark() -> None:
    """An arrow that goes across the body begins at its joint, however much of the body lies there."""
    view = seen_from_the_feet()
    knee = view.camera.seen(landmark_place(view.scene.build, view.scene.frames, "knee_right"))[:2]
    assert np.isclose(np.linalg.norm(push(view, over_body=True)[0] - knee), OVER_BODY_CM)


def test_push_keeps_off_the_body() -> None:
    """Any other push begins where the body ends."""
    view = seen_from_the_feet()
    assert surroundings(view, 4.0).body.at(push(view)).min() > 0


def test_push_onto_the_body_ends_where_it_begins() -> None:
    """An arrow that presses on the body runs where one the other way would, towards the body."""
    view = seen_from_the_feet()
    arrow = PushArrow(kind="pushes", landmark="navel", up=-1, onto_body=True)
    pulled = PushArrow(kind="pushes", landmark="navel", up=1)
    around = surroundings(view, 4.0)
    pressing = push_route(arrow, view.scene, view.camera, around)
    assert np.allclose(pressing, push_route(pulled, view.scene, view.camera, around)[::-1])
    assert around.body.at(pressing)[0] > around.body.at(pressing)[-1] > 0


def test_mat_reaches_under_the_ball() -> None:
    """A ball that lies beyond the usual mat stands on a longer one."""
    scene = scene_of(solve_drawing(LYING)[0])
    far = Scene(scene.build, scene.frames, Ball(np.array([150.0, 0.0, 32.0]), 32.5))
    mat = underground([far], camera_of(LYING.camera))
    assert isinstance(mat, Mat)
    assert mat.rim[:, 0].max() > 150 + 32


def test_mat_keeps_its_size_without_a_ball() -> None:
    """A mat under someone who lies with bent knees is as long as a mat is."""
    mat = underground([scene_of(solve_drawing(LYING)[0])], Camera(0, 20))
    assert isinstance(mat, Mat)
    assert np.ptp(mat.rim[:, 0]) == 180


def test_outline_is_of_the_frame_that_is_named() -> None:
    """A frame that names another shows where the body was there, and else where it was in the frame before."""
    raised = {"joints": {"shoulder_left": {"flexion": 90}}, "on_floor": ["head", "upper_back", "pelvis"]}
    apart = {"joints": {"shoulder_left": {"abduction": 80}}, "ghost": True}
    drawing = drawn({}, raised, apart, {**apart, "ghost_of": 1}, both={"moves": ["arm_left"]})
    stage = staged(drawing, solve_drawing(drawing), [[], [], []])
    figures = [stage.figure(scene, COARSE_PIXELS) for scene in stage.scenes]
    page = page_for(stage.box)
    of_raised, of_first = ghost(2, stage, figures, page), ghost(3, stage, figures, page)
    assert of_raised
    assert of_first
    assert of_raised != of_first
    assert of_first == ghost(2, stage, [figures[0], figures[0], figures[2], figures[3]], page)


def test_hair_is_seen_round_a_face() -> None:
    """From beyond the feet hair shows above the face and at both sides of it."""
    view = seen_from_the_feet()
    head = view.is_piece("head", "bun")
    hair = head & (view.materials == Material.HAIR)
    face = head & ~hair
    rows, columns = np.nonzero(face)
    above, beside = np.nonzero(hair)
    assert above.min() < rows.min()
    assert beside.min() < columns.min()
    assert beside.max() > columns.max()

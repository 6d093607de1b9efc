"""Promises about the body that is drawn: it fits its bones, rests where the solver says, and is the same each time."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from typing import Any, get_args

import numpy as np
import pytest

from handouts.drawing import Body, Drawing, HandShape, Person
from handouts.figure.anatomy.build import BUILDS
from handouts.figure.anatomy.hands import BY_BENDING, SHAPES, shape_by_bending
from handouts.figure.anatomy.rotations import Floats
from handouts.figure.anatomy.skeleton import PEOPLE, SIDES
from handouts.figure.body.bones import BONE_INDEX, BONES
from handouts.figure.body.person import body_of
from handouts.figure.body.scene import Scene
from handouts.figure.body.skinning import bones_in_pose, skinned
from handouts.figure.body.surface import Material
from handouts.figure.lines.tidy import kinds_of_scraps, tidied
from handouts.figure.picture.stage import scene_of
from handouts.figure.posing.solve import solve_drawing
from handouts.figure.view.camera import camera_of
from handouts.figure.view.raster import Grid
from handouts.figure.view.view import View, far_limbs, seen_box, view_of
from tests.drawings import BRIDGE, drawn
from tests.places import ROOT

PERSONS: tuple[Person, ...] = get_args(Person)
FLAT_HANDS = dict.fromkeys(SIDES, SHAPES["flat"])


def scene(**said: Any) -> Scene:
    """A woman who lies on her back with bent knees, unless something else is said, as a scene."""
    return scene_of(solve_drawing(drawn({}, **said))[0])


@cache
def lying() -> Scene:
    """A woman on her back with bent knees."""
    return scene()


def seen(one: Scene, camera: str = "side") -> View:
    """What is seen of a scene, without scraps."""
    direction = camera_of(Drawing.model_validate({**BASE, "camera": {"seen_from": camera}}).camera)
    far = far_limbs(one, direction)
    return tidied(view_of(one, direction, far, Grid(seen_box(one, direction).wider(1), 4.0)))


BASE: dict[str, Any] = {"body": "woman", "posture": "hooklying", "frames": [{}]}


@pytest.mark.parametrize("person", PERSONS)
def test_body_fits_its_bones(person: Person) -> None:
    """At rest every joint of the surface is where the skeleton has it, and the body is as tall as it says."""
    body = body_of(person)
    for joint, segment in (("lowerleg01.L", "shank_left"), ("foot.R", "foot_right")):
        down = body.rest["thigh_left"][1] - body.rest[segment][1]
        pivot = body.pivots[BONE_INDEX[joint]]
        assert abs(np.linalg.norm(down * [0, 0, 1]) - abs(pivot[2])) < 1.5
    heights = body.places[: body.skin_count, 2]
    assert np.ptp(heights) == pytest.approx(PEOPLE[person].stature, rel=0.04)


@pytest.mark.parametrize("person", PERSONS)
def test_shapes_of_the_solver_lie_within_the_skin(person: Person) -> None:
    """The girth of arms and legs by which poses are checked is that of the skin, to within a centimetre."""
    body, build = body_of(person), BUILDS[person]
    for part_name, bone in (
        ("shank_left", "lowerleg01.L"),
        ("forearm_left", "lowerarm01.L"),
        ("thigh_left", "upperleg02.L"),
    ):
        part = build.parts[build.part_index[part_name]]
        number = BONE_INDEX[bone]
        on = body.weights[: body.skin_count, number] > 0.6
        local = (body.places[: body.skin_count][on] - body.pivots[number]) @ body.axes[number].T
        share = np.clip((local[:, 2] - part.start[2]) / (part.end[2] - part.start[2]), 0, 1)
        away = np.linalg.norm((local - part.centres(share))[:, :2] / part.sections(share)[:, :2], axis=1)
        assert np.abs(away - part.radius(share)).mean() < 1.0, part_name


def test_weights_of_every_place_are_one_whole() -> None:
    """Each spot of the skin hangs on bones that together carry it."""
    body = body_of("woman_35")
    assert np.allclose(body.weights.sum(axis=1), 1)
    assert (body.bones < len(BONES)).all()


def test_both_sides_of_a_body_are_alike() -> None:
    """The right half of the skin is the mirror image of the left, to a tenth of a millimetre or two."""
    body = body_of("man_35")
    skin = body.places[: body.skin_count]
    order = [np.lexsort(np.round(skin * [1, side, 1], 0).T) for side in (1, -1)]
    assert np.abs(skin[order[0]] - skin[order[1]] * [1, -1, 1]).mean() < 1.5


@pytest.mark.parametrize(
    "said",
    [
        {"posture": "hooklying"},
        {"posture": "supine"},
        {"posture": "quadruped"},
        {"posture": "standing"},
        {"posture": "prone", "body": "man"},
    ],
    ids=lambda said: str(said["posture"]),
)
def test_what_rests_touches_the_floor(said: dict[str, Any]) -> None:
    """The skin of all that rests in a solved pose comes to within 5 millimetres of the floor, and none is below it."""
    one = scene(**said)
    assert one.resting
    surface = one.surface
    wardrobe, heights = surface.wardrobe, surface.places[:, 2]
    visible = wardrobe.cut <= 0
    assert heights[visible].min() > -0.5
    for group in one.resting & {"foot_left", "foot_right", "hand_left", "hand_right", "head"}:
        piece = {"left": ".L", "right": ".R"}.get(group.partition("_")[2], "")
        name = group.partition("_")[0] + piece
        of_it = visible & (wardrobe.pieces == list_of_pieces().index(name))
        assert abs(heights[of_it].min()) <= 0.5, group


def list_of_pieces() -> list[str]:
    """The names of pieces by their numbers."""
    from handouts.figure.body.person import PIECES  # noqa: PLC0415

    return list(PIECES)


def test_nothing_is_within_the_ball() -> None:
    """What lies on the ball lies on it: no more than the ball gives."""
    one = scene(posture="prone", ball={"diameter_cm": 65}, both={"on_ball": ["belly"]})
    assert one.ball is not None
    far = np.linalg.norm(one.surface.places - one.ball.centre, axis=1)
    assert far[one.surface.wardrobe.cut <= 0].min() > one.ball.radius - 1.5


@pytest.mark.parametrize("shape", [name for name in get_args(HandShape) if name != "flat"])
def test_every_shape_of_a_hand_is_another(shape: HandShape) -> None:
    """A named hand looks otherwise than a flat one, and only the hand does."""
    body = body_of("woman_35")
    flat, named = (
        skinned(body, bones_in_pose(body, body.rest, {**FLAT_HANDS, "left": SHAPES[one]})) for one in ("flat", shape)
    )
    way = np.linalg.norm(named - flat, axis=1)
    hand = body.weight_on("finger", "metacarpal", "wrist") > 0
    assert way[hand].max() > 1.0
    assert way[~hand].max() < 1e-9


def test_fist_is_smaller_than_a_flat_hand() -> None:
    """The fingertips of a fist come near to the wrist."""
    body = body_of("man_65")

    def reach(shape: HandShape) -> float:
        bones = bones_in_pose(body, body.rest, dict.fromkeys(SIDES, SHAPES[shape]))
        return float(np.linalg.norm(bones["finger3-3.L"].place - bones["wrist.L"].place))

    assert reach("fist") < 0.7 * reach("flat")


@pytest.mark.parametrize(("degrees", "name"), BY_BENDING)
def test_bent_fingers_take_a_shape(degrees: float, name: HandShape) -> None:
    """Where only the bending of fingers is said, the hand goes from flat by way of a grip to a fist."""
    assert np.allclose(shape_by_bending(degrees), SHAPES[name])


def test_hands_take_the_shape_that_is_said() -> None:
    """A frame's own words about a hand go before those of a named part, and that before the fingers' bending."""
    part = {"parts": ["hands_behind_head"]}
    held, own = solve_drawing(drawn(part, {**part, "hands": {"left": "pointing"}}))
    assert np.allclose(held.hands["left"], SHAPES["cradle"])
    assert np.allclose(own.hands["left"], SHAPES["pointing"])
    assert np.allclose(own.hands["right"], SHAPES["cradle"])


@pytest.mark.parametrize("body", get_args(Body))
def test_everyone_who_can_be_asked_for_is_someone(body: Body) -> None:
    """A woman, a man and each of the four people have a body; a woman is a woman."""
    drawing = Drawing.model_validate({**BASE, "body": body})
    assert drawing.person in PERSONS
    assert drawing.person.startswith(drawing.kind)


@pytest.mark.parametrize("camera", ["side", "quarter", "feet", "above"])
def test_a_figure_has_no_scraps(camera: str) -> None:
    """From every usual place no loose bit, hole or scrap is left in what is drawn."""
    assert list(kinds_of_scraps(seen(lying(), camera))) == []


def test_clothes_hair_and_skin_are_seen() -> None:
    """Someone on her back shows skin, a shirt, shorts and hair, and no limb is of another material than its own."""
    view = seen(lying())
    for material in (Material.SKIN, Material.SHIRT, Material.SHORTS, Material.HAIR):
        assert (view.materials == material).mean() > 0.004, material
    shirt_on_leg = (view.materials == Material.SHIRT) & view.is_piece("thigh", "shank", "foot")
    assert shirt_on_leg.sum() <= 0.02 * view.is_piece("thigh", "shank", "foot").sum()


def test_far_leg_is_far_to_its_joint() -> None:
    """The far leg is drawn as the far one from the hip to the toes."""
    view = seen(lying())
    far = np.isin(view.materials, (Material.SKIN_FAR, Material.SHORTS_FAR))
    leg = view.is_piece("shank", "foot") & far
    assert leg.sum() > 0.2 * view.is_piece("shank", "foot").sum()


SAY_AGAIN = """
from tests.test_figure_body import bridge_bytes
import hashlib
print(hashlib.sha256(bridge_bytes()).hexdigest())
"""


def bridge_bytes() -> bytes:
    """The drawings of a small exercise."""
    from handouts.figure.exercise import draw_exercise  # noqa: PLC0415

    drawn_bridge = draw_exercise("brug", "Brug", BRIDGE)
    return "".join(frame.svg for frame in drawn_bridge.frames).encode()


def test_same_bytes_in_another_process() -> None:
    """A drawing comes out the same, byte for byte, twice and in another process."""
    said = [
        subprocess.run([sys.executable, "-c", SAY_AGAIN], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said[0] == said[1] != ""


def areas(view: View) -> Floats:
    """How much of a picture each material takes, in square centimetres."""
    return np.bincount(view.materials.ravel(), minlength=len(Material)) / view.pixels_per_cm**2


def test_reference_of_a_lying_woman() -> None:
    """A woman on her back, seen from the side, shows about as much of everything as when she was looked at last."""
    of = areas(seen(lying()))
    looked_at = {
        Material.SKIN: 1450,
        Material.SHIRT: 1080,
        Material.SHORTS: 800,
        Material.HAIR: 190,
        Material.SKIN_FAR: 500,
    }
    for material, area in looked_at.items():
        assert of[material] == pytest.approx(area, rel=0.35), (material.name, of[material])

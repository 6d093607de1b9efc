"""Solved poses: bodies rest where they should, what must stay stays, and hands come to what they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import numpy as np
import pytest

from handouts.drawing import Drawing, Landmark, PartPose, Posture, Support
from handouts.figure.anatomy.build import LANDMARKS, SUPPORTS
from handouts.figure.anatomy.regions import region_moved_by, region_of
from handouts.figure.anatomy.skeleton import ANGLE_INDEX, ANGLES, Floats
from handouts.figure.posing.arms import target
from handouts.figure.posing.asked import all_asked, asked_of
from handouts.figure.posing.gaps import ellipsoid_gaps, floor_gaps
from handouts.figure.posing.least_squares import least_squares
from handouts.figure.posing.part_poses import PART_POSES, mirrored
from handouts.figure.posing.pose import SolvedPose
from handouts.figure.posing.postures import POSTURES, frame
from handouts.figure.posing.solve import solve_drawing
from handouts.figure.posing.soundness import findings_of
from handouts.joints import other_side
from tests.drawings import BRIDGE, drawn


def angle(pose: SolvedPose, name: str) -> float:
    """An angle of a pose, in degrees."""
    return float(pose.angles[ANGLE_INDEX[name]])


def spot(pose: SolvedPose, landmark: str) -> Floats:
    """Where a landmark is (3,)."""
    place: Floats = pose.tried.places([landmark])[0, 0]
    return place


def way(drawing: Drawing, landmark: str) -> float:
    """How far a landmark is in the second frame from where it is in the first, in centimetres."""
    first, second = solve_drawing(drawing)[:2]
    return float(np.linalg.norm(spot(second, landmark) - spot(first, landmark)))


def heights(pose: SolvedPose, support: str) -> list[float]:
    """How high the parts of a support are above the floor, in centimetres."""
    return [float(pose.tried.floor[0, pose.build.part_index[part]]) for part in SUPPORTS[support]]


@pytest.mark.parametrize("posture", sorted(get_args(Posture)))
def test_every_posture_can_be(posture: str) -> None:
    """Each posture to start from, by itself, is one a body can rest in; who lies on a side needs an arm to prop it."""
    parts = [f"forearm_prop_{posture.rpartition('_')[2]}"] if posture.startswith("side_lying") else []
    drawing = drawn({"parts": parts, "joints": {"lumbar": {"sidebend": 0}}}, posture=posture)
    if not posture.startswith("side_lying"):
        assert findings_of(drawing, solve_drawing(drawing)) == ()
    assert min(heights(solve_drawing(drawing)[0], asked_of(drawing, 0).on_floor[0].what)) < 1


def test_supports_rest_on_the_floor() -> None:
    """Lying with bent knees, head, back, pelvis, soles and hands touch the floor and nothing is deep in it."""
    pose = solve_drawing(drawn())[0]
    for support in ("head", "upper_back", "pelvis", "hand_left", "hand_right"):
        assert -1 < min(heights(pose, support)) < 0.5
    for part in (*heights(pose, "sole_left"), *heights(pose, "sole_right")):
        assert -1 < part < 0.5


def test_angles_that_do_not_adapt_are_as_written() -> None:
    """What adapts is what the author says: all other angles come out to the degree."""
    drawing = drawn({"joints": {"knee": {"flexion": 100}, "neck": {"rotation": 30}}, "adapts": ["hip.flexion"]})
    pose = solve_drawing(drawing)[0]
    assert angle(pose, "knee_left.flexion") == 100
    assert angle(pose, "neck.rotation") == 30
    assert angle(pose, "lumbar.flexion") == 0


def test_supports_stay_between_frames() -> None:
    """In a bridge the pelvis rises by a hand's breadth, while feet, hands, head and shoulders stay in their places."""
    assert way(BRIDGE, "pelvis") > 10
    for landmark in ("heel_left", "toe_right", "hand_left", "head", "chest"):
        assert way(BRIDGE, landmark) < 2


def test_what_may_slide_slides() -> None:
    """A heel that slides comes nearer when the knee bends more; one that must stay does not."""
    bent = {"joints": {"knee_left": {"flexion": 120}, "hip_left": {"flexion": 60}}, "moves": ["leg_left"]}
    sliding = drawn({}, {**bent, "slides": ["sole_left"], "adapts": ["ankle_left.dorsiflexion", "hip_left.flexion"]})
    staying = drawn({}, {**bent, "adapts": ["knee_left.flexion", "ankle_left.dorsiflexion", "hip_left.flexion"]})
    assert way(sliding, "heel_left") > 8
    assert way(staying, "heel_left") < 2


def test_line_height_distance_and_gaze_are_met() -> None:
    """A height, a distance and a gaze come out as asked, when something gives way."""
    drawing = drawn(
        {
            "joints": {"hip_right": {"flexion": 80}, "neck": {"flexion": 30}},
            "on_floor": ["head", "upper_back", "pelvis", "sole_left"],
            "heights": [{"of": "ankle_right", "cm": 40}],
            "distances": [{"between": ["knee_left", "knee_right"], "cm": 20}],
            "gaze": "up",
            "adapts": [
                *("hip.flexion", "hip_right.abduction", "knee_right.flexion"),
                *("ankle_left.dorsiflexion", "neck.flexion", "lumbar.flexion"),
            ],
        }
    )
    pose = solve_drawing(drawing)[0]
    assert spot(pose, "ankle_right")[2] == pytest.approx(40, abs=1)
    assert np.linalg.norm(spot(pose, "knee_left") - spot(pose, "knee_right")) == pytest.approx(20, abs=1)
    assert pose.frames["head"][0][2, 0] > 0.9
    assert angle(pose, "neck.flexion") < 21


BALL = drawn(
    {
        "joints": {"hip": {"flexion": 95}, "knee": {"flexion": 95}},
        "on_floor": ["head", "upper_back", "pelvis", "hand_left", "hand_right"],
        "on_ball": ["shank_left", "shank_right"],
        "adapts": ["hip.flexion", "knee.flexion", "shoulder.flexion"],
    },
    posture="supine",
    ball={"diameter_cm": 65},
)


def test_the_ball_lies_under_what_rests_on_it() -> None:
    """The ball stands on the floor, and both shanks touch it without going in."""
    pose = solve_drawing(BALL)[0]
    assert pose.ball is not None
    assert (pose.ball.centre[2], pose.ball.radius) == (32.5, 32.5)
    for side in ("left", "right"):
        assert -1.2 < pose.tried.ball_gaps[0, pose.build.part_index[f"shank_{side}"]] < 0.5


def test_the_ball_stays_unless_it_moves() -> None:
    """Stretching the knees rolls the ball away only where the frame says that the ball moves."""
    resting = BALL.frames[0].model_dump(mode="json", exclude_unset=True)
    stretched = {**resting, "joints": {"knee": {"flexion": 40}}}
    rolled = []
    for moves in (["leg_left", "leg_right"], ["leg_left", "leg_right", "ball"]):
        drawing = drawn(resting, {**stretched, "moves": moves}, posture="supine", ball={"diameter_cm": 65})
        first, second = (pose.ball for pose in solve_drawing(drawing))
        assert first is not None
        assert second is not None
        rolled.append(abs(second.centre[0] - first.centre[0]))
    assert rolled[0] == 0
    assert rolled[1] > 3


@pytest.mark.parametrize(
    "part", ["hands_behind_head", "arms_crossed_on_chest", "hands_on_belly", "hands_on_hips", "hands_on_shin_right"]
)
def test_hands_come_to_what_they_hold(part: str) -> None:
    """Both hands are within a finger's breadth of their places, and no arm runs through the body."""
    parts = ["knee_to_chest_right", part] if "shin" in part else [part]
    drawing = drawn({"parts": parts})
    pose = solve_drawing(drawing)[0]
    reaches = [reach.what for reach in asked_of(drawing, 0).reaches if reach.what.spot.startswith("hand")]
    assert len(reaches) == 2
    for reach in reaches:
        assert np.linalg.norm(spot(pose, reach.spot) - target(pose, reach)) < 3
    assert findings_of(drawing, (pose,)) == ()


def test_the_left_is_the_mirror_of_the_right() -> None:
    """Every part with a side is the mirror image of the one of the other side, and mirrored twice it is itself."""
    sided = [name for name in PART_POSES if name != other_side(name)]
    assert len(sided) > 10
    for name in sided:
        assert mirrored(mirrored(PART_POSES[name].frame)) == PART_POSES[name].frame
    for name in sided:
        if "hands_on_shin" not in name:
            assert mirrored(PART_POSES[name].frame) == PART_POSES[other_side(name)].frame


def test_mirrored_drawings_solve_to_mirrored_bodies() -> None:
    """One knee pulled up on the left comes out as the mirror of the right."""
    poses = [solve_drawing(drawn({"parts": [f"knee_to_chest_{side}"]}))[0] for side in ("left", "right")]
    assert spot(poses[0], "knee_left")[[0, 2]] == pytest.approx(spot(poses[1], "knee_right")[[0, 2]], abs=0.5)
    assert spot(poses[0], "knee_left")[1] == pytest.approx(-spot(poses[1], "knee_right")[1], abs=1.5)


def test_a_drawing_is_solved_the_same_way_every_time() -> None:
    """The same drawing twice gives the same numbers to the last digit."""
    for one, other in zip(solve_drawing(BRIDGE), solve_drawing(BRIDGE), strict=True):
        assert np.array_equal(one.angles, other.angles)
        assert np.array_equal(one.root_position, other.root_position)


def test_head_up_raises_the_head_in_every_posture() -> None:
    """Wherever the head lies, `head_up` lifts that end of the body."""
    for posture in ("supine", "prone", "side_lying_left", "side_lying_right"):
        frame = {
            "body_turn": {"head_up": 20, "settles": "held"},
            "on_floor": [],
            "heights": [{"of": "pelvis", "cm": 60}],
        }
        pose = solve_drawing(drawn(frame, posture=posture))[0]
        assert spot(pose, "head")[2] > spot(pose, "pelvis")[2] + 10


def test_a_towel_lies_under_the_low_back() -> None:
    """A rolled towel lies across, below the waist, in the same place in every frame."""
    poses = solve_drawing(
        drawn({}, {"joints": {"neck": {"flexion": 20}}}, towel={"under": "low_back", "thickness_cm": 8})
    )
    towels = [pose.towel for pose in poses]
    assert towels[0] is not None
    assert towels[0] is towels[1]
    assert towels[0].radius == 4
    assert abs(towels[0].start[0] - spot(poses[0], "low_back")[0]) < 6


def test_named_parts_decide_about_their_limbs() -> None:
    """A named part takes out what the posture says of its limbs, and leaves the rest; own words are added to it."""
    asked = asked_of(drawn({"parts": ["hands_behind_head", "leg_straight_up_left"]}), 0)
    assert [support.what for support in asked.on_floor] == ["head", "upper_back", "pelvis", "sole_right"]
    assert "shoulder_left.flexion" not in asked.adapts
    assert "hip_left.flexion" not in asked.adapts
    assert "hip_right.flexion" in asked.adapts
    assert {reach.path for reach in asked.reaches} == {("frames", 0, "parts", 0)}
    own = asked_of(drawn({"parts": ["forearm_plank"], "on_floor": ["knee_left"]}, posture="prone"), 0)
    assert {support.what: support.path for support in own.on_floor} == {
        "knee_left": ("frames", 0, "on_floor", 0),
        "forearm_left": ("frames", 0, "parts", 0),
        "forearm_right": ("frames", 0, "parts", 0),
    }


def test_what_holds_in_every_frame_gives_way_to_a_frame() -> None:
    """`both` holds in every frame, except where a frame says the same thing otherwise."""
    drawing = drawn(
        {},
        {"joints": {"neck": {"flexion": 5}}, "adapts": ["knee.flexion"]},
        both={"joints": {"neck": {"flexion": 25, "rotation": 10}}, "adapts": ["hip.flexion"], "moves": ["head"]},
    )
    first, second = all_asked(drawing)
    assert (first.angles["neck.flexion"], second.angles["neck.flexion"]) == (25, 5)
    assert second.angles["neck.rotation"] == 10
    assert first.adapts == ("hip_left.flexion", "hip_right.flexion")
    assert second.adapts == ("knee_left.flexion", "knee_right.flexion")
    assert second.moves == ("head",)


def test_names_an_author_may_use_are_known_to_the_body() -> None:
    """Every posture, part, landmark and support that can be written is one the figure has, and the other way round."""
    for written, known in (
        (Posture, POSTURES),
        (PartPose, PART_POSES),
        (Landmark, LANDMARKS),
        (Support, SUPPORTS),
    ):
        assert set(get_args(written)) == set(known)


def test_every_name_belongs_to_a_region() -> None:
    """Each landmark, support and angle belongs to one region of the body, on its own side."""
    for name in (*LANDMARKS, *SUPPORTS):
        region = region_of(name)
        assert not region.endswith(("_left", "_right")) or name.endswith(region.rpartition("_")[2])
    assert {region_moved_by(name) for name in ANGLES} == {
        "head",
        "trunk",
        "arm_left",
        "arm_right",
        "leg_left",
        "leg_right",
    }
    assert (region_of("shoulder_left"), region_of("hip_left")) == ("arm_left", "pelvis")


def test_gaps_are_centimetres_to_the_surface() -> None:
    """A spot 10 cm from the middle of a ball of 3 cm is 7 cm from it; lifting a body lifts every part as much."""
    away = np.array([[0.0, 6.0, 8.0], [0.0, 0.0, 10.0]])
    radii = np.array([3.0, 3.0])
    assert ellipsoid_gaps(away, radii, np.ones((2, 3))) == pytest.approx([7, 7])
    assert ellipsoid_gaps(away[1:], radii[1:], np.array([[1.0, 1.0, 2.0]])) == pytest.approx([4])
    pose = solve_drawing(drawn())[0]
    lifted = SolvedPose(pose.build, pose.angles, pose.root_position + np.array([0, 0, 5]), pose.root_rotation)
    raised = floor_gaps(lifted.placed, pose.build) - floor_gaps(pose.placed, pose.build)
    assert raised == pytest.approx(np.full(len(pose.build.parts), 5.0))


def parabola(middle: float) -> Callable[[Floats], Floats]:
    """Misses that are least where both numbers are `middle`."""
    return lambda tries: np.stack([tries[:, 0] - middle, 10 * (tries[:, 1] - tries[:, 0] ** 2 / middle)], axis=-1)


def test_least_squares_finds_the_bottom() -> None:
    """From each start the numbers come to where the misses vanish, and the starts are left as they were."""
    starts = np.array([[0.0, 0.0], [30.0, -20.0]])
    kept = starts.copy()
    found, costs = least_squares(parabola(7.0), starts)
    assert found == pytest.approx(np.full((2, 2), 7.0), abs=0.05)
    assert costs == pytest.approx([0, 0], abs=0.01)
    assert np.array_equal(starts, kept)


def test_frames_are_checked_when_they_are_made() -> None:
    """A table of postures with an angle no joint has is refused at once."""
    with pytest.raises(ValueError, match="flexion"):
        frame(joints={"knee": {"flexion": 999}})

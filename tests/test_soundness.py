"""What is told of a pose that can't be: each kind of finding, at its place in the drawing, and how far off."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.drawing import Drawing
from handouts.figure.anatomy.mass import centre_of_mass
from handouts.figure.anatomy.skeleton import ANGLE_INDEX
from handouts.figure.posing.asked import Path
from handouts.figure.posing.balance import centimetres_outside, convex_hull, distance_outside
from handouts.figure.posing.pose import SolvedPose
from handouts.figure.posing.solve import solve_drawing
from handouts.figure.posing.soundness import Finding, findings_of, spoken, subject
from tests.drawings import BRIDGE, drawn

FIRST: Path = ("frames", 0)


def findings(*frames: dict[str, Any], **said: Any) -> tuple[Finding, ...]:
    """What is found in a drawing of a woman who lies on her back, unless something else is said."""
    drawing = drawn(*frames, **said)
    return findings_of(drawing, solve_drawing(drawing))


def centimetres(found: tuple[Finding, ...], path: Path, words: str) -> float:
    """The first number in the finding at a place that says these words, after the frame it tells of."""
    said = [finding.what for finding in found if finding.path == path and words in finding.what]
    assert said, found
    number = re.search(r"\d+(\.\d+)?", re.sub(r"^in frame \d, ", "", said[0]))
    assert number is not None
    return float(number.group())


def raised(drawing: Drawing, number: int, by_cm: float) -> list[SolvedPose]:
    """The solved poses of a drawing, one of them lifted."""
    poses = list(solve_drawing(drawing))
    poses[number] = moved(poses[number], 0, 0, by_cm)
    return poses


def moved(pose: SolvedPose, right_cm: float, away_cm: float, up_cm: float) -> SolvedPose:
    """A pose elsewhere, its ball left where it is."""
    return replace(pose, root_position=pose.root_position + np.array([right_cm, away_cm, up_cm]))


def bent(pose: SolvedPose, **degrees: float) -> SolvedPose:
    """A pose with other angles, such as knee_right__flexion=160."""
    angles = pose.angles.copy()
    for name, number in degrees.items():
        angles[ANGLE_INDEX[name.replace("__", ".")]] = number
    return replace(pose, angles=angles)


def test_a_sound_drawing_has_no_findings() -> None:
    """Nothing is said of lying down and lifting the pelvis to a bridge."""
    assert findings_of(BRIDGE, solve_drawing(BRIDGE)) == ()


def test_floating_is_told_by_support() -> None:
    """A body lifted by 4 cm floats at each of its supports, each told where it was asked for."""
    drawing = drawn()
    found = findings_of(drawing, raised(drawing, 0, 4.0))
    floats = {finding.path: finding.what for finding in found if "floats" in finding.what}
    assert set(floats) == {("posture", "on_floor", number) for number in range(7)}
    assert centimetres(found, ("posture", "on_floor", 0), "the head floats") == pytest.approx(4, abs=0.8)


def test_sinking_is_told_by_its_deepest_part() -> None:
    """A body lowered by 5 cm is in the floor with its deepest part, told once."""
    drawing = drawn()
    found = findings_of(drawing, raised(drawing, 0, -5.0))
    assert sum("inside the floor" in finding.what for finding in found) == 1
    assert centimetres(found, FIRST, "inside the floor") == pytest.approx(5.5, abs=0.8)


def test_bending_too_far_is_told_with_the_range() -> None:
    """A knee bent to 160 degrees is 10 degrees beyond what it can."""
    drawing = drawn()
    found = findings_of(drawing, [bent(solve_drawing(drawing)[0], knee_right__flexion=160)])
    said = [finding for finding in found if "right knee" in finding.what]
    assert [finding.what for finding in said] == [
        "the right knee has 160 degrees of flexion, 10 degrees beyond what it can"
    ]
    assert said[0].hint.startswith("its range is -5 to 150")


def test_a_contact_that_cannot_be_met_is_told() -> None:
    """A hand asked to the floor with the arm held straight up is told how high it floats."""
    frame = {"joints": {"shoulder_right": {"flexion": 90}}, "on_floor": ["head", "upper_back", "pelvis", "hand_right"]}
    found = findings({**frame, "adapts": [], "body_turn": {"settles": "held"}}, posture="supine")
    assert centimetres(found, ("frames", 0, "on_floor", 3), "the right hand floats") > 10


def test_tipping_over_is_told() -> None:
    """Someone who leans back 30 degrees on two feet would fall, by more than a foot's length."""
    found = findings({"body_turn": {"head_up": -30, "settles": "held"}}, posture="standing")
    assert centimetres(found, FIRST, "tips over") > 15


def test_nothing_below_is_told() -> None:
    """A body in the air has nothing that carries it."""
    frame = {"on_floor": [], "heights": [{"of": "pelvis", "cm": 80}], "body_turn": {"settles": "held"}}
    assert "nothing carries the body" in [finding.what for finding in findings(frame, posture="supine")]


def test_a_ball_that_is_missing_is_told() -> None:
    """Resting on a ball that the drawing does not have is told, with what to add."""
    found = findings({"on_ball": ["shank_left"]}, posture="supine")
    assert [finding.path for finding in found if finding.what == "there is no ball to rest on"] == [
        ("frames", 0, "on_ball", 0)
    ]


ON_BALL = {
    "joints": {"hip": {"flexion": 95}, "knee": {"flexion": 95}},
    "on_ball": ["shank_left", "shank_right"],
    "on_floor": ["head", "upper_back", "pelvis"],
    "adapts": ["hip.flexion", "knee.flexion"],
}
"""Lying on the back with the shanks on a ball."""


def test_off_the_ball_is_told() -> None:
    """Shanks lifted 6 cm off the ball are told, each for itself."""
    drawing = drawn(ON_BALL, posture="supine", ball={"diameter_cm": 65})
    found = findings_of(drawing, raised(drawing, 0, 6.0))
    for number in (0, 1):
        assert 2 < centimetres(found, ("frames", 0, "on_ball", number), "off the ball") < 7


def test_a_limb_through_the_body_is_told() -> None:
    """An arm laid across the body at the height of its middle runs through it, and it is said through what."""
    drawing = drawn()
    arm = {"shoulder_right__flexion": 0, "shoulder_right__rotation": -90, "elbow_right__flexion": 95}
    across = bent(solve_drawing(drawing)[0], **arm)
    told = [finding.what for finding in findings_of(drawing, [across]) if finding.path == FIRST]
    assert any(
        re.search(r"right (forearm|palm|fingers|fingertips) is \d+\.\d cm inside the (waist|ribs)", what)
        for what in told
    )


def test_missed_wishes_are_told_with_how_far_off() -> None:
    """A height, a distance, a line, a plumb line and a gaze that can't be are told where they were asked for."""
    found = findings(
        {
            "heights": [{"of": "pelvis", "cm": 60}, {"of": "knee_left", "cm": 20}],
            "distances": [{"between": ["knee_left", "knee_right"], "cm": 90}],
            "in_line": ["head", "pelvis", "knee_right"],
            "above": [{"upper": "head", "lower": "heel_left"}],
            "joints": {"neck": {"flexion": 60}},
            "gaze": "up",
            "adapts": [],
            "on_floor": [],
            "body_turn": {"settles": "held"},
        }
    )
    assert centimetres(found, ("frames", 0, "heights", 0), "pelvis is") < 57
    assert centimetres(found, ("frames", 0, "heights", 1), "left knee is") > 23
    assert centimetres(found, ("frames", 0, "distances", 0), "90 was asked") < 70
    assert centimetres(found, ("frames", 0, "in_line"), "off a straight line") > 5
    assert centimetres(found, ("frames", 0, "above", 0), "beside") > 50
    assert ("frames", 0, "gaze") in {finding.path for finding in found}


def test_slipping_is_told_from_the_frame_before() -> None:
    """A body moved 6 cm along the floor slips at each support, in the frame in which it is elsewhere."""
    drawing = drawn({}, {})
    poses = list(solve_drawing(drawing))
    poses[1] = moved(poses[1], 6, 0, 0)
    slips = [finding for finding in findings_of(drawing, poses) if "slips" in finding.what]
    assert {finding.path for finding in slips} == {("posture", "on_floor", number) for number in range(7)}
    assert {"6.0 cm" in finding.what for finding in slips} == {True}


def test_what_was_not_said_to_move_must_stay() -> None:
    """A bent arm is told as slipping when only the head was said to move, and not when the arm was too."""
    raised_arm = {"joints": {"elbow_right": {"flexion": 60}}, "on_floor": ["head", "upper_back", "pelvis"]}
    both = drawn({}, {**raised_arm, "moves": ["head", "arm_right"]})
    head_only = drawn({}, {**raised_arm, "moves": ["head"]})
    poses = solve_drawing(both)
    assert findings_of(both, poses) == ()
    told = [finding for finding in findings_of(head_only, poses) if finding.path == ("frames", 1, "moves")]
    assert len(told) == 1
    assert told[0].what.startswith("the right fingers slip 4")


def test_a_rolling_ball_is_told() -> None:
    """A ball that is elsewhere in the next frame is told, unless it was said to move."""
    drawing = drawn(ON_BALL, ON_BALL, posture="supine", ball={"diameter_cm": 65})
    first, second = solve_drawing(drawing)
    assert first.ball is not None
    rolled = replace(second, ball=replace(first.ball, centre=first.ball.centre + np.array([0.0, 2.5, 0.0])))
    assert any(finding.what == "the ball rolls 2.5 cm" for finding in findings_of(drawing, [first, rolled]))
    free = drawn(ON_BALL, {**ON_BALL, "moves": ["ball"]}, posture="supine", ball={"diameter_cm": 65})
    assert not any("rolls" in finding.what for finding in findings_of(free, [first, rolled]))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("hand_left", "left hand"),
        ("upper_back", "upper back"),
        ("foot_side_right", "right foot side"),
        ("ribs_2", "ribs"),
        ("lumbar", "lower back"),
    ],
)
def test_names_as_one_says_them(name: str, said: str) -> None:
    """Parts of the body are called as one says them."""
    assert spoken(name) == said


def test_a_place_that_shows_no_frame_is_told_with_it() -> None:
    """What the posture asks of every frame is told with the frame in which it fails."""
    drawing = drawn({}, {"joints": {"neck": {"flexion": 50}}, "adapts": []})
    found = findings_of(drawing, solve_drawing(drawing))
    assert any(finding.what.startswith("in frame 2, the head floats") for finding in found)
    assert not any("in frame" in finding.what for finding in found if finding.path[0] == "frames")


def test_sentences_have_the_verb_of_their_subject() -> None:
    """Toes are, and a hand is."""
    assert subject("toes_left", "is") == "the left toes are"
    assert subject("fingertips_right", "slips") == "the right fingertips slip"
    assert subject("hand_left", "floats") == "the left hand floats"


def test_weight_is_in_the_middle_of_a_body_that_stands() -> None:
    """Standing, the weight is above the feet, a little above the hips, and neither left nor right."""
    pose = solve_drawing(drawn(posture="standing"))[0]
    weight = centre_of_mass(pose.placed, pose.build.proportions)
    assert abs(weight[1] - pose.root_position[1]) < 0.5
    assert 0 < weight[2] - pose.root_position[2] < 15
    outside = centimetres_outside(pose, on_ball=False)
    assert outside is not None
    assert outside < 0


def test_distance_outside_a_square() -> None:
    """A spot is 1 outside a square or half a side inside of it."""
    corners = convex_hull(np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0.5, 0.5]], dtype=float))
    assert len(corners) == 4
    assert distance_outside(corners, np.array([2.0, 0.5])) == pytest.approx(1)
    assert distance_outside(corners, np.array([0.5, 0.5])) == pytest.approx(-0.5)


SPOTS = st.lists(st.tuples(st.floats(-99, 99), st.floats(-99, 99)), min_size=4, max_size=12, unique=True)


@given(SPOTS)
def test_no_spot_is_outside_of_what_it_spans(spots: list[tuple[float, float]]) -> None:
    """Every spot lies in the area that all of them span, to within rounding."""
    points = np.round(np.array(spots), 3)
    corners = convex_hull(points)
    assert all(distance_outside(corners, point) < 0.01 for point in points)

"""The way between two frames: what carries goes on carrying, and what is wrong on the way is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.drawing import Drawing
from handouts.figure.anatomy.rotations import rotation_about, rotation_vector
from handouts.figure.posing.movement import STEPS, Step, between, movement, movement_findings
from handouts.figure.posing.solve import solve_drawing
from tests.drawings import BRIDGE, drawn


def steps_of(drawing: Drawing) -> tuple[Step, ...]:
    """The poses on the way through a drawing."""
    return movement(drawing, solve_drawing(drawing))


def test_a_movement_has_steps_on_the_way_to_each_frame() -> None:
    """Between three frames there are steps on the way to the second and the third, in order; for one there are none."""
    drawing = drawn({}, {"joints": {"neck": {"flexion": 20}}}, {"joints": {"neck": {"flexion": 0}}})
    steps = steps_of(drawing)
    assert [step.frame for step in steps] == [1] * STEPS + [2] * STEPS
    assert all(0 < step.share < 1 for step in steps)
    assert all(one.share < other.share for one, other in pairwise(steps[:STEPS]))
    assert steps_of(drawn()) == ()


def test_a_movement_begins_and_ends_slowly() -> None:
    """The first and the last stretch of the way are shorter than those in the middle."""
    shares = [0.0, *(step.share for step in steps_of(drawn({}, {"joints": {"neck": {"flexion": 20}}}))), 1.0]
    stretches = np.diff(shares)
    assert stretches[0] == pytest.approx(stretches[-1])
    assert stretches[0] < stretches[len(stretches) // 2] / 2


def test_supports_stay_on_the_way() -> None:
    """On the way to a bridge the feet never slide, and head, hands and shoulders stay on the floor."""
    first = solve_drawing(BRIDGE)[0]
    for step in steps_of(BRIDGE):
        tried = step.pose.tried
        for landmark in ("heel_left", "toe_left", "heel_right", "hand_left"):
            slid = tried.places([landmark])[0, 0] - first.tried.places([landmark])[0, 0]
            assert np.linalg.norm(slid) < 2
        assert tried.floor[0].min() > -1.5
    assert list(movement_findings(BRIDGE, solve_drawing(BRIDGE), steps_of(BRIDGE))) == []


def test_the_pelvis_rises_all_the_way() -> None:
    """Each step to a bridge is higher than the one before."""
    heights = [step.pose.root_position[2] for step in steps_of(BRIDGE)]
    assert all(one < other for one, other in pairwise(heights))


def test_hands_keep_hold_on_the_way() -> None:
    """Hands behind the head stay there while the head is lifted."""
    drawing = drawn(
        {},
        {"joints": {"thorax": {"flexion": 25}}, "on_floor": ["pelvis", "mid_back", "sole_left", "sole_right"]},
        both={"parts": ["hands_behind_head"], "moves": ["head", "trunk", "arm_left", "arm_right"]},
    )
    for step in steps_of(drawing):
        head, hand = step.pose.frames["head"], step.pose.tried.places(["hand_right"])[0, 0]
        behind = head[0].T @ (hand - head[1])
        assert behind == pytest.approx([-6.8, -6.8, 6.8], abs=3)


def test_what_is_wrong_on_the_way_is_told_once() -> None:
    """A foot that is dragged through the floor on the way is told for the frame it leads to, and one time."""
    drawing = drawn({}, {"joints": {"neck": {"flexion": 20}}})
    poses = solve_drawing(drawing)
    sunk = [
        replace(step, pose=replace(step.pose, root_position=step.pose.root_position - np.array([0, 0, 6])))
        for step in movement(drawing, poses)
    ]
    told = [finding for finding in movement_findings(drawing, poses, sunk) if "inside the floor" in finding.what]
    assert [finding.path for finding in told] == [("frames", 1)]
    assert told[0].what.startswith("on the way to frame 2, ")


def test_halfway_is_halfway() -> None:
    """Between two poses every angle, the place and the turn of the body are as far as the share says."""
    first, second = solve_drawing(BRIDGE)
    middle = between(first, second, 0.5)
    assert middle.angles == pytest.approx((first.angles + second.angles) / 2)
    assert middle.root_position == pytest.approx((first.root_position + second.root_position) / 2)
    assert between(first, second, 1.0).root_rotation == pytest.approx(second.root_rotation, abs=1e-9)


@given(st.tuples(*(st.floats(-100, 100) for _ in range(3))))
def test_a_rotation_is_known_by_its_vector(vector: tuple[float, ...]) -> None:
    """The vector of a rotation gives that rotation again."""
    rotation = rotation_about(np.array(vector))
    assert rotation_about(rotation_vector(rotation)) == pytest.approx(rotation, abs=1e-6)

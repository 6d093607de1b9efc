"""The skeleton: where joints are when they bend, by cases worked out by hand, and what holds for every bend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.drawing import Angle
from handouts.figure.anatomy.rotations import rotation_about, turn_x, turn_y, turn_z
from handouts.figure.anatomy.skeleton import (
    ANGLE_INDEX,
    ANGLES,
    LIMBS,
    PEOPLE,
    SEGMENTS,
    SIDES,
    TRUNK,
    Floats,
    Frames,
    Proportions,
    place_segments,
)
from handouts.joints import RANGE_OF_MOTION, Joints, one_sided, other_side

BODY = Proportions(stature=170)
UPRIGHT: Floats = np.eye(3)
HERE: Floats = np.zeros(3)

DEGREES = st.tuples(*(st.floats(least, most) for least, most in RANGE_OF_MOTION.values()))
"""Every angle somewhere within its range."""

VECTORS = st.tuples(*(st.floats(-180, 180) for _ in range(3)))


def frames_of(**bent: float) -> Frames:
    """A body upright with its hips at the origin and some joints bent, such as hip_left__flexion=90."""
    angles = np.zeros(len(ANGLES))
    for name, degrees in bent.items():
        angles[ANGLE_INDEX[name.replace("__", ".")]] = degrees
    return place_segments(angles, HERE, UPRIGHT, BODY).frames


def way(frames: Frames, first: str, second: str) -> list[float]:
    """From where one segment begins to where another does, to a hundredth of a centimetre."""
    return [round(float(one), 2) + 0.0 for one in frames[second][1] - frames[first][1]]


def test_legs_hang_straight_at_rest() -> None:
    """With all angles at zero the knee is a thigh below the hip, the ankle a shank below the knee."""
    frames = frames_of()
    assert way(frames, "pelvis", "thigh_left") == [0, 8.84, 0]
    assert way(frames, "pelvis", "thigh_right") == [0, -8.84, 0]
    assert way(frames, "thigh_left", "shank_left") == [0, 0, -41.65]
    assert way(frames, "shank_left", "foot_left") == [0, 0, -41.82]


def test_spine_stands_straight_at_rest() -> None:
    """With all angles at zero the neck begins three lumbar and three thoracic links above the pelvis' own top."""
    assert way(frames_of(), "pelvis", "chest") == pytest.approx([-1.5, 0, 9 + 3 * 5.4 + 3 * 9.3])


@pytest.mark.parametrize(
    ("angle", "degrees", "first", "second", "expected"),
    [
        ("hip_left__flexion", 90, "thigh_left", "shank_left", [41.65, 0, 0]),
        ("hip_left__abduction", 30, "thigh_left", "shank_left", [0, 20.83, -36.07]),
        ("hip_right__abduction", 30, "thigh_right", "shank_right", [0, -20.83, -36.07]),
        ("knee_left__flexion", 90, "shank_left", "foot_left", [-41.82, 0, 0]),
        ("ankle_left__dorsiflexion", -90, "foot_left", "toes_left", [-4.6, 0, -12.4]),
        ("elbow_right__flexion", 90, "forearm_right", "hand_right", [24.82, 0, 0]),
        ("shoulder_left__flexion", 90, "upper_arm_left", "forearm_left", [31.62, 0, 0]),
        ("shoulder_left__abduction", 90, "upper_arm_left", "forearm_left", [0, 31.62, 0]),
        ("shoulder_right__abduction", 90, "upper_arm_right", "forearm_right", [0, -31.62, 0]),
        ("shoulder_left__flexion", 180, "upper_arm_left", "forearm_left", [0, 0, 31.62]),
        ("wrist_left__flexion", 90, "hand_left", "fingers_left", [0.3, -8.8, 0]),
        ("wrist_right__flexion", 90, "hand_right", "fingers_right", [0.3, 8.8, 0]),
    ],
)
def test_one_bent_joint(angle: str, degrees: float, first: str, second: str, expected: list[float]) -> None:
    """Where a limb goes when one joint bends, as worked out on paper for a body of 170 cm."""
    assert way(frames_of(**{angle: degrees}), first, second) == pytest.approx(expected, abs=0.02)


def test_rotation_outward_turns_the_knee_out() -> None:
    """With a bent knee, outward rotation of the hip swings the foot inward, on both sides."""
    left = way(frames_of(hip_left__rotation=30, knee_left__flexion=90), "shank_left", "foot_left")
    right = way(frames_of(hip_right__rotation=30, knee_right__flexion=90), "shank_right", "foot_right")
    assert left == pytest.approx([-36.22, -20.91, 0], abs=0.02)
    assert right == pytest.approx([-36.22, 20.91, 0], abs=0.02)


def test_bends_of_the_spine_go_where_they_say() -> None:
    """Flexion brings the head forward, sidebend to the left, and rotation turns the face to the left."""
    assert way(frames_of(lumbar__flexion=30), "pelvis", "head")[0] > 15
    assert way(frames_of(thorax__sidebend=30), "pelvis", "head")[1] > 10
    face = frames_of(neck__rotation=60)["head"][0][:, 0]
    assert face == pytest.approx([0.5, np.sqrt(0.75), 0], abs=0.08)


def test_a_raised_arm_carries_its_shoulder_up() -> None:
    """The girdle follows an arm overhead, as a shoulder blade does."""
    hanging = frames_of()["upper_arm_left"][1][2]
    raised = frames_of(shoulder_left__flexion=170)["upper_arm_left"][1][2]
    assert 3 < raised - hanging < 7


def test_fingers_close_into_the_palm() -> None:
    """Bent fingers go towards the body where the arms hang with the thumbs forward."""
    for side, inward in (("left", -1), ("right", 1)):
        curled = frames_of(**{f"fingers_{side}__flexion": 100})
        assert inward * way(curled, f"fingers_{side}", f"fingertips_{side}")[1] > 2


def test_builds_differ() -> None:
    """The woman is smaller than the man, with narrower shoulders for her height."""
    assert PEOPLE["woman_35"].stature < PEOPLE["man_35"].stature
    woman, man = PEOPLE["woman_35"], PEOPLE["man_35"]
    assert woman.shoulder_half / woman.stature < man.shoulder_half / man.stature


@given(DEGREES, VECTORS)
def test_segments_keep_their_lengths(degrees: tuple[float, ...], turn: tuple[float, ...]) -> None:
    """However the joints bend and the body turns, bones stay as long as they are."""
    frames = place_segments(np.array(degrees), HERE, rotation_about(np.array(turn)), BODY).frames
    for side in SIDES:
        for first, second, length in (
            ("thigh", "shank", BODY.thigh),
            ("shank", "foot", BODY.shank),
            ("upper_arm", "forearm", BODY.upper_arm),
            ("forearm", "hand", BODY.forearm),
        ):
            bone = frames[f"{second}_{side}"][1] - frames[f"{first}_{side}"][1]
            assert np.linalg.norm(bone) == pytest.approx(length, abs=1e-6)


@given(DEGREES)
def test_mirrored_angles_mirror_the_body(degrees: tuple[float, ...]) -> None:
    """With the angles of left and right exchanged, and the spine bent the other way, each segment is its mirror."""
    told: Mapping[str, float] = dict(zip(ANGLES, degrees, strict=True))
    swapped = np.array([told[other_side(name)] * (-1 if turns_over(name) else 1) for name in ANGLES])
    one = place_segments(np.array(degrees), HERE, UPRIGHT, BODY).frames
    other = place_segments(swapped, HERE, UPRIGHT, BODY).frames
    mirror = np.diag([1.0, -1.0, 1.0])
    for segment in SEGMENTS:
        rotation, origin = one[segment]
        assert other[other_side(segment)][1] == pytest.approx(mirror @ origin, abs=1e-6)
        assert other[other_side(segment)][0] == pytest.approx(mirror @ rotation @ mirror, abs=1e-6)


def turns_over(angle: str) -> bool:
    """Whether an angle of the spine has the other sign in the mirror."""
    joint, _, name = angle.partition(".")
    return joint in ("lumbar", "thorax", "neck") and name in ("sidebend", "rotation")


@given(VECTORS)
def test_rotations_turn_without_stretching(vector: tuple[float, ...]) -> None:
    """A rotation about any vector keeps lengths and does not mirror."""
    rotation = rotation_about(np.array(vector))
    assert rotation @ rotation.T == pytest.approx(np.eye(3), abs=1e-9)
    assert np.linalg.det(rotation) == pytest.approx(1)


@given(st.floats(-180, 180))
def test_turns_are_rotations_about_one_axis(degrees: float) -> None:
    """Turning about an axis is the rotation about a vector along it."""
    for number, turn in enumerate((turn_x, turn_y, turn_z)):
        vector = np.zeros(3)
        vector[number] = degrees
        assert turn(degrees) == pytest.approx(rotation_about(vector), abs=1e-9)


def test_many_poses_are_placed_at_once() -> None:
    """Poses together come out as each of them alone."""
    rng = np.random.default_rng(4)
    least, most = np.array(list(RANGE_OF_MOTION.values())).T
    angles = rng.uniform(least, most, (3, len(ANGLES)))
    positions, rotations = rng.normal(size=(3, 3)), rotation_about(rng.normal(size=(3, 3)) * 60)
    together = place_segments(angles, positions, rotations, BODY)
    for number in range(3):
        alone = place_segments(angles[number], positions[number], rotations[number], BODY)
        assert together.origins[number] == pytest.approx(alone.origins, abs=1e-9)
        assert together.rotations[number] == pytest.approx(alone.rotations, abs=1e-9)


def test_every_segment_has_a_name() -> None:
    """The names of segments are those of the trunk and of each limb on both sides, none twice."""
    assert len(SEGMENTS) == len(TRUNK) + 2 * len(LIMBS) == len(set(SEGMENTS))


def test_angles_an_author_may_name() -> None:
    """The angles to write are those of the joints, with and without a side, and no others."""
    both = {f"{joint}.{angle.partition('.')[2]}" for joint in Joints.model_fields for angle in angles_at(joint)}
    assert set(get_args(Angle)) == {*ANGLES, *both}


def angles_at(joint: str) -> list[str]:
    """The angles of the joints that a name stands for."""
    return [angle for one in one_sided(joint) for angle in ANGLES if angle.startswith(f"{one}.")]


def test_a_side_goes_before_both() -> None:
    """A joint without a side bends on both, except where one side is named too, in whatever order."""
    joints = Joints.model_validate({"hip_left": {"flexion": 10}, "hip": {"flexion": 40, "abduction": 5}})
    assert joints.by_angle == {
        "hip_left.flexion": 10,
        "hip_right.flexion": 40,
        "hip_left.abduction": 5,
        "hip_right.abduction": 5,
    }

"""The skeleton: how long each segment is, and where each one is when the joints are bent.

Lengths are centimetres, angles degrees. In the body's own axes X points forward, Y to the left and Z up the body; a
segment at rest has these axes too, and lies from its own origin downwards (limbs) or upwards (trunk and head). In
the world X points to the right on the page, Y away from the viewer and Z up from the floor, which is z = 0.

All functions take many poses at once: the leading axes (...) are poses, as the solver needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from handouts.figure.anatomy.rotations import Floats as Floats  # noqa: PLC0414 — the arrays of all that knows a skeleton
from handouts.figure.anatomy.rotations import moved, turn_x, turn_y, turn_z
from handouts.joints import RANGE_OF_MOTION

Frames = Mapping[str, tuple[Floats, Floats]]
"""Rotation (3, 3) and origin (3,) of each segment, by its name: `rotation @ local + origin` is in the world."""

ANGLES: tuple[str, ...] = tuple(RANGE_OF_MOTION)
"""Every angle of the skeleton, such as "hip_left.flexion": the order of the last axis of `angles`."""

ANGLE_INDEX: Mapping[str, int] = MappingProxyType({angle: number for number, angle in enumerate(ANGLES)})
LEAST_DEGREES: Floats = np.array([least for least, _ in RANGE_OF_MOTION.values()], dtype=float)
MOST_DEGREES: Floats = np.array([most for _, most in RANGE_OF_MOTION.values()], dtype=float)

SIDES = ("left", "right")
TRUNK = (
    "pelvis",
    "lumbar_1",
    "lumbar_2",
    "lumbar_3",
    "thoracic_1",
    "thoracic_2",
    "thoracic_3",
    "chest",
    "neck",
    "head",
)
LIMBS = ("upper_arm", "forearm", "hand", "fingers", "fingertips", "thumb", "thigh", "shank", "foot", "toes")
SEGMENTS: tuple[str, ...] = (*TRUNK, *(f"{limb}_{side}" for limb in LIMBS for side in SIDES))
"""Every segment in the order of its axis in Placed; lumbar_1 lies on the pelvis, thoracic_3 ends at the neck."""

SEGMENT_INDEX: Mapping[str, int] = MappingProxyType({name: number for number, name in enumerate(SEGMENTS)})


@dataclass(frozen=True)
class Proportions:
    """Lengths of one body in centimetres.

    Segments as fractions of stature: Drillis and Contini 1966, as printed in Winter, Biomechanics and Motor Control
    of Human Movement, figure 4.1. How far the joints of hip and shoulder lie from the middle, and the links of the
    spine, are estimates judged by eye. `shoulder_width` and `hip_width` scale those for another build.
    """

    stature: float
    shoulder_width: float = 1.0
    hip_width: float = 1.0

    @property
    def scale(self) -> float:
        """How this body compares with one of 170 cm, for which all lengths without a source are written."""
        return self.stature / 170

    @property
    def thigh(self) -> float:
        """Hip to knee."""
        return 0.245 * self.stature

    @property
    def shank(self) -> float:
        """Knee to ankle."""
        return 0.246 * self.stature

    @property
    def upper_arm(self) -> float:
        """Shoulder to elbow."""
        return 0.186 * self.stature

    @property
    def forearm(self) -> float:
        """Elbow to wrist."""
        return 0.146 * self.stature

    @property
    def hip_half(self) -> float:
        """Middle of the body to the joint of the hip."""
        return 0.052 * self.stature * self.hip_width

    @property
    def shoulder_half(self) -> float:
        """Middle of the body to the joint of the shoulder, with the arm hanging."""
        return 0.103 * self.stature * self.shoulder_width


PEOPLE: Mapping[str, Proportions] = MappingProxyType(
    {
        "woman_35": Proportions(stature=168, shoulder_width=0.95, hip_width=1.11),
        "woman_65": Proportions(stature=163, shoulder_width=0.96, hip_width=1.13),
        "man_35": Proportions(stature=180, shoulder_width=1.08, hip_width=1.18),
        "man_65": Proportions(stature=174, shoulder_width=1.05, hip_width=1.24),
    }
)
"""The people who are drawn. Widths are those of their bodies' surfaces (figure/body), lengths as above."""

PELVIS_TO_LUMBAR: Floats = np.array([-1.5, 0.0, 9.0])
LUMBAR_LINK_CM = 5.4
THORACIC_LINK_CM = 9.3
NECK_CM = 9.0
NECK_SLOPE_DEGREES = 8.0
"""How far forward of the thorax the neck leans when the head looks straight ahead."""

CHEST_TO_SHOULDER: Floats = np.array([1.5, 0.0, -5.0])
"""From the end of the thorax to the joint of an arm that is held out."""

HANGING: Floats = np.array([0.9, 1.9])
"""How much farther in and lower the joint lies when the arm hangs."""
KNUCKLES: Floats = np.array([0.3, 0.0, -8.8])
"""From the wrist to where the fingers bend."""

FINGER_CM = 4.4
"""From there to the middle of the fingers, where they bend again."""

FINGER_END = (-0.4, -0.6, -4.0)
"""The tips of the left fingers, from where they bend the second time."""

THUMB: Floats = np.array([2.2, -0.6, -2.6])
"""From the wrist to the ball of the thumb of the left hand."""

BALL_OF_FOOT: Floats = np.array([12.4, 0.0, -4.6])
"""From the ankle to where the toes bend."""

MIRROR: Floats = np.array([1.0, -1.0])
"""Left and right: what is outward on one side is inward on the other."""


@dataclass(frozen=True)
class Placed:
    """Where all segments are: rotations (..., segment, 3, 3) and origins (..., segment, 3), in order of SEGMENTS."""

    rotations: Floats
    origins: Floats

    @property
    def frames(self) -> Frames:
        """One pose by names of segments."""
        return {name: (self.rotations[number], self.origins[number]) for name, number in SEGMENT_INDEX.items()}


def place_segments(angles: Floats, root_position: Floats, root_rotation: Floats, proportions: Proportions) -> Placed:
    """Where all segments are when joints are bent by `angles` (..., angle).

    The root is the pelvis: `root_position` (..., 3) is the middle between the hips, `root_rotation` (..., 3, 3) how
    the pelvis is turned.
    """
    trunk_rotations, trunk_origins = _trunk(angles, root_position, root_rotation, proportions)
    chest = TRUNK.index("chest")
    arms = _arms(angles, trunk_rotations[chest], trunk_origins[chest], proportions)
    legs = _legs(angles, root_position, root_rotation, proportions)
    limbs = [*arms, *legs]
    return Placed(
        np.concatenate([np.stack(trunk_rotations, axis=-3), *(rotation for rotation, _ in limbs)], axis=-3),
        np.concatenate([np.stack(trunk_origins, axis=-2), *(origin for _, origin in limbs)], axis=-2),
    )


def _trunk(
    angles: Floats, position: Floats, rotation: Floats, proportions: Proportions
) -> tuple[list[Floats], list[Floats]]:
    """Rotations and origins of TRUNK, upwards from the pelvis."""
    scale = proportions.scale
    rotations, origins = [rotation], [position]
    position = position + moved(rotation, scale * PELVIS_TO_LUMBAR)
    for joint, link in (("lumbar", LUMBAR_LINK_CM), ("thorax", THORACIC_LINK_CM)):
        third = _bend(angles, joint, 1 / 3)
        for _ in range(3):
            rotation = rotation @ third
            rotations.append(rotation)
            origins.append(position)
            position = position + scale * link * rotation[..., 2]
    neck = rotation @ turn_y(NECK_SLOPE_DEGREES) @ _bend(angles, "neck", 0.5)
    head = neck @ _bend(angles, "neck", 0.5) @ turn_y(-NECK_SLOPE_DEGREES)
    rotations += [rotation, neck, head]
    origins += [position, position, position + scale * NECK_CM * neck[..., 2]]
    return rotations, origins


def _bend(angles: Floats, joint: str, share: float) -> Floats:
    """The part `share` of the bending of a joint of the spine, as rotations (..., 3, 3)."""
    flexion, sidebend, rotation = (
        share * angles[..., ANGLE_INDEX[f"{joint}.{angle}"]] for angle in ("flexion", "sidebend", "rotation")
    )
    return turn_y(flexion) @ turn_x(-sidebend) @ turn_z(rotation)


Limb = tuple[Floats, Floats]
"""Rotations (..., side, 3, 3) and origins (..., side, 3) of one segment on both sides."""


def _both(angles: Floats, joint: str, angle: str) -> Floats:
    """An angle (..., side) of a joint on both sides."""
    return angles[..., [ANGLE_INDEX[f"{joint}_{side}.{angle}"] for side in SIDES]]


def _ball_joint(angles: Floats, joint: str) -> Floats:
    """How hip or shoulder turns the limb below it: (..., side, 3, 3)."""
    return (
        turn_y(-_both(angles, joint, "flexion"))
        @ turn_x(MIRROR * _both(angles, joint, "abduction"))
        @ turn_z(MIRROR * _both(angles, joint, "rotation"))
    )


def _mirrored(vector: Floats) -> Floats:
    """A vector (3,) of the left side on both sides: (side, 3)."""
    return np.stack([vector, vector * [1, -1, 1]])


def _arms(angles: Floats, chest: Floats, neck: Floats, proportions: Proportions) -> list[Limb]:
    """Upper arms, forearms, hands, fingers, fingertips and thumbs, on a chest that ends at the neck."""
    scale = proportions.scale
    below = _ball_joint(angles, "shoulder")
    chests = chest[..., None, :, :]
    shoulder = neck[..., None, :] + moved(chests, _shoulder_joints(below, proportions))
    upper_arm = chests @ below
    elbow = shoulder - proportions.upper_arm * upper_arm[..., 2]
    pronation = MIRROR * _both(angles, "elbow", "pronation")
    forearm = upper_arm @ turn_y(-_both(angles, "elbow", "flexion")) @ turn_z(-pronation)
    wrist = elbow - proportions.forearm * forearm[..., 2]
    hand = forearm @ turn_x(-MIRROR * _both(angles, "wrist", "flexion"))
    curl = MIRROR * _both(angles, "fingers", "flexion")
    fingers = hand @ turn_x(-0.45 * curl)
    knuckles = wrist + moved(hand, scale * KNUCKLES)
    fingertips = fingers @ turn_x(-0.55 * curl)
    thumb = hand @ turn_z(-0.5 * curl) @ turn_x(-0.25 * curl)
    return [
        (upper_arm, shoulder),
        (forearm, elbow),
        (hand, wrist),
        (fingers, knuckles),
        (fingertips, knuckles - scale * FINGER_CM * fingers[..., 2]),
        (thumb, wrist + moved(hand, scale * _mirrored(THUMB))),
    ]


def _shoulder_joints(below: Floats, proportions: Proportions) -> Floats:
    """From the neck to the shoulders in the axes of the chest, (..., side, 3): the girdle follows a raised arm.

    Without that an arm overhead looks out of its socket. How far it follows is judged by eye.
    """
    direction = -below[..., 2]
    forward, upward = direction[..., 0], direction[..., 2]
    raised = np.maximum(0.0, upward + 0.25) * 3.6
    hanging = np.maximum(0.0, -upward)
    inward = 0.35 * raised + 0.25 * 2.4 * np.maximum(0.0, forward) + HANGING[0] * hanging
    aside = MIRROR * (proportions.shoulder_half - proportions.scale * inward)
    lifted = np.stack([2.4 * forward, np.zeros_like(forward), raised - HANGING[1] * hanging], axis=-1)
    joint: Floats = proportions.scale * (CHEST_TO_SHOULDER + lifted)
    joint[..., 1] = aside
    return joint


def _legs(angles: Floats, position: Floats, rotation: Floats, proportions: Proportions) -> list[Limb]:
    """Thighs, shanks, feet and toes, on a pelvis at `position`."""
    pelvis = rotation[..., None, :, :]
    aside = np.stack([np.zeros(2), MIRROR * proportions.hip_half, np.zeros(2)], axis=-1)
    hip = position[..., None, :] + moved(pelvis, aside)
    thigh = pelvis @ _ball_joint(angles, "hip")
    knee = hip - proportions.thigh * thigh[..., 2]
    shank = thigh @ turn_y(_both(angles, "knee", "flexion"))
    ankle = knee - proportions.shank * shank[..., 2]
    foot = shank @ turn_y(-_both(angles, "ankle", "dorsiflexion"))
    toes = foot @ turn_y(-_both(angles, "toes", "extension"))
    return [(thigh, hip), (shank, knee), (foot, ankle), (toes, ankle + moved(foot, proportions.scale * BALL_OF_FOOT))]

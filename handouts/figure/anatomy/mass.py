"""Where the weight of a body is."""

from __future__ import annotations

import numpy as np

from handouts.figure.anatomy.rotations import moved
from handouts.figure.anatomy.skeleton import SEGMENT_INDEX, SIDES, Floats, Placed, Proportions

# Fractions of body mass, and how far along the segment its centre lies from the joint above: Dempster's values as in
# Winter, Biomechanics and Motor Control of Human Movement, table 4.1. The share of the trunk's parts is from there too;
# where in them the mass lies is an estimate.
TRUNK_MASSES: tuple[tuple[str, tuple[float, float, float], float], ...] = (
    ("head", (1.0, 0.0, 7.0), 0.081),
    ("thoracic_2", (1.0, 0.0, 4.0), 0.216),
    ("lumbar_2", (1.0, 0.0, 2.5), 0.139),
    ("pelvis", (0.0, 0.0, 3.0), 0.142),
)
HAND = ((0.0, 0.0, -9.3), 0.006)
FOOT = ((5.5, 0.0, -3.5), 0.0145)
FOREARM_SHARE, FOREARM_MASS = 0.430, 0.016
UPPER_ARM_SHARE, UPPER_ARM_MASS = 0.436, 0.028
SHANK_SHARE, SHANK_MASS = 0.433, 0.0465
THIGH_SHARE, THIGH_MASS = 0.433, 0.100


def centre_of_mass(placed: Placed, proportions: Proportions) -> Floats:
    """The centre of mass of bodies (..., 3), in centimetres."""
    segments, offsets, masses = _masses(proportions)
    spots = placed.origins[..., segments, :] + moved(placed.rotations[..., segments, :, :], offsets)
    centre: Floats = (masses[:, None] * spots).sum(axis=-2) / masses.sum()
    return centre


def _masses(proportions: Proportions) -> tuple[list[int], Floats, Floats]:
    """Segments, where in each the mass lies (segment, 3), and how much of the body it is (segment,)."""
    scale = proportions.scale
    rows = [(name, scale * np.array(offset), mass) for name, offset, mass in TRUNK_MASSES]
    for side in SIDES:
        rows += [
            (f"hand_{side}", scale * np.array(HAND[0]), HAND[1]),
            (f"foot_{side}", scale * np.array(FOOT[0]), FOOT[1]),
            (f"forearm_{side}", _down(FOREARM_SHARE * proportions.forearm), FOREARM_MASS),
            (f"upper_arm_{side}", _down(UPPER_ARM_SHARE * proportions.upper_arm), UPPER_ARM_MASS),
            (f"shank_{side}", _down(SHANK_SHARE * proportions.shank), SHANK_MASS),
            (f"thigh_{side}", _down(THIGH_SHARE * proportions.thigh), THIGH_MASS),
        ]
    return (
        [SEGMENT_INDEX[name] for name, _, _ in rows],
        np.array([offset for _, offset, _ in rows]),
        np.array([mass for _, _, mass in rows]),
    )


def _down(length: float) -> Floats:
    """That far down a limb."""
    return np.array([0.0, 0.0, -length])

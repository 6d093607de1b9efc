"""Closed meshes of quads for round things: a bun of hair, a rolled towel."""

from __future__ import annotations

import numpy as np

from handouts.figure.anatomy.rotations import Floats
from handouts.figure.body.quaternions import unit
from handouts.figure.body.subdivision import Numbers

AROUND, ALONG = 28, 10
TOWEL_RIM = ((-1.0, 0.5), (-0.985, 0.82), (-0.94, 1.0), (0.94, 1.0), (0.985, 0.82), (1.0, 0.5))
"""A rolled towel along its length, from -1 to 1, and how wide it is there."""


def ellipsoid(middle: Floats, radii: Floats) -> tuple[Floats, Numbers]:
    """Places (place, 3) and quads (quad, 4) of an ellipsoid."""
    heights = np.linspace(-np.pi / 2, np.pi / 2, ALONG)
    rings = np.stack([np.sin(heights), np.cos(heights)], axis=1)
    return _turned_round(
        np.array([[along, max(wide, 0.02)] for along, wide in rings]), middle, np.diag(radii)[[2, 0, 1]]
    )


def roll(start: Floats, end: Floats, half_width: float, half_height: float) -> tuple[Floats, Numbers]:
    """Places and quads of a rolled towel between two places (3,), pressed flat on the floor."""
    ahead = unit(end - start)
    aside = unit(np.cross(ahead, [0.0, 0.0, 1.0]))
    half = np.linalg.norm(end - start) / 2 + 0.6 * half_height
    places, quads = _turned_round(
        np.array(TOWEL_RIM), (start + end) / 2, np.stack([half * ahead, half_width * aside, [0, 0, half_height]])
    )
    return np.maximum(places, [-np.inf, -np.inf, 0.0]), quads


def _turned_round(rings: Floats, middle: Floats, axes: Floats) -> tuple[Floats, Numbers]:
    """A line of rings (ring, 2), each so far along and so wide, round an axis; `axes` (3, 3) are along, and across."""
    turns = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)
    circle = np.cos(turns)[:, None] * axes[1] + np.sin(turns)[:, None] * axes[2]
    places = np.concatenate([middle + along * axes[0] + wide * circle for along, wide in rings])
    ends = [middle + rings[0, 0] * axes[0], middle + rings[-1, 0] * axes[0]]
    here = np.arange(AROUND)
    onward = (here + 1) % AROUND
    sides = [
        np.stack(
            [ring * AROUND + here, ring * AROUND + onward, (ring + 1) * AROUND + onward, (ring + 1) * AROUND + here],
            axis=1,
        )
        for ring in range(len(rings) - 1)
    ]
    last, caps = (len(rings) - 1) * AROUND, len(places) + np.array([0, 1])
    first_cap = np.stack([np.full(AROUND, caps[0]), onward, here, here], axis=1)
    last_cap = np.stack([np.full(AROUND, caps[1]), last + here, last + onward, last + onward], axis=1)
    quads = np.concatenate([*sides, first_cap, last_cap])
    places = np.vstack([places, *ends])
    faces = np.cross(places[quads[:, 2]] - places[quads[:, 0]], places[quads[:, 3]] - places[quads[:, 1]])
    inward = (faces * (places[quads].mean(axis=1) - middle)).sum(axis=1) < 0
    quads[inward] = quads[inward][:, ::-1]
    return places, quads

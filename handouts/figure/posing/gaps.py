"""How far the parts of a body are from the floor, from the ball and from each other, in centimetres.

Negative means inside. Figures come with leading axes (...), as many at once as the solver tries.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from handouts.figure.anatomy.build import Build
from handouts.figure.anatomy.rotations import moved
from handouts.figure.anatomy.skeleton import SEGMENT_INDEX, Floats, Placed


def station_heights(placed: Placed, build: Build) -> Floats:
    """How high the lowest point of each part is at each station along it, (..., part, station)."""
    up = placed.rotations[..., build.segment_of_part, 2, :]
    middles = placed.origins[..., build.segment_of_part, 2, None] + (build.centres @ up[..., None])[..., 0]
    reach = build.radii * np.sqrt((build.sections**2 @ (up**2)[..., None])[..., 0])
    heights: Floats = middles - reach
    return heights


def floor_gaps(placed: Placed, build: Build) -> Floats:
    """How high the lowest point of each part is above the floor, (..., part)."""
    gaps: Floats = station_heights(placed, build).min(axis=-1)
    return gaps


def ball_gaps(placed: Placed, build: Build, centre: Floats, radius: float) -> Floats:
    """How far each part is from a ball with its middle at `centre` (..., 3): (..., part)."""
    rotations = placed.rotations[..., build.segment_of_part, :, :]
    away = centre[..., None, :] - placed.origins[..., build.segment_of_part, :]
    local = moved(rotations.swapaxes(-1, -2), away)
    gaps: Floats = ellipsoid_gaps(local[..., None, :] - build.centres, build.radii, build.sections).min(axis=-1)
    return gaps - radius


def ellipsoid_gaps(away: Floats, radii: Floats, sections: Floats) -> Floats:
    """About how far points are from balls of `radii` stretched by `sections`, `away` (..., 3) being from their middles.

    Measured along the line to the middle with the width of the ball square to it: exact for round balls, and for
    stretched ones less than a tenth of their radius off near the surface.
    """
    distance = np.sqrt((away**2).sum(axis=-1))
    direction = away / np.maximum(distance, 1e-6)[..., None]
    gaps: Floats = distance - radii * np.sqrt(((sections * direction) ** 2).sum(axis=-1))
    return gaps


def part_spots(placed: Placed, build: Build, parts: Sequence[int], stations: Sequence[int]) -> Floats:
    """Middles of some parts at some stations along them, in the world: (..., part * station, 3)."""
    segments = build.segment_of_part[list(parts)]
    local = build.centres[np.ix_(parts, stations)]
    rotations = placed.rotations[..., segments, :, :]
    spots = placed.origins[..., segments, None, :] + moved(rotations[..., None, :, :], local)
    return spots.reshape(*spots.shape[:-3], -1, 3)


def gaps_to_parts(placed: Placed, build: Build, parts: Sequence[int], spots: Floats) -> Floats:
    """How far spots (..., spot, 3) in the world are from the surfaces of some parts: (..., spot, part)."""
    segments = build.segment_of_part[list(parts)]
    rotations = placed.rotations[..., segments, :, :]
    away = spots[..., :, None, :] - placed.origins[..., None, segments, :]
    local = moved(rotations[..., None, :, :, :].swapaxes(-1, -2), away)
    chosen = list(parts)
    away = local[..., None, :] - build.centres[chosen]
    gaps: Floats = ellipsoid_gaps(away, build.radii[chosen], build.sections[chosen]).min(axis=-1)
    return gaps


def places(placed: Placed, build: Build, names: Sequence[str]) -> Floats:
    """Where landmarks are in the world, (..., landmark, 3)."""
    found = [build.landmark(name) for name in names]
    segments = [SEGMENT_INDEX[segment] for segment, _ in found]
    offsets = np.array([offset for _, offset in found]).reshape(-1, 3)
    spots: Floats = placed.origins[..., segments, :] + moved(placed.rotations[..., segments, :, :], offsets)
    return spots

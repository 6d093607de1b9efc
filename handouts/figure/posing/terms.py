"""The wishes of one frame, each as how far a body misses it: what the solver makes small.

A term takes the figures that are tried and gives misses (try, miss) in units of how exactly it is wanted: a contact to
a quarter of a centimetre, a landmark that stays to half of one, a straight line to one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from handouts.drawing import Above, Distance, Height, OverBall
from handouts.figure.anatomy.build import STATIONS, SUPPORTS, Build
from handouts.figure.anatomy.mass import centre_of_mass
from handouts.figure.anatomy.skeleton import SEGMENT_INDEX, Floats, Placed
from handouts.figure.posing.asked import Asked
from handouts.figure.posing.gaps import ball_gaps, part_spots, places, station_heights

SINK_CM = 0.5
"""How far a part that rests may sink: flesh and mat give a little."""

BALL_SINK_CM = 0.8
"""The same on a ball."""

EXACT_CONTACT = 0.25
FLOATS_HAIR = frozenset({"hair", "bun", "nose"})
"""Parts that neither carry nor keep a body off the floor."""


@dataclass(frozen=True)
class Tried:
    """Figures that are tried, all of one build: where their segments are, and their ball (try, 3)."""

    build: Build
    placed: Placed
    ball: Floats | None
    ball_radius: float

    @cached_property
    def stations(self) -> Floats:
        """How high each part is above the floor along its length (try, part, station)."""
        return station_heights(self.placed, self.build)

    @cached_property
    def floor(self) -> Floats:
        """How high each part is above the floor (try, part)."""
        gaps: Floats = self.stations.min(axis=-1)
        return gaps

    @cached_property
    def ball_gaps(self) -> Floats:
        """How far each part is from the ball (try, part); far away where there is none."""
        if self.ball is None:
            return np.full_like(self.floor, np.inf)
        return ball_gaps(self.placed, self.build, self.ball, self.ball_radius)

    def places(self, names: Sequence[str]) -> Floats:
        """Where landmarks are (try, landmark, 3)."""
        return places(self.placed, self.build, names)


Term = Callable[[Tried], Floats]


def terms_of(asked: Asked, build: Build) -> list[Term]:
    """Every wish of a frame that does not depend on another frame."""
    return [
        keeps_out_of_floor(asked, build),
        *(rests_on_floor(build, support.what) for support in asked.on_floor),
        *(rests_on_ball(build, support.what) for support in asked.on_ball),
        *(at_height(height.what) for height in asked.heights),
        *(at_distance(distance.what) for distance in asked.distances),
        *(straight_above(above.what) for above in asked.above),
        *([over_ball(asked.over_ball.what)] if asked.over_ball else []),
        *([in_line(asked.in_line.what)] if asked.in_line else []),
        *([balanced_on(asked.balanced_on.what)] if asked.balanced_on else []),
        *([looks_up] if asked.gaze else []),
    ]


def keeps_out_of_floor(asked: Asked, build: Build) -> Term:
    """No part goes through floor or ball; arms that hold the body have not found their place yet."""
    carried = {reach.what.spot.rpartition("_")[2] for reach in asked.reaches}
    arms = {f"{limb}_{side}" for side in carried for limb in ("arm", "hand")}
    solid = np.array([part.name not in FLOATS_HAIR and part.limb not in arms for part in build.parts])

    def missed(tried: Tried) -> Floats:
        floor = np.minimum(tried.floor[:, solid] + SINK_CM, 0) / EXACT_CONTACT
        if tried.ball is None:
            return floor
        ball = np.minimum(tried.ball_gaps[:, solid] + BALL_SINK_CM, 0) / EXACT_CONTACT
        return np.concatenate([floor, ball], axis=-1)

    return missed


def rests_on_floor(build: Build, support: str) -> Term:
    """A support lies on the floor: soles flat, a forearm over its whole length, others with one spot at least."""
    parts = [build.part_index[name] for name in SUPPORTS[support]]

    def missed(tried: Tried) -> Floats:
        return contact_heights(tried, support, parts) / EXACT_CONTACT

    return missed


def contact_heights(tried: Tried, support: str, parts: Sequence[int]) -> Floats:
    """How far the spots of a support are from where they rest on the floor (try, spot), in centimetres."""
    if support.startswith("sole"):
        heights: Floats = tried.floor[:, parts] + 0.2 * SINK_CM
        return heights
    if support.startswith("forearm"):
        along = tried.stations[:, parts[0]]
        ends = np.stack([along[:, :2].min(axis=-1), along[:, -2:].min(axis=-1)], axis=-1)
        return ends + 0.6 * SINK_CM
    lowest: Floats = tried.floor[:, parts].min(axis=-1, keepdims=True)
    return lowest + 0.6 * SINK_CM


def rests_on_ball(build: Build, support: str) -> Term:
    """A support touches the ball with one spot at least; a forearm with its middle, so that it lies on it."""
    parts = [build.part_index[name] for name in SUPPORTS[support]]

    def missed(tried: Tried) -> Floats:
        if tried.ball is None:
            return np.zeros((len(tried.floor), 1))
        nearest: Floats = (tried.ball_gaps[:, parts].min(axis=-1, keepdims=True) + SINK_CM) / EXACT_CONTACT
        if not support.startswith("forearm"):
            return nearest
        ends = part_spots(tried.placed, build, parts, (0, STATIONS - 1)) - tried.ball[:, None, :]
        away: Floats = np.linalg.norm(ends, axis=-1)
        return np.concatenate([nearest, away[:, :1] - away[:, 1:]], axis=-1)

    return missed


def stays(names: Sequence[str], where: Floats, exactly: float) -> Term:
    """Landmarks are at places (landmark, 3), to within `exactly` centimetres or so."""

    def missed(tried: Tried) -> Floats:
        moved = (tried.places(names) - where) / exactly
        return moved.reshape(len(moved), -1)

    return missed


def at_height(height: Height) -> Term:
    """A landmark is that high above the floor."""
    return lambda tried: (tried.places([height.of])[:, :, 2] - height.cm) / 0.5


def at_distance(distance: Distance) -> Term:
    """Two landmarks are that far apart."""

    def missed(tried: Tried) -> Floats:
        one, other = np.moveaxis(tried.places(distance.between), 1, 0)
        apart: Floats = np.linalg.norm(one - other, axis=-1, keepdims=True)
        return (apart - distance.cm) / 0.6

    return missed


def straight_above(above: Above) -> Term:
    """A landmark is above another, seen from the side."""

    def missed(tried: Tried) -> Floats:
        upper, lower = np.moveaxis(tried.places([above.upper, above.lower]), 1, 0)
        aside: Floats = upper[:, :1] - lower[:, :1] - above.right_cm
        return aside

    return missed


def over_ball(wanted: OverBall) -> Term:
    """The middle of landmarks is above the middle of the ball, or beside that."""

    def missed(tried: Tried) -> Floats:
        if tried.ball is None:
            return np.zeros((len(tried.floor), 2))
        middle = tried.places(wanted.middle_of).mean(axis=1)
        aside: Floats = middle[:, :2] - tried.ball[:, :2] - [wanted.right_cm, wanted.away_cm]
        return aside / 0.8

    return missed


def in_line(names: Sequence[str]) -> Term:
    """Landmarks lie on one straight line, seen from the side of the body."""
    return lambda tried: off_line(tried, names)


def off_line(tried: Tried, names: Sequence[str]) -> Floats:
    """How far the inner landmarks are from the line through the outer two (try, 3 * inner), in centimetres.

    Seen from the side of the body, since shoulders are wider than hips.
    """
    left = tried.placed.rotations[:, SEGMENT_INDEX["pelvis"], :, 1][:, None, :]
    spots = tried.places(names)
    spots = spots - left * (spots * left).sum(axis=-1, keepdims=True)
    along = spots[:, -1:] - spots[:, :1]
    along = along / np.maximum(np.linalg.norm(along, axis=-1, keepdims=True), 1e-6)
    inner = spots[:, 1:-1] - spots[:, :1]
    off: Floats = inner - along * (inner * along).sum(axis=-1, keepdims=True)
    return off.reshape(len(off), -1)


def balanced_on(names: Sequence[str]) -> Term:
    """The weight is above the middle of landmarks: along the page loosely, across it closely."""

    def missed(tried: Tried) -> Floats:
        weight = centre_of_mass(tried.placed, tried.build.proportions)
        aside: Floats = (tried.places(names).mean(axis=1)[:, :2] - weight[:, :2]) / [4.0, 1.5]
        return aside

    return missed


def looks_up(tried: Tried) -> Floats:
    """The face is turned to the ceiling."""
    forward = tried.placed.rotations[:, SEGMENT_INDEX["head"], 2, :1]
    missed: Floats = np.minimum(forward - FACE_UP, 0) * 30
    return missed


FACE_UP = 0.96
"""How far up the nose points at least when the gaze is to the ceiling: the cosine of 16 degrees."""

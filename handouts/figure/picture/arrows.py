"""Where arrows run: along the way of a landmark, straight for a push, round the body for a turn.

An arrow along a way is moved aside, as a whole and no farther than needed, until it is clear of the body, of the face
most of all, and of the arrows before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from handouts.drawing import PathArrow, PushArrow, TurnArrow
from handouts.figure.anatomy.build import landmark_place
from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.body.scene import Scene
from handouts.figure.lines.curves import lengths_along, smoothed, unit
from handouts.figure.picture.arrow_shapes import HEAD_LONG_UNITS, HEAD_WIDE_UNITS, LEAST_UNITS, NECK_UNITS
from handouts.figure.picture.clearance import Clearance, clearance_of
from handouts.figure.view.camera import Camera
from handouts.figure.view.view import View

BODY_CM, FACE_CM, ARROW_CM = 2.5, 6.0, 3.0
"""How clear an arrow keeps of body and ball, of the head, and of other arrows."""

BALL_SHARE = 0.3
"""How much less an arrow over the ball is minded than one over the body."""

SHORT_OF_CM = 3.0
"""How far before the end of the way its tip stops."""

STRAIGHT_COSINE = 0.85
DIRECTIONS = 16
MOST_ASIDE_CM = 34
SPOTS = 20
TURN_SPOTS = 28
PUSH_CLEAR_CM, OVER_BODY_CM = 1.0, 8.0
"""How far from the body a push begins, and from the middle of a joint where it goes across the body."""


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What an arrow keeps clear of in one frame; `scale` is units on paper per centimetre."""

    body: Clearance
    head: Clearance
    ball: Clearance
    scale: float
    others: tuple[Floats, ...] = ()

    def with_arrow(self, seen: Floats) -> Surroundings:
        """The same with one more arrow, along spots (n, 2)."""
        return replace(self, others=(*self.others, seen))

    def crowding(self, seen: Floats) -> Floats:
        """How bad it is to run along lines (..., spot, 2), in centimetres too near; 0 where there is room."""
        half = NECK_UNITS / self.scale / 2
        ahead = np.gradient(seen, axis=-2)
        aside = np.stack([-ahead[..., 1], ahead[..., 0]], axis=-1)
        aside /= np.maximum(np.linalg.norm(aside, axis=-1, keepdims=True), 1e-9)
        tips = (
            seen[..., -2:-1, :] + aside[..., -1:, :] * np.array([-1, 0, 1])[:, None] * HEAD_WIDE_UNITS / self.scale / 2
        )
        near = np.maximum(BODY_CM + half - self.body.at(seen), 0).mean(axis=-1)
        near += np.maximum(BODY_CM - self.body.at(tips), 0).mean(axis=-1)
        face = np.maximum(FACE_CM + half - self.head.at(seen), 0).max(axis=-1)
        face += np.maximum(FACE_CM - self.head.at(tips), 0).max(axis=-1)
        ball = np.maximum(BODY_CM + half - self.ball.at(seen), 0).mean(axis=-1)
        crowd: Floats = near + 3 * face + BALL_SHARE * ball
        for other in self.others:
            apart = np.linalg.norm(seen[..., :, None, :] - other, axis=-1).min(axis=(-1, -2))
            crowd = crowd + np.maximum(ARROW_CM + 2 * half - apart, 0)
        return crowd


def surroundings(view: View, scale: float) -> Surroundings:
    """What arrows keep clear of in what is seen."""
    return Surroundings(
        clearance_of(view, view.is_body),
        clearance_of(view, view.is_piece("head", "bun")),
        clearance_of(view, view.is_piece("ball")),
        scale,
    )


def way_route(arrow: PathArrow, way: Sequence[Scene], camera: Camera, around: Surroundings) -> Floats:
    """Spots (n, 2), right and up in centimetres, of an arrow along the way of a landmark through some scenes."""
    places = np.array([landmark_place(scene.build, scene.frames, arrow.landmark) for scene in way])
    seen = even_spots(camera.seen(places)[:, :2])
    shortened = cut_short(without_hook(seen, HEAD_LONG_UNITS / around.scale), 0.0 if arrow.both_ways else SHORT_OF_CM)
    return aside_of(at_least(shortened, LEAST_UNITS / around.scale), around)


def even_spots(seen: Floats) -> Floats:
    """The same line with SPOTS spots at equal distances, evened out."""
    along = lengths_along(seen)
    if along[-1] < 1e-6:  # noqa: PLR2004 — it does not move
        return np.repeat(seen[:1], SPOTS, axis=0)
    lengths = np.linspace(0, along[-1], SPOTS)
    spots = np.stack([np.interp(lengths, along, seen[:, axis]) for axis in (0, 1)], axis=1)
    return smoothed(spots, 2.0, closed=False)


def cut_short(seen: Floats, by_cm: float) -> Floats:
    """The line without its last `by_cm`, but at least half of it."""
    along = lengths_along(seen)
    lengths = np.linspace(0, max(along[-1] - by_cm, along[-1] / 2), SPOTS)
    return np.stack([np.interp(lengths, along, seen[:, axis]) for axis in (0, 1)], axis=1)


def without_hook(seen: Floats, head_cm: float) -> Floats:
    """The line without an end that turns off so sharply that the head of an arrow could not follow it."""
    along = lengths_along(seen)
    for last in range(len(seen) - 1, len(seen) * 2 // 3, -1):
        back = np.array([np.interp(along[last] - head_cm, along, seen[:, axis]) for axis in (0, 1)])
        further = np.array([np.interp(along[last] - 1.6 * head_cm, along, seen[:, axis]) for axis in (0, 1)])
        if unit(seen[last] - back) @ unit(back - further) > STRAIGHT_COSINE:
            return seen[: last + 1]
    return seen


def at_least(seen: Floats, long_cm: float) -> Floats:
    """The line, made longer about its middle where it is shorter than that; straight up where it has no length."""
    length = lengths_along(seen)[-1]
    if length >= long_cm:
        return seen
    middle: Floats = seen.mean(axis=0)
    if length < 1e-6:  # noqa: PLR2004
        seen, length = middle + np.linspace(-0.5, 0.5, SPOTS)[:, None] * [0, 1], 1.0
    longer: Floats = middle + (seen - middle) * long_cm / length
    return longer


def aside_of(seen: Floats, around: Surroundings) -> Floats:
    """The line moved aside until it is clear, by the shortest way there is."""
    turns = np.radians(np.arange(DIRECTIONS) * 360 / DIRECTIONS)
    directions = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    far = np.arange(0, MOST_ASIDE_CM, 1.0)
    moves = (directions[:, None] * far[:, None]).reshape(-1, 2)
    lines = seen + moves[:, None]
    cost = np.tile(far, DIRECTIONS) + 12 * around.crowding(lines)
    best: Floats = lines[int(np.argmin(cost))]
    return best


def push_route(arrow: PushArrow, scene: Scene, camera: Camera, around: Surroundings) -> Floats:
    """Spots (n, 2), in centimetres, of a straight arrow that begins, or ends, at a landmark where the body ends."""
    if arrow.onto_body:
        away = {"right": -arrow.right, "away": -arrow.away, "up": -arrow.up, "onto_body": False}
        return push_route(arrow.model_copy(update=away), scene, camera, around)[::-1]
    place = landmark_place(scene.build, scene.frames, arrow.landmark)
    push = np.array([arrow.right, arrow.away, arrow.up], dtype=float)
    start, end = camera.seen(np.stack([place, place + unit(push) * arrow.length_cm]))[:, :2]
    length = max(float(np.linalg.norm(end - start)), LEAST_UNITS / around.scale)
    ahead = unit(end - start)
    line = start + np.linspace(0, length, SPOTS)[:, None] * ahead
    if arrow.over_body:
        beside: Floats = line + OVER_BODY_CM * ahead
        return beside
    far = np.arange(0, MOST_ASIDE_CM, 0.5)
    lines = line + (far[:, None] * ahead)[:, None]
    clear = around.body.at(lines).min(axis=-1) >= PUSH_CLEAR_CM + NECK_UNITS / around.scale / 2
    moved: Floats = lines[int(np.argmax(clear))] if clear.any() else aside_of(line, around)
    return moved


def turn_route(arrow: TurnArrow, scene: Scene, camera: Camera, scale: float) -> Floats:
    """Spots (n, 2), in centimetres, of an arrow round the body, at its waist.

    0 degrees is straight above the body; positive angles are on the left of one who looks from its head to its feet.
    """
    head, waist = (scene.frames[segment][1] for segment in ("neck", "lumbar_2"))
    along = unit(head - scene.frames["pelvis"][1])
    upward = unit(np.array([0.0, 0.0, 1.0]) - along[2] * along)
    leftward = np.cross(along, upward)
    turns = np.radians(np.linspace(arrow.from_degrees, arrow.to_degrees, TURN_SPOTS))[:, None]
    places = waist + arrow.radius_cm * (np.cos(turns) * upward + np.sin(turns) * leftward)
    return without_hook(camera.seen(places)[:, :2], HEAD_LONG_UNITS / scale)

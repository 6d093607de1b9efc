"""What a figure lies or stands on: a mat of its real size, the floor, and the shadows where it touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.body.scene import Ball, Scene
from handouts.figure.lines.curves import fitted
from handouts.figure.lines.masks import outlines_of
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import FLOOR, MAT_EDGE, SHINE, Stroke, curve_data, line_data, path
from handouts.figure.view.camera import Camera
from handouts.figure.view.floor import ground_of

MAT_LONG_CM, MAT_WIDE_CM = 180.0, 60.0
MAT_CORNER_CM, MAT_RIM_CM = 5.0, 6.0
CORNER_SPOTS = 9
MAT_TOLERANCE_UNITS = 1.0
ROLLS_CM = 30.0
"""How far the pelvis goes across the mat, at least, where the body rolls over it."""

TOUCHING_CM = 2.0
NEAR_CM = 12.0
"""What is lower than the first throws a dark shadow, than the second a light one."""

FLOOR_RIM_CM = 14.0
LOW_CAMERA_DEGREES = 14.0
SIDEWAYS = np.array([[[1.0, 0.0, 0.0]], [[-1.0, 0.0, 0.0]]])
SHADOW_EVENED_PIXELS = 2.2
SHADOW_TOLERANCE_UNITS = 2.5


def shadows(scene: Scene, camera: Camera, page: Page) -> str:
    """Shadows on the floor where a figure or a ball touches it, and lighter ones where it nearly does."""
    ground = ground_of(scene)
    elements = []
    for lower, fill in ((NEAR_CM, "figure-shade"), (TOUCHING_CM, "figure-shadow")):
        drawn = []
        for outline in outlines_of(ground.heights < lower, SHADOW_EVENED_PIXELS, 20):
            spots = page.spots(camera.seen(ground.places(outline)))
            drawn.append(curve_data(fitted(spots, SHADOW_TOLERANCE_UNITS)) + "z")
        elements.append(path("".join(drawn), fill))
    return "".join(elements)


@dataclass(frozen=True)
class Mat:
    """A mat on the floor with its middle there, so wide and so long, in centimetres; longer than usual under a ball."""

    across: float
    away: float
    wide: float = MAT_WIDE_CM
    long: float = MAT_LONG_CM

    @property
    def rim(self) -> Floats:
        """Places all round it (n, 3), corners rounded."""
        half_long, half_wide = self.long / 2 - MAT_CORNER_CM, self.wide / 2 - MAT_CORNER_CM
        places = []
        for across, away, start in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
            angles = np.radians(start + np.linspace(0, 90, CORNER_SPOTS))
            corner = np.array([self.across + across * half_long, self.away + away * half_wide])
            places.append(corner + MAT_CORNER_CM * np.stack([np.cos(angles), np.sin(angles)], axis=1))
        flat = np.concatenate(places)
        return np.column_stack([flat, np.zeros(len(flat))])

    def drawn(self, camera: Camera, page: Page) -> str:
        """The mat on paper."""
        rim = page.spots(camera.seen(np.vstack([self.rim, self.rim[:1]])))
        sides = [rim[start : start + CORNER_SPOTS] for start in range(0, len(self.rim), CORNER_SPOTS)]
        corners = [curve_data(fitted(corner, MAT_TOLERANCE_UNITS)) for corner in sides]
        return path(
            corners[0] + "".join(corner.replace("M", "L", 1) for corner in corners[1:]) + "z", "figure-mat", MAT_EDGE
        )


@dataclass(frozen=True, eq=False)
class Floor:
    """The floor under someone who stands: all places (n, 3) that it runs under, in centimetres."""

    under: Floats

    @property
    def rim(self) -> Floats:
        """What it runs under, on the floor (n, 3)."""
        return self.under * [1, 1, 0]

    def drawn(self, camera: Camera, page: Page) -> str:
        """A level line on paper."""
        seen = camera.seen(self.rim)
        level = float(seen[:, 1].mean())
        left = max(seen[:, 0].min() - FLOOR_RIM_CM, page.box.left)
        right = min(seen[:, 0].max() + FLOOR_RIM_CM, page.box.right)
        ends = np.array([[left, level], [right, level]])
        return path(line_data(page.spots(ends)), "", FLOOR)


def underground(scenes: Sequence[Scene], camera: Camera) -> Mat | Floor:
    """A mat where more than feet and ball rests on the floor in any frame, else the floor.

    The floor is a line, which only reads as one when seen from low down: from higher up there is a mat as well.
    """
    lowest = np.concatenate([_low_places(scene) for scene in scenes])
    balls = [scene.ball.centre + side * scene.ball.half_width for scene in scenes if scene.ball for side in SIDEWAYS]
    heads = [scene.frames["head"][1][None] for scene in scenes]
    everything = np.concatenate([lowest, *balls, *heads])
    if any(_lies_or_kneels(scene) for scene in scenes):
        return _mat_round(everything, MAT_WIDE_CM + travel_across(scenes))
    return Floor(everything) if camera.height_degrees <= LOW_CAMERA_DEGREES else _mat_round(everything, MAT_WIDE_CM)


def _mat_round(places: Floats, wide: float) -> Mat:
    """A mat in the middle of places (n, 3)."""
    across, away = (places.min(axis=0) + places.max(axis=0))[:2] / 2
    long = float(np.ptp(places[:, 0])) + 2 * MAT_RIM_CM
    return Mat(float(across), float(away), wide, max(long, MAT_LONG_CM))


def travel_across(scenes: Sequence[Scene]) -> float:
    """How far a body that rolls goes to the other side of the mat, in centimetres; 0 where it keeps its place."""
    places = [float(scene.frames["pelvis"][1][1]) for scene in scenes]
    travel = max(places) - min(places)
    return travel if travel > ROLLS_CM else 0.0


def _low_places(scene: Scene) -> Floats:
    """Places (n, 3) of the body that are close to the floor, by the middles of its parts; its lowest if none is."""
    places = np.concatenate([_middles(scene, number) for number in range(len(scene.build.parts))])
    low = places[places[:, 2] < NEAR_CM]
    return low if len(low) else places[np.argmin(places[:, 2])][None]


def _middles(scene: Scene, number: int) -> Floats:
    """Middles along one part in the world (n, 3)."""
    rotation, origin = scene.frames[scene.build.parts[number].segment]
    middles: Floats = scene.build.centres[number] @ rotation.T + origin
    return middles


def _lies_or_kneels(scene: Scene) -> bool:
    """Whether more of the body than its feet is close to the floor."""
    for number, part in enumerate(scene.build.parts):
        if part.segment.startswith(("foot", "toes")):
            continue
        lowest = (_middles(scene, number)[:, 2] - scene.build.radii[number]).min()
        if lowest < TOUCHING_CM and not part.name.startswith("shank"):
            return True
    return False


def ball_drawn(ball: Ball, camera: Camera, page: Page, outline: Stroke) -> str:
    """A ball on paper, behind the figure: its outline, flat where it stands, and a shine."""
    middle = page.spots(camera.seen(ball.centre))
    rise = np.radians(camera.height_degrees)
    wide = ball.half_width * page.scale
    high = page.scale * float(np.hypot(ball.half_width * np.sin(rise), ball.half_height * np.cos(rise)))
    seat = ball.half_width * float(np.sqrt(1 - (ball.centre[2] / ball.half_height) ** 2)) * page.scale
    base = page.spots(camera.seen(ball.centre * [1, 1, 0]))[1] + seat * np.sin(rise)
    down = min(base - middle[1], high)
    half = wide * float(np.sqrt(max(1 - (down / high) ** 2, 0)))
    left, right, low = round(middle[0] - half), round(middle[0] + half), round(middle[1] + down)
    round_ = f"A{wide:.0f} {high:.0f} 0 1 1 "
    rim = f"M{left} {low}{round_}{right} {low}z" if half > 1 else _whole(middle, wide, high)
    shine = (
        f"M{middle[0] - 0.62 * wide:.0f} {middle[1] - 0.52 * high:.0f}"
        f"A{0.82 * wide:.0f} {0.82 * high:.0f} 0 0 1 {middle[0] - 0.05 * wide:.0f} {middle[1] - 0.81 * high:.0f}"
    )
    return path(rim, "figure-ball", outline) + path(shine, "", SHINE)


def _whole(middle: Floats, wide: float, high: float) -> str:
    """Path data of a whole ellipse."""
    left, right, level = round(middle[0] - wide), round(middle[0] + wide), round(middle[1])
    half = f"A{wide:.0f} {high:.0f} 0 1 1 "
    return f"M{left} {level}{half}{right} {level}{half}{left} {level}z"

"""Lines and signs that show what the words ask: a straight body, a right angle, a tap on the floor, a gap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from handouts import drawing
from handouts.figure.anatomy.build import landmark_place
from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.body.scene import Scene
from handouts.figure.lines.curves import fitted, rounded, unit
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import GUIDE, SIGN, Stroke, curve_data, line_data, path
from handouts.figure.view.camera import Camera

BEYOND_CM = 14.0
"""How far a plumb line goes on past the body."""

PAST_BODY_CM = 6.0
"""How far a line along the body goes on past the ankles; at the shoulders it ends, short of the face."""

SHOULDERS, ANKLES = ("shoulder_left", "shoulder_right"), ("ankle_left", "ankle_right")

CORNER_CM = 9.0
SIGHT_CM = 34.0
TICK_NEAR_CM, TICK_FAR_CM = 3.5, 7.5
BRACKET_CM = 3.0
SPINE_CM = -4.5

NEIGHBOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"knee": ("hip", "ankle"), "hip": ("shoulder", "knee"), "elbow": ("shoulder", "wrist"), "ankle": ("knee", "toe")}
)
"""The landmarks between which a joint bends."""


@dataclass(frozen=True, eq=False)
class Guide:
    """One line of a guide, spots (n, 2) right and up in centimetres; `is_curved` if it goes round through them."""

    seen: Floats
    stroke: Stroke
    is_curved: bool = False

    def drawn(self, page: Page) -> str:
        """The line on paper."""
        spots = page.spots(self.seen)
        return path(curve_data(fitted(rounded(spots), 1.0)) if self.is_curved else line_data(spots), "", self.stroke)


@dataclass(frozen=True, eq=False)
class Seen:
    """A scene as guides need it: where a landmark is seen, and which landmarks are to be in line."""

    scene: Scene
    camera: Camera
    in_line: Sequence[str]

    def place(self, landmark: str) -> Floats:
        """Where a landmark is in the world (3,)."""
        return landmark_place(self.scene.build, self.scene.frames, landmark)

    def on_picture(self, places: Floats) -> Floats:
        """Places (..., 3) as they are seen, right and up (..., 2)."""
        seen: Floats = self.camera.seen(places)[..., :2]
        return seen


def guides_of(marks: Sequence[drawing.Mark], seen: Seen) -> list[Guide]:
    """The lines of all marks of a frame."""
    return [guide for mark in marks for guide in MAKERS[mark.kind](mark, seen)]


def body_line(_: drawing.Mark, seen: Seen) -> list[Guide]:
    """A dotted line along the body, through what is to be straight, or else along the middle of the body."""
    ends = ((seen.in_line[0],), (seen.in_line[-1],)) if seen.in_line else (SHOULDERS, ANKLES)
    first, last = (seen.on_picture(np.mean([seen.place(name) for name in names], axis=0)) for names in ends)
    ahead = unit(last - first)
    return [Guide(np.stack([first, last + ahead * PAST_BODY_CM]), GUIDE)]


def right_angle(mark: drawing.Mark, seen: Seen) -> list[Guide]:
    """A corner in the bend of a joint."""
    joint = mark.at or "knee_right"
    name, _, side = joint.rpartition("_")
    middle = seen.place(joint)
    first, second = (unit(seen.place(f"{other}_{side}") - middle) for other in NEIGHBOURS[name])
    corners = [first * 2 * CORNER_CM, (2 * first + 1.4 * second) * CORNER_CM, 1.4 * second * CORNER_CM]
    return [Guide(seen.on_picture(middle + np.array(corners)), SIGN)]


def plumb_line(mark: drawing.Mark, seen: Seen) -> list[Guide]:
    """A dotted line straight down through a landmark to the floor."""
    middle = seen.place(mark.at or "shoulder_right")
    top, bottom = middle + np.array([0, 0, BEYOND_CM]), middle * [1, 1, 0]
    return [Guide(seen.on_picture(np.stack([top, bottom])), GUIDE)]


def spine(_: drawing.Mark, seen: Seen) -> list[Guide]:
    """A dotted line along the spine, which shows how it is curved."""
    segments = [("pelvis", -2.0), ("pelvis", 4.0), *((f"lumbar_{n}", 0.0) for n in (1, 2, 3))]
    segments += [(f"thoracic_{n}", 0.0) for n in (1, 2, 3)]
    places = [seen.scene.on_segment(segment, (SPINE_CM, 0.0, up)) for segment, up in segments]
    return [Guide(seen.on_picture(np.array(places)), GUIDE, is_curved=True)]


def sight_line(_: drawing.Mark, seen: Seen) -> list[Guide]:
    """A dotted line from the eyes to where they look."""
    ends = [seen.scene.on_segment("head", (15.0 + far, 0.0, 8.2)) for far in (0.0, SIGHT_CM)]
    return [Guide(seen.on_picture(np.array(ends)), GUIDE)]


def touch(mark: drawing.Mark, seen: Seen) -> list[Guide]:
    """Short lines round the spot where the floor is tapped."""
    spot = seen.on_picture(seen.place(mark.at or "toe_right") * [1, 1, 0])
    turns = np.radians([-150.0, -110.0, -70.0, -30.0])
    rays = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    return [Guide(spot + np.stack([ray * TICK_NEAR_CM, ray * TICK_FAR_CM]), SIGN) for ray in rays]


def gap(mark: drawing.Mark, seen: Seen) -> list[Guide]:
    """A bracket from the floor up to a landmark that is off it."""
    place = seen.place(mark.at or "shoulder_right")
    low, high = seen.on_picture(np.stack([place * [1, 1, 0], place]))
    aside = np.array([BRACKET_CM / 2, 0.0])
    ends = [Guide(np.stack([end - aside, end + aside]), SIGN) for end in (low, high)]
    return [Guide(np.stack([low, high]), SIGN), *ends]


Maker = Callable[[drawing.Mark, Seen], list[Guide]]

MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "body_line": body_line,
        "right_angle": right_angle,
        "plumb_line": plumb_line,
        "spine": spine,
        "sight_line": sight_line,
        "touch": touch,
        "gap": gap,
    }
)

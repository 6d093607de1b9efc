"""Small things drawn on a figure: eyes, brows, ears and mouth, kneecaps, the gaps between fingers and toes.

They are too small to be traced: short strokes on the surface, in the axes of their segment on a body of 170 cm, drawn
where they are seen. Left ones are given; the right are their mirror images.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from handouts.figure.anatomy.parts import FINGER_END, Vector
from handouts.figure.anatomy.skeleton import FINGER_CM, KNUCKLES, SIDES, Floats
from handouts.figure.lines.curves import fitted
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import DETAIL, Stroke, curve_data, line_data, path
from handouts.figure.view.view import View

EYE = Stroke("figure-ink", 5)
MOUTH = Stroke("figure-ink", 3)
GAP = Stroke("figure-ink", 2.4)

ON_SURFACE_CM = 2.6
"""How deep under what is seen a spot may lie and still count as seen: strokes lie about on the surface only."""

HAIR_PARTS = ("hair_top", "hair_left", "hair_right")
"""What of the hair lies over an ear or a brow."""

HAND_WIDTH_CM, FOOT_WIDTH_CM = 5.0, 8.0


@dataclass(frozen=True)
class Dot:
    """A spot on a segment (x forward, y left, z up, in centimetres)."""

    segment: str
    at: Vector


@dataclass(frozen=True)
class Mark:
    """A stroke through spots, seen where the surface turns `normal` (in the axes of its first segment) to the viewer.

    `least_turn` is how much it must be turned there: 1 straight at the viewer, 0 seen from the side.
    """

    piece: str
    dots: tuple[Dot, ...]
    normal: Vector
    least_turn: float
    stroke: Stroke

    def mirrored(self) -> Mark:
        """The mark on the other side of the body."""
        dots = tuple(Dot(_right(dot.segment), (dot.at[0], -dot.at[1], dot.at[2])) for dot in self.dots)
        x, y, z = self.normal
        return replace(self, piece=_right(self.piece), dots=dots, normal=(x, -y, z))


def _right(name: str) -> str:
    """The name of a segment on the right."""
    return name.replace("_left", "_right")


def on_head(spots: Sequence[Vector]) -> tuple[Dot, ...]:
    """Spots on the head."""
    return tuple(Dot("head", spot) for spot in spots)


def _ear() -> tuple[Dot, ...]:
    """The back of an ear, as the letter C."""
    turns = np.radians(np.linspace(50, 285, 9))
    return on_head([(float(0.1 + 1.5 * np.cos(t)), 7.6, float(5.8 + 2.2 * np.sin(t))) for t in turns])


FACE: tuple[Mark, ...] = (
    Mark("head", on_head([(7.9, 3.3, 8.5), (8.0, 3.3, 7.7)]), (0.75, 0.65, 0.1), 0.18, EYE),
    Mark("head", on_head([(6.7, 5.0, 10.7), (7.7, 4.0, 11.4), (8.5, 2.6, 11.5)]), (0.75, 0.65, 0.2), 0.3, DETAIL),
    Mark("head", _ear(), (0.0, 1.0, 0.0), 0.5, DETAIL),
)
MOUTH_MARK = Mark(
    "head",
    on_head([(7.9, 2.3, 2.3), (8.6, 1.2, 1.3), (9.0, 0.0, 1.0), (8.6, -1.2, 1.3), (7.9, -2.3, 2.3)]),
    (1.0, 0.0, 0.0),
    0.34,
    MOUTH,
)


def _kneecap() -> Mark:
    """The lower edge of the left kneecap, seen on a bent knee."""
    turns = np.radians(np.linspace(-62, 62, 5))
    dots = tuple(Dot("shank_left", (4.2, float(2.8 * np.sin(t)), float(-0.4 - 2.6 * np.cos(t)))) for t in turns)
    return Mark("shank_left", dots, (1.0, 0.0, 0.1), 0.55, DETAIL)


SIDED: tuple[Mark, ...] = (*FACE, _kneecap())
"""What there is on the left and on the right."""

GAPS: Mapping[str, tuple[tuple[float, ...], ...]] = MappingProxyType(
    {"hand": ((), (0.1,), (-0.8, 0.9), (-1.15, 0.05, 1.25)), "foot": ((), (0.0,), (-1.4, 1.2), (-2.1, -0.3, 1.5))}
)
"""How far to the side the gaps between fingers and toes are, if there is room for none, one, two or three of them."""

GAP_UNITS = 7.5
"""How much room a gap needs on paper."""


def finger_gaps(gaps: Sequence[float], facing: int) -> Iterator[Mark]:
    """Gaps between the fingers of the left hand, on its palm (-1) or its back (1)."""
    for across in gaps:
        web = Dot("hand_left", (across + float(KNUCKLES[0]), 1.3 * facing, float(KNUCKLES[2]) + 0.2))
        middle = Dot("fingers_left", (across - 0.2, 1.2 * facing - 0.3, -FINGER_CM))
        tip = Dot("fingertips_left", (0.85 * across - 0.4, 0.8 * facing + FINGER_END[1], FINGER_END[2] + 0.2))
        yield Mark("hand_left", (web, middle, tip), (0.0, float(facing), 0.0), 0.35, GAP)


def toe_gaps(gaps: Sequence[float], facing: int) -> Iterator[Mark]:
    """Gaps between the toes of the left foot, seen from above (1) or below (-1)."""
    for across in gaps:
        thick = 1.5 * facing - 0.7
        ends = (3.6, across * 0.9, thick), (6.3, across - 0.5, thick - 0.2)
        yield Mark("foot_left", tuple(Dot("toes_left", end) for end in ends), (0.0, 0.0, float(facing)), 0.35, GAP)


def gap_marks(view: View, scale: float) -> Iterator[Mark]:
    """The gaps between fingers and toes on both sides, as many as there is room for on paper."""
    for side in SIDES:
        for limb, make, across, wide in (("hand", finger_gaps, 0, HAND_WIDTH_CM), ("foot", toe_gaps, 1, FOOT_WIDTH_CM)):
            axes = view.camera.axes @ view.scene.frames[f"{limb}_{side}"][0]
            units = scale * wide * float(np.linalg.norm(axes[:2, across]))
            gaps = GAPS[limb][min(int(units / GAP_UNITS), 4) - 1] if units > 2 * GAP_UNITS else ()
            for mark in (*make(gaps, -1), *make(gaps, 1)):
                yield mark if side == "left" else mark.mirrored()


def details(view: View, page: Page) -> str:
    """All small strokes that are seen."""
    every = [MOUTH_MARK, *SIDED, *(mark.mirrored() for mark in SIDED), *gap_marks(view, page.scale)]
    drawn: dict[Stroke, list[str]] = {}
    for mark in every:
        data = mark_data(mark, view, page)
        if data:
            drawn.setdefault(mark.stroke, []).append(data)
    return "".join(path("".join(data), "", stroke) for stroke, data in drawn.items())


def mark_data(mark: Mark, view: View, page: Page) -> str:
    """Path data of a stroke, or nothing where it is not seen whole."""
    rotation = view.camera.axes @ view.scene.frames[mark.dots[0].segment][0]
    normal = np.array(mark.normal) / np.linalg.norm(mark.normal)
    if -(rotation @ normal)[2] < mark.least_turn:
        return ""
    places = np.array([view.scene.on_segment(dot.segment, dot.at) for dot in mark.dots])
    if not all(is_seen(view, place, mark.piece) for place in places):
        return ""
    spots = page.spots(view.camera.seen(places))
    return line_data(spots) if len(spots) < 3 else curve_data(fitted(rounded(spots), 0.8))  # noqa: PLR2004


def is_seen(view: View, place: Floats, piece: str) -> bool:
    """Whether a place (3,) is on what is seen of a piece of the body."""
    across, up, depth = view.camera.seen(place)
    column = int((across - view.box.left) * view.pixels_per_cm)
    row = int((view.box.top - up) * view.pixels_per_cm)
    rows, columns = view.parts.shape
    if not (0 <= row < rows and 0 <= column < columns):
        return False
    labels = view.surface.labels
    is_hair = labels.parts_named(*HAIR_PARTS)[view.parts[row, column]]
    return bool(
        view.pieces[row, column] == labels.pieces.index(piece)
        and not is_hair
        and depth - ON_SURFACE_CM < view.depths[row, column]
    )


def rounded(spots: Floats) -> Floats:
    """Spots (n, 2) of a smooth line through a few (Catmull and Rom's spline)."""
    padded = np.vstack([2 * spots[0] - spots[1], spots, 2 * spots[-1] - spots[-2]])
    pieces = []
    for number in range(len(spots) - 1):
        before, start, end, after = padded[number : number + 4]
        t = np.linspace(0, 1, 7)[:, None] if number == len(spots) - 2 else np.linspace(0, 1, 7)[:-1, None]
        pieces.append(
            0.5
            * (
                2 * start
                + (end - before) * t
                + (2 * before - 5 * start + 4 * end - after) * t**2
                + (3 * start - before - 3 * end + after) * t**3
            )
        )
    return np.concatenate(pieces)

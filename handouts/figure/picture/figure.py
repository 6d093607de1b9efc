"""One figure on paper: what is seen of a scene, painted in its order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from handouts.drawing import Person
from handouts.figure.body.surface import Material
from handouts.figure.lines.edges import Kind
from handouts.figure.lines.linework import BEHIND, Line, Traced, loops, traced
from handouts.figure.picture.face import face_drawn
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import FAR_OUTLINE, FINE, INNER, OUTLINE, SEAM, Stroke, curve_data, path
from handouts.figure.picture.scenery import ball_drawn
from handouts.figure.view.view import View

CLOTHES: Mapping[Material, str] = MappingProxyType(
    {
        Material.SHIRT: "figure-shirt",
        Material.SHIRT_FAR: "figure-shirt-far",
        Material.SHORTS: "figure-shorts",
        Material.SHORTS_FAR: "figure-shorts-far",
        Material.TOWEL: "figure-towel",
    }
)
"""The classes of what is the same for everyone."""

SKIN: Mapping[Person, str] = MappingProxyType(
    {
        "woman_35": "figure-skin",
        "woman_65": "figure-skin-tan",
        "man_35": "figure-skin-brown",
        "man_65": "figure-skin-fair",
    }
)
HAIR: Mapping[Person, str] = MappingProxyType(
    {
        "woman_35": "figure-hair",
        "woman_65": "figure-hair-silver",
        "man_35": "figure-hair-black",
        "man_65": "figure-hair-grey",
    }
)
"""The classes of each person's skin and hair."""

WEIGHTS: Mapping[tuple[Kind, bool], Stroke] = MappingProxyType(
    {
        (Kind.SEAM, False): SEAM,
        (Kind.SEAM, True): SEAM,
        (Kind.FINE, False): FINE,
        (Kind.FINE, True): FINE,
        (Kind.INK, False): INNER,
        (Kind.INK, True): INNER,
        (Kind.OUTLINE, True): FAR_OUTLINE,
        (Kind.OUTLINE, False): OUTLINE,
    }
)
"""Three weights: outlines, one limb before another, details; hands, feet and far limbs have a thinner outline."""


@dataclass(frozen=True, eq=False)
class Figure:
    """What is seen of a scene, and its lines."""

    view: View

    @cached_property
    def lines(self) -> tuple[Traced, ...]:
        """All lines of what is seen."""
        return traced(self.view)


def figure_drawn(figure: Figure, page: Page, tolerance: float, under_lines: str = "") -> str:
    """A figure's elements: ball, skin, clothes, then what is to lie under the lines, and the lines.

    Lines are off by at most `tolerance` units.
    """
    view = figure.view
    lines = [Line(one, page.spots(one.seen), tolerance) for one in figure.lines]
    ball, person = view.scene.ball, view.scene.build.name
    fills = {**CLOTHES, Material.HAIR: HAIR[person], Material.SKIN_FAR: f"{SKIN[person]}-far"}
    seen = sorted({Material(side) for line in lines for side in (line.chain.left, line.chain.right)})
    return "".join(
        [
            ball_drawn(ball, view.camera, page, OUTLINE) if ball else "",
            path(fill(lines, frozenset(Material) - frozenset(BEHIND)), SKIN[person]),
            *(path(fill(lines, frozenset([material])), fills[material]) for material in seen if material in fills),
            under_lines,
            *(path(data, "", stroke) for stroke, data in strokes(lines).items()),
            face_drawn(view, page),
        ]
    )


def fill(lines: list[Line], inside: Collection[int]) -> str:
    """Path data that goes round everything of some materials."""
    rims = [line for line in lines if (line.chain.left in inside) != (line.chain.right in inside)]
    return "".join(curve_data(curves) + "z" for curves in loops(rims, inside))


def strokes(lines: list[Line]) -> Mapping[Stroke, str]:
    """Path data of all lines by how they are drawn, the finest first."""
    drawn: dict[Stroke, list[str]] = {SEAM: [], FINE: [], INNER: [], FAR_OUTLINE: [], OUTLINE: []}
    for stroke, data in _strokes(lines):
        drawn[stroke].append(data)
    return {stroke: "".join(data) for stroke, data in drawn.items() if data}


def _strokes(lines: list[Line]) -> Iterator[tuple[Stroke, str]]:
    for line in lines:
        if line.chain.left in BEHIND and line.chain.right in BEHIND:
            continue
        for run in line.runs:
            stroke = WEIGHTS.get((run.kind, run.is_thin))
            if stroke and run.curves:
                yield stroke, curve_data(run.curves) + ("z" if line.is_ring else "")

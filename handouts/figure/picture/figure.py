"""One figure on paper: what is seen of a scene, painted in its order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from handouts.figure.picture.details import details
from handouts.figure.picture.linework import Traced, linework_of, traced
from handouts.figure.picture.page import Page
from handouts.figure.picture.paint import INNER, OUTLINE, SEAM, path
from handouts.figure.picture.scenery import ball_drawn
from handouts.figure.view.surface import Material
from handouts.figure.view.view import View

FILLS: Mapping[Material, str] = MappingProxyType(
    {
        Material.SKIN: "figure-skin",
        Material.SKIN_FAR: "figure-skin-far",
        Material.SHIRT: "figure-shirt",
        Material.SHIRT_FAR: "figure-shirt-far",
        Material.SHORTS: "figure-shorts",
        Material.SHORTS_FAR: "figure-shorts-far",
        Material.TOWEL: "figure-towel",
    }
)
"""The classes of materials; the skin first, as its border is drawn by what it borders on. Hair goes by the build."""

HAIR: Mapping[str, str] = MappingProxyType({"man": "figure-hair-grey", "woman": "figure-hair"})


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
    view, lines = figure.view, linework_of(figure.lines, page, tolerance)
    ball = view.scene.ball
    fills = {**FILLS, Material.HAIR: HAIR[view.scene.build.name]}
    elements = [ball_drawn(ball, view.camera, page, OUTLINE) if ball else ""]
    elements += [
        path(lines.fill(frozenset([material])), fills[material], None if material == Material.SKIN else SEAM)
        for material in lines.materials()
        if material in fills
    ]
    elements += [under_lines, path(lines.inner(), "", INNER), details(view, page), path(lines.body(), "", OUTLINE)]
    return "".join(elements)

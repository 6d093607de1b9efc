"""One figure on paper: what is seen of a scene, painted in its order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from handouts.figure.camera import Camera
from handouts.figure.details import details
from handouts.figure.linework import Linework, linework_of
from handouts.figure.page import Page
from handouts.figure.paint import INNER, OUTLINE, SEAM, path
from handouts.figure.scene import Scene
from handouts.figure.scenery import ball_drawn
from handouts.figure.surface import Material
from handouts.figure.tidy import tidied
from handouts.figure.view import View, view_of

CLOTHES: Mapping[Material, str] = MappingProxyType(
    {
        Material.SKIN_FAR: "figure-skin-far",
        Material.SHIRT: "figure-shirt",
        Material.SHIRT_FAR: "figure-shirt-far",
        Material.SHORTS: "figure-shorts",
        Material.SHORTS_FAR: "figure-shorts-far",
        Material.HAIR: "figure-hair",
        Material.TOWEL: "figure-towel",
    }
)
"""The classes of what is painted over the skin."""

HAIR_OF: Mapping[str, str] = MappingProxyType({"man": "figure-hair-grey", "woman": "figure-hair"})


@dataclass(frozen=True, eq=False)
class Figure:
    """A scene as it is drawn on a page, with some limbs as the far ones; lines are off by at most `tolerance` units."""

    scene: Scene
    camera: Camera
    page: Page
    far: tuple[str, ...]
    tolerance: float

    @cached_property
    def view(self) -> View:
        """What is seen, without scraps."""
        return tidied(view_of(self.scene, self.camera, self.far, self.page.box), self.far)

    @cached_property
    def linework(self) -> Linework:
        """The lines of what is seen."""
        return linework_of(self.view, self.page, self.tolerance)

    def drawn(self) -> str:
        """The figure's elements: ball, skin, clothes, lines."""
        ball, lines = self.scene.ball, self.linework
        outline = lines.body()
        elements = [ball_drawn(ball, self.camera, self.page, OUTLINE) if ball else "", path(outline, "figure-skin")]
        elements += [self._cloth(material) for material in lines.materials() if material in CLOTHES]
        elements += [path(lines.inner(), "", INNER), details(self.view, self.page), path(outline, "", OUTLINE)]
        return "".join(elements)

    def _cloth(self, material: Material) -> str:
        """All that is seen of one material."""
        fill = HAIR_OF[self.scene.build.name] if material == Material.HAIR else CLOTHES[material]
        return path(self.linework.fill(lambda other: other == material), fill, SEAM)

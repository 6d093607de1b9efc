"""Where arrows and guides of an exercise go, and the paper that holds figures and all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from handouts.drawing import Arrow, PathArrow, PushArrow, TurnArrow
from handouts.figure.anatomy.build import landmark_place
from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.body.scene import Scene
from handouts.figure.picture import arrow_shapes
from handouts.figure.picture.arrows import Surroundings, push_route, surroundings, turn_route, way_route
from handouts.figure.picture.guides import Guide, Seen, guides_of
from handouts.figure.picture.page import Page, page_for
from handouts.figure.picture.stage import Stage
from handouts.figure.view.box import Box, box_of
from handouts.figure.view.view import View


@dataclass(frozen=True, eq=False)
class Route:
    """An arrow an author asked for, the number of its frame from 0, and where it runs, in centimetres (n, 2)."""

    arrow: Arrow
    frame: int
    seen: Floats
    is_clear: bool

    def casing(self, page: Page) -> str:
        """What parts it from the body where it can't keep clear of it."""
        return "" if self.is_clear else self.shape(page).casing()

    def shape(self, page: Page) -> arrow_shapes.Arrow:
        """The arrow on paper."""
        return arrow_shapes.Arrow(
            page.spots(self.seen),
            has_two_heads=isinstance(self.arrow, PathArrow) and self.arrow.both_ways,
            is_push=isinstance(self.arrow, PushArrow),
            has_bar=isinstance(self.arrow, PushArrow) and self.arrow.against_bar,
        )


@dataclass(frozen=True, eq=False)
class Layout:
    """The paper of an exercise, and the arrows and guides of each frame by its number from 0."""

    page: Page
    routes: tuple[Route, ...]
    guides: Mapping[int, list[Guide]]


def laid_out(stage: Stage, views: Sequence[View]) -> Layout:
    """Arrows and guides in their places, and paper large enough for all."""
    guides = {number: frame_guides(stage, number) for number in range(len(views))}
    box = stage.box
    for guide in (guide for of_frame in guides.values() for guide in of_frame):
        box = box.around(box_of(guide.seen))
    page = needed = page_for(box)
    for _ in range(2):
        # Heads of arrows take more room where the scale is small: each scale has routes of its own.
        routes = routes_at(stage, views, page.scale)
        needed = page_for(with_routes(box, routes, page.scale), page.scale)
        if needed.scale == page.scale:
            break
        page = needed
    return Layout(needed, routes, guides)


def with_routes(box: Box, routes: Sequence[Route], scale: float) -> Box:
    """The box with room for arrows at a scale."""
    for route in routes:
        box = box.around(box_of(route.seen).wider(arrow_shapes.HEAD_WIDE_UNITS / scale / 2))
    return box


def frame_guides(stage: Stage, number: int) -> list[Guide]:
    """The guides of one frame."""
    frame, both = stage.drawing.frames[number], stage.drawing.both
    in_line = frame.in_line or both.in_line or ()
    return guides_of((*both.marks, *frame.marks), Seen(stage.scenes[number], stage.camera, in_line))


def routes_at(stage: Stage, views: Sequence[View], scale: float) -> tuple[Route, ...]:
    """Where all arrows run, at a scale in units per centimetre: the heads take more room where it is small."""
    around: dict[int, Surroundings] = {}
    routes = []
    for arrow in stage.drawing.arrows:
        number = min(arrow.frame or len(views), len(views)) - 1
        if number not in around:
            around[number] = surroundings(views[number], scale)
        seen = route_of(arrow, number, stage, around[number])
        around[number] = around[number].with_arrow(seen)
        routes.append(Route(arrow, number, seen, is_clear=bool(around[number].body.at(seen).min() > 0)))
    return tuple(routes)


def route_of(arrow: Arrow, number: int, stage: Stage, around: Surroundings) -> Floats:
    """Where one arrow runs, (n, 2) in centimetres."""
    if isinstance(arrow, PathArrow):
        return way_route(arrow, way_to(arrow, number, stage), stage.camera, around)
    if isinstance(arrow, TurnArrow):
        return turn_route(arrow, stage.scenes[number], stage.camera, around.scale)
    return push_route(arrow, stage.scenes[number], stage.camera, around)


def way_to(arrow: PathArrow, number: int, stage: Stage) -> list[Scene]:
    """The scenes through which a landmark gets to a frame from the one before, or from the one that is named.

    From a frame farther back it takes the last part of the way, from where it is nearest to its place there.
    """
    before = (arrow.from_frame or number) - 1
    start, end = stage.scenes[max(before, 0)], stage.scenes[number]
    between = list(stage.way[number - 1]) if number and stage.way else []
    if before < number - 1 and between:
        places = np.array([landmark_place(scene.build, scene.frames, arrow.landmark) for scene in between])
        goal = landmark_place(start.build, start.frames, arrow.landmark)
        between = between[int(np.argmin(np.linalg.norm(places - goal, axis=1))) + 1 :]
    return [start, *between, end]

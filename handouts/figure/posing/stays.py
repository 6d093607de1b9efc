"""What must stay in its place from one frame to the next: every support, and all that was not said to move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from handouts.figure.anatomy.build import LANDMARKS
from handouts.figure.anatomy.regions import region_of
from handouts.figure.posing.asked import Asked, Path
from handouts.joints import has_a_side

SPOTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "upper_back": ("chest",),
        "mid_back": ("low_back",),
        "low_back": ("low_back",),
        "shoulders": ("chest",),
        "belly": ("navel",),
        "forearm": ("elbow", "wrist"),
        "hand": ("hand",),
        "sole": ("heel", "toe"),
        "toes": ("toe",),
        "foot_side": ("heel",),
        "instep": ("toe",),
        "shank": (),
        "thigh": (),
    }
)
"""The landmarks by which a support is seen to slide; that of its own name where it is not here.

What lies on the ball by a whole limb rolls with it, so that nothing of it must stay.
"""


def spots_of(support: str) -> tuple[str, ...]:
    """The landmarks that may not move when a support stays."""
    base, side = support.rsplit("_", 1) if has_a_side(support) else (support, "")
    return tuple(f"{spot}_{side}" if side else spot for spot in SPOTS.get(base, (base,)))


def staying(asked: Asked, before: Asked) -> Mapping[str, Path]:
    """Landmarks that stay where they were in the frame before, and where the author said what keeps them there."""
    return {**dict(_unmoved(asked)), **dict(_supports(asked, before))}


def _supports(asked: Asked, before: Asked) -> Iterator[tuple[str, Path]]:
    """Landmarks of supports that both frames share."""
    earlier = {support.what for support in before.on_floor}
    for support in asked.on_floor:
        if support.what in earlier and support.what not in asked.slides:
            for spot in spots_of(support.what):
                yield spot, support.path


def _unmoved(asked: Asked) -> Iterator[tuple[str, Path]]:
    """Landmarks of regions that were not said to move; an arm that lies on the body goes with the body."""
    carried = {region_of(reach.what.spot) for reach in asked.reaches}
    for landmark in LANDMARKS:
        region = region_of(landmark)
        if asked.stays(region) and region not in carried:
            yield landmark, (*asked.path, "moves")

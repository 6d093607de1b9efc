"""A picture of an exercise as the sheets take it: drawn elsewhere, shown here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handouts.failure import BuildFailed


@dataclass(frozen=True)
class Picture:
    """One frame of an exercise: an SVG as text, and what it shows in words where its pose does not tell."""

    svg: str
    alt: str = ""


Pictures = Mapping[str, Sequence[Picture]]
"""The frames of each exercise in order, by its id; an exercise that has none may be missing."""

NO_PICTURES: Pictures = {}


def height_over_width(picture: Picture) -> float:
    """How high a picture is for its width, from its viewBox. Raises BuildFailed when it has none."""
    sides = picture.svg.partition('viewBox="')[2].partition('"')[0].split()
    try:
        return round(float(sides[3]) / float(sides[2]), 6)
    except (IndexError, ValueError, ZeroDivisionError) as error:
        raise BuildFailed(f'the picture "{picture.alt}" has no viewBox of four numbers') from error

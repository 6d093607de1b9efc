"""A piece of what is seen."""

from __future__ import annotations

from dataclasses import dataclass

from handouts.figure.anatomy.rotations import Floats


@dataclass(frozen=True)
class Box:
    """A piece of what is seen, in centimetres to the right and up."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: Box) -> Box:
        """The box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def wider(self, by: float) -> Box:
        """The box with a rim all round."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


def box_of(seen: Floats) -> Box:
    """The box round spots (n, 2 or more), of which the first two numbers are to the right and up."""
    low, high = seen[:, :2].min(axis=0), seen[:, :2].max(axis=0)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

"""The shapes of arrows on paper: a shaft that grows towards its head, one that pushes, one with two heads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.curves import fitted, lengths_along, unit
from handouts.figure.picture.paint import Stroke, curve_data, line_data, path

TAIL_UNITS, NECK_UNITS, PUSH_UNITS, BOTH_WAYS_UNITS = 7.0, 12.0, 15.0, 10.0
"""How wide a shaft is: at its tail, at its head, when it pushes, and with two heads."""

HEAD_LONG_UNITS, HEAD_WIDE_UNITS = 36.0, 34.0
BAR_LONG_UNITS, BAR_WIDE_UNITS = 46.0, 9.0
CASING = Stroke("figure-casing", 6)
"""What parts an arrow from a body it passes over: half of it shows."""

SHAFT_SPOTS = 24
SHAFT_TOLERANCE_UNITS = 0.7
LEAST_UNITS = 62.0
"""Shorter arrows would be all head."""


@dataclass(frozen=True, eq=False)
class Arrow:
    """One arrow: spots along it (n, 2) in units from tail to tip, and its kind."""

    spots: Floats
    has_two_heads: bool = False
    is_push: bool = False
    has_bar: bool = False

    def casing(self) -> str:
        """What is painted before the lines of the figure."""
        return path(self._data(), "", CASING)

    def drawn(self) -> str:
        """The arrow itself."""
        return path(self._data(), "figure-motion")

    def _data(self) -> str:
        """Path data of shaft, heads and bar."""
        along = lengths_along(self.spots)
        whole = along[-1]
        head = min(HEAD_LONG_UNITS, 0.45 * whole)
        wide = HEAD_WIDE_UNITS * head / HEAD_LONG_UNITS
        data = [self._shaft(along, head), head_data(self._at(along, whole), self._at(along, whole - head), head, wide)]
        if self.has_two_heads:
            data.append(head_data(self._at(along, 0), self._at(along, head), head, wide))
        if self.has_bar:
            data.append(bar_data(self._at(along, whole), self._at(along, whole - head)))
        return "".join(data)

    def _at(self, along: Floats, length: float) -> Floats:
        """The spot that far along the arrow."""
        return np.array([np.interp(length, along, self.spots[:, axis]) for axis in (0, 1)])

    def _shaft(self, along: Floats, head: float) -> str:
        """The shaft as an outline; it reaches a little into the heads."""
        start = 0.7 * head if self.has_two_heads else 0.0
        lengths = np.linspace(start, along[-1] - 0.7 * head, SHAFT_SPOTS)
        middle = np.stack([np.interp(lengths, along, self.spots[:, axis]) for axis in (0, 1)], axis=1)
        ahead = np.gradient(middle, axis=0)
        aside = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1)
        aside /= np.maximum(np.linalg.norm(aside, axis=1, keepdims=True), 1e-9)
        tail, neck = TAIL_UNITS, NECK_UNITS
        if self.is_push or self.has_two_heads:
            tail = neck = PUSH_UNITS if self.is_push else BOTH_WAYS_UNITS
        half = np.linspace(tail, neck, SHAFT_SPOTS)[:, None] / 2
        left = fitted(middle + aside * half, SHAFT_TOLERANCE_UNITS)
        right = fitted((middle - aside * half)[::-1], SHAFT_TOLERANCE_UNITS)
        joined = curve_data(right)
        turned = joined.index("c")
        corner = np.round(right[0][0]).astype(int) - np.round(left[-1][-1]).astype(int)
        return f"{curve_data(left)}l{corner[0]} {corner[1]}".replace(" -", "-") + joined[turned:] + "z"


def head_data(tip: Floats, back: Floats, long: float, wide: float) -> str:
    """Path data of an arrow's head, hollow at its back."""
    ahead = unit(tip - back)
    aside = np.array([-ahead[1], ahead[0]]) * wide / 2
    foot = tip - ahead * long
    return line_data(np.stack([tip, foot - aside, tip - ahead * 0.8 * long, foot + aside]), closed=True)


def bar_data(tip: Floats, back: Floats) -> str:
    """Path data of a bar before an arrow's tip that does not give way."""
    ahead = unit(tip - back)
    aside = np.array([-ahead[1], ahead[0]]) * BAR_LONG_UNITS / 2
    near, far = tip + ahead * 4, tip + ahead * (4 + BAR_WIDE_UNITS)
    return line_data(np.stack([near + aside, far + aside, far - aside, near - aside]), closed=True)

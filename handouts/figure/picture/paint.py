"""Colours and lines of a drawing, and the elements that carry them.

Every element has its colours as attributes, those of light paper, so that it is right wherever the picture ends up;
its classes let a page recolour it. A class of FILLS colours what is filled, one of LINES what is stroked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

import numpy as np

from handouts.figure.anatomy.skeleton import Floats
from handouts.figure.lines.curves import Curve

FILLS: Mapping[str, str] = MappingProxyType(
    {
        "figure-skin": "#EFCDB2",
        "figure-skin-far": "#F5DFCE",
        "figure-skin-fair": "#F3D6C4",
        "figure-skin-fair-far": "#F7E5D9",
        "figure-skin-tan": "#DDB28F",
        "figure-skin-tan-far": "#E9CEB7",
        "figure-skin-brown": "#B4825F",
        "figure-skin-brown-far": "#CFAF99",
        "figure-shirt": "#D4E4EE",
        "figure-shirt-far": "#E3EEF4",
        "figure-shorts": "#6F8A9B",
        "figure-shorts-far": "#96AAB6",
        "figure-hair": "#57443B",
        "figure-hair-black": "#34302F",
        "figure-hair-grey": "#A3A19E",
        "figure-hair-silver": "#C6C3BF",
        "figure-tone": "#1B2730",
        "figure-ball": "#C9DCE6",
        "figure-towel": "#F3E6CB",
        "figure-mat": "#E6ECE8",
        "figure-shadow": "#C3CCC7",
        "figure-shade": "#D6DDD9",
        "figure-ghost": "#F0F3F4",
        "figure-motion": "#C43E00",
        "figure-dot": "#17212A",
    }
)
"""What is filled, by its class."""

LINES: Mapping[str, str] = MappingProxyType(
    {
        "figure-ink": "#17212A",
        "figure-mat-edge": "#8A9891",
        "figure-ghost-line": "#7F8C95",
        "figure-motion-line": "#C43E00",
        "figure-brow": "#5C4C44",
        "figure-casing": "#FFFFFF",
        "figure-shine": "#E9F1F5",
    }
)
"""What is stroked, by its class."""


@dataclass(frozen=True)
class Stroke:
    """A line: its class, how wide it is in units, and its dashes."""

    line: str
    width: float
    dashes: str = ""


OUTLINE = Stroke("figure-ink", 4)
FAR_OUTLINE = Stroke("figure-ink", 3.1)
INNER = Stroke("figure-ink", 3)
SEAM = Stroke("figure-ink", 2.1)
FINE = Stroke("figure-ink", 2)
DETAIL = Stroke("figure-ink", 2.2)
BROW = Stroke("figure-brow", 2.6)
CHEEK_STROKE = Stroke("figure-brow", 1.5)
GHOST = Stroke("figure-ghost-line", 2.6, "8 7")
GUIDE = Stroke("figure-ink", 3.4, "0.1 9")
SIGN = Stroke("figure-ink", 3)
MAT_EDGE = Stroke("figure-mat-edge", 2)
FLOOR = Stroke("figure-mat-edge", 3)
SHINE = Stroke("figure-shine", 7)


def path(drawn: str, fill: str = "", stroke: Stroke | None = None, opacity: float = 1.0) -> str:
    """A path with a fill by its class, a stroke, or both; nothing at all where there is nothing to draw."""
    if not drawn:
        return ""
    classes = [name for name in (fill, stroke.line if stroke else "") if name]
    attributes = [f'class="{" ".join(classes)}"', f'fill="{FILLS[fill] if fill else "none"}"']
    if opacity < 1:
        attributes.append(f'fill-opacity="{opacity:g}"')
    if stroke:
        attributes.append(f'stroke="{LINES[stroke.line]}" stroke-width="{stroke.width:g}"')
        if stroke.dashes:
            attributes.append(f'stroke-dasharray="{stroke.dashes}"')
    return f'<path {" ".join(attributes)} d="{drawn}"/>'


def svg(title: str, height: int, width: int, elements: Sequence[str]) -> str:
    """A picture with a title, of elements in the order in which they are painted."""
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{escape(title, quote=False)}</title>{''.join(elements)}</svg>"
    )


def curve_data(curves: Sequence[Curve]) -> str:
    """Path data of curves in a row, in whole units, each spot from the one before."""
    if not curves:
        return ""
    here = np.round(curves[0][0]).astype(int)
    words = [f"M{here[0]} {here[1]}"]
    command = "c"
    for curve in curves:
        steps = np.round(curve[1:]).astype(int) - here
        if steps.any():
            numbers = " ".join(str(number) for number in steps.reshape(-1).tolist()).replace(" -", "-")
            words.append(command + numbers if command or numbers[0] == "-" else f" {numbers}")
            command = ""
            here = here + steps[2]
    return "".join(words)


def line_data(spots: Floats, *, closed: bool = False) -> str:
    """Path data of a line through spots (n, 2), in whole units, each from the one before."""
    whole = np.round(spots).astype(int)
    steps = [step for step in np.diff(whole, axis=0) if step.any()]
    words = " ".join(f"{right} {down}" for right, down in steps).replace(" -", "-")
    return f"M{whole[0][0]} {whole[0][1]}" + (f"l{words}" if words else "h0") + ("z" if closed else "")

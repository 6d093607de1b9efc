"""QR codes, and the only place that knows segno."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import segno


def qr_svg(address: str) -> str:
    """An address as a QR code: an SVG without a margin, level M, so that a crease or a stain does not matter."""
    written = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(written, kind="svg", border=0, xmldecl=False, omitsize=True, nl=False)
    return written.getvalue().decode()


@dataclass(frozen=True)
class QrDrawing:
    """A QR code to draw as one line of width 1 in a square of `modules` by `modules`."""

    modules: int
    path: str


def qr_drawing(address: str) -> QrDrawing:
    """An address as a QR code for a page, without the SVG around it."""
    svg = qr_svg(address)
    (modules,) = re.findall(r'viewBox="0 0 (\d+) \1"', svg)
    (path,) = re.findall(r' d="([^"]+)"', svg)
    return QrDrawing(int(modules), path)

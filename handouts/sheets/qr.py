"""QR codes, and the only place that knows segno."""

from __future__ import annotations

import io

import segno


def qr_svg(address: str) -> str:
    """An address as a QR code: an SVG without a margin, level M, so that a crease or a stain does not matter."""
    written = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(written, kind="svg", border=0, xmldecl=False, omitsize=True, nl=False)
    return written.getvalue().decode()

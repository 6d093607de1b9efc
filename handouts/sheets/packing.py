"""A PDF made smaller, and the only place that knows pikepdf."""

from __future__ import annotations

import io
from importlib.metadata import version

PACKER = f"pikepdf {version('pikepdf')}"


def packed(made: bytes) -> bytes:
    """The same PDF in about two thirds of the bytes: the structure that screen readers read is compressed too.

    The same PDF gives the same bytes.
    """
    import pikepdf  # noqa: PLC0415 - most builds set no sheet

    smaller = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as whole:
        whole.save(smaller, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return smaller.getvalue()

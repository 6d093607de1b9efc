"""Sheets as PDF: the sheet templates, and the only place that knows Typst."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from handouts.failure import BuildFailed
from handouts.qr import qr_svg
from handouts.sheets.packing import PACKER, packed

TYPESETTER = f"typst {version('typst')}, {PACKER}"


def pdf(templates: Path, template: str, size: str, values: Mapping[str, Any]) -> bytes:
    """One sheet; `size` is "normal" or "large".

    The same values give the same bytes. Raises BuildFailed with what Typst says, and for any of its warnings.
    """
    inputs = {"data": json.dumps(values, ensure_ascii=False), "qr": qr_svg(values["paper_address"]), "size": size}
    compiler = typst.Compiler(str(templates / template), root=str(templates), font_paths=fonts(templates / "fonts"))
    try:
        made, warnings = compiler.compile_with_warnings(
            # Tagged, with language, title and a text for every picture: Typst refuses to write anything less.
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        raise BuildFailed(f"templates/sheets/{template}: {error.diagnostic or error.message}") from error
    if warnings:
        raise BuildFailed(f"templates/sheets/{template}: {warnings[0].diagnostic or warnings[0].message}")
    if not isinstance(made, bytes):
        raise BuildFailed(f"templates/sheets/{template}: Typst gave no PDF")
    return packed(made)


@lru_cache
def fonts(folder: Path) -> typst.Fonts:
    """The typefaces that lie with the templates, and no others: a sheet looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])

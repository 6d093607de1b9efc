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
    svgs: list[str] = []
    inputs = {
        "data": json.dumps(without_svgs(values, svgs), ensure_ascii=False),
        "svgs": json.dumps(svgs, ensure_ascii=False),
        "qr": qr_svg(values["paper_address"]),
        "size": size,
    }
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


def without_svgs(values: object, svgs: list[str]) -> object:
    """The same values with a number in the place of each SVG, which is its place in `svgs`, where it is put.

    Typst takes a fingerprint of all that a function is given, each time: pictures among it take longer than setting.
    """
    if isinstance(values, Mapping):
        return {
            name: place_of(str(one), svgs) if name == "svg" else without_svgs(one, svgs) for name, one in values.items()
        }
    if isinstance(values, list | tuple):
        return [without_svgs(one, svgs) for one in values]
    return values


def place_of(svg: str, svgs: list[str]) -> int:
    """Where an SVG stands in a list; at its end when it is new there."""
    if svg not in svgs:
        svgs.append(svg)
    return svgs.index(svg)


@lru_cache
def fonts(folder: Path) -> typst.Fonts:
    """The typefaces that lie with the templates, and no others: a sheet looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])

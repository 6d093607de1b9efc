"""What the sheets can't show is told by `check` at its line, and nothing else is."""

from __future__ import annotations

import pytest
import typst

from handouts.project import Project
from handouts.sheets.typeface import can_show, letters
from tests.places import ROOT

FONTS = Project.at(ROOT).sheet_templates / "fonts"
SHOWN = [
    "é",
    "e\u0301",
    "ß",
    "ĳ",
    "→",
    "✓",
    "½",
    "≥",
    "°",
    "€",
    "“",
    "…",
    "\u00a0",
    "\u00ad",
    "\u200d",
    "\ufe0f",
    "α",
    "ﬁ",
]
LACKING = ["😀", "字", "א", "☎", "①", "\ue000", "\u2800", "क", "ⅷ", "\U0001f1f3"]


@pytest.fixture(scope="module")
def compiler(tmp_path_factory: pytest.TempPathFactory) -> typst.Compiler:
    """Typst with the typeface of the sheets, about to set one text."""
    file = tmp_path_factory.mktemp("typeface") / "one.typ"
    file.write_text('#set document(title: "x")\n#set text(font: "IBM Plex Sans", lang: "nl")\n= x\n#sys.inputs.one')
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(file), font_paths=fonts)


def is_set(compiler: typst.Compiler, text: str) -> bool:
    """Whether Typst sets a text without a hole in it."""
    try:
        _, warnings = compiler.compile_with_warnings(format="pdf", sys_inputs={"one": text}, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return not warnings


def test_all_letters_that_we_say_can_be_set(compiler: typst.Compiler) -> None:
    """Every character that counts as shown is set by Typst, all of the typeface's own among them."""
    has = letters(FONTS)
    assert len(has) > 500
    assert all(can_show(mark, has) for text in SHOWN for mark in text)
    assert is_set(compiler, " ".join(SHOWN))
    assert is_set(compiler, " ".join(chr(point) for point in sorted(has) if chr(point).isprintable()))


@pytest.mark.parametrize("mark", LACKING)
def test_letters_that_we_say_are_lacking_can_not_be_set(compiler: typst.Compiler, mark: str) -> None:
    """A character that is told as lacking is one that Typst refuses."""
    assert not can_show(mark, letters(FONTS))
    assert not is_set(compiler, mark)


def test_capital_that_is_lacking_counts() -> None:
    """A small letter whose capital is lacking can't begin a sentence, so it is told."""
    assert can_show("a", frozenset(map(ord, "aA")))
    assert not can_show("a", frozenset(map(ord, "a")))

"""The code of a leaflet and its version, as they stand in the address that a paper's QR code opens."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from handouts.fields import CODE_FORM, VERSION_FORM, Code
from tests.places import ROOT

SCRIPT = (ROOT / "templates" / "theme" / "assets" / "paper.js").read_text(encoding="utf-8")
PAPER = re.compile(re.findall(r"^const PAPER = /(.+)/;$", SCRIPT, flags=re.MULTILINE)[0])
TEXTS = {"alphabet": st.characters(codec="ascii")}


@given(st.from_regex(CODE_FORM, fullmatch=True, **TEXTS), st.from_regex(VERSION_FORM, fullmatch=True, **TEXTS))
def test_page_finds_code_and_version_in_its_address(code: str, version: str) -> None:
    """Whatever a leaflet is called, the page that its paper opens parts the code from the version."""
    found = PAPER.fullmatch(f"#blad-{code.strip()}-{version.strip()}")
    assert found is not None
    assert found.groups() == (code.strip(), version.strip())


@pytest.mark.parametrize("code", ["PI47", "8234", "CS-1", "C-618/OR", "RUG-1.2"])
def test_code_of_a_real_leaflet(code: str) -> None:
    """Codes as hospitals print them are taken as they are."""
    assert TypeAdapter(Code).validate_python(code) == code


@pytest.mark.parametrize("code", ["", "A", "-A1", "A1-", "cs-1", "A 1", "A#1", "A%1", "A?1", "É1", "A1\n", "A" * 21])
def test_code_that_breaks_an_address(code: str) -> None:
    """What an address or a label can't hold is no code."""
    with pytest.raises(ValidationError):
        TypeAdapter(Code).validate_python(code)

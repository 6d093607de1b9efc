"""The reference of keys is what the models are now, and every example in it is read by them."""

from __future__ import annotations

import difflib
import re

import pytest

from handouts.drawing import Drawn
from handouts.exercise import Exercise
from handouts.joints import Angles, Joints
from handouts.model import Clinic, Programme
from handouts.reading.shape import models_of
from handouts.reading.source import parse
from handouts.reading.textfile import TextFile
from handouts.reference import DOCS, KEYS, SECTIONS, Example, adapter, read_examples, reference, used_keys

EXAMPLES = read_examples(DOCS)
TEXT = (DOCS / KEYS).read_text(encoding="utf-8")


def test_reference_is_fresh() -> None:
    """docs/keys.md is what the models and examples give; else run `python3 -m handouts.reference`."""
    now = reference(DOCS)
    difference = difflib.unified_diff(TEXT.splitlines(), now.splitlines(), "docs/keys.md", "the models", lineterm="")
    assert now == TEXT, "\n".join(difference)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.says or example.section)
def test_example_is_read(example: Example) -> None:
    """Each example is content as it is, in block style, and its models take all of it."""
    source = parse(TextFile("example.yml", example.text))
    assert source.problems == ()
    adapter(example.section).validate_python(source.value)
    assert not re.search(r"[{\[](?!\})", re.sub(r'"[^"]*"', "", example.text))


def test_every_model_has_a_section() -> None:
    """Every model of the content is in the reference, apart from drawings, which have a page of their own."""
    models = {kind for model in (Programme, Exercise, Clinic) for kind in models_of(model)}
    shown = {model for models in SECTIONS.values() for model in models}
    assert len(shown) > 30
    assert {model for model in models if not issubclass(model, (Drawn, Angles, Joints))} == shown


def test_every_key_is_used_in_an_example() -> None:
    """Each key stands in an example of its own section."""
    used = set()
    for example in EXAMPLES:
        value = parse(TextFile("example.yml", example.text)).value
        used |= set(used_keys(adapter(example.section).validate_python(value)))
    assert [
        f"{model.__name__}.{key}"
        for models in SECTIONS.values()
        for model in models
        for key in model.model_fields
        if (model, key) not in used
    ] == []


def test_every_link_leads_to_a_section() -> None:
    """Each link to another place of the page has its heading."""
    headings = {line[3:].lower().replace(" ", "-") for line in TEXT.splitlines() if line.startswith("## ")}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= headings

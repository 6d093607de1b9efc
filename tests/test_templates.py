"""Promises about the page templates themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jinja2 import Environment, nodes

from handouts.dosing.amount import TimeUnit
from handouts.dosing.dose import SideOf, Unit
from handouts.dosing.load import EffortScale
from handouts.dosing.progress import Grows
from handouts.dosing.rhythm import Moment, Weekday
from handouts.history.changes import What
from handouts.pages.emit import EMITTERS
from handouts.paper_names import Kind
from handouts.project import Project
from handouts.wording.catalogue import read_words
from tests.places import ROOT

PROJECT = Project.at(ROOT)
TEMPLATES = sorted(PROJECT.page_templates.glob("*.j2"))
TOOL_TEMPLATES = sorted(PROJECT.tool_templates.glob("*.j2"))
ENVIRONMENT = Environment(comment_start_string="{##", comment_end_string="##}", autoescape=False)  # noqa: S701
ENVIRONMENT.filters.update(EMITTERS)
# Looked up by a name put together in handouts/wording/, of a group and of what content can say.
PERIODS = ("day", "week", "month")
COMPOSED = {f"frequency.{rhythm}_{period}" for rhythm in ("every", "times_a") for period in PERIODS}
COMPOSED |= {"frequency.once_a_day", "frequency.days_a_week"}
COMPOSED |= {f"frequency.every_days.{name}" for name in ("two", "some", "open")}
COMPOSED |= {f"frequency.every_hours.{name}" for name in ("half", "one", "some", "open")}
COMPOSED |= {f"frequency.weekdays.{day}" for day in Weekday} | {f"frequency.moments.{moment}" for moment in Moment}
COMPOSED |= {f"time.{unit}" for unit in TimeUnit} | {f"dose.units.{unit}" for unit in Unit}
COMPOSED |= {f"dose.{which}_{of}" for which in ("each", "left", "right") for of in SideOf}
COMPOSED |= {f"{group}.{which}" for group in ("dose", "picture") for which in ("affected", "unaffected")}
COMPOSED |= {f"dose.{which}_named" for which in ("affected", "unaffected")} | {f"picture.side_{of}" for of in SideOf}
COMPOSED |= {"dose.rest", "dose.up", "dose.down", "amount.ask", "amount.fill_in"}
COMPOSED |= {f"effort.{scale}" for scale in EffortScale} | {"load.ankle_weight", "load.percent"}
COMPOSED |= {f"pain_limit.{name}" for name in ("at_most", "no_pain", "gone_within")}
COMPOSED |= {f"period.{name}" for name in (*PERIODS, "after", "after_only", "before", "before_only")}
COMPOSED |= {f"period.{which}{timing}" for which in ("", "from_", "until_") for timing in ("numbered", "elapsed")}
COMPOSED |= {f"progress.{name}{each}" for name in ("step", "step_percent") for each in ("", "_each")}
COMPOSED |= {f"progress.each.{name}" for name in ("session", *PERIODS)} | {f"progress.units.{of}" for of in Grows}
COMPOSED |= {"exercise.easier", "exercise.harder"}
DATES = ("issued", "last_reviewed", "review_due", "not_reviewed")
COMPOSED |= {f"programme.{name}" for name in DATES}
COMPOSED |= {"programme.author", "programme.reviewer"}
COMPOSED |= {f"sheet.{name}" for name in (*DATES, "pen.amounts", "pen.frequency")}
COMPOSED |= {f"sheet.kinds.{kind}" for kind in Kind}
COMPOSED |= {f"paper.{what}" for what in (*What, "current", "changed", "unknown", "another")}
COMPOSED |= {f"paper.short.{what}" for what in ("all", What.FREQUENCY, What.SAFETY, What.REST)}
COMPOSED |= {f"picture.{name}" for name in ("begin", "between", "end", "left", "right")}
COMPOSED |= {f"picture.drawn_{of}" for of in SideOf}
COMPOSED |= {"pose.man", "pose.woman", "pose.towel_low_back", "pose.towel_knees"}
# The words of postures, parts and spots: tests/test_figures.py holds them against what a drawing can say.
OF_A_POSE = ("pose.posture.", "pose.part.", "pose.support.", "pose.landmark.")


MACROS = {
    macro.name
    for path in (*TEMPLATES, *TOOL_TEMPLATES)
    for macro in ENVIRONMENT.parse(path.read_text(encoding="utf-8")).find_all(nodes.Macro)
}


def outputs(template: str) -> Iterator[nodes.Expr]:
    """Every expression a template puts on the page."""
    for output in ENVIRONMENT.parse(template).find_all(nodes.Output):
        yield from (node for node in output.nodes if not isinstance(node, nodes.TemplateData))


def is_emitted(node: nodes.Node | None) -> bool:
    """Whether an expression ends in an emitter, is a constant, or calls a macro that does the emitting itself."""
    if isinstance(node, nodes.CondExpr):
        return is_emitted(node.expr1) and (node.expr2 is None or is_emitted(node.expr2))
    if isinstance(node, nodes.Filter):
        return node.name in EMITTERS
    if isinstance(node, nodes.Call):
        called = node.node
        name = called.attr if isinstance(called, nodes.Getattr) else getattr(called, "name", "")
        return name in MACROS
    return isinstance(node, nodes.Const)


@pytest.mark.parametrize("path", [*TEMPLATES, *TOOL_TEMPLATES], ids=lambda path: path.name)
def test_every_value_is_escaped_where_it_is_emitted(path: Any) -> None:
    """Every {{ }} of a template ends in an emitter."""
    found = list(outputs(path.read_text(encoding="utf-8")))
    assert found
    assert [node for node in found if not is_emitted(node)] == []


def test_there_are_templates_for_every_kind_of_page() -> None:
    """Home, programme, week with its exercises, the list of exercises, and the parts they share."""
    names = {path.name.removesuffix(".md.j2") for path in TEMPLATES}
    assert names == {"home", "programme", "week", "exercise", "exercises", "parts", "paper"}


def dotted(entries: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """The names of all phrases; a phrase with singular and plural counts once."""
    for name, entry in entries.items():
        if isinstance(entry, Mapping) and "other" not in entry:
            yield from dotted(entry, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def words_of_the_phone() -> str:
    """All code that tells the phone's words: the theme's pages and scripts, and what Python hands them."""
    files = [path for path in sorted(PROJECT.theme.rglob("*")) if path.suffix in {".html", ".webmanifest", ".js"}]
    files += sorted((ROOT / "handouts" / "phone").rglob("*.py"))
    return "".join(path.read_text(encoding="utf-8") for path in files)


def is_named(name: str, text: str) -> bool:
    """Whether the last part of a phrase's name stands in a text, whole or put together of two."""
    group, _, leaf = name.rpartition(".")
    if f"phone.{group}.{{" in text:
        return True
    parts = leaf.split("_")
    starts = ["_".join(parts[:count]) + "_" for count in range(1, len(parts))]
    ends = ["_" + "_".join(parts[count:]) for count in range(1, len(parts))]
    whole = re.search(rf"\b{leaf}\b", text)
    return (
        bool(whole)
        or any(f"{one}{{" in text or f"{one}${{" in text for one in starts)
        or any(f"}}{one}" in text or f'"{one}"' in text for one in ends)
    )


def test_every_word_of_the_phone_is_used() -> None:
    """Every phrase of the phone is named where the phone's words are told, and no script asks for another."""
    text = words_of_the_phone()
    known = list(dotted(read_words(PROJECT.words).entries["phone"]))
    assert [name for name in known if not is_named(name, text)] == []
    leaves = {name.rpartition(".")[2] for name in known}
    asked = set(re.findall(r"\b(?:words|say)\.([a-z]+(?:_[a-z]+)+)\b", text))
    assert {name for name in asked if name not in leaves} <= {*read_words(PROJECT.words).entries["theme"]}


def test_no_phrase_is_left_over_or_missing() -> None:
    """Every phrase in the catalogue is used somewhere, and every phrase asked for is there."""
    theme = "".join(path.read_text(encoding="utf-8") for path in PROJECT.theme.rglob("*.html"))
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "handouts").rglob("*.py")))
    sheets = "".join(path.read_text(encoding="utf-8") for path in PROJECT.sheet_templates.glob("*.typ"))
    apart = (*OF_A_POSE, "phone.")
    known = {name for name in dotted(read_words(PROJECT.words).entries) if not name.startswith(apart)}
    asked = set(re.findall(r"\bwords\.([a-z_]+\.[a-z_]+)", pages))
    asked |= {f"theme.{name}" for name in re.findall(r"\bwords\.([a-z_]+)", theme)}
    asked |= {f"sheet.{name}" for name in re.findall(r"(?<!\.)\bwords\.([a-z_]+)", sheets)}
    asked |= set(re.findall(r"[\"']([a-z]+\.[a-z_]+)[\"']", code)) & known | COMPOSED | {"language", "months"}
    assert known - asked == set()
    assert asked - known == set()


def test_headings_of_content_have_places_of_their_own() -> None:
    """A heading whose words the clinic writes gets an anchor from us: one made of its words could be one in use."""
    lines = [line for file in TEMPLATES for line in file.read_text(encoding="utf-8").splitlines()]
    headings = [line for line in lines if line.startswith("#") and "title" in line]
    assert len(headings) > 6
    assert [line for line in headings if not line.endswith("}")] == []

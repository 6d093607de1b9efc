"""What an author types is what a patient reads, wherever a template puts it."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import unquote

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from handouts.pages import emit
from handouts.project import Project
from tests.places import ROOT

# One line of visible text, as the reader of content lets it through.
LINES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co"), exclude_characters="\ufeff"),
    min_size=1,
).map(lambda words: " ".join(words.split()))
LINES = LINES.filter(bool)
# Each way a page template sets words.
SETTINGS = ["{}", "- {}", "1. {}", "**{}**", "# {}", "### {} {{#plain}}", "**x:** {}", "*{}*", "[{}](other.md)"]
SETTINGS += ["| a | b |\n|---|---|\n| {} | x |", "<section markdown>\n\n{}\n\n</section>", "x {} y", "**1** {}"]


def extensions() -> tuple[list[str], dict[str, dict[str, str]]]:
    """The Markdown extensions of mkdocs.yml, with their settings, after those MkDocs always has."""
    named = yaml.safe_load(Project.at(ROOT).mkdocs_settings.read_text(encoding="utf-8"))["markdown_extensions"]
    settings = {name: values for entry in named if isinstance(entry, dict) for name, values in entry.items()}
    return ["fenced_code", *(entry for entry in named if isinstance(entry, str)), *settings], settings


EXTENSIONS, EXTENSION_SETTINGS = extensions()


def shown(source: str) -> str:
    """The text a browser shows for a piece of Markdown, spaces folded."""
    made = markdown.markdown(source, extensions=EXTENSIONS, extension_configs=EXTENSION_SETTINGS)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", made)).split())


@pytest.mark.parametrize("setting", SETTINGS)
@given(words=LINES)
@example(words="1. een")
@example(words="# kop")
@example(words="{: .klasse }")
@example(words="a {#b}")
@example(words="<b>vet</b> & *schuin* _ook_ `code` [link](x) ![](y)")
@example(words="1968) dan")
@example(words="---")
@example(words="===")
@example(words=": uitleg")
@example(words="a | b")
@example(words="\\*")
@example(words="&amp;")
@example(words="~~~")
@example(words="http://voorbeeld.example/")
def test_words_are_shown_as_typed(setting: str, words: str) -> None:
    """Whatever line an author types, the page shows exactly that line."""
    plain = shown(setting.replace("{}", "PLAATS").replace("{{", "{").replace("}}", "}"))
    emitted = setting.replace("{}", emit.text(words)).replace("{{", "{").replace("}}", "}")
    assert shown(emitted) == plain.replace("PLAATS", words)


@given(words=LINES)
def test_an_attribute_holds_what_was_typed(words: str) -> None:
    """A quoted attribute of an element holds exactly the words given."""
    made = markdown.markdown(
        f'<div aria-label="{emit.attribute(words)}" markdown>\n\nx\n\n</div>', extensions=EXTENSIONS
    )
    found = re.search(r'aria-label="([^"]*)"', made)
    assert found is not None
    assert html.unescape(found[1]) == words


@given(st.recursive(st.none() | LINES | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(LINES, inner)))
def test_front_matter_reads_back(value: object) -> None:
    """A value in the front matter is read back as the same value."""
    written = emit.front_matter(value)
    assert "\n" not in written
    assert yaml.load(f"key: {written}\n", Loader=yaml.CSafeLoader) == {"key": json.loads(json.dumps(value))}


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "//elders.example/", "https:///x", "ftp://elders.example/", "a b", "x)y"]
)
def test_other_kinds_of_address_are_refused(target: str) -> None:
    """Only our own pages, telephone numbers and pages elsewhere can become a link."""
    with pytest.raises(ValueError, match="not an address"):
        emit.address(target)


@pytest.mark.parametrize("target", ["", "../week-1-2/#zijbrug", "week-1-2.md", "#pijn", "tel:+31201234567"])
def test_own_addresses_stand_as_they_are(target: str) -> None:
    """An address of ours is written letter for letter."""
    assert emit.address(target) == target


@given(st.text(st.characters(min_codepoint=33, exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Cn", "Co"))))
@example("a(b)_c_*d*[e]`f`&copy;{g}\\|h'i")
@example("?q=1&copy=2#deel_1")
def test_a_link_out_leads_where_its_author_says(path: str) -> None:
    """A page elsewhere is linked to at its own address, whatever signs are in it."""
    target = f"https://elders.example/{path}"
    made = markdown.markdown(f"- [film]({emit.address(target)}){{ rel=x }} erbij", extensions=EXTENSIONS)
    found = re.search(r'<a href="([^"]*)" rel="x">film</a> erbij', made)
    assert found is not None
    assert unquote(html.unescape(found[1])) == unquote(target)

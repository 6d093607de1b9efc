"""Promises about the built site's files: addresses, anchors, doses, and what search engines read."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from handouts.block import Block, Item
from handouts.model import Library, Programme
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.site.audit import pages_of
from handouts.wording.catalogue import read_words
from handouts.wording.dose import Setting, dose_cells
from tests.places import ROOT, SMALL_CLINIC

LIBRARY: Library = read_library(SMALL_CLINIC)
WORDS = read_words(Project.at(ROOT).words)
ADDRESS = "https://voorbeeld.example/oefeningen/"


def tree(site: Path, address: str) -> Any:
    """The elements of the page at an address."""
    return html.document_fromstring((site / address / "index.html").read_bytes(), html.HTMLParser(encoding="utf-8"))


def words_of(element: Any) -> str:
    """What an element says, spaces folded."""
    return " ".join(element.text_content().split())


def sessions() -> Iterator[tuple[Programme, Block]]:
    """Every block of every programme."""
    for programme in LIBRARY.programmes:
        for block in programme.blocks:
            yield programme, block


def items() -> list[tuple[Programme, Block, Item]]:
    """Every exercise of every session."""
    return [(programme, block, item) for programme, block in sessions() for item in block.items]


def test_pages_stand_at_their_addresses(built_site: Path) -> None:
    """Home, the list, a page a programme and a page a block; one for other addresses, and one for no internet."""
    expected = {"index.html", "oefeningen/index.html", "404.html", "offline.html"}
    expected |= {f"{programme.id}/index.html" for programme in LIBRARY.programmes}
    expected |= {f"{programme.id}/{block.id}/index.html" for programme, block in sessions()}
    assert len(expected) == 11
    assert {path for path in pages_of(built_site) if path.endswith(".html")} == expected


@pytest.mark.parametrize(
    ("programme", "block", "item"),
    items(),
    ids=[f"{one.id}-{block.id}-{item.exercise}" for one, block, item in items()],
)
def test_exercise_stands_complete_on_its_page(built_site: Path, programme: Programme, block: Block, item: Item) -> None:
    """Each exercise has its anchor, its name, how to begin, its steps in order, what to watch, and its dose line."""
    exercise = LIBRARY.exercises[item.exercise]
    page = tree(built_site, f"{programme.id}/{block.id}")
    (heading,) = page.xpath(f"//main//article//h2[@id='{exercise.id}']")
    card = heading.getparent()
    assert words_of(heading) == f"{block.items.index(item) + 1} {exercise.title}"
    assert f"{exercise.start.position}. {' '.join(exercise.start.text)}" in words_of(card)
    assert [words_of(step) for step in card.xpath(".//ol/li")] == list(exercise.steps)
    assert all(cue in words_of(card) for cue in (*exercise.cues, *exercise.precautions))
    line = [words_of(cell) for cell in card.xpath(".//*[contains(@class, 'handout-dose')]//li")]
    setting = Setting(exercise.side_mode, programme.frequency)
    assert line == [str(cell) for cell in dose_cells(item.dose, setting, WORDS)]


@pytest.mark.parametrize(
    ("programme", "block", "item"),
    items(),
    ids=[f"{one.id}-{block.id}-{item.exercise}" for one, block, item in items()],
)
def test_exercise_is_shown_on_its_page(built_site: Path, programme: Programme, block: Block, item: Item) -> None:
    """Each exercise has a picture of every frame, with its size, words for who can't see it, and a caption."""
    exercise = LIBRARY.exercises[item.exercise]
    page = tree(built_site, f"{programme.id}/{block.id}")
    figures = page.xpath(f"//article[@aria-labelledby='{exercise.id}']//figure")
    assert exercise.drawing is not None
    assert len(figures) == len(exercise.drawing.frames)
    for figure in figures:
        (svg,) = figure.xpath(".//svg[@role='img']")
        caption = words_of(figure.find("figcaption"))
        assert caption
        assert svg.get("aria-label").startswith(f"{caption.split(' · ')[0]}: een ")
        assert int(svg.get("width")) == 880
        assert int(svg.get("height")) > 100
        assert svg.find("title") is None


def test_week_page_with_its_pictures_is_small(built_site: Path) -> None:
    """A week page with four exercises is under 40 kB, as it is sent."""
    pages = [f"{programme.id}/{block.id}" for programme, block in sessions() if len(block.items) == 4]
    assert len(pages) == 4
    for page in pages:
        sent = gzip.compress((built_site / page / "index.html").read_bytes(), 6)
        assert len(sent) < 40_000


def test_pictures_that_pages_ask_for_are_there_and_no_other(built_site: Path) -> None:
    """The folder of pictures holds what is referred to, under names that change with the picture."""
    asked = {
        address.rpartition("/")[2]
        for path in pages_of(built_site)
        if path.endswith(".html")
        for address in html.document_fromstring((built_site / path).read_bytes()).xpath("//@src | //@data-movement")
        if "/pictures/" in address
    }
    assert len(asked) == 52
    assert {file.name for file in (built_site / "pictures").iterdir()} == asked
    assert all(re.fullmatch(r"[a-z-]+-(\d|movement)\.[0-9a-f]{8}\.svg", name) for name in asked)


def test_every_session_tells_what_to_do_about_pain(built_site: Path) -> None:
    """Each week page has the pain rule, when to stop, and whom to call, with a link that calls."""
    found = list(sessions())
    assert len(found) == 5
    for programme, block in found:
        page = tree(built_site, f"{programme.id}/{block.id}")
        text = words_of(page.find(".//main"))
        assert all(sentence in text for sentence in LIBRARY.clinic.emergency_text)
        assert page.xpath("//main//a[@href='tel:0001234567']")
        if programme.pain_rule:
            assert all(sentence in text for sentence in programme.pain_rule.text)


def test_neighbours_lead_from_block_to_block(built_site: Path) -> None:
    """From the first block one can walk to the last and back."""
    ids = [block.id for block in LIBRARY.programmes[1].blocks]
    for position, block in enumerate(ids):
        page = tree(built_site, f"core-stability/{block}")
        (nav,) = page.xpath("//nav[contains(@class, 'handout-neighbours')]")
        expected = [f"../{one}/" for one in ids[max(0, position - 1) : position + 2] if one != block]
        assert [link.get("href") for link in nav.xpath(".//a")] == expected


def test_navigation_is_of_the_own_programme(built_site: Path) -> None:
    """A page of one programme links to no page of another."""
    for programme, block in sessions():
        others = {one.id for one in LIBRARY.programmes} - {programme.id}
        page = tree(built_site, f"{programme.id}/{block.id}")
        links = [link.get("href") for link in page.xpath("//a[@href]")]
        assert len(links) > 5
        assert [link for link in links if any(other in link for other in others)] == []


@pytest.mark.parametrize("address", ["", *(f"{programme.id}/{block.id}/" for programme, block in sessions())])
def test_search_engines_are_told_who_and_what(built_site: Path, address: str) -> None:
    """A page has a title of its own, a description, its canonical address, and data about itself as JSON-LD."""
    page = tree(built_site, address)
    assert page.findtext(".//title").endswith(LIBRARY.clinic.name)
    assert page.xpath("//link[@rel='canonical']/@href") == [ADDRESS + address]
    (data,) = [json.loads(script.text) for script in page.xpath("//script[@type='application/ld+json']")]
    assert data["@type"] == ("MedicalWebPage" if address else "MedicalClinic")
    if address:
        assert data["url"] == ADDRESS + address
        anchors = {f"{ADDRESS}{address}#{anchor}" for anchor in page.xpath("//article//h2/@id")}
        assert {plan["url"] for plan in data["about"]} == anchors
        assert {plan["@type"] for plan in data["about"]} == {"ExercisePlan"}


def test_titles_and_descriptions_are_distinct(built_site: Path) -> None:
    """No two pages have the same title, or the same description."""
    pages = [path.removesuffix("index.html") for path in pages_of(built_site) if path.endswith("index.html")]
    trees = [tree(built_site, page) for page in pages]
    assert len({page.findtext(".//title") for page in trees}) == len(pages)
    assert len({page.xpath("string(//meta[@name='description']/@content)") for page in trees}) == len(pages)


def test_sitemap_lists_every_page(built_site: Path) -> None:
    """The sitemap has every page at its published address, and only those."""
    listed = [place.text or "" for place in etree.parse(str(built_site / "sitemap.xml")).iter("{*}loc")]
    pages = [path.removesuffix("index.html") for path in pages_of(built_site) if path.endswith("index.html")]
    assert sorted(listed) == sorted(ADDRESS + page for page in pages)


def test_sample_details_are_marked_on_every_page(built_site: Path) -> None:
    """As long as the clinic is made up, every page says so."""
    for path in (path for path in pages_of(built_site) if path.endswith(".html")):
        assert WORDS.phrase("theme.sample") in (built_site / path).read_text(encoding="utf-8")


def test_editor_notes_reach_no_page(built_site: Path) -> None:
    """Nothing the clinic wrote for itself is in the published site, its search index included."""
    notes = [note.note for exercise in LIBRARY.exercises.values() for note in exercise.editor_notes]
    notes += [note.note for programme in LIBRARY.programmes for note in programme.editor_notes]
    assert len(notes) > 30
    published = "".join(
        path.read_text(encoding="utf-8") for path in built_site.rglob("*") if path.suffix in (".html", ".json")
    )
    assert [note for note in notes if note in published] == []

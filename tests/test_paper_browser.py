"""Promises about pages and paper in a real browser: printing a page, and opening it from an older paper."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ImageOps
from playwright.sync_api import Browser, Page

from tests.conftest import run_program
from tests.pdf_file import A4_POINTS, PdfFile, folded
from tests.places import ROOT
from tests.site_server import SiteServer
from tests.test_build import edit

WEEK = "core-stability/week-3-4/"
PRINTED = {
    "week": "core-stability/week-1-2/",
    "longest": "core-stability/gevorderden/",
    "not-stated": "bekken-lumbale-blokkade/oefeningen/",
    "programme": "core-stability/",
    "home": "",
}


@pytest.fixture(params=["light", "dark"], scope="module")
def printed(
    request: pytest.FixtureRequest, browser: Browser, served_site: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, PdfFile]]:
    """Each kind of page as the browser prints it, from a phone, in light and in dark."""
    visitor = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=request.param)
    page = visitor.new_page()
    folder, files = tmp_path_factory.mktemp("printed"), {}
    for kind, address in PRINTED.items():
        page.goto(served_site + address)
        page.pdf(path=folder / f"{kind}.pdf", prefer_css_page_size=True, print_background=False)
        files[kind] = PdfFile(folder / f"{kind}.pdf")
    yield files
    visitor.close()


def test_a_printed_page_is_a_sheet(printed: dict[str, PdfFile]) -> None:
    """A printed page is A4, black on white, with nothing cut off, nothing to press, and no letter below 11 points."""
    for kind, file in printed.items():
        for number, page in enumerate(file.reader.pages):
            assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4_POINTS, abs=1), kind
            image = file.image(number, 36)
            assert image.getpixel((1, 1)) == 255, kind
            ink = ImageOps.invert(image).getbbox()
            assert ink is not None
            assert ink[0] > 10
            assert ink[2] < image.width - 10
        assert "Afdrukken" not in file.text
        assert "Menu" not in file.text
        assert [piece for piece in file.glyphs() if piece[0] < 10.9] == [], kind


def test_a_printed_page_takes_the_width_of_the_paper(browser: Browser, served_site: str) -> None:
    """Where a browser lays out print as wide as its window (Safari does), no room is kept for what is not printed."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.emulate_media(media="print")
    for kind, address in PRINTED.items():
        page.goto(served_site + address)
        main, body = (page.locator(part).first.bounding_box() for part in (".handout-main", "body"))
        assert main is not None, kind
        assert body is not None, kind
        assert main["width"] == pytest.approx(body["width"], abs=1), kind
    page.close()


def test_a_printed_week_has_what_the_sheet_has(printed: dict[str, PdfFile]) -> None:
    """A printed week fits one sheet of paper, with boxes to tick, and the rules to stop on each page."""
    week = printed["week"]
    assert len(week.pages) == len(printed["longest"].pages) == 2
    for number, text in enumerate(week.pages, 1):
        assert text.count("madiwodovrzazo") >= 4
        assert folded("Bel 112 bij pijn op de borst of als u moeilijk ademhaalt.") in text
        assert folded("CS-1 · versie 1.0") in text
        assert f"{number}/2" in text
    assert folded("Pijn: schrijf elke dag een cijfer") in week.pages[-1]
    assert week.codes(0) == ["https://voorbeeld.example/oefeningen/core-stability/week-1-2/#blad-CS-1-1.0"]
    assert folded("keer per dag") in printed["not-stated"].pages[0]


def test_a_printed_exercise_is_whole(printed: dict[str, PdfFile]) -> None:
    """No exercise and no heading is parted from what follows it by the end of a page."""
    for text in (page for kind in ("week", "longest", "not-stated") for page in printed[kind].pages):
        assert text.count("Zobegintu") == text.count("Zodoetuhet") == text.count("Gedaan") // 2


def test_no_heading_of_a_programme_is_left_alone(printed: dict[str, PdfFile]) -> None:
    """On a printed programme the list of its sessions begins below its heading, not on the page after it."""
    (page,) = [text for text in printed["programme"].pages if folded("De oefeningen") in text]
    assert folded("Buikbrug · Zijbrug · Rugbrug · Buikspieren") in page


@pytest.fixture(scope="module")
def changed_site(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose core stability programme is a version further than some papers."""
    project = Path(shutil.copytree(built_project, tmp_path_factory.mktemp("changed") / "project"))
    edit(project / "content/exercises/superman.yml", "Maak de rug zo hol mogelijk.", "Maak de rug hol.")
    assert run_program(project, "record", "--says", "De superman is rustiger.").returncode == 0
    ended = run_program(project, "build")
    assert ended.returncode == 0, ended.stderr
    with SiteServer(project / "site", "/oefeningen/") as server:
        yield server.address


def notice(page: Page, address: str) -> str:
    """What a page opened at an address says of the paper it was opened from; nothing where it says nothing."""
    page.goto("about:blank")
    page.goto(address, wait_until="networkidle")
    told = page.locator(".handout-age")
    return told.inner_text() if told.is_visible() else ""


def test_page_knows_the_age_of_a_paper(browser: Browser, changed_site: str) -> None:
    """Opened from an older paper, a page says so and what changed; from a current one, that it is; else nothing."""
    page = browser.new_context().new_page()
    assert notice(page, changed_site + WEEK) == ""
    assert "nog goed" in notice(page, f"{changed_site}{WEEK}#blad-CS-1-1.1")
    old = notice(page, f"{changed_site}{WEEK}#blad-CS-1-1.0")
    assert "ouder dan deze pagina" in old
    assert "De superman is rustiger." in old
    assert "Rugspieren (superman): de uitleg is veranderd." in old
    assert "niets veranderd" in notice(page, f"{changed_site}core-stability/week-1-2/#blad-CS-1-1.0")
    assert "Rugspieren (superman)" in notice(page, f"{changed_site}core-stability/#blad-CS-1-1.0")
    assert "Overleg met uw behandelaar" in notice(page, f"{changed_site}{WEEK}#blad-CS-1-0.3")
    assert "code BLB-1" in notice(page, f"{changed_site}{WEEK}#blad-BLB-1-1.0")


def test_page_opens_from_a_paper_without_scripts(browser: Browser, changed_site: str) -> None:
    """Without scripts a page opened from a paper opens as always, and keeps silent about the paper."""
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    assert notice(page, f"{changed_site}{WEEK}#blad-CS-1-1.0") == ""
    assert page.locator("h1").inner_text() == "Week 3 en 4"
    visitor.close()


def test_what_a_paper_is_names_no_patient(browser: Browser, changed_site: str) -> None:
    """Opening a page from a paper sends nothing of the paper to the server: its code stays on the phone."""
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    notice(page, f"{changed_site}{WEEK}#blad-CS-1-1.0")
    assert len(asked) > 5
    assert [url for url in asked if "?" in url] == []
    assert json.loads((ROOT / "content/history/core-stability.json").read_text(encoding="utf-8"))["code"] == "CS-1"


def test_sheets_are_offered_where_they_lie(browser: Browser, served_site: str) -> None:
    """A week offers its sheet, large print and card, a programme its booklet; each link gives a PDF."""
    page = browser.new_context().new_page()
    for address, names in [
        (WEEK, ["blad", "grote letters", "plaatjeskaart"]),
        ("core-stability/", ["het hele programma als boekje"]),
    ]:
        page.goto(served_site + address)
        links = page.locator(".handout-downloads a")
        assert links.all_inner_texts() == names
        for link in links.all():
            answer = page.request.get(page.evaluate("a => a.href", link.element_handle()))
            assert answer.body().startswith(b"%PDF-")

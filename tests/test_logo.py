"""Promises about a clinic's logo: it stands where the clinic's name stands, and nothing in it can act."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from handouts.pictures.logo import clinic_logo
from handouts.pictures.picture import Picture
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.reading.logo_file import LogoRefused, logo_size
from handouts.sheets.content import Sources, booklet_values, week_values
from handouts.sheets.typesetting import pdf
from handouts.views.library import library_view
from handouts.wording.catalogue import read_words
from tests.conftest import run_program
from tests.pdf_file import PdfFile
from tests.places import ROOT
from tests.site_server import SiteServer
from tests.test_build import edit

PROJECT = Project.at(ROOT)
HEAD = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 40 40"'
BLACK = '<path d="M0 0h40v40H0z"/>'


def svg(inside: str, before: str = "") -> bytes:
    """A black square with something in it or before it."""
    return f"{before}<svg {HEAD}>{BLACK}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "content",
    [
        svg("<foreignObject/>"),
        svg('<animate attributeName="x"/>'),
        svg('<set attributeName="href" to="javascript:alert(1)"/>'),
        svg('<a x:href="https://elders.example/"/>'),
        svg('<image x:href="https://elders.example/logo.png"/>'),
        svg('<use href="andere.svg#deel"/>'),
        svg('<path style="fill:url(//elders.example/x)" d="M0 0"/>'),
        svg('<path fill="url( https://elders.example/x )" d="M0 0"/>'),
        svg("<style>@im<!-- -->port 'x.css';</style>"),
        svg(r"<style>@\69mport 'x.css';</style>"),
        svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
        svg("", '<?xml-stylesheet href="x.css"?>'),
        svg("", '<!DOCTYPE svg [<!ENTITY a "aaaa">]>'),
        svg("", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    ],
)
def test_logo_that_can_act_is_refused(content: bytes) -> None:
    """Whatever runs, moves, or asks for something outside the file is refused."""
    with pytest.raises(LogoRefused) as refused:
        logo_size(content)
    assert refused.value.code == "unsafe-logo"


@pytest.mark.parametrize(
    "content",
    [
        svg('<defs><linearGradient id="g"/></defs><path fill="url(#g)" style="stroke:url(\'#g\')" d="M0 0"/>'),
        svg("<style>.a { fill: #0b5a7a }</style><title>De Heuvel</title>"),
        svg('<image x:href="data:image/png;base64,iVBORw0KGgo="/><use x:href="#a"/>'),
        svg('<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>'),
        svg(
            "",
            '\ufeff<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">',
        ),
    ],
)
def test_logo_as_drawing_programs_save_it_is_taken(content: bytes) -> None:
    """Shapes, colours, styles and a program's own notes are taken."""
    assert logo_size(content) == (40, 40)


def test_damaged_png_is_refused() -> None:
    """A PNG with one wrong byte is refused, as is each beginning of one."""
    written = io.BytesIO()
    Image.new("RGB", (300, 150), "navy").save(written, "PNG")
    whole = written.getvalue()
    assert logo_size(whole) == (300, 150)
    changed = bytearray(whole)
    changed[60] ^= 1
    for content in (bytes(changed), *(whole[:length] for length in range(9, len(whole), 7))):
        with pytest.raises(LogoRefused, match="damaged"):
            logo_size(content)


@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_papers_show_the_logo(tmp_path: Path, name: str) -> None:
    """The logo stands at the head of each kind of paper, before the clinic's name; no page is added by it."""
    library, words = read_library(PROJECT.content), read_words(PROJECT.words)
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "logo.svg").write_bytes(svg(""))
    Image.new("RGB", (200, 200), "black").save(photos / "logo.png")
    logo = clinic_logo(library.clinic.model_copy(update={"logo": name}), tmp_path)
    assert isinstance(logo, Picture)
    met = library_view(library, words)
    programme = next(one for one in met.programmes if one.id == "core-stability")
    sources = Sources(met.clinic, words, {}, logo=logo)
    week = week_values(programme, programme.blocks[0], sources)
    papers = [("sheet.typ", "normal", week, 2), ("sheet.typ", "large", week, 6), ("card.typ", "normal", week, 1)]
    for template, size, values, pages in [*papers, ("booklet.typ", "normal", booklet_values(programme, sources), 11)]:
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf(PROJECT.sheet_templates, template, size, values))
        paper = PdfFile(file)
        assert len(paper.pages) == pages
        assert has_black_square(paper.image(0, 72)), template


def has_black_square(page: Image.Image) -> bool:
    """Whether something all black, 8 mm high and wide, stands in the upper left of a page of 72 dots an inch."""
    side = round(8 / 25.4 * 72)
    corner = page.crop((0, 0, 150, 160)).point(lambda grey: 255 if grey < 100 else 0)
    return any(
        corner.crop((x, y, x + side, y + side)).getextrema() == (255, 255)
        for x in range(0, 150 - side, 2)
        for y in range(0, 160 - side, 2)
    )


@pytest.fixture(scope="module")
def site_with_logo(built_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a clinic that added its logo to what it had published."""
    project = Path(shutil.copytree(built_project, tmp_path_factory.mktemp("logo") / "project"))
    photos = project / "content/pictures/photos"
    photos.mkdir(parents=True, exist_ok=True)
    (photos / "merk.svg").write_bytes(svg(""))
    edit(project / "content/clinic.yml", "discipline:", "logo: merk.svg\ndiscipline:")
    ended = run_program(project, "build")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return project / "site"


def test_pages_show_the_logo(browser: Browser, site_with_logo: Path, tmp_path: Path) -> None:
    """Every page shows the logo beside the name, on a phone and on paper, light or dark; no version changes."""
    (file,) = (site_with_logo / "pictures").glob("logo.*.svg")
    for page in (*site_with_logo.glob("*/index.html"), site_with_logo / "404.html"):
        assert file.name in page.read_text(encoding="utf-8")
    with SiteServer(site_with_logo, "/oefeningen/") as server:
        for scheme in ("light", "dark"):
            visitor = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
            shown = visitor.new_page()
            shown.goto(server.address + "core-stability/week-1-2/", wait_until="networkidle")
            logo = shown.locator(".handout-brand__logo")
            assert logo.evaluate("one => one.naturalWidth > 0 && one.getBoundingClientRect().height >= 36")
            assert shown.locator(".handout-brand__name").is_visible()
            assert shown.evaluate("document.documentElement.scrollWidth") == 360
            shown.pdf(path=tmp_path / "week.pdf", prefer_css_page_size=True)
            printed = PdfFile(tmp_path / "week.pdf")
            assert len(printed.pages) == 2
            assert has_black_square(printed.image(0, 72))
            visitor.close()

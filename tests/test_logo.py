"""Promises about a clinic's logo: it stands where the clinic's name stands, and nothing in it can act."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin
from playwright.sync_api import Browser

from handouts.pictures.logo import clinic_logo
from handouts.pictures.logo_file import clean_logo
from handouts.pictures.picture import Picture
from handouts.pictures.refusal import PictureRefused
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.sheets.content import Sources, booklet_values, week_values
from handouts.sheets.typesetting import pdf
from handouts.views.library import library_view
from handouts.views.programme import ProgrammeView
from handouts.wording.catalogue import read_words
from tests.conftest import run_program
from tests.pdf_file import PdfFile
from tests.places import ROOT, SMALL_CLINIC
from tests.site_server import SiteServer
from tests.test_build import edit
from tests.test_photos import png_of

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
        svg('<image x:href="data:image/png;base64,iVBORw0KGgo="/>'),
        svg("<style>.a { background: image-set('x.png' 1x) }</style>"),
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
    with pytest.raises(PictureRefused) as refused:
        clean_logo(content)
    assert refused.value.code == "unsafe-logo"


@pytest.mark.parametrize(
    "content",
    [
        svg('<defs><linearGradient id="g"/></defs><path fill="url(#g)" style="stroke:url(\'#g\')" d="M0 0"/>'),
        svg("<style>.a { fill: #0b5a7a }</style><title>De Heuvel</title>"),
        svg('<use x:href="#a"/>'),
        svg('<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>'),
        svg(
            "",
            '\ufeff<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">',
        ),
    ],
)
def test_logo_as_drawing_programs_save_it_is_taken(content: bytes) -> None:
    """Shapes, colours, styles and a program's own notes are taken."""
    logo = clean_logo(content)
    assert (logo.width, logo.height) == (40, 40)
    assert clean_logo(logo.content) == logo


def test_damaged_png_is_refused() -> None:
    """A PNG with one wrong byte is refused, as is each beginning of one."""
    written = io.BytesIO()
    Image.new("RGB", (300, 150), "navy").save(written, "PNG")
    whole = written.getvalue()
    assert (clean_logo(whole).width, clean_logo(whole).height) == (300, 150)
    changed = bytearray(whole)
    changed[60] ^= 1
    for content in (bytes(changed), *(whole[:length] for length in range(9, len(whole), 7))):
        with pytest.raises(PictureRefused, match="damaged"):
            clean_logo(content)


def png(width: int, height: int, **notes: Any) -> bytes:
    """A PNG of one colour."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(written, "PNG", **notes)
    return written.getvalue()


def test_png_is_published_without_what_a_program_wrote_in_it() -> None:
    """Author, places, comments and the profile are gone, and so are pixels that no page or paper needs."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "C:\\Users\\els\\logo.psd", "Els"
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Els")
    written = png(3000, 1500, exif=exif, pnginfo=notes)
    assert b"Els" in written
    logo = clean_logo(written)
    assert (logo.width, logo.height) == (3000, 1500)
    assert Image.open(io.BytesIO(logo.content)).size == (960, 480)
    assert b"Els" not in logo.content
    assert b"els" not in logo.content
    assert clean_logo(logo.content).content == logo.content


@pytest.mark.parametrize(("width", "height"), [(28_000, 28_000), (5000, 4000), (100, 100)])
def test_png_of_an_insane_size_is_refused(width: int, height: int) -> None:
    """A logo that says it has more pixels than a phone should hold is refused before they are read; a tiny one too."""
    with pytest.raises(PictureRefused) as refused:
        clean_logo(png_of(width, height) if width > height * 2 or width > 9000 else png(width, height))
    assert refused.value.code == "logo-size"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_png_of_any_kind_of_colour_is_taken(mode: str) -> None:
    """Grey, palette, see-through and deep grey are taken."""
    written = io.BytesIO()
    Image.new(mode, (200, 200)).save(written, "PNG")
    assert clean_logo(written.getvalue()).ending == "png"


def test_svg_is_published_without_what_a_program_wrote_in_it() -> None:
    """Titles, notes, comments, the names of folders and of the maker are gone; what is drawn stays."""
    made = svg(
        '<!-- Els --><title>Els</title><metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">Els'
        '</r:RDF></metadata><i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export="C:\\Els"/>'
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Els" data-name="Els" aria-label="Els">Els'
        '<path style="fill:#fff/*Els*/" d="M1 1h2"/></g><style>/* Els */.a { fill: #0b5a7a }</style>'
    )
    cleaned = clean_logo(made).content.decode()
    assert "Els" not in cleaned
    assert '<path style="fill:#fff" d="M1 1h2"/>' in cleaned
    assert ".a { fill: #0b5a7a }" in cleaned
    assert BLACK in cleaned


@pytest.mark.parametrize("code", ["iso-8859-1", "windows-1252", "utf-16"])
def test_svg_in_another_code_is_published_as_utf8(code: str) -> None:
    """However a drawing program codes its text, the copy is UTF-8."""
    made = f'<?xml version="1.0" encoding="{code}"?><svg {HEAD}><title>Café</title><g id="é">{BLACK}</g></svg>'
    assert '<g id="é">' in clean_logo(made.encode(code)).content.decode("utf-8")


@pytest.mark.parametrize("code", ["klingon", "utf-7", "big5", "idna"])
def test_svg_in_no_known_code_is_refused(code: str) -> None:
    """A code of text that XML readers do not have is told, not a crash."""
    with pytest.raises(PictureRefused):
        clean_logo(f'<?xml version="1.0" encoding="{code}"?><svg {HEAD}>{BLACK}</svg>'.encode())


def doubling(count: int) -> str:
    """Groups that each draw the one before twice."""
    groups = (f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, count))
    return f'<g id="g0">{BLACK}</g>' + "".join(groups)


CIRCLES = '<pattern id="p{n}"><path fill="url(#p{m})" d="M0 0h1v1z"/><path fill="url(#p{m})" d="M0 0h1v1z"/></pattern>'


@pytest.mark.parametrize(
    "inside",
    [
        doubling(20),
        "<use href='#g'/>" + "<g>" * 60 + "</g>" * 60,
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "".join(f'<use id="u{n}" href="#u{n + 1}"/>' for n in range(2000)),
        "".join(f'<use id="u{n + 1}" href="#u{n}"/>' for n in range(2000)),
        "".join(CIRCLES.format(n=n, m=n + 1) for n in range(20)),
        "<style>.a { fill: url(#p) } path, .b { fill: url(#q) }</style>"
        '<pattern id="p"><path d="M0 0h1"/></pattern><pattern id="q"><path class="a" d="M0 0h1"/></pattern>',
    ],
)
def test_svg_that_is_never_drawn_to_its_end_is_refused(inside: str) -> None:
    """A few lines that draw each other a million times, or without end, are refused."""
    with pytest.raises(PictureRefused) as refused:
        clean_logo(svg(inside))
    assert refused.value.code == "logo-size"


@pytest.mark.parametrize(
    "style", [".a .b { fill: url(#g) }", '.a { x: "{"; fill: url(#g) }', ".a { fill: url(#g)", "a:hover{fill:url(#g)}"]
)
def test_style_that_can_not_be_followed_is_refused(style: str) -> None:
    """Where it can't be told which shapes a style fills with others, the logo is refused."""
    with pytest.raises(PictureRefused) as refused:
        clean_logo(svg(f"<style>{style}</style>"))
    assert refused.value.code == "unsafe-logo"


@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_papers_show_the_logo(tmp_path: Path, name: str) -> None:
    """The logo stands at the head of each kind of paper, before the clinic's name; no page is added by it."""
    library, words = read_library(SMALL_CLINIC), read_words(PROJECT.words)
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "logo.svg").write_bytes(svg(""))
    Image.new("RGB", (200, 200), "black").save(photos / "logo.png")
    logo = clinic_logo(library.clinic.model_copy(update={"logo": name}), tmp_path, tmp_path / "ready")
    assert isinstance(logo, Picture)
    met = library_view(library, words)
    programme = next(one for one in met.programmes if one.id == "core-stability")
    for template, size in [
        ("sheet.typ", "normal"),
        ("sheet.typ", "large"),
        ("card.typ", "normal"),
        ("booklet.typ", "normal"),
    ]:
        plain, paper = (
            paper_of(programme, Sources(met.clinic, words, {}, logo=one), template, size, tmp_path)
            for one in (None, logo)
        )
        assert len(paper.pages) == len(plain.pages)
        assert has_black_square(paper.image(0, 72)), template


def paper_of(programme: ProgrammeView, sources: Sources, template: str, size: str, folder: Path) -> PdfFile:
    """A paper of the first block of a programme, or its booklet."""
    is_booklet = template == "booklet.typ"
    values = booklet_values(programme, sources) if is_booklet else week_values(programme, programme.blocks[0], sources)
    file = folder / "paper.pdf"
    file.write_bytes(pdf(PROJECT.sheet_templates, template, size, values))
    return PdfFile(file)


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

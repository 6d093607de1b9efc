"""Promises about the PDF sheets: what they say, how large, on how many pages, and who can read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import ImageOps

from handouts.model import Block, Library, Programme
from handouts.paper_names import OF_A_WEEK, Kind, PaperCode, booklet_file, week_file
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.sheets.content import Sources, week_values
from handouts.sheets.picture import NO_PICTURES, Picture, Pictures, height_over_width
from handouts.sheets.typesetting import pdf
from handouts.views.library import library_view
from handouts.wording.catalogue import read_words
from handouts.wording.dose import dose_cells
from tests.pdf_file import A4_POINTS, PdfFile, folded
from tests.places import ROOT

PROJECT = Project.at(ROOT)
LIBRARY: Library = read_library(PROJECT.content)
WORDS = read_words(PROJECT.words)
ADDRESS = "https://voorbeeld.example/oefeningen/"
SMALLEST = {Kind.SHEET: 11, Kind.LARGE_PRINT: 16, Kind.CARD: 11, Kind.BOOKLET: 11}
MOST_BYTES = 70_000
MOST_BYTES_OF_TEN = 145_000
MOST_BYTES_WHOLE = 200_000

Weekly = tuple[Programme, Block, Kind]
WEEKLY: list[Weekly] = [
    (programme, block, kind) for programme in LIBRARY.programmes for block in programme.blocks for kind in OF_A_WEEK
]
FILES = [week_file(*weekly) for weekly in WEEKLY] + [booklet_file(programme) for programme in LIBRARY.programmes]


def kind_of(path: str) -> Kind:
    """The kind of a sheet, by its name."""
    return next((kind for kind in Kind if path.endswith(f".{kind}.pdf")), Kind.SHEET)


def opened(site: Path, path: str) -> PdfFile:
    """A sheet of the site."""
    return PdfFile(site / path)


@pytest.fixture(params=WEEKLY, ids=[Path(week_file(*weekly)).stem for weekly in WEEKLY])
def weekly(request: pytest.FixtureRequest, built_site: Path) -> Iterator[tuple[Programme, Block, Kind, PdfFile]]:
    """Each sheet of each block."""
    programme, block, kind = request.param
    yield programme, block, kind, opened(built_site, week_file(programme, block, kind))


def test_names_say_what_is_in_them(built_site: Path) -> None:
    """Beside the pages lies a PDF of every kind, under a name that a patient knows again among her downloads."""
    found = sorted(file.relative_to(built_site).as_posix() for file in built_site.rglob("*.pdf"))
    assert found == sorted(FILES)
    assert "core-stability/core-stability-week-1-2.pdf" in found
    assert "core-stability/core-stability-week-1-2.grote-letters.pdf" in found
    assert "core-stability/core-stability-week-1-2.plaatjes.pdf" in found
    assert "core-stability/core-stability.boekje.pdf" in found


def test_no_two_papers_have_one_name() -> None:
    """Whatever blocks are called, even after a kind of paper, each paper has a name of its own."""
    programme = LIBRARY.programmes[0]
    names = ["week-1", "boekje", "blad", *(f"week-1-{kind}" for kind in Kind), *Kind, "plaatjes-plaatjes"]
    blocks = [programme.blocks[0].model_copy(update={"id": name}) for name in dict.fromkeys(names)]
    files = [week_file(programme, block, kind) for block in blocks for kind in OF_A_WEEK] + [booklet_file(programme)]
    assert len(files) == len(set(files)) > len(OF_A_WEEK)


def test_sheet_says_what_the_page_says(weekly: tuple[Programme, Block, Kind, PdfFile]) -> None:
    """Every name, start, step, warning and dose of the page stands on the sheet, exercise after exercise."""
    programme, block, kind, sheet = weekly
    text = sheet.text
    place = 0
    for item in block.items:
        exercise = LIBRARY.exercises[item.exercise]
        place = text.index(folded(exercise.title), place)
        rest = text[place:]
        cells = dose_cells(item.dose, exercise.side_mode, programme.frequency, WORDS)
        if kind is Kind.CARD:
            assert all(cell.number in rest for cell in cells)
            continue
        assert all(folded(str(cell)) in rest for cell in cells), exercise.id
        said = [" ".join((f"{exercise.start.position}.", *exercise.start.text)), *exercise.steps, *exercise.cues]
        more = [exercise.aim, exercise.without_equipment, *exercise.precautions]
        assert [words for words in (*said, *more) if words and folded(words) not in rest] == []


def test_no_exercise_stands_on_two_pages(weekly: tuple[Programme, Block, Kind, PdfFile]) -> None:
    """From its name to its last step an exercise stands on one page."""
    _, block, kind, sheet = weekly
    if kind is Kind.CARD:
        return
    for item in block.items:
        exercise = LIBRARY.exercises[item.exercise]
        whole = [page for page in sheet.pages if folded(exercise.title) in page and folded(exercise.steps[-1]) in page]
        assert whole, exercise.id
        assert all(folded(step) in whole[0] for step in exercise.steps)


def test_four_exercises_fit_one_sheet_of_paper(built_site: Path) -> None:
    """A block of four exercises takes two pages, its boxes to tick included; in large print, one exercise a page."""
    programme = next(one for one in LIBRARY.programmes if one.id == "core-stability")
    assert [len(block.items) for block in programme.blocks] == [4, 4, 4, 4]
    for block in programme.blocks:
        assert len(opened(built_site, week_file(programme, block, Kind.SHEET)).pages) == 2
        assert len(opened(built_site, week_file(programme, block, Kind.CARD)).pages) == 1
        assert len(opened(built_site, week_file(programme, block, Kind.LARGE_PRINT)).pages) == 6


@pytest.mark.parametrize("path", FILES)
def test_no_letter_is_too_small(built_site: Path, path: str) -> None:
    """Nothing is smaller than 11 points, and in large print nothing smaller than 16."""
    sizes = list(opened(built_site, path).glyphs())
    assert len(sizes) > 20
    assert [piece for piece in sizes if piece[0] < SMALLEST[kind_of(path)]] == []


@pytest.mark.parametrize("path", FILES)
def test_pages_are_a4_and_whole(built_site: Path, path: str) -> None:
    """Every page is A4, and nothing is printed in the outer 8 millimetres, where printers do not reach."""
    sheet = opened(built_site, path)
    for number, page in enumerate(sheet.reader.pages):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4_POINTS, abs=0.5)
        image = sheet.image(number, 36)
        ink = ImageOps.invert(image).getbbox()
        assert ink is not None
        edge = 8 / 25.4 * 36
        assert ink[0] >= edge
        assert ink[1] >= edge
        assert ink[2] <= image.width - edge
        assert ink[3] <= image.height - edge


@pytest.mark.parametrize("path", FILES)
def test_camera_opens_the_same_page(built_site: Path, path: str) -> None:
    """The code on paper leads to the page it is a paper of, and says which version it is; links lead there too."""
    sheet = opened(built_site, path)
    programme = next(one for one in LIBRARY.programmes if path.startswith(f"{one.id}/"))
    block = next((one for one in programme.blocks if f"{programme.id}-{one.id}" in path), None)
    page = f"{ADDRESS}{programme.id}/{block.id}/" if block else f"{ADDRESS}{programme.id}/"
    read = [code for number in range(len(sheet.pages)) for code in sheet.codes(number)]
    assert set(read) == {page + PaperCode(programme.code, programme.version).fragment}
    assert sheet.links() <= {page, *read}
    assert (folded(page.partition("://")[2].rstrip("/")) in sheet.text) == (kind_of(path) is not Kind.CARD)


@pytest.mark.parametrize("path", FILES)
def test_every_page_tells_about_pain_and_whose_it_is(built_site: Path, path: str) -> None:
    """Every page that has exercises says when to stop and whom to call; every page but a cover has code and number."""
    sheet = opened(built_site, path)
    programme = next(one for one in LIBRARY.programmes if path.startswith(f"{one.id}/"))
    pages = sheet.pages[1:] if kind_of(path) is Kind.BOOKLET else sheet.pages
    for number, text in enumerate(pages, 1 + len(sheet.pages) - len(pages)):
        assert folded(LIBRARY.clinic.phone) in text
        assert all(folded(rule) in text for rule in (*programme.stop_rules, *LIBRARY.clinic.emergency_text))
        assert folded(programme.pain_rule_short or WORDS.phrase("safety.no_rule")) in text
        assert folded(WORDS.phrase("sheet.code", code=programme.code, version=programme.version)) in text
        assert f"Pagina{number}van{len(sheet.pages)}" in text


@pytest.mark.parametrize("path", FILES)
def test_screen_reader_finds_its_way(built_site: Path, path: str) -> None:
    """A sheet is tagged, has a language, a title and bookmarks, and a text for every picture; its fonts are inside."""
    sheet = opened(built_site, path)
    root = sheet.reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    programme = next(one for one in LIBRARY.programmes if path.startswith(f"{one.id}/"))
    assert programme.title in (sheet.reader.metadata.title if sheet.reader.metadata else "")
    exercises = {LIBRARY.exercises[item.exercise].title for block in programme.blocks for item in block.items}
    assert exercises & set(sheet.bookmarks())
    kinds = list(sheet.tags())
    assert {"H1", "H2"} <= {kind for kind, _ in kinds}
    figures = [element for kind, element in kinds if kind == "Figure"]
    assert figures
    assert all(element["/Alt"] for element in figures)
    fonts = list(sheet.fonts())
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert all("IBMPlexSans" in font["/FontName"] for font in fonts)


@pytest.mark.parametrize("path", FILES)
def test_screen_reader_hears_when_to_stop(built_site: Path, path: str) -> None:
    """What stands in a foot is read to nobody, so that the rules to stop stand once in what is read."""
    sheet = opened(built_site, path)
    assert all(folded(rule) in sheet.spoken for rule in LIBRARY.clinic.emergency_text)
    assert "Pagina1van" not in sheet.spoken


@pytest.mark.parametrize("path", FILES)
def test_sheet_is_quick_to_fetch(built_site: Path, path: str) -> None:
    """A sheet is quick to fetch on a slow connection; one of ten exercises or a whole programme may take more."""
    size = (built_site / path).stat().st_size
    most = MOST_BYTES_OF_TEN if path.startswith("bekken-lumbale-blokkade/") else MOST_BYTES
    assert size < (MOST_BYTES_WHOLE if kind_of(path) is Kind.BOOKLET else most)


def values_of(
    programme_id: str, block: int, pictures: Pictures = NO_PICTURES, library: Library = LIBRARY
) -> dict[str, Any]:
    """What the sheets of a block say, counted from 0 in its programme."""
    met = library_view(library, WORDS)
    programme = next(one for one in met.programmes if one.id == programme_id)
    return week_values(programme, programme.blocks[block], Sources(met.clinic, WORDS, pictures))


def test_unstated_dose_leaves_lines_for_a_pen() -> None:
    """Where the source states no dose, the sheet says so and leaves a line for each number; it invents none."""
    values = values_of("bekken-lumbale-blokkade", 0)
    first, *_, last = values["sessions"][0]["exercises"]
    assert first["pen"] == ("keer", "seconden vasthouden", "keer per dag")
    assert first["dose"][0]["words"] == WORDS.phrase("dose.not_stated")
    assert last["pen"] == ("keer per dag",)


def drawing(height: int) -> Picture:
    """A picture of that height, 880 wide: a red circle."""
    circle = f'<circle cx="440" cy="{height // 2}" r="150" fill="#C43E00"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 {height}">{circle}</svg>'
    return Picture(svg, "", "Een cirkel")


@pytest.mark.parametrize("frames", [1, 2, 3, 4, 6])
@pytest.mark.parametrize(
    ("template", "size"), [("sheet.typ", "normal"), ("sheet.typ", "large"), ("card.typ", "normal")]
)
def test_pictures_of_any_number_fit(tmp_path: Path, frames: int, template: str, size: str) -> None:
    """However many pictures an exercise has, as tall as they come: each is shown, and no page is added."""
    pictures = {exercise: [drawing(520)] * frames for exercise in LIBRARY.exercises}
    values = values_of("core-stability", 2, pictures)
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf(PROJECT.sheet_templates, template, size, values))
    sheet = PdfFile(file)
    figures = [element for kind, element in sheet.tags() if kind == "Figure" and element["/Alt"] == "Een cirkel"]
    assert len(figures) == 4 * frames
    assert len(sheet.pages) == {"card.typ": 1}.get(template, 6 if size == "large" else 2)
    assert min(points for points, _ in sheet.glyphs()) >= (16 if size == "large" else 11)


def test_sheet_is_the_same_twice() -> None:
    """The same words give the same bytes."""
    values = values_of(LIBRARY.programmes[0].id, 0)
    one, other = (pdf(PROJECT.sheet_templates, "sheet.typ", "normal", values) for _ in range(2))
    assert one == other


def test_text_is_never_read_as_markup(tmp_path: Path) -> None:
    """Whatever an author types is what the patient reads, signs of Typst's own language too."""
    programme = LIBRARY.programmes[0]
    typed = "*Til* #uw _been_ op $5$ @nu \\ `x` <b> [a] // niet {weg}"
    exercise = LIBRARY.exercises[programme.blocks[0].items[0].exercise].model_copy(update={"steps": (typed,)})
    library = Library(LIBRARY.clinic, {**LIBRARY.exercises, exercise.id: exercise}, LIBRARY.programmes)
    file = tmp_path / "sheet.pdf"
    values = values_of(programme.id, 0, library=library)
    file.write_bytes(pdf(PROJECT.sheet_templates, "sheet.typ", "normal", values))
    assert folded(typed) in PdfFile(file).text


def test_height_of_a_picture_comes_from_its_view_box() -> None:
    """A picture's proportions are those of its viewBox."""
    assert height_over_width(drawing(440)) == 0.5


def test_fonts_of_the_sheets_are_the_published_files() -> None:
    """The typeface of the sheets is the published one, with its licence beside it."""
    fonts = PROJECT.sheet_templates / "fonts"
    assert sorted(file.name for file in fonts.glob("*.ttf")) == [
        "IBMPlexSans_400Regular.ttf",
        "IBMPlexSans_600SemiBold.ttf",
    ]
    assert "SIL Open Font License" in (fonts / "LICENSE.txt").read_text(encoding="utf-8")

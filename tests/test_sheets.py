"""Promises about the PDF sheets: what they say, how large, on how many pages, and who can read them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from PIL import ImageOps

from handouts.block import Block
from handouts.model import Library
from handouts.paper_names import OF_A_WEEK, Kind, PaperCode, booklet_file, week_file
from handouts.project import Project
from handouts.reading.library import read_library
from handouts.sheets.content import Sources, booklet_values, longest_word, week_values
from handouts.sheets.cropping import cropped
from handouts.sheets.picture import NO_PICTURES, Picture, Pictures, height_over_width
from handouts.sheets.typesetting import pdf
from handouts.site.papers import TEMPLATES
from handouts.views.block import BlockView
from handouts.views.boxes import Boxes
from handouts.views.exercise import RemarkKind
from handouts.views.library import library_view
from handouts.views.programme import ProgrammeView
from handouts.wording.amounts import OPEN
from handouts.wording.catalogue import read_words
from tests.any_programme import Made, any_programme
from tests.pdf_file import A4_POINTS, PdfFile, folded
from tests.places import ROOT, SMALL_CLINIC
from tests.test_every_view import told_in

PROJECT = Project.at(ROOT)
LIBRARY: Library = read_library(SMALL_CLINIC)
WORDS = read_words(PROJECT.words)
VIEW = library_view(LIBRARY, WORDS)
ADDRESS = "https://voorbeeld.example/oefeningen/"
SMALLEST = {Kind.SHEET: 11, Kind.LARGE_PRINT: 16, Kind.CARD: 11, Kind.BOOKLET: 11}
MOST_BYTES = 90_000
MOST_BYTES_OF_TEN = 220_000
MOST_BYTES_WHOLE = 270_000

Weekly = tuple[ProgrammeView, BlockView, Kind, str]
WEEKLY: list[Weekly] = [
    (programme, block, file.kind, file.path)
    for programme in VIEW.programmes
    for block in programme.blocks
    for file in block.papers
]
FILES = [path for *_, path in WEEKLY] + [programme.booklet for programme in VIEW.programmes]
# What a card tells beside pictures and dose: what must be read before.
ON_A_CARD = {RemarkKind.PRECAUTIONS, RemarkKind.NOTE, RemarkKind.VARIANT, RemarkKind.PROGRESS}


def kind_of(path: str) -> Kind:
    """The kind of a sheet, by its name."""
    return next((kind for kind in Kind if path.endswith(f".{kind}.pdf")), Kind.SHEET)


def opened(site: Path, path: str) -> PdfFile:
    """A sheet of the site."""
    return PdfFile(site / path)


def set_sheet(folder: Path, kind: Kind, values: dict[str, Any]) -> PdfFile:
    """A paper of this kind that says these values, in a folder."""
    template, size = TEMPLATES[kind]
    file = folder / f"{kind}.pdf"
    file.write_bytes(pdf(PROJECT.sheet_templates, template, size, values))
    return PdfFile(file)


@pytest.fixture(params=WEEKLY, ids=[Path(path).stem for *_, path in WEEKLY])
def weekly(
    request: pytest.FixtureRequest, built_site: Path
) -> Iterator[tuple[ProgrammeView, BlockView, Kind, PdfFile]]:
    """Each sheet of each block."""
    programme, block, kind, path = request.param
    yield programme, block, kind, opened(built_site, path)


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


def test_sheet_says_what_the_page_says(weekly: tuple[ProgrammeView, BlockView, Kind, PdfFile]) -> None:
    """Every name, start, step, remark and dose of the page stands on the sheet, exercise after exercise."""
    programme, block, kind, sheet = weekly
    text = sheet.text
    place = 0
    for exercise in block.exercises:
        place = text.index(folded(exercise.title), place)
        rest = text[place:]
        kinds = ON_A_CARD if kind is Kind.CARD else set(RemarkKind)
        said = [sentence for remark in exercise.more if remark.kind in kinds for sentence in remark.sentences]
        if kind is Kind.CARD:
            assert all(number in rest for cell in exercise.cells for number in cell.number.split())
        else:
            said += [exercise.aim, exercise.start, *exercise.steps]
            cells = [piece for cell in exercise.cells for piece in (cell.number, *cell.words.split(OPEN))]
            assert [words for words in cells if folded(words) not in rest] == [], exercise.id
        assert [words for words in said if folded(words) not in rest] == []
    if kind is not Kind.CARD:
        told = [*programme.not_for, *programme.main_advice, block.length, *block.text]
        assert [words for words in told if folded(words) not in text] == []


def test_no_exercise_stands_on_two_pages(weekly: tuple[ProgrammeView, BlockView, Kind, PdfFile]) -> None:
    """From its name to its last step an exercise stands on one page."""
    _, block, kind, sheet = weekly
    if kind is Kind.CARD:
        return
    for exercise in block.exercises:
        whole = [page for page in sheet.pages if folded(exercise.title) in page and folded(exercise.steps[-1]) in page]
        assert whole, exercise.id
        assert all(folded(step) in whole[0] for step in exercise.steps)


def test_four_exercises_fit_one_sheet_of_paper(built_site: Path) -> None:
    """A block of four exercises takes two pages, its boxes to tick included; in large print, one exercise a page."""
    programme = next(one for one in VIEW.programmes if one.id == "core-stability")
    assert [len(block.exercises) for block in programme.blocks] == [4, 4, 4, 4]
    for block in programme.blocks:
        pages = {file.kind: len(opened(built_site, file.path).pages) for file in block.papers}
        assert pages == {Kind.SHEET: 2, Kind.CARD: 1, Kind.LARGE_PRINT: 6}


def test_ten_exercises_fit_two_sheets_of_paper(built_site: Path) -> None:
    """Ten exercises of which no dose is stated take four pages at most, with one table to tick for all of them."""
    programme = next(one for one in VIEW.programmes if one.id == "bekken-lumbale-blokkade")
    assert len(programme.blocks[0].exercises) == 10
    sheet = opened(built_site, programme.blocks[0].papers[0].path)
    assert len(sheet.pages) <= 4
    assert folded(WORDS.phrase("sheet.diary")) in sheet.pages[-1]


def white_at_worst(sheet: PdfFile, page: int) -> float:
    """The highest band of a page that has no ink, as a part of the page."""
    image = sheet.image(page, 36)
    rows = [min(image.crop((0, at, image.width, at + 1)).tobytes()) < 200 for at in range(image.height)]
    longest = run = 0
    for has_ink in rows:
        run = 0 if has_ink else run + 1
        longest = max(longest, run)
    return longest / image.height


@pytest.mark.parametrize("path", [path for _, _, kind, path in WEEKLY if kind is not Kind.LARGE_PRINT])
def test_pages_are_filled(built_site: Path, path: str) -> None:
    """No page of a sheet or card of the sample has a white band of more than a sixth of its height."""
    sheet = opened(built_site, path)
    assert max(white_at_worst(sheet, page) for page in range(len(sheet.pages))) < 1 / 6


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
    items = [item for block in programme.blocks for item in block.all_items]
    exercises = {LIBRARY.exercises[item.exercise].title for item in items}
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


def exercises_of(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Every exercise of the first block of some values."""
    return [
        one for session in values["blocks"][0]["sessions"] for part in session["parts"] for one in part["exercises"]
    ]


def test_unstated_dose_leaves_lines_for_a_pen() -> None:
    """Where the source states no dose, the sheet says so and leaves a line for each number; it invents none."""
    first, *_, last = exercises_of(values_of("bekken-lumbale-blokkade", 0))
    assert first["dose"][0]["pens"] == ["rondes", "keer", "seconden vasthouden", "seconden rust"]
    assert first["dose"][0]["words"] == WORDS.phrase("dose.not_stated")
    assert first["pen"] == ["keer per dag"]
    assert [pen for cell in last["dose"] for pen in cell["pens"]] == ["keer per dag"]


@settings(max_examples=6)
@given(any_programme())
def test_any_programme_is_told_whole_on_every_paper(made: Made) -> None:
    """Whatever a programme says, each of its papers prints it, in letters large enough, within the page."""
    view = library_view(made.library, WORDS)
    programme, sources = view.programmes[0], Sources(view.clinic, WORDS, NO_PICTURES)
    with tempfile.TemporaryDirectory() as name:
        for block in programme.blocks:
            values = week_values(programme, block, sources)
            for kind in (Kind.SHEET, Kind.LARGE_PRINT):
                sheet = set_sheet(Path(name), kind, values)
                assert missing_in(values, sheet) == []
                assert min(points for points, _ in sheet.glyphs()) >= SMALLEST[kind]
            card = set_sheet(Path(name), Kind.CARD, values)
            kept = [one["said"] for it in exercises_of(values) for one in it["more"] if one["kind"] in ON_A_CARD]
            assert missing_in(kept, card) == []
        values = booklet_values(programme, sources)
        assert missing_in(values, set_sheet(Path(name), Kind.BOOKLET, values)) == []


def missing_in(values: object, sheet: PdfFile) -> list[str]:
    """The words of some values that a sheet does not say."""
    return [word for word in told_in(values) if word not in sheet.text]


BOXES = {
    "one": (Boxes(), 14),
    "three a day": (Boxes(sure=2, offered=1), 42),
    "named weekdays": (Boxes(days=(True, False, True, False, True, False, False)), 6),
    "every hour": (Boxes(tally=True), 14),
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes_follow_the_rhythm(tmp_path: Path, name: str) -> None:
    """Two weeks of a rhythm have a box for each time of each day of exercising, and none on other days."""
    boxes, count = BOXES[name]
    values = json.loads(json.dumps(values_of("core-stability", 0)))
    first = exercises_of(values)[0]
    first["boxes"] = {"days": list(boxes.days), "sure": boxes.sure, "offered": boxes.offered, "is_tally": boxes.tally}
    values["blocks"][0]["sessions"][0]["parts"][0]["exercises"] = [first]
    without = json.loads(json.dumps(values))
    exercises_of(without)[0]["boxes"]["days"] = [False] * 7
    with_boxes = set_sheet(tmp_path, Kind.SHEET, values).squares()
    assert with_boxes - set_sheet(tmp_path, Kind.SHEET, without).squares() == count


def test_a_block_to_read_has_no_sheet_and_stands_in_the_booklet(tmp_path: Path) -> None:
    """A block without exercises is offered no paper of its own; the booklet says what it says."""
    programme = LIBRARY.programmes[0]
    read = Block.model_validate(
        {"id": "rust", "title": "Rustdag", "sections": [{"title": "Slapen", "text": ["Slaap goed."]}]}
    )
    for blocks in ((read,), ()):
        library = Library(
            LIBRARY.clinic, LIBRARY.exercises, (programme.model_copy(update={"blocks": blocks, "exercise_groups": ()}),)
        )
        view = library_view(library, WORDS)
        booklet = booklet_values(view.programmes[0], Sources(view.clinic, WORDS, NO_PICTURES))
        assert [block.papers for block in view.programmes[0].blocks] == [()] * len(blocks)
        assert ("Slaapgoed." in set_sheet(tmp_path, Kind.BOOKLET, booklet).text) == bool(blocks)


def test_a_card_is_offered_only_where_there_are_pictures() -> None:
    """A block of which no exercise has a picture has no card of pictures."""
    programme = LIBRARY.programmes[0]
    kinds = {
        has: [
            file.kind
            for file in library_view(LIBRARY if has else without_drawings(), WORDS).programmes[0].blocks[0].papers
        ]
        for has in (True, False)
    }
    assert kinds == {True: list(OF_A_WEEK), False: [Kind.SHEET, Kind.LARGE_PRINT]}, programme.id


def without_drawings() -> Library:
    """The sample without any drawing."""
    left_out = {"drawing": None, "captions": ()}
    exercises = {name: one.model_copy(update=left_out) for name, one in LIBRARY.exercises.items()}
    return Library(LIBRARY.clinic, exercises, LIBRARY.programmes)


LONG_WORD = "Arbeidsongeschiktheidsverzekering"


@pytest.mark.parametrize("kind", OF_A_WEEK)
def test_long_words_stay_in_their_column(tmp_path: Path, kind: Kind) -> None:
    """A word of 33 letters is parted where its column is narrower: nothing runs off the page or over the code."""
    assert len(LONG_WORD) == 33
    programme = LIBRARY.programmes[0].model_copy(update={"title": f"{LONG_WORD} {LONG_WORD}"})
    exercise_id = programme.blocks[0].all_items[0].exercise
    told = {"title": LONG_WORD, "steps": (f"Dit is uw {LONG_WORD}.",), "precautions": (LONG_WORD,)}
    exercise = LIBRARY.exercises[exercise_id].model_copy(update=told)
    block = programme.blocks[0].model_copy(update={"title": f"{LONG_WORD} {LONG_WORD}"})
    programme = programme.model_copy(update={"blocks": (block,), "exercise_groups": ()})
    library = Library(LIBRARY.clinic, {**LIBRARY.exercises, exercise.id: exercise}, (programme,))
    values = values_of(programme.id, 0, {exercise.id: [drawing(520)] * 3}, library)
    assert values["longest_word"] == len(LONG_WORD)
    sheet = set_sheet(tmp_path, kind, values)
    # The hyphen at the end of a line may hang over the edge by a part of itself.
    edge = A4_POINTS[0] - 13 / 25.4 * 72 + 4
    assert max(sheet.right_edges()) <= edge
    assert sheet.codes(0)


def test_longest_word_leaves_pictures_out() -> None:
    """A picture among the values is no word."""
    assert longest_word({"a": ["twee woorden", ("drie",)], "svg": "x" * 9000}) == len("woorden")


def test_empty_edges_of_a_drawing_are_cut_off_alike() -> None:
    """All frames of an exercise are cut to what any of them shows, so that they stay comparable."""
    start = '<svg viewBox="0 0 880 340" width="880" height="340"><path d="M100 100l50 20c10 0 20 10 30 40z"/></svg>'
    end = '<svg viewBox="0 0 880 340" width="880" height="340"><path d="M300 200L400 250A10 5 0 0 1 420 250z"/></svg>'
    one, other = cropped([start, end])
    assert one.partition("viewBox")[2].partition("><")[0] == other.partition("viewBox")[2].partition("><")[0]
    assert 'viewBox="88 88 344 184"' in one


def drawing(height: int) -> Picture:
    """A picture of that height, 880 wide: a red circle."""
    circle = f'<circle cx="440" cy="{height // 2}" r="150" fill="#C43E00"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 {height}">{circle}</svg>'
    return Picture(svg, "Een cirkel")


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
    exercise = LIBRARY.exercises[programme.blocks[0].all_items[0].exercise].model_copy(update={"steps": (typed,)})
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

"""What `build` refuses, `check` refuses first: every place that can stop a build is named here, with why that holds.

A place that is added must be judged before this passes: either content can reach it, and then a case of the corpus
shows what `check` says, or nothing an author writes can.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import handouts
from tests.places import ROOT

PACKAGE = Path(handouts.__path__[0])
PROBLEMS = ROOT / "tests" / "problems"

CHECKED: Mapping[str, tuple[str, ...]] = {
    "block.is_full": ("empty-list-session", "contradiction-two-times"),
    "block.refuse_two_of": ("contradiction-two-lists",),
    "dosing.amount.__call__": ("out-of-range", "out-of-range-above"),
    "dosing.amount.checked": ("wrong-amount-unit",),
    "dosing.amount.has_a_unit": ("missing-key-unit",),
    "dosing.amount.plain_number": ("wrong-type-number",),
    "dosing.amount.read": ("wrong-amount-no-unit",),
    "dosing.amount.says_one_thing": ("contradiction-amount", "reversed-range", "wrong-amount-says-nothing"),
    "dosing.amount.time_parts": ("wrong-amount-dutch",),
    "dosing.amount.whole": ("wrong-type-half",),
    "dosing.dose._refuse_clashes": ("contradiction-interval",),
    "dosing.dose.has_an_amount": ("wrong-value",),
    "dosing.dose.is_clear": ("contradiction-step",),
    "dosing.load.fits_its_scale": ("out-of-range-scale",),
    "dosing.load.says_one_thing": ("contradiction-load", "missing-key-men"),
    "dosing.load.says_something": ("wrong-value-pain-limit",),
    "dosing.period.is_one_period": ("reversed-weeks-period",),
    "dosing.period.refuse_backwards": ("reversed-weeks-period", "reversed-weeks-before"),
    "dosing.progress.is_a_way": ("contradiction-progress",),
    "dosing.progress.says_something": ("wrong-value-lasts",),
    "dosing.rhythm._refuse_two_rhythms": ("contradiction-rhythms",),
    "dosing.rhythm.is_one_rhythm": ("missing-key-period",),
    "dosing.short.part_of": ("wrong-amount",),
    "dosing.short.parts_of": ("wrong-amount-decimal-comma",),
    "sections.is_whole": ("wrong-value-table",),
    "sections.leads_to_one_place": ("wrong-value-link",),
    "drawing.is_a_pair": ("wrong-value-distance",),
    "drawing.is_a_line": ("wrong-value-line",),
    "fields.iso_day": ("wrong-form-date",),
    "files.ordinary_bytes": ("not-a-file-photo", "not-a-file-logo", "broken-history"),
    "history.keeping.read_histories": ("broken-history",),
    "history.said.has_every_word": ("broken-history",),
    "pictures.drawings.keep_drawings": ("wrong-pose",),
    "pictures.drawings.examine_stale": ("wrong-pose",),
    "pictures.gallery.current_pictures": ("wrong-pose", "broken-photo", "broken-logo"),
    "pictures.gallery.examine_pictures": ("wrong-pose", "broken-photo", "broken-logo"),
    "pictures.logo.examine_logo": ("broken-logo",),
    "pictures.logo_file.clean_logo": ("logo-size", "logo-size-wide"),
    "pictures.logo_svg.read_svg": ("broken-logo-svg", "not-a-logo"),
    "pictures.logo_svg._begin": ("unsafe-logo", "not-a-logo-letters"),
    "pictures.logo_svg._entity": ("unsafe-logo",),
    "pictures.logo_svg._instruction": ("unsafe-logo",),
    "pictures.logo_svg.kept_attributes": ("unsafe-logo-event", "unsafe-logo-elsewhere"),
    "pictures.logo_svg.view_box": ("logo-size-no-view-box",),
    "pictures.logo_svg.of": ("logo-size-endless",),
    "pictures.logo_svg.style_rules": ("unsafe-logo-elsewhere",),
    "pictures.own.deal_with": ("broken-photo", "broken-video"),
    "pictures.photo_file.opened": ("broken-photo",),
    "pictures.photo_file.clean_png": ("broken-logo",),
    "pictures.photo_file.refuse_size": ("photo-size", "photo-size-small"),
    "pictures.video_file.clean_video": ("broken-video",),
    "pictures.video_file.boxes_in": ("broken-video",),
    "pictures.video_file.refuse_incomplete": ("broken-video",),
    "pictures.video_file.refuse_tracks": ("video-extra-track", "not-a-video-coding"),
    "pictures.video_file.codings": ("broken-video",),
    "pictures.video_file.shown_size": ("broken-video",),
    "reading.library.read": ("unknown-exercise",),
    "reading.textfile.read_text": ("not-utf8",),
    "reading.textfile.read_bytes": ("not-a-file", "too-large", "unreadable-file"),
    "site.content.refuse_unprintable": ("no-letter",),
}
"""Places that content can reach, with cases of the corpus, which hold what `check` says of it."""

NOT_BY_CONTENT: Mapping[str, str] = {
    "pages.emit.address": "only ids, numbers and telephone numbers go through it, whose forms fit",
    "pages.markdown._rendered": "a mistake in a template",
    "pictures.drawings.engine_draw": "a package that is not installed",
    "pictures.drawings.engine_examine": "a package that is not installed",
    "pictures.drawings.keep_file": "a drawing of ours always says how large it is",
    "pictures.guide.task_of": "the guide is none of the content",
    "pictures.in_parallel.in_parallel": "the system ends a process",
    "search.pagefind_program.ask_pagefind": "the search program ends",
    "search.pagefind_program.started": "the search program is not there",
    "search.pagefind_program.pipes": "a mistake of ours",
    "search.pagefind_program.payload": "the search program refuses plain words: never seen in any fuzzing",
    "dosing.length.dose_span": "caught by whoever asks how long a dose takes",
    "dosing.length.number_span": "caught by whoever asks how long a dose takes",
    "dosing.length.time_span": "caught by whoever asks how long a dose takes",
    "dosing.period.moment_parts": "the form of a moment is held before",
    "reference.meaning": "not a build",
    "sheets.picture.height_over_width": "drawings, photos and logos all get their size from us",
    "sheets.typeface.letters": "the typeface lies with the templates",
    "sheets.typeface.letters_of": "the typeface lies with the templates",
    "sheets.typesetting.pdf": "a letter that is lacking is told by check; else a mistake in a template",
    "site.html.run_mkdocs": "text is escaped; else a mistake in a template or the theme",
    "site.publish.refuse_place": "the disk",
    "site.publish.exchange": "the disk",
    "site.recording.renew": "not a build",
    "site.scripts.import_order": "a mistake in a script of the theme",
    "site.stages.prove": "text is escaped and ids are parted; else a mistake in a template or the theme",
    "wording.catalogue._filled": "a mistake in the words; check reads them",
    "wording.catalogue.entry": "a mistake in the words; check reads them",
    "wording.catalogue.read_words": "a mistake in the words; check reads them",
}
"""Places that nothing an author writes leads to, and why."""

BEFORE_ALL = "first_run"


def raising_places() -> Iterator[str]:
    """Every function of the package that raises something of its own, by module and name."""
    for file in sorted(PACKAGE.rglob("*.py")):
        module = file.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        if module != BEFORE_ALL:
            yield from (f"{module}.{name}" for name in raising_functions(ast.parse(file.read_text(encoding="utf-8"))))


def raising_functions(node: ast.AST, name: str = "") -> Iterator[str]:
    """The functions below a node in which something new is raised."""
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.FunctionDef) else name
        if isinstance(child, ast.Raise) and child.exc is not None:
            yield inside
        yield from raising_functions(child, inside)


def test_every_place_that_can_stop_a_build_is_judged() -> None:
    """No place that raises goes without a case that `check` tells of, or a reason why no content leads there."""
    places = {*raising_places()}
    assert len(places) > 50
    assert CHECKED.keys() & NOT_BY_CONTENT.keys() == set()
    assert places - CHECKED.keys() - NOT_BY_CONTENT.keys() == set()
    assert (CHECKED.keys() | NOT_BY_CONTENT.keys()) - places == set()


def test_every_case_is_there() -> None:
    """The cases that are named stand in the corpus, each with what `check` prints about it."""
    cases = {case for named in CHECKED.values() for case in named}
    assert {case for case in cases if not (PROBLEMS / case / "expected.txt").stat().st_size} == set()

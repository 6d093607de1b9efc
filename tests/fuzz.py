"""Damage of every kind done to what an author, a camera or a disk gives: whatever comes of it, it is said in words.

    python -m tests.fuzz --cases 10000 --seed 1

Each case is made from its own number and the seed, so that one that ends in a crash can be had again with
`--seed SEED --first NUMBER --cases 1`.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from handouts.failure import BuildFailed
from handouts.history.keeping import history_problems, read_histories, updated_histories
from handouts.history.said import picture_marks
from handouts.pictures.drawings import current_drawings
from handouts.pictures.gallery import examine_pictures
from handouts.pictures.in_parallel import untold
from handouts.pictures.logo import clinic_logo
from handouts.pictures.logo_file import clean_logo
from handouts.pictures.own import marks_of_own, own_pictures
from handouts.pictures.refusal import PictureRefused
from handouts.pictures.video_file import clean_video
from handouts.problem import ContentProblems
from handouts.project import Project
from handouts.reading.library import read_library
from tests.filled_content import write_filled
from tests.places import ROOT
from tests.small_films import PLACE, film

LONGEST_SECONDS = 60.0
"""A case that takes longer, on a busy machine too, has no end that anyone waits for."""

ODD_TEXTS = (
    *(
        "",
        " ",
        "~",
        "null",
        "no",
        "3:1:3",
        "0x1F",
        "1e999",
        ".nan",
        "-",
        "- x",
        "a: b",
        "#",
        "'",
        '"',
        "|",
        ">",
        "&a",
        "*a",
    ),
    *(
        "!!x",
        "{",
        "}",
        "[",
        "]",
        "%",
        "@",
        "`",
        "\\",
        "\\u0000",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ufffd",
        "😀",
        "字",
        "e\u0301",
    ),
    *(
        "x" * 500,
        "x" * 70_000,
        "woord " * 300,
        "<script>",
        "{{ 7*7 }}",
        "{%",
        "\x00",
        "\x1b[2J",
        "\r",
        "\t",
        "\x85",
        "\u2028",
    ),
    *(
        "-1",
        "0",
        "101",
        "9" * 400,
        "9" * 5000,
        "1.0",
        "2026-02-30",
        "../../etc/passwd",
        "/dev/zero",
        "https://[x/",
        "een",
    ),
)


@dataclass(frozen=True)
class Ended:
    """How a case ended: in words, well, or in a crash, with its trace; and what was damaged."""

    number: int
    kind: str
    how: str
    trace: str = ""


class Fuzzer:
    """Does damage to a small clinic that has everything: a logo, photos, films, drawings, a history."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._seed = seed
        self._whole = folder / "whole"
        self._whole.mkdir(parents=True)
        for name in ("templates", "mkdocs.yml"):
            (self._whole / name).symlink_to(ROOT / name)
        write_filled(self._whole / "content", lambda way: f"Woorden voor {way}.")
        add_logo_and_drawing(self._whole / "content")
        self._damages: dict[str, Callable[[random.Random, Path], None]] = {
            "lines": damage_lines,
            "values": damage_value,
            "bytes": damage_content_bytes,
            "photo": damage_photo,
            "history": damage_history,
            "kept": damage_kept,
            "ready": damage_ready,
            "folder": damage_folder,
        }
        self._prepare()

    def _prepare(self) -> None:
        """Make the photos ready and keep a history, so that these too can be damaged."""
        project = Project.at(self._whole)
        library = read_library(project.content)
        own_pictures(library, project.content / "pictures", project.ready_pictures, untold)
        marks = picture_marks(library, marks_of_own(library, project.content / "pictures", project.ready_pictures))
        (project.content / "history").mkdir()
        for name, history in updated_histories(library, {}, marks).items():
            file = project.content / "history" / f"{name}.json"
            file.write_text(history.model_dump_json(exclude_defaults=True), encoding="utf-8")

    def _copy(self, project: Path, *, of_pictures: bool) -> None:
        """Lay the whole clinic out anew; without pictures only what an author writes is a copy."""
        shutil.rmtree(project, ignore_errors=True)
        if of_pictures:
            shutil.copytree(self._whole, project, symlinks=True)
            return
        for file in content_files(self._whole):
            copy = project / file.relative_to(self._whole)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
        for name in ("templates", "mkdocs.yml", "build", "content/pictures", "content/history"):
            (project / name).symlink_to(self._whole / name)

    def case(self, number: int) -> Ended:
        """Do one damage and see how everything that reads content takes it."""
        chance = random.Random(f"{self._seed}-{number}")  # noqa: S311 - chance that can be had again
        kind = chance.choice(KINDS)
        project = self._folder / "case"
        since = time.monotonic()
        try:
            if kind in ALONE:
                how = ALONE[kind](chance)
            else:
                self._copy(project, of_pictures=kind not in OF_TEXT)
                for _ in range(chance.choice((1, 1, 1, 2, 5))):
                    self._damages[kind](chance, project)
                how = taken(Project.at(project))
        except (ContentProblems, BuildFailed, PictureRefused, OSError) as told:
            how = "told" if str(told) else "said nothing"
        except BaseException:  # noqa: BLE001 - a crash of any kind is what is looked for
            return Ended(number, kind, "crash", traceback.format_exc())
        return Ended(number, kind, "too slow" if time.monotonic() - since > LONGEST_SECONDS else how)


def taken(project: Project) -> str:
    """Let all that reads content read it, as a check and then a build do, short of MkDocs and Typst."""
    library = read_library(project.content)
    folder = project.content / "pictures"
    examine_pictures(library, project, untold)
    marks = picture_marks(library, marks_of_own(library, folder, project.ready_pictures))
    problems = tuple(history_problems(library, read_histories(project.content), marks))
    if problems:
        raise ContentProblems(problems)
    own_pictures(library, folder, project.ready_pictures, untold)
    current_drawings(library, folder)
    clinic_logo(library.clinic, folder, project.ready_pictures)
    updated_histories(library, read_histories(project.content), marks)
    return "taken"


def add_logo_and_drawing(content: Path) -> None:
    """Give the clinic a logo, and a record of drawings that nobody asks for."""
    photos = content / "pictures" / "photos"
    (photos / "logo.svg").write_bytes(SVG)
    clinic = content / "clinic.yml"
    clinic.write_text("logo: logo.svg\n" + clinic.read_text(encoding="utf-8"), encoding="utf-8")
    drawing = {"file": "een-1.svg", "width": 880, "height": 360, "sha256": "0" * 64}
    kept = {"een": {"key": "0" * 64, "frames": [drawing, drawing], "movement": drawing}}
    (content / "pictures" / "kept.json").write_text(json.dumps(kept), encoding="utf-8")


SVG = (
    b'<?xml version="1.0" encoding="utf-8"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">'
    b'<style>.a { fill: url(#v) }</style><defs><linearGradient id="v"><stop offset="0" stop-color="#123"/>'
    b'</linearGradient><clipPath id="c"><rect width="9" height="9"/></clipPath></defs><g clip-path="url(#c)">'
    b'<path class="a" d="M0 0h40v40z" transform="scale(2)"/><use href="#c"/></g></svg>'
)


def content_files(project: Path) -> list[Path]:
    """The files an author writes."""
    return sorted((project / "content").rglob("*.yml"))


def damage_lines(chance: random.Random, project: Path) -> None:
    """Remove, double, swap, indent or mangle lines of a file."""
    file = chance.choice(content_files(project))
    lines = file.read_text(encoding="utf-8").split("\n")
    number = chance.randrange(len(lines))
    ways: dict[str, Callable[[], object]] = {
        "remove": lambda: lines.pop(number),
        "double": lambda: lines.insert(number, lines[number]),
        "indent": lambda: lines.__setitem__(number, " " * chance.randrange(9) + lines[number].lstrip()),
        "mangle": lambda: lines.__setitem__(number, lines[number][: chance.randrange(40)] + chance.choice(ODD_TEXTS)),
        "insert": lambda: lines.insert(number, chance.choice(ODD_TEXTS)),
        "swap": lambda: chance.shuffle(lines[number : number + 5]),
        "many": lambda: lines.__setitem__(slice(number, number), [lines[number]] * chance.choice((10, 300, 5000))),
    }
    ways[chance.choice(sorted(ways))]()
    file.write_text("\n".join(lines), encoding="utf-8", errors="replace")


def damage_value(chance: random.Random, project: Path) -> None:
    """Put something odd in the place of a value, plain or between quotes."""
    file = chance.choice(content_files(project))
    lines = file.read_text(encoding="utf-8").split("\n")
    numbers = [number for number, line in enumerate(lines) if ": " in line or line.lstrip().startswith("- ")]
    number = chance.choice(numbers)
    mark = ": " if ": " in lines[number] else "- "
    key = lines[number].partition(mark)[0]
    odd = chance.choice(ODD_TEXTS)
    quoted = chance.choice((odd, json.dumps(odd), json.dumps(odd, ensure_ascii=False), "'" + odd + "'"))
    lines[number] = f"{key}{mark}{quoted}"
    file.write_text("\n".join(lines), encoding="utf-8", errors="replace")


def damage_content_bytes(chance: random.Random, project: Path) -> None:
    """Change bytes of a file an author writes."""
    damage_bytes(chance, chance.choice(content_files(project)))


def damage_bytes(chance: random.Random, file: Path) -> None:
    """Change, cut, insert or double bytes anywhere in a file."""
    file.write_bytes(damaged(chance, file.read_bytes()))


def damaged(chance: random.Random, content: bytes) -> bytes:
    """The bytes with some of them changed, cut, put in or doubled."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8))):
        place = chance.randrange(len(made) + 1)
        way = chance.randrange(5)
        if way == 0 and place < len(made):
            made[place] = chance.randrange(256)
        elif way == 1:
            del made[place : place + chance.choice((1, 4, 64, 100_000))]
        elif way == 2:
            made[place:place] = chance.randbytes(chance.choice((1, 2, 4, 8)))
        elif way == 3:
            made[place:place] = made[place : place + 200]
        else:
            made[place : place + 4] = chance.choice(
                (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\0\0\0\1", b"\x7f\xff\xff\xff")
            )
    return bytes(made)


def photos_of(project: Path) -> Path:
    """Where photos, films and the logo lie."""
    return project / "content" / "pictures" / "photos"


def try_logo(chance: random.Random) -> str:
    """Damage a logo's bytes, or its text piece by piece, and let it be cleaned; what is left is clean already."""
    pieces = (
        b"<g>",
        b"</g>",
        b'<use href="#c"/>',
        b' id="c"',
        b"<!--",
        b"]]>",
        b"&amp;",
        b"&x;",
        b"url(#c)",
        b"<text>",
        b"\xe9",
    )
    content = SVG
    if chance.random() < 0.5:
        place = chance.randrange(len(content) + 1)
        content = content[:place] + chance.choice(pieces) * chance.choice((1, 2, 60, 3000)) + content[place:]
    else:
        content = damaged(chance, content)
    code = chance.choice((b"utf-8", b"utf-8", b"latin-1", b"utf-16", b"x-y", b"ascii"))
    return cleaned_again(content.replace(b"utf-8", code))


def cleaned_again(content: bytes) -> str:
    """Clean a logo, and what is left once more, which then stays as it is."""
    logo = clean_logo(content)
    assert clean_logo(logo.content).content == logo.content
    return "taken"


def try_png(chance: random.Random) -> str:
    """Damage a logo that is a PNG."""
    written = io.BytesIO()
    Image.new(chance.choice(("RGB", "L", "P", "RGBA", "1")), (240, 160)).save(written, "PNG")
    return cleaned_again(damaged(chance, written.getvalue()))


def try_film(chance: random.Random) -> str:
    """Damage a film."""
    kinds = chance.choice((("vide",), ("vide", "soun"), ("soun", "vide")))
    whole = damaged(chance, film(telling=PLACE * chance.choice((1, 50)), kinds=kinds))
    assert len(clean_video(whole).content) == len(whole)
    return "taken"


def damage_photo(chance: random.Random, project: Path) -> None:
    """A photo of any kind, damaged."""
    written = io.BytesIO()
    image = Image.effect_noise((490, 200), 60).convert(chance.choice(("RGB", "L", "CMYK")))
    kind = "JPEG" if image.mode == "CMYK" else chance.choice(("JPEG", "PNG", "WEBP"))
    image.save(written, kind)
    (photos_of(project) / "foto.png").write_bytes(damaged(chance, written.getvalue()))


def damage_history(chance: random.Random, project: Path) -> None:
    """Damage what is kept of earlier versions, as bytes or as values."""
    file = project / "content" / "history" / "een.json"
    damage_json(chance, file)


def damage_kept(chance: random.Random, project: Path) -> None:
    """Damage the record of drawings."""
    damage_json(chance, project / "content" / "pictures" / "kept.json")


def damage_ready(chance: random.Random, project: Path) -> None:
    """Damage, remove or replace a copy of a photo, or the record of copies."""
    file = chance.choice(sorted((project / "build" / "ready-pictures").iterdir()))
    if file.suffix == ".json":
        damage_json(chance, file)
    elif chance.random() < 0.3:
        file.unlink()
    else:
        damage_bytes(chance, file)


def damage_json(chance: random.Random, file: Path) -> None:
    """Damage a file of JSON: its bytes, or one of its values."""
    if chance.random() < 0.4:
        damage_bytes(chance, file)
        return
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return
    holders = [holder for holder in holders_in(value) if holder]
    if not holders:
        return
    holder = chance.choice(holders)
    key: Any = chance.choice(sorted(holder)) if isinstance(holder, dict) else chance.randrange(len(holder))
    odd: Sequence[object] = (None, True, -1, 1.5, 10**30, "", "x", "9" * 5000, [], {}, [[]], {"x": 1}, "../x")
    if chance.random() < 0.3:
        del holder[key]
    else:
        holder[key] = chance.choice(odd)
    file.write_text(json.dumps(value), encoding="utf-8")


def holders_in(value: object) -> Iterator[dict[str, object] | list[object]]:
    """Every object and list in values."""
    if isinstance(value, (dict, list)):
        yield value
        for inside in value.values() if isinstance(value, dict) else value:
            yield from holders_in(inside)


def damage_folder(chance: random.Random, project: Path) -> None:
    """Remove, rename, empty or replace a file or folder of the content."""
    found = [path for path in sorted((project / "content").rglob("*")) if path.exists()]
    path = chance.choice(found)
    way = chance.randrange(5)
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    if way == 1:
        path.mkdir()
    elif way == 2:
        path.write_bytes(b"")
    elif way == 3:
        path.symlink_to(chance.choice(("/dev/zero", "/dev/null", "gone", path.name, ".")))
    elif way == 4:
        path.with_name(chance.choice(("x.yml", "é.yml", "a b.svg", ".hidden", "X.YML"))).write_bytes(b"id: x\n")


OF_TEXT = ("lines", "values", "bytes")
OF_FILES = ("photo", "history", "kept", "ready", "folder")
ALONE: dict[str, Callable[[random.Random], str]] = {"logo": try_logo, "png": try_png, "film": try_film}
KINDS = sorted([*OF_TEXT * 2, *OF_FILES, *ALONE])
"""Of what an author writes twice as many as of each other kind."""


def run(seed: int, first: int, cases: int, seconds: float) -> list[Ended]:
    """The cases that ended badly, of so many or of as many as fit in the time; a line about all of them is printed."""
    until = time.monotonic() + seconds
    ends: Counter[str] = Counter()
    bad: list[Ended] = []
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(Path(folder), seed)
        for number in range(first, first + cases):
            if time.monotonic() > until:
                break
            ended = fuzzer.case(number)
            ends[f"{ended.how}: {ended.kind}"] += 1
            if ended.how not in ("told", "taken"):
                bad.append(ended)
    counted = ", ".join(f"{count} {how}" for how, count in sorted(ends.items()))
    print(f"seed {seed}, {sum(ends.values())} cases from {first}: {counted}")
    return bad


def main(arguments: Sequence[str]) -> int:
    """Run the fuzzer as a command; 1 when a case ended badly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311 - chance is what is wanted
    parser.add_argument("--seconds", type=float, default=float("inf"))
    given = parser.parse_args(arguments)
    bad = run(given.seed, given.first, given.cases, given.seconds)
    for one in bad:
        print(f"case {one.number}, {one.kind}: {one.how}\n{one.trace}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

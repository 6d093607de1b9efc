"""A clinic's own film: only what every device plays is taken, and nothing that a camera wrote in it is published."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.pictures.in_parallel import untold
from handouts.pictures.own import own_pictures
from handouts.pictures.refusal import PictureRefused
from handouts.pictures.video_file import clean_video
from handouts.reading.library import read_library
from tests.small_films import PLACE, QUARTER_TURN, WHEN, box, film

VALID = Path(__file__).parent / "problems" / "_valid" / "content"


def refusal(content: bytes) -> PictureRefused:
    """Why a film is refused."""
    with pytest.raises(PictureRefused) as refused:
        clean_video(content)
    return refused.value


def test_size_is_the_one_that_is_shown() -> None:
    """A film that was made with the telephone upright is as high as it is shown."""
    assert (clean_video(film()).width, clean_video(film()).height) == (640, 360)
    turned = clean_video(film(matrix=QUARTER_TURN))
    assert (turned.width, turned.height) == (360, 640)


@pytest.mark.parametrize("name", ["udta", "meta", "uuid", "free", "smrd", "GPMF"])
def test_nothing_of_the_camera_is_left(name: str) -> None:
    """Place, device, titles and moments are gone, while nothing that is seen or heard has moved."""
    notes = box(name, b"+52.0907+005.1214 Canon")
    before = film(telling=notes) + box(name, b"+52.0907+005.1214 Canon")
    after = clean_video(before).content
    assert b"52.0907" in before
    assert b"Canon" in before
    assert struct.pack(">I", WHEN) in before
    assert b"52.0907" not in after
    assert b"Canon" not in after
    assert struct.pack(">I", WHEN) not in after
    assert len(after) == len(before)
    assert after.index(b"mdat") == before.index(b"mdat")
    assert after[after.index(b"mdat") :].startswith(before[before.index(b"mdat") :][:1000])


def test_clean_film_is_still_a_film() -> None:
    """A film that was cleaned can be cleaned again and stays as it is."""
    once = clean_video(film(telling=PLACE))
    assert clean_video(once.content) == once


def test_track_that_is_neither_seen_nor_heard_is_refused() -> None:
    """A track of places, as action cameras write it, is refused, and named."""
    refused = refusal(film(kinds=("vide", "soun", "meta")))
    assert refused.code == "video-extra-track"
    assert "meta" in refused.message


@pytest.mark.parametrize("coding", ["hvc1", "hev1", "mp4v", "av01"])
def test_film_that_many_devices_do_not_play_is_refused(coding: str) -> None:
    """A film coded for a few devices is refused with what to do."""
    refused = refusal(film(coding=coding))
    assert refused.code == "not-a-video"
    assert "H.264" in refused.hint


def test_sound_alone_is_no_film() -> None:
    """A file with sound and no picture is refused."""
    assert refusal(film(kinds=("soun",))).code == "not-a-video"


@pytest.mark.parametrize("length", [0, 1, 7, 8, 30, 200, 600, -1, -300])
def test_film_cut_short_is_refused(length: int) -> None:
    """A file that ends too early is broken."""
    assert refusal(film()[:length]).code == "broken-video"


def nested(name: str, count: int) -> bytes:
    """That many boxes of one name inside each other."""
    content = b""
    for _ in range(count):
        content = box(name, content)
    return content


@pytest.mark.parametrize("name", ["mvhd", "tkhd", "mdhd", "hdlr", "stsd"])
@pytest.mark.parametrize("length", [0, 1, 15])
def test_film_with_a_box_cut_off_is_refused(name: str, length: int) -> None:
    """A box that holds less than it must, an empty one too, is a film that is broken."""
    made = film()
    start = made.index(name.encode()) - 4
    (long,) = struct.unpack_from(">I", made, start)
    short = box(name, made[start + 8 : start + 8 + length]) + box("free", bytes(long - 16 - length))
    assert refusal(made[:start] + short + made[start + long :]).code == "broken-video"


@pytest.mark.parametrize("name", ["moov", "trak", "udta"])
def test_film_of_boxes_inside_each_other_is_refused(name: str) -> None:
    """Thousands of boxes inside each other, or beside each other, end in words."""
    assert refusal(film(telling=nested(name, 3000))[:-1]).code == "broken-video"
    assert refusal(nested(name, 3000)).code == "broken-video"
    assert refusal(film() + box("free") * 30_000).code == "broken-video"
    if name != "trak":
        assert clean_video(film(telling=nested(name, 3000))).width == 640


def test_track_without_a_kind_or_coding_is_refused() -> None:
    """A track that does not say what it is, or how it is coded, makes the film a broken one."""
    for name in (b"hdlr", b"stsd"):
        assert refusal(film().replace(name, b"free", 1)).code == "broken-video"


def test_boxes_with_long_lengths_are_understood() -> None:
    """A box may give its length in eight bytes, or go on to the end of the file."""
    made = film()
    start = made.index(b"mdat") - 4
    frames = made[start + 8 :]
    long = made[:start] + struct.pack(">I4sQ", 1, b"mdat", 16 + len(frames)) + frames
    to_the_end = made[:start] + struct.pack(">I4s", 0, b"mdat") + frames
    assert clean_video(long).width == clean_video(to_the_end).width == 640


@given(place=st.integers(0, len(film()) - 1), value=st.integers(0, 255))
def test_damage_never_ends_in_a_crash(place: int, value: int) -> None:
    """Whatever a byte of a film is changed to, it is taken or refused in words."""
    content = bytearray(film(telling=PLACE))
    content[place] = value
    try:
        clean = clean_video(bytes(content))
    except PictureRefused as refused:
        assert refused.hint
    else:
        assert len(clean.content) == len(content)


def test_film_of_an_exercise_is_made_ready(tmp_path: Path) -> None:
    """An exercise's film comes with its size, its words and its poster, and without its place."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    photos = content / "pictures" / "photos"
    photos.mkdir(parents=True)
    (photos / "film.mp4").write_bytes(film(telling=PLACE))
    file = content / "exercises" / "brug.yml"
    line = "video: {file: film.mp4, alt: Een vrouw tilt haar bekken op.}\n"
    file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")
    made = own_pictures(read_library(content), content / "pictures", tmp_path / "ready", untold)["brug"]
    assert made.film is not None
    assert (made.film.width, made.film.height, made.film.alt) == (640, 360, "Een vrouw tilt haar bekken op.")
    assert b"52.0907" not in made.film.file.read_bytes()
    assert [one.name for one in made.fetched] == [made.film.name]

"""A clinic's own photos: only what is a photo is taken, and nothing that a camera wrote in it is published."""

from __future__ import annotations

import io
import os
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from handouts.pictures.in_parallel import untold
from handouts.pictures.own import examine_own, own_pictures
from handouts.pictures.photo_file import FEWEST_PIXELS_WIDE, WIDTHS, examine_photo, smaller_photos
from handouts.pictures.picture import ExercisePictures
from handouts.pictures.refusal import PictureRefused
from handouts.problem import ContentProblems
from handouts.reading.library import read_library

VALID = Path(__file__).parent / "problems" / "_valid" / "content"
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
SECRETS = (b"Canon", b"5\xe8", b"secret", b"Exif", b"ICC_PROFILE", b"http://ns.adobe.com", b"EXIF", b"XMP ")

HARMLESS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
HARMLESS |= {"loop", "background", "timestamp", "duration"}


def scene(width: int = 1600, height: int = 1200) -> Image.Image:
    """A picture whose left half is red and whose right half is blue, with a white top."""
    image = Image.new("RGB", (width, height), (200, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((width // 2, 0, width, height), fill=(0, 0, 200))
    pen.rectangle((0, 0, width, height // 8), fill=(255, 255, 255))
    return image


def camera_data(orientation: int = 1) -> Image.Exif:
    """What a camera writes: how it was held, its make, and where it was."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = "Canon"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 5.0, 7.0), 3: "E", 4: (5.0, 7.0, 11.0)})
    return exif


def saved(folder: Path, image: Image.Image, kind: str = "JPEG", **how: Any) -> Path:
    """A file with a picture in it, whose name says nothing of its kind."""
    file = folder / "foto.bin"
    image.save(file, kind, **how)
    return file


def pixels(content: bytes) -> Image.Image:
    """The picture in a file's bytes."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photo_is_made_smaller_for_phone_and_paper(tmp_path: Path, kind: str) -> None:
    """A large photo comes out in each width, in its own proportions, as JPEG and as a smaller WebP."""
    made = smaller_photos(saved(tmp_path, scene(3000, 2000), kind))
    assert [(photo.width, photo.height) for photo in made] == [(720, 480), (1440, 960)]
    for photo in made:
        for content, form in ((photo.jpeg, "JPEG"), (photo.webp, "WEBP")):
            assert pixels(content).format == form
            assert pixels(content).size == (photo.width, photo.height)
        assert len(photo.webp) < len(photo.jpeg)


@pytest.mark.parametrize(("width", "widths"), [(600, [600]), (720, [720]), (1000, [720, 1000]), (5000, list(WIDTHS))])
def test_photo_is_never_made_larger(tmp_path: Path, width: int, widths: list[int]) -> None:
    """A small photo keeps its own width."""
    made = smaller_photos(saved(tmp_path, scene(width, 400)))
    assert [photo.width for photo in made] == widths


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_camera_is_left(tmp_path: Path, kind: str) -> None:
    """Place, camera, comments, colour profile and other notes are in none of the copies."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "secret")
    own: dict[str, Any] = {"JPEG": {"comment": b"secret"}, "PNG": {"pnginfo": notes}, "WEBP": {"xmp": b"<secret/>"}}
    file = saved(tmp_path, scene(), kind, exif=camera_data(), icc_profile=profile, **own[kind])
    assert b"Canon" in file.read_bytes()
    for photo in smaller_photos(file):
        for content in (photo.jpeg, photo.webp):
            assert [secret for secret in SECRETS if secret in content] == []
            image = pixels(content)
            assert dict(image.getexif()) == {}
            assert set(image.info) <= HARMLESS


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_photo_is_turned_upright(tmp_path: Path, orientation: int) -> None:
    """However the camera was held, the copy stands upright without being told to."""
    turned = {1: 0, 3: 180, 6: 90, 8: 270}[orientation]
    held = scene().rotate(turned, expand=True)
    made = smaller_photos(saved(tmp_path, held, exif=camera_data(orientation)))[0]
    image = pixels(made.jpeg).convert("RGB")
    assert image.size == (720, 540)
    assert min(image.getpixel((360, 5))) > 240  # type: ignore[arg-type]
    red, blue = image.getpixel((100, 400)), image.getpixel((620, 400))
    assert isinstance(red, tuple) and red[0] > 150 > red[2]
    assert isinstance(blue, tuple) and blue[2] > 150 > blue[0]


def test_see_through_photo_stands_on_white(tmp_path: Path) -> None:
    """Where a PNG is transparent the copy is white, not black."""
    image = Image.new("RGBA", (800, 600), (0, 0, 0, 0))
    made = smaller_photos(saved(tmp_path, image, "PNG"))[0]
    assert pixels(made.jpeg).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1", "RGBA", "LA", "I;16"])
def test_photo_of_any_kind_of_colour_is_taken(tmp_path: Path, mode: str) -> None:
    """Grey, palette, printing colours and deep grey come out as a plain photo."""
    image = Image.new("I;16", (800, 600), 65535) if mode == "I;16" else scene(800, 600).convert(mode)
    made = smaller_photos(saved(tmp_path, image, "JPEG" if mode == "CMYK" else "PNG"))
    assert pixels(made[0].jpeg).mode == "RGB"
    assert min(pixels(made[0].jpeg).getpixel((360, 5))) > 240  # type: ignore[arg-type]


def test_wide_colours_become_those_of_the_web(tmp_path: Path) -> None:
    """A photo with a colour profile of its own is converted, and one with a broken profile is taken as it is."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert smaller_photos(saved(tmp_path, scene(), icc_profile=lab))
    assert smaller_photos(saved(tmp_path, scene(), icc_profile=b"no profile"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_photo_cut_short_is_refused(tmp_path: Path, kind: str, share: float) -> None:
    """A file that ends too early is broken, not half a photo."""
    noise = Image.effect_noise((800, 600), 80)
    file = saved(tmp_path, noise, kind)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    for work in (examine_photo, smaller_photos):
        with pytest.raises(PictureRefused) as refused:
            work(file)
        assert refused.value.code == "broken-photo"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n" + bytes(40), b"RIFF\x00\x00\x00\x00WEBPVP8 "]
)
def test_file_that_only_begins_like_a_photo_is_refused(tmp_path: Path, content: bytes) -> None:
    """The first bytes of a photo alone are no photo."""
    file = tmp_path / "foto.jpg"
    file.write_bytes(content)
    with pytest.raises(PictureRefused) as refused:
        examine_photo(file)
    assert refused.value.code == "broken-photo"


def png_of(width: int, height: int) -> bytes:
    """The beginning of a PNG that says it is that large, in a few bytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(9000, 9000), (60000, 60000), (FEWEST_PIXELS_WIDE - 1, 300)])
def test_photo_of_an_insane_size_is_refused(tmp_path: Path, width: int, height: int) -> None:
    """A few bytes that claim billions of pixels are refused before memory is taken for them, and so is a tiny photo."""
    file = tmp_path / "foto.png"
    file.write_bytes(png_of(width, height))
    with pytest.raises(PictureRefused) as refused:
        examine_photo(file)
    assert refused.value.code == "photo-size"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content with an exercise that two photos show."""
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    photos = content / "pictures" / "photos"
    photos.mkdir(parents=True)
    scene().save(photos / "IMG_1.JPG", "JPEG", exif=camera_data())
    scene(900, 700).save(photos / "eind.png")
    file = content / "exercises" / "brug.yml"
    lines = [
        "photos:",
        "  start: {file: IMG_1.JPG, alt: Een vrouw ligt op haar rug.}",
        "  end: {file: eind.png, alt: Zij tilt haar bekken op.}",
    ]
    file.write_text(file.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")
    return content


def pictures(content: Path) -> ExercisePictures:
    """The photos of the exercise, ready for the site."""
    folder = content / "pictures"
    return own_pictures(read_library(content), folder, content.parent / "ready", untold)["brug"]


def test_photos_of_an_exercise_are_made_ready_once(content: Path) -> None:
    """Both photos come in all their sizes; the second time nothing is written."""
    made = pictures(content)
    assert [(one.width, one.height, one.alt) for one in made.frames] == [
        (720, 540, "Een vrouw ligt op haar rug."),
        (720, 560, "Zij tilt haar bekken op."),
    ]
    files = {one.name: one.file for one in made.files}
    assert len(files) == 8
    before = {file: file.stat().st_mtime_ns for file in files.values()}
    assert pictures(content) == made
    assert {file: file.stat().st_mtime_ns for file in files.values()} == before


def test_another_photo_has_other_names(content: Path) -> None:
    """When the photo in a file changes, so do the names of its copies and the mark; old copies are removed."""
    before = pictures(content)
    scene(1600, 1000).save(content / "pictures" / "photos" / "IMG_1.JPG", "JPEG")
    after = pictures(content)
    assert after.mark != before.mark
    assert after.frames[0].name != before.frames[0].name
    assert after.frames[1] == before.frames[1]
    assert [one.name for one in before.frames[0].sizes if one.file.exists()] == []


@pytest.mark.parametrize("damage", ["removed", "cut short", "pipe"])
@pytest.mark.parametrize("which", range(9))
def test_copy_that_is_gone_or_damaged_is_made_anew(content: Path, damage: str, which: int) -> None:
    """Whichever copy or record is gone, cut short or no file, the next build puts it back as it was."""
    made = pictures(content)
    before = {file: file.read_bytes() for file in sorted((content.parent / "ready").iterdir())}
    file = list(before)[which]
    whole = file.read_bytes()
    file.unlink()
    if damage == "cut short":
        file.write_bytes(whole[:-1])
    elif damage == "pipe":
        os.mkfifo(file)
    assert pictures(content) == made
    assert {file: file.read_bytes() for file in sorted((content.parent / "ready").iterdir())} == before


@pytest.mark.parametrize(
    "record", ["[]", "{}", '{"sizes": [], "copies": {}}', '{"sizes": [[9, 9]], "copies": {}}', "[[1"]
)
def test_record_of_copies_that_says_too_little_is_made_anew(content: Path, record: str) -> None:
    """A record of copies that names none, or is none, is not believed."""
    made = pictures(content)
    for file in (content.parent / "ready").glob("*.json"):
        file.write_text(record, encoding="utf-8")
    assert pictures(content) == made


def test_pipe_for_a_photo_is_told(content: Path) -> None:
    """A pipe with the name of a photo is told where it is named; nothing waits for it."""
    file = content / "pictures" / "photos" / "IMG_1.JPG"
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(ContentProblems) as refused:
        read_library(content)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.line) == ("not-a-file", 11)


def test_broken_photo_is_told_at_the_line_that_names_it(content: Path) -> None:
    """A photo that can't be used is a problem where the exercise names it, in a check and in a build."""
    file = content / "pictures" / "photos" / "IMG_1.JPG"
    file.write_bytes(file.read_bytes()[:2000])
    library, ready = read_library(content), content.parent / "ready"
    for work in (own_pictures, examine_own):
        with pytest.raises(ContentProblems) as refused:
            work(library, content / "pictures", ready, untold)
        (problem,) = refused.value.problems
        assert (problem.code, problem.place.line) == ("broken-photo", 11)


def test_check_makes_no_copies(content: Path) -> None:
    """Looking photos through writes nothing."""
    examine_own(read_library(content), content / "pictures", content.parent / "ready", untold)
    assert not (content.parent / "ready").exists()

"""Promises about pictures on a set page: drawings become part of it, photos come in sizes, films play when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from handouts.pages.emit import text
from handouts.pictures.picture import ExercisePictures, Film, Picture, Pictures, SizedPhoto
from handouts.site.shown import show_pictures, with_pictures

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 880 360" width="880" height="360" role="img">'
    '<title>Brug &amp; zo</title>\n<path class="figure-skin" fill="#F1D2B8" d="M0 0h9"/>\n</svg>\n'
)


@pytest.fixture
def drawn(tmp_path: Path) -> Picture:
    """A drawing."""
    file = tmp_path / "brug-1.svg"
    file.write_text(SVG, encoding="utf-8")
    return Picture("brug-1.1a2b3c4d.svg", file, 880, 360)


def set_page(picture: Picture | Film, inside: str) -> html.HtmlElement:
    """The page around a picture, after it was set."""
    return html.fragment_fromstring(with_pictures(inside, {picture.name: picture}), create_parent="main")


def image(alt: str, name: str) -> str:
    """A picture as MkDocs sets it."""
    attributes = f'alt="{alt}" class="handout-picture" height="360" src="../../pictures/{name}" width="880"'
    return f'<figure class="handout-figure">\n<p><img {attributes} /></p>\n<figcaption>Begin</figcaption></figure>'


def test_drawing_becomes_part_of_the_page(drawn: Picture) -> None:
    """A drawing stands in the page as an image with its words, its size, and no title to pop up."""
    (svg,) = set_page(drawn, image("Begin: een vrouw.", drawn.name)).iter("svg")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Begin: een vrouw.")
    assert (svg.get("viewbox"), svg.get("width"), svg.get("height")) == ("0 0 880 360", "880", "360")
    assert [child.tag for child in svg] == ["path"]
    assert svg.getparent().tag == "figure"


def test_words_stay_what_they_are(drawn: Picture) -> None:
    """Quotes and other signs in the words neither end the attribute nor change."""
    words = 'Begin: "zo" & <niet> \\1 {x}'
    (svg,) = set_page(drawn, image(text(words).replace('"', "&quot;"), drawn.name)).iter("svg")
    assert svg.get("aria-label") == words


def test_other_images_are_left_alone(drawn: Picture) -> None:
    """A small picture in a list stays an image, so that it is fetched only when it comes into sight."""
    small = f'<p><img alt="" class="handout-thumbnail" loading="lazy" src="../pictures/{drawn.name}" /></p>'
    assert with_pictures(small, {drawn.name: drawn}) == small


def test_photo_comes_in_sizes(tmp_path: Path) -> None:
    """A photo is offered as WebP and JPEG in each width, with its size and words, from the folder of pictures."""
    sizes = tuple(
        SizedPhoto(f"brug-1-{width}.1a2b3c4d.{ending}", tmp_path / "x", width, media_type)
        for ending, media_type in (("webp", "image/webp"), ("jpg", "image/jpeg"))
        for width in (720, 1440)
    )
    photo = Picture("brug-1-720.1a2b3c4d.jpg", tmp_path / "x", 720, 480, "Een vrouw.", sizes)
    page = set_page(photo, image("Een vrouw.", photo.name))
    (source,), (img,) = list(page.iter("source")), list(page.iter("img"))
    folder = "../../pictures/"
    assert source.get("srcset") == f"{folder}{sizes[0].name} 720w, {folder}{sizes[1].name} 1440w"
    assert img.get("srcset") == f"{folder}{sizes[2].name} 720w, {folder}{sizes[3].name} 1440w"
    assert (img.get("src"), img.get("alt")) == (folder + photo.name, "Een vrouw.")
    assert (img.get("width"), img.get("height")) == ("720", "480")


@pytest.mark.parametrize("has_poster", [True, False])
def test_film_plays_when_asked(tmp_path: Path, has_poster: bool) -> None:  # noqa: FBT001 - a case
    """A film has controls, is fetched only when it is played, and is a link for a browser that plays none."""
    film = Film("brug.1a2b3c4d.mp4", tmp_path / "x", 640, 360, "Een vrouw.")
    inside = (
        '<img alt="Een vrouw." height="480" src="../../pictures/p.jpg" width="720" />' if has_poster else "Een vrouw."
    )
    page = set_page(film, f'<p><a class="handout-film" href="../../pictures/{film.name}">{inside}</a></p>')
    (video,) = page.iter("video")
    assert (video.get("preload"), video.get("controls"), video.get("aria-label")) == ("none", "", "Een vrouw.")
    assert video.get("poster") == ("../../pictures/p.jpg" if has_poster else None)
    assert (video.get("width"), video.get("height")) == ("640", "360")
    (link,) = video.iter("a")
    assert (link.get("href"), link.text) == (f"../../pictures/{film.name}", "Een vrouw.")


def test_every_page_below_a_folder_is_set(drawn: Picture, tmp_path: Path) -> None:
    """Pages at any depth get their pictures, and other files are left alone."""
    site = tmp_path / "site"
    for name in ("index.html", "a/b/index.html", "a/x.css"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(image("x", drawn.name), encoding="utf-8")
    show_pictures(site, Pictures({"brug": ExercisePictures("", (drawn,))}))
    assert "<svg" in (site / "a/b/index.html").read_text(encoding="utf-8")
    assert "<svg" in (site / "index.html").read_text(encoding="utf-8")
    assert "<svg" not in (site / "a/x.css").read_text(encoding="utf-8")


def test_last_drawing_and_movement_are_fetched(drawn: Picture) -> None:
    """Of drawings the site holds what a page asks for: the last one, for lists, and the one that moves."""
    names = ["brug-1.svg", "brug-2.svg", "brug-movement.svg"]
    first, last, moving = (Picture(name, drawn.file, 880, 360) for name in names)
    shown = Pictures({"brug": ExercisePictures("", (first, last), moving)})
    assert list(shown.fetched) == names[1:]
    assert list(shown.files) == names

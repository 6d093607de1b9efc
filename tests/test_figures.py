"""Promises about how an exercise is shown: captions, sides, and words for who can't see the picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest

from handouts.dose import Dose, NotStatedDose, Side, SideOf, StatedDose, Unit
from handouts.drawing import Drawing, Landmark, PartPose, Posture, Support
from handouts.model import Exercise, NotStatedFrequency, Start
from handouts.own_pictures import Photo, Photos
from handouts.pages.figures import Figure, figure, thumbnail
from handouts.pictures.picture import ExercisePictures, Film, Picture
from handouts.project import Project
from handouts.wording.captions import FigureWords, figure_words
from handouts.wording.catalogue import read_words
from handouts.wording.dose import dose_cells
from handouts.wording.pose import base_of, frame_words, support_words
from tests.places import ROOT

WORDS = read_words(Project.at(ROOT).words)
PAGE = "core-stability/week-1-2/"
HELD = StatedDose(status="stated", sets=3, hold_seconds=30, source_text="x")
REPEATED = StatedDose(status="stated", sets=3, repetitions=10, source_text="x")
NOT_STATED = NotStatedDose(status="not_stated")


def exercise(frames: int = 2, **changes: Any) -> Exercise:
    """A drawn exercise, with these changes."""
    drawing = {"body": "woman", "posture": "hooklying", "frames": [{}] * frames} | changes.pop("drawing", {})
    told: dict[str, Any] = {"side_mode": Side.BOTH_TOGETHER, "drawing": Drawing.model_validate(drawing)} | changes
    return Exercise(id="brug", title="Brug", start=Start(position="Rug", text=("Lig.",)), steps=("Til.",), **told)


def shown(frames: int = 2) -> ExercisePictures:
    """The drawings of an exercise."""
    made = [Picture(f"brug-{number}.1a2b3c4d.svg", Path("brug.svg"), 880, 360) for number in range(1, frames + 1)]
    return ExercisePictures("0a1b2c3d", tuple(made), Picture("brug-movement.1a2b3c4d.svg", Path("m.svg"), 880, 360))


def said(dose: Dose, one: Exercise) -> FigureWords:
    """The words with the pictures of an exercise that has this dose."""
    frequency = NotStatedFrequency(status="not_stated")
    return figure_words(one, dose, dose_cells(dose, one.side_mode, frequency, WORDS), WORDS)


def shown_figure(dose: Dose, one: Exercise, frames: int = 2) -> Figure:
    """How the exercise is shown on a week page."""
    return figure(said(dose, one), shown(frames), PAGE)


def captions(dose: Dose, one: Exercise, frames: int = 2) -> list[str]:
    """What stands below each picture."""
    made = shown_figure(dose, one, frames)
    return [" · ".join(filter(None, (frame.moment, frame.more))) for frame in (*made.start, *made.rest)]


def test_hold_says_how_long() -> None:
    """Below the end of a hold stands how long it is held."""
    assert captions(HELD, exercise()) == ["Begin", "Eind · 30 seconden vasthouden"]


def test_repetition_says_there_and_back() -> None:
    """A movement that is repeated goes back to its beginning."""
    assert captions(REPEATED, exercise()) == ["Begin", "Eind · heen en terug"]


def test_hold_within_repetitions_is_a_hold() -> None:
    """Where each repetition is held, the caption says the hold."""
    dose = REPEATED.model_copy(update={"hold_seconds": 2})
    assert captions(dose, exercise())[-1] == "Eind · 2 seconden vasthouden"


@pytest.mark.parametrize("dose", [NOT_STATED, REPEATED.model_copy(update={"unit": Unit.ROTATION})])
def test_nothing_is_made_up_about_the_end(dose: Dose) -> None:
    """Where the source does not say, or one turns on and on, the end is the end."""
    assert captions(dose, exercise()) == ["Begin", "Eind"]


def test_pictures_in_between_and_alone() -> None:
    """Three pictures have a middle; one alone is the beginning, with its hold."""
    assert captions(NOT_STATED, exercise(3), 3) == ["Begin", "Dan", "Eind"]
    assert captions(HELD, exercise(1), 1) == ["Begin · 30 seconden vasthouden"]


def test_captions_of_the_content_come_first() -> None:
    """What the author calls the pictures is what stands below them."""
    one = exercise(3, captions=("Midden", "Naar links", "Naar rechts"))
    assert captions(REPEATED, one, 3) == ["Midden", "Naar links", "Naar rechts · heen en terug"]


@pytest.mark.parametrize(
    ("mode", "side", "of", "expected"),
    [
        (Side.BOTH_TOGETHER, None, SideOf.SIDE, ""),
        (Side.EACH_SIDE, "right", SideOf.SIDE, "Getekend: rechterkant · ook de andere kant"),
        (Side.EACH_SIDE, "left", SideOf.LEG, "Getekend: linkerbeen · ook de andere kant"),
        (Side.EACH_SIDE, "left", SideOf.ARM, "Getekend: linkerarm · ook de andere kant"),
        (Side.EACH_SIDE, None, SideOf.SIDE, ""),
        (Side.ALTERNATING, "right", SideOf.SIDE, "Getekend: rechterkant · de andere kant om en om"),
        (Side.ALTERNATING, None, SideOf.SIDE, ""),
    ],
)
def test_side_is_told_where_there_are_sides(mode: Side, side: str | None, of: SideOf, expected: str) -> None:
    """Which side is drawn, and what to do with the other; nothing where both move together or both are drawn."""
    dose = HELD.model_copy(update={"side_of": of})
    assert shown_figure(dose, exercise(side_mode=mode, drawing={"side": side})).side == expected


def test_addresses_are_seen_from_the_page() -> None:
    """Markdown links to a picture from the file, the movement is fetched from the page."""
    made = shown_figure(HELD, exercise())
    assert made.start[0].picture.link == "../pictures/brug-1.1a2b3c4d.svg"
    assert made.movement == "../../pictures/brug-movement.1a2b3c4d.svg"


def test_exercise_without_pictures_shows_none() -> None:
    """Without pictures there is nothing, and in a list nothing stands for it."""
    assert figure(said(HELD, exercise()), None, PAGE) == Figure()
    assert thumbnail(None, PAGE) is None


def test_film_is_shown_by_its_poster() -> None:
    """A film is linked to with its words; in lists its poster stands for it, and without one nothing."""
    poster = Picture("brug-poster-720.1a2b3c4d.jpg", Path("p.jpg"), 720, 480, "Een vrouw.")
    film = Film("brug.1a2b3c4d.mp4", Path("f.mp4"), 640, 360, "Een vrouw tilt haar bekken op.", poster)
    pictures = ExercisePictures("0a1b2c3d", film=film)
    made = figure(said(HELD, exercise()), pictures, PAGE)
    assert made.film is not None
    assert (made.film.link, made.film.alt) == ("../pictures/brug.1a2b3c4d.mp4", film.alt)
    small = thumbnail(pictures, "")
    assert small is not None
    assert small.link == "pictures/brug-poster-720.1a2b3c4d.jpg"
    assert thumbnail(ExercisePictures("", film=Film("f", Path("f"), 1, 1, "x")), "") is None


def test_photo_keeps_its_own_words() -> None:
    """What the clinic says a photo shows is what is read out; the other side is asked for, since none is drawn."""
    photo = Picture("brug-1-720.1a2b3c4d.jpg", Path("p.jpg"), 720, 480, "Een vrouw ligt op haar rug.")
    one = exercise(drawing={}, photos=Photos(start=Photo(file="p.jpg", alt=photo.alt)))
    one = one.model_copy(update={"drawing": None, "side_mode": Side.EACH_SIDE})
    made = figure(said(HELD, one), ExercisePictures("", (photo,)), PAGE)
    assert made.start[0].alt == photo.alt
    assert made.side == "Ook de andere kant"


def test_words_of_a_pose() -> None:
    """A pose is told as who, in which posture, with which parts, on what, and what the arrow says."""
    drawing = {
        "body": "man",
        "posture": "side_lying_right",
        "ball": {"diameter_cm": 65},
        "both": {"parts": ["forearm_prop_right"], "on_ball": ["shank_left", "shank_right"]},
        "frames": [{}, {"parts": ["hand_on_hip_left"], "on_ball": ["sole_left"]}],
        "arrows": [{"kind": "follows", "landmark": "pelvis"}],
    }
    one = exercise(drawing=drawing)
    assert frame_words(one, 0, "Begin", WORDS) == (
        "Begin: een man op de rechterzij, steunend op de rechteronderarm, beide onderbenen op de bal."
    )
    assert frame_words(one, 1, "Eind", WORDS) == (
        "Eind: een man op de rechterzij, steunend op de rechteronderarm, de linkerhand op de heup, "
        "de linkervoet op de bal. De pijl laat zien hoe het bekken beweegt."
    )


@pytest.mark.parametrize(
    ("group", "names"),
    [("posture", Posture), ("part", PartPose), ("landmark", Landmark), ("support", Support)],
)
def test_every_word_of_a_drawing_can_be_said(group: str, names: Any) -> None:
    """Each posture, part, spot and support that an author can write has words in the catalogue, and no other."""
    wanted = {base_of(name) for name in get_args(names)}
    assert set(WORDS.entry(f"pose.{group}")) == wanted
    for name in get_args(names):
        assert support_words([name], WORDS) if group == "support" else WORDS.entry(f"pose.{group}.{base_of(name)}")

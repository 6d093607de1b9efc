"""A drawn pose in words, for whoever can't see the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handouts.drawing import Drawing, Frame, PathArrow
from handouts.model import Exercise
from handouts.pages.words import Catalogue

SIDES = ("left", "right")


def frame_words(exercise: Exercise, number: int, moment: str, words: Catalogue) -> str:
    """What a frame of a drawing shows, in one sentence: the moment, who lies or stands how, and what the arrow says.

    Frames count from 0. An exercise without a drawing has only its moment.
    """
    drawing = exercise.drawing
    if drawing is None:
        return moment
    frame = drawing.frames[number]
    body = words.phrase(f"pose.{drawing.kind}")
    posture = side_phrase("pose.posture", frame.posture or drawing.posture, words)
    told = [f"{body} {posture}", *detail_words(drawing, frame, words)]
    arrows = "".join(f" {one}" for one in arrow_words(drawing, number, words))
    return f"{moment}: {', '.join(told)}.{arrows}"


def detail_words(drawing: Drawing, frame: Frame, words: Catalogue) -> Iterator[str]:
    """The named parts of a pose, then what rests on the ball and what lies under the body."""
    for part in dict.fromkeys((*drawing.both.parts, *frame.parts)):
        yield side_phrase("pose.part", part, words)
    on_ball = frame.on_ball if frame.on_ball is not None else drawing.both.on_ball
    if drawing.ball and on_ball:
        yield words.phrase("pose.on_ball", what=support_words(on_ball, words))
    elif drawing.ball:
        yield words.phrase("pose.with_ball")
    if drawing.towel:
        yield words.phrase(f"pose.towel_{drawing.towel.under}")


def support_words(supports: Sequence[str], words: Catalogue) -> str:
    """What rests on something, both sides of the body in one word."""
    bases = [base_of(one) for one in supports]
    named = {
        base: words.phrase(f"pose.support.{base}", count=bases.count(base), side=side_words(one, words))
        for base, one in zip(bases, supports, strict=True)
    }
    return f" {words.phrase('programme.and')} ".join(named.values())


def arrow_words(drawing: Drawing, number: int, words: Catalogue) -> Iterator[str]:
    """What the arrows in a frame say moves."""
    for arrow in drawing.arrows:
        if isinstance(arrow, PathArrow) and (arrow.frame or len(drawing.frames)) == number + 1:
            yield words.phrase("pose.arrow", what=side_phrase("pose.landmark", arrow.landmark, words))


def side_phrase(group: str, name: str, words: Catalogue) -> str:
    """The phrase of a name that may end in a side: that of "knee_left" is that of "knee", with the side filled in."""
    return words.phrase(f"{group}.{base_of(name)}", side=side_words(name, words))


def base_of(name: str) -> str:
    """A name without the side it may end in."""
    base, _, side = name.rpartition("_")
    return base if base and side in SIDES else name


def side_words(name: str, words: Catalogue) -> str:
    """The side that a name ends in, as words begin with it; nothing for a name without one."""
    side = name.rpartition("_")[2]
    return words.phrase(f"picture.{side}") if side in SIDES else ""

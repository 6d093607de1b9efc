"""An exercise, complete in itself, as a frozen value."""

from __future__ import annotations

from pydantic import Field

from handouts.dosing.dose import Side
from handouts.drawing import Drawing
from handouts.fields import Content, Id, Name, Words
from handouts.own_pictures import Photos, PictureReview, Video
from handouts.sections import Correction, EditorNote, Link


class Start(Content):
    """The starting position: its clinical name ("ruglig") and how to take it in plain words, a sentence an item."""

    position: Name
    text: tuple[Words, ...] = Field(min_length=1)


class BasedOn(Content):
    """The exercise this one varies, and in what; it is written out in full here all the same."""

    exercise: Id
    difference: Words


class Exercise(Content):
    """One exercise, complete in itself: a reader needs no other page to do it.

    It is shown by a drawing, photos or a video: one of them, or none. `captions` are for the pictures one by one,
    where "begin" and "end" say too little. `side_mode` says how the movement is made; a dose may ask for one side only.
    """

    id: Id
    title: Name
    also_known_as: tuple[Name, ...] = ()
    aim: Words | None = None
    start: Start
    steps: tuple[Words, ...] = Field(min_length=1)
    cues: tuple[Words, ...] = ()
    side_mode: Side
    drawing: Drawing | None = None
    photos: Photos | None = None
    video: Video | None = None
    captions: tuple[Name, ...] = ()
    pictures_reviewed: tuple[PictureReview, ...] = ()
    equipment: tuple[Id, ...] = ()
    without_equipment: Words | None = None
    links: tuple[Link, ...] = ()
    based_on: BasedOn | None = None
    easier: Id | None = None
    harder: Id | None = None
    precautions: tuple[Words, ...] = ()
    body_regions: tuple[Name, ...] = ()
    complaints: tuple[Name, ...] = ()
    sources: tuple[Words, ...] = ()
    corrections: tuple[Correction, ...] = ()
    editor_notes: tuple[EditorNote, ...] = ()

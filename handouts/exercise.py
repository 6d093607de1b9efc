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

    position: Name = Field(description="The clinical name of the position.")
    text: tuple[Words, ...] = Field(min_length=1, description="How to take it in plain words, a sentence an item.")


class BasedOn(Content):
    """The exercise this one varies, and in what; it is written out in full here all the same."""

    exercise: Id = Field(description="The id of the exercise this one varies.")
    difference: Words = Field(description="In what it differs.")


class Exercise(Content):
    """One exercise, complete in itself: a reader needs no other page to do it.

    It is shown by a drawing, photos or a video: one of them, or none. `captions` are for the pictures one by one,
    where "begin" and "end" say too little. `side_mode` says how the movement is made; a dose may ask for one side only.
    """

    id: Id
    title: Name
    also_known_as: tuple[Name, ...] = ()
    aim: Words | None = Field(None, description="What the exercise is for.")
    start: Start = Field(description="How it begins.")
    steps: tuple[Words, ...] = Field(min_length=1, description="What to do, a step an item.")
    cues: tuple[Words, ...] = Field((), description="What to watch for while doing it.")
    side_mode: Side
    drawing: Drawing | None = Field(None, description="The pose of each picture: see writing-a-pose.md.")
    photos: Photos | None = Field(None, description="Photos in the place of a drawing.")
    video: Video | None = Field(None, description="A film in the place of a drawing.")
    captions: tuple[Name, ...] = ()
    pictures_reviewed: tuple[PictureReview, ...] = Field((), description="Who looked whether the pictures are right.")
    equipment: tuple[Id, ...] = Field((), description="Ids of equipment that the programme declares.")
    without_equipment: Words | None = Field(None, description="How to do it without.")
    links: tuple[Link, ...] = Field((), description="Pages and films about it.")
    based_on: BasedOn | None = Field(None, description="The exercise this one varies.")
    easier: Id | None = Field(None, description="The id of an easier exercise.")
    harder: Id | None = Field(None, description="The id of a harder exercise.")
    precautions: tuple[Words, ...] = Field((), description="What to be careful about; shown wherever the exercise is.")
    body_regions: tuple[Name, ...] = ()
    complaints: tuple[Name, ...] = ()
    sources: tuple[Words, ...] = ()
    corrections: tuple[Correction, ...] = ()
    editor_notes: tuple[EditorNote, ...] = ()

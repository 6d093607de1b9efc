"""Titled pieces of text with what can stand in them, and what is noted about a text, as frozen values."""

from __future__ import annotations

from pydantic import Field, model_validator

from handouts.fields import Content, Name, Note, Phone, WebLink, Words, refusal


class Correction(Content):
    """Where the patient's text is not the source's own: `source` is what that says, `here` what the patient reads.

    A typing error mended, a long sentence parted into steps, a reference to another exercise written out.
    """

    source: Note
    here: Note


class EditorNote(Content):
    """A doubt or contradiction for the clinic to settle. Never shown to patients."""

    about: Note
    note: Note


class Link(Content):
    """Words that can be pressed: they open a page or film elsewhere (`url`), or call a telephone number (`phone`)."""

    text: Name
    url: WebLink | None = None
    phone: Phone | None = None

    @model_validator(mode="after")
    def leads_to_one_place(self) -> Link:
        """Refuse a link that leads nowhere, or to two places."""
        if (self.url is None) == (self.phone is None):
            raise refusal("wrong-value", "a link has either a url or a phone", "write one of them")
        return self


class Table(Content):
    """A small table: a heading for each column, and rows of as many cells."""

    headings: tuple[Name, ...] = Field(min_length=1, max_length=6)
    rows: tuple[tuple[Name, ...], ...] = Field(min_length=1, max_length=60)

    @model_validator(mode="after")
    def is_whole(self) -> Table:
        """Refuse a row with more or fewer cells than there are headings."""
        for number, row in enumerate(self.rows):
            if len(row) != len(self.headings):
                message = f"row {number + 1} has {len(row)} cells, and there are {len(self.headings)} headings"
                raise refusal("wrong-value", message, "give each row a cell for each heading", "rows")
        return self


class Section(Content):
    """A titled piece of text: sentences that form a paragraph, then perhaps points, a table, more sentences, links."""

    title: Name
    text: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()
    after_points: tuple[Words, ...] = ()
    table: Table | None = None
    links: tuple[Link, ...] = ()


class Choice(Content):
    """Boxes for what holds for this patient, ticked by the clinic on paper or by the patient on the screen."""

    title: Name
    options: tuple[Name, ...] = Field(min_length=1, max_length=20)

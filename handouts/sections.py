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

    about: Note = Field(description="What the doubt is about, in the words of the source.")
    note: Note = Field(description="The doubt.")


class Link(Content):
    """Words that can be pressed: they open a page or film elsewhere (`url`), or call a telephone number (`phone`)."""

    text: Name = Field(description="The words that can be pressed.")
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

    headings: tuple[Name, ...] = Field(
        min_length=1, max_length=6, description="A heading for each column, six at most."
    )
    rows: tuple[tuple[Name, ...], ...] = Field(min_length=1, max_length=60, description="A list of cells for each row.")

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
    text: tuple[Words, ...] = Field((), description="Sentences that form a paragraph.")
    points: tuple[Words, ...] = Field((), description="A list with a dot before each.")
    after_points: tuple[Words, ...] = Field((), description="Sentences below the points.")
    table: Table | None = Field(None, description="A small table.")
    links: tuple[Link, ...] = Field((), description="Pages, films and telephone numbers.")


class Choice(Content):
    """Boxes for what holds for this patient, ticked by the clinic on paper or by the patient on the screen."""

    title: Name = Field(description="What is chosen.")
    options: tuple[Name, ...] = Field(min_length=1, max_length=20, description="A box for each.")

"""Which sheets there are, where in the site each lies, and what its reader's disk calls it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handouts.addresses import programme_address
from handouts.model import Block, Programme


class Kind(StrEnum):
    """What a PDF is for; the value ends its name."""

    SHEET = "blad"
    LARGE_PRINT = "grote-letters"
    CARD = "plaatjes"
    BOOKLET = "boekje"


OF_A_WEEK = (Kind.SHEET, Kind.LARGE_PRINT, Kind.CARD)
"""The kinds that every block has; a programme has one booklet."""


VERSIONS = "versies.json"
"""What a page opened from an older paper reads, beside the programme's page."""


@dataclass(frozen=True)
class PaperCode:
    """What a paper says of itself: the code of its programme, and the version it was made from."""

    code: str
    version: str

    @property
    def fragment(self) -> str:
        """What the address in a QR code ends in: a page opened there can tell whether the paper is current.

        A fragment is never sent to a server, so no log can tell papers apart. It names no patient, only a document.
        """
        return f"#blad-{self.code}-{self.version}"


def week_file(programme: Programme, block: Block, kind: Kind) -> str:
    """Where the PDF of a block lies, from the top of the site: "core-stability/core-stability-week-1-2.pdf".

    No id holds a point, so that no block can be called as another block's paper.
    """
    ending = "" if kind is Kind.SHEET else f".{kind}"
    return f"{programme_address(programme)}{programme.id}-{block.id}{ending}.pdf"


def booklet_file(programme: Programme) -> str:
    """Where the booklet of a programme lies, from the top of the site."""
    return f"{programme_address(programme)}{programme.id}.{Kind.BOOKLET}.pdf"

"""The navigation that the pages of one programme share."""

from __future__ import annotations

from typing import Any

from handouts.views.programme import ProgrammeView


def navigation(programme: ProgrammeView, here: str) -> dict[str, Any]:
    """A programme's own navigation for the frame of its pages: every address from the top of the site."""
    parts = [{"title": block.title, "address": block.address} for block in programme.blocks]
    return {"title": programme.title, "address": programme.address, "parts": parts, "here": here}

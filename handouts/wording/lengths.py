"""How long a session takes, in words."""

from __future__ import annotations

from handouts.session import Minutes
from handouts.wording.catalogue import Catalogue


def minutes_phrase(minutes: Minutes, words: Catalogue) -> str:
    """About how many minutes: "ongeveer 15 minuten", "ongeveer 15 tot 18 minuten"."""
    if minutes.shortest == minutes.longest:
        return words.phrase("session.minutes", count=minutes.shortest)
    return words.phrase("session.minutes_range", shortest=minutes.shortest, longest=minutes.longest)

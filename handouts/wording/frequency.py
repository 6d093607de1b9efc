"""How often a session is done, in words."""

from __future__ import annotations

from handouts.model import Frequency, NotStatedFrequency
from handouts.wording.catalogue import Catalogue


def frequency_phrase(frequency: Frequency, words: Catalogue) -> str:
    """How often the session is done ("elke dag"), or that this is not stated."""
    if isinstance(frequency, NotStatedFrequency):
        return words.phrase("frequency.not_stated")
    if frequency.times == 1:
        return words.phrase(f"frequency.every_{frequency.period}")
    return words.phrase(f"frequency.times_a_{frequency.period}", count=frequency.times)

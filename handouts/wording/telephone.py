"""How to reach the clinic: what a patient reads, and what a telephone calls."""

from __future__ import annotations

from handouts.model import Clinic
from handouts.wording.catalogue import Catalogue


def phone_link(phone: str) -> str:
    """A phone number as a link's target: digits, with a leading plus if there is one."""
    digits = "".join(character for character in phone if character.isdigit())
    return f"tel:+{digits}" if phone.startswith("+") else f"tel:{digits}"


def call_phrase(clinic: Clinic, words: Catalogue) -> str:
    """What a patient is told to do who must call: "Bel 000 123 45 67"."""
    return words.phrase("safety.call", phone=clinic.phone)


def reachable_phrase(clinic: Clinic, words: Catalogue) -> str:
    """When the clinic can be called."""
    return words.phrase("safety.reachable", hours=clinic.hours)

"""Amounts, lengths of time and numbers in words, as a patient reads them."""

from __future__ import annotations

from handouts.dosing.amount import Amount, Time
from handouts.wording.catalogue import Catalogue


def number_words(number: float, words: Catalogue) -> str:
    """A number as people write it: 2.5 is "2,5"."""
    return f"{number:g}".replace(".", words.phrase("amount.decimal_mark"))


OPEN = "…"
"""Stands in the place of a number that somebody must still say."""


def amount_words(amount: Amount, words: Catalogue) -> str:
    """How many, without its unit: "10", "10 tot 15", "minstens 5"; a gap where somebody must still say it."""
    return OPEN if amount.is_open else words.phrase("amount.join").join(amount_parts(amount, words))


def amount_parts(amount: Amount, words: Catalogue) -> list[str]:
    """The parts of an amount in words: how far the patient may go, and its numbers."""
    parts = []
    if amount.as_many_as_you_can:
        parts.append(
            words.phrase("amount.as_long_as_you_can" if isinstance(amount, Time) else "amount.as_many_as_you_can")
        )
    if amount.exactly is not None:
        parts.append(number_words(amount.exactly, words))
    elif amount.about is not None:
        parts.append(words.phrase("amount.about", number=number_words(amount.about, words)))
    elif amount.at_least is not None and amount.at_most is not None:
        ends = {"least": number_words(amount.at_least, words), "most": number_words(amount.at_most, words)}
        parts.append(words.phrase("amount.range", **ends))
    elif amount.at_least is not None:
        parts.append(words.phrase("amount.at_least", number=number_words(amount.at_least, words)))
    elif amount.at_most is not None:
        parts.append(words.phrase("amount.at_most", number=number_words(amount.at_most, words)))
    return parts


def counted(name: str, amount: Amount, words: Catalogue) -> str:
    """An amount with its unit, and until when: "10 tot 15 keer". `name` is the unit's entry in the catalogue."""
    number, unit = counted_parts(name, amount, words)
    return with_until(f"{number} {unit}".strip(), amount, words)


def counted_parts(name: str, amount: Amount, words: Catalogue) -> tuple[str, str]:
    """The number of an amount, which may stand out, and its unit; both empty where it only says until when."""
    number = amount_words(amount, words)
    if not number or (amount.as_many_as_you_can and amount.low is None and amount.high is None):
        return number, ""
    return number, unit_words(name, amount, words)


def with_until(phrase: str, amount: Amount, words: Catalogue) -> str:
    """A phrase with the words that say until when to go on, where there are any."""
    if amount.until is None:
        return phrase
    has_number = amount.low is not None or amount.high is not None
    return f"{phrase}{words.phrase('amount.join') if has_number else ' '}{amount.until}".strip()


def unit_words(name: str, amount: Amount, words: Catalogue) -> str:
    """The unit of an amount, in the singular for one and in the plural for all else."""
    count = amount.high if amount.high is not None else amount.low
    return words.phrase(name, count=2 if count is None else count)


def unit_name(time: Time) -> str:
    """The catalogue's entry of the unit of a length of time."""
    return f"time.{time.unit}"


def time_words(time: Time, words: Catalogue) -> str:
    """A length of time in words: "2 tot 3 minuten"."""
    return counted(unit_name(time), time, words)

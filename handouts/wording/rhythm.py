"""How often something is done, in words."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.dosing.amount import Amount
from handouts.dosing.rhythm import Frequency, Moment, NotStatedFrequency, StatedFrequency, Weekday
from handouts.wording.amounts import OPEN, amount_words, number_words
from handouts.wording.catalogue import Catalogue
from handouts.wording.numbers import row_of

# Numbers of hours or days that have a word of their own.
NAMED = {0.5: "half", 1: "one", 2: "two"}


def frequency_phrase(frequency: Frequency, words: Catalogue) -> str:
    """How often ("elke dag", "3 keer per dag, 5 dagen per week"), or that this is not stated."""
    if isinstance(frequency, NotStatedFrequency):
        return words.phrase("frequency.not_stated")
    return ", ".join(rhythm_parts(frequency, words))


def is_frequency_open(frequency: Frequency) -> bool:
    """Whether somebody must still say how often."""
    if isinstance(frequency, NotStatedFrequency):
        return True
    return any(amount.is_open for amount in amounts_of(frequency))


def amounts_of(frequency: StatedFrequency) -> list[Amount]:
    """The amounts a rhythm holds."""
    named = (frequency.times, frequency.days_a_week, frequency.every_days, frequency.every_hours)
    return [amount for amount in named if amount is not None]


def rhythm_parts(frequency: StatedFrequency, words: Catalogue) -> Iterator[str]:
    """The parts of a rhythm in their order: how many times, on which days, at what moments, and what else."""
    if frequency.times is not None:
        yield times_phrase(frequency, frequency.times, words)
    if frequency.every_hours is not None:
        yield every_phrase("hours", frequency.every_hours, words)
    if frequency.while_awake:
        yield words.phrase("frequency.while_awake")
    yield from day_parts(frequency, words)
    if frequency.moments:
        moments = [moment for moment in Moment if moment in frequency.moments]
        yield row_of([words.phrase(f"frequency.moments.{moment}") for moment in moments], words)
    if frequency.words:
        yield frequency.words


def day_parts(frequency: StatedFrequency, words: Catalogue) -> Iterator[str]:
    """On which days."""
    if frequency.days_a_week is not None:
        yield open_or(amount_words(frequency.days_a_week, words), "days_a_week", frequency.days_a_week, words)
    if frequency.every_days is not None:
        yield every_phrase("days", frequency.every_days, words)
    if frequency.weekdays:
        names = [words.phrase(f"frequency.weekdays.{day}") for day in Weekday if day in frequency.weekdays]
        yield words.phrase("frequency.on_weekdays", days=row_of(names, words))
    if frequency.rest_day_between:
        yield words.phrase("frequency.rest_day_between")


def times_phrase(frequency: StatedFrequency, times: Amount, words: Catalogue) -> str:
    """So many times in a period; once a day is "elke dag", unless other words say on which days."""
    has_days = frequency.days_a_week or frequency.every_days or frequency.weekdays
    if times.exactly == 1:
        name = "once_a_day" if frequency.period == "day" and has_days else f"every_{frequency.period}"
        return words.phrase(f"frequency.{name}")
    return open_or(amount_words(times, words), f"times_a_{frequency.period}", times, words)


def every_phrase(unit: str, amount: Amount, words: Catalogue) -> str:
    """Every so many hours or days: "elk uur", "om de dag", "elke 3 dagen"."""
    name = NAMED.get(amount.exactly) if amount.exactly is not None else None
    if name and name in words.entry(f"frequency.every_{unit}"):
        return words.phrase(f"frequency.every_{unit}.{name}")
    if amount.is_open:
        return words.phrase(f"frequency.every_{unit}.open")
    count = number_words(amount.exactly, words) if amount.exactly is not None else amount_words(amount, words)
    return words.phrase(f"frequency.every_{unit}.some", count=count)


def open_or(count: str, name: str, amount: Amount, words: Catalogue) -> str:
    """A phrase with its count, or that the clinic fills it in or must be asked."""
    if amount.is_open:
        how = "fill_in" if amount.fill_in else "ask"
        return words.phrase(f"amount.{how}", what=words.phrase(f"frequency.{name}", count=OPEN))
    return words.phrase(f"frequency.{name}", count=count)

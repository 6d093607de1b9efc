"""Amounts as the phone counts them: what is sure, what more is offered, and the words of the dose line."""

from __future__ import annotations

from typing import Any

from handouts.dosing.amount import Amount, Time, TimeUnit
from handouts.dosing.length import ESTIMATED_SECONDS

Data = dict[str, Any]


def amount_data(amount: Amount | None, said: str) -> Data | None:
    """An amount with its words; None where there is none.

    `sure` is counted, 0 where nothing is asked for sure and None where nobody says how many; what is between it and
    `most` is offered, without an end where `most` is None. `until` says in the clinic's words how long to go on.
    """
    if amount is None:
        return None
    sure = None if amount.is_open else amount.low or 0
    return {"sure": sure, "most": most_of(amount), "until": amount.until or "", "words": said}


def time_data(time: Time | None, said: str) -> Data | None:
    """A length of time like an amount, in seconds; `each` is how long one of the `unit` lasts that is shown."""
    data = amount_data(time, said)
    if time is None or data is None:
        return None
    seconds = unit_seconds(time.unit)
    numbers = {name: None if data[name] is None else data[name] * seconds for name in ("sure", "most")}
    shown = time.unit if time.unit in ESTIMATED_SECONDS else TimeUnit.SECOND
    return {**data, **numbers, "unit": shown.value, "each": unit_seconds(shown)}


def unit_seconds(unit: TimeUnit) -> float:
    """How many seconds one of a unit lasts; a count and a breath are estimated."""
    return Time(exactly=1, unit=unit).seconds(1) or ESTIMATED_SECONDS[unit]


def most_of(amount: Amount) -> float | None:
    """The most that may be done; None where there is no end to it."""
    has_own_end = amount.as_many_as_you_can or amount.until is not None
    return amount.at_most if has_own_end else amount.high

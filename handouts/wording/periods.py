"""When a part of a programme is done, in words."""

from __future__ import annotations

from handouts.dosing.period import Period, Timing, moment_parts
from handouts.wording.catalogue import Catalogue


def period_phrase(period: Period, words: Catalogue) -> str:
    """From when to when: "0 tot 6 weken na de operatie", "dag 7 tot en met week 3", "vanaf week 7"."""
    time = span_words(period, words)
    side, event = ("after", period.after) if period.after else ("before", period.before)
    if event is None:
        return time
    return (
        words.phrase(f"period.{side}", period=time, event=event)
        if time
        else words.phrase(f"period.{side}_only", event=event)
    )


def span_words(period: Period, words: Catalogue) -> str:
    """The time of a period without its event."""
    first, last = period.first or period.at, period.last
    if first and first != last and last:
        (timing, unit, number), (_, other_unit, _) = moment_parts(first), moment_parts(last)
        # "0 tot 6 weken": the unit is said once.
        start = f"{number}" if timing is Timing.ELAPSED and unit == other_unit else moment_words(first, words)
        return words.phrase(f"period.{timing_of(last)}", first=start, last=moment_words(last, words))
    if period.at or (first and first == last):
        return moment_words(first or "", words)
    if first:
        return words.phrase(f"period.from_{timing_of(first)}", first=moment_words(first, words))
    return words.phrase(f"period.until_{timing_of(last)}", last=moment_words(last, words)) if last else ""


def timing_of(moment: str) -> Timing:
    """How a moment is meant."""
    return moment_parts(moment)[0]


def moment_words(moment: str, words: Catalogue) -> str:
    """One moment: "week 3", or "6 weken"."""
    timing, unit, number = moment_parts(moment)
    if timing is Timing.NUMBERED:
        return words.phrase(f"period.{unit}", number=number)
    return f"{number} {words.phrase(f'time.{unit}', count=number)}"

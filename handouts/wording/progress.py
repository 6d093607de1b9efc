"""How a dose grows, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handouts.dosing.amount import Amount
from handouts.dosing.progress import Lasts, Progress
from handouts.wording.amounts import amount_words, counted, time_words
from handouts.wording.catalogue import Catalogue


def progress_sentences(progress: Sequence[Progress], words: Catalogue) -> tuple[str, ...]:
    """Every sentence about how to go on, in the order of the content."""
    return tuple(sentence for one in progress for sentence in sentences_of(one, words))


def sentences_of(one: Progress, words: Catalogue) -> Iterator[str]:
    """From what to what, by which step, when to go on and when to step back."""
    if one.of is not None:
        yield from way_sentences(one, words)
    if one.go_on_when:
        yield words.phrase("progress.go_on_when", when=one.go_on_when)
    if one.step_back_when:
        yield words.phrase("progress.step_back_when", when=one.step_back_when)


def way_sentences(one: Progress, words: Catalogue) -> Iterator[str]:
    """From what to what, and by which step."""

    def of(amount: Amount) -> str:
        return counted(f"progress.units.{one.of}", amount, words)

    if one.start and one.goal:
        yield words.phrase("progress.from_to", start=amount_words(one.start, words), goal=of(one.goal))
    elif one.goal:
        yield words.phrase("progress.to", goal=of(one.goal))
    elif one.start:
        yield words.phrase("progress.from", start=of(one.start))
    name, step = ("step", of(one.step)) if one.step else ("step_percent", "")
    if one.step_percent:
        step = amount_words(one.step_percent, words)
    if step and one.each:
        yield words.phrase(f"progress.{name}_each", step=step, each=words.phrase(f"progress.each.{one.each}"))
    elif step:
        yield words.phrase(f"progress.{name}", step=step)


def lasts_phrase(lasts: Lasts, words: Catalogue) -> str:
    """How long a programme is done in all."""
    parts = []
    if lasts.time:
        parts.append(time_words(lasts.time, words))
    if lasts.sessions:
        parts.append(counted("lasts.sessions", lasts.sessions, words))
    return ", ".join([*parts, *([lasts.words] if lasts.words else [])])

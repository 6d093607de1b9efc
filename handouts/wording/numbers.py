"""Numbers as people say them: lists of numbers, and counts of exercises."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.wording.catalogue import Catalogue

# From here on a run of numbers is told by its ends.
SHORTEST_RUN = 4


def number_list(numbers: Sequence[int], words: Catalogue) -> str:
    """Numbers as people say them: "7, 8 en 9", a longer unbroken run as "1 tot en met 6"."""
    if len(numbers) >= SHORTEST_RUN and list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return words.phrase("programme.group_range", first=numbers[0], last=numbers[-1])
    if len(numbers) == 1:
        return str(numbers[0])
    return f"{', '.join(map(str, numbers[:-1]))} {words.phrase('programme.and')} {numbers[-1]}"


def exercise_count(count: int, words: Catalogue) -> str:
    """How many exercises: "4 oefeningen"."""
    return words.phrase("exercise.count", count=count)

"""No damage to content, pictures, films, logos, histories or records ends in a crash, or without end."""

from __future__ import annotations

import random

from tests.fuzz import run

SECONDS = 60.0


def test_a_minute_of_damage_ends_in_words() -> None:
    """Whatever is damaged is taken or told in words; the seed that is printed gives the same cases again."""
    seed = random.SystemRandom().randrange(10**6)
    bad = run(seed, 0, 100_000, SECONDS)
    told = "\n".join(f"seed {seed}, case {one.number}, {one.kind}: {one.how}\n{one.trace}" for one in bad)
    assert not bad, told

"""A random walk over host, network and phone: never two versions in one view, never an old one called checked."""

from __future__ import annotations

import os
import random
from pathlib import Path

from playwright.sync_api import Browser

from tests.offline_walk import walk

STEPS = 20


def test_a_random_walk_keeps_every_promise(built_site: Path, tmp_path: Path, browser: Browser) -> None:
    """Whatever host, network and phone do, every promise of `Walk` holds after each page that is opened.

    HANDOUT_WALK_STEPS and HANDOUT_WALK_SEED choose another walk; the seed is printed.
    """
    steps = int(os.environ.get("HANDOUT_WALK_STEPS", STEPS))
    seed = int(os.environ.get("HANDOUT_WALK_SEED", random.SystemRandom().randrange(10**6)))
    done = walk(built_site, tmp_path, browser, steps, seed)
    assert done.total() == steps

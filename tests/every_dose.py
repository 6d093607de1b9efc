"""A site with a programme of every kind of dose, for the tests of the phone."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import run_program
from tests.places import ROOT

PROGRAMME = ROOT / "tests" / "phone_content" / "every-dose.yml"
BLOCKS = ("kinds", "cycles", "fill-in", "side-by-side")


def every_dose_site(folder: Path) -> Path:
    """The published site of that programme beside the sample content, built in a folder of its own."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copyfile(PROGRAMME, folder / "content" / "programmes" / "every-dose.yml")
    ended = run_program(folder, "build")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder / "site"

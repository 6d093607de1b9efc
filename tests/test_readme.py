"""What the README tells a newcomer to do works."""

from __future__ import annotations

import re
from pathlib import Path

from build_handouts import program
from tests.conftest import run_program
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def test_first_handout_has_no_problem(project: Path) -> None:
    """The first handout of the README, typed over, is content without a problem, and short enough to type."""
    assert len(EXAMPLES[0].splitlines()) <= 20
    (project / "content" / "programmes" / "sterke-rug.yml").write_text(EXAMPLES[0], encoding="utf-8")
    ended = run_program(project, "check")
    assert ended.returncode == 0, ended.stderr


def test_stated_dose_of_the_readme_has_no_problem(project: Path) -> None:
    """The stated dose of the README fits in the place it is told to go."""
    not_stated = "        dose:\n          status: not_stated\n"
    spread = EXAMPLES[0].replace(not_stated, EXAMPLES[1])
    assert spread != EXAMPLES[0]
    (project / "content" / "programmes" / "sterke-rug.yml").write_text(spread, encoding="utf-8")
    ended = run_program(project, "check")
    assert ended.returncode == 0, ended.stderr


def test_every_command_is_told() -> None:
    """Each command of the program stands in the README, and each command told there exists."""
    told = set(re.findall(r"^\| `(?:python3 build_handouts\.py` or `)?… ([a-z]+)`", README, flags=re.MULTILINE))
    assert told == set(program.commands)


def test_layout_names_what_is_there() -> None:
    """Every path in the README's layout exists, apart from what is made."""
    layout = README[README.index("## Layout") : README.index("The flow goes")]
    paths = [
        path for path in re.findall(r"^([a-z_./]+)", layout, flags=re.MULTILINE) if path not in ("build/", "site/")
    ]
    assert len(paths) >= 8
    assert [path for path in paths if not (ROOT / path).exists()] == []

"""A fresh machine: make an environment of our own and install what is needed, then start again inside it.

Only the standard library is used here: this runs before anything else is there.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Say = Callable[[str], None]
OLDEST_PYTHON = (3, 11)
PIP_FAILED = "The packages could not be installed; is this machine online? What pip said stands above."
RUN_PACKAGES = (
    "PIL",
    "click",
    "filelock",
    "jinja2",
    "lxml",
    "markdown",
    "material",
    "mkdocs",
    "pagefind",
    "pikepdf",
    "pydantic",
    "rjsmin",
    "segno",
    "typst",
    "watchfiles",
    "yaml",
)
DRAW_PACKAGES = ("numpy",)
TEST_PACKAGES = (
    "axe_playwright_python",
    "coverage",
    "hypothesis",
    "importlinter",
    "mypy",
    "playwright",
    "pypdf",
    "pypdfium2",
    "pytest",
    "ruff",
    "xdist",
    "zxingcpp",
)


class NotReady(Exception):
    """The machine can't run the program yet: the message says in a line or two what to do."""


def enter_environment(root: Path, arguments: list[str], say: Say = print) -> None:
    """Return when this Python has all that is needed; otherwise run the program again in `.venv` and exit with it.

    A virtual environment that the user has entered is used as it is when it has every package, and is never
    installed into. Raises NotReady when Python is too old or the packages can't be installed.
    """
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:2])
        raise NotReady("Python 3.11 or newer is needed; this is Python {}.".format(found))
    testing = arguments[1:2] == ["test"]
    wanted = RUN_PACKAGES + (DRAW_PACKAGES + TEST_PACKAGES if testing else ())
    lists = [root / "requirements.txt"] + ([drawing_list(root), root / "tests" / "requirements.txt"] if testing else [])
    enter(root, arguments, wanted, lists, say)


def enter_to_draw(root: Path, arguments: list[str], say: Say = print) -> None:
    """Install what drawing needs, run the program again and exit with it.

    Most builds draw nothing, and never come here. Raises NotReady when the packages can't be installed, or when the
    environment is one that the user has entered, which is never installed into.
    """
    entered = sys.prefix != sys.base_prefix
    if entered and Path(sys.prefix) != root / ".venv":
        raise NotReady("Drawing needs the packages of handouts/figure/requirements.txt: install them, and try again.")
    if is_current(root / ".venv", [drawing_list(root)]):
        raise NotReady("The packages that drawing needs are damaged: remove the folder .venv, and run this again.")
    enter(root, arguments, DRAW_PACKAGES, [drawing_list(root)], say)
    sys.exit(subprocess.call([sys.executable, *arguments]))


def drawing_list(root: Path) -> Path:
    """The list of the packages that drawing needs."""
    return root / "handouts" / "figure" / "requirements.txt"


def enter(root: Path, arguments: list[str], wanted: tuple[str, ...], lists: list[Path], say: Say) -> None:
    """Return when this Python has these packages; otherwise install the lists and run the program again."""
    own = root / ".venv"
    inside = Path(sys.prefix) == own
    entered = sys.prefix != sys.base_prefix
    if entered and not inside and has_packages(wanted):
        return
    if inside and is_current(own, lists):
        return
    install(own, lists, say)
    if not inside:
        sys.exit(subprocess.call([str(python_of(own)), *arguments]))


def has_packages(names: tuple[str, ...]) -> bool:
    """Whether every one of these packages can be imported."""
    return all(importlib.util.find_spec(name) for name in names)


def install(own: Path, lists: list[Path], say: Say) -> None:
    """Make the environment where it is missing, and install the packages of each list that is not yet there."""
    missing = [path for path in lists if not is_current(own, [path])]
    if not missing:
        return
    say("First time here, or the list of packages changed: preparing .venv (a minute or two, once).")
    if not is_whole(own):
        if Path(sys.prefix) == own:
            raise NotReady("Preparing .venv was stopped halfway: remove the folder .venv, and run this again.")
        run(
            [sys.executable, "-m", "venv", "--clear", str(own)],
            "python3 could not make .venv; on Debian and Ubuntu: apt install python3-venv",
        )
    preparing(own).touch()
    try:
        for path in missing:
            run(pip_install(own, path), PIP_FAILED)
            stamp(own, path).write_text(fingerprint(path))
    except NotReady:
        preparing(own).unlink()
        raise
    preparing(own).unlink()


def is_whole(own: Path) -> bool:
    """Whether the environment is there and no kill stopped its preparing: half of one is made anew, never mended."""
    has_packages_of_its_own = (own / "installed-run-requirements").exists()
    return python_of(own).exists() and has_packages_of_its_own and not preparing(own).exists()


def preparing(own: Path) -> Path:
    """The file that stands in the environment while packages are installed in it."""
    return own / "preparing"


def pip_install(own: Path, path: Path) -> list[str]:
    """The command that installs a list: each package as it was when the list was written, and nothing built here."""
    pip = [str(python_of(own)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    return [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(path)]


def run(command: list[str], advice: str) -> None:
    """Run a command; raise NotReady with the advice when it fails."""
    if subprocess.call(command) != 0:
        raise NotReady(advice)


def is_current(own: Path, lists: list[Path]) -> bool:
    """Whether the environment holds the packages of these lists as they are now."""
    return all(stamp(own, path).exists() and stamp(own, path).read_text() == fingerprint(path) for path in lists)


def stamp(own: Path, path: Path) -> Path:
    """The file in the environment that says which version of a list was installed."""
    folder = path.parent.name
    return own / "installed-{}-requirements".format(folder if folder in ("tests", "figure") else "run")


def fingerprint(path: Path) -> str:
    """SHA-256 of a list of packages."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def python_of(own: Path) -> Path:
    """The Python of an environment."""
    return own / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

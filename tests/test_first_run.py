"""A fresh machine gets exactly the packages that were looked at, and one that was stopped halfway starts afresh."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from handouts import first_run
from handouts.failure import DrawingNotReady
from handouts.first_run import NotReady, drawing_list, enter_to_draw, install, is_whole, preparing, python_of, stamp
from handouts.pictures.drawings import engine_draw, engine_examine
from tests.places import ROOT

LISTS = [ROOT / "requirements.txt", drawing_list(ROOT), ROOT / "tests" / "requirements.txt"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that needs no package."""
    (tmp_path / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    return tmp_path


def half_made(own: Path) -> None:
    """An environment as a kill leaves it while it is made: a Python that has no pip."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(own)], check=True)


def test_environment_stopped_halfway_is_made_afresh(root: Path) -> None:
    """Killed while pip was prepared, the next run makes the environment anew instead of blaming the internet."""
    own = root / ".venv"
    half_made(own)
    (own / "half").touch()
    install(own, [root / "requirements.txt"], print)
    assert is_whole(own)
    assert not (own / "half").exists()
    assert subprocess.call([str(python_of(own)), "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0


def test_kill_while_packages_are_installed_is_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed while pip put packages in place, the next run starts afresh; a pip that failed in order does not."""
    own = root / ".venv"
    half_made(own)
    stamp(own, root / "requirements.txt").write_text("another list", encoding="utf-8")
    monkeypatch.setattr(first_run, "run", killed)
    with pytest.raises(KeyboardInterrupt):
        install(own, [root / "requirements.txt"], print)
    assert preparing(own).exists()
    assert not is_whole(own)
    preparing(own).unlink()
    monkeypatch.setattr(first_run, "run", failing)
    with pytest.raises(NotReady, match="online"):
        install(own, [root / "requirements.txt"], print)
    assert is_whole(own)


def killed(_command: list[str], _advice: str) -> None:
    """A pip that never comes back."""
    raise KeyboardInterrupt


def failing(_command: list[str], advice: str) -> None:
    """A pip that finds no internet."""
    raise NotReady(advice)


@pytest.mark.parametrize("path", LISTS, ids=[path.parent.name for path in LISTS])
def test_every_package_is_pinned_with_its_hashes(path: Path) -> None:
    """Each package has one version and at least one hash, and pip takes nothing else and builds nothing."""
    lines = path.read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert pinned
    for line in pinned:
        assert re.match(r"[a-z0-9-]+==[0-9][^ ]*( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+$", line), line[:60]
    command = first_run.pip_install(Path(".venv"), path)
    assert command[command.index("--only-binary") + 1] == ":all:"
    assert "--require-hashes" in command


def test_drawing_without_its_packages_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where drawing's own packages are not installed, it says so and is no crash."""
    monkeypatch.setitem(sys.modules, "handouts.pictures.drawer", None)
    for engine in (engine_draw, engine_examine):
        with pytest.raises(DrawingNotReady, match="needed"):
            engine()
    with pytest.raises(NotReady, match=r"handouts/figure/requirements\.txt"):
        enter_to_draw(Path("elsewhere"), ["build_handouts.py"])

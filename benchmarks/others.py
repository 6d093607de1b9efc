"""The same Markdown set by others: stock Material for MkDocs, and Zensical."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path
from typing import Any

import yaml

from benchmarks.clinic import ROOT
from benchmarks.measure import Cost, cost_of
from handouts.addresses import EXERCISES, markdown_path

QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def stock_settings(project: Path, features: list[str]) -> dict[str, Any]:
    """Settings of a stock Material site of some pages: its own navigation and search, our Markdown extensions."""
    own = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    return {
        "site_name": "Benchmark",
        "site_url": "https://example.org/",
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"name": "material", "language": "nl", "font": False, "features": features},
        "plugins": ["search"],
        "markdown_extensions": own["markdown_extensions"],
    }


def prepare_stock(project: Path, folder: Path, features: list[str]) -> Path:
    """A folder where either program builds a stock site of a project's Markdown."""
    folder.mkdir(parents=True)
    shutil.copytree(project / "build" / "docs", folder / "docs")
    settings = yaml.safe_dump(stock_settings(project, features))
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def mkdocs_build(project: Path, folder: Path) -> Cost:
    """What a bare `mkdocs build` with the navigation and search of stock Material costs; the site is `folder/site`."""
    prepare_stock(project, folder, [])
    return cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, QUIET)


def zensical_build(zensical: Path, project: Path, folder: Path) -> Cost:
    """What `zensical build` with navigation.prune costs; the site is `folder/site`."""
    prepare_stock(project, folder, ["navigation.prune"])
    leave_out_of_search(folder / "docs" / markdown_path(EXERCISES))
    return cost_of([zensical, "build"], folder)


def leave_out_of_search(page: Path) -> None:
    """Keep a page out of Zensical's index: it ends with an error at the list of all exercises of a large clinic."""
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("---\n", "---\nsearch:\n  exclude: true\n", 1), encoding="utf-8")


def find_zensical(folder: Path) -> Path | None:
    """Zensical, as this Python has it or newly installed in an environment in `folder`; None where it can't be had."""
    beside = shutil.which("zensical", path=str(Path(sys.executable).parent))
    if beside:
        return Path(beside)
    own = folder / "zensical"
    venv.create(own, with_pip=True)
    pinned = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["exit"]
    install = [own / "bin" / "python", "-m", "pip", "install", "--quiet", *pinned]
    if subprocess.call(list(map(str, install)), stderr=subprocess.DEVNULL):
        return None
    return own / "bin" / "zensical"


def version_of(zensical: Path) -> str:
    """Which Zensical this is."""
    return subprocess.run([str(zensical), "--version"], capture_output=True, text=True, check=True).stdout.strip()

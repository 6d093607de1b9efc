"""What many tests start from: a project of its own, the built site of the sample content, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from tests.browser import ARGUMENTS, find_browser
from tests.places import EXAMPLE_CLINIC, ROOT, SMALL_CLINIC
from tests.site_server import SiteServer

# Machines differ in speed; what is promised here never depends on it.
settings.register_profile("handouts", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("handouts")


def copy_project(target: Path, content: Path = SMALL_CLINIC) -> Path:
    """A project of one's own with some content, that of the small clinic unless said, to build in and to break."""
    shutil.copytree(content, target / "content")
    shutil.copytree(ROOT / "templates", target / "templates")
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


def run_program(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run build_handouts.py on a project and wait for its end."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build_handouts.py"), "--project", str(project), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"},
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the small clinic that nothing was built in yet."""
    return copy_project(tmp_path / "project")


def built_once(name: str, content: Path, factory: pytest.TempPathFactory) -> Path:
    """A project with this content, built once for all tests, which must leave it as it is."""
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    target = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not (target / "site").exists():
            shutil.rmtree(target, ignore_errors=True)
            ended = run_program(copy_project(target, content), "build")
            assert ended.returncode == 0, ended.stdout + ended.stderr
    return target


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the small clinic, built."""
    return built_once("built-project", SMALL_CLINIC, tmp_path_factory)


@pytest.fixture(scope="session")
def built_site(built_project: Path) -> Path:
    """The published site of the small clinic."""
    return built_project / "site"


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of the example clinic, which uses all that content can say."""
    return built_once("built-example", EXAMPLE_CLINIC / "content", tmp_path_factory) / "site"


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site of the sample content, as it is in this repository now."""
    return built_once("built-sample", ROOT / "content", tmp_path_factory) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium without a screen."""
    found = find_browser()
    assert found is not None, "the tests need Chromium; `python3 build_handouts.py test` says how to get it"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


@pytest.fixture(scope="session")
def served_theme() -> Iterator[str]:
    """The address at which the theme lies as it is written, each script a module of its own."""
    with SiteServer(ROOT / "templates" / "theme", "/theme/") as server:
        yield server.address


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address at which the built site is served, below the sub-path of its clinic."""
    with SiteServer(built_site, "/oefeningen/") as server:
        yield server.address

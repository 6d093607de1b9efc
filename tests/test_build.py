"""A build publishes a whole, proved site or leaves the last good one exactly as it was."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock

import build_handouts
from build_handouts import today
from handouts.failure import BuildFailed
from handouts.files import file_hashes
from handouts.history.keeping import read_histories
from handouts.pictures.picture import NO_PICTURES
from handouts.project import Project
from handouts.site.record import BuildRecord
from handouts.site.stages import Inputs, plan_build
from tests.conftest import run_program
from tests.filled_content import write_filled
from tests.places import ROOT

EXERCISE = "content/exercises/superman.yml"
PROGRAMME = "content/programmes/core-stability.yml"
HEARD = "hamstringklachten"


def edit(path: Path, old: str, new: str) -> None:
    """Replace one piece of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def built(built_project: Path, tmp_path: Path) -> Path:
    """A project that was built once, to change and to break."""
    return Path(shutil.copytree(built_project, tmp_path / "built"))


def test_build_is_the_command_without_a_name(project: Path, built_site: Path) -> None:
    """The program without a command builds, prints a line a stage, says how to look; twice gives the same bytes."""
    ended = run_program(project)
    assert ended.returncode == 0, ended.stderr
    stages = [line.split()[0] for line in ended.stdout.splitlines()]
    assert stages[:9] == ["read", "draw", "write", "set", "paper", "search", "offline", "prove", "publish"]
    assert "26 exercises with pictures, nothing to draw" in ended.stdout
    assert "build_handouts.py serve" in ended.stdout
    hashes = file_hashes(project / "site")
    assert len(hashes) > 20
    assert hashes == file_hashes(built_site)


def test_second_build_does_nothing(built: Path) -> None:
    """A build of unchanged content leaves the site alone and says so."""
    before = (built / "site").stat().st_ino
    ended = run_program(built, "build")
    assert ended.returncode == 0
    assert "nothing has changed" in ended.stdout
    assert (built / "site").stat().st_ino == before


def test_partial_build_gives_what_a_whole_build_gives(built: Path, tmp_path: Path) -> None:
    """After a change only its own part is set anew, and the site is the same as one built from nothing."""
    edit(built / EXERCISE, "Maak de rug zo hol mogelijk.", "Maak de rug hol.")
    assert run_program(built, "record", "--same-version").returncode == 0
    ended = run_program(built, "build")
    assert ended.returncode == 0, ended.stderr
    assert "5 pages by MkDocs" in ended.stdout
    assert "4 files made, 15 kept" in ended.stdout
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    for name in ("content", "templates", "mkdocs.yml"):
        (fresh / name).symlink_to(built / name)
    assert run_program(fresh, "build").returncode == 0
    assert file_hashes(built / "site") == file_hashes(fresh / "site")


def test_removed_block_leaves_no_page(built: Path) -> None:
    """A block taken out of a programme is gone from the site, its page included."""
    path = built / PROGRAMME
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - id: gevorderden"), text.index("also_known_as:\n  - bekken-romp")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    for name in ("buikbrug-op-onderarmen", "zijbrug-arm-omhoog", "rugbrug-op-een-onderarm", "log-roll"):
        (built / "content" / "exercises" / f"{name}.yml").unlink()
    assert run_program(built, "record").returncode == 0
    ended = run_program(built, "build")
    assert ended.returncode == 0, ended.stderr
    assert not (built / "site" / "core-stability" / "gevorderden").exists()
    assert list((built / "site").rglob("*gevorderden*.pdf")) == []
    assert "gevorderden" not in (built / "site" / "sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (EXERCISE, "id: superman", "id: supermann", "id-not-file-name"),
        (PROGRAMME, "exercise: superman", "exercise: suprman", 'did you mean "superman"'),
        ("content/clinic.yml", "phone:", "fone:", "unknown-key"),
        ("templates/pages/week.md.j2", "{% import", "{% imprt", "templates/pages/week.md.j2:1:"),
        ("templates/pages/week.md.j2", "{{ block.frequency | text }}", "{{ block.freqeuncy | text }}", "freqeuncy"),
        ("templates/pages/week.md.j2", "# {{ title", "# [x](er-niet.md) {{ title", "er-niet.md"),
        ("templates/pages/week.md.j2", "# {{ title", "## {{ title", "heading"),
        ("templates/pages/home.md.j2", "# {{ title | text }}", "# {{ title | text }}\n\n[x](er-niet/)", "broken-link"),
        ("templates/words.nl.yml", "start: Zo begint u", "strat: Zo begint u", "start"),
        ("templates/words.nl.yml", "language: nl", "language: [", "templates/words.nl.yml"),
        ("templates/words.nl.yml", "{count} keer per maand", "{cuont} keer per maand", ""),
        ("templates/theme/main.html", 'lang="', 'long="', "language"),
        ("templates/theme/main.html", "<!doctype html>", "{% if %}<!doctype html>", "main.html"),
        ("mkdocs.yml", "strict: true", "strict: [", "MkDocs"),
    ],
)
def test_mistake_leaves_the_last_good_site(built: Path, path: str, old: str, new: str, said: str) -> None:
    """A mistake in content, words, templates or settings is told without a traceback; the site stays as it was."""
    before = file_hashes(built / "site")
    edit(built / path, old, new)
    ended = run_program(built, "build")
    if said:
        assert ended.returncode == 1
        assert said in ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    assert file_hashes(built / "site") == before


@pytest.mark.parametrize("limit", [20_000, 200_000])
@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file sizes stands in for a full disk")
def test_full_disk_leaves_the_last_good_site(built: Path, limit: int) -> None:
    """A disk that refuses to hold more ends the build in words, with the old site as it was."""
    before = file_hashes(built / "site")
    edit(built / "content/clinic.yml", "Voorbeeldweg 1", "Voorbeeldweg 2")
    limited = f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); "
    limited += f"sys.argv = ['build_handouts.py', '--project', {str(built)!r}]; "
    limited += f"runpy.run_path({str(ROOT / 'build_handouts.py')!r}, run_name='__main__')"
    ended = subprocess.run(
        [sys.executable, "-c", limited], capture_output=True, text=True, check=False, cwd=ROOT, env=plain_environment()
    )
    assert ended.returncode == 1, ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr
    assert "Nothing was published" in ended.stderr
    assert file_hashes(built / "site") == before


def plain_environment() -> dict[str, str]:
    """The environment without what measures coverage, whose own files count against a limit."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL to send")
def test_kill_at_any_moment_leaves_a_whole_site(built: Path) -> None:
    """However early or late a build is killed, the site is the old one or the new one, never a mixture."""
    old = file_hashes(built / "site")
    edit(built / PROGRAMME, HEARD, "hamstringpijn")
    command = [sys.executable, str(ROOT / "build_handouts.py"), "--project", str(built)]
    since = time.monotonic()
    assert run_program(built, "build").returncode == 0
    took = time.monotonic() - since
    new = file_hashes(built / "site")
    assert new != old
    chance = random.Random(1)  # noqa: S311 - moments to kill at, nothing secret
    for number in range(8):
        edit(built / PROGRAMME, *(("hamstringpijn", HEARD) if number % 2 == 0 else (HEARD, "hamstringpijn")))
        running = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(took * chance.uniform(0.1, 1.05))
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert file_hashes(built / "site") in (old, new)
    ended = run_program(built, "build")
    assert ended.returncode == 0, ended.stderr
    assert file_hashes(built / "site") == new


@pytest.mark.parametrize("written", ["abc", "1e30", "999999999999", "-99999999999999", "9" * 5000, "nan", "2026-01-01"])
def test_moment_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    """A SOURCE_DATE_EPOCH that is no number of seconds, or of no year there is, is one sentence and no crash."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    with pytest.raises(BuildFailed, match="SOURCE_DATE_EPOCH"):
        today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert today().isoformat() == "2026-09-21"


def test_check_writes_nothing(tmp_path: Path) -> None:
    """A check of content with photos, films and a logo leaves nothing behind, so that a disk to be read will do."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "templates", project / "templates")
    write_filled(project / "content", lambda way: f"Woorden voor {way}.")
    before = file_hashes(project)
    ended = CliRunner().invoke(build_handouts.program, ["--project", str(project), "check"])
    assert ended.exit_code == 0, ended.output
    assert "3 exercises, 1 programmes: no problems" in ended.output
    assert file_hashes(project) == before
    assert sorted(path.name for path in project.iterdir()) == ["content", "templates"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with one small programme, built once."""
    project = tmp_path / "small"
    shutil.copytree(ROOT / "tests/problems/_valid/content", project / "content")
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    (project / "build").mkdir()
    build_handouts.build_site(Project.at(project))
    return project


@pytest.mark.parametrize("step", ["write_histories", "publish", "write_record"])
def test_kill_after_each_of_the_last_steps_loses_no_version(
    small: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whichever of the last steps a kill comes after, what is published is kept in the history."""
    edit(small / "content/exercises/brug.yml", "Til uw bekken op.", "Til uw bekken langzaam op.")
    edit(small / "content/programmes/rug.yml", 'version: "1.0"', 'version: "1.1"')
    project, real = Project.at(small), getattr(build_handouts, step)

    def killed(*arguments: object) -> None:
        real(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(build_handouts, step, killed)
        with pytest.raises(KeyboardInterrupt):
            build_handouts.build_site(project)
    assert versions_published(small) <= versions_kept(small)
    build_handouts.build_site(project)
    assert ("rug", "1.1") in versions_published(small)
    assert versions_published(small) <= versions_kept(small)
    assert ("rug", "1.0") in versions_kept(small)


def versions_published(root: Path) -> set[tuple[str, str]]:
    """The version of every programme of the published site."""
    files = (root / "site").glob("*/versies.json")
    return {(file.parent.name, json.loads(file.read_text(encoding="utf-8"))["version"]) for file in files}


def versions_kept(root: Path) -> set[tuple[str, str]]:
    """Every version that the history keeps."""
    return {(name, one.version) for name, kept in read_histories(root / "content").items() for one in kept.versions}


def test_lost_history_is_written_where_nothing_changed(small: Path) -> None:
    """A build that finds the site as it must be still sees to it that its versions are kept."""
    before = {file.name: file.read_bytes() for file in (small / "content/history").iterdir()}
    shutil.rmtree(small / "content/history")
    ended = run_program(small, "build")
    assert ended.returncode == 0, ended.stderr
    assert "histories written: 1" in ended.stdout
    assert "nothing has changed" in ended.stdout
    assert {file.name: file.read_bytes() for file in (small / "content/history").iterdir()} == before


def test_failure_after_publishing_says_so(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fails after the site was published, the last line does not say that nothing was published."""
    edit(small / "content/clinic.yml", "Fysiotherapie", "Oefentherapie")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "record.json")

    monkeypatch.setattr(build_handouts, "write_record", full)
    ended = CliRunner().invoke(build_handouts.program, ["--project", str(small), "build"])
    assert ended.exit_code == 1
    assert "The new site is published" in ended.output
    assert "Nothing was published" not in ended.output
    assert "Oefentherapie" in (small / "site/index.html").read_text(encoding="utf-8")


def test_linked_site_is_refused_before_anything(built: Path, tmp_path: Path) -> None:
    """A site/ that is a link is told, and neither the link nor what it leads to changes."""
    (built / "site").rename(tmp_path / "www")
    (built / "site").symlink_to(tmp_path / "www")
    before = file_hashes(tmp_path / "www")
    edit(built / "content/clinic.yml", "discipline: ", "discipline: Nieuwe ")
    ended = run_program(built, "build")
    assert ended.returncode == 1
    assert "site/ is a link" in ended.stderr
    assert "Nothing was published" in ended.stderr
    assert (built / "site").is_symlink()
    assert file_hashes(tmp_path / "www") == before


def test_file_of_the_frame_is_kept_whatever_it_is_called() -> None:
    """Whatever a clinic lays in its theme stays in the site when only one programme changes."""
    frame = (
        "robots.txt",
        "CNAME",
        "favicon.ico",
        ".well-known/security.txt",
        "assets/x.css",
        "404.html",
        "eigen/a.txt",
    )
    pages = {"index.md": "1", "oefeningen.md": "1", "rug/index.md": "1", "rug/week-1.md": "1", "knie/index.md": "1"}
    site = ("index.html", "rug/index.html", "rug/week-1/index.html", "knie/index.html", "oefeningen/index.html", *frame)
    keys = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in pages.items()}
    before = BuildRecord("frame", "search", keys, dict.fromkeys(site, "x"))
    plan = plan_build(Inputs("frame", "search", pages | {"rug/week-1.md": "2"}, NO_PICTURES), before)
    assert plan.parts == ("rug",)
    assert {*plan.kept} == {*frame, "index.html", "knie/index.html", "oefeningen/index.html"}


def test_two_builds_at_once_are_refused(built: Path) -> None:
    """A build that finds another one running says so and leaves everything alone."""
    with FileLock(built / "build" / "lock"):
        ended = run_program(built, "build")
    assert ended.returncode == 1
    assert "another build is running" in ended.stderr


def test_wrong_command_is_a_usage_error(project: Path) -> None:
    """A command that does not exist ends with exit code 2."""
    assert run_program(project, "bild").returncode == 2
    assert run_program(project / "er-niet").returncode == 2


def test_mkdocs_by_hand_works_after_a_build(built: Path) -> None:
    """Plain `mkdocs build` sets the same pages apart from the published site, with pictures linked to, not within."""
    before = file_hashes(built / "site")
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=built, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    by_hand = file_hashes(built / "build" / "by-hand")
    assert file_hashes(built / "site") == before
    for name in ("index.html", "core-stability/index.html", "oefeningen/index.html", "404.html"):
        published = (built / "site" / name).read_text(encoding="utf-8")
        # Only a published site names the folder of styles and scripts after what they are.
        plain = re.sub(r"\bassets\.[0-9a-f]{8}/", "assets/", published)
        assert (built / "build" / "by-hand" / name).read_text(encoding="utf-8") == plain
    week = (built / "build" / "by-hand" / "core-stability" / "week-1-2" / "index.html").read_text(encoding="utf-8")
    linked = re.findall(r'src="../../pictures/([^"]+)"', week)
    assert len(linked) >= 8
    assert {f"pictures/{name}" for name in linked} <= by_hand.keys()

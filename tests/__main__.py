"""Every check of the project, in one run: `python3 build_handouts.py test`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.browser import find_browser, install_browser

ROOT = Path(__file__).resolve().parent.parent
CHECKS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy"],
    "layers": ["tests.layers"],
}
COVERAGE = ["--cov", "--cov-report=term", "--cov-fail-under=90"]


def main(arguments: list[str]) -> int:
    """Run every check, or with arguments only pytest with those; 0 when all is well, else 1."""
    browser = find_browser() or install_browser()
    if browser is None:
        print("The tests need Chromium: install it (Debian, Ubuntu: apt install chromium) or set CHROMIUM to its path.")
        return 1
    os.environ["CHROMIUM"] = str(browser)
    if arguments:
        return run("tests", ["pytest", *arguments])
    failed = [name for name, command in CHECKS.items() if run(name, command)]
    if run("tests", ["pytest", "-n", "auto", "-q", *COVERAGE]):
        failed.append("tests")
    print("failed: " + ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


def run(name: str, command: list[str]) -> int:
    """Run one check as a module of this Python and print a line about it; its exit code."""
    since = time.monotonic()
    code = subprocess.call([sys.executable, "-m", *command], cwd=ROOT)
    print(f"{name:<8} {'passed' if code == 0 else 'FAILED'}  {time.monotonic() - since:6.1f} s", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

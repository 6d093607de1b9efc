"""The browser of the tests: a Chromium on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Headless in a container, and asking nothing of any other host.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser() -> Path | None:
    """The Chromium named by CHROMIUM, or one that is installed; None when there is none."""
    named = [os.environ["CHROMIUM"]] if "CHROMIUM" in os.environ else []
    found = [path for name in (*named, *NAMES) if (path := shutil.which(name))]
    found += [place for place in PLACES if Path(place).exists()]
    return Path(found[0]) if found else None


def install_browser() -> Path | None:
    """Install Chromium where we may (as root, with apt-get); where it is then, or None."""
    apt = shutil.which("apt-get")
    if apt is None or getattr(os, "geteuid", lambda: 1)() != 0:
        return None
    print("Installing Chromium for the tests (once).", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([apt, "-qq", "update"], env=quiet)
    subprocess.call([apt, "-qq", "install", "--yes", "--no-install-recommends", "chromium"], env=quiet)
    return find_browser()

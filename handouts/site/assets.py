"""The folder of styles, scripts and letters under a name that changes with them.

A page asks for the folder it was made with. So a browser, or a host that is given new files one after another, never
shows a page with styles or scripts of another version.
"""

from __future__ import annotations

import re
from pathlib import Path

from handouts.files import files_below, hash_of

ASSETS = "assets"
# A point stands in no programme's address.
NAMED = f"{ASSETS}."
MARK_LENGTH = 8
WORKER = "worker.js"
REFERENCE = re.compile(rf'((?:href|src)="(?:[^":]*/)?|"src": "){ASSETS}/')


def name_assets(site: Path) -> None:
    """Give the folder its name in a site that MkDocs just made, on every page and in the manifest.

    The worker leaves it: a browser knows a worker by its address, and what it may answer for by its folder.
    """
    folder = site / ASSETS
    (folder / WORKER).replace(site / WORKER)
    parts = (part for file in files_below(folder) for part in (file.name.encode(), file.read_bytes()))
    named = f"{NAMED}{hash_of(parts)[:MARK_LENGTH]}"
    folder.rename(site / named)
    for file in files_below(site):
        if file.suffix in (".html", ".webmanifest"):
            text = file.read_text(encoding="utf-8")
            file.write_text(REFERENCE.sub(rf"\g<1>{named}/", text), encoding="utf-8")

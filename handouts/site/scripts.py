"""Scripts as they are published: what a phone runs, without what only people read."""

from __future__ import annotations

from pathlib import Path


def shorten_scripts(site: Path) -> None:
    """Take the comments out of every script of our theme in a site that MkDocs just made."""
    for script in sorted((site / "assets").glob("*.js")):
        script.write_text(without_comments(script.read_text(encoding="utf-8")), encoding="utf-8")


def without_comments(script: str) -> str:
    """The script without its comment lines and empty lines.

    Only whole lines that begin with "//" are comments in our scripts; nothing inside a line is touched, so that no
    text in quotes can be mistaken for one.
    """
    lines = [line.rstrip() for line in script.splitlines()]
    return "".join(f"{line}\n" for line in lines if line and not line.lstrip().startswith("//"))

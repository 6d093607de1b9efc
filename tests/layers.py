"""The check that imports go one way, as a module to run: import-linter itself is only a command."""

from __future__ import annotations

from importlinter.cli import lint_imports_command

if __name__ == "__main__":
    lint_imports_command()

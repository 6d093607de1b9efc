"""Where the tests find the project."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

EXAMPLE_CLINIC = ROOT / "tests" / "clinic"
"""A made-up clinic that uses all that content can say: the ground of tests of behaviour, and the docs' example."""

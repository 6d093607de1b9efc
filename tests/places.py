"""Where the tests find the project."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SMALL_CLINIC = ROOT / "tests" / "small_clinic" / "content"
"""A clinic of two drawn handouts, for tests of behaviour: whoever edits the sample content changes no test of these."""

EXAMPLE_CLINIC = ROOT / "tests" / "clinic"
"""A made-up clinic that uses all that content can say: the ground of tests of behaviour, and the docs' example."""

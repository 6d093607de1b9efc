"""A promise about the tests themselves: what they wait for is really waited for."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).parent
GIVES_A_PROMISE = ("async ", ".then(", "caches.", "fetch(", "Promise")


def waiting_functions() -> list[tuple[str, str]]:
    """Every script that a test waits with in the browser, after the file and line it stands in."""
    return [
        (f"{file.name}:{node.lineno}", ast.unparse(node.args[0]))
        for file in sorted(TESTS.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("wait_for_function")
    ]


def test_no_test_waits_for_a_promise() -> None:
    """A waiting function whose answer is a promise counts as true at once; `until` of `offline_phone` waits."""
    found = waiting_functions()
    assert found
    named = [(place, script) for place, script in found if not script.startswith(("'", '"'))]
    assert named == [], "write the script where it is waited with, so that it can be read here"
    assert [(place, script) for place, script in found if any(part in script for part in GIVES_A_PROMISE)] == []

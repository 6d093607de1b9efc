"""What axe finds on a page, by the rules of WCAG 2.2 AA and good practice."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Asked only for what is broken, axe does not look up every place where nothing is; that takes half the time.
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def assert_axe_finds_nothing(page: Page, what: str = "") -> None:
    """Fail with every broken rule and where it is broken; `what` names what the page shows."""
    results = Axe().run(page, options=OPTIONS)
    assert len(results.response["passes"]) > 5, "axe found nothing to look at"
    assert results.violations_count == 0, f"{what}: {results.generate_report()}"

"""Promises about the scripts of the theme: how they are published, how small they are, and whom they ask."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from handouts.failure import BuildFailed
from handouts.site.scripts import put_together
from tests.phone import PHONE, WEEK_1
from tests.places import ROOT

MODULES = {script.stem for script in (ROOT / "templates" / "theme" / "assets").glob("*.js")}
MOST_BYTES_OF_SCRIPTS = 15_000
MOST_BYTES_OF_A_VISIT = 250_000


def test_a_site_has_few_scripts(built_site: Path) -> None:
    """What a page runs is a few files without comments, and no module lies there twice."""
    published = {script.stem: script.read_text(encoding="utf-8") for script in built_site.glob("assets.*/*.js")}
    assert set(published) == {"handout", "page", "week", "session", "paper", "search"}
    published["worker"] = (built_site / "worker.js").read_text(encoding="utf-8")
    assert len(MODULES) > len(published) + len(published) // 2
    for name, text in published.items():
        assert "// " not in text, name
        assert "\n\n" not in text, name


def test_modules_put_together_do_what_they_did_apart(browser: Browser, served_theme: str) -> None:
    """Each module runs once, after those it imports, under names of its own; a shared one is there once."""
    modules = {
        "one": 'import { count, add as more } from "./shared.js";\n'
        'import * as all from "./names.js";\n'
        'import "./first.js";\n'
        "const name = `${all.name} one`;\nmore();\nwindow.told.push(name, count());\n",
        "two": 'import { count } from "./shared.js";\nwindow.told.push(count());\n',
        "first": "const name = 1;\nwindow.told = [name];\n",
        "names": 'export const name = "names";\nexport const other = () => 2;\n',
        "shared": "let sum = 0;\nexport const add = () => (sum += 1);\nexport const count = () => sum;\n",
    }
    published = put_together(modules, ["one", "two"])
    assert set(published) == {"one", "two", "shared"}
    page = browser.new_page()

    def give(route: Route) -> None:
        route.fulfill(body=published[Path(route.request.url).stem], content_type="text/javascript")

    page.route("**/*.js", give)
    page.goto(served_theme)
    assert page.evaluate("import('./one.js').then(() => import('./two.js')).then(() => told)") == [1, "names one", 1, 1]
    page.close()


def test_what_is_fetched_later_shares_what_is_there(browser: Browser, served_theme: str) -> None:
    """An entry that another fetches takes what both have from there, runs nothing twice, and exports its own."""
    modules = {
        "week": 'import { count, add } from "./shared.js";\nadd();\nwindow.told = import("./session.js")'
        ".then(({ open }) => open());\n",
        "session": 'import { count, add } from "./shared.js";\nexport const open = () => { add(); return count(); };\n',
        "shared": "let sum = 0;\nexport const add = () => (sum += 1);\nexport const count = () => sum;\n",
    }
    published = put_together(modules, ["week", "session"])
    assert set(published) == {"week", "session"}
    page = browser.new_page()

    def give(route: Route) -> None:
        route.fulfill(body=published[Path(route.request.url).stem], content_type="text/javascript")

    page.route("**/*.js", give)
    page.goto(served_theme)
    assert page.evaluate("import('./week.js').then(() => told)") == 2
    page.close()


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        "export let moving = 1;",
        "export { one };",
        "export function one() {}",
        'import one from "./two.js";',
        'import "https://elders.example/x.js";',
    ],
)
def test_what_cannot_be_put_together_stops_the_build(line: str) -> None:
    """A form of import or export that would be lost is refused, by its file and its line."""
    with pytest.raises(BuildFailed, match=r"one\.js can't be published") as refusal:
        put_together({"one": f"{line}\n", "two": ""}, ["one"])
    assert line.rstrip(";") in str(refusal.value)


def test_modules_that_import_each_other_stop_the_build() -> None:
    """Nothing can come after itself."""
    with pytest.raises(BuildFailed, match="imports itself"):
        put_together({"one": 'import "./two.js";\n', "two": 'import "./one.js";\n'}, ["one"])


def test_a_week_page_is_small(browser: Browser, served_site: str) -> None:
    """A first visit of a week page, packed as hosts do, is small, its scripts too; the session comes when used."""
    visitor = browser.new_context(viewport=PHONE, service_workers="block")
    page = visitor.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url.removeprefix(served_site): packed(answer.body())}))
    page.goto(served_site + WEEK_1, wait_until="networkidle")
    scripts = {path: size for path, size in sizes.items() if path.endswith(".js")}
    assert {Path(path).stem for path in scripts} == {"handout", "page", "week"}
    assert sum(scripts.values()) <= MOST_BYTES_OF_SCRIPTS
    page.locator("[data-session-start]").click()
    page.locator("[data-session-main]").wait_for()
    page.wait_for_load_state("networkidle")
    visitor.close()
    assert "session" in {Path(path).stem for path in sizes}
    assert sum(sizes.values()) <= MOST_BYTES_OF_A_VISIT


def packed(body: bytes) -> int:
    """How many bytes a host sends of these."""
    return len(gzip.compress(body, 9))

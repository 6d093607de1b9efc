"""Promises about searching, in a real browser on the built site: what comes first, how few, and for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import assert_axe_finds_nothing

WEEK_1, WEEK_3, WEEK_5 = "core-stability/week-1-2/", "core-stability/week-3-4/", "core-stability/week-5-6/"
ADVANCED, SESSION = "core-stability/gevorderden/", "bekken-lumbale-blokkade/oefeningen/"
PELVIS, CORE = "bekken-lumbale-blokkade/", "core-stability/"

# The first result a physiotherapist, or a patient, means by a question.
FIRST_RESULTS = {
    # A name comes before all else, in its first weeks.
    "zijbrug": f"{WEEK_1}#zijbrug-onderarm",
    "superman": f"{WEEK_3}#superman",
    "plank": f"{WEEK_1}#rugbrug-voeten-op-bal",
    "brug": f"{WEEK_1}#buikbrug-voeten-op-bal",
    "log roll": f"{ADVANCED}#log-roll",
    "crunch": f"{WEEK_5}#crunch",
    "buikspieren": f"{WEEK_1}#buikspieren-bekken-kantelen",
    "buikspier": f"{WEEK_1}#buikspieren-bekken-kantelen",
    "bekken kantelen": f"{WEEK_1}#buikspieren-bekken-kantelen",
    "onderrug": f"{SESSION}#onderrug-duwen-en-hollen",
    "handdoek": f"{PELVIS}#nodig-1",
    "zitten": f"{CORE}#advies-1",
    # What patients call it, and what clinicians do.
    "iliopsoas": f"{SESSION}#iliopsoas-rekken",
    "heup rekken": f"{SESSION}#iliopsoas-rekken",
    "stretchen": f"{SESSION}#iliopsoas-rekken",
    "zitbal": f"{CORE}#nodig-1",
    "swiss ball": f"{CORE}#nodig-1",
    "rug hol maken": f"{WEEK_3}#superman",
    # A complaint or a part of the body leads to the programme for it.
    "si-gewricht": PELVIS,
    "heiligbeen": PELVIS,
    "rugpijn": PELVIS,
    "liespijn": PELVIS,
    "bilpijn": PELVIS,
    "hamstrings": CORE,
    "core stability": CORE,
    "BLB-1": PELVIS,
    # Where in the programme.
    "week 3": WEEK_3,
    "week 4": WEEK_3,
    "gevorderden": ADVANCED,
    "oefening 7": f"{SESSION}#rugspieren-arm-en-been",
    "pijn bij oefenen": f"{CORE}#pijn",
    # A sentence.
    "wat kan ik doen tegen rugpijn?": PELVIS,
    "pijn in mijn onderrug": PELVIS,
    # No accents, other endings, a part of a compound.
    "knieen": f"{SESSION}#knieen-naar-links-en-rechts",
    "KNIEËN": f"{SESSION}#knieen-naar-links-en-rechts",
    "billen": PELVIS,
    "rug": f"{WEEK_3}#superman",
    "spieren": f"{SESSION}#rugspieren-arm-en-been",
    "zij brug": f"{WEEK_1}#zijbrug-onderarm",
}

# With a mistake: what is looked for in its place, and the first result.
MENDED = {
    "rugpjin": ("rugpijn", PELVIS),
    "zijburg": ("zijbrug", f"{WEEK_1}#zijbrug-onderarm"),
    "buikspeiren": ("buikspieren", f"{WEEK_1}#buikspieren-bekken-kantelen"),
    "ilipsoas": ("iliopsoas", f"{SESSION}#iliopsoas-rekken"),
    "swissbal": ("swiss bal", f"{CORE}#nodig-1"),
    "bekkenkantelen": ("bekken kantelen", f"{WEEK_1}#buikspieren-bekken-kantelen"),
    "3e week": ("3 week", WEEK_3),
    "rugpijn fietsen": ("rugpijn", PELVIS),
}

# How many results there are at most: few and right ones, not everything that has the word somewhere.
MOST_RESULTS = {"zijbrug": 4, "rug": 9, "rugpijn": 2, "bil": 2, "week 3": 1, "arm": 3, "pijn": 3, "heup": 3, "bal": 1}

PHONE: Any = {"width": 360, "height": 740}
DESKTOP: Any = {"width": 1280, "height": 900}


@pytest.fixture
def page(browser: Browser, served_site: str) -> Iterator[Page]:
    """The page of a week on a phone; the test fails when the browser complains of anything, a broken policy too."""
    visitor = browser.new_context(viewport=PHONE, locale="nl-NL", reduced_motion="reduce")
    opened = visitor.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.goto(served_site + WEEK_5)
    yield opened
    visitor.close()
    assert complaints == []


@pytest.fixture(scope="module")
def dialog(browser: Browser, served_site: str) -> Iterator[Page]:
    """A page with the search dialog open, for one question after another."""
    opened = browser.new_page()
    opened.goto(served_site)
    opened.keyboard.press("/")
    yield opened
    opened.close()


def ask(page: Page, question: str, told: str | None = None) -> list[str]:
    """Type a question; the addresses of the results, from the top of the site."""
    page.locator("[data-search-input]").fill(question)
    expect(page.locator("[data-search-status]")).to_contain_text(f"“{told or question}”")
    links = page.locator("[data-search-results] a")
    site = page.evaluate("new URL('..', document.querySelector('script[src$=\"page.js\"]').src).href")
    return [str(link.evaluate("link => link.href")).removeprefix(site) for link in links.all()]


def test_there_are_questions_enough() -> None:
    """The list of questions is not cut down unnoticed."""
    assert len(FIRST_RESULTS) + len(MENDED) >= 40


@pytest.mark.parametrize(("question", "address"), FIRST_RESULTS.items(), ids=FIRST_RESULTS)
def test_the_first_result_is_what_is_meant(dialog: Page, question: str, address: str) -> None:
    """A question in everyday or clinical words has the right result first."""
    assert ask(dialog, question)[:1] == [address]


@pytest.mark.parametrize(
    ("question", "meant", "address"), [(typed, *rest) for typed, rest in MENDED.items()], ids=MENDED
)
def test_a_mistyped_question_is_understood(dialog: Page, question: str, meant: str, address: str) -> None:
    """A mistake is mended, the right result comes first, and the dialog says what it looked for."""
    assert ask(dialog, question, meant)[:1] == [address]
    expect(dialog.locator("[data-search-status]")).to_contain_text("Gezocht naar")


@pytest.mark.parametrize(("question", "most"), MOST_RESULTS.items(), ids=MOST_RESULTS)
def test_there_are_few_results(dialog: Page, question: str, most: int) -> None:
    """A question brings what is called so or meant for it, not every page that has the word somewhere."""
    ask(dialog, question)
    count = int((dialog.locator("[data-search-status]").text_content() or "").split()[0])
    assert 1 <= count <= most


def test_back_muscles_come_before_other_things_of_the_back(dialog: Page) -> None:
    """The beginning of a compound finds it: "rug" leads to both exercises for the back muscles first."""
    assert ask(dialog, "rug")[:2] == [f"{WEEK_3}#superman", f"{SESSION}#rugspieren-arm-en-been"]


def test_singular_and_plural_find_each_other(dialog: Page) -> None:
    """Where Pagefind does not know an ending, the question finds the other form all the same."""
    knees, knee = f"{SESSION}#knieen-naar-links-en-rechts", f"{SESSION}#knie-naar-borst"
    assert {knees, knee} <= set(ask(dialog, "knieen"))
    assert {knees, knee} <= set(ask(dialog, "knie"))


def test_a_part_of_the_body_brings_the_programmes_too(dialog: Page) -> None:
    """Under an exercise with the part of the body in its name come the programmes for it."""
    assert ask(dialog, "onderrug")[1:3] == [PELVIS, CORE]


@pytest.mark.parametrize("question", ["xyzzy", "kniepijn", "voetbal", "hernia"])
def test_nothing_found_offers_the_programmes(dialog: Page, question: str) -> None:
    """Who finds nothing is told so, and is offered the programmes and the page of all of them."""
    assert ask(dialog, question) == []
    expect(dialog.locator("[data-search-status]")).to_contain_text("Niets gevonden")
    offered = dialog.locator("[data-search-offer] a")
    assert offered.all_inner_texts() == ["Bekken-/lumbale blokkade", "Oefentherapie core stability", "Alle programma’s"]


def test_a_result_names_programme_week_and_exercise(dialog: Page) -> None:
    """A result says which exercise it is, of which programme and week, and by which other name it was found."""
    ask(dialog, "plank")
    first = dialog.locator("[data-search-results] a").first
    assert first.inner_text().split("\n") == ["Rugbrug", "Oefentherapie core stability · Week 1 en 2", "Ook wel: plank"]


def test_more_results_are_a_button_away(dialog: Page) -> None:
    """At most eight results show at once; the button brings the rest and the focus to the first of them."""
    assert len(ask(dialog, "brug")) == 8
    dialog.get_by_role("button", name="Meer resultaten").click()
    results = dialog.locator("[data-search-results] a")
    assert results.count() > 8
    expect(results.nth(8)).to_be_focused()


def test_nothing_is_fetched_before_the_dialog_opens(browser: Browser, served_site: str) -> None:
    """Who does not search fetches one small script; who does fetches about 100 KB, all from this site."""
    page = browser.new_page()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url.removeprefix(served_site): len(answer.body())}))
    page.goto(served_site, wait_until="networkidle")
    assert any(path.endswith("/page.js") for path in sizes)
    assert [path for path in sizes if path.startswith("search/") or path.endswith("/search.js")] == []
    page.keyboard.press("/")
    ask(page, "zijbrug")
    searched = {path: size for path, size in sizes.items() if path.startswith("search/") or path.endswith("/search.js")}
    assert {"search/pagefind.js", "search/words.json"} <= set(searched)
    assert [path for path in sizes if path.startswith(("http:", "https:"))] == []
    assert sum(searched.values()) < 175_000
    page.close()


def test_cards_belong_to_their_index(browser: Browser, served_site: str) -> None:
    """What results show is asked for by the version of the index, so that a kept copy of an older one is not taken."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site)
    page.keyboard.press("/")
    ask(page, "zijbrug")
    version = page.request.get(f"{served_site}search/words.json").json()["version"]
    assert [url for url in asked if "/cards/" in url] == [f"{served_site}search/cards/all.json?{version}"]
    page.close()


def test_the_keyboard_is_enough(page: Page) -> None:
    """Slash opens, the arrows walk from the field through the results and back, Enter follows."""
    page.keyboard.press("/")
    field = page.get_by_label("Zoek een oefening, klacht of week")
    expect(field).to_be_focused()
    page.keyboard.type("zijbrug/")
    expect(page.locator("[data-search-status]")).to_contain_text("4 resultaten")
    results = page.locator("[data-search-results] a")
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(results.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{WEEK_1}#zijbrug-onderarm")


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    """Escape closes the dialog, and the focus returns to the button that opened it."""
    button = page.locator("[data-search-open]").first
    button.click()
    expect(page.get_by_role("dialog", name="Zoeken")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_the_close_button_and_the_backdrop_close(page: Page) -> None:
    """A tap on the cross, or beside the dialog where there is a beside, closes it."""
    page.set_viewport_size(DESKTOP)
    page.keyboard.press("/")
    page.get_by_role("button", name="Sluiten").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    page.mouse.click(5, 5)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_result_on_the_same_page_is_shown(page: Page) -> None:
    """A result on the page one is on closes the dialog and brings its heading into sight."""
    page.keyboard.press("/")
    ask(page, "crunch")
    page.locator("[data-search-results] a").first.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#crunch")).to_be_in_viewport()


def test_the_dialog_fills_a_phone_with_large_rows(page: Page) -> None:
    """On a phone the dialog is the whole screen, and every result is at least 56 px high."""
    page.locator("[data-search-open]").first.click()
    ask(page, "rug")
    assert page.get_by_role("dialog").bounding_box() == {"x": 0, "y": 0, **PHONE}
    heights = [
        (link.bounding_box() or {"height": 0})["height"] for link in page.locator("[data-search-results] a").all()
    ]
    assert len(heights) == 8
    assert min(heights) >= 56
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_in_the_dialog(browser: Browser, served_site: str, size: Any, scheme: Any) -> None:
    """The open dialog breaks no rule of axe: empty, with results, and with nothing found."""
    visitor = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = visitor.new_page()
    page.goto(served_site + WEEK_1)
    page.locator("[data-search-open]").first.click()
    for question in (None, "plank", "xyzzy"):
        if question:
            ask(page, question)
        assert_axe_finds_nothing(page, question or "empty")
    visitor.close()


def test_search_that_fails_says_so(browser: Browser, served_site: str) -> None:
    """When the index does not come, the dialog says that searching fails and leads to the programmes."""
    visitor = browser.new_context(service_workers="block")
    page = visitor.new_page()
    page.route("**/search/**", lambda route: route.abort())
    page.goto(served_site)
    page.keyboard.press("/")
    page.keyboard.type("zijbrug")
    expect(page.locator("[data-search-status]")).to_contain_text("Zoeken lukt nu niet")
    expect(page.get_by_role("link", name="Alle programma’s").last).to_be_visible()
    visitor.close()


def test_without_scripts_there_is_no_search_to_see(browser: Browser, served_site: str) -> None:
    """A button that can do nothing is not shown."""
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.goto(served_site)
    buttons = page.locator("[data-search-open]")
    assert buttons.count() > 0
    assert not any(button.is_visible() for button in buttons.all())
    assert not page.locator("[data-search]").is_visible()
    visitor.close()

"""The audit finds every kind of broken promise, on the smallest page that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.files import write_folder
from handouts.site.audit import SiteAudit, pages_of

POLICY = "default-src 'self'"
ADDRESS = "https://kliniek.example/oefeningen/"
HEAD = (
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>T</title>'
    '<meta name="description" content="D">'
)
WORDS = "Breng het bekken langzaam omhoog en laat het weer zakken."
BODY = f'<main><h1 id="kop">Kop</h1><p>{WORDS}</p></main>'
GOOD = f'<!doctype html><html lang="nl"><head>{HEAD}</head><body>{BODY}</body></html>'


def codes(site: Path, files: dict[str, str]) -> set[str]:
    """The codes of what is found on a site of these files."""
    write_folder(site, files)
    return {finding.code for finding in SiteAudit([site], ADDRESS, POLICY).findings(pages_of(site))}


def with_body(added: str) -> str:
    """The good page with something added to what it says."""
    return GOOD.replace("</main>", f"{added}</main>")


def test_good_page_has_nothing_wrong(tmp_path: Path) -> None:
    """A page as it should be, with links of every legal kind, is found in order."""
    links = (
        '<a href="a/#kop">x</a><a href="./">x</a><a href="#kop">x</a><a href="tel:+3120">x</a>'
        '<a href="/oefeningen/a/">x</a><img src="data:,x" alt=""><script type="application/ld+json">{}</script>'
    )
    head = (
        '<link rel="canonical" href="https://kliniek.example/oefeningen/"><link rel="stylesheet" href="assets/x.css">'
    )
    page = with_body(links).replace("</head>", f"{head}</head>")
    style = "@font-face{src:url('fonts/f.woff2')} a{background:url(data:,x)}"
    files = {"index.html": page, "a/index.html": GOOD, "assets/x.css": style, "assets/fonts/f.woff2": "x"}
    assert codes(tmp_path, files) == set()


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (with_body('<a href="niet/">x</a>'), "broken-link"),
        (with_body('<img src="niet.png" alt="">'), "broken-link"),
        (with_body('<img src="" srcset="niet.png 2x" alt="">'), "broken-link"),
        (with_body('<a href="#niet">x</a>'), "broken-anchor"),
        (with_body('<link rel="stylesheet" href="https://elders.example/">'), "other-host"),
        (with_body('<a href="../../elders/">x</a>'), "other-host"),
        (with_body('<img src="//elders.example/x.png" alt="">'), "other-host"),
        (with_body('<script src="https://elders.example/x.js"></script>'), "other-host"),
        (with_body("<script>1</script>"), "inline-script"),
        (with_body('<p onclick="x()">x</p>'), "inline-script"),
        (with_body("<style>p{}</style>"), "inline-style"),
        (with_body('<p style="color:red">x</p>'), "inline-style"),
        (with_body('<p id="kop">x</p>'), "duplicate-anchor"),
        (with_body("<h1>Nog een</h1>"), "heading"),
        (GOOD.replace("<h1", "<h2").replace("</h1", "</h2"), "heading"),
        (GOOD.replace("Kop", " "), "heading"),
        (GOOD.replace('lang="nl"', 'lang="en"'), "language"),
        (GOOD.replace(' lang="nl"', ""), "language"),
        (GOOD.replace("<title>T</title>", "<title> </title>"), "title"),
        (GOOD.replace('content="D"', 'content=""'), "description"),
        (GOOD.replace(POLICY, "default-src *"), "policy"),
        (GOOD.replace('http-equiv="Content-Security-Policy"', 'name="x"'), "policy"),
        (GOOD.replace(WORDS, ""), "empty-page"),
        ("", "empty-page"),
        (" \n", "empty-page"),
    ],
)
def test_each_broken_promise_is_found(tmp_path: Path, page: str, code: str) -> None:
    """Each way to break a page is found, under its own code."""
    assert code in codes(tmp_path, {"index.html": page})


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("a{background:url(https://elders.example/x.png)}", "other-host"),
        ("@import '//elders.example/x.css'", "other-host"),
        ("a{background:url('niet.png')}", "broken-link"),
    ],
)
def test_stylesheets_fetch_nothing_from_elsewhere(tmp_path: Path, style: str, code: str) -> None:
    """A stylesheet that fetches from another host, or what is not there, is found."""
    assert codes(tmp_path, {"index.html": GOOD, "assets/x.css": style}) == {code}


def test_a_site_may_lie_in_several_folders(tmp_path: Path) -> None:
    """A link may lead to a page in another of the folders that together are the site."""
    write_folder(tmp_path / "new", {"index.html": with_body('<a href="a/#kop">x</a>')})
    write_folder(tmp_path / "old", {"a/index.html": GOOD})
    audit = SiteAudit([tmp_path / "new", tmp_path / "old"], ADDRESS, POLICY)
    assert audit.findings(["index.html"]) == []

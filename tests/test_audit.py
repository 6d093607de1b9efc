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
        '<a href="/oefeningen/a/">x</a><img src="data:image/png;base64,AA" alt="">'
        '<a href="https://elders.example/">x</a><a href="mailto:x@elders.example">x</a>'
        '<script type="application/ld+json">{}</script>'
    )
    head = (
        '<link rel="canonical" href="https://kliniek.example/oefeningen/"><link rel="stylesheet" href="assets/x.css">'
    )
    page = with_body(links).replace("</head>", f"{head}</head>")
    style = "@font-face{src:url('fonts/f.woff2')} a{background:url(data:image/svg+xml,x)} /* https://x.example/ */"
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
        (with_body('<a href="javascript:alert(1)">x</a>'), "other-host"),
        (with_body('<a href=" javascript:alert(1)">x</a>'), "odd-address"),
        (with_body('<a href="java&#9;script:alert(1)">x</a>'), "odd-address"),
        (with_body('<a href="\\\\elders.example/">x</a>'), "odd-address"),
        (with_body('<a href="https://[x/">x</a>'), "odd-address"),
        (with_body('<a href="vbscript:x">x</a><a href="data:text/html,x">x</a>'), "other-host"),
        (with_body('<img src="data:text/html,x" alt="">'), "other-host"),
        (with_body('<video poster="https://elders.example/x.jpg"></video>'), "other-host"),
        (with_body('<button data-movement="//elders.example/x.svg">x</button>'), "other-host"),
        (with_body('<svg><use xlink:href="https://elders.example/x.svg#a"></use></svg>'), "unknown-part"),
        (with_body('<svg><path xlink:href="#a" d="M0 0"></path></svg>'), "unknown-part"),
        (with_body("<svg><animate></animate></svg>"), "unknown-part"),
        (with_body("<svg><foreignObject></foreignObject></svg>"), "unknown-part"),
        (with_body("<math></math>"), "unknown-part"),
        (with_body('<iframe src="a/"></iframe>'), "unknown-part"),
        (with_body('<object data="a/"></object>'), "unknown-part"),
        (with_body('<embed src="a/">'), "unknown-part"),
        (with_body('<audio src="a/"></audio>'), "unknown-part"),
        (with_body('<form action="a/"></form>'), "unknown-part"),
        (with_body('<button formaction="a/">x</button>'), "unknown-part"),
        (with_body('<a ping="a/" href="#kop">x</a>'), "unknown-part"),
        (with_body('<a target="_blank" href="#kop">x</a>'), "unknown-part"),
        (with_body('<p onclick="x()">x</p>'), "unknown-part"),
        (with_body('<p srcdoc="x">x</p>'), "unknown-part"),
        (with_body("<marquee>x</marquee>"), "unknown-part"),
        (with_body("<x-y>x</x-y>"), "unknown-part"),
        (GOOD.replace("</head>", '<base href="/a/"></head>'), "unknown-part"),
        (GOOD.replace("</head>", '<meta http-equiv="refresh" content="0;url=a/"></head>'), "unknown-part"),
        (GOOD.replace("</head>", '<link rel="dns-prefetch" href="a/"></head>'), "unknown-part"),
        (GOOD.replace("</head>", '<script type="importmap">{}</script></head>'), "inline-script"),
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
        ("a{background:image-set('//elders.example/x.png' 1x)}", "other-host"),
        ("@namespace 'https://elders.example/'", "other-host"),
        ("a{background:url('niet.png')}", "broken-link"),
    ],
)
def test_stylesheets_fetch_nothing_from_elsewhere(tmp_path: Path, style: str, code: str) -> None:
    """A stylesheet that fetches from another host, or what is not there, is found."""
    assert codes(tmp_path, {"index.html": GOOD, "assets/x.css": style}) == {code}


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>1</script>", "unknown-part"),
        ('<path onclick="x()"/>', "unknown-part"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>', "unknown-part"),
        ('<use href="https://elders.example/x.svg#a"/>', "unknown-part"),
        ('<path fill="url(//elders.example/x)"/>', "unknown-part"),
        ("<style>@import 'https://elders.example/'</style>", "unknown-part"),
        ("<foreignObject/>", "unknown-part"),
        ("<?xml-stylesheet href='x.css'?>", "unknown-part"),
        ("<path", "broken-picture"),
        ('<g><path d="M0 0" class="figure-skin"/></g><use href="#a"/><!-- x -->', ""),
    ],
)
def test_pictures_act_on_nothing(tmp_path: Path, inside: str, code: str) -> None:
    """A drawing or logo that runs something or asks for something elsewhere is found."""
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>x</title>{inside}</svg>'
    assert codes(tmp_path, {"index.html": GOOD, "pictures/x.svg": picture}) == ({code} if code else set())


def test_a_site_may_lie_in_several_folders(tmp_path: Path) -> None:
    """A link may lead to a page in another of the folders that together are the site."""
    write_folder(tmp_path / "new", {"index.html": with_body('<a href="a/#kop">x</a>')})
    write_folder(tmp_path / "old", {"a/index.html": GOOD})
    audit = SiteAudit([tmp_path / "new", tmp_path / "old"], ADDRESS, POLICY)
    assert audit.findings(["index.html"]) == []

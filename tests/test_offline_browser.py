"""Promises about reading without internet: after one visit, whole versions only, and never stale in silence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.offline_host import Files, Host, files_of, site_version
from tests.offline_phone import Disk, entries, kept_paths, let_days_pass, looked, remembered, settled, until, visit
from tests.phone import NOT_STATED, PHONE, WEEK_1, WEEK_5

NEW = "Nieuwe brug"
UPDATED = "Deze pagina’s zijn bijgewerkt."
FRESH = "Er is een nieuwe versie van deze pagina’s."
NEWER = "U leest een oudere versie."
FROM_HOST = "U leest de nieuwste versie via internet."
NOT_KEPT = "Niet bewaard op dit apparaat"
FILM = "pictures/film.0a1b2c3d.mp4"
Make = Callable[..., dict[str, bytes]]


@pytest.fixture
def old(built_site: Path) -> dict[str, bytes]:
    """The built site, as a host gives it."""
    return files_of(built_site)


@pytest.fixture
def new(version: Make) -> dict[str, bytes]:
    """A newer version: every page says another thing, and styles and scripts are others."""
    return version(lambda text: text.replace("Buikbrug", NEW), "2")


@pytest.fixture
def version(built_site: Path, tmp_path: Path) -> Make:
    """Makes another version of the built site: a change of its pages, a mark of its styles, its megabytes."""

    def make(
        change: Callable[[str], str] = str, mark: str = "", megabytes: int = 20, more: Files | None = None
    ) -> dict[str, bytes]:
        number = len(list(tmp_path.iterdir()))
        return files_of(site_version(built_site, tmp_path / str(number), change, mark, megabytes, more))

    return make


@pytest.fixture
def host(old: Files) -> Iterator[Host]:
    """A host that serves the built site below a sub-path."""
    with Host(old) as one:
        yield one


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a phone."""
    one = browser.new_context(viewport=PHONE, locale="nl-NL")
    yield one
    one.close()


def open_again(page: Page) -> Page:
    """Open the page anew, until it has said what the worker found."""
    page.reload()
    return settled(page)


def is_styled(page: Page) -> bool:
    """Whether a page has our letters."""
    return bool(page.evaluate("getComputedStyle(document.body).fontFamily.includes('IBM Plex Sans')"))


# --- What is there without internet ----------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [{"is_gone": True}, {"failing": 503}, {"is_portal": True}], ids=str)
def test_everything_is_there_when_the_host_is_not(visitor: BrowserContext, host: Host, ending: dict[str, Any]) -> None:
    """After one visit of one page, every page, the search and the session work without the host."""
    page = visit(visitor, host.address + WEEK_1)
    vars(host).update(ending)
    for address in (WEEK_5, NOT_STATED, "", "core-stability/", "oefeningen/"):
        page.goto(host.address + address)
        expect(page.locator("h1")).to_be_visible()
        assert is_styled(page)
    page.keyboard.press("/")
    page.keyboard.type("zijbrug")
    page.locator("dialog[open] a[href*='#zijbrug']").first.click()
    page.wait_for_url("**/core-stability/**#zijbrug*")
    page.get_by_role("button", name="Start de oefeningen").click()
    page.get_by_role("button", name="Ik sta klaar").click()
    expect(page.locator("[data-session-phase]")).to_have_text("Klaar maken")


@pytest.mark.parametrize("address", ["een", "een/", "een/andere/pagina/", "core-stability/week-1-2/blad.pdf"])
def test_a_page_that_is_not_kept_says_so(visitor: BrowserContext, host: Host, address: str) -> None:
    """At any depth, an address that is not kept leads to a page that says so, looks as it should and leads home."""
    page = visit(visitor, host.address)
    host.is_gone = True
    page.goto(host.address + address)
    expect(page.locator("h1")).to_have_text(NOT_KEPT)
    assert is_styled(settled(page))
    expect(page.locator("[data-stored]")).to_be_hidden()
    page.locator("main .handout-button[href]").click()
    page.wait_for_url(host.address)
    expect(page.locator("h1")).not_to_have_text(NOT_KEPT)


@pytest.mark.parametrize("address", ["core-stability", "core-stability/week-1-2", "core-stability/week-1-2/index.html"])
def test_an_address_is_mended_without_internet(visitor: BrowserContext, host: Host, address: str) -> None:
    """An address without its final slash, or with the file's name, leads to the page's own, so that links are right."""
    page = visit(visitor, host.address)
    host.is_gone = True
    page.goto(f"{host.address}{address}?van=papier#inhoud")
    assert page.url == f"{host.address}{address.removesuffix('/index.html')}/?van=papier#inhoud"
    assert is_styled(page)


def test_papers_of_a_visited_page_are_kept(visitor: BrowserContext, host: Host) -> None:
    """The sheets of the page visited can be opened without internet, whole and in pieces; of other pages not."""
    page = visit(visitor, host.address + WEEK_1)
    papers = {path for path in kept_paths(page, host.address) if path.endswith(".pdf")}
    assert papers == {f"core-stability/core-stability-week-1-2{end}.pdf" for end in ("", ".grote-letters", ".plaatjes")}
    host.is_gone = True
    for asked, status, said in (
        (None, 200, None),
        ("bytes=0-3", 206, "bytes 0-3/"),
        ("bytes=-6", 206, "bytes "),
        ("bytes=99999999-", 416, "bytes */"),
    ):
        told = page.evaluate(
            """async ([url, range]) => {
            const answer = await fetch(url, range ? { headers: { Range: range } } : {});
            return [answer.status, answer.headers.get('Content-Range'), await answer.text()];
            }""",
            [f"{host.address}core-stability/core-stability-week-1-2.pdf", asked],
        )
        assert told[0] == status
        assert (told[1] or "").startswith(said or "")
        if status != 416:
            assert told[2].startswith("%PDF") is (asked != "bytes=-6")
        if asked and status == 206:
            assert len(told[2]) == (4 if asked == "bytes=0-3" else 6)


# --- From one version to the next ------------------------------------------------------------------------------------


def test_a_new_version_is_taken_whole_and_told(visitor: BrowserContext, host: Host, new: Files) -> None:
    """A new version is taken at the next visit, all pages of it, and the page says that it was updated."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish(new)
    page.reload()
    expect(page.locator("[data-notice-words]")).to_have_text(UPDATED)
    expect(page.locator("main")).to_contain_text(NEW)
    host.is_gone = True
    for address in (WEEK_5, WEEK_1):
        page.goto(host.address + address)
        expect(page.locator("main")).to_contain_text(NEW)


def test_nothing_of_an_old_version_stays(visitor: BrowserContext, host: Host, old: Files, new: Files) -> None:
    """Once the new version is whole and shown, the files that only the old one had are removed."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish(new)
    page.reload()
    expect(page.locator("[data-notice-words]")).to_have_text(UPDATED)
    settled(page)
    assert len(kept_paths(page, host.address)) > 50
    assert kept_paths(page, host.address) & (old.keys() - new.keys()) == set()


def test_a_reader_is_asked_before_her_page_changes(visitor: BrowserContext, host: Host, new: Files) -> None:
    """Who has begun to read is offered the new version and keeps the old one, all of it, until she takes it."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish(new)
    host.list_gate.clear()
    page.reload()
    page.locator("h1").click()
    host.list_gate.set()
    expect(page.locator("[data-notice-words]")).to_have_text(FRESH)
    expect(page.locator("main")).to_contain_text("Buikbrug")
    expect(page.locator("main")).not_to_contain_text(NEW)
    page.get_by_role("button", name="Toon de nieuwe versie").click()
    expect(page.locator("[data-notice-words]")).to_have_text(UPDATED)
    expect(page.locator("main")).to_contain_text(NEW)


def test_a_session_is_never_interrupted_by_an_update(visitor: BrowserContext, host: Host, new: Files) -> None:
    """A new version that comes during a session waits until it is closed."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish(new)
    host.list_gate.clear()
    page.reload()
    page.get_by_role("button", name="Start de oefeningen").click()
    host.list_gate.set()
    page.locator("[data-notice-inner]:not([hidden])").wait_for(state="attached")
    expect(page.locator("[data-session]")).to_be_visible()
    page.locator("[data-session-close]").click()
    page.get_by_role("button", name="Toon de nieuwe versie").click()
    expect(page.locator("main")).to_contain_text(NEW)


def test_an_open_page_stays_of_its_version(visitor: BrowserContext, host: Host, version: Make) -> None:
    """A tab that was open before goes on with the files of its own version, also with those it asks for later."""
    words = "search/words.json"
    read = "path => fetch(path).then(answer => answer.text())"
    first = open_again(visit(visitor, host.address + WEEK_1))
    host.publish(version(lambda text: text.replace("Buikbrug", NEW), "2", more={words: b'"of another version"'}))
    second = visitor.new_page()
    second.goto(host.address + WEEK_1)
    expect(second.locator("main")).to_contain_text(NEW)
    assert settled(second).evaluate(read, host.address + words) == '"of another version"'
    assert "another version" not in first.evaluate(read, host.address + words)
    expect(first.locator("main")).to_contain_text("Buikbrug")


def test_half_a_version_is_never_taken(visitor: BrowserContext, host: Host, old: Files, new: Files) -> None:
    """While the host is between two versions the old one is shown whole, and the page says that one is newer."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish(old | {path: new[path] for path in (f"{WEEK_1}index.html", f"{WEEK_5}index.html", "offline.json")})
    for address in (WEEK_1, WEEK_5):
        page.goto(host.address + address)
        expect(settled(page).locator("main")).to_contain_text("Buikbrug")
        expect(page.locator("main")).not_to_contain_text(NEW)
        expect(page.locator("[data-notice-words]")).to_contain_text(NEWER)
        assert is_styled(page)
    host.publish(new)
    open_again(page)
    expect(page.locator("main")).to_contain_text(NEW)


def test_pages_that_are_not_kept_are_of_one_version(
    visitor: BrowserContext, host: Host, old: Files, new: Files
) -> None:
    """A page that comes from a host between two versions never gets styles or scripts of another version."""
    address = "een/nieuwe/pagina/"
    page = visit(visitor, host.address)
    host.publish(old | {f"{address}index.html": new["index.html"].replace(b'="assets.', b'="../../../assets.')})
    page.goto(host.address + address)
    mark = "getComputedStyle(document.documentElement).getPropertyValue('--mark') + (window.scriptMark ?? '')"
    assert page.evaluate(mark) == ""
    assert not is_styled(page)
    host.publish(new | {f"{address}index.html": host.files[f"{address}index.html"]})
    page.goto(host.address + address)
    until(lambda: page.evaluate(mark), lambda found: found == '"2"2')


# --- A version that cannot be taken ----------------------------------------------------------------------------------


def rewrite(host: Host, _: Files) -> None:
    """The host changes every page on its way."""
    host.is_rewriting = True


def lose_a_page(host: Host, new: Files) -> None:
    """One page of the new version is not there."""
    assert f"{WEEK_5}index.html" in new
    host.missing = {f"{WEEK_5}index.html"}


def lose_the_list(host: Host, _: Files) -> None:
    """The host does not give the list of files."""
    host.missing = {"offline.json"}


@pytest.mark.parametrize("trouble", [rewrite, lose_a_page, lose_the_list])
def test_a_version_that_cannot_be_kept_is_read_from_the_host(
    visitor: BrowserContext, host: Host, new: Files, trouble: Callable[[Host, Files], None]
) -> None:
    """The newest is read while there is internet; without it the page says that it is old, and is never "checked"."""
    page = visit(visitor, host.address + WEEK_1)
    let_days_pass(page, 31)
    checked = remembered(page)["checked"]
    host.publish(new)
    trouble(host, new)
    for _ in range(2):
        open_again(page)
    expect(page.locator("main")).to_contain_text(NEW)
    expect(page.locator("[data-stored]")).to_have_text(re.compile(FROM_HOST))
    assert remembered(page)["checked"] == checked
    host.is_gone = True
    open_again(page)
    expect(page.locator("main")).to_contain_text("Buikbrug")
    expect(page.locator("[data-notice-words]")).to_contain_text("31 dagen" if trouble is lose_the_list else NEWER)
    host.heal()
    open_again(page)
    expect(page.locator("main")).to_contain_text(NEW)
    host.is_gone = True
    expect(open_again(page).locator("main")).to_contain_text(NEW)
    expect(page.locator("[data-notice-inner]")).to_be_hidden()


def test_a_phone_that_fills_up_is_told(visitor: BrowserContext, host: Host, new: Files) -> None:
    """Where the new version does not fit beside what the phone has, it is read from the host; the old stays whole."""
    page = visit(visitor, host.address + WEEK_1)
    before = kept_paths(page, host.address)
    disk = Disk(visitor, host.origin)
    disk.fill(sum(entries(page).values()) + 20_000)
    host.publish(new)
    for _ in range(2):
        open_again(page)
    expect(page.locator("main")).to_contain_text(NEW)
    assert kept_paths(page, host.address) == before
    host.is_gone = True
    expect(open_again(page).locator("main")).to_contain_text("Buikbrug")
    expect(page.locator("[data-notice-words]")).to_contain_text(NEWER)
    host.heal()
    disk.empty()
    for _ in range(2):
        open_again(page)
    host.is_gone = True
    expect(open_again(page).locator("main")).to_contain_text(NEW)


def test_a_full_phone_keeps_nothing_and_shows_everything(visitor: BrowserContext, host: Host) -> None:
    """Where there is no room for the site, nothing of it is kept, nothing is promised, and the pages work."""
    disk = Disk(visitor, host.origin)
    disk.fill(50_000)
    page = visitor.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(host.address + WEEK_1)
    settled(page)
    assert kept_paths(page, host.address) == set()
    expect(page.locator("[data-stored]")).to_be_hidden()
    page.get_by_role("button", name="Start de oefeningen").click()
    page.get_by_role("button", name="Ik sta klaar").click()
    expect(page.locator("[data-session-phase]")).to_have_text("Klaar maken")
    assert failures == []


def test_a_network_that_wants_a_password_changes_nothing(visitor: BrowserContext, host: Host) -> None:
    """What such a network answers is not kept, not shown in the place of a page, and no look at the host."""
    page = visit(visitor, host.address + WEEK_1)
    kept, checked = kept_paths(page, host.address), remembered(page)["checked"]
    host.is_portal = True
    for _ in range(3):
        expect(open_again(page).locator("main")).to_contain_text("Buikbrug")
    assert kept_paths(page, host.address) == kept
    assert remembered(page)["checked"] == checked


def test_a_page_without_news_says_that_it_may_be_outdated(visitor: BrowserContext, host: Host) -> None:
    """After as many days without a look as the clinic allows, the page says so; a day before it does not."""
    page = visit(visitor, host.address + WEEK_1)
    host.is_gone = True
    let_days_pass(page, 29)
    open_again(page)
    expect(page.locator("[data-notice-inner]")).to_be_hidden()
    let_days_pass(page, 11)
    open_again(page)
    expect(page.locator("[data-notice-words]")).to_contain_text("Deze pagina’s zijn al 40 dagen niet bijgewerkt")
    host.is_gone = False
    open_again(page)
    expect(page.locator("[data-notice-inner]")).to_be_hidden()


def test_a_phone_that_comes_back_reads_the_newest(visitor: BrowserContext, host: Host, new: Files) -> None:
    """After 40 days away, the first visit with internet ends with the newest version."""
    page = visit(visitor, host.address + WEEK_1)
    let_days_pass(page, 40)
    page.close()
    host.publish(new)
    page = visitor.new_page()
    page.goto(host.address + WEEK_1)
    expect(page.locator("[data-notice-words]")).to_have_text(UPDATED)
    expect(page.locator("main")).to_contain_text(NEW)


@pytest.mark.parametrize("is_read", [False, True])
def test_a_host_that_gives_no_worker_is_read_as_it_is(
    visitor: BrowserContext, host: Host, new: Files, *, is_read: bool
) -> None:
    """A clinic that takes the worker away is read from the host again; nothing stays on the phone."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish({path: body for path, body in new.items() if path != "worker.js"})
    page.reload()
    if is_read:
        page.keyboard.press("Shift")
    none = "navigator.serviceWorker.getRegistration().then(found => found === undefined)"
    until(lambda: page.evaluate(none))
    until(lambda: page.evaluate("caches.keys()"), lambda names: names == [])
    expect(open_again(page).locator("main")).to_contain_text(NEW)
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_host_in_disorder_takes_nothing_away(visitor: BrowserContext, host: Host) -> None:
    """A host that has no page at all any more is not one that took its worker away: what is kept stays."""
    page = visit(visitor, host.address + WEEK_1)
    host.files = {}
    for _ in range(2):
        expect(open_again(page).locator("main")).to_contain_text("Buikbrug")


# --- Room ------------------------------------------------------------------------------------------------------------


PHOTO = "pictures/foto-{number}.0a1b2c3d-{width}.{kind}"


def photos(numbers: range) -> str:
    """Photos on a page, each in two widths and two formats."""

    def names(number: int, kind: str) -> str:
        return ", ".join(f"../../{PHOTO.format(number=number, width=one, kind=kind)} {one}w" for one in (720, 1440))

    return "".join(
        f'<picture><source type="image/webp" srcset="{names(number, "webp")}" sizes="100vw">'
        f'<img src="../../{PHOTO.format(number=number, width=1440, kind="jpg")}" srcset="{names(number, "jpg")}"'
        ' sizes="100vw" alt=""></picture>'
        for number in numbers
    )


def photo_files(numbers: range, size: int) -> dict[str, bytes]:
    """The files of those photos; the bytes of each differ."""
    return {
        PHOTO.format(number=number, width=width, kind=kind): bytes([number, width % 256]) * (size // 2)
        for number in numbers
        for width in (720, 1440)
        for kind in ("webp", "jpg")
    }


def with_photos_and_film(version: Make, megabytes: int, size: int) -> dict[str, bytes]:
    """A site whose one programme shows 20 photos, the other 20 others, and which has a film of 12 MB."""

    def change(text: str) -> str:
        if "Week 1 en 2 ·" in text:
            return text.replace(
                "</main>", f'{photos(range(20))}<video src="../../{FILM}" preload="none"></video></main>'
            )
        is_other = "<title>Oefeningen · Bekken" in text or "bekken-lumbale-blokkade/oefeningen/" in text
        return text.replace("</main>", f"{photos(range(20, 40))}</main>") if is_other else text

    more = photo_files(range(40), size) | {FILM: bytes(12_000_000)}
    return version(change, "photos", megabytes, more)


def test_pictures_belong_to_the_programme_that_shows_them(visitor: BrowserContext, version: Make) -> None:
    """Of each photo one width is kept, with the programme that shows it; the film is not; the budget is kept to."""
    with Host(with_photos_and_film(version, 8, 100_000)) as host:
        host.asked = []
        page = visit(visitor, host.address + WEEK_1)
        pictures = {path for path in kept_paths(page, host.address) if "foto-" in path}
        assert pictures == {PHOTO.format(number=number, width=720, kind="webp") for number in range(20)}
        assert sum(entries(page).values()) <= 8_000_000
        assert FILM not in host.asked
        host.is_gone = True
        wide = host.address + PHOTO.format(number=3, width=1440, kind="jpg")
        size = "url => fetch(url).then(answer => answer.arrayBuffer()).then(bytes => bytes.byteLength)"
        assert open_again(page).evaluate(size, wide) == 100_000


def test_a_programme_that_does_not_fit_is_not_said_to_be_kept(visitor: BrowserContext, version: Make) -> None:
    """Where the photos of a page take more than there may be, the page is not kept and does not say that it is."""
    with Host(with_photos_and_film(version, 2, 100_000)) as host:
        page = visitor.new_page()
        page.goto(host.address + WEEK_1)
        settled(page)
        expect(page.locator("[data-stored]")).to_be_hidden()
        assert sum(entries(page).values()) <= 2_000_000
        assert [path for path in kept_paths(page, host.address) if "foto-" in path] == []
        page.goto(host.address + WEEK_5)
        expect(settled(page).locator("[data-stored]")).to_be_visible()
        host.is_gone = True
        page.goto(host.address + WEEK_1)
        expect(page.locator("h1")).to_have_text(NOT_KEPT)


def test_storage_stays_within_its_room(visitor: BrowserContext, version: Make) -> None:
    """When programmes no longer fit together, the one visited last is kept and the one before makes room."""
    both = {f"{name}/beeld.bin": bytes(900_000) for name in ("bekken-lumbale-blokkade", "core-stability")}
    with Host(version(megabytes=4, more=both)) as host:
        page = visit(visitor, host.address + NOT_STATED)
        assert "bekken-lumbale-blokkade/beeld.bin" in kept_paths(page, host.address)
        page = visit(visitor, host.address + WEEK_1)
        kept = kept_paths(page, host.address)
        assert "core-stability/beeld.bin" in kept
        assert [path for path in kept if path.startswith("bekken-lumbale-blokkade/")] == []
        assert sum(entries(page).values()) <= 4_000_000


def test_a_visitor_who_saves_data_keeps_what_she_read(visitor: BrowserContext, version: Make) -> None:
    """Who saves data gets the page she opened and the frame of the site, and nothing she did not ask for."""
    files = version(megabytes=20)
    saves = b"Object.defineProperty(navigator, 'connection', { value: { saveData: true } });\n"
    with Host(files | {"worker.js": saves + files["worker.js"]}) as host:
        page = visit(visitor, host.address + WEEK_1)
        kept = kept_paths(page, host.address)
        assert [path for path in kept if path.endswith((".pdf", "week-5-6/index.html")) or "search/" in path] == []
        assert f"{WEEK_1}index.html" in kept
        host.is_gone = True
        expect(open_again(page).locator("main")).to_contain_text("Buikbrug")


def test_a_film_is_left_to_the_network(visitor: BrowserContext, version: Make) -> None:
    """A film that is asked for in pieces comes from the host, piece by piece, and is not kept."""
    with Host(with_photos_and_film(version, 20, 1000)) as host:
        page = open_again(visit(visitor, host.address + WEEK_1))
        told = page.evaluate(
            """async url => {
            const answer = await fetch(url, { headers: { Range: 'bytes=100-199' } });
            return [answer.status, (await answer.arrayBuffer()).byteLength];
            }""",
            host.address + FILM,
        )
        assert told == [206, 100]
        assert FILM not in kept_paths(page, host.address)


# --- Neighbours ------------------------------------------------------------------------------------------------------


def test_two_clinics_on_one_host_keep_their_own(visitor: BrowserContext, host: Host, new: Files) -> None:
    """Workers and kept pages go by the path of the site: what one clinic keeps or removes is nothing to the other."""
    page = visit(visitor, host.address)
    page.evaluate("caches.open('handout:/twee/:kept').then(cache => cache.put('/twee/', new Response('of another')))")
    host.publish(new)
    page.reload()
    expect(page.locator("[data-notice-words]")).to_have_text(UPDATED)
    assert page.evaluate("caches.keys().then(names => names.includes('handout:/twee/:kept'))")
    scopes = page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))")
    assert scopes == [host.address]
    host.missing = {"worker.js"}
    page.reload()
    until(lambda: page.evaluate("caches.keys()"), lambda names: names == ["handout:/twee/:kept"])


def test_it_can_stand_on_the_home_screen(visitor: BrowserContext, host: Host) -> None:
    """The browser finds nothing that keeps the site from being installed, and its icons are there."""
    page = visit(visitor, host.address)
    session = visitor.new_cdp_session(page)
    errors = [error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(errors) <= {"in-incognito"}
    manifest = json.loads(page.request.get(f"{host.address}manifest.webmanifest").text())
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert len(manifest["icons"]) > 2
    for icon in manifest["icons"]:
        assert page.request.get(host.address + icon["src"]).ok


def test_keeping_breaks_no_policy_and_asks_no_other_host(visitor: BrowserContext, host: Host, new: Files) -> None:
    """Registering, keeping and updating ask nothing of another host, set no cookie, and break no rule of the page."""
    asked: list[str] = []
    complaints: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page = visit(visitor, host.address + WEEK_1)
    host.publish(new)
    page.reload()
    expect(page.locator("[data-notice-words]")).to_have_text(UPDATED)
    assert len(asked) > 30
    assert [url for url in asked if not url.startswith((host.address, "data:"))] == []
    assert visitor.cookies() == []
    assert complaints == []


def test_a_site_that_fits_in_a_quarter_is_kept_whole(visitor: BrowserContext, host: Host) -> None:
    """Of a small site everything is kept after a visit of its front page, but the papers of pages not visited."""
    page = visit(visitor, host.address)
    listed = json.loads(host.files["offline.json"])["files"]
    assert kept_paths(page, host.address) == {path for path in listed if not path.endswith(".pdf")}
    assert looked(page)["isKept"]

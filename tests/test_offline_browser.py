"""Promises about reading without internet: after one visit, whole versions only, and never stale in silence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from handouts.files import file_hashes
from handouts.site.offline import write_offline
from tests.phone import NOT_STATED, PHONE, WEEK_1, WEEK_5
from tests.site_server import SiteServer

PROGRAMMES = ["bekken-lumbale-blokkade", "core-stability"]
READY = "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"


class Host:
    """A host of one's own with the built site, that can publish another version, fail, or be gone."""

    def __init__(self, site: Path, folder: Path, base: str = "/oefeningen/") -> None:
        self.folder = folder
        shutil.copytree(site, folder)
        self._server = SiteServer(folder, base)
        self.address = self._server.address
        self.origin = self.address.removesuffix(base)

    def __enter__(self) -> Host:
        self._server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        if not self._server.is_closed:
            self._server.__exit__()

    def fail(self) -> None:
        """Answer everything with a server error."""
        self._server.fail(HTTPStatus.SERVICE_UNAVAILABLE)

    def die(self) -> None:
        """Be gone: no connection is taken."""
        self._server.__exit__()

    def publish(self, change: Callable[[str], str], megabytes: int = 20) -> None:
        """Publish another version of every page and of the style, as a build would."""
        for path in self.folder.rglob("index.html"):
            path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        write_offline(self.folder, file_hashes(self.folder), PROGRAMMES, megabytes)


@pytest.fixture
def host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host that serves the built site below a sub-path."""
    with Host(built_site, tmp_path / "site") as one:
        yield one


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a phone."""
    one = browser.new_context(viewport=PHONE, locale="nl-NL")
    yield one
    one.close()


def visit(visitor: BrowserContext, address: str) -> Page:
    """Open a page and wait until the phone has the site."""
    page = visitor.new_page()
    page.goto(address)
    page.locator("[data-stored]:not([hidden])").wait_for(state="attached")
    page.wait_for_function(READY)
    return page


def kept_paths(page: Page, host: Host) -> set[str]:
    """What the phone keeps, by path below the site."""
    urls = page.evaluate(
        """async () => (await Promise.all((await caches.keys()).filter(name => !name.endsWith(':visits'))
        .map(async name => (await (await caches.open(name)).keys()).map(request => request.url)))).flat()"""
    )
    return {url.removeprefix(host.address) for url in urls}


def test_the_list_has_every_file_with_its_hash(built_site: Path) -> None:
    """Everything a page may ask for but sheets is listed with its size and the beginning of its hash."""
    listed = json.loads((built_site / "offline.json").read_text(encoding="utf-8"))
    files = {**listed["frame"], **listed["search"]}
    for part in listed["programmes"].values():
        files |= part
    hashes = file_hashes(built_site)
    left_out = {path for path in set(hashes) - set(files) if not path.endswith(".pdf")}
    assert left_out == {"offline.json", "worker.js", "sitemap.xml", "assets/fonts/ibm-plex-sans-LICENSE.txt"}
    for path, (beginning, size) in files.items():
        assert hashes[path].startswith(beginning)
        assert (built_site / path).stat().st_size == size
    assert listed["version"] in (built_site / "worker.js").read_text(encoding="utf-8")


def test_the_same_site_has_the_same_version(built_site: Path, tmp_path: Path) -> None:
    """Made twice, list and worker are the same bytes; one changed letter anywhere gives another version."""
    site = Path(shutil.copytree(built_site, tmp_path / "site"))
    before = (site / "worker.js").read_bytes()
    write_offline(site, file_hashes(site), PROGRAMMES, 20)
    assert (site / "worker.js").read_bytes() == before
    assert file_hashes(site) == file_hashes(built_site)
    with (site / "assets" / "handout.css").open("a", encoding="utf-8") as style:
        style.write(" ")
    write_offline(site, file_hashes(site), PROGRAMMES, 20)
    assert (site / "worker.js").read_bytes() != before


@pytest.mark.parametrize("ending", ["die", "fail"])
def test_everything_is_there_when_the_host_is_not(visitor: BrowserContext, host: Host, ending: str) -> None:
    """After one visit of one page, every page, the search and the session work without the host."""
    page = visit(visitor, host.address + WEEK_1)
    getattr(host, ending)()
    for address in (WEEK_5, NOT_STATED, "", "core-stability/", "oefeningen/"):
        page.goto(host.address + address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).fontFamily.includes('IBM Plex Sans')")
    page.keyboard.press("/")
    page.keyboard.type("zijbrug")
    page.locator("dialog[open] a[href*='#zijbrug']").first.click()
    page.wait_for_url("**/core-stability/**#zijbrug*")
    page.get_by_role("button", name="Start de oefeningen").click()
    page.get_by_role("button", name="Ik sta klaar").click()
    expect(page.locator("[data-session-phase]")).to_have_text("Klaar maken")


def test_a_page_that_is_not_kept_says_so(visitor: BrowserContext, host: Host) -> None:
    """An address the phone has not kept leads to a page that says so, not to the browser's own."""
    page = visit(visitor, host.address)
    host.die()
    page.goto(f"{host.address}een/andere/pagina/")
    expect(page.locator("h1")).to_have_text("Niet bewaard op dit apparaat")


def test_a_new_version_is_taken_whole_and_told(visitor: BrowserContext, host: Host) -> None:
    """A new version is taken at the next visit, all pages of it, and the page says that it was updated."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish(lambda text: text.replace("Buikbrug", "Nieuwe brug"))
    page.reload()
    expect(page.locator("[data-notice-words]")).to_have_text("Deze pagina’s zijn bijgewerkt.")
    expect(page.locator("main")).to_contain_text("Nieuwe brug")
    host.die()
    for address in (WEEK_5, WEEK_1):
        page.goto(host.address + address)
        expect(page.locator("main")).to_contain_text("Nieuwe brug")


def test_a_reader_is_asked_before_her_page_changes(visitor: BrowserContext, host: Host) -> None:
    """Who has begun to read is offered the new version and keeps the old one, all of it, until she takes it."""
    page = visit(visitor, host.address + WEEK_1)
    page.locator("h1").click()
    host.publish(lambda text: text.replace("Buikbrug", "Nieuwe brug"))
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    expect(page.locator("[data-notice-words]")).to_have_text("Er is een nieuwe versie van deze pagina’s.")
    expect(page.locator("main")).to_contain_text("Buikbrug")
    page.get_by_role("button", name="Toon de nieuwe versie").click()
    expect(page.locator("[data-notice-words]")).to_have_text("Deze pagina’s zijn bijgewerkt.")
    expect(page.locator("main")).to_contain_text("Nieuwe brug")


def test_a_session_is_never_interrupted_by_an_update(visitor: BrowserContext, host: Host) -> None:
    """A new version that comes during a session waits until it is closed."""
    page = visit(visitor, host.address + WEEK_1)
    page.get_by_role("button", name="Start de oefeningen").click()
    host.publish(lambda text: text.replace("Buikbrug", "Nieuwe brug"))
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    page.locator("[data-notice-inner]:not([hidden])").wait_for(state="attached")
    expect(page.locator("[data-session]")).to_be_visible()
    page.locator("[data-session-close]").click()
    page.get_by_role("button", name="Toon de nieuwe versie").click()
    expect(page.locator("main")).to_contain_text("Nieuwe brug")


def test_half_a_version_is_never_taken(visitor: BrowserContext, host: Host) -> None:
    """While the host is between two versions nothing of the new one is shown; the old one stays whole."""
    page = visit(visitor, host.address + WEEK_1)
    host.publish(lambda text: text.replace("Buikbrug", "Nieuwe brug"))
    late = host.folder / WEEK_5 / "index.html"
    late.write_text(late.read_text(encoding="utf-8").replace("Nieuwe brug", "Halve brug"), encoding="utf-8")
    page.evaluate(
        """async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const failed = new Promise(resolve => registration.addEventListener('updatefound', () => {
          const worker = registration.installing;
          worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve());
        }));
        await registration.update();
        await failed;
        }"""
    )
    for address in (WEEK_1, WEEK_5):
        page.goto(host.address + address)
        words = page.locator("main").inner_text()
        assert "Buikbrug" in words
        assert "Nieuwe brug" not in words
        assert "Halve brug" not in words


def test_a_large_site_keeps_what_was_visited(visitor: BrowserContext, host: Host) -> None:
    """Where the site is too large for the phone's room, the programmes visited are kept and the others are not."""
    big = host.folder / "core-stability" / "foto.bin"
    big.write_bytes(b"0" * 900_000)
    host.publish(lambda text: text, megabytes=2)
    page = visit(visitor, host.address + NOT_STATED)
    page.wait_for_function(
        """async () => (await Promise.all((await caches.keys()).map(async name =>
        (await (await caches.open(name)).keys()).map(request => request.url)))).flat()
        .some(url => url.endsWith('/bekken-lumbale-blokkade/'))"""
    )
    kept = kept_paths(page, host)
    assert {"", "oefeningen/", NOT_STATED, "assets/handout.css", "search/pagefind.js"} <= kept
    assert [path for path in kept if path.startswith("core-stability/")] == []


def test_storage_stays_within_its_room(visitor: BrowserContext, host: Host) -> None:
    """When programmes no longer fit together, the one visited last is kept and the one before makes room."""
    for programme in PROGRAMMES:
        (host.folder / programme / "foto.bin").write_bytes(b"0" * 600_000)
    host.publish(lambda text: text, megabytes=1)
    page = visit(visitor, host.address + NOT_STATED)
    has = """name => caches.keys().then(names => Promise.all(names.map(async one =>
      (await (await caches.open(one)).keys()).map(request => request.url))))
      .then(urls => urls.flat().some(url => url.endsWith(`/${name}/foto.bin`)))"""
    page.wait_for_function(has, arg=PROGRAMMES[0])
    page = visit(visitor, host.address + WEEK_1)
    page.wait_for_function(has, arg=PROGRAMMES[1])
    assert [path for path in kept_paths(page, host) if path.startswith(PROGRAMMES[0])] == []


def test_a_full_phone_keeps_nothing_and_shows_everything(visitor: BrowserContext, host: Host) -> None:
    """Where there is no room for the site, nothing of it is kept, nothing is promised, and the pages work."""
    page = visitor.new_page()
    page.goto(f"{host.address}offline.json")
    quota = visitor.new_cdp_session(page)
    quota.send("Storage.overrideQuotaForOrigin", {"origin": host.origin, "quotaSize": 50_000})
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(host.address + WEEK_1)
    ended = page.evaluate(
        """async () => {
        const registration = await navigator.serviceWorker.register('/oefeningen/worker.js');
        const worker = registration.installing;
        return new Promise(tell => worker.addEventListener('statechange', () => tell(worker.state)));
        }"""
    )
    assert ended == "redundant"
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    expect(page.locator("[data-stored]")).to_be_hidden()
    page.get_by_role("button", name="Start de oefeningen").click()
    page.get_by_role("button", name="Ik sta klaar").click()
    expect(page.locator("[data-session-phase]")).to_have_text("Klaar maken")
    assert failures == []


def test_two_clinics_on_one_host_keep_their_own(visitor: BrowserContext, built_site: Path, tmp_path: Path) -> None:
    """Workers and kept pages go by the path of the site: what one clinic keeps or removes is nothing to the other."""
    with Host(built_site, tmp_path / "een", "/een/") as host:
        page = visit(visitor, host.address)
        page.evaluate("caches.open('handout:/twee/:1').then(cache => cache.put('/twee/', new Response('of another')))")
        host.publish(lambda text: text.replace("Buikbrug", "Nieuwe brug"))
        page.reload()
        expect(page.locator("[data-notice-words]")).to_have_text("Deze pagina’s zijn bijgewerkt.")
        assert page.evaluate("caches.keys().then(names => names.includes('handout:/twee/:1'))")
        scopes = page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(one => one.scope))")
        assert scopes == [host.address]


def test_a_page_without_news_says_that_it_may_be_outdated(visitor: BrowserContext, host: Host) -> None:
    """After as many days without a check as the clinic allows, the page says so; a day before it does not."""
    page = visit(visitor, host.address + WEEK_1)
    host.die()
    for days, words in ((29, ""), (31, "Deze pagina’s zijn al 31 dagen niet bijgewerkt")):
        page.evaluate(
            "days => localStorage.setItem('handout:/oefeningen/:checked',"
            " JSON.stringify({ version: 1, value: Date.now() - days * 86400000 - 1000 }))",
            days,
        )
        page.reload()
        page.locator("[data-stored]:not([hidden])").wait_for(state="attached")
        if words:
            expect(page.locator("[data-notice-words]")).to_contain_text(words)
        else:
            expect(page.locator("[data-notice-inner]")).to_be_hidden()


def test_it_can_stand_on_the_home_screen(visitor: BrowserContext, host: Host) -> None:
    """The browser finds nothing that keeps the site from being installed, and its icons are there."""
    page = visit(visitor, host.address)
    session = visitor.new_cdp_session(page)
    errors = [error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(errors) <= {"in-incognito"}
    manifest = json.loads(page.request.get(f"{host.address}manifest.webmanifest").text())
    assert manifest["start_url"] == manifest["scope"] == "./"
    for icon in manifest["icons"]:
        assert page.request.get(host.address + icon["src"]).ok


def test_keeping_breaks_no_policy_and_asks_no_other_host(visitor: BrowserContext, host: Host) -> None:
    """Registering, keeping and updating ask nothing of another host, set no cookie, and break no rule of the page."""
    asked: list[str] = []
    complaints: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page = visit(visitor, host.address + WEEK_1)
    host.publish(lambda text: text.replace("Buikbrug", "Nieuwe brug"))
    page.reload()
    expect(page.locator("[data-notice-words]")).to_have_text("Deze pagina’s zijn bijgewerkt.")
    assert len(asked) > 30
    assert [url for url in asked if not url.startswith((host.address, "data:"))] == []
    assert visitor.cookies() == []
    assert complaints == []


def test_a_host_that_gives_no_worker_is_read_as_it_is(visitor: BrowserContext, host: Host) -> None:
    """A clinic that takes the worker away is read from the host again; no kept page stands in the way."""
    page = visit(visitor, host.address + WEEK_1)
    (host.folder / "worker.js").unlink()
    page.reload()
    page.wait_for_function("navigator.serviceWorker.getRegistration().then(found => found === undefined)")

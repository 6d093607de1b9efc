"""What a phone fetches: a page opened for the first time, and then one search, over a server that compresses."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Sequence
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import ARGUMENTS, find_browser

PHONE_WIDTH_PX, PHONE_HEIGHT_PX = 390, 844
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
GZIP_LEVEL = 6
LONGEST_WAIT_MILLISECONDS = 30_000


class Fetched(NamedTuple):
    """How many bytes of content came over the line, how many of them were scripts, and in how many answers."""

    transferred_bytes: int
    script_bytes: int
    requests: int


class Visit(NamedTuple):
    """What a first visit fetches, and what one search fetches on top of it; not what a phone then keeps for later."""

    first: Fetched
    search: Fetched


@cache
def compressed(file: Path) -> bytes:
    """A file as it goes over the line."""
    content = file.read_bytes()
    return gzip.compress(content, GZIP_LEVEL, mtime=0) if file.suffix in COMPRESSED else content


class CompressingServer:
    """Serves a folder on a free port and counts what is fetched."""

    def __init__(self, folder: Path) -> None:
        self._fetched: list[tuple[str, int]] = []
        handler = partial(CompressingHandler, folder=folder, fetched=self._fetched)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> CompressingServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take(self) -> Fetched:
        """What was fetched since the last time this was asked."""
        scripts = sum(size for path, size in self._fetched if path.endswith(".js"))
        fetched = Fetched(sum(size for _, size in self._fetched), scripts, len(self._fetched))
        self._fetched.clear()
        return fetched


class CompressingHandler(SimpleHTTPRequestHandler):
    """Answers with a file, compressed where its kind gets smaller by it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *request: object, folder: Path, fetched: list[tuple[str, int]]) -> None:
        self._fetched = fetched
        super().__init__(*request, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send the whole file, or say that there is none."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        body = compressed(file) if found else b""
        self._fetched.append((self.path, len(body)))
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def visit(site: Path, address: str, query: str) -> Visit | None:
    """What a phone with nothing kept fetches for one page and then one search; None without a browser."""
    browser = find_browser()
    if browser is None:
        return None
    with CompressingServer(site) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        page = new_phone(chromium)
        page.goto(server.address + address, wait_until="networkidle")
        first = server.take()
        search_for(page, query)
        return Visit(first, server.take())


def new_phone(browser: Browser) -> Page:
    """A page of a phone with nothing kept, and which keeps nothing."""
    size: Any = {"width": PHONE_WIDTH_PX, "height": PHONE_HEIGHT_PX}
    page = browser.new_context(viewport=size, service_workers="block").new_page()
    page.set_default_timeout(LONGEST_WAIT_MILLISECONDS)
    return page


def first_visits(site: Path, addresses: Sequence[str]) -> dict[str, Fetched]:
    """What a phone with nothing kept fetches for each of these pages; empty without a browser."""
    browser = find_browser()
    if browser is None:
        return {}
    visits = {}
    with CompressingServer(site) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        for address in addresses:
            page = new_phone(chromium)
            page.goto(server.address + address, wait_until="networkidle")
            page.context.close()
            visits[address] = server.take()
    return visits


def search_for(page: Page, query: str) -> None:
    """Search as a person with a keyboard does, and wait for the results."""
    page.keyboard.press("/")
    page.locator("[data-search-input]").press_sequentially(query)
    page.locator("[data-search-results] a").first.wait_for()
    page.wait_for_load_state("networkidle")

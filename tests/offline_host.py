"""A host of one's own for tests of reading without internet: it can publish, be half done, rewrite, fail, be gone."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Collection, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

from handouts.files import file_hashes, files_below
from handouts.site.assets import ASSETS, NAMED, WORKER, name_assets
from handouts.site.offline import LIST, write_offline

PROGRAMMES = ("bekken-lumbale-blokkade", "core-stability")
Change = Callable[[str], str]
Files = dict[str, bytes]


def files_of(folder: Path) -> dict[str, bytes]:
    """What a host gives of a folder, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files_below(folder)}


def named_folder(site: Path) -> str:
    """The name of the folder of assets of a site."""
    return next(folder.name for folder in site.iterdir() if folder.name.startswith(NAMED))


def site_version(
    site: Path, folder: Path, change: Change, mark: str = "", megabytes: int = 20, more: Files | None = None
) -> Path:
    """Another version of a built site, as a build would make it: pages changed, assets marked, more files."""
    shutil.copytree(site, folder)
    named = named_folder(folder)
    (folder / named).rename(folder / ASSETS)
    (folder / WORKER).rename(folder / ASSETS / WORKER)
    if mark:
        append(folder / ASSETS / "handout.css", f':root{{--mark:"{mark}"}}')
        append(folder / ASSETS / "page.js", f'\nwindow.scriptMark="{mark}";')
    for file in files_below(folder):
        if file.suffix in (".html", ".webmanifest"):
            text = file.read_text(encoding="utf-8").replace(f"{named}/", f"{ASSETS}/")
            file.write_text(change(text) if file.suffix == ".html" else text, encoding="utf-8")
    for path, body in (more or {}).items():
        (folder / path).write_bytes(body)
    name_assets(folder)
    write_offline(folder, file_hashes(folder), PROGRAMMES, megabytes)
    return folder


def append(file: Path, text: str) -> None:
    """Write something at the end of a file."""
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)


class Handler(BaseHTTPRequestHandler):
    """Gives the files of a host below its sub-path."""

    protocol_version = "HTTP/1.1"
    # The header and the body of an answer are two packets; without this each waits for the other's receipt.
    wbufsize = -1

    def __init__(self, *request: object, host: Host) -> None:
        self._host = host
        super().__init__(*request)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer as the host is at this moment."""
        host, address = self._host, self.path.partition("?")[0]
        path = address.removeprefix(host.base) if address.startswith(host.base) else None
        if host.asked is not None and path is not None:
            host.asked.append(path)
        if path == LIST:
            host.list_gate.wait(60)
        if host.is_gone:
            self.close_connection = True
            self.connection.close()
            return
        if host.failing:
            self._give(host.failing, b"<p>out of order</p>", "text/html")
        elif host.is_portal:
            self._give(200, b"<!doctype html><title>Log in</title><p>log in</p>", "text/html")
        else:
            self._give_file(path)

    def _give_file(self, path: str | None) -> None:
        file = None if path is None else re.sub(r"(^|/)$", r"\1index.html", path)
        body = self._host.body(file) if file else None
        if body is None and file and f"{file}/index.html" in self._host.files:
            self._give(301, b"", "text/html", {"Location": f"{self._host.base}{file}/"})
        elif body is None or file == "404.html":
            self._give(404, self._host.files.get("404.html", b"none"), "text/html; charset=utf-8")
        else:
            self._give_part(body, guess_type(file or "")[0] or "application/octet-stream")

    def _give_part(self, body: bytes, kind: str) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None:
            self._give(200, body, kind)
            return
        first, last = int(asked[1]), min(int(asked[2] or len(body)), len(body) - 1)
        told = {"Content-Range": f"bytes {first}-{last}/{len(body)}"}
        self._give(206, body[first : last + 1], kind, told)

    def _give(self, status: int, body: bytes, kind: str, headers: Mapping[str, str] = {}) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


class Host:
    """A host with a site, below a sub-path, on a free port of this machine while it is open."""

    def __init__(self, files: Files, base: str = "/oefeningen/") -> None:
        self.base = base
        self.files = dict(files)
        self.missing: set[str] = set()
        self.asked: list[str] | None = None
        self.failing = 0
        # The list of files is given while this is set.
        self.list_gate = threading.Event()
        self.list_gate.set()
        self.is_gone = self.is_portal = self.is_rewriting = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, host=self))
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.address = self.origin + base

    def body(self, path: str) -> bytes | None:
        """What is given for a file; None when it is not there."""
        body = None if path in self.missing else self.files.get(path)
        if body is None or not self.is_rewriting or not path.endswith(".html"):
            return body
        return body.replace(b"</body>", b"<!-- served by a host that knows better --></body>")

    def publish(self, files: Files, only: Collection[str] | None = None) -> None:
        """Be given another version: the whole of it, or only these files so far."""
        if only is None:
            self.files = dict(files)
        else:
            self.files |= {path: files[path] for path in only}

    def heal(self) -> None:
        """Work as a host should."""
        self.missing, self.failing = set(), 0
        self.is_gone = self.is_portal = self.is_rewriting = False

    def __enter__(self) -> Host:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_gone = True
        self._server.shutdown()
        self._server.server_close()

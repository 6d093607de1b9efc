"""A plain static server for the tests, below any sub-path, as a clinic's host would be."""

from __future__ import annotations

import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    """Serves one folder below a sub-path; all else is not found."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *request: object, folder: Path, base: str) -> None:
        self._base = base
        super().__init__(*request, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, with the error the host is in, or, on a connection left over, not at all."""
        failing: HTTPStatus | None = getattr(self.server, "failing", None)
        if getattr(self.server, "is_gone", False):
            self.close_connection = True
        elif failing:
            super().send_error(failing)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """The file of an address; of one outside the sub-path, a file that is not there."""
        return super().translate_path(path.removeprefix(self._base[:-1]) if path.startswith(self._base) else "/none")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with the site's own page for it, as hosts do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


class SiteServer:
    """Serves a folder on a free port of this machine while it is open."""

    def __init__(self, folder: Path, base: str) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folder=folder, base=base))
        self._server.daemon_threads = True
        self.is_closed = False
        self.address = f"http://127.0.0.1:{self._server.server_port}{base}"

    def fail(self, status: HTTPStatus) -> None:
        """From now on answer everything with an error."""
        self._server.failing = status  # type: ignore[attr-defined]

    def __enter__(self) -> SiteServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.is_gone = True  # type: ignore[attr-defined]
        self._server.shutdown()
        self._server.server_close()
        self.is_closed = True

"""A small server for this machine: shows the preview, reloads open pages on every change, shows mistakes as words."""

from __future__ import annotations

import re
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from watchfiles import watch

from handouts.failure import BuildFailed
from handouts.problem import ContentProblems
from handouts.site.preview import Preview

Say = Callable[[str], None]
DEBOUNCE_MILLISECONDS = 60
LOOK_EVERY_MILLISECONDS = 200
LONGEST_WAIT_SECONDS = 20.0
LOOPBACK = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
OWN = "/__preview/"
SCRIPT = """\
const mine = document.currentScript.dataset.version;
(async () => {
  for (;;) {
    try {
      const answer = await fetch(`/__preview/version?after=${mine}`, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== mine) return location.reload();
    } catch {
      await new Promise((resume) => setTimeout(resume, 1000));
    }
  }
})();
"""
STYLE = """\
.preview-mistake { position: fixed; inset: auto 0 0 0; z-index: 99; max-height: 60vh; overflow: auto; margin: 0;
  padding: 1rem; background: #2b0d0b; color: #fff; border-top: 4px solid #ffa79e; font: 15px/1.5 monospace;
  white-space: pre-wrap; }
"""


class Board:
    """What the server and the watcher tell each other: a version that counts changes, and the mistakes of now."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.version = 0
        self.mistakes = ""

    def post(self, mistakes: str) -> None:
        """A change was dealt with; whoever waits is told."""
        with self._changed:
            self.version += 1
            self.mistakes = mistakes
            self._changed.notify_all()

    def version_after(self, version: str) -> str:
        """The version as soon as it is another than this one, or after a while all the same."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.version) != version, timeout=LONGEST_WAIT_SECONDS)
            return str(self.version)


class PreviewServer(ThreadingHTTPServer):
    """The server of the preview: a browser that leaves before its answer is there is nothing to tell of."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever asked has left, or sent what is no request."""


def is_of_this_machine(hosts: Sequence[str]) -> bool:
    """Whether a request names this machine, and nothing else, as whom it is for; any port will do."""
    return len(hosts) == 1 and LOOPBACK.fullmatch(hosts[0]) is not None


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves the preview below its own sub-path, each page with the mistakes of now and a script that reloads it."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *request: object, preview: Preview, board: Board) -> None:
        self._site, self._base, self._board = preview.project.site, preview.base, board
        super().__init__(*request, directory=str(self._site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request for this machine; in words when it is for another, or can't be understood."""
        if not is_of_this_machine(self.headers.get_all("Host", [])):
            # Another site could have its own name lead here, and then read what is not published yet.
            self.refuse("The preview answers to localhost and 127.0.0.1 alone.", HTTPStatus.FORBIDDEN)
            return
        try:
            self.answer_request()
        except ConnectionError:
            self.close_connection = True
        except (OSError, ValueError):
            self.refuse("There is no such address here.", HTTPStatus.BAD_REQUEST)

    def do_HEAD(self) -> None:
        """Answer as to a request for the page itself, without the page."""
        self.do_GET()

    def refuse(self, why: str, status: HTTPStatus) -> None:
        """Send a sentence instead of a page, and end the conversation."""
        self.close_connection = True
        self.answer(why.encode(), "text/plain; charset=utf-8", status)

    def answer_request(self) -> None:
        """Answer with one of our own files, a page, or a file of the site."""
        path = urlsplit(self.path).path
        if path == f"{OWN}version":
            asked = urlsplit(self.path).query.removeprefix("after=")
            self.answer(self._board.version_after(asked).encode(), "text/plain")
        elif path == f"{OWN}script.js":
            self.answer(SCRIPT.encode(), "text/javascript")
        elif path == f"{OWN}style.css":
            self.answer(STYLE.encode(), "text/css")
        elif not path.startswith(self._base):
            self.redirect(self._base)
        else:
            self.answer_from_site(path.removeprefix(self._base))

    def answer_from_site(self, path: str) -> None:
        """A page with what belongs to it, or a file as it is."""
        file = Path(self.translate_path("/" + path))
        if file.is_dir() and path and not path.endswith("/"):
            self.redirect(f"{self._base}{path}/")
            return
        page = file / "index.html" if file.is_dir() else file
        if page.suffix == ".html" and page.is_file():
            self.answer(self.page(page.read_bytes()), "text/html; charset=utf-8")
        elif page.is_file():
            self.answer(page.read_bytes(), self.guess_type(str(page)))
        else:
            missing = self._site / "404.html"
            body = missing.read_bytes() if missing.is_file() else b"<!doctype html><title>Preview</title><body></body>"
            self.answer(self.page(body), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def page(self, body: bytes) -> bytes:
        """A page with the mistakes of now at its foot and the script that reloads it."""
        mistakes = escape(self._board.mistakes)
        shown = f'<pre class="preview-mistake" role="alert">{mistakes}</pre>' if mistakes else ""
        added = (
            f'<link rel="stylesheet" href="{OWN}style.css">{shown}'
            f'<script src="{OWN}script.js" data-version="{self._board.version}"></script>'
        )
        return body.replace(b"</body>", added.encode() + b"</body>", 1)

    def redirect(self, target: str) -> None:
        """Send the browser elsewhere."""
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        """Send a whole answer, never to be kept."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def serve_forever(preview: Preview, port: int, say: Say) -> None:
    """Serve until interrupted, dealing with every change; raises OSError when the port is taken."""
    board = Board()
    handler = partial(PreviewHandler, preview=preview, board=board)
    server = PreviewServer(("127.0.0.1", port), handler)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    try:
        for _ in start_and_changes(preview.watched):
            deal_with_change(preview, board, say)
            if not serving.is_alive():
                serving.start()
                say(f"Open http://127.0.0.1:{server.server_port}{preview.base} (Ctrl+C stops)")
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        if serving.is_alive():
            server.shutdown()
        server.server_close()
        preview.remember()


def start_and_changes(watched: Sequence[Path]) -> Iterator[None]:
    """Once at the start, and then for every change below these paths; none after the start is missed."""
    watching = watch(
        *watched,
        debounce=DEBOUNCE_MILLISECONDS,
        step=20,
        raise_interrupt=True,
        rust_timeout=LOOK_EVERY_MILLISECONDS,
        yield_on_timeout=True,
    )
    next(watching)
    yield
    for changes in watching:
        if changes:
            yield


def deal_with_change(preview: Preview, board: Board, say: Say) -> None:
    """Bring the preview up to date and tell the open pages; a mistake leaves the last good pages and is shown."""
    try:
        pages = preview.refresh()
        board.post("")
        preview.refresh_papers()
        preview.refresh_search()
        say(f"up to date: {pages} pages set anew")
    except (ContentProblems, BuildFailed, OSError) as mistake:
        tell_mistake(str(mistake), board, say)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the next change may mend it
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}, line {frame.lineno}"
        said = f"This change could not be shown, and that is a fault of the program: {error!r} in {where}."
        tell_mistake(said, board, say)


def tell_mistake(said: str, board: Board, say: Say) -> None:
    """Tell the author and the open pages of a mistake."""
    say(f"{said}\n(still showing the last good pages)")
    board.post(said)

"""A server on this computer that shows a folder and has it built again when something changes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError

HOST = "127.0.0.1"
_TRIES = 20
_PAUSE = 0.5

Say = Callable[..., None]
Stamp = tuple[str, int, int]


def serve(
    folder: Path, watched: Iterable[Path], rebuild: Callable[[], None], *, port: int, say: Say
) -> None:
    """Build, serve `folder` at the first free port from `port`, and build again on change, until Ctrl-C."""
    paths = tuple(watched)
    before = stamps(paths)
    rebuild()
    server = _server(folder, port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(
        N_("The site is at {address} (end with Ctrl-C)"),
        address=f"http://{HOST}:{server.server_port}/",
    )
    try:
        _watch(paths, before, rebuild, say)
    except KeyboardInterrupt:
        say(N_("Ended."))
    finally:
        server.shutdown()
        server.server_close()


def _watch(
    watched: tuple[Path, ...], before: frozenset[Stamp], rebuild: Callable[[], None], say: Say
) -> None:
    """Build again whenever the stamps are others than those taken before the latest build."""
    pause = threading.Event()
    while True:
        pause.wait(_PAUSE)
        now = stamps(watched)
        if now == before:
            continue
        before = now
        say(N_("Something changed: building again …"))
        try:
            rebuild()
        except ToolError as error:
            say(error.says, **error.values)


def stamps(watched: Iterable[Path]) -> frozenset[Stamp]:
    """Return (path, time, size) of every file at or below the watched paths."""
    return frozenset(stamp for path in watched for stamp in _stamps(path))


def _stamps(path: Path) -> Iterator[Stamp]:
    if path.is_dir():
        for directory, _folders, names in os.walk(path):
            for name in names:
                yield from _stamp(Path(directory) / name)
    else:
        yield from _stamp(path)


def _stamp(path: Path) -> Iterator[Stamp]:
    try:
        status = path.stat()
    except OSError:
        return
    yield str(path), status.st_mtime_ns, status.st_size


def _server(folder: Path, port: int) -> ThreadingHTTPServer:
    handler = partial(_Handler, directory=str(folder))
    for candidate in (0,) if port == 0 else range(port, port + _TRIES):
        try:
            return ThreadingHTTPServer((HOST, candidate), handler)
        except OSError:
            continue
    raise ToolError(
        N_("no free port from {port} to {last}; choose another with --port"),
        port=port,
        last=port + _TRIES - 1,
    )


class _Handler(SimpleHTTPRequestHandler):
    """Serves files without caching, shows the site's own page for what is not there, keeps quiet."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002 - as the parent has it
        return

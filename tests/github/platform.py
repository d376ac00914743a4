"""A stand-in for the platform: a small HTTP server that keeps threads, and what was asked of it."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = "koe/rekisteri"
BOT = "github-actions[bot]"


@dataclass
class Request:
    """What was asked: method, path below the repository with its query, body, headers."""

    method: str
    path: str
    body: Any
    headers: dict[str, str]

    def __repr__(self) -> str:
        return f"{self.method} {self.path}" + (f" {self.body}" if self.body else "")


@dataclass
class Trouble:
    """An answer in place of the true one: status, headers; `lost` does the work and then says nothing good."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    lost: bool = False


@dataclass
class Platform:
    """Threads, pull requests and settings; `requests` is what was asked, `troubles` what goes wrong next."""

    address: str = ""
    requests: list[Request] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    issues: dict[int, dict[str, Any]] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    _next: int = 1000

    # what a test sets up and looks at

    def open_issue(
        self, number: int, *, author: str = "lahettaja", body: str = "", **more: Any
    ) -> dict[str, Any]:
        self.issues[number] = {
            "number": number,
            "title": more.pop("title", "Otsikko"),
            "body": body,
            "state": "open",
            "user": {"login": author, "type": "User"},
            "labels": [{"name": name} for name in more.pop("labels", ())],
            "created_at": more.pop("created_at", "2026-11-20T10:00:00Z"),
            **more,
        }
        return self.issues[number]

    def write(self, issue: int, author: str, body: str) -> None:
        self.comments.append(self._comment(issue, author, body))

    def said(self, issue: int) -> list[str]:
        """What we have said in a thread."""
        return [
            c["body"] for c in self.comments if c["issue"] == issue and c["user"]["login"] == BOT
        ]

    def labels(self, issue: int) -> list[str]:
        return [label["name"] for label in self.issues[issue]["labels"]]

    def asked(self) -> list[str]:
        """Every request in one line: method and path without its query."""
        return [f"{r.method} {r.path.partition('?')[0]}" for r in self.requests]

    def changed(self) -> list[str]:
        """The requests that change something."""
        return [line for line in self.asked() if not line.startswith("GET")]

    # what it answers

    def answer(self, request: Request) -> tuple[int, Any]:
        path, _, query = request.path.partition("?")
        asked = {key: values[-1] for key, values in parse_qs(query).items()}
        for pattern, method, act in ROUTES:
            found = re.fullmatch(pattern, path)
            if found and method == request.method:
                return act(
                    self, request.body, asked, *(unquote(part or "") for part in found.groups())
                )
        return 404, {"message": "Not Found"}

    def _comment(self, issue: int, author: str, body: str) -> dict[str, Any]:
        self._next += 1
        return {"id": self._next, "issue": issue, "user": {"login": author}, "body": body}

    def _list_comments(self, _body: Any, asked: dict[str, str], issue: str) -> tuple[int, Any]:
        found = [c for c in self.comments if c["issue"] == int(issue)]
        return 200, _page(found, asked)

    def _post_comment(self, body: Any, _asked: dict[str, str], issue: str) -> tuple[int, Any]:
        made = self._comment(int(issue), BOT, body["body"])
        self.comments.append(made)
        return 201, made

    def _edit_comment(self, body: Any, _asked: dict[str, str], number: str) -> tuple[int, Any]:
        found = next(c for c in self.comments if c["id"] == int(number))
        found["body"] = body["body"]
        return 200, found

    def _list_issues(self, _body: Any, asked: dict[str, str]) -> tuple[int, Any]:
        wanted = set(filter(None, asked.get("labels", "").split(",")))
        found = [
            issue
            for issue in self.issues.values()
            if asked.get("state", "open") in {issue["state"], "all"}
            and wanted <= {label["name"] for label in issue["labels"]}
        ]
        return 200, _page(found, asked)

    def _open_issue(self, body: Any, _asked: dict[str, str]) -> tuple[int, Any]:
        number = max([*self.issues, *(p["number"] for p in self.pulls), 0]) + 1
        made = self.open_issue(
            number,
            author=BOT,
            body=body["body"],
            title=body["title"],
            labels=body.get("labels", ()),
        )
        return 201, made

    def _get_issue(self, _body: Any, _asked: dict[str, str], issue: str) -> tuple[int, Any]:
        found = self.issues.get(int(issue))
        return (200, found) if found else (404, {"message": "Not Found"})

    def _edit_issue(self, body: Any, _asked: dict[str, str], issue: str) -> tuple[int, Any]:
        self.issues[int(issue)].update(body)
        return 200, self.issues[int(issue)]

    def _take_label(
        self, _body: Any, _asked: dict[str, str], issue: str, name: str
    ) -> tuple[int, Any]:
        labels = self.issues[int(issue)]["labels"]
        if name not in [label["name"] for label in labels]:
            return 404, {"message": "Label does not exist"}
        self.issues[int(issue)]["labels"] = [label for label in labels if label["name"] != name]
        return 200, self.issues[int(issue)]["labels"]

    def _put_label(self, body: Any, _asked: dict[str, str], issue: str) -> tuple[int, Any]:
        have = set(self.labels(int(issue)))
        self.issues[int(issue)]["labels"] += [{"name": n} for n in body["labels"] if n not in have]
        return 200, self.issues[int(issue)]["labels"]

    def _list_pulls(self, _body: Any, asked: dict[str, str]) -> tuple[int, Any]:
        found = [
            pull
            for pull in self.pulls
            if asked.get("state", "open") in {pull["state"], "all"}
            and asked.get("head", "")
            in {"", f"{pull['head']['repo']['full_name'].split('/')[0]}:{pull['head']['ref']}"}
        ]
        return 200, _page(found, asked)

    def _open_pull(self, body: Any, _asked: dict[str, str]) -> tuple[int, Any]:
        number = max([*self.issues, *(p["number"] for p in self.pulls), 0]) + 1
        made = {
            "number": number,
            "state": "open",
            "title": body["title"],
            "body": body["body"],
            "html_url": f"https://github.com/{REPOSITORY}/pull/{number}",
            "user": {"login": BOT},
            "head": {"ref": body["head"], "sha": "", "repo": {"full_name": REPOSITORY}},
            "base": {"ref": body["base"]},
        }
        self.pulls.append(made)
        return 201, made

    def _edit_pull(self, body: Any, _asked: dict[str, str], number: str) -> tuple[int, Any]:
        found = next(p for p in self.pulls if p["number"] == int(number))
        found.update(body)
        return 200, found

    def _setting(self, _body: Any, asked: dict[str, str], name: str = "") -> tuple[int, Any]:
        found = self.settings.get(name)
        if found is None:
            return 404, {"message": "Not Found"}
        return 200, _page(found, asked) if isinstance(found, list) else found


def _page(found: list[Any], asked: dict[str, str]) -> list[Any]:
    size, number = int(asked.get("per_page", 30)), int(asked.get("page", 1))
    return found[(number - 1) * size : number * size]


ROUTES = (
    (r"/issues/(\d+)/comments", "GET", Platform._list_comments),
    (r"/issues/(\d+)/comments", "POST", Platform._post_comment),
    (r"/issues/comments/(\d+)", "PATCH", Platform._edit_comment),
    (r"/issues", "GET", Platform._list_issues),
    (r"/issues", "POST", Platform._open_issue),
    (r"/issues/(\d+)", "GET", Platform._get_issue),
    (r"/issues/(\d+)", "PATCH", Platform._edit_issue),
    (r"/issues/(\d+)/labels/(.+)", "DELETE", Platform._take_label),
    (r"/issues/(\d+)/labels", "POST", Platform._put_label),
    (r"/pulls", "GET", Platform._list_pulls),
    (r"/pulls", "POST", Platform._open_pull),
    (r"/pulls/(\d+)", "PATCH", Platform._edit_pull),
    (r"(?:/(.*))?", "GET", Platform._setting),
)


@contextmanager
def running() -> Iterator[Platform]:
    """A platform on a free port of this machine, as long as the block lasts."""
    platform = Platform()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            sent = self.rfile.read(length)
            parts = urlsplit(self.path)
            below = parts.path.removeprefix(f"/repos/{REPOSITORY}")
            path = below + (f"?{parts.query}" if parts.query else "")
            request = Request(
                self.command,
                path,
                json.loads(sent) if sent else None,
                {key.lower(): value for key, value in self.headers.items()},
            )
            platform.requests.append(request)
            trouble = platform.troubles.pop(0) if platform.troubles else None
            status, found = 0, None
            if trouble is None or trouble.lost:
                status, found = platform.answer(request)
            if trouble:
                status, found = trouble.status, {"message": "trouble"}
            body = b"" if found is None else json.dumps(found).encode()
            self.send_response(status)
            for name, value in (trouble.headers if trouble else {}).items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    platform.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield platform
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""The platform's HTTP API, with bounds on everything: time, size, pages, tries.

Standard library only. The address is `GITHUB_API_URL`, the token `GH_TOKEN` or `GITHUB_TOKEN`, the
repository `GITHUB_REPOSITORY`, as the platform gives them to a job.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError

TIMEOUT = 20.0
"""Seconds that one answer may take."""
MOST_BYTES = 8 << 20
"""Longest answer that is read."""
MOST_PAGES = 30
"""How many pages of a list are read, of `PAGE` entries each."""
PAGE = 100
TRIES = 5
LONGEST_WAIT = 60.0
"""Seconds that one wait may last when the platform says how long; a longer one ends the work."""

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE_AGAIN = frozenset({"GET", "PUT", "PATCH", "DELETE"})
"""Methods that do the same when they are sent twice."""
_PASSING = frozenset(
    {
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)

_FINE = 2
"""First digit of a status that says yes."""

Json = object


class Refused(ToolError):  # noqa: N818 - says what happened, as the others of this tool do
    """The platform said no: its status and its words."""

    def __init__(self, method: str, path: str, status: int, said: str) -> None:
        """Keep the status: callers know some of them."""
        super().__init__(
            N_("the platform answered {status} to {method} {path}: {said}"),
            status=status,
            method=method,
            path=path,
            said=said or "-",
        )
        self.status = status


class Unsure(ToolError):  # noqa: N818 - says what happened
    """Something was sent that must not be sent twice, and no answer says whether it arrived."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer: status, headers, bytes (at most `MOST_BYTES`)."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One repository at the platform.

    base: the API's address without "/" at its end. token: "" for what anybody may read.
    repository: `owner/name`. pause: how a wait is done, seconds. rehearsal: takes every change in
    words instead of the platform, which then only is read.
    """

    base: str
    token: str
    repository: str
    pause: Callable[[float], None] = time.sleep
    rehearsal: Callable[[str], None] | None = None

    def get(self, path: str) -> Json:
        """Return what the platform keeps at a path below the repository."""
        return self._ask("GET", path)

    def send(self, method: str, path: str, body: Mapping[str, Json] | None = None) -> Json:
        """Change something and return the answer.

        Raises:
            Refused: the platform said no.
            Unsure: a POST got no answer; look before sending it again.
        """
        if self.rehearsal is None:
            return self._ask(method, path, body)
        self.rehearsal(f"{method} {path}")
        for value in (body or {}).values():
            self.rehearsal(str(value))
        return {}

    def pages(self, path: str) -> Iterator[Mapping[str, Json]]:
        """Walk the entries of a list over all its pages, at most `MOST_PAGES`."""
        sign = "&" if "?" in path else "?"
        for number in range(1, MOST_PAGES + 1):
            found = self.get(f"{path}{sign}per_page={PAGE}&page={number}")
            entries = found if isinstance(found, list) else []
            yield from (entry for entry in entries if isinstance(entry, dict))
            if len(entries) < PAGE:
                return

    def _ask(self, method: str, path: str, body: Mapping[str, Json] | None = None) -> Json:
        url = f"{self.base}/repos/{self.repository}{path}"
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        for attempt in range(TRIES):
            last = attempt == TRIES - 1
            answer = self._once(method, url, data)
            if answer is None or answer.status in _PASSING:
                if method not in _SAFE_AGAIN:
                    raise Unsure(
                        N_("the platform did not say whether it took what was sent to {path}"),
                        path=path,
                    )
                if not last:
                    self.pause(2.0**attempt)
                    continue
            elif (wait := _asked_to_wait(answer, attempt)) is not None and not last:
                self.pause(wait)
                continue
            return _content(method, path, answer)
        raise AssertionError  # the last try returns or raises

    def _once(self, method: str, url: str, data: bytes | None) -> _Answer | None:
        """Ask once; None when no answer came."""
        request = urllib.request.Request(url, data=data, method=method, headers=self._headers(data))  # noqa: S310 - `client` has judged the address
        try:
            with _OPENER.open(request, timeout=TIMEOUT) as answer:
                return _Answer(answer.status, answer.headers, answer.read(MOST_BYTES + 1))
        except urllib.error.HTTPError as error:
            with error:
                return _Answer(error.code, error.headers, error.read(1 << 16))
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError):
            return None

    def _headers(self, data: bytes | None) -> dict[str, str]:
        headers = {
            "Accept": "application/vnd.github+json",
            "User-Agent": "kirjuri",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        return headers


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token goes nowhere but to the address it was meant for."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Follow nothing."""


_OPENER = urllib.request.build_opener(_Stay)


def _asked_to_wait(answer: _Answer, attempt: int) -> float | None:
    """Return how many seconds the platform asks to wait; None when the answer stands as it is."""
    limited = answer.status == HTTPStatus.TOO_MANY_REQUESTS or (
        answer.status == HTTPStatus.FORBIDDEN
        and (
            answer.headers.get("retry-after") or answer.headers.get("x-ratelimit-remaining") == "0"
        )
    )
    if answer.status == HTTPStatus.CONFLICT:
        return 2.0**attempt
    if not limited:
        return None
    wait = _seconds(answer.headers, attempt)
    if wait > LONGEST_WAIT:
        raise ToolError(
            N_("the platform takes no more requests for {seconds} seconds; try again then"),
            seconds=int(wait),
        )
    return wait


def _seconds(headers: Message, attempt: int) -> float:
    told, reset = headers.get("retry-after", ""), headers.get("x-ratelimit-reset", "")
    if told.isascii() and told.isdigit():
        return float(told)
    if reset.isascii() and reset.isdigit():
        return max(float(reset) - time.time(), 0.0) + 1.0
    return 2.0**attempt


def _content(method: str, path: str, answer: _Answer | None) -> Json:
    if answer is None:
        raise ToolError(
            N_("the platform cannot be reached: no answer to {method} {path}"),
            method=method,
            path=path,
        )
    if answer.status // 100 != _FINE:
        raise Refused(method, path, answer.status, _words(answer.body))
    if len(answer.body) > MOST_BYTES:
        raise ToolError(
            N_("the platform's answer to {method} {path} is too long"), method=method, path=path
        )
    if not answer.body.strip():
        return None
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise ToolError(
            N_("the platform's answer to {method} {path} is not JSON"), method=method, path=path
        ) from error


def _words(body: bytes) -> str:
    """Return what the platform says is wrong, one line."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    said = data.get("message") if isinstance(data, dict) else None
    return " ".join(said.split())[:300] if isinstance(said, str) else ""


def _named(repository: str) -> str:
    """Return `owner/name` of an address as the settings give it."""
    path = urllib.parse.urlsplit(repository).path.strip("/").removesuffix(".git")
    return "/".join(path.split("/")[-2:])


def client(repository: str = "") -> Client:
    """Return the client of the platform as the environment gives it.

    repository: `owner/name` or its address, when the environment says none.

    Raises:
        ToolError: no repository or no token is given, or the address would not keep the token secret.
    """
    where = os.environ.get("GITHUB_REPOSITORY", "") or _named(repository)
    token = os.environ.get("GH_TOKEN", "") or os.environ.get("GITHUB_TOKEN", "")
    base = os.environ.get("GITHUB_API_URL", "") or "https://api.github.com"
    if not _REPOSITORY.fullmatch(where):
        raise ToolError(N_("say which repository in GITHUB_REPOSITORY: owner/name"))
    if not token:
        raise ToolError(
            N_("give a token in GH_TOKEN: without one nothing can be written to the platform")
        )
    parts = urllib.parse.urlsplit(base)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOCAL):
        raise ToolError(
            N_("GITHUB_API_URL must begin with https://, and it is '{address}'"), address=base
        )
    return Client(base=base.rstrip("/"), token=token, repository=where)

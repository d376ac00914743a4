"""A GitHub event of an issue, as much of it as is used; everything in it is a stranger's text."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kirjuri.locale import N_
from kirjuri.model.problem import Misused

_ZONE = ZoneInfo("Europe/Helsinki")
_ADDRESS = re.compile(
    r"https://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[A-Za-z0-9._-]+){2}/issues/([0-9]{1,12})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue as an event tells it.

    address: of its thread, empty when the event gives no sound one. created: the day in Finland,
    None when it gives none. logins: of its author and of whoever caused the event. labels: their names.
    """

    number: int
    title: str
    body: str
    address: str = ""
    created: dt.date | None = None
    logins: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def issue(content: bytes) -> Issue:
    """Return the issue of an event file; Misused when it is no event of an issue."""
    try:
        event = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Misused(N_("the event file is not JSON")) from error
    found = _group(event, "issue")
    number = found.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < _MOST:
        raise Misused(N_("the event file is not about an issue"))
    if "pull_request" in found:
        raise Misused(N_("the event file is about a pull request, and forms come as issues"))
    return Issue(
        number=number,
        title=_text(found, "title"),
        body=_text(found, "body"),
        address=_address(_text(found, "html_url"), number),
        created=_day(_text(found, "created_at")),
        logins=tuple(
            dict.fromkeys(
                _text(_group(around, who), "login")
                for around, who in ((found, "user"), (event, "sender"))
            )
        ),
        labels=tuple(_labels(found.get("labels"))),
    )


_MOST = 10**12


def _group(value: object, key: str) -> Mapping[str, object]:
    return _whole(_whole(value).get(key))


def _text(value: Mapping[str, object], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _labels(value: object) -> Iterator[str]:
    for label in value if isinstance(value, list) else ():
        yield label if isinstance(label, str) else _text(_whole(label), "name")


def _whole(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _address(text: str, number: int) -> str:
    found = _ADDRESS.fullmatch(text)
    return text if found and int(found[1]) == number else ""


def _day(text: str) -> dt.date | None:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(_ZONE).date() if moment.tzinfo else None

"""Formats that schemas name: what counts as a date, an address, an e-mail address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from kirjuri.model.record import day

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+\Z")


def is_date(value: str) -> bool:
    """Return whether a text is a day of the calendar as `YYYY-MM-DD` (ISO 8601)."""
    return day(value) is not None


def is_address(value: str) -> bool:
    """Return whether a text is an https, http or mailto address without credentials in it."""
    if any(character.isspace() or character in "<>\"'`\\" for character in value):
        return False
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return is_email(parts.path)
    return parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc


def is_email(value: str) -> bool:
    """Return whether a text looks like one e-mail address in ASCII."""
    return bool(_EMAIL.match(value))


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": is_date,
    "uri": is_address,
    "email": is_email,
}
"""The only formats our schemas use, judged by us alike in both validators."""

"""Personal data and secrecy in texts: where it stands, never what it is.

Identity codes by date and check character (decree 128/2010 as amended by 690/2022), with any
separator of 2023 and any dash that stands for a hyphen; phone numbers; e-mail addresses that look
like a person's; markings of secrecy and security classes (621/1999 22 to 25 sections).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from kirjuri.model.place import Document, Place, Span
from kirjuri.model.record import Record

Range = tuple[int, int]
Seek = Callable[[str], Iterator[Range]]

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_CODE = re.compile(
    rf"(?<![0-9A-Za-z])(?P<day>[0-3][0-9][01][0-9][0-9]{{2}})[ \u00a0]?"
    rf"(?P<sign>[{_DASHES}+A-FU-Ya-fu-y])[ \u00a0]?"
    rf"(?P<number>[0-9]{{3}})(?P<check>[0-9A-Ya-y])(?![0-9A-Za-z])"
)
_MAYBE_PHONE = re.compile(
    r"(?<![0-9A-Za-z/:._-])(?:\+|00|\(?0)[0-9][0-9 ()\u00a0-]{5,18}[0-9](?![0-9/:-])"
)
_BUSINESS_ID = re.compile(r"[0-9]{7}-[0-9]")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_ROLES = re.compile(
    r"(?:kirjaamo|kirjaaja|registrator|registry|info|tiedonhallinta|tietosuoja|tietoturva|dataskydd|palaute|"
    r"asiakaspalvelu|viestinta|viestint|neuvonta|posti|sihteeristo|saavutettavuus|tillganglighet|"
    r"noreply|no-reply|avoindata|hallinto|office|contact|support|helpdesk|toimisto|kuntainfo|verkosto)"
    r"(?:[._-][a-z0-9]+)*\Z",
    re.IGNORECASE,
)
_PRIVATE = frozenset(
    (
        *(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "hotmail.fi",
            "outlook.com",
            "live.com",
            "live.fi",
        ),
        *(
            "yahoo.com",
            "icloud.com",
            "me.com",
            "luukku.com",
            "suomi24.fi",
            "kolumbus.fi",
            "elisanet.fi",
        ),
        *("pp.inet.fi", "saunalahti.fi", "proton.me", "protonmail.com"),
    )
)
"""Mail services for private persons."""
_NAMED = re.compile(r"[A-Za-z]{2,}[._-][A-Za-z]{2,}(?:[._-][A-Za-z]+)?[0-9]*\Z")
_MARKINGS = re.compile(
    r"\bTL[ \u00a0]?(?:IV|I{1,3})\b"
    r"|\b(?:SALASSA PIDETTÄVÄ|TURVALLISUUSLUOKITELTU|ERITTÄIN SALAINEN|SALAINEN|LUOTTAMUKSELLINEN"
    r"|KÄYTTÖ RAJOITETTU|SEKRETESSBELAGD|SÄKERHETSKLASSIFICERAD|YTTERST HEMLIG|HEMLIG|KONFIDENTIELL"
    r"|BEGRÄNSAD TILLGÅNG)\b"
)


def identity_codes(text: str) -> Iterator[Range]:
    """Walk the ranges of Finnish personal identity codes in a text."""
    for found in _CODE.finditer(text):
        if _is_code(found["day"], found["sign"], found["number"], found["check"]):
            yield found.span()


def _is_code(day: str, sign: str, number: str, check: str) -> bool:
    from stdnum.fi import hetu

    sign = "-" if sign in _DASHES else sign.upper()
    return bool(hetu.is_valid(f"{day}{sign}{number}{check.upper()}", allow_temporary=True))


def phone_numbers(text: str) -> Iterator[Range]:
    """Walk the ranges of Finnish and foreign phone numbers; nationwide service numbers are left out."""
    if not _MAYBE_PHONE.search(text):
        return
    import phonenumbers
    from phonenumbers import PhoneNumberType

    allowed = {
        PhoneNumberType.UAN,
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PREMIUM_RATE,
    }
    for match in phonenumbers.PhoneNumberMatcher(text, "FI"):
        found = text[match.start : match.end]
        if _MAYBE_PHONE.search(found) is None or _BUSINESS_ID.fullmatch(found.strip()):
            continue
        if phonenumbers.number_type(match.number) not in allowed:
            yield match.start, match.end


def personal_emails(text: str) -> Iterator[Range]:
    """Walk the ranges of e-mail addresses that look like a person's or are at a private mail service."""
    for found in _EMAIL.finditer(text):
        local, _, domain = found.group().partition("@")
        if _ROLES.match(local):
            continue
        if domain.lower() in _PRIVATE or _NAMED.match(local):
            yield found.span()


def secrecy_markings(text: str) -> Iterator[Range]:
    """Walk the ranges of secrecy and security classification markings."""
    return (found.span() for found in _MARKINGS.finditer(text))


_HINTS: Mapping[Seek, re.Pattern[str]] = {
    identity_codes: _CODE,
    phone_numbers: _MAYBE_PHONE,
    personal_emails: re.compile("@"),
    secrecy_markings: _MARKINGS,
}
"""What a text must match, for a seek to find anything in it; no match goes over a line end."""


def places(record: Record, seek: Seek) -> Iterator[Place]:
    """Walk the places of a record's text values at which `seek`, one of the four above, finds something."""
    if _HINTS[seek].search(record.prose):
        for route, text in record.strings():
            for found in seek(text):
                yield record.at(*route, within=found)


def personal(text: str) -> Iterator[Range]:
    """Walk the ranges of everything personal in a text."""
    yield from identity_codes(text)
    yield from phone_numbers(text)
    yield from personal_emails(text)


def patterns() -> Mapping[str, str]:
    """Return the patterns by name, for those who look before anything is sent: the form on the site.

    `private` lists mail services, one a line; the others are regular expressions of Python.
    """
    return {
        "code": _CODE.pattern,
        "phone": _MAYBE_PHONE.pattern,
        "business_id": _BUSINESS_ID.pattern,
        "email": _EMAIL.pattern,
        "roles": _ROLES.pattern,
        "named": _NAMED.pattern,
        "markings": _MARKINGS.pattern,
        "dashes": _DASHES,
        "private": "\n".join(sorted(_PRIVATE)),
    }


def masked(text: str) -> str:
    """Return the text with every personal datum replaced by dots of the same length."""
    for start, end in personal(text):
        text = text[:start] + "•" * (end - start) + text[end:]
    return text


def comment_spans(document: Document) -> Iterator[Span]:
    """Walk the spans of personal data that stand in a file outside every value and key."""
    for number, line in enumerate(document.text.split("\n"), start=1):
        if "#" not in line:
            continue
        for start, end in personal(line):
            span = Span(line=number, column=start + 1, end_line=number, end_column=end + 1)
            if not any(_holds(value, span) for value in _leaves(document)):
                yield span


def _leaves(document: Document) -> Iterator[Span]:
    containers = {route[:-1] for route in document.values}
    return (span for route, span in document.values.items() if route not in containers)


def _holds(outer: Span, inner: Span) -> bool:
    return (outer.line, outer.column) <= (inner.line, inner.column) and (
        (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    )

"""Addresses that have moved (`siirretyt` in `kirjuri.yaml`): a page at the old one that leads to the new.

Each is a plain file that needs no server: it says where the page is now, leads there at once, and
tells search engines to keep the new address only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from html import escape

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.publish.file import File
from kirjuri.publish.page import home
from kirjuri.publish.release import Release
from kirjuri.publish.tongue import Tongue

_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{canonical}">
<main>
<h1>{title}</h1>
<p><a href="{to}">{link}</a></p>
</main>
</html>
"""


def files(release: Release) -> Iterator[File]:
    """Yield the page of every old address in every language. ToolError when one cannot be followed."""
    for old, new in moved(release).items():
        for tongue in release.tongues:
            path = f"{home(tongue.language)}{old}index.html"
            text = _page(release, tongue, path, home(tongue.language) + new)
            yield File(path=path, view=text, render=partial(str.encode, text))


def moved(release: Release) -> Mapping[str, str]:
    """Return the last address by each old one. Chains are followed to their end.

    Raises ToolError when an old address is that of a page, when a new one leads nowhere, and when
    addresses lead round to where they began.
    """
    found = release.edition.policy.settings.raw.get("siirretyt")
    table = {str(old): str(new) for old, new in found.items()} if isinstance(found, Mapping) else {}
    there = {*release.pages, *release.written}
    there |= {f"{held.kind.section}/{held.id}/" for held in release.edition.withheld.values()}
    for old in table:
        if old in there:
            raise ToolError(TAKEN, old=old)
    return {old: _end(old, table, there) for old in sorted(table)}


TAKEN = N_(
    "'siirretyt' in kirjuri.yaml: there is a page at '{old}', so it has not moved; take the line away"
)
ROUND = N_(
    "'siirretyt' in kirjuri.yaml: '{old}' leads round to itself; let it lead to a page that there is"
)
NOWHERE = N_("'siirretyt' in kirjuri.yaml: '{old}' leads to '{new}', and there is no such page")


def _end(old: str, table: Mapping[str, str], there: set[str]) -> str:
    seen, new = {old}, table[old]
    while new in table:
        if new in seen:
            raise ToolError(ROUND, old=old)
        seen.add(new)
        new = table[new]
    if new not in there:
        raise ToolError(NOWHERE, old=old, new=new)
    return new


def _page(release: Release, tongue: Tongue, path: str, target: str) -> str:
    relative = release.relative(target, path)
    return _PAGE.format(
        language=tongue.language,
        title=escape(tongue.say(N_("This page has moved"))),
        link=escape(tongue.say(N_("Go to its new address"))),
        to=escape(relative),
        canonical=escape(release.link(target, path)),
    )

"""What stands at the beginning of every data file: version, registry, licence, and what they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from kirjuri.model.problem import Names
from kirjuri.publish.edition import Edition
from kirjuri.publish.opendata.record import VERSION

Head = dict[str, object]


def head(edition: Edition) -> Head:
    """Return the beginning of a record's file: it follows from the settings alone."""
    settings = edition.policy.settings
    return {
        "versio": VERSION,
        "rekisteri": dict(settings.names.by_language),
        "vastuuviranomainen": dict(settings.authority.by_language),
        "lisenssi": licence(edition),
    }


def collection_head(edition: Edition, kind: str, names: Names) -> Head:
    """Return the beginning of a collection: the head commit and the day stand only here."""
    return {
        **head(edition),
        "laji": kind,
        "nimi": dict(names.by_language),
        "commit": edition.head or None,
        "paiva": edition.context.today.isoformat(),
    }


def licence(edition: Edition) -> str:
    """Return the licence of the content by its SPDX identifier."""
    found = edition.policy.settings.raw.get("lisenssit")
    named = found.get("sisalto") if isinstance(found, Mapping) else None
    return str(named or "CC-BY-4.0")


def licence_address(identifier: str) -> str:
    """Return where a licence is told: Creative Commons' own page, else the list of SPDX."""
    name, _, version = identifier.removeprefix("CC-").rpartition("-")
    if identifier.startswith("CC-") and name:
        return f"https://creativecommons.org/licenses/{name.lower()}/{version}/"
    return f"https://spdx.org/licenses/{identifier}.html"

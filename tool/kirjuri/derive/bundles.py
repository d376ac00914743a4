"""Bundles: records whose state follows from the members that point to them (R-118)."""

from __future__ import annotations

from collections.abc import Mapping

from kirjuri.derive.context import Context
from kirjuri.derive.state import state
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.record import Record

BACKLINK = "syote.kokonaisuus"
"""The field in which an input says in which bundle it is handled."""


def member_field(table: Lifecycle) -> str:
    """Return the `kind.field` by which members point to records of a kind, empty when it has none."""
    rules = (each.computation for each in table.states.values())
    return next((rule.members for rule in rules if rule and rule.members), "")


def members(bundle: Record, context: Context) -> tuple[Record, ...]:
    """Return the records that say they belong to a bundle, in the order of their files."""
    field = member_field(context.policy.lifecycles[bundle.kind])
    return context.members(bundle, field) if field else ()


def ended(record: Record, context: Context) -> bool:
    """Return whether a record's matter has ended."""
    now = state(record, context.policy.lifecycles[record.kind])
    return bool(now and not now.open)


def words(message: str, title: object, language: str) -> Mapping[str, str]:
    """Return an event's text in every language; `{title}` is a bundle's, in the language it has."""
    titles = title if isinstance(title, Mapping) else {language: title}
    return {
        each: translations(each)
        .gettext(message)
        .format(title=titles.get(each) or titles.get(language) or next(iter(titles.values()), ""))
        for each in LANGUAGES
    }


JOINED = N_("The matter is handled together with others in the bundle “{title}”.")
LEFT = N_("The matter left the bundle “{title}” and proceeds on its own.")
APART = N_("The bundle “{title}” was taken apart, and the matter proceeds on its own.")

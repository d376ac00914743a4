"""What a group that ends leaves open, and how it goes on to a successor or the secretariat (R-024, R-066)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.derive.context import Context
from kirjuri.derive.state import part, state
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.record import Record

HANDLING = "kasittely"
RESPONSIBLE, TAKES_PART = "vastuu", "osallistuva"

PASSED = N_(
    "The matter passes from the group “{old}” to the group “{new}”, because the former ends its work."
)


def left_open(group: Record, context: Context) -> Iterator[Record]:
    """Walk the open matters that name a group among those that handle them and whose part is not done."""
    for link in context.links_to.get(group.id, ()):
        matter = link.source
        table = context.policy.lifecycles[matter.kind]
        now = state(matter, table)
        done = part(matter, group.id) == last_part(table)
        if link.field == f"{HANDLING}.ryhma" and now and now.open and not done:
            yield matter


def last_part(table: Lifecycle) -> str:
    """Return the state in which a group's own part is done, empty when the kind has no parts."""
    return tuple(table.parts)[-1] if table.parts else ""


def words(old: Record, new: Record) -> Mapping[str, str]:
    """Return what the matter's page says of the handover, in every language."""
    return {
        each: translations(each).gettext(PASSED).format(old=_name(old, each), new=_name(new, each))
        for each in LANGUAGES
    }


def _name(group: Record, language: str) -> str:
    named = group.get("nimi")
    if isinstance(named, Mapping):
        named = named.get(language) or named.get(group.language) or next(iter(named.values()), "")
    return str(named or group.id)

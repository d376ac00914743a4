"""KR317: responsible group changed without an event."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.state import responsible
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR317", N_("Responsible group changed without an event"), on="change")
def responsible_changed(change: Change, context: Context) -> Iterator[Problem]:
    """Once a matter is being handled, a change of the responsible group is an event of its own: it
    tells when and why the matter went to another group.
    """
    for before, after in change.pairs:
        old, new = responsible(before), responsible(after)
        fresh = after.events[len(before.events) :]
        if old and new and old != new and not any(event.group == new for event in fresh):
            yield Problem(
                says=N_("the responsible group changed from '{old}' to '{new}' without an event"),
                fix=N_("add an event with 'ryhma: {new}' that tells why"),
                values={"old": old, "new": new},
                at=after.at("kasittely", part="key"),
            )

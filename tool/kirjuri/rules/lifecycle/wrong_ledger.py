"""KR301: state that belongs elsewhere."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR301", N_("State that belongs elsewhere"), reads=("tapahtumat",))
def wrong_ledger(record: Record, context: Context) -> Iterator[Problem]:
    """An event without a group moves the matter itself; an event with a group records that group's
    own part in the handling. The two have different states.
    """
    table = context.policy.lifecycles[record.kind]
    for event in record.events:
        if not event.state:
            continue
        allowed = tuple(table.parts) if event.group else table.written
        if event.state not in allowed:
            yield Problem(
                says=N_("'{state}' is not a state of a group's own part")
                if event.group
                else N_("'{state}' is not a state of the matter itself"),
                fix=N_("allowed: {allowed}"),
                values={"state": event.state, "allowed": Choice(allowed)},
                at=record.at("tapahtumat", event.number - 1, "tila"),
            )

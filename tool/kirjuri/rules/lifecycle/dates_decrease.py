"""KR302: event earlier than the one before it."""

from collections.abc import Iterator
from itertools import pairwise

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR302", N_("Event earlier than the one before it"), reads=("tapahtumat",))
def dates_decrease(record: Record, context: Context) -> Iterator[Problem]:
    """Events are a ledger: each is added after the one before it, so their dates never go back. A
    mistake is not mended by moving lines but by a new event of the kind 'korjaus'.
    """
    for before, event in pairwise(record.events):
        if before.date and event.date and event.date < before.date:
            yield Problem(
                says=N_("this event is dated {date}, the one before it {before}"),
                fix=N_("add events to the end of the list in the order of their dates"),
                values={"date": event.date.isoformat(), "before": before.date.isoformat()},
                at=record.at("tapahtumat", event.number - 1, "pvm"),
            )

"""KR418: open inputs handed to a group that cannot take them."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import EVALUATION
from kirjuri.derive.state import state
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

_FIELD = "avoimet_syotteet"


@rule(
    "KR418",
    N_("Open inputs handed to a group that cannot take them"),
    reads=(_FIELD, "kohde"),
)
def handed_to_nobody(record: Record, context: Context) -> Iterator[Problem]:
    """When the work of a group is ended, its open inputs go on: to a successor that is at work or to
    the secretariat, and the submitters are told (R-024, R-066). They cannot go to the ended
    group itself or to another that has ended.
    """
    receiver = context.registry.by_id.get(record.text(f"{_FIELD}.siirtyvat"))
    if record.kind != EVALUATION or receiver is None or receiver.kind != "ryhma":
        return
    now = state(receiver, context.policy.lifecycles[receiver.kind])
    if receiver.id == record.text("kohde.ryhma") or (now and not now.open):
        yield Problem(
            says=N_("the group '{group}' cannot take the open inputs: it is ended"),
            fix=N_("name a group that is at work, or 'sihteeristo'"),
            values={"group": receiver.id},
            at=record.at(_FIELD, "siirtyvat"),
        )

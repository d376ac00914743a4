"""KR314: event that its recorder may not record."""

from collections.abc import Iterator

from kirjuri.derive.change import Change, ledger
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR314", N_("Event that its recorder may not record"), on="change")
def actor_role(change: Change, context: Context) -> Iterator[Problem]:
    """The role of an event is the role of the one who decided; who writes it into the registry is
    another matter. The secretariat may record what any role has decided when the event says
    where it was decided (viite). Others record only what their own role decides.

    Who has which role is read from the settings of the base, never from the change itself.
    Anybody may record what a submitter does.
    """
    if change.roles is None:
        return
    starts = {after.path: len(ledger(before)) for before, after in change.pairs}
    for record in change.head.records:
        for event in record.events[starts.get(record.path, 0) :]:
            secretariat = "sihteeristo" in change.roles and bool(event.reference)
            if event.role in change.roles or event.role == "jattaja" or secretariat:
                continue
            yield Problem(
                says=N_("you may not record an event of the role '{role}'"),
                fix=N_("say in the field 'viite' where it was decided")
                if "sihteeristo" in change.roles
                else N_("ask the secretariat to record it"),
                values={"role": event.role},
                at=record.at("tapahtumat", event.number - 1, "rooli"),
            )

"""KR204: reference to a guideline no longer in force."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.state import state
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR204", N_("Reference to a guideline no longer in force"), severity=Severity.WARNING)
def superseded_guideline(record: Record, context: Context) -> Iterator[Problem]:
    """A reader who follows this reference comes to a guideline that has been replaced, repealed or
    has lapsed. The record should refer to the one that replaced it, or say why the old one is
    meant.

    This is a warning: the reference was right when it was written. What an announcement told stays
    as it was told.
    """
    for link in context.links_from.get(record.path, ()):
        target = context.registry.by_id.get(link.target)
        if (
            target is None
            or target.kind != "linjaus"
            or link.field == "korvaa"
            or record.kind == "tiedote"
            or target.id == record.id
        ):
            continue
        table = context.policy.lifecycles["linjaus"]
        now = state(target, table)
        if now and now.key in {"korvattu", "kumottu", "rauennut"}:
            replacing = (
                link.source.id
                for link in context.links_to.get(target.id, ())
                if link.field == "korvaa"
            )
            newer = next(replacing, "")
            yield Problem(
                says=N_("the guideline '{target}' is no longer in force (state: {state})"),
                fix=N_("refer to '{newer}', which replaced it")
                if newer
                else N_("check whether the reference is still meant"),
                values={"target": target.id, "state": now.names, "newer": newer},
                at=record.at(*link.route),
            )

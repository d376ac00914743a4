"""KR431: inputs of one bundle with different responsible groups."""

from collections.abc import Iterator

from kirjuri.derive.bundles import ended, members
from kirjuri.derive.context import Context
from kirjuri.derive.state import responsible
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR431", N_("Bundle without one responsible group"), reads=("vastuuryhma",))
def bundle_group(record: Record, context: Context) -> Iterator[Problem]:
    """Inputs in one bundle are handled together: one group is responsible for all of them, and the
    bundle says which (R-118). An input that belongs to another group leaves the bundle.
    """
    if record.kind != "kokonaisuus" or ended(record, context):
        return
    group = record.text("vastuuryhma")
    handled = {m.id: responsible(m) for m in members(record, context) if responsible(m)}
    other = next((name for name, theirs in handled.items() if theirs != group), "")
    if not other:
        return
    if not group:
        yield Problem(
            says=N_(
                "the bundle does not say which group is responsible, though '{input}' is handled by '{theirs}'"
            ),
            fix=N_("add it: vastuuryhma: {theirs}"),
            values={"input": other, "theirs": handled[other]},
            at=record.at("perustelu", part="key"),
        )
        return
    yield Problem(
        says=N_(
            "'{input}' is handled by '{theirs}', but the group responsible for the bundle is '{group}'"
        ),
        fix=N_("give all its inputs the same responsible group, or let this one leave the bundle"),
        values={"input": other, "theirs": handled[other], "group": group},
        at=record.at("vastuuryhma"),
    )

"""KR408: open matters of a group that has ended."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.handover import left_open
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR408", N_("Open matters of a group that has ended"), reads=("tapahtumat",))
def ended_group(record: Record, context: Context) -> Iterator[Problem]:
    """A group that ends hands its open inputs to a successor or to the secretariat, and the
    submitters are told. As long as an open matter names the ended group among those that handle
    it, nobody handles that part.
    """
    if record.kind != "ryhma" or state_key(record) not in {"paattynyt", "lakkautettu"}:
        return
    for matter in left_open(record, context):
        yield Problem(
            says=N_("the group has ended, and the matter '{id}' is still on its table"),
            fix=N_(
                "hand its matters over with 'kirjuri handover {group}', or name another group in the field 'kasittely' of '{id}'"
            ),
            values={"id": matter.id, "group": record.id},
            at=record.at("tapahtumat", len(record.events) - 1, "tila"),
        )

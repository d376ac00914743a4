"""KR402: own-initiative follow-up not registered by a set group."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR402",
    N_("Own-initiative follow-up not registered by a set group"),
    reads=("prosessi", "jattaja"),
)
def own_initiative(record: Record, context: Context) -> Iterator[Problem]:
    """In processes D and E the set groups themselves choose what they follow within their task,
    and register it as an input (R-150, R-151, R-156). Matters that others bring belong to
    processes A, B and C.
    """
    if record.kind == "syote" and record.text("prosessi") in {"D", "E"}:
        submitter = record.text("jattaja.laji")
        if submitter != "asetettu_ryhma":
            yield Problem(
                says=N_(
                    "process '{process}' is a set group's own initiative, but the submitter is '{submitter}'"
                ),
                fix=N_("write 'asetettu_ryhma', or choose process A, B or C"),
                values={"process": record.text("prosessi"), "submitter": submitter},
                at=record.at("jattaja", "laji"),
            )

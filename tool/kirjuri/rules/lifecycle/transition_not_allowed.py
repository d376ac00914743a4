"""KR304: step that the lifecycle does not have."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.state import moves
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR304", N_("Step that the lifecycle does not have"), reads=("tapahtumat",))
def transition_not_allowed(record: Record, context: Context) -> Iterator[Problem]:
    """A matter moves along the steps of its lifecycle, so that nobody can skip an acknowledgement,
    an answer or a decision. The table of the kind says which steps there are.

    The command 'kirjuri explain STATE' and the state's page tell what is possible.
    """
    table = context.policy.lifecycles[record.kind]
    source: str | None = None
    for event in moves(record):
        allowed = tuple(dict.fromkeys(step.target for step in table.steps(source)))
        if event.state in table.written and event.state not in allowed:
            yield Problem(
                says=N_("a matter cannot go from the state '{source}' to '{target}'")
                if source
                else N_("a matter cannot begin in the state '{target}'"),
                fix=N_("from here it can go to {allowed}")
                if allowed
                else N_("nothing follows this state"),
                values={"source": source or "", "target": event.state, "allowed": Choice(allowed)},
                at=record.at("tapahtumat", event.number - 1, "tila"),
            )
        source = event.state

"""KR407: closed again with the old answer."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.state import followed, state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record, day
from kirjuri.model.rule import rule


@rule("KR407", N_("Closed again with the old answer"), reads=("paatos", "tapahtumat"))
def answer_before_reopening(record: Record, context: Context) -> Iterator[Problem]:
    """A matter that has been opened again needs a new answer before it is closed. The old one is
    kept: it moves to the list of earlier decisions (aiemmat_paatokset).
    """
    reopened = [event for event, earlier in followed(record) if earlier == "paattynyt"]
    decided = day(record.get("paatos.pvm"))
    if (
        state_key(record) == "paattynyt"
        and reopened
        and decided
        and reopened[-1].date
        and decided < reopened[-1].date
    ):
        yield Problem(
            says=N_("the matter was opened again on {reopened}, and the answer is from {decided}"),
            fix=N_("move the old decision to the list 'aiemmat_paatokset' and write a new one"),
            values={"reopened": reopened[-1].date.isoformat(), "decided": decided.isoformat()},
            at=record.at("paatos", "pvm"),
        )

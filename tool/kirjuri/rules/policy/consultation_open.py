"""KR432: guideline adopted before its consultation was over."""

from collections.abc import Iterator

from kirjuri.derive.announcing import decided
from kirjuri.derive.context import Context
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record, day
from kirjuri.model.rule import rule


@rule(
    "KR432",
    N_("Adopted before the consultation was over"),
    reads=("kommentointi", "paatos", "tapahtumat"),
)
def consultation_open(record: Record, context: Context) -> Iterator[Problem]:
    """Comments that arrive in the stated time are read before the group decides. A decision that is
    dated before the last day of the consultation, or on it, has left some of them out.
    """
    ends, when = day(record.get("kommentointi.loppu")), decided(record)
    adopted = record.kind == "linjaus" and state_key(record) in {
        "hyvaksytty",
        "korvattu",
        "kumottu",
    }
    if adopted and ends and when and when <= ends:
        yield Problem(
            says=N_("the decision is dated {when}, but comments could be given until {ends}"),
            fix=N_("check the dates; a decision comes after the last day for comments"),
            values={"when": when.isoformat(), "ends": ends.isoformat()},
            at=record.at("kommentointi", "loppu"),
        )

"""KR417: plan named after another year."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.plans import PLAN, term
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR417", N_("Plan named after another year"), reads=("tunnus", "toimikausi"))
def plan_year(record: Record, context: Context) -> Iterator[Problem]:
    """An action plan is named after the year in which its term begins (R-139), so that a group's
    plans stand in order and nobody has to choose a name. Samples have the year 0000.
    """
    own = term(record) if record.kind == PLAN else None
    if own and record.year not in {"0000", f"{own.start.year:04}"}:
        yield Problem(
            says=N_("the term begins in the year {wanted}, but the plan is named after {year}"),
            fix=N_("name the file and the identifier 'TSU-{group}-{wanted}'"),
            values={"wanted": f"{own.start.year:04}", "year": record.year, "group": record.owner},
            at=record.at("toimikausi", "alku"),
        )

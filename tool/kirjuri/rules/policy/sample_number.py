"""KR401: sample and number disagree."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR401", N_("Sample and number disagree"), reads=("tunnus", "esimerkki"))
def sample_number(record: Record, context: Context) -> Iterator[Problem]:
    """Sample matter has numbers of the year 0000 and the mark 'esimerkki: true'; real matter has
    neither. Nobody should take an invented matter for a real one, or the other way round.
    """
    year = kind(record.kind).year_of(record.id)
    if not year:
        return
    zero = year == "0000"
    if zero and not record.sample:
        yield Problem(
            says=N_(
                "'{id}' is a number of sample matter, but the record is not marked as a sample"
            ),
            fix=N_("add the line 'esimerkki: true'"),
            values={"id": record.id},
            at=record.at("tunnus"),
        )
    elif record.sample and not zero:
        yield Problem(
            says=N_("the record is marked as a sample, but '{id}' is a number of real matter"),
            fix=N_(
                "remove the line 'esimerkki: true', or give the sample a number of the year 0000"
            ),
            values={"id": record.id},
            at=record.at("esimerkki", part="key"),
        )

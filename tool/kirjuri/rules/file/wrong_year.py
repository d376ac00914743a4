"""KR031: the year of the identifier differs from the year of the folder."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR031", N_("Wrong year folder"))
def wrong_year(record: Record, context: Context) -> Iterator[Problem]:
    """A numbered record lies in the folder of the year in its identifier.

    Sample matter has the year 0000 and its own folder.
    """
    year = kind(record.kind).year_of(record.id) or record.year
    if record.year and year != record.year:
        yield Problem(
            says=N_("'{id}' lies in the folder of the year {folder}"),
            fix=N_("move the file to the folder '{year}'"),
            values={"id": record.id, "folder": record.year, "year": year},
            at=record.at("tunnus"),
        )

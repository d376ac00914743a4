"""KR423: picture renewed too late."""

import datetime as dt
from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.workdays import months_after
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record, day
from kirjuri.model.rule import rule

KIND = "tilannekuva"
CYCLE = 12
"""One round of the annual clock, in months (R-104)."""


@rule(
    "KR423",
    N_("Picture renewed too late"),
    severity=Severity.WARNING,
    reads=("jakso", "paivitettava_viim"),
)
def picture_renewal(record: Record, context: Context) -> Iterator[Problem]:
    """Situational pictures are renewed in each round of the annual clock, so that frames and yearly
    plans are prepared with fresh ones (R-103, R-104). The day by which a picture is renewed is
    therefore at most a year from the end of its period.
    """
    end, due = day(record.get("jakso.loppu")), day(record.get("paivitettava_viim"))
    if record.kind != KIND or end is None or due is None:
        return
    last = months_after(end + dt.timedelta(days=1), CYCLE)
    if due > last:
        yield Problem(
            says=N_(
                "the picture is of the time until {end}, but it is to be renewed only by {due}"
            ),
            fix=N_("give a day by {last}: one round of the annual clock"),
            values={"end": end.isoformat(), "due": due.isoformat(), "last": last.isoformat()},
            at=record.at("paivitettava_viim"),
        )

"""KR422: end before the beginning."""

from collections.abc import Iterator, Mapping

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.place import Route
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record, day
from kirjuri.model.rule import rule

PAIRS = (("alku", "loppu"), ("pvm", "loppupvm"), ("alku", "tavoite_loppu"))
HOURS = ("alkaa", "paattyy")


@rule("KR422", N_("End before the beginning"))
def ends_before_it_begins(record: Record, context: Context) -> Iterator[Problem]:
    """A period, a meeting or a term that ends before it begins tells readers nothing, and everything
    that is reckoned from it would be wrong: calendars, deadlines and figures.
    """
    for route, begins, ends in _pairs((), record.data):
        yield Problem(
            says=N_("the end {ends} is before the beginning {begins}"),
            fix=N_("change the days or the hours so that the end is the same or later"),
            values={"begins": begins, "ends": ends},
            at=record.at(*route),
        )


def _pairs(route: Route, value: object) -> Iterator[tuple[Route, str, str]]:
    """Walk the ends that come before their beginnings, with the route of the end."""
    if isinstance(value, Mapping):
        for first, last in PAIRS:
            begins, ends = value.get(first), value.get(last)
            if (one := day(begins)) and (other := day(ends)) and other < one:
                yield (*route, last), str(begins), str(ends)
        yield from _hours(route, value)
        for key, inner in value.items():
            yield from _pairs((*route, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _pairs((*route, index), inner)


def _hours(route: Route, value: Mapping[str, object]) -> Iterator[tuple[Route, str, str]]:
    begins, ends = (value.get(key) for key in HOURS)
    told = isinstance(begins, str) and isinstance(ends, str) and not value.get("loppupvm")
    if told and str(ends) < str(begins):
        yield (*route, HOURS[1]), str(begins), str(ends)

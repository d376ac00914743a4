"""KR207: real record that rests on sample matter."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR207", N_("Real record that rests on sample matter"))
def real_on_sample(record: Record, context: Context) -> Iterator[Problem]:
    """Sample records may be removed at any time, and what they tell is invented. A real record
    must not lean on one.

    A sample may refer to real records.
    """
    for link in context.links_from.get(record.path, ()):
        target = context.registry.by_id.get(link.target)
        if target and target.sample and not record.sample:
            yield Problem(
                says=N_("'{target}' is sample matter, and this record is not"),
                fix=N_("refer to a real record, or mark this one as a sample: 'esimerkki: true'"),
                values={"target": link.target},
                at=record.at(*link.route),
            )

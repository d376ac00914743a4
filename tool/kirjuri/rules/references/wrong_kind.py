"""KR202: reference to a record of a wrong kind."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR202", N_("Reference to a record of a wrong kind"))
def wrong_kind(record: Record, context: Context) -> Iterator[Problem]:
    """Each reference leads to records of a certain kind: the handling to groups, a guideline to
    the inputs it answers. This one leads to a record of another kind.
    """
    for link in context.links_from.get(record.path, ()):
        target = context.registry.by_id.get(link.target)
        if target and target.kind not in link.kinds:
            yield Problem(
                says=N_(
                    "'{target}' is of the kind '{found}'; the field '{field}' may refer only to {wanted}"
                ),
                fix=N_("write the identifier of a record of the right kind"),
                values={
                    "target": link.target,
                    "found": target.kind,
                    "field": link.field,
                    "wanted": Choice(link.kinds),
                },
                at=record.at(*link.route),
            )

"""KR203: references in a circle."""

from collections.abc import Iterator

from kirjuri.derive.circles import circles
from kirjuri.derive.context import Context
from kirjuri.kinds import all_kinds
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR203", N_("References in a circle"), on="registry")
def cycle(context: Context) -> Iterator[Problem]:
    """A group cannot be above itself, nor a guideline replace itself by way of others. Whoever
    followed the references would never come to an end.

    One of the references in the circle is wrong; the message names them all in order.
    """
    for kind_ in all_kinds():
        for field in kind_.acyclic:
            for circle in circles(context, kind_.name, field):
                link = circle[0]
                yield Problem(
                    says=N_("the references '{field}' come round in a circle: {circle}"),
                    fix=N_("remove the reference that is wrong"),
                    values={
                        "field": field,
                        "circle": " → ".join([*(c.source.id for c in circle), link.source.id]),
                    },
                    at=link.source.at(*link.route),
                )

"""KR117: group of fields without a field."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.problem import Choice, Problem
from kirjuri.model.rule import rule


@rule("KR117", N_("Group of fields without a field"), on="shape:minProperties")
def empty_group(error: ShapeError) -> Iterator[Problem]:
    """A field that is made of parts is there but has none of them. Empty brackets say nothing: the
    field is either given with its parts or left out.
    """
    if set(error.allowed) - set(LANGUAGES):
        yield Problem(
            says=N_("the field '{field}' ({label}) has no fields under it"),
            fix=N_("write at least one of these under it: {allowed}"),
            values={**field_of(error), "allowed": Choice(error.allowed)},
            at=error.record.at(*error.route),
        )

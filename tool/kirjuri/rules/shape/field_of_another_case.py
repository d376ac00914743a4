"""KR116: field that belongs to another case."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR116", N_("Field that belongs to another case"), on="shape:false")
def field_of_another_case(error: ShapeError) -> Iterator[Problem]:
    """Some fields belong only to one kind of matter: the obstacle (este) belongs to process A, the
    planning need (suunnittelutarve) to B, the drafting of legislation (lainvalmistelu) to C and
    E, the followed subject (kohde) to D.

    Either the field or the value it hangs on is wrong.
    """
    because, value = error.because
    yield Problem(
        says=N_("the field '{field}' ({label}) does not belong here when '{because}' is '{value}'")
        if value
        else N_("the field '{field}' ({label}) hangs on the field '{because}', which is missing"),
        fix=N_("remove the field, or correct the value of '{because}'")
        if value
        else N_("add the field '{because}', or remove this one"),
        values={**field_of(error), "because": because, "value": value},
        at=error.record.at(*error.route, part="key"),
    )

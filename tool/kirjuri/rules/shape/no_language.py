"""KR118: text in no language."""

from collections.abc import Iterator

from kirjuri.derive.shape import ShapeError
from kirjuri.derive.wording import field_of
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR118", N_("Text in no language"), on="shape:minProperties")
def no_language(error: ShapeError) -> Iterator[Problem]:
    """A text is either written as such, or given by language: fi, sv and en. Here the languages
    are left out.
    """
    if set(error.allowed) - set(LANGUAGES):
        return
    yield Problem(
        says=N_("the text '{field}' ({label}) is given by language, but no language has a text"),
        fix=N_("write it like this: {example}"),
        values={**field_of(error), "example": "{fi: …, sv: …}"},
        at=error.record.at(*error.route),
    )

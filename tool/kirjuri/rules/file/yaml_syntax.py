"""KR010: file cannot be read as YAML."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR010", N_("File cannot be read as YAML"), on="flaw:yaml_syntax")
def yaml_syntax(flaw: Flaw) -> Iterator[Problem]:
    """YAML is a simple form: a field name, a colon, a space and the value; parts of a field are
    indented by two spaces. When the structure breaks, nothing after that place can be
    understood.
    """
    yield Problem(
        says=N_("the file cannot be read from here on: something in its structure is wrong"),
        fix=N_(
            "compare the line and the one above it with another record: same indentation, a "
            "colon and a space after each field name"
        ),
        values=flaw.values,
        at=flaw.at,
    )

"""KR011: tab used for indentation."""

from collections.abc import Iterator

from kirjuri.locale import N_
from kirjuri.model.problem import Flaw, Problem
from kirjuri.model.rule import rule


@rule("KR011", N_("Tab used for indentation"), on="flaw:tab_indent")
def tab_indent(flaw: Flaw) -> Iterator[Problem]:
    """Editors show a tab as a varying number of spaces, so YAML does not accept it as indentation.
    Most editors can be set to write spaces when the tab key is pressed.
    """
    yield Problem(
        says=N_("the line is indented with a tab; YAML allows only spaces"),
        fix=N_("replace the tab by spaces, two for each step"),
        values=flaw.values,
        at=flaw.at,
    )

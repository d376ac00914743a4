"""KR312: submitter's own words changed."""

from collections.abc import Iterator, Mapping

from kirjuri.derive.change import Change, redacted_only, redactions
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR312", N_("Submitter's own words changed"), on="change")
def original_changed(change: Change, context: Context) -> Iterator[Problem]:
    """What a submitter wrote stays as it was written. The refined text has fields of its own
    (otsikko, tiivistelma, kuvaus), and both are shown side by side.
    """
    for before, after in change.pairs:
        old, new = before.get("alkuperainen"), after.get("alkuperainen")
        if (
            old is None
            or old == new
            or (any(redactions(before, after)) and redacted_only(old, new))
        ):
            continue
        fields = (
            [key for key in old if not isinstance(new, Mapping) or old[key] != new.get(key)]
            if isinstance(old, Mapping)
            else []
        )
        yield Problem(
            says=N_("the submitter's original text of the record '{id}' has been changed"),
            fix=N_(
                "bring the original back; write the refined text in the fields 'otsikko', 'tiivistelma' and 'kuvaus'"
            ),
            values={"id": after.id},
            at=after.at("alkuperainen", *fields[:1]),
        )

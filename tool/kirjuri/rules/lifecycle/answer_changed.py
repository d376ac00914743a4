"""KR316: decision changed after it was given."""

from collections.abc import Iterator

from kirjuri.derive.change import Change, redacted_only, redactions
from kirjuri.derive.context import Context
from kirjuri.derive.state import moves
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR316", N_("Decision changed after it was given"), on="change")
def answer_changed(change: Change, context: Context) -> Iterator[Problem]:
    """A decision and the answer to the submitter stay as they were given. When a matter is opened
    again, the old decision moves unchanged to the list of earlier decisions
    (aiemmat_paatokset), and a new one is written.
    """
    for before, after in change.pairs:
        old = before.get("paatos")
        given = old is not None and any(event.state == "paattynyt" for event in moves(before))
        kept = old == after.get("paatos") or old in after.items("aiemmat_paatokset")
        if (
            given
            and not kept
            and not (any(redactions(before, after)) and redacted_only(old, after.get("paatos")))
        ):
            yield Problem(
                says=N_("the decision of the record '{id}' has been changed after it was given"),
                fix=N_(
                    "bring it back, or move it unchanged to the list 'aiemmat_paatokset' after the matter has been opened again"
                ),
                values={"id": after.id},
                at=after.at("paatos", part="key"),
            )

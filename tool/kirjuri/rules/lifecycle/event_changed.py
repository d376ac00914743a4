"""KR311: event changed or removed."""

from collections.abc import Iterator

from kirjuri.derive.change import Change, ledger, redacted_only, redactions
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR311", N_("Event changed or removed"), on="change")
def event_changed(change: Change, context: Context) -> Iterator[Problem]:
    """Events are the ledger of a matter: each stays as it was written, in its place. A mistake is
    mended by a new event of the kind 'korjaus' that names the wrong one, so that both stay
    visible.

    Only a removal of personal or secret data ('poisto') may replace a text, by '[poistettu:
    reason]'.
    """
    for before, after in change.pairs:
        old, new = ledger(before), ledger(after)
        removal = any(redactions(before, after))
        for number, event in enumerate(old, start=1):
            if number > len(new):
                yield Problem(
                    says=N_("the event number {number} of the record '{id}' has been removed"),
                    fix=N_(
                        "bring the event back; a mistake is mended by a new event with 'korjaa: {number}'"
                    ),
                    values={"number": number, "id": after.id},
                    at=after.at("tapahtumat", part="key"),
                )
                break
            if event != new[number - 1] and not (removal and redacted_only(event, new[number - 1])):
                yield Problem(
                    says=N_("the event number {number} of the record '{id}' has been changed"),
                    fix=N_(
                        "bring the event back as it was; a mistake is mended by a new event with 'korjaa: {number}'"
                    ),
                    values={"number": number, "id": after.id},
                    at=after.at("tapahtumat", number - 1),
                )
                break

"""KR326: announcement changed after it was published."""

from collections.abc import Iterator

from kirjuri.derive.change import Change, redacted_only, redactions
from kirjuri.derive.context import Context
from kirjuri.derive.state import moves
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

KEPT = ("otsikko", "tiivistelma", "teksti", "linjaukset", "kohderyhmat", "pvm")


@rule("KR326", N_("Announcement changed after it was published"), on="change")
def announcement_changed(change: Change, context: Context) -> Iterator[Problem]:
    """What was told to the target groups stays as it was told. A mistake is mended in the open: the
    field 'oikaisut' says what was wrong and what is right, and the announcement moves to the state
    'oikaistu'. A translation may be added.
    """
    for before, after in change.pairs:
        if before.kind != "tiedote" or not any(e.state == "julkaistu" for e in moves(before)):
            continue
        for field in KEPT:
            old, new = before.get(field), after.get(field)
            kept = _kept(old, new, before)
            removed = any(redactions(before, after)) and redacted_only(old, new)
            if old is not None and not kept and not removed:
                yield Problem(
                    says=N_(
                        "the field '{field}' of the announcement '{id}' has been changed after it was published"
                    ),
                    fix=N_(
                        "bring it back, write what is right in the field 'oikaisut', and move it: kirjuri move {id} oikaistu"
                    ),
                    values={"field": field, "id": after.id},
                    at=after.at(field, part="key"),
                )


def _kept(old: object, new: object, before: Record) -> bool:
    """Return whether nothing that was told has changed; languages may have come beside."""
    then = (
        old if isinstance(old, dict) else {before.language: old} if isinstance(old, str) else None
    )
    if then is None or not isinstance(new, dict) or not new.keys() <= set(LANGUAGES):
        return old == new
    return all(new.get(language) == text for language, text in then.items())

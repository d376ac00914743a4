"""KR430: one answer for several submitters of a bundle."""

from collections.abc import Iterator

from kirjuri.derive.bundles import members
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

ANSWER = "paatos.vastaus_jattajalle"


@rule("KR430", N_("One answer for several submitters"), severity=Severity.WARNING)
def same_answer(record: Record, context: Context) -> Iterator[Problem]:
    """Inputs may be handled together, but each submitter gets an answer of their own: what was
    taken, changed or left out of this very input (R-118, R-045).

    This is a warning: now and then the same words are right for two.
    """
    bundle = context.registry.by_id.get(record.text("kokonaisuus"))
    answer = record.get(ANSWER)
    if record.kind != "syote" or bundle is None or not answer:
        return
    same = [
        other.id
        for other in members(bundle, context)
        if other.path < record.path and other.get(ANSWER) == answer
    ]
    if same:
        yield Problem(
            says=N_("the answer is word for word the one that '{other}' got"),
            fix=N_("tell what was taken, changed or left out of this input"),
            values={"other": same[0]},
            at=record.at("paatos", "vastaus_jattajalle", part="key"),
        )

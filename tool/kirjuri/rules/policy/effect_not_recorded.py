"""KR426: effect on legislation not recorded."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.drafting import is_given
from kirjuri.derive.state import state
from kirjuri.locale import N_
from kirjuri.model.problem import Problem, Severity
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

TARGET = "lainsaadantohanke"


@rule(
    "KR426",
    N_("Effect on legislation not recorded"),
    severity=Severity.WARNING,
    reads=("lainvalmistelu", "vaikutus", "prosessi"),
)
def effect_not_recorded(record: Record, context: Context) -> Iterator[Problem]:
    """When the government proposal comes out, everyone can see what became of the groups' statements.
    The input then tells what they changed, and where it can be read; also that they changed nothing
    (R-137). Without it nobody can tell whether the cooperation has any effect on legislation.
    """
    if record.kind != "syote" or record.text("prosessi") != "C" or not is_given(record):
        return
    now = state(record, context.policy.lifecycles[record.kind])
    told = any(item.get("kohdelaji") == TARGET for _, item in record.objects("vaikutus"))
    if now and not now.open and now.phase and not told:
        yield Problem(
            says=N_(
                "the government proposal is out, but the effect of the handling is not recorded"
            ),
            fix=N_(
                "add to the list 'vaikutus' an item with 'kohdelaji: lainsaadantohanke' that tells what changed, or that nothing did"
            ),
            at=record.at("lainvalmistelu", part="key"),
        )

"""KR435: announcement that the three parties did not make together."""

from collections.abc import Iterator

from kirjuri.derive.announcing import EXTERNAL
from kirjuri.derive.context import Context
from kirjuri.derive.state import state_key
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule
from kirjuri.rules.policy.announcement_languages import PUBLISHED

TOGETHER = ("sihteeristo", "koordinaatioryhma")
"""Kinds of group that take part in every announcement of a guideline, beside its author."""


@rule(
    "KR435",
    N_("Announcement that was not made together"),
    reads=("laatijat", "linjaukset", "tapahtumat"),
)
def announcement_authors(record: Record, context: Context) -> Iterator[Problem]:
    """The secretariat, the coordination group and the set group behind the guideline tell of it
    together (R-143). A published announcement names all three among its authors.
    """
    authors = set(record.items("laatijat"))
    if record.kind != "tiedote" or state_key(record) not in PUBLISHED or not authors:
        return
    for group in _wanted(record, context):
        if group not in authors:
            yield Problem(
                says=N_("'{group}' is not among the authors of the announcement"),
                fix=N_(
                    "the secretariat, the coordination group and the guideline's author make it together; add '{group}' when it has taken part"
                ),
                values={"group": group},
                at=record.at("laatijat", part="key"),
            )
            return


def _wanted(record: Record, context: Context) -> Iterator[str]:
    """Walk the groups that should be among the authors: those of the registry, then each guideline's own."""
    if not record.items("linjaukset"):
        return
    for laji in TOGETHER:
        found = [group.id for group in context.registry.of("ryhma") if group.text("laji") == laji]
        yield from found[:1]
    for target in record.items("linjaukset"):
        guideline = context.registry.by_id.get(str(target))
        if guideline and guideline.kind == "linjaus" and guideline.text("peruste") != EXTERNAL:
            yield guideline.text("laatija")

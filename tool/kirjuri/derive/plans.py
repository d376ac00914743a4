"""Action plans: their term, who approves them, which overlap, and how far their subjects were realised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kirjuri.derive.change import redacted_only
from kirjuri.derive.context import Context
from kirjuri.derive.state import moves, since, state, state_key
from kirjuri.locale import LANGUAGES
from kirjuri.model.record import Data, Record, day

PLAN, EVALUATION = "toimintasuunnitelma", "arviointi"
SUBJECTS = "kasittelykohteet"
PARTS = (
    SUBJECTS,
    "painopisteet",
    "ohjausmenettelyt",
    "vuorovaikutus",
    "tuloksellisuuden_arviointi",
)
"""The five parts of a plan (R-131 to R-135), in the source's order."""

DIMENSIONS = ("edistyminen", "kustannuskehitys", "vaikuttavuus")
"""What follow-up has priorities for (R-132)."""

WAIVED = "ei_koske"
"""The field with the reason for each part or dimension that a plan leaves out."""

FINISHED = "valmis"
"""The state of an evaluation whose conclusion is public."""

ENDED, TURNED = "puretaan", "suunnataan_uudelleen"
"""The conclusions that a group's work be ended or redirected."""

REDIRECTED = "suunnattu_uudelleen"
"""The state of a group that was redirected."""

STANDING = frozenset({"hyvaksytty", "arvioitu"})
"""Written states of a plan that has been approved and not replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Days from which and to which something holds, both included; `end` None when it is open."""

    start: dt.date
    end: dt.date | None

    def overlaps(self, other: Term) -> bool:
        """Return whether the two share a day."""
        return self.start <= (other.end or dt.date.max) and other.start <= (self.end or dt.date.max)

    def holds(self, inner: Term) -> bool:
        """Return whether the other lies inside this one."""
        ends = inner.end or dt.date.max
        return self.start <= inner.start and ends <= (self.end or dt.date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Realisation:
    """How far the subjects of a plan were realised (R-136, M-13), in numbers of subjects.

    full, partly, missed, given_up: by the plan's own word. open: nothing has been said yet.
    evidenced: those of the full and partly realised that show where it is seen.
    """

    full: int = 0
    partly: int = 0
    missed: int = 0
    given_up: int = 0
    open: int = 0
    evidenced: int = 0

    @property
    def all(self) -> int:
        """Number of subjects."""
        return self.full + self.partly + self.missed + self.given_up + self.open

    def percent(self, part: int) -> int:
        """Return what a number of subjects is of all, in whole per cent (halves up); 0 of none."""
        return (200 * part + self.all) // (2 * self.all) if self.all else 0

    @property
    def weighted(self) -> int:
        """The whole in per cent, a partly realised subject counted as half (M-13)."""
        return (200 * self.full + 100 * self.partly + self.all) // (2 * self.all) if self.all else 0


_COUNTED = {
    "toteutunut": "full",
    "osittain": "partly",
    "ei_toteutunut": "missed",
    "luovuttu": "given_up",
}


def realisation(plan: Record) -> Realisation:
    """Return how far a plan's subjects were realised."""
    counts = dict.fromkeys((*_COUNTED.values(), "open", "evidenced"), 0)
    for subject in subjects(plan):
        said = _COUNTED.get(str(subject.get("toteutuma", "")), "open")
        counts[said] += 1
        counts["evidenced"] += bool(said in {"full", "partly"} and subject.get("naytto"))
    return Realisation(**counts)


def subjects(plan: Record) -> tuple[Data, ...]:
    """Return the subjects of a plan in order."""
    return tuple(item for _, item in plan.objects(SUBJECTS))


def term(record: Record) -> Term | None:
    """Return the term (`toimikausi`) of a plan or a group; None when it does not say when it begins."""
    start = day(record.get("toimikausi.alku"))
    return Term(start=start, end=day(record.get("toimikausi.loppu"))) if start else None


def owner(record: Record, context: Context) -> Record | None:
    """Return the group in whose folder a record lies, or None when there is no such record."""
    return context.registry.by_id.get(record.owner)


def approver(record: Record, context: Context) -> str:
    """Return the group that approves the plan of a record's owner, as the owner's record says (R-095).

    Empty when the approver is no group of the registry.
    """
    group = owner(record, context)
    return group.text("hyvaksyja.ryhma") if group else ""


def plans_of(group: str, context: Context) -> Iterator[Record]:
    """Walk the plans of a group in order."""
    return (plan for plan in context.registry.of(PLAN) if plan.owner == group)


def overlapping(plan: Record, context: Context) -> Iterator[Record]:
    """Walk the approved plans of the same group whose term shares a day with that of an approved plan."""
    own = term(plan)
    if own is None or state_key(plan) not in STANDING:
        return
    for other in plans_of(plan.owner, context):
        theirs = term(other)
        if (
            other.path != plan.path
            and state_key(other) in STANDING
            and theirs
            and own.overlaps(theirs)
        ):
            yield other


def evaluations(record: Record, context: Context) -> tuple[Record, ...]:
    """Return the evaluations of a plan, a group or a guideline, in order."""
    field = {PLAN: "suunnitelma"}.get(record.kind, record.kind)
    return context.members(record, f"{EVALUATION}.kohde.{field}")


def to_carry_out(evaluation: Record, context: Context) -> Record | None:
    """Return the group that a finished evaluation ends or redirects and that nobody has yet (R-024).

    It is the group that was evaluated, or the one whose plan was; None when nothing is left to do.
    """
    plan = context.registry.by_id.get(evaluation.text("kohde.suunnitelma"))
    name = plan.owner if plan else evaluation.text("kohde.ryhma")
    group, concluded = context.registry.by_id.get(name), evaluation.text("johtopaatos")
    if group is None or state_key(evaluation) != FINISHED or concluded not in (ENDED, TURNED):
        return None
    decided = since(evaluation)
    later = {e.state for e in moves(group) if e.date and decided and e.date >= decided}
    now = state(group, context.policy.lifecycles[group.kind])
    done = REDIRECTED in later if concluded == TURNED else False
    return group if now and now.open and not done else None


_AS_IT_GOES = frozenset({"eteneminen", "toteutuma", "naytto", "toteuma", "tarkistettu"})
_PROMISES = ("toimikausi", "tavoitteet", *PARTS, WAIVED, "lautakunta_huomioitu")


def changed_promises(before: Record, after: Record) -> tuple[str, ...]:
    """Return the fields of a plan that changed in more than what is filled in as the work goes on.

    A translation beside a text is no change, nor is a text removed from publication.
    """
    return tuple(
        field
        for field in _PROMISES
        if not _kept(before.get(field), after.get(field), before.language)
    )


def _kept(before: object, after: object, language: str) -> bool:
    """Return whether a value still promises what it did."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        new = after.keys() - before.keys() - _AS_IT_GOES
        return new <= set(LANGUAGES) and all(
            _kept(inner, after.get(key), language)
            for key, inner in before.items()
            if key not in _AS_IT_GOES
        )
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(
            _kept(*pair, language) for pair in zip(before, after, strict=True)
        )
    if isinstance(before, str) and isinstance(after, Mapping):
        after = after.get(language)
    if isinstance(before, str) and isinstance(after, str):
        return before == after or redacted_only(before, after)
    return before == after

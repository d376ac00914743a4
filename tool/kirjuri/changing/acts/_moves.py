"""What the acts share that add an event: to one matter, or to every member of a bundle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kirjuri.changing import bundling, known, moving_all
from kirjuri.changing.acts import Deed, Errand
from kirjuri.changing.bundling import SECRETARIAT
from kirjuri.changing.moving import Move, plan_move
from kirjuri.derive.moving import Wish, roles_for
from kirjuri.edit.setting import Setting, route, setting
from kirjuri.intake.forms.toimi import FIELDS, GROUP, REFERENCE, ROLE, TEXT
from kirjuri.locale import N_
from kirjuri.model.problem import Misused
from kirjuri.model.record import Record
from kirjuri.render import joint
from kirjuri.render.moved import told

if TYPE_CHECKING:
    from kirjuri.app import Outcome
    from kirjuri.changing.together import Together


def moved(
    errand: Errand,
    *,
    state: str | None = None,
    note: bool = False,
    filled: Mapping[str, str] | None = None,
) -> Deed:
    """Plan an event of one matter, or of a bundle's members, with the fields that act and form fill."""
    record, answers, outcome = target(errand), errand.answers, errand.outcome
    wish = Wish(
        date=errand.day,
        state=state,
        role=answers.get(ROLE) or _own_role(record, outcome, state, note=note),
        text=answers.get(TEXT, ""),
        group=answers.get(GROUP, ""),
        reference=answers.get(REFERENCE, ""),
        note=note,
    )
    given = [*_filled(filled or {}), *_settings(answers.get(FIELDS, ""))]
    if moving_all.concerns_members(outcome, record, wish):
        return of_several(moving_all.plan_all(outcome, record, wish, given))
    if bundling.ends(outcome, record, wish):
        return of_several(bundling.plan_apart(outcome, record, wish))
    move = plan_move(outcome, record, wish, given)
    return Deed(
        files={record.path: (move.old, move.new)},
        problems=tuple((record.id, problem) for problem in move.problems),
        told=lambda language: _told(move, language),
    )


def of_several(planned: Together) -> Deed:
    """Return a planned change of several records as a deed."""
    policy = planned.after.policy
    return Deed(
        files={path: (planned.old[path], new) for path, new in planned.new.items()},
        problems=planned.problems,
        told=lambda language: list(
            joint.told(planned.changed(), planned.skipped, policy, language)
        ),
    )


def target(errand: Errand) -> Record:
    """Return the one record that the errand names; Misused when it names several or an unknown one."""
    if len(errand.targets) != 1:
        raise Misused(
            N_("this act is for one matter at a time, and {count} were named"),
            count=len(errand.targets),
        )
    return known(errand.outcome, errand.targets[0])


def state_that_asks(errand: Errand, field: str) -> str:
    """Return the state of the matter's lifecycle that requires a field; Misused when none does."""
    record = target(errand)
    table = errand.outcome.context.policy.lifecycles[record.kind]
    for key, state in table.states.items():
        if any(need.field == field for need in state.requires):
            return key
    raise Misused(N_("'{id}' is not a matter with a submitter to answer"), id=record.id)


def _told(move: Move, language: str) -> list[str]:
    """Return what has happened and what happens next; not the command that only a terminal has."""
    return told(move.record, move.moved, move.moved.events[-1], move.before.policy, language)[:2]


def _own_role(record: Record, outcome: Outcome, state: str | None, *, note: bool) -> str:
    """Return the secretariat's role where it may decide itself, empty where only others may."""
    table = outcome.context.policy.lifecycles[record.kind]
    may = note or SECRETARIAT in roles_for(record, table, state or "")
    return SECRETARIAT if may else ""


def _filled(fields: Mapping[str, str]) -> Iterator[Setting]:
    for field, value in fields.items():
        yield Setting(field=field, route=route(field) or (), adds=False, value=value)


def _settings(text: str) -> Iterator[Setting]:
    """Yield the settings of an answer, one on each line; Misused names a line that is none."""
    for line in filter(None, map(str.strip, text.split("\n"))):
        made = setting(line)
        if made is None:
            raise Misused(
                N_(
                    "'{text}' is no setting; write it as field=value, or field+=value to add to a list"
                ),
                text=line,
            )
        yield made

"""What the acts share that add an event to one matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.changing import known
from kirjuri.changing.acts import Deed, Errand
from kirjuri.changing.moving import Move, plan_move
from kirjuri.derive.moving import Wish
from kirjuri.edit.setting import Setting, route, setting
from kirjuri.intake.forms.toimi import FIELDS, GROUP, REFERENCE, ROLE, TEXT
from kirjuri.locale import N_
from kirjuri.model.problem import Misused
from kirjuri.model.record import Record
from kirjuri.render.moved import told


def moved(
    errand: Errand, *, state: str | None = None, note: bool = False, filled: Mapping[str, str] = {}
) -> Deed:
    """Plan an event of one matter, with the fields that the act and the form fill."""
    record = target(errand)
    answers = errand.answers
    wish = Wish(
        date=errand.day,
        state=state,
        role=answers.get(ROLE, ""),
        text=answers.get(TEXT, ""),
        group=answers.get(GROUP, ""),
        reference=answers.get(REFERENCE, ""),
        note=note,
    )
    given = [*_filled(filled), *_settings(answers.get(FIELDS, ""))]
    move = plan_move(errand.outcome, record, wish, given, roles=errand.roles)
    return Deed(
        files={record.path: (move.old, move.new)},
        problems=move.problems,
        told=lambda language: _told(move, language),
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
    return told(move.record, move.moved, move.moved.events[-1], move.before.policy, language)


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

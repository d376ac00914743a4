"""Explanations: a rule, or a state and what can follow it, as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from kirjuri.derive.deadlines import target_of
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.lifecycle import Lifecycle, Requirement, Transition
from kirjuri.model.policy import Settings
from kirjuri.model.rule import Rule
from kirjuri.render.speech import days_of
from kirjuri.render.words import named, sentence

_TURN = {
    "jattaja": N_("the submitter"),
    "sihteeristo": N_("the secretariat"),
    "ryhma": N_("the set groups"),
    "asettaja": N_("the appointing authority"),
    "kaikki": N_("all together"),
    "ei_kukaan": N_("nobody"),
}

_WHAT_HAPPENS_NEXT = N_("What happens next")
_WHOSE_TURN = N_("Whose turn")
_A_RECORD_IN_THIS_STATE_HAS = N_("A record in this state has")
_WHAT_CAN_FOLLOW = N_("What can follow")
_DECIDED_BY = N_("decided by")
_OUR_TARGET = N_("our target")
_OR = N_("or")
_EXACTLY_ONE = N_("exactly one")
_AT_LEAST_ONE_RECORD_POINTS_HERE = N_("at least one record points here")
_SEVERAL_RECORDS_POINT_HERE = N_("at least {count} records point here")


def of_rule(rule: Rule, language: str) -> str:
    """Return a rule's code, title, severity and explanation."""
    gettext = translations(language).gettext
    head = f"{rule.code}  {gettext(rule.title)}  ({rule.name}, {gettext(rule.severity.value)})"
    return "\n\n".join((head, *(_filled(gettext(paragraph)) for paragraph in rule.explanation)))


def of_state(table: Lifecycle, key: str, settings: Settings, language: str) -> str:
    """Return what a state means, whose turn it is, what it requires and what can follow."""
    gettext = translations(language).gettext
    state = table.states[key]
    lines = [
        f"{key}  {named(state.names, language)}  ({table.kind})",
        "",
        _filled(named(state.meaning, language)),
        "",
        f"{gettext(_WHAT_HAPPENS_NEXT)}: {named(state.next_step, language)}",
        f"{gettext(_WHOSE_TURN)}: {gettext(_TURN.get(state.turn, state.turn))}",
    ]
    if state.time:
        lines += [f"{gettext(_OUR_TARGET).capitalize()}: {days_of(state.time, language)}"]
    if state.requires:
        lines += ["", f"{gettext(_A_RECORD_IN_THIS_STATE_HAS)}:"]
        lines += [f"  - {need}" for need in _needs(state.requires, language)]
    steps = table.onward(key)
    lines += [
        "",
        f"{gettext(_WHAT_CAN_FOLLOW)}:" if steps else gettext(N_("Nothing follows this state.")),
    ]
    lines += [_step(step, table, settings, language) for step in steps]
    return "\n".join(lines)


def _step(step: Transition, table: Lifecycle, settings: Settings, language: str) -> str:
    gettext = translations(language).gettext
    target = f"{step.target} ({named(table.states[step.target].names, language)})"
    line = f"  → {target}: {named(step.names, language)}; {gettext(_DECIDED_BY)} {', '.join(step.roles)}"
    if time := target_of(step, table.kind, settings):
        line += f"; {gettext(_OUR_TARGET)} {days_of(time, language)}"
    return line


def _needs(needs: tuple[Requirement, ...], language: str) -> Iterator[str]:
    gettext = translations(language).gettext
    for need in needs:
        if need.field:
            text = f"{need.field}: {' / '.join(need.values)}" if need.values else need.field
        elif need.either:
            text = f" {gettext(_OR)} ".join(need.either)
        elif need.exactly_one:
            where = ", ".join(f"{key}: {value}" for key, value in need.where.items())
            text = f"{need.exactly_one} ({gettext(_EXACTLY_ONE)}: {where})"
        else:
            text = _pointing(need, language)
        when = " & ".join(
            field if wanted is True else f"{field} = {'/'.join(wanted)}"
            for field, wanted in need.when.items()
        )
        yield f"{text}  [{when}]" if when else text


def _pointing(need: Requirement, language: str) -> str:
    """Return in words which records must point here, and what they need in their turn."""
    gettext = translations(language).gettext
    told = [
        gettext(_AT_LEAST_ONE_RECORD_POINTS_HERE)
        if need.at_least == 1
        else sentence(_SEVERAL_RECORDS_POINT_HERE, {"count": need.at_least}, language)
    ]
    told += [f"{field}: {' & '.join(wanted)}" for field, wanted in need.covers.items()]
    told += [f"→ {_pointing(need.each, language)}"] if need.each else []
    return f"{need.backlink} ({'; '.join(told)})"


def _filled(text: str) -> str:
    return textwrap.fill(text, 88)

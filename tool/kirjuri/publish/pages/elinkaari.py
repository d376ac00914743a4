"""Lifecycles of the kinds, from their tables alone: a picture, and the same in two tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from kirjuri.derive.deadlines import target_of
from kirjuri.kinds import all_kinds
from kirjuri.locale import N_
from kirjuri.model.kind import Kind
from kirjuri.model.lifecycle import Lifecycle, State, Transition
from kirjuri.model.problem import Names
from kirjuri.publish.asked import Asker
from kirjuri.publish.diagram import Diagram, diagram
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.record_page import LIFECYCLES, View, lifecycle_address
from kirjuri.publish.standing import mark
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.view import Text
from kirjuri.publish.words import PHASES, TURNS


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of lifecycles and the page of each."""
    told = [(each, edition.policy.lifecycles[each.name]) for each in all_kinds()]
    for tongue in tongues:
        yield Page(
            path=LIFECYCLES,
            language=tongue.language,
            title=tongue.say(N_("Lifecycles")),
            description=tongue.say(N_("The states of records, and the steps between them.")),
            template="elinkaari_lista.html",
            view={"kinds": [_row(each, table, tongue) for each, table in told]},
        )
    for each, table in told:
        yield from (_page(each, table, tongue, edition) for tongue in tongues)


def _row(each: Kind, table: Lifecycle, tongue: Tongue) -> View:
    return {
        "name": tongue.pick(Names(each.plural)),
        "path": lifecycle_address(each.name),
        "states": len(table.states),
        "steps": len(table.transitions),
    }


def _page(each: Kind, table: Lifecycle, tongue: Tongue, edition: Edition) -> Page:
    name = tongue.pick(Names(each.names))["text"]
    title = tongue.say(N_("Lifecycle: {kind}"), kind=name)
    return Page(
        path=lifecycle_address(each.name),
        language=tongue.language,
        title=title,
        description=tongue.say(
            N_("{title}. What each state means, whose turn it is, and what can follow."),
            title=title,
        ),
        template="elinkaari.html",
        view=view(each, table, tongue, edition),
    )


def view(each: Kind, table: Lifecycle, tongue: Tongue, edition: Edition) -> View:
    """Return everything that the page of a lifecycle shows."""
    asker = Asker(edition, tongue, each.name)
    numbers = [state.phase for state in table.states.values() if state.phase]
    return {
        "kind": tongue.pick(Names(each.names)),
        "section": {"path": f"{each.section}/", "title": tongue.pick(Names(each.plural))},
        "picture": picture(table, diagram(table, lambda names: tongue.pick(names)["text"]), tongue),
        "phases": {number: PHASES.get(number, "") for number in sorted(set(numbers))},
        "states": [_state(one, table, asker, tongue, edition) for one in table.states.values()],
        "steps": [_step(one, table, asker, tongue, edition) for one in table.transitions],
        "parts": [tongue.pick(names) for names in table.parts.values()],
    }


def picture(table: Lifecycle, drawn: Diagram, tongue: Tongue) -> View:
    """Return the diagram as its template draws it; `tips` are the transitions' names."""
    tips = {step.key: tongue.pick(step.names)["text"] for step in table.transitions}
    return {
        "width": drawn.width,
        "height": drawn.height,
        "chip": drawn.chip,
        "heads": [{"phase": phase, "x": x} for phase, x in drawn.heads],
        "starts": [arrow.points[0] for arrow in drawn.arrows if not arrow.source],
        "arrows": [
            {"key": one.key, "path": one.path, "label": one.label, "tip": tips[one.key]}
            for one in drawn.arrows
        ],
        "boxes": [
            {
                "x": box.x,
                "y": box.y,
                "width": box.width,
                "height": box.height,
                "computed": box.computed,
                "ended": box.ended,
                "lines": box.lines,
            }
            for box in drawn.boxes
        ],
    }


def _state(state: State, table: Lifecycle, asker: Asker, tongue: Tongue, edition: Edition) -> View:
    like = _like(state, table)
    known = like.requires if like else ()
    return {
        "key": state.key,
        "mark": mark(state, tongue, computed=state.computed),
        "meaning": tongue.pick(state.meaning),
        "next_step": tongue.pick(state.next_step),
        "turn": _turn(state, tongue, edition),
        "phase": state.phase or 0,
        "like": _named(like.key, table, tongue) if like else None,
        "asked": [asker.asked(need) for need in state.requires if need not in known],
        "steps": [step.key for step in table.onward(state.key)],
    }


def _like(state: State, table: Lifecycle) -> State | None:
    """Return the earlier state with the most requirements that this one repeats whole, if any."""
    earlier = takewhile(lambda one: one.key != state.key, table.states.values())
    whole = [
        one for one in earlier if one.requires and all(n in state.requires for n in one.requires)
    ]
    return max(whole, key=lambda one: len(one.requires), default=None)


def _turn(state: State, tongue: Tongue, edition: Edition) -> Text:
    if state.turn in TURNS:
        return tongue.own(TURNS[state.turn])
    return tongue.pick(edition.policy.code("rooli", state.turn))


def _step(
    step: Transition, table: Lifecycle, asker: Asker, tongue: Tongue, edition: Edition
) -> View:
    time = target_of(step, table.kind, edition.policy.settings)
    return {
        "key": step.key,
        "name": tongue.pick(step.names),
        "sources": [_named(key, table, tongue) for key in step.sources],
        "target": _named(step.target, table, tongue),
        "roles": [tongue.pick(edition.policy.code("rooli", role)) for role in step.roles],
        "days": time.days if time else 0,
        "working": bool(time and time.working),
        "asked": [asker.asked(need) for need in step.requires],
    }


def _named(key: str, table: Lifecycle, tongue: Tongue) -> View:
    return {"key": key, "name": tongue.pick(table.states[key].names)}

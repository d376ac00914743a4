"""A lifecycle table's data -> a Lifecycle; a table that does not hold together is a ToolError."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from kirjuri.kinds import all_kinds
from kirjuri.locale import N_
from kirjuri.model.lifecycle import (
    Computation,
    Lifecycle,
    Requirement,
    State,
    Target,
    Transition,
)
from kirjuri.model.problem import Names, ToolError

Data = Mapping[str, object]


def lifecycle(kind: str, data: Data, path: str) -> Lifecycle:
    """Return the lifecycle of a kind from its table; ToolError names what the table lacks."""
    try:
        table = _table(kind, data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ToolError(
            N_("the lifecycle table '{path}' cannot be used: {reason}"),
            path=path,
            reason=str(error),
        ) from error
    for transition in table.transitions:
        for state in (*transition.sources, transition.target):
            if state not in table.states:
                raise ToolError(
                    N_(
                        "the lifecycle table '{path}' has no state '{state}' that {transition} names"
                    ),
                    path=path,
                    state=state,
                    transition=transition.key,
                )
    return table


def _table(kind: str, data: Data) -> Lifecycle:
    states = cast("Mapping[str, Data]", data["tilat"])
    transitions = cast("list[Data]", data["siirtymat"])
    parts = cast("Mapping[str, Data]", data.get("osat", {}))
    goal = _goal(kind, states)
    return Lifecycle(
        kind=kind,
        states={key: _state(key, states, goal) for key in states},
        transitions=tuple(_transition(item) for item in transitions),
        parts={key: _names(part["nimi"]) for key, part in parts.items()},
    )


def _goal(kind: str, states: Mapping[str, Data]) -> str:
    """Return the state a matter is for: the first closed one that an event may carry; else nothing."""
    if not all(each.matter for each in all_kinds() if each.name == kind):
        return ""
    return next((key for key, one in states.items() if not (one["avoin"] or one["laskettu"])), "")


def _state(key: str, states: Mapping[str, Data], goal: str) -> State:
    data = states[key]
    phase = data.get("vaihe")
    return State(
        key=key,
        names=_names(data["nimi"]),
        meaning=_names(data["kuvaus"]),
        next_step=_names(data["seuraavaksi"]),
        turn=str(data["vuoro"]),
        phase=phase if isinstance(phase, int) else None,
        open=data.get("avoin") is True,
        computed=data.get("laskettu") is True,
        requires=_inherited(key, states, ()),
        computation=_computation(cast("Data", data["laskenta"])) if "laskenta" in data else None,
        due=str(data.get("viimeistaan", "")),
        time=_target(cast("Data", data["tavoite"])) if "tavoite" in data else None,
        goal=key == goal,
    )


def _computation(data: Data) -> Computation:
    unknown = set(data) - {"tilasta", "alkaa", "jalkeen", "jasenet", "jokin", "kaikki"}
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    return Computation(
        states=_texts(data["tilasta"]),
        start=_texts(data.get("alkaa", [])),
        after=_texts(data.get("jalkeen", [])),
        members=str(data.get("jasenet", "")),
        some=_texts(data.get("jokin", [])),
        every=_texts(data.get("kaikki", [])),
    )


def _inherited(
    key: str, states: Mapping[str, Data], seen: tuple[str, ...]
) -> tuple[Requirement, ...]:
    if key in seen:
        raise ValueError(" -> ".join((*seen, key)))
    data = states[key]
    parent = data.get("vaatii_kuten")
    inherited = _inherited(str(parent), states, (*seen, key)) if parent else ()
    own = _requirements(data.get("vaatii", []))
    return (*inherited, *(need for need in own if need not in inherited))


def _transition(data: Data) -> Transition:
    time = data.get("tavoite")
    return Transition(
        key=str(data["tunnus"]),
        names=_names(data["nimi"]),
        sources=_texts(data["mista"]),
        target=str(data["mihin"]),
        roles=_texts(data["kuka"]),
        time=_target(cast("Data", time)) if time else None,
        requires=_requirements(data.get("vaatii", [])),
    )


def _target(data: Data) -> Target:
    working = "arkipaivia" in data
    return Target(
        days=int(cast("int", data["arkipaivia" if working else "paivia"])), working=working
    )


def _requirements(items: object) -> tuple[Requirement, ...]:
    return tuple(_requirement(item) for item in cast("list[Data]", items))


def _requirement(data: Data) -> Requirement:
    unknown = set(data) - {
        "kentta",
        "arvot",
        "jompikumpi",
        "takaviittaus",
        "tilassa",
        "vahintaan",
        "kattaa",
        "jokaisella",
        "tasan_yksi",
        "missa",
        "jos",
    }
    if unknown:
        raise ValueError(", ".join(sorted(unknown)))
    return Requirement(
        field=str(data.get("kentta", "")),
        values=_texts(data.get("arvot", [])),
        either=_texts(data.get("jompikumpi", [])),
        backlink=str(data.get("takaviittaus", "")),
        in_states=_texts(data.get("tilassa", [])),
        at_least=int(cast("int", data.get("vahintaan", 1))),
        covers={key: _texts(value) for key, value in cast("Data", data.get("kattaa", {})).items()},
        each=_requirement(cast("Data", data["jokaisella"])) if "jokaisella" in data else None,
        exactly_one=str(data.get("tasan_yksi", "")),
        where={key: str(value) for key, value in cast("Data", data.get("missa", {})).items()},
        when={key: _condition(value) for key, value in cast("Data", data.get("jos", {})).items()},
    )


def _condition(value: object) -> tuple[str, ...] | Literal[True]:
    if value is True:
        return True
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in cast("list[object]", value))


def _names(value: object) -> Names:
    return Names({str(key): str(text) for key, text in cast("Data", value).items()})

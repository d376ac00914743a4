"""Data: code lists and states with their names, `data/v1/koodistot.json` and `data/v1/tilat.json`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kirjuri.kinds import all_kinds
from kirjuri.model.lifecycle import State
from kirjuri.model.policy import CodeList
from kirjuri.publish.file import File, readable
from kirjuri.publish.opendata.head import head
from kirjuri.publish.release import DATA, Release

OPEN = True


def files(release: Release) -> Iterator[File]:
    """Yield the two files by which codes are read."""
    policy = release.edition.policy
    begin = head(release.edition)
    lists = {key: _codelist(one) for key, one in sorted(policy.codelists.items())}
    states = {
        each.name: {
            key: _state(state) for key, state in policy.lifecycles[each.name].states.items()
        }
        for each in all_kinds()
    }
    for path, value in (
        ("koodistot.json", {**begin, "koodistot": lists}),
        ("tilat.json", {**begin, "tilat": states}),
    ):
        yield File(path=f"{DATA}{path}", view=value, render=partial(readable, value))


def _codelist(listed: CodeList) -> dict[str, object]:
    return {
        "nimi": dict(listed.names.by_language),
        "koodit": {
            key: {
                "nimi": dict(code.names.by_language),
                **({"kuvaus": dict(code.meaning.by_language)} if code.meaning else {}),
            }
            for key, code in listed.codes.items()
        },
    }


def _state(state: State) -> dict[str, object]:
    return {
        "nimi": dict(state.names.by_language),
        "kuvaus": dict(state.meaning.by_language),
        "seuraavaksi": dict(state.next_step.by_language),
        "vuoro": state.turn,
        "vaihe": state.phase,
        "avoin": state.open,
        "laskettu": state.computed,
    }

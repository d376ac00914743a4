"""Lifecycle tables and code lists hold together, and speak three languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kirjuri.derive.schemas import at, references, whole
from kirjuri.kinds import all_kinds

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "schemas"
KINDS = tuple(kind.name for kind in all_kinds())
LANGUAGES = ("fi", "sv", "en")
TURNS = {"jattaja", "sihteeristo", "ryhma", "kaikki", "asettaja", "hyvaksyja", "ei_kukaan"}
STATE_KEYS = {
    "laskenta",
    "viimeistaan",
    "tavoite",
    "nimi",
    "kuvaus",
    "seuraavaksi",
    "vuoro",
    "vaihe",
    "avoin",
    "laskettu",
    "vaatii",
    "vaatii_kuten",
}
STEP_KEYS = {"tunnus", "mista", "mihin", "nimi", "kuka", "tavoite", "vaatii"}
NEED_KEYS = {
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

Table = dict[str, Any]
every_kind = pytest.mark.parametrize("kind", KINDS)


def table(kind: str) -> Table:
    read: Table = yaml.safe_load((FOLDER / "elinkaaret" / f"{kind}.yaml").read_text("utf-8"))
    return read


def schema(kind: str) -> dict[str, object]:
    own, shared = (
        json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
        for name in (kind, "yhteiset")
    )
    return whole(own, shared, codes={}, states=())


def needs(kind: str) -> Iterator[tuple[str, Table]]:
    """Walk every requirement of a table with the state or the transition that asks for it."""
    made = table(kind)
    for key, state in made["tilat"].items():
        yield from ((key, need) for need in state["vaatii"])
    for step in made["siirtymat"]:
        yield from ((step["tunnus"], need) for need in step["vaatii"])


def dotted(kind: str, path: str) -> dict[str, Any]:
    return dict(at(schema(kind), tuple(path.split("."))))


def pointing(kind: str, field: str) -> list[str]:
    """Return the kinds to which a field of a kind refers, named without list positions."""
    marks = {
        ".".join(step for step in pattern if step != "*"): kinds
        for pattern, kinds in references(schema(kind))
    }
    return list(marks.get(field, ()))


def test_each_kind_with_a_schema_has_a_table() -> None:
    assert {path.stem for path in (FOLDER / "elinkaaret").iterdir()} == set(KINDS)


@every_kind
def test_table_has_no_key_that_nobody_reads(kind: str) -> None:
    made = table(kind)
    unread = [made.keys() - {"laji", "tilat", "siirtymat", "osat"}]
    unread += [state.keys() - STATE_KEYS for state in made["tilat"].values()]
    unread += [step.keys() - STEP_KEYS for step in made["siirtymat"]]
    unread += [need.keys() - NEED_KEYS for _, need in needs(kind)]

    assert made["laji"] == kind
    assert [keys for keys in unread if keys] == []


@every_kind
def test_states_and_steps_speak_three_languages(kind: str) -> None:
    made = table(kind)
    texts = [
        (key, state[part])
        for key, state in made["tilat"].items()
        for part in ("nimi", "kuvaus", "seuraavaksi")
    ]
    texts += [(step["tunnus"], step["nimi"]) for step in made["siirtymat"]]
    texts += [(key, part["nimi"]) for key, part in made.get("osat", {}).items()]

    assert [
        key
        for key, text in texts
        if list(text) != list(LANGUAGES) or not all(map(str.strip, text.values()))
    ] == []


@every_kind
def test_meaning_and_next_step_are_whole_sentences(kind: str) -> None:
    told = [
        (key, text)
        for key, s in table(kind)["tilat"].items()
        for p in ("kuvaus", "seuraavaksi")
        for text in s[p].values()
    ]

    assert [key for key, text in told if not (text[0].isupper() and text.endswith("."))] == []


@every_kind
def test_every_written_state_can_be_reached_and_every_open_one_left(kind: str) -> None:
    made = table(kind)
    steps = made["siirtymat"]
    written = {key for key, state in made["tilat"].items() if not state["laskettu"]}
    reached: set[str] = set()
    for _ in made["tilat"]:
        reached |= {
            step["mihin"] for step in steps if not step["mista"] or reached & set(step["mista"])
        }
    left = {source for step in steps for source in step["mista"] if step["mihin"] != source}

    assert reached == written
    assert {key for key in written if made["tilat"][key]["avoin"]} <= left


@every_kind
def test_a_step_has_one_name_and_is_somebodys(kind: str) -> None:
    made = table(kind)
    roles = yaml.safe_load((FOLDER / "koodistot" / "rooli.yaml").read_text("utf-8"))["koodit"]
    keys = [step["tunnus"] for step in made["siirtymat"]]
    pairs = [
        (source, step["mihin"]) for step in made["siirtymat"] for source in step["mista"] or [None]
    ]

    assert len(set(keys)) == len(keys)
    assert len(set(pairs)) == len(pairs)
    assert all(step["kuka"] and set(step["kuka"]) <= set(roles) for step in made["siirtymat"])


@every_kind
def test_turn_and_phase_are_known(kind: str) -> None:
    states = table(kind)["tilat"]

    assert {state["vuoro"] for state in states.values()} <= TURNS
    assert {state.get("vaihe", 1) for state in states.values()} <= {1, 2, 3, 4, 5}
    assert all(
        state["vuoro"] == "ei_kukaan"
        for state in states.values()
        if not state["avoin"] and kind == "syote"
    )


@every_kind
def test_required_fields_exist_in_the_schema_and_show_an_example(kind: str) -> None:
    asked = [
        (who, f)
        for who, need in needs(kind)
        for f in (need.get("kentta"), need.get("tasan_yksi"), *need.get("jompikumpi", []))
        if f
    ]

    assert [pair for pair in asked if not dotted(kind, pair[1]).get("examples")] == []


@every_kind
def test_conditions_name_fields_and_values_that_exist(kind: str) -> None:
    asked = [
        (field, value) for _, need in needs(kind) for field, value in need.get("jos", {}).items()
    ]
    wrong = []
    for field, value in asked:
        part = dotted(kind, field)
        codes = part.get("enum") or at(schema(kind), (*field.split("."), 0)).get("enum", [])
        values = value if isinstance(value, list) else [value]
        if not part or (value is not True and not set(values) <= set(codes)):  # type: ignore[call-overload]
            wrong.append((field, value))

    assert wrong == []


@every_kind
def test_items_that_must_be_one_match_by_codes_that_exist(kind: str) -> None:
    for _, need in needs(kind):
        for key, value in need.get("missa", {}).items():
            items = at(schema(kind), (need["tasan_yksi"], 0, key))
            assert value in items.get("enum", [])  # type: ignore[operator]


def back_references(kind: str) -> Iterator[tuple[str, Table]]:
    """Walk the back references of a table and those one link further on, with whom they point to."""
    for _, need in needs(kind):
        at_, here = kind, need
        while "takaviittaus" in here:
            yield at_, here
            at_, here = here["takaviittaus"].partition(".")[0], here.get("jokaisella", {})


@every_kind
def test_a_back_reference_comes_by_a_field_that_refers_to_this_kind(kind: str) -> None:
    for pointed, need in back_references(kind):
        other, _, field = need["takaviittaus"].partition(".")
        assert (need, pointing(other, field)) == (need, [pointed])
        assert set(need.get("tilassa", [])) <= table(other)["tilat"].keys()


@every_kind
def test_what_pointing_records_cover_are_lists_of_codes_that_exist(kind: str) -> None:
    for _, need in back_references(kind):
        other = need["takaviittaus"].partition(".")[0]
        for field, wanted in need.get("kattaa", {}).items():
            codes = at(schema(other), (field, 0)).get("enum", [])
            assert set(wanted) <= set(codes)  # type: ignore[call-overload]


def test_target_times_of_the_settings_belong_to_steps_of_the_tables() -> None:
    settings = yaml.safe_load((ROOT / "kirjuri.yaml").read_text("utf-8"))

    for kind, times in settings["tavoiteajat"].items():
        timed = {step["tunnus"] for step in table(kind)["siirtymat"] if "tavoite" in step}
        assert set(times) <= timed


@pytest.mark.parametrize(
    "path", sorted((FOLDER / "koodistot").iterdir()), ids=lambda path: path.stem
)
def test_code_list_is_named_as_its_file_and_speaks_three_languages(path: Path) -> None:
    kept = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    codes = kept["koodit"].values()
    texts = [
        kept["nimi"],
        *(code["nimi"] for code in codes),
        *(c["kuvaus"] for c in codes if "kuvaus" in c),
    ]

    assert kept["koodisto"] == path.stem
    assert [text for text in texts if list(text) != list(LANGUAGES) or not all(text.values())] == []
    assert all(code.keys() <= {"nimi", "kuvaus"} for code in codes)

"""The queue: whose turn it is, what every duty says, and in what order they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from kirjuri.derive.context import Context
from kirjuri.derive.duties import Duty, Work, duties, for_group
from kirjuri.derive.queue import Turn, steps_of, turn_of
from kirjuri.derive.standing import entered_only
from kirjuri.model.policy import Policy
from kirjuri.model.record import Record, Registry

Maker = Callable[..., Record]
CLOSE = "kirjuri move SYO-2026-0001 paattynyt --role sihteeristo"
TWO = [{"ryhma": "ark", "rooli": "vastuu"}, {"ryhma": "kunta", "rooli": "osallistuva"}]
ARK = Record(
    kind="ryhma",
    id="ark",
    path="ryhmat/ark/ryhma.yaml",
    data={
        "laji": "asetettu_ryhma",
        "tapahtumat": [{"pvm": "2025-01-01", "laji": "siirto", "tila": "asetettu"}],
    },
)


def context(policy: Policy, *records: Record, today: str = "2026-11-22") -> Context:
    return Context(
        registry=Registry(records=records), policy=policy, today=dt.date.fromisoformat(today)
    )


def the_turn(policy: Policy, record: Record, today: str = "2026-11-22") -> Turn:
    found = turn_of(record, context(policy, record, today=today))
    assert found
    return found


def lines(found: tuple[Duty, ...]) -> list[str]:
    return [
        f"{d.work} {d.record.id} {d.group or d.holder} {d.due or '-'} {d.late} {d.command}".strip()
        for d in found
    ]


@pytest.mark.parametrize(
    ("ledger", "holder", "command"),
    [
        pytest.param(
            ["2026-11-16 kirjattu"],
            "sihteeristo",
            "kirjuri move SYO-2026-0001 vastaanotettu --role sihteeristo",
            id="the secretariat acknowledges",
        ),
        pytest.param(
            ["2026-11-16 jalostettavana"],
            "sihteeristo",
            "kirjuri move SYO-2026-0001 kasiteltavana --role sihteeristo",
            id="the secretariat agrees how it is handled",
        ),
        pytest.param(
            ["2026-11-01 jalostettavana", "2026-11-16 odottaa_jattajaa"],
            "jattaja",
            "kirjuri move SYO-2026-0001 jalostettavana --role jattaja",
            id="the submitter answers, and refinement goes on",
        ),
        pytest.param(
            ["2026-11-01 kasiteltavana", "2026-11-16 odottaa_jattajaa"],
            "jattaja",
            "kirjuri move SYO-2026-0001 kasiteltavana --role jattaja",
            id="the submitter answers, and handling goes on where it stopped",
        ),
        pytest.param(
            ["2026-11-16 kasiteltavana"],
            "ryhma",
            "kirjuri move SYO-2026-0001 linjattavana --role vastuuryhma",
            id="the group prepares a guideline",
        ),
        pytest.param(
            ["2026-11-16 linjattavana"],
            "ryhma",
            "kirjuri move SYO-2026-0001 linjattu --role vastuuryhma",
            id="the group adopts it, neither going back nor giving up",
        ),
        pytest.param(["2026-11-16 seurannassa"], "ryhma", None, id="a follow-up goes on by itself"),
    ],
)
def test_whose_turn_and_the_expected_step(
    made: Maker, policy: Policy, ledger: list[str], holder: str, command: str | None
) -> None:
    record = made(*ledger)
    turn = the_turn(policy, record)

    assert (turn.holder, turn.next and turn.next.command(record)) == (holder, command)


def test_the_responsible_group_acts(made: Maker, policy: Policy) -> None:
    turn = the_turn(policy, made("2026-11-16 kasiteltavana", kasittely=TWO[::-1]))

    assert turn.group == "ark"
    assert [(p.group, p.responsible, p.state) for p in turn.parts] == [
        ("kunta", False, ""),
        ("ark", True, ""),
    ]


def test_a_corrected_move_is_nobodys_turn(made: Maker, policy: Policy) -> None:
    record = made("2026-11-02 kirjattu", "2026-11-16 peruttu", "2026-11-17 !2")

    assert the_turn(policy, record).holder == "sihteeristo"
    assert the_turn(policy, record).since == dt.date(2026, 11, 2)


def test_closed_matters_and_groups_have_no_turn(made: Maker, policy: Policy) -> None:
    closed = made("2026-11-16 paattynyt")

    assert turn_of(closed, context(policy, closed)) is None
    assert turn_of(ARK, context(policy, ARK)) is None


def test_a_consultation_that_is_over_gives_the_turn_to_the_group(
    made: Maker, policy: Policy
) -> None:
    record = made(
        "2026-10-01 kommentoitavana",
        kind="linjaus",
        id="LIN-2026-001",
        laatija="ark",
        kommentointi={"loppu": "2026-11-15"},
    )

    assert the_turn(policy, record, "2026-11-15").holder == "kaikki"
    assert the_turn(policy, record, "2026-11-16").holder == "ryhma"
    assert the_turn(policy, record, "2026-11-16").group == "ark"


def test_every_step_and_what_it_lacks(made: Maker, policy: Policy) -> None:
    record = made("2026-11-16 vastaanotettu")
    found = steps_of(record, context(policy, record))

    assert [(s.transition.key, s.role, [n.field for n in s.missing]) for s in found] == [
        ("T3", "sihteeristo", []),
        (
            "T3b",
            "sihteeristo",
            ["paatos.pvm", "paatos.perustelu", "paatos.vastaus_jattajalle", "paatos.tapa"],
        ),
        ("T14", "jattaja", []),
    ]


def test_a_closed_matter_can_be_reopened(made: Maker, policy: Policy) -> None:
    record = made("2026-11-16 paattynyt")

    assert [s.transition.key for s in steps_of(record, context(policy, record))] == ["T15"]


def test_parts_of_groups_are_duties_of_their_own(made: Maker, policy: Policy) -> None:
    way = {"aikataulu": {"tavoite_loppu": "2026-11-20"}}
    record = made("2026-11-02 kasiteltavana", kasittely=TWO, kasittelytapa=way)
    begun = made(
        "2026-11-02 kasiteltavana",
        "2026-11-03 kaynnissa/ark",
        "2026-11-04 kaynnissa/kunta",
        kasittely=TWO,
        kasittelytapa=way,
    )
    done = made(
        "2026-11-02 kasiteltavana",
        "2026-11-03 kaynnissa/ark",
        "2026-11-04 valmis/kunta",
        kasittely=TWO,
        kasittelytapa=way,
    )
    turn = "turn SYO-2026-0001 ark 2026-11-20 2 kirjuri move SYO-2026-0001 linjattavana --role vastuuryhma"

    assert lines(duties(context(policy, record))) == [
        turn,
        "part SYO-2026-0001 kunta 2026-11-20 2 kirjuri move SYO-2026-0001 kaynnissa --group kunta",
    ]
    assert lines(duties(context(policy, begun))) == [
        turn,
        "part SYO-2026-0001 kunta 2026-11-20 2 kirjuri move SYO-2026-0001 valmis --group kunta",
    ]
    assert lines(duties(context(policy, done))) == [turn]


def test_reminders_and_closing_are_the_secretariats_duties(made: Maker, policy: Policy) -> None:
    asked = ["2026-08-20 jalostettavana", "2026-09-01 odottaa_jattajaa"]
    waiting = made(*asked)
    reminded = made(*asked, "2026-09-16 * sihteeristo", "2026-10-01 * sihteeristo")

    def secretariats(record: Record, today: str) -> list[str]:
        found = duties(context(policy, record, today=today))
        return lines(tuple(d for d in found if d.holder == "sihteeristo"))

    assert secretariats(waiting, "2026-09-14") == []
    assert secretariats(waiting, "2026-09-15") == [
        "reminder SYO-2026-0001 sihteeristo 2026-09-15 0"
    ]
    assert secretariats(reminded, "2026-10-30") == []
    assert secretariats(reminded, "2026-10-31") == [
        f"closing SYO-2026-0001 sihteeristo 2026-10-31 0 {CLOSE}"
    ]


def test_an_ended_group_hands_its_matters_over(made: Maker, policy: Policy) -> None:
    record = made("2026-11-02 kasiteltavana", kasittely=TWO[:1])
    ended = Record(
        kind="ryhma",
        id="ark",
        path="ryhmat/ark/ryhma.yaml",
        data={
            "tapahtumat": [
                {"pvm": "2025-01-01", "laji": "siirto", "tila": "asetettu"},
                {"pvm": "2026-10-01", "laji": "siirto", "tila": "paattynyt"},
            ]
        },
    )

    def works(group: Record) -> set[Work]:
        return {duty.work for duty in duties(context(policy, record, group))}

    assert Work.HANDOVER not in works(ARK)
    assert Work.HANDOVER in works(ended)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        pytest.param("2026-11-01", [], id="a review far ahead is no duty yet"),
        pytest.param("2026-12-01", ["review LIN-2026-001 ark 2027-01-15 0"], id="near"),
        pytest.param("2027-01-20", ["review LIN-2026-001 ark 2027-01-15 5"], id="past"),
    ],
)
def test_a_guideline_in_force_is_reviewed(
    made: Maker, policy: Policy, today: str, expected: list[str]
) -> None:
    adopted = ["2026-01-15 luonnos", "2026-02-01 hyvaksytty"]
    fields = {
        "kind": "linjaus",
        "id": "LIN-2026-001",
        "laatija": "ark",
        "tarkistettava_viim": "2027-01-15",
        "paatos": {"pvm": "2026-02-01"},
    }
    superseded = made(*adopted, "2026-03-01 korvattu", **fields)

    assert lines(duties(context(policy, made(*adopted, **fields), today=today))) == expected
    assert lines(duties(context(policy, superseded, today=today))) == []


def test_the_end_of_a_term_comes_into_the_queue(policy: Policy) -> None:
    data = {**ARK.data, "toimikausi": {"alku": "2025-01-01", "loppu": "2026-12-31"}}
    group = Record(kind="ryhma", id="ark", path=ARK.path, data=data)

    assert lines(duties(context(policy, group, today="2026-11-22"))) == [
        "term ark ark 2026-12-31 0"
    ]
    assert lines(duties(context(policy, group, today="2026-06-22"))) == []


def test_a_new_record_waits_for_its_number(policy: Policy) -> None:
    new = Record(kind="syote", id="uusi:x", path="syotteet/uudet/x.yaml", data={}, new=True)

    assert lines(duties(context(policy, new))) == ["number uusi:x sihteeristo - 0 kirjuri number"]


def test_the_most_urgent_comes_first_and_the_order_of_files_does_not_matter(
    made: Maker, policy: Policy
) -> None:
    records = [
        made("2026-11-20 kirjattu", id="SYO-2026-0003"),
        made("2026-09-01 jalostettavana", id="SYO-2026-0004"),
        made("2026-11-02 linjattu", id="SYO-2026-0005"),
        made("2026-05-02 luonnos", id="LIN-2026-001", kind="linjaus", laatija="ark"),
        made("2026-05-01 luonnos", id="LIN-2026-002", kind="linjaus", laatija="ark"),
    ]
    there = duties(context(policy, *records))

    assert [d.record.id for d in there] == [
        "SYO-2026-0004",
        "SYO-2026-0005",
        "SYO-2026-0003",
        "LIN-2026-002",
        "LIN-2026-001",
    ]
    assert duties(context(policy, *reversed(records))) == there


def test_the_queue_of_one_group(made: Maker, policy: Policy) -> None:
    records = (
        made("2026-11-02 kasiteltavana", kasittely=TWO, id="SYO-2026-0001"),
        made("2026-11-02 kirjattu", id="SYO-2026-0002"),
        made(
            "2026-11-01 jalostettavana",
            "2026-11-20 odottaa_jattajaa",
            id="SYO-2026-0003",
            jattaja={"ryhma": "kunta"},
        ),
    )
    all_of_them = duties(context(policy, *records))

    def of(identifier: str, laji: str) -> list[str]:
        group = Record(kind="ryhma", id=identifier, path="x", data={"laji": laji})
        return [f"{d.work} {d.record.id}" for d in for_group(all_of_them, group)]

    assert of("ark", "asetettu_ryhma") == ["turn SYO-2026-0001"]
    assert of("kunta", "asetettu_ryhma") == ["turn SYO-2026-0003", "part SYO-2026-0001"]
    assert of("toimisto", "sihteeristo") == ["turn SYO-2026-0002"]
    assert of("muu", "asetettu_ryhma") == []


def test_a_state_only_entered_from_a_source_has_no_day_of_its_own() -> None:
    def record(*events: dict[str, object]) -> Record:
        return Record(kind="ryhma", id="x", path="x", data={"tapahtumat": list(events)})

    move = {"pvm": "2019-02-28", "laji": "siirto", "tila": "paattynyt", "rooli": "yllapito"}
    note = {"pvm": "2026-11-22", "laji": "merkinta", "rooli": "yllapito"}

    assert entered_only(record(move))
    assert not entered_only(record(move, note))
    assert not entered_only(record({**move, "rooli": "asettaja"}))
    assert not entered_only(record())

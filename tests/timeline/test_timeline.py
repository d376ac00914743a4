"""The ledger joined with history: which commit brought which event, corrections, and days far apart."""

from __future__ import annotations

from kirjuri.derive.timeline import far_apart, histories, recorded_late, timeline
from kirjuri.model.record import Record
from kirjuri.model.timeline import Timeline
from kirjuri.sources.history import history
from kirjuri.sources.load import load
from kirjuri.sources.tree import WorkingTree

ONE = "syotteet/2026/SYO-2026-0001.yaml"


def joined(work) -> Timeline:
    facts = history(work.root)
    assert facts
    return timeline(the_record(work), histories(facts))


def the_record(work) -> Record:
    return load(WorkingTree(work.root)).registry.by_path[ONE]


def test_every_event_has_the_commit_that_brought_it(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    first = work.commit("one", day="2026-03-01")
    work.write(ONE, "2026-03-01 kirjattu", "2026-03-03 vastaanotettu")
    second = work.commit("two", day="2026-03-03")
    work.write(ONE, "2026-03-01 kirjattu", "2026-03-03 vastaanotettu", "2026-03-05 jalostettavana")

    assert [line.commit and line.commit.id for line in joined(work).lines] == [first, second, None]
    assert [line.apart for line in joined(work).lines] == [0, 0, None]


def test_an_event_keeps_its_commit_when_its_text_is_taken_away(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu numero 123")
    first = work.commit("one")
    work.write(ONE, "2026-03-01 kirjattu [poistettu: henkilötieto]")
    work.commit("removed")

    assert [line.commit and line.commit.id for line in joined(work).lines] == [first]


def test_two_events_that_look_alike_are_two(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu a")
    first = work.commit("one")
    work.write(ONE, "2026-03-01 kirjattu a", "2026-03-01 kirjattu b")
    second = work.commit("two")

    assert [line.commit and line.commit.id for line in joined(work).lines] == [first, second]


def test_an_event_of_a_branch_keeps_its_commit_through_the_merge(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    work.commit("base")
    work.git("checkout", "-q", "-b", "branch")
    work.write(ONE, "2026-03-01 kirjattu", "2026-03-02 vastaanotettu")
    there = work.commit("there")
    work.git("checkout", "-q", "main")
    work.git("merge", "-q", "--no-ff", "--no-edit", "branch")

    assert [line.commit and line.commit.id for line in joined(work).lines][1:] == [there]


def test_both_versions_of_a_correction_are_told(work) -> None:
    work.put(
        ONE,
        "tapahtumat:\n"
        "  - {pvm: 2026-03-01, laji: siirto, tila: kirjattu, rooli: jattaja}\n"
        "  - {pvm: 2026-03-02, laji: siirto, tila: peruttu, rooli: jattaja}\n"
        "  - {pvm: 2026-03-03, laji: korjaus, rooli: sihteeristo, korjaa: 2}\n",
    )
    work.commit("all", day="2026-03-03")

    assert [(line.event.number, line.corrected_by) for line in joined(work).lines] == [
        (1, 0),
        (2, 3),
        (3, 0),
    ]


def test_days_far_apart_are_told_for_real_matters_only(work) -> None:
    work.write(ONE, "2026-03-02 kirjattu", "2026-03-03 vastaanotettu")
    work.commit("late", day="2026-03-10")
    late = joined(work)
    record = the_record(work)

    assert [(line.apart, far_apart(line)) for line in late.lines] == [(8, True), (7, False)]
    assert [recorded_late(record, line) for line in late.lines] == [True, False]
    work.write(ONE, "2026-03-02 kirjattu", esimerkki="true")
    assert not any(recorded_late(the_record(work), line) for line in late.lines)


def test_without_git_there_is_the_ledger_alone(work) -> None:
    work.write(ONE, "2026-03-02 kirjattu")
    told = timeline(the_record(work), None)

    assert told.history is None
    assert [(line.commit, line.apart) for line in told.lines] == [(None, None)]

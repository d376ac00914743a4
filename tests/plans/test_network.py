"""The network of groups: every ground by itself, who stands alone, and whether links are returned."""

from __future__ import annotations

from collections.abc import Callable

from kirjuri.derive.context import Context
from kirjuri.derive.network import Edge, Ground, network, unreturned

from .conftest import SOUND, group

Made = Callable[..., Context]


def files(**groups: str) -> dict[str, str]:
    return {f"ryhmat/{name}/ryhma.yaml": group(name, more) for name, more in groups.items()}


def found(context: Context, ground: Ground) -> list[Edge]:
    return [edge for edge in network(context).edges if edge.ground is ground]


def test_what_a_group_says_of_another_has_the_direction_it_says(context: Made) -> None:
    said = "linkitykset:\n  - {ryhma: bb, laji: tukee, peruste: Yhteinen tehtävä.}\n"
    made = context(
        files(
            aa=said,
            bb="ylaryhma: aa\n",
            cc="hyvaksyja: {ryhma: aa}\n",
        )
    )

    assert network(made).of("aa") == (
        Edge(source="aa", target="bb", ground=Ground.DECLARED, laji="tukee"),
        Edge(source="bb", target="aa", ground=Ground.PARENT),
        Edge(source="cc", target="aa", ground=Ground.APPROVER),
    )


def test_groups_meet_in_the_inputs_they_handle(context: Made) -> None:
    path = "syotteet/2026/SYO-2026-0001.yaml"
    alone = (SOUND / path).read_text("utf-8")
    other = "    rooli: vastuu\n  - ryhma: sihteeristo\n    rooli: osallistuva\n"
    shared = context({path: alone.replace("    rooli: vastuu\n", other)})

    assert found(context({}), Ground.INPUTS) == []
    assert found(shared, Ground.INPUTS) == [
        Edge(
            source="arkkitehtuuri",
            target="sihteeristo",
            ground=Ground.INPUTS,
            records=("SYO-2026-0001",),
        )
    ]
    assert network(shared).shared_inputs == ("SYO-2026-0001",)


def test_a_group_without_any_link_stands_alone(context: Made) -> None:
    made = network(context(files(aa="hyvaksyja: {ryhma: sihteeristo}\n", bb="")))

    assert made.isolated == ("arkkitehtuuri", "bb")


def test_links_that_both_name_are_mutual_and_others_are_not(context: Made) -> None:
    both = "linkitykset:\n  - {{ryhma: {0}, laji: {1}}}\n".format
    made = network(
        context(
            files(aa=both("bb", "sama_aihe"), bb=both("aa", "sama_aihe"), cc=both("aa", "tukee"))
        )
    )

    assert made.declared == {frozenset({"aa", "bb"}), frozenset({"aa", "cc"})}
    assert made.mutual == {frozenset({"aa", "bb"})}


def test_a_direction_needs_no_answer_and_a_shared_subject_does(
    judged: Callable[..., object],
) -> None:
    said = "linkitykset:\n  - {ryhma: bb, laji: tukee}\n  - {ryhma: bb, laji: sama_aihe}\n"
    made = judged(files(aa=said, bb="")).context  # type: ignore[attr-defined]

    assert list(unreturned(made.registry.by_id["aa"], made)) == [(1, "bb")]


def test_only_the_records_that_are_asked_for_make_the_network(context: Made) -> None:
    made = context(files(aa="ylaryhma: bb\n", bb=""))
    some = [record for record in made.registry.of("ryhma") if record.id != "bb"]

    assert network(made, some).groups == ("aa", "arkkitehtuuri", "sihteeristo")
    assert network(made, some).edges == ()

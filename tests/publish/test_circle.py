"""The network's picture follows from the groups and their links alone, and is readable with hundreds of groups."""

from __future__ import annotations

from itertools import combinations

from kirjuri.publish.circle import Circle, circle, drawn_name

MANY = [f"ryhma-{number}" for number in range(200)]


def inside(drawn: Circle) -> bool:
    return all(0 < s.x < drawn.width and 0 < s.y < drawn.height for s in drawn.spots)


def test_two_hundred_groups_stand_apart_and_inside_the_picture() -> None:
    drawn = circle(MANY, {})
    gaps = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in combinations(drawn.spots, 2)]

    assert inside(drawn)
    assert min(gaps) > 14
    assert {spot.anchor for spot in drawn.spots} == {"start", "end"}


def test_a_link_moves_nothing_and_the_same_groups_give_the_same_picture() -> None:
    pairs = {("ryhma-1", "ryhma-7"): (2, True)}

    assert circle(MANY, pairs).spots == circle(MANY, {}).spots
    assert circle(MANY, pairs) == circle(MANY, pairs)
    assert [(c.weight, c.declared) for c in circle(MANY, pairs).curves] == [(2, True)]


def test_few_groups_have_level_names_and_a_link_to_nobody_is_left_out() -> None:
    drawn = circle(["a", "b", "c"], {("a", "b"): (9, False), ("a", "elsewhere"): (1, True)})

    assert inside(drawn)
    assert {spot.angle for spot in drawn.spots} == {0.0}
    assert [(c.weight, c.declared) for c in drawn.curves] == [(3, False)]


def test_one_group_and_none_are_drawn_too() -> None:
    assert inside(circle(["a"], {}))
    assert circle([], {}).spots == ()


def test_long_names_are_cut_at_a_word() -> None:
    assert drawn_name("Arkkitehtuuriyhteistyö") == "Arkkitehtuuriyhteistyö"
    assert (
        drawn_name("Kunta–valtio tiedonhallinnan yhteistyö ja muu siihen liittyvä")
        == "Kunta–valtio tiedonhallinnan yhteistyö ja …"
    )

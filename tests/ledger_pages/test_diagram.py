"""The diagram of a lifecycle: it shows the whole table, and no arrow runs over a box or along another."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kirjuri.model.lifecycle import Lifecycle, State, Transition
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Names
from kirjuri.publish.diagram import Arrow, Box, Diagram, diagram, path
from kirjuri.publish.page import Page
from kirjuri.publish.pages.elinkaari import picture
from kirjuri.publish.stamp import environment
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.words import PHASES

KINDS = ("syote", "ryhma", "linjaus")
Segment = tuple[tuple[int, int], tuple[int, int]]


def state(
    key: str, phase: int | None = None, *, computed: bool = False, turn: str = "ryhma"
) -> State:
    names = Names({"fi": key})
    return State(
        key=key,
        names=names,
        meaning=names,
        next_step=names,
        turn=turn,
        phase=phase,
        open=turn != "ei_kukaan",
        computed=computed,
        requires=(),
    )


def step(key: str, sources: tuple[str, ...], target: str) -> Transition:
    return Transition(
        key=key,
        names=Names({"fi": key}),
        sources=sources,
        target=target,
        roles=("ryhma",),
        time=None,
        requires=(),
    )


def table(states: list[State], steps: list[Transition]) -> Lifecycle:
    return Lifecycle(
        kind="syote",
        states={one.key: one for one in states},
        transitions=tuple(steps),
        parts={},
    )


@st.composite
def tables(draw: st.DrawFn) -> Lifecycle:
    keys = [f"tila{n}" for n in range(draw(st.integers(1, 9)))]
    phase = st.none() if draw(st.booleans()) else st.none() | st.integers(1, 5)
    states = [state(key, draw(phase), computed=draw(st.booleans())) for key in keys]
    some = st.lists(st.sampled_from(keys), unique=True, max_size=4).map(tuple)
    steps = [
        step(f"X{n}", draw(some), draw(st.sampled_from(keys)))
        for n in range(draw(st.integers(0, 14)))
    ]
    return table(states, steps)


def drawn(lifecycle: Lifecycle, language: str = "fi") -> Diagram:
    tongue = Tongue(language=language)
    return diagram(lifecycle, lambda names: tongue.pick(names)["text"])


def segments(arrow: Arrow) -> list[Segment]:
    return list(pairwise(arrow.points))


def span(segment: Segment, axis: int) -> tuple[int, int]:
    low, high = sorted((segment[0][axis], segment[1][axis]))
    return low, high


def over(segment: Segment, box: Box) -> bool:
    """Whether a segment has a place inside a box; its edge does not count."""
    (x1, x2), (y1, y2) = span(segment, 0), span(segment, 1)
    return x2 > box.x and x1 < box.x + box.width and y2 > box.y and y1 < box.y + box.height


def along(one: Segment, other: Segment) -> bool:
    """Whether two segments share more than a place."""
    for axis in (0, 1):
        a, b = span(one, axis), span(other, axis)
        across, beside = span(one, 1 - axis), span(other, 1 - axis)
        if across == beside and across[0] == across[1] and min(a[1], b[1]) > max(a[0], b[0]):
            return True
    return False


def hold_to_the_laws(lifecycle: Lifecycle, made: Diagram) -> None:
    boxes = {box.key: box for box in made.boxes}
    assert set(boxes) == set(lifecycle.states)
    assert sorted((a.key, a.source, a.target) for a in made.arrows) == sorted(
        (one.key, source, one.target)
        for one in lifecycle.transitions
        for source in (one.sources or ("",))
    )
    for arrow in made.arrows:
        for segment in segments(arrow):
            assert segment[0][0] == segment[1][0] or segment[0][1] == segment[1][1]
            assert not [box.key for box in made.boxes if over(segment, box)], arrow
            assert all(0 <= x <= made.width and 0 <= y <= made.height for x, y in segment)
        touches(arrow.points[-1], boxes[arrow.target])
        if arrow.source:
            touches(arrow.points[0], boxes[arrow.source])
    for one in made.arrows:
        for other in made.arrows:
            if one.key < other.key:
                shared = [(s, t) for s in segments(one) for t in segments(other) if along(s, t)]
                assert not shared, (one, other)
    for box, other in ((a, b) for a in made.boxes for b in made.boxes if a.key < b.key):
        apart_x = box.x + box.width < other.x or other.x + other.width < box.x
        apart_y = box.y + box.height < other.y or other.y + other.height < box.y
        assert apart_x or apart_y


def touches(point: tuple[int, int], box: Box) -> None:
    x, y = point
    assert box.x <= x <= box.x + box.width
    assert box.y <= y <= box.y + box.height
    assert x in {box.x, box.x + box.width} or y in {box.y, box.y + box.height}


@settings(deadline=None)
@given(tables())
def test_no_arrow_runs_over_a_box_or_along_another(lifecycle: Lifecycle) -> None:
    hold_to_the_laws(lifecycle, drawn(lifecycle))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_projects_own_tables_obey_the_laws(policy: Policy, kind: str, language: str) -> None:
    hold_to_the_laws(policy.lifecycles[kind], drawn(policy.lifecycles[kind], language))


def test_numbers_do_not_cover_each_other(policy: Policy) -> None:
    for kind in KINDS:
        made = drawn(policy.lifecycles[kind])
        labels = [arrow.label for arrow in made.arrows]
        for n, (x, y) in enumerate(labels):
            assert all(abs(x - v) >= made.chip or abs(y - w) >= 16 for v, w in labels[:n])


def test_columns_are_phases_and_states_without_one_stand_last() -> None:
    made = drawn(table([state("c"), state("b", 2), state("a", 1), state("d", 2)], []))
    lefts = {box.key: box.x for box in made.boxes}
    assert lefts["a"] < lefts["b"] == lefts["d"] < lefts["c"]
    assert [phase for phase, _ in made.heads] == [1, 2]


def test_without_phases_columns_follow_the_longest_way() -> None:
    steps = [step("1", (), "a"), step("2", ("a",), "b"), step("3", ("a", "b"), "c")]
    made = drawn(table([state("a"), state("b"), state("c"), state("d", computed=True)], steps))
    lefts = [box.x for box in made.boxes]
    assert lefts == sorted(set(lefts))
    assert made.heads == ()


def test_a_picture_is_the_same_every_time(policy: Policy) -> None:
    assert drawn(policy.lifecycles["syote"]) == drawn(policy.lifecycles["syote"])


def test_corners_are_rounded_as_far_as_there_is_room() -> None:
    assert path(((0, 0), (20, 0), (20, 6))) == "M0 0L17 0Q20 0 20 3L20 6"


def shown(lifecycle: Lifecycle, language: str = "fi") -> ET.Element:
    tongue = Tongue(language=language)
    page = Page(path="", language=language, title="", description="", template="", view={})
    made = environment().from_string(
        '{% import "elinkaari_kaavio.html" as d with context %}{{ d.kaavio(view, phases) }}'
    )
    view = picture(lifecycle, drawn(lifecycle, language), tongue)
    html = made.render(page=page, view=view, phases=PHASES)
    return ET.fromstring(html)


def test_shapes_tell_the_start_the_end_and_computed_states() -> None:
    states = [
        state("alku", 1),
        state("laskettu", 2, computed=True),
        state("loppu", turn="ei_kukaan"),
    ]
    svg = shown(table(states, [step("1", (), "alku"), step("2", ("alku",), "loppu")]))
    classes = [one.get("class", "").split() for one in svg.iter()]
    assert sum("k-diagram__start" in each for each in classes) == 1
    assert sum("k-diagram__inner" in each for each in classes) == 1
    assert sum("k-diagram__box--computed" in each for each in classes) == 1
    assert [one.text for one in svg.iter("text")][-3:] == ["alku", "laskettu", "loppu"]


def test_the_picture_has_a_name_and_a_description_and_no_style_of_its_own(policy: Policy) -> None:
    region = shown(policy.lifecycles["syote"])
    svg = next(region.iter("svg"))
    named = {one.get("id"): "".join(one.itertext()) for one in svg if one.get("id")}
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert svg.get("role") == "img"
    assert named[svg.get("aria-labelledby")]
    assert named[svg.get("aria-describedby")]
    assert not [
        one for one in region.iter() if one.get("style") or one.tag in {"style", "script", "a"}
    ]

"""The network of groups: which are linked, by what, and whether both sides say so (R-016, R-022, M-12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from kirjuri.derive.context import Context
from kirjuri.derive.links import Link
from kirjuri.model.record import Record

GROUP = "ryhma"
DECLARED_FIELD = "linkitykset.ryhma"
MUTUAL = frozenset({"sama_aihe"})
"""Declared links that have no direction: if one group names it, so does the other."""


class Ground(StrEnum):
    """What makes two groups linked, in the order in which pages tell it.

    The first four have a direction, from the group whose record says so.
    """

    DECLARED = "declared"
    PARENT = "parent"
    APPROVER = "approver"
    SUCCESSOR = "successor"
    INPUTS = "inputs"
    SUBJECTS = "subjects"
    GUIDELINES = "guidelines"


_NAMED = {
    DECLARED_FIELD: Ground.DECLARED,
    "ylaryhma": Ground.PARENT,
    "hyvaksyja.ryhma": Ground.APPROVER,
    "seuraaja": Ground.SUCCESSOR,
}
_SHARED = {
    ("syote", "kasittely.ryhma"): Ground.INPUTS,
    ("toimintasuunnitelma", "kasittelykohteet.syote"): Ground.SUBJECTS,
    ("linjaus", "laatija"): Ground.GUIDELINES,
    ("linjaus", "yhdessa"): Ground.GUIDELINES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One link of two groups on one ground.

    source, target: identifiers; of a link without direction the first by name is the source.
    laji: of a declared link its kind (code list `linkityslaji`), else empty. records: identifiers
    of what the two share, sorted; empty where a group's own record says it.
    """

    source: str
    target: str
    ground: Ground
    laji: str = ""
    records: tuple[str, ...] = ()

    @property
    def pair(self) -> frozenset[str]:
        """The two groups."""
        return frozenset((self.source, self.target))

    def other(self, group: str) -> str:
        """Return the other end."""
        return self.target if group == self.source else self.source


@dataclass(frozen=True, kw_only=True)
class Network:
    """Groups and their links. groups: identifiers, sorted. handled: by input the groups that handle it."""

    groups: tuple[str, ...]
    edges: tuple[Edge, ...]
    handled: Mapping[str, frozenset[str]]

    def of(self, group: str) -> tuple[Edge, ...]:
        """Return the links of one group in order."""
        return tuple(edge for edge in self.edges if group in edge.pair)

    @cached_property
    def isolated(self) -> tuple[str, ...]:
        """Groups without any link."""
        linked = {group for edge in self.edges for group in edge.pair}
        return tuple(group for group in self.groups if group not in linked)

    @cached_property
    def declared(self) -> frozenset[frozenset[str]]:
        """Pairs of groups of which at least one names the other."""
        return frozenset(edge.pair for edge in self.edges if edge.ground is Ground.DECLARED)

    @cached_property
    def mutual(self) -> frozenset[frozenset[str]]:
        """Pairs of groups that name each other."""
        ways = {(e.source, e.target) for e in self.edges if e.ground is Ground.DECLARED}
        return frozenset(frozenset(way) for way in ways if (way[1], way[0]) in ways)

    @cached_property
    def shared_inputs(self) -> tuple[str, ...]:
        """Inputs that two or more groups handle, sorted."""
        return tuple(sorted(key for key, groups in self.handled.items() if len(groups) > 1))


def network(context: Context, records: Iterable[Record] | None = None) -> Network:
    """Return the network of the groups among the records (all of the registry's when none are given)."""
    taken = {record.path for record in (records or context.registry.records)}
    groups = {r.id for r in context.registry.of(GROUP) if r.path in taken}
    found = [link for link in context.links if link.source.path in taken]
    shared = _shared(found)
    edges = [*_named(found), *_meetings(shared)]
    kept = [edge for edge in edges if edge.pair <= groups and len(edge.pair) > 1]
    order = tuple(Ground)
    return Network(
        groups=tuple(sorted(groups)),
        edges=tuple(
            sorted(kept, key=lambda e: (e.source, e.target, order.index(e.ground), e.laji))
        ),
        handled={
            record: frozenset(names & groups)
            for (ground, record), names in sorted(shared.items())
            if ground is Ground.INPUTS
        },
    )


def unreturned(group: Record, context: Context) -> Iterator[tuple[int, str]]:
    """Walk a group's declared links that should be named by the other side too and are not: (index, other)."""
    for index, item in group.objects("linkitykset"):
        other = context.registry.by_id.get(str(item.get("ryhma", "")))
        if other is None or item.get("laji") not in MUTUAL or other.kind != GROUP:
            continue
        back = ((i.get("ryhma"), i.get("laji")) for _, i in other.objects("linkitykset"))
        if (group.id, item.get("laji")) not in back:
            yield index, other.id


def _named(links: Iterable[Link]) -> Iterator[Edge]:
    """Walk the links that a group's own record says."""
    for link in links:
        if link.source.kind == GROUP and (ground := _NAMED.get(link.field)):
            yield Edge(
                source=link.source.id, target=link.target, ground=ground, laji=_laji(link, ground)
            )


def _laji(link: Link, ground: Ground) -> str:
    if ground is not Ground.DECLARED:
        return ""
    index = link.route[1]
    found = (item.get("laji") for i, item in link.source.objects("linkitykset") if i == index)
    return str(next(found, ""))


def _shared(links: Iterable[Link]) -> dict[tuple[Ground, str], set[str]]:
    """Return by ground and record the groups that meet in it."""
    found: dict[tuple[Ground, str], set[str]] = {}
    for link in links:
        ground = _SHARED.get((link.source.kind, link.field))
        if ground is Ground.SUBJECTS:
            found.setdefault((ground, link.target), set()).add(link.source.owner)
        elif ground:
            found.setdefault((ground, link.source.id), set()).add(link.target)
    return found


def _meetings(shared: Mapping[tuple[Ground, str], set[str]]) -> Iterator[Edge]:
    """Walk one link a pair and ground, with everything in which the two meet."""
    met: dict[tuple[str, str, Ground], list[str]] = {}
    for (ground, record), groups in shared.items():
        for one, other in combinations(sorted(groups), 2):
            met.setdefault((one, other, ground), []).append(record)
    for (one, other, ground), records in met.items():
        yield Edge(source=one, target=other, ground=ground, records=tuple(sorted(records)))

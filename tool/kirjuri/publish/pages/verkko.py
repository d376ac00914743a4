"""The network of groups: a picture, the same as a table, and how linked the cooperation is (R-016, R-022, M-12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kirjuri.derive.network import Edge, Ground, Network
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.model.record import Record
from kirjuri.publish.circle import circle, drawn_name
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.pages.ryhma import KIND
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.ties import ties
from kirjuri.publish.tongue import Tongue

PATH = "ryhmat/verkko/"

Pairs = Mapping[tuple[str, str], tuple[int, bool]]


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the network in every language."""
    groups = edition.of(KIND)
    samples = any(record.sample for record in edition.records.values())
    for tongue in tongues:
        yield _page(edition.network, groups, edition, tongue, samples=samples)


def _page(
    net: Network, groups: Sequence[Record], edition: Edition, tongue: Tongue, *, samples: bool
) -> Page:
    title = tongue.say(N_("Network of groups"))
    pairs = paired(net.edges)
    order = [group for group in _ordered(groups, edition, tongue) if group not in net.isolated]
    return Page(
        path=PATH,
        language=tongue.language,
        title=title,
        description=tongue.say(
            N_("Which groups are linked to each other, by what, and which stand alone.")
        ),
        template="verkko.html",
        view={
            "title": title,
            "section": {"path": f"{kind(KIND).section}/", "title": tongue.own(N_("Groups"))},
            "samples": samples,
            "figures": _figures(net, pairs),
            "picture": _picture(order, pairs, edition, tongue),
            "rows": [_row(group, edition, tongue) for group in order],
            "alone": [edition.reference(group, tongue) for group in net.isolated],
        },
    )


def paired(edges: Sequence[Edge]) -> Pairs:
    """Return the linked pairs with the number of their grounds and whether a group declares the link."""
    found: dict[tuple[str, str], set[Ground]] = {}
    for edge in edges:
        one, other = sorted(edge.pair)
        found.setdefault((one, other), set()).add(edge.ground)
    return {pair: (len(grounds), Ground.DECLARED in grounds) for pair, grounds in found.items()}


def _ordered(groups: Sequence[Record], edition: Edition, tongue: Tongue) -> list[str]:
    """Return the groups by what they are, then by number and name: neighbours on the circle are alike."""
    kinds = list(edition.policy.codelists["ryhmalaji"].codes)

    def place(record: Record) -> tuple[object, ...]:
        laji, number = record.text("laji"), record.text("numero")
        title = edition.reference(record.id, tongue)["title"]["text"]
        return (
            kinds.index(laji) if laji in kinds else len(kinds),
            not number,
            tongue.key(number),
            tongue.key(title),
        )

    return [record.id for record in sorted(groups, key=place)]


def _figures(net: Network, pairs: Pairs) -> View:
    return {
        "groups": len(net.groups),
        "pairs": len(pairs),
        "alone": len(net.isolated),
        "inputs": len(net.handled),
        "shared": len(net.shared_inputs),
        "declared": len(net.declared),
        "mutual": len(net.mutual),
    }


def _picture(order: Sequence[str], pairs: Pairs, edition: Edition, tongue: Tongue) -> View:
    drawn = circle(order, pairs)
    names = {group: edition.reference(group, tongue)["title"]["text"] or group for group in order}
    return {
        "width": drawn.width,
        "height": drawn.height,
        "spots": [
            {
                "x": spot.x,
                "y": spot.y,
                "label_x": spot.label_x,
                "label_y": spot.label_y,
                "angle": spot.angle,
                "anchor": spot.anchor,
                "name": drawn_name(names[spot.group]),
            }
            for spot in drawn.spots
        ],
        "curves": [
            {"path": curve.path, "weight": curve.weight, "declared": curve.declared}
            for curve in drawn.curves
        ],
    }


def _row(group: str, edition: Edition, tongue: Tongue) -> View:
    reader = Reader(edition=edition, tongue=tongue, record=edition.records[group])
    return {
        "group": edition.reference(group, tongue),
        "kind": reader.field("laji"),
        "links": ties(reader),
    }

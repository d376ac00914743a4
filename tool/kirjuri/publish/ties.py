"""The links of one group to others, each with its ground: what the groups say and what they share."""

from __future__ import annotations

from itertools import groupby

from kirjuri.derive.network import Edge, Ground
from kirjuri.locale import N_
from kirjuri.publish.reader import Reader
from kirjuri.publish.record_page import View
from kirjuri.publish.view import Text

_FROM_HERE = {
    Ground.PARENT: N_("the group above this one"),
    Ground.APPROVER: N_("approves the action plan of this group"),
    Ground.SUCCESSOR: N_("continues the work of this group"),
}
_FROM_THERE = {
    Ground.PARENT: N_("a sub-group of this one"),
    Ground.APPROVER: N_("this group approves its action plan"),
    Ground.SUCCESSOR: N_("this group continues its work"),
}
_SHARED = {
    Ground.INPUTS: N_("the groups handle the same inputs"),
    Ground.SUBJECTS: N_("the plans of both have the same subjects"),
    Ground.GUIDELINES: N_("joint guidelines"),
}


def ties(reader: Reader) -> list[View]:
    """Return the other groups in the language's order, each with the links that lead to it."""
    here = reader.record.id
    found = sorted(reader.edition.network.of(here), key=lambda edge: edge.other(here))
    rows: list[tuple[str, View]] = []
    for other, edges in groupby(found, key=lambda edge: edge.other(here)):
        reference = reader.edition.reference(other, reader.tongue)
        links = [_tie(edge, reader) for edge in edges]
        rows.append((reference["title"]["text"] or other, {"group": reference, "links": links}))
    return [row for _, row in sorted(rows, key=lambda row: reader.tongue.key(row[0]))]


def _tie(edge: Edge, reader: Reader) -> View:
    out = edge.source == reader.record.id
    edition, tongue = reader.edition, reader.tongue
    return {
        "declared": edge.ground is Ground.DECLARED,
        "by_this": out,
        "words": _words(edge, reader, out=out),
        "basis": _basis(edge, reader),
        "records": [edition.reference(record, tongue) for record in edge.records],
    }


def _words(edge: Edge, reader: Reader, *, out: bool) -> Text:
    if edge.ground is Ground.DECLARED:
        return reader.code("linkityslaji", edge.laji)
    words = _SHARED.get(edge.ground) or (_FROM_HERE if out else _FROM_THERE)[edge.ground]
    return reader.tongue.own(words)


def _basis(edge: Edge, reader: Reader) -> View | None:
    """Return what the naming group gives as the ground of a declared link."""
    source = reader.edition.records.get(edge.source)
    if edge.ground is not Ground.DECLARED or source is None:
        return None
    for index, item in source.objects("linkitykset"):
        if (item.get("ryhma"), item.get("laji")) == (edge.target, edge.laji):
            named = Reader(edition=reader.edition, tongue=reader.tongue, record=source)
            found = named.field("linkitykset", index, "peruste")
            return {**found} if found else None
    return None

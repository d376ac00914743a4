"""Splices as people would read them: what stood there, what was changed, what stands there now."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kirjuri.edit.splice import Append, Edit, Put, Remove, splice
from kirjuri.model.place import Route
from kirjuri.model.problem import ToolError
from kirjuri.sources.yaml_text import read

EVENT = {"pvm": "2026-11-22", "laji": "siirto", "tila": "vastaanotettu"}


def order(route: Route) -> Sequence[str]:
    return ("eka", "toka", "tapahtumat") if not route else ()


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param(
            "tapahtumat:\n  - pvm: 2026-01-01  # first\n    laji: siirto\n    # about it\n# end\n",
            Append(route=("tapahtumat",), value=EVENT),
            "tapahtumat:\n  - pvm: 2026-01-01  # first\n    laji: siirto\n    # about it\n"
            "  - pvm: 2026-11-22\n    laji: siirto\n    tila: vastaanotettu\n# end\n",
            id="an event stands after the last one and its comment",
        ),
        pytest.param(
            "tapahtumat:\n- pvm: 2026-01-01\n  laji: siirto",
            Append(route=("tapahtumat",), value=EVENT),
            "tapahtumat:\n- pvm: 2026-01-01\n  laji: siirto\n"
            "- pvm: 2026-11-22\n  laji: siirto\n  tila: vastaanotettu",
            id="a list without indentation stays so, and a file without a last line end too",
        ),
        pytest.param(
            "tapahtumat: []  # none yet\n",
            Append(route=("tapahtumat",), value=EVENT),
            "tapahtumat:  # none yet\n  - pvm: 2026-11-22\n    laji: siirto\n    tila: vastaanotettu\n",
            id="an empty list becomes a list of lines",
        ),
        pytest.param(
            "eka: 1\n",
            Append(route=("tapahtumat",), value=EVENT),
            "eka: 1\ntapahtumat:\n  - pvm: 2026-11-22\n    laji: siirto\n    tila: vastaanotettu\n",
            id="a list that is missing is made",
        ),
        pytest.param(
            "puuttuu: [mandaatti, 'raha']  # two\n",
            Append(route=("puuttuu",), value="a, b"),
            "puuttuu: [mandaatti, 'raha', \"a, b\"]  # two\n",
            id="a list in brackets stays in brackets",
        ),
        pytest.param(
            "puuttuu: [\n  mandaatti,  # one\n]\n",
            Append(route=("puuttuu",), value="raha"),
            "puuttuu: [\n  mandaatti, raha,  # one\n]\n",
            id="brackets over several lines",
        ),
        pytest.param(
            "# head\neka: 1\n\n# about the third\ntapahtumat: [a]\n",
            Put(route=("toka",), value="x"),
            "# head\neka: 1\ntoka: x\n\n# about the third\ntapahtumat: [a]\n",
            id="a new field takes the place that the schema gives it",
        ),
        pytest.param(
            "# head\ntoka: 1\n",
            Put(route=("eka",), value="x"),
            "# head\neka: x\ntoka: 1\n",
            id="the first field stands under the head comment",
        ),
        pytest.param(
            "eka: 1\n",
            Put(route=("toka", "a", "b"), value="2026-01-01"),
            "eka: 1\ntoka:\n  a:\n    b: 2026-01-01\n",
            id="groups of fields that are missing are made",
        ),
        pytest.param(
            "eka: 'on'  # quoted\ntoka: 1\n",
            Put(route=("eka",), value="no"),
            "eka: no  # quoted\ntoka: 1\n",
            id="a value is replaced and its comment stays",
        ),
        pytest.param(
            "eka: yksi  # c\ntoka: 1\n",
            Put(route=("eka",), value="yksi\nkaksi\n"),
            "eka: |  # c\n  yksi\n  kaksi\ntoka: 1\n",
            id="a text of several lines becomes a block",
        ),
        pytest.param(
            "eka: >-\n  yksi\n  kaksi\n\ntoka: 1\n",
            Put(route=("eka",), value="true"),
            'eka: "true"\n\ntoka: 1\n',
            id="a text that would be read as something else is quoted",
        ),
        pytest.param(
            "eka:  # who\n  # the groups\n  - a: 1\n  - a: 2\ntoka: 1\n",
            Put(route=("eka",), value=[{"a": 3, "b": True}]),
            "eka:  # who\n  # the groups\n  - a: 3\n    b: true\ntoka: 1\n",
            id="comments before a replaced list stay",
        ),
        pytest.param(
            "kasittely:\n  - ryhma: a\n    rooli: vastuu\n  - {ryhma: b, rooli: osallistuva}\n",
            Put(route=("kasittely", 1, "rooli"), value="vastuu"),
            "kasittely:\n  - ryhma: a\n    rooli: vastuu\n  - {ryhma: b, rooli: vastuu}\n",
            id="deep in a list",
        ),
        pytest.param(
            "eka: |+\n  teksti\n\n\n",
            Put(route=("toka",), value=1),
            "eka: |+\n  teksti\n\n\ntoka: 1\n",
            id="kept empty lines stay in the text before",
        ),
        pytest.param(
            "eka: |\n  teksti",
            Put(route=("toka",), value=1),
            "eka: |-\n  teksti\ntoka: 1",
            id="a text at the end without a line end gets none",
        ),
        pytest.param(
            "eka: 1\ntoka:\n  a: 1  # gone\n  b: 2\n",
            Remove(route=("toka", "a")),
            "eka: 1\ntoka:\n  b: 2\n",
            id="a field is taken away with its line",
        ),
        pytest.param(
            "toka: {a: 1, b: 2}\n", Remove(route=("toka", "b")), "toka: {a: 1}\n", id="in braces"
        ),
        pytest.param(
            "lista:\n  - a: 1\n    b: 2\n",
            Remove(route=("lista", 0, "a")),
            "lista:\n  - b: 2\n",
            id="the first field of a list item",
        ),
        pytest.param(
            "toka:\n  a: 1\n", Remove(route=("toka", "a")), "toka: {}\n", id="the last field"
        ),
        pytest.param(
            "eka: 1\n", Remove(route=("toka",)), "eka: 1\n", id="a field that is not there"
        ),
        pytest.param("eka: 1\n", Put(route=("eka",), value=1), "eka: 1\n", id="the same value"),
        pytest.param(
            "äiti: 'ö'\nšaldo: 1\n",
            Put(route=("äiti",), value="Åbo–Vaasa 5 €"),
            "äiti: Åbo–Vaasa 5 €\nšaldo: 1\n",
            id="letters of every language",
        ),
    ],
)
def test_only_what_was_asked_changes(before: str, edit: Edit, after: str) -> None:
    for ends in ("\n", "\r\n"):
        content = before.replace("\n", ends).encode()

        made = splice("a.yaml", content, [edit], read, order)

        assert made == after.replace("\n", ends).encode()


def test_a_long_text_is_folded_as_the_files_fold_theirs() -> None:
    text = "sana " * 40 + "loppu"

    made = splice("a.yaml", b"eka: 1\n", [Put(route=("toka",), value=text)], read, order).decode()

    assert made.startswith("eka: 1\ntoka: >-\n  sana sana ")
    assert all(len(line) <= 110 for line in made.split("\n"))


@pytest.mark.parametrize(
    ("content", "edit", "says"),
    [
        (
            b"eka: [1\n",
            Put(route=("eka",), value=1),
            "'a.yaml' cannot be changed, because it cannot be read: ",
        ),
        (
            b"eka: teksti\n",
            Put(route=("eka", "fi"), value="x"),
            "there is no place for 'eka.fi' in 'a.yaml': what is around it has no such parts",
        ),
        (b"eka: x\n", Append(route=("eka",), value=1), "'eka' in 'a.yaml' is not a list"),
        (
            b"eka: x\n",
            Put(route=("eka",), value="a\u202eb"),
            "'a.yaml' cannot be changed so: ",
        ),
    ],
)
def test_what_cannot_be_done_is_said(content: bytes, edit: Edit, says: str) -> None:
    with pytest.raises(ToolError) as told:
        splice("a.yaml", content, [edit], read)

    assert str(told.value).startswith(says)

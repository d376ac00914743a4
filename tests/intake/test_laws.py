"""Laws of the door: what was typed stands and reads back, hostile text only becomes text, work grows evenly."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kirjuri.edit.writing import collection
from kirjuri.intake.answers import answers
from kirjuri.intake.draft import stem
from kirjuri.intake.form import Form
from kirjuri.intake.split import split
from kirjuri.intake.text import cleaned, lines_of
from kirjuri.kinds import kind
from kirjuri.model.place import Document
from kirjuri.sources.guard import forbidden
from kirjuri.sources.yaml_text import read

from .conftest import ANSWERS, body_of

KUVAUS = "alkuperainen.kuvaus"
ODD = "\u200b\u00ad\u202e\u2028\x00\x1b\x85\ufeff\ud800e\u0301"
PIECES = st.sampled_from(
    (
        *("### Kuvaus ", "### Muu", "> ", "- ", "#", "'", '"', "|", ">", "%", "@", "`", "\t", "\n"),
        *(": ", " #", "---", "...", "!!str", "&a", "*a", "{", "}", "[", "]", "\\", " ", "ä", "🙂"),
        *("<<<<<<<", "=======", "no", "null", "~", "1", "_No response_"),
    )
)
TYPED = st.one_of(
    st.text(st.characters(codec="utf-8") | st.sampled_from(ODD), max_size=300),
    st.lists(PIECES, max_size=30).map("".join),
)
HOSTILE = (
    "$(touch LOUKKU)",
    "`touch LOUKKU`",
    "; touch LOUKKU #",
    "| touch LOUKKU",
    "&& touch LOUKKU",
    "${{ github.token }}",
    "${{ github.event.issue.title }}",
    'zzz";echo${IFS}"hei";#',
    "::set-output name=polku::/etc/passwd",
    "::error file=a,line=1::viesti",
    "::add-mask::salaisuus",
    "::stop-commands::abc",
    "##[error]viesti",
    "../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/etc/passwd",
    "con.yaml",
    "-rf /",
    "--output=x",
    "uudet/../../kirjuri.yaml",
    "!!python/object/apply:os.system ['touch LOUKKU']",
    "&a [*a, *a]",
    "<<: {tunnus: SYO-2026-0001}",
    "tunnus: SYO-2026-0001",
    "esimerkki: true",
    "{{ 7*7 }} {% raw %}",
    "<img src=x onerror=alert(1)>",
    "[linkki](javascript:alert(1))",
    "![kuva](https://paha.example/x.png)",
    "@kaikki #1 https://paha.example",
    "| a | b |\n|---|---|",
    "\x1b[31mpunainen\x1b[0m \x07",
    "oikealta \u202evasemmalle",
    "%s %n {0} {title}",
    "'; DROP TABLE syotteet; --",
)


@given(TYPED)
def test_what_was_typed_stands_and_reads_back(text: str) -> None:
    """The law of the reader is kept, nothing else is touched, and the file gives the same data."""
    clean = cleaned(text, forbidden).text
    kept = "".join(c for c in lines_of(text)[0] if not forbidden(c)) if "\n" not in clean else None

    assert not forbidden(clean.replace("\r\n", "\n"))
    assert unicodedata.is_normalized("NFC", clean)
    if kept is not None and not any(c in text for c in "\r\u2028\u2029\x85\ufeff"):
        assert clean == unicodedata.normalize("NFC", kept)
    data = {"alkuperainen": {"otsikko": clean.replace("\n", " ") or "x", "kuvaus": clean or "x"}}
    document = read("a.yaml", ("\n".join(collection(data, 0)) + "\n").encode())
    assert isinstance(document, Document), (document, clean)
    assert document.data == data


@given(TYPED)
def test_nothing_typed_breaks_out_of_its_question(text: str) -> None:
    form = FORM
    found = split(lines_of(body_of(form, {**ANSWERS, KUVAUS: text})), form)
    if found.twice:
        assert any(f"### {name}" in text for name in ("Kuvaus", "Beskrivning"))
        return

    others = {field: value for field, value in found.answers.items() if field != KUVAUS}
    assert others == {field: value for field, value in ANSWERS.items() if field != KUVAUS}


@given(st.text(max_size=200))
def test_any_title_gives_a_name_that_a_waiting_record_may_have(title: str) -> None:
    waiting = kind("syote").waiting

    assert waiting
    assert waiting.fullmatch(f"syotteet/uudet/{stem(title) or 'syote'}.yaml")


@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
@pytest.mark.parametrize("where", ["otsikko", "kuvaus", "nimi", "issue"])
def test_hostile_text_does_nothing_but_become_text(
    where: str,
    hostile: str,
    registry: Path,
    intake: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(registry)
    line = hostile.replace("\n", " ")
    fields = {
        "otsikko": {"alkuperainen.otsikko": line},
        "kuvaus": {KUVAUS: f"Alku.\n{hostile}"},
        "nimi": {"jattaja.nimi": line},
        "issue": {},
    }[where]
    before = tree(registry)

    result = intake(
        body_of(FORM, {**ANSWERS, **fields}),
        *("--format", "markdown"),
        title=hostile if where == "issue" else "Syöte: ",
    )

    assert result.exit_code == 0, result.output
    added = {path: text for path, text in tree(registry).items() if before.get(path) != text}
    assert list(added) == ["syotteet/uudet/issue-12.yaml"]
    data = yaml.safe_load(added["syotteet/uudet/issue-12.yaml"])
    typed = {
        "otsikko": (data["alkuperainen"]["otsikko"], cleaned(line, forbidden).text.strip()),
        "kuvaus": (data["alkuperainen"]["kuvaus"], cleaned(f"Alku.\n{hostile}", forbidden).text),
        "nimi": (data["jattaja"]["nimi"], cleaned(line, forbidden).text.strip()),
        "issue": (data["alkuperainen"]["otsikko"], ANSWERS["alkuperainen.otsikko"]),
    }
    assert typed[where][0] == typed[where][1]
    assert sorted(data) == sorted(
        (
            *("kieli", "tyyppi", "jattaja", "alkuperainen", "rajat_ylittava"),
            *("saapunut", "kirjaustapa", "kirjausketju"),
        )
    )
    html = MarkdownIt("commonmark").enable("table").render(result.output)
    assert not re.search("<(a|img|script|input|h1)[ >]", html)
    assert not any(line.lstrip().startswith(("::", "##[")) for line in result.output.split("\n"))
    assert "\x1b" not in result.output


@pytest.mark.parametrize("title", HOSTILE, ids=repr)
def test_a_hostile_title_names_no_file_outside_the_waiting_ones(
    title: str, registry: Path, run: Callable[..., Result], tmp_path: Path
) -> None:
    text = tmp_path / "viesti.txt"
    line = title.replace("\n", " ")
    text.write_text(body_of(FORM, {**ANSWERS, "alkuperainen.otsikko": line}), "utf-8")
    before = tree(registry)

    result = run("intake", "--body", str(text), "--form", "syote", "--on-behalf")

    assert result.exit_code == 0, result.output
    (added,) = set(tree(registry)) - set(before)
    assert Path(added).parent.as_posix() == "syotteet/uudet"


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".kirjuri" not in path.parts
    }


@pytest.mark.parametrize(
    "piece",
    [
        "### Kuvaus\n",
        "### Muu otsikko\n",
        "Kuvaus: a\n",
        "> ### Otsikko\n",
        "> > > a\n",
        "a\n",
        "\n",
        "\r",
        " \n",
        "#",
        "`",
        "\u200b",
        "a\u0308",
        "🙂",
        "x, ",
        "- [x] Sektorien raja\n",
    ],
    ids=repr,
)
def test_twice_the_text_is_at_most_twice_the_work(piece: str) -> None:
    """Counted in calls of functions, Python's and C's, so that no clock is asked."""
    small, large = (work(piece * (size // len(piece))) for size in (16_384, 32_768))

    assert large <= 2.1 * small + 2000


def work(text: str) -> int:
    """Return how many calls it takes to understand a form with a text in one answer, and without any form."""
    body = body_of(FORM, {**ANSWERS, KUVAUS: text, "rajat_ylittava": text})
    count = 0

    def counted(_frame: FrameType, event: str, _value: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        for whole in (body, text):
            answers(split(lines_of(whole), FORM), FORM, "fi", forbidden)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("size", [64 * 1024])
def test_ten_thousand_headings_and_sixty_four_kib_are_answered(
    size: int, intake: Callable[..., Result]
) -> None:
    for text in ("### Kuvaus\n" * 10_000, "### Muu\n" * 10_000, "sana " * (size // 5)):
        result = intake(body_of(FORM, {**ANSWERS, KUVAUS: text}), "--format", "json")

        assert result.exit_code == 1
        assert [one["question"] for one in json.loads(result.output)["problems"]] == ["Kuvaus"]


@pytest.fixture(autouse=True, scope="module")
def _form(all_forms: Mapping[str, Form]) -> None:
    global FORM  # noqa: PLW0603 - hypothesis gives its tests no fixtures of a function
    FORM = all_forms["syote"]


FORM: Form

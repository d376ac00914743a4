"""Texts as people leave them: moved, edited, emptied and quoted headings, mails, marks and odd letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from kirjuri.changing.arrivals import Received
from kirjuri.derive.questions import Question
from kirjuri.intake.form import Form, named
from kirjuri.intake.split import recognised, split
from kirjuri.intake.text import lines_of, unsigned

from .conftest import ANSWERS, RECORD, body_of

Take = Callable[..., Received]
KUVAUS = "alkuperainen.kuvaus"


def data(received: Received) -> Any:
    assert [fault.problem.says for fault in received.faults] == []
    assert received.taken.record
    return received.taken.record.data


def test_a_filled_form_becomes_its_record(take: Take) -> None:
    assert data(take()) == RECORD


def test_a_swedish_form_becomes_a_swedish_record(take: Take) -> None:
    received = take(
        {
            "tyyppi": "Planerad eller pågående utveckling",
            "rajat_ylittava": "Gränsen mellan sektorer",
            "jattaja.laji": "Nätverk",
        },
        language="sv",
    )

    assert received.language == "sv"
    assert data(received)["kieli"] == "sv"
    assert data(received)["jattaja"]["laji"] == "verkosto"
    assert data(received)["rajat_ylittava"] == ["sektori"]


def parts(form: Form) -> list[tuple[Question, str]]:
    return [
        (question, f"### {named(question.label, 'fi')}\n\n{ANSWERS[question.field]}")
        for question in form.questions
    ]


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="line ends of an old Mac"),
        pytest.param(lambda text: "\ufeff" + text, id="a mark of byte order"),
        pytest.param(lambda text: "\n".join(f"> {line}" for line in text.split("\n")), id="quoted"),
        pytest.param(
            lambda text: "\n".join(f"> > {line}".rstrip() for line in text.split("\n")),
            id="quoted twice",
        ),
        pytest.param(lambda text: text.replace("### ", "## "), id="headings of another level"),
        pytest.param(lambda text: text.replace("### ", "###   "), id="more spaces"),
        pytest.param(lambda text: text.replace("### Kuvaus", "### **KUVAUS:** ###"), id="marks"),
        pytest.param(
            lambda text: text.replace("Jättäjän", "Ja\u0308tta\u0308ja\u0308n"),
            id="letters in parts",
        ),
        pytest.param(
            lambda text: text.replace("### Kuvaus", "### Beskrivning"), id="two languages"
        ),
        pytest.param(lambda text: text.replace("\n\n", "\n\n\n\n"), id="empty lines"),
        pytest.param(lambda text: text.replace("\n\n", "\n"), id="no empty lines"),
        pytest.param(lambda text: text.replace("### ", "").replace("\n\n", ":\n", 1), id="a mail"),
        pytest.param(
            lambda text: "\n".join(
                f"{number}. {part.removeprefix('### ').replace(chr(10) * 2, ': ')}"
                for number, part in enumerate(text.split("\n\n### "), start=1)
            ),
            id="a mail with numbers",
        ),
    ],
)
def test_an_edited_text_becomes_the_same_record(
    edited: Callable[[str], str], take: Take, all_forms: Mapping[str, Form]
) -> None:
    text = edited(body_of(all_forms["syote"], ANSWERS))

    assert data(take(body=text)) == RECORD


def test_the_order_of_the_questions_does_not_matter(
    take: Take, all_forms: Mapping[str, Form]
) -> None:
    text = "\n\n".join(part for _question, part in reversed(parts(all_forms["syote"])))

    assert data(take(body=text)) == RECORD


@pytest.mark.parametrize(
    "answer",
    [
        "## Tausta\n\nTekstiä.\n\n# Otsake\n\n### Muu otsikko\n\nLisää.",
        "#### Kuvaus\n\nToisen tason otsikko, jolla on kysymyksen nimi.",
        "Kuvaus: rivi, joka on kuin viestissä.",
        "> ### Kuvaus\n>\n> Lainattu lomake.",
        "`### Otsikko` koodina, ja\n    ### Otsikko\nsisennettynä.",
        "<h3>Otsikko</h3>\n<script>alert(1)</script>\n<!-- ### Otsikko -->",
        "- [ ] lista\n- [x] toinen\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "Kiitos \U0001f642 👍🏽 🇫🇮",
        "---\nalkuperainen: {otsikko: toinen}\n...\n--- !!python/object:os.system\n&a [*a]",
        "key: value # ei kommentti\n- 'lainaus\n? a\n: b\n%YAML 1.2",
        "rivi\n\n\n\nkolme tyhjää välissä",
        "    sisennetty ensimmäinen rivi\nja toinen",
        "\tsarkain alussa\n\ttoinen",
        "rivi, jonka lopussa on välejä   \n   \nja tyhjältä näyttävä rivi",
        "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> muu",
        "no",
        "null",
        "~",
        "2026-03-01",
        "12:30",
        "1_000",
        "010",
        "true",
        "0x1F",
        "- a",
        "|",
        ">-",
        "-- \nAllekirjoitus",
    ],
)
def test_an_answer_stands_as_it_was_typed(answer: str, take: Take) -> None:
    found = data(take({KUVAUS: answer}))

    assert found["alkuperainen"] == {**RECORD["alkuperainen"], "kuvaus": answer}  # type: ignore[dict-item]
    assert {key: found[key] for key in RECORD} | {"alkuperainen": RECORD["alkuperainen"]} == RECORD


def test_a_heading_of_the_form_twice_is_refused_by_its_name(take: Take) -> None:
    received = take({KUVAUS: "Alku.\n\n### Otsikko\n\nUusi otsikko?\n\n### Kuvaus\n\nLoppu."})

    assert [(one.field, str(one.problem.values["label"])) for one in received.faults] == [
        ("alkuperainen.otsikko", "Otsikko"),
        ("alkuperainen.kuvaus", "Kuvaus"),
    ]
    assert received.taken.files == {}


def test_the_same_question_in_two_languages_stands_twice(take: Take) -> None:
    received = take({KUVAUS: "Alku.\n\n### Rubrik\n\nRuotsiksi."})

    assert [one.field for one in received.faults] == ["alkuperainen.otsikko"]


def test_a_quoted_copy_of_the_form_below_the_answers_is_text(
    take: Take, all_forms: Mapping[str, Form]
) -> None:
    form = body_of(all_forms["syote"], ANSWERS)
    quoted = "\n".join(f"> {line}" for line in form.split("\n"))
    received = take({KUVAUS: f"Vastaan näin.\n\n{quoted}"})

    assert data(received)["alkuperainen"]["kuvaus"] == f"Vastaan näin.\n\n{quoted}"


@pytest.mark.parametrize("empty", ["", "_No response_", "  ", "*No response*", "_no response_"])
def test_an_emptied_answer_is_missing(empty: str, take: Take) -> None:
    received = take({KUVAUS: empty, "tyyppi": empty})

    assert [(one.field, one.problem.says) for one in received.faults] == [
        (KUVAUS, "the answer is missing"),
        ("tyyppi", "the answer is missing"),
    ]


def test_a_removed_heading_leaves_its_question_without_an_answer(
    take: Take, all_forms: Mapping[str, Form]
) -> None:
    text = body_of(all_forms["syote"], ANSWERS).replace("### Mitä toivotaan\n\n", "")

    assert [(one.field, one.problem.says) for one in take(body=text).faults] == [
        ("alkuperainen.toivottu_tulos", "the answer is missing")
    ]


def test_an_empty_title_is_the_issues_own(take: Take, all_forms: Mapping[str, Form]) -> None:
    from kirjuri.intake.split import titled

    form = all_forms["syote"]
    found = split(lines_of(body_of(form, {**ANSWERS, "alkuperainen.otsikko": ""})), form)

    assert titled(found, form, "Inspel: Samma sak").answers["alkuperainen.otsikko"] == "Samma sak"
    assert titled(found, form, "Syöte:  Sama asia ").answers["alkuperainen.otsikko"] == "Sama asia"
    assert titled(found, form, "Syöte: ").answers["alkuperainen.otsikko"] == ""
    assert take({"alkuperainen.otsikko": ""}).faults[0].field == "alkuperainen.otsikko"


@pytest.mark.parametrize(
    ("answer", "keys"),
    [
        ("Sektorien raja", ["sektori"]),
        ("sektorien  RAJA, hallinnonala", ["sektori", "hallinnonala"]),
        ("- Sektorien raja\n- Toimialojen raja", ["sektori", "toimiala"]),
        ("- [x] Sektorien raja\n- [ ] Toimialojen raja", ["sektori"]),
        ("Sektorien raja; Sektorien raja", ["sektori"]),
        ("**Sektorien raja**\n\nGränsen mellan organisationer", ["sektori", "organisaatio"]),
    ],
)
def test_choices_are_read_in_every_way_people_write_them(
    answer: str, keys: list[str], take: Take
) -> None:
    assert data(take({"rajat_ylittava": answer}))["rajat_ylittava"] == keys


def test_characters_that_no_record_holds_are_removed_and_told(take: Take) -> None:
    received = take({KUVAUS: "Tavu\u00advihje ja \u202eoikealta\u202c\u2028uusi\x00 rivi a\u0308"})

    assert data(received)["alkuperainen"]["kuvaus"] == "Tavuvihje ja oikealta\nuusi rivi ä"
    assert [(one.field, one.problem.says) for one in received.notices] == [
        (KUVAUS, "characters that do not show were removed: {characters}"),
        (KUVAUS, "letters written in parts were put together; they look the same"),
    ]
    assert received.notices[0].problem.values == {"characters": "U+00AD, U+202E, U+202C, U+0000"}


def test_text_before_the_first_question_is_left_out_and_told(
    take: Take, all_forms: Mapping[str, Form]
) -> None:
    received = take(body="Hei!\n\n" + body_of(all_forms["syote"], ANSWERS))

    assert data(received) == RECORD
    assert [one.problem.says for one in received.notices] == [
        "the text before the first question was left out"
    ]


def test_a_mail_ends_at_its_signature() -> None:
    assert unsigned(["a", "--", "Nimi"]) == ["a"]
    assert unsigned(["a", "-- ", "Nimi"]) == ["a"]
    assert unsigned(["a", "---", "b"]) == ["a", "---", "b"]


@pytest.mark.parametrize("key", ["syote", "palaute", "toimi"])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_form_is_recognised_by_its_headings(
    key: str, language: str, all_forms: Mapping[str, Form]
) -> None:
    lines = lines_of(body_of(all_forms[key], {}, language))

    assert recognised(lines, tuple(all_forms.values())) == all_forms[key]
    assert recognised(["Vapaata tekstiä."], tuple(all_forms.values())) is None

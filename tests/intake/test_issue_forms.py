"""The kept issue forms: as GitHub reads them, in plain language, saying what must be said before sending.

The rules are GitHub's own: its syntax for issue forms and its list of validation errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from kirjuri import app
from kirjuri.changing.acts import all_acts, options
from kirjuri.changing.forms import forms
from kirjuri.intake.form import Form
from kirjuri.intake.forms.toimi import states
from kirjuri.intake.github import chooser
from kirjuri.intake.split import _folded
from kirjuri.sources.policy import load_policy
from kirjuri.sources.yaml_text import read

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
FILES = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)

TOP = {
    *("name", "description", "title", "labels", "body"),
    *("assignees", "projects", "type"),
}
ATTRIBUTES = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
"""By type: the attributes that must be there, and those that may."""


def faults(form: Any) -> Iterator[str]:
    """Yield what GitHub would refuse in a form, as it says it."""
    if not isinstance(form, dict):
        yield "Form must be a mapping"
        return
    yield from (f"Unpermitted key {key}" for key in form.keys() - TOP)
    for key in ("name", "description"):
        if not isinstance(form.get(key), str) or not form[key].strip():
            yield f"{key} must be a present string"
    if len(str(form.get("name", ""))) < 3:
        yield "name is too short"
    body = form.get("body")
    if not isinstance(body, list) or not body:
        yield "body must be a non-empty array"
        return
    if all(element.get("type") == "markdown" for element in body):
        yield "body must contain at least one non-markdown field"
    for number, element in enumerate(body):
        yield from (f"body[{number}]: {said}" for said in element_faults(element))
    yield from repeated("id", [element["id"] for element in body if "id" in element])
    labels = [e["attributes"]["label"] for e in body if "label" in e.get("attributes", {})]
    yield from repeated(
        "label", [re.sub(r"[\W_]+", "-", label.lower()).strip("-") for label in labels]
    )


def element_faults(element: Mapping[str, Any]) -> Iterator[str]:
    kind = element.get("type")
    if kind not in ATTRIBUTES:
        yield f"{kind} is not a valid input type"
        return
    yield from (
        f"Unpermitted key {key}"
        for key in element.keys() - {"type", "id", "attributes", "validations"}
    )
    if "id" in element and not re.fullmatch(r"[A-Za-z0-9_-]+", str(element["id"])):
        yield "id can only contain numbers, letters, -, _"
    if kind != "markdown" and "id" not in element:
        yield "id is missing: prefilled addresses need it"
    attributes = element.get("attributes", {})
    needed, allowed = ATTRIBUTES[kind]
    yield from (f"Required key {key} is missing" for key in needed - attributes.keys())
    yield from (f"Unpermitted attribute {key}" for key in attributes.keys() - needed - allowed)
    for key in {"label", "description", "placeholder", "value"} & attributes.keys():
        if not isinstance(attributes[key], str) or not attributes[key].strip():
            yield f"{key} must be a present string"
    yield from option_faults(attributes.get("options", ["x"]))
    required = element.get("validations", {}).get("required", False)
    if not isinstance(required, bool):
        yield "required must be a boolean"
    if set(element.get("validations", {})) - {"required"}:
        yield "Unpermitted validation"


def option_faults(options: Any) -> Iterator[str]:
    if not isinstance(options, list) or not options:
        yield "options must be a non-empty array"
        return
    for option in options:
        if not isinstance(option, str) or not option.strip():
            yield "options must be strings"
        elif option.strip().lower() == "none":
            yield "options must not include the reserved word None"
    yield from repeated("option", options)


def repeated(what: str, found: list[str]) -> Iterator[str]:
    yield from (f"{what} {one} is not unique" for one in {x for x in found if found.count(x) > 1})


@pytest.fixture(scope="module")
def made() -> Mapping[str, Form]:
    return {form.key: form for form in forms(load_policy(ROOT))}


def test_the_kept_forms_are_those_of_schemas_tables_code_lists_and_catalogues() -> None:
    """`./kirjuri forms` writes them."""
    assert app.refresh(ROOT, write=False) == []
    assert [path.name for path in FILES] == [
        *("muutos.fi.yml", "muutos.sv.yml"),
        *("palaute.fi.yml", "palaute.sv.yml", "syote.fi.yml"),
        *("syote.sv.yml", "toimi.fi.yml", "toimi.sv.yml"),
    ]


@every_file
def test_github_takes_the_form(path: Path) -> None:
    assert list(faults(yaml.safe_load(path.read_text("utf-8")))) == []


@every_file
def test_any_yaml_reader_reads_the_same_as_ours(path: Path) -> None:
    document = read(path.name, path.read_bytes())

    assert yaml.safe_load(path.read_text("utf-8")) == getattr(document, "data", document)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        pytest.param({"name": ""}, "name must be a present string", id="no name"),
        pytest.param({"colour": "red"}, "Unpermitted key colour", id="unknown key"),
        pytest.param({"body": []}, "body must be a non-empty array", id="no questions"),
        pytest.param(
            {"body": [{"type": "markdown", "attributes": {"value": "x"}}]},
            "body must contain at least one non-markdown field",
            id="nothing is asked",
        ),
        pytest.param(
            {"body": [{"type": "input", "id": "ä", "attributes": {"label": "A"}}]},
            "body[0]: id can only contain numbers, letters, -, _",
            id="letter in an id",
        ),
        pytest.param(
            {"body": [{"type": "radio", "id": "a", "attributes": {"label": "A"}}]},
            "body[0]: radio is not a valid input type",
            id="unknown type",
        ),
        pytest.param(
            {
                "body": [
                    {"type": "input", "id": i, "attributes": {"label": label}}
                    for i, label in (("a", "Kuvaus"), ("b", "kuvaus?"))
                ]
            },
            "label kuvaus is not unique",
            id="labels too similar",
        ),
        pytest.param(
            {
                "body": [
                    {"type": "input", "id": "a", "attributes": {"label": label}}
                    for label in ("Kuvaus", "Otsikko")
                ]
            },
            "id a is not unique",
            id="id twice",
        ),
        pytest.param(
            {
                "body": [
                    {
                        "type": "dropdown",
                        "id": "a",
                        "attributes": {"label": "A", "options": ["None", "x", "x", False]},
                    }
                ]
            },
            "body[0]: options must not include the reserved word None",
            id="reserved option",
        ),
    ],
)
def test_the_rules_of_the_form_bite(broken: dict[str, Any], said: str) -> None:
    good = yaml.safe_load(FILES[0].read_text("utf-8"))

    assert said in list(faults({**good, **broken}))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_form_of_an_input_asks_what_the_contract_names_and_nothing_else(language: str) -> None:
    form = yaml.safe_load((FOLDER / f"syote.{language}.yml").read_text("utf-8"))

    assert {e["id"]: e["validations"]["required"] for e in form["body"] if "id" in e} == {
        "alkuperainen-otsikko": True,
        "alkuperainen-kuvaus": True,
        "alkuperainen-toivottu_tulos": True,
        "tyyppi": True,
        "rajat_ylittava": True,
        "jattaja-laji": True,
        "jattaja-nimi": True,
        "jattaja-yhteys": False,
    }


@pytest.mark.parametrize(
    ("language", "public", "secret", "persons"),
    [
        ("fi", "julkista heti", "salassa pidettävää", "henkilötietoja"),
        ("sv", "offentligt genast", "sekretessbelagda", "personuppgifter"),
    ],
)
@pytest.mark.parametrize("key", ["syote", "muutos", "palaute", "toimi"])
def test_every_form_warns_before_its_first_question(
    key: str, language: str, public: str, secret: str, persons: str
) -> None:
    form = yaml.safe_load((FOLDER / f"{key}.{language}.yml").read_text("utf-8"))
    first = form["body"][0]["attributes"]["value"]

    assert form["body"][0]["type"] == "markdown"
    assert (
        public in first
        or public.replace("julkista", "julkinen").replace("offentligt", "offentlig") in first
    )
    assert secret in first
    assert persons in first


def test_a_form_of_an_input_says_once_more_at_its_end_what_it_is_not() -> None:
    form = yaml.safe_load((FOLDER / "syote.fi.yml").read_text("utf-8"))

    assert form["body"][-1]["attributes"]["value"].split() == [
        "**Ennen",
        "kuin",
        "lähetät:**",
        "katso",
        "vielä",
        "kerran,",
        "ettei",
        "tekstissä",
        "ole",
        "salassa",
        "pidettävää",
        "eikä",
        "henkilötietoja.",
        "Kirjaaminen",
        "ei",
        "pane",
        "asiaa",
        "vireille",
        "viranomaisessa",
        "eikä",
        "ole",
        "päätös.",
    ]


def test_no_two_questions_of_a_form_have_one_heading_in_any_language(
    made: Mapping[str, Form],
) -> None:
    for form in made.values():
        by_heading: dict[str, set[str]] = {}
        for question in form.questions:
            for label in question.label.by_language.values():
                by_heading.setdefault(_folded(label), set()).add(question.field)

        assert {label: fields for label, fields in by_heading.items() if len(fields) > 1} == {}


def test_a_choice_of_several_has_no_mark_that_stands_between_choices(
    made: Mapping[str, Form],
) -> None:
    names = [
        name
        for form in made.values()
        for question in form.questions
        if question.sort == "choices"
        for option in question.options
        for name in option.names.by_language.values()
    ]

    assert names
    assert [name for name in names if re.search(r"[,;\n]", name)] == []


def test_the_secretariats_form_offers_every_act_and_every_state_that_an_event_can_carry() -> None:
    policy = load_policy(ROOT)
    form = yaml.safe_load((FOLDER / "toimi.fi.yml").read_text("utf-8"))
    offered = {e["id"]: e["attributes"].get("options") for e in form["body"] if "id" in e}

    assert offered["toimi"] == [option.names.by_language["fi"] for option in options()]
    assert len(offered["toimi"]) == len(all_acts())
    assert {option.key for option in states(policy)} == {
        key for table in policy.lifecycles.values() for key in (*table.written, *table.parts)
    }


def test_a_blank_issue_cannot_be_sent_and_only_a_true_address_is_linked() -> None:
    import dataclasses

    kept = yaml.safe_load((FOLDER / "config.yml").read_text("utf-8"))
    policy = load_policy(ROOT)
    settings = dataclasses.replace(policy.settings, site="https://rekisteri.example/")

    assert kept == {"blank_issues_enabled": False}
    links = chooser(dataclasses.replace(policy, settings=settings))["contact_links"]
    assert links == [
        {
            "name": "Ohjeet ja tavat kirjata ilman tunnusta",
            "url": "https://rekisteri.example/ohjeet/syotteen-kirjaaminen/",
            "about": "Mitä kysytään, mikä tulee julkiseksi ja miten asian voi lähettää sähköpostilla.",
        },
        {
            "name": "Anvisningar och sätt att registrera utan konto",
            "url": "https://rekisteri.example/sv/ohjeet/syotteen-kirjaaminen/",
            "about": "Vad vi frågar, vad som blir offentligt och hur ärendet kan skickas per e-post.",
        },
    ]

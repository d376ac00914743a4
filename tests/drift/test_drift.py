"""What must agree is compared here: code with catalogues, tables with schemas, files with names."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from kirjuri import app, messages
from kirjuri.kinds import all_kinds
from kirjuri.locale import LANGUAGES
from kirjuri.locale.catalogue import SOURCE
from kirjuri.rules import all_rules

ROOT = Path(__file__).parent.parent.parent
OTHERS = [language for language in LANGUAGES if language != SOURCE]
FAMILIES = {
    "file": "KR0",
    "shape": "KR1",
    "references": "KR2",
    "lifecycle": "KR3",
    "policy": "KR4",
    "privacy": "KR5",
}


def catalogue(language: str) -> dict[str, object]:
    from babel.messages.pofile import read_po

    with (messages.PACKAGE / "locale" / f"{language}.po").open("rb") as file:
        return {
            (entry.id if isinstance(entry.id, str) else entry.id[0]): entry.string
            for entry in read_po(file)
        }


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_in_the_catalogue_and_translated(language: str) -> None:
    kept = catalogue(language)
    wanted = {
        message if isinstance(message, str) else message[0] for message in messages.messages()
    }

    assert (
        sorted(message for message in wanted if not messages.translated(kept.get(message, "")))
        == []
    )


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_holds_nothing_that_nobody_says(language: str) -> None:
    wanted = {
        message if isinstance(message, str) else message[0] for message in messages.messages()
    } | {""}

    assert sorted(set(catalogue(language)) - wanted) == []


def holes(text: str) -> set[str]:
    return {name for _text, name, _form, _conversion in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_holes_of_its_message(language: str) -> None:
    brace = {
        message: strings
        for message, strings in catalogue(language).items()
        if message and "{" in message and "%(" not in message and not _an_example(message)
    }
    differing = [
        message
        for message, strings in brace.items()
        for text in ((strings,) if isinstance(strings, str) else strings)
        if holes(str(text)) != holes(message)
    ]

    assert brace
    assert differing == []


def _an_example(message: str) -> bool:
    try:
        holes(message)
    except ValueError:
        return True
    return False


def test_a_rule_is_named_after_its_file_and_stands_in_its_family() -> None:
    for rule in all_rules():
        path = Path(rule.check.__code__.co_filename)

        assert path.stem == rule.name.replace("-", "_")
        assert rule.code.startswith(FAMILIES[path.parent.name])


def test_a_code_is_given_once_and_every_rule_explains_itself() -> None:
    codes = [rule.code for rule in all_rules()]

    assert len(codes) == len(set(codes))
    assert [
        rule.code for rule in all_rules() if not rule.explanation or len(rule.explanation[0]) < 40
    ] == []


def test_every_flaw_of_the_reader_has_its_rule() -> None:
    sources = ROOT / "tool" / "kirjuri" / "sources"
    text = "".join(
        (sources / name).read_text("utf-8") for name in ("yaml_text.py", "guard.py", "load.py")
    )
    flaws = {rule.on.removeprefix("flaw:") for rule in all_rules() if rule.on.startswith("flaw:")}

    assert {flaw for flaw in flaws if f'"{flaw}"' not in text} == set()
    assert len(flaws) == 28


def test_the_lists_kept_in_schemas_are_those_of_tables_and_code_lists() -> None:
    """`./kirjuri forms` writes them."""
    assert app.refresh(ROOT, write=False) == []


def test_a_kind_has_its_file_schema_and_table() -> None:
    for kind in all_kinds():
        assert (ROOT / "schemas" / f"{kind.name}.schema.json").is_file()
        assert (ROOT / "schemas" / "elinkaaret" / f"{kind.name}.yaml").is_file()
        assert kind.placed.fullmatch(kind.example)

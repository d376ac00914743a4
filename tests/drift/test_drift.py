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


def pairs(language: str) -> list[tuple[str, str]]:
    """Each message with its translation, the many with the many."""
    from babel.messages.pofile import read_po

    found = []
    with (messages.PACKAGE / "locale" / f"{language}.po").open("rb") as file:
        for entry in read_po(file):
            ids = (entry.id,) if isinstance(entry.id, str) else entry.id
            strings = (entry.string,) if isinstance(entry.string, str) else entry.string
            found += [
                (str(one), str(other)) for one, other in zip(ids, strings, strict=True) if one
            ]
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_holes_of_its_message(language: str) -> None:
    found = [(one, other) for one, other in pairs(language) if "{" in one and _has_holes(one)]

    assert found
    assert [one for one, other in found if holes(other) != holes(one)] == []


def _has_holes(message: str) -> bool:
    """Return whether a message with braces has holes: an example of YAML may have braces of its own."""
    try:
        return "%(" not in message and bool(holes(message))
    except ValueError:
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
        (sources / name).read_text("utf-8")
        for name in ("yaml_text.py", "yaml_faults.py", "guard.py", "load.py")
    )
    flaws = {rule.on.removeprefix("flaw:") for rule in all_rules() if rule.on.startswith("flaw:")}

    assert {flaw for flaw in flaws if f'"{flaw}"' not in text} == set()
    assert len(flaws) == 30


def test_the_lists_kept_in_schemas_are_those_of_tables_and_code_lists() -> None:
    """`./kirjuri forms` writes them."""
    assert app.refresh(ROOT, write=False) == []


def test_a_kind_has_its_file_schema_and_table() -> None:
    for kind in all_kinds():
        assert (ROOT / "schemas" / f"{kind.name}.schema.json").is_file()
        assert (ROOT / "schemas" / "elinkaaret" / f"{kind.name}.yaml").is_file()
        assert kind.placed.fullmatch(kind.example)

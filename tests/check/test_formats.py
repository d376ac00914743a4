"""`check` for code scanning and for comments: what is published is whole, valid and safe."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import shutil
import subprocess
from pathlib import Path

import cmarkgfm
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from kirjuri import app, cli
from kirjuri.locale import LANGUAGES
from kirjuri.model.place import Place, Span
from kirjuri.model.problem import Diagnostic, Problem, Severity
from kirjuri.render import markdown, sarif, summary
from kirjuri.rules import all_rules

SOUND = Path(__file__).parent.parent / "cases" / "sound"
INPUT = "syotteet/2026/SYO-2026-0001.yaml"
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The sound registry with an unknown state, a hostile value and personal data."""
    root = Path(shutil.copytree(SOUND, tmp_path / "registry"))
    path = root / INPUT
    text = path.read_text("utf-8")
    text = text.replace("tyyppi: kehittaminen", "tyyppi: 'kehitys [x](https://x.example) @nimi'")
    text = text.replace("prosessi: A\n", "prosessi: A\nseuranta: [{havainto: 131052-308T}]\n")
    text = text.replace(
        "    Verkosto on kokeillut", "    Soita 040 123 4567. Verkosto on kokeillut"
    )
    path.write_text(text, "utf-8")
    return root


def run(root: Path, form: str, *arguments: str, language: str = "en") -> str:
    options = ["--lang", language, "-C", str(root), "--today", "2026-11-22", "check"]
    result = CliRunner().invoke(cli.cli, [*options, "--format", form, *arguments])
    assert result.exit_code in (0, 1), result.output
    return result.stdout


TEXT = {"type": "string", "minLength": 1, "maxLength": 1024}
MESSAGE = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": TEXT},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "help"],
    "properties": {
        "id": {"pattern": "^KR[0-9]{3}$"},
        "name": {"pattern": "^[a-z0-9-]+$"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": {
            "type": "object",
            "required": ["text", "markdown"],
            "properties": {"text": {"minLength": 1}, "markdown": {"minLength": 1}},
            "additionalProperties": False,
        },
        "helpUri": {"type": "string", "pattern": "^https://"},
        "defaultConfiguration": {
            "type": "object",
            "properties": {"level": LEVEL},
            "additionalProperties": False,
        },
        "properties": {"type": "object", "properties": {"tags": {"maxItems": 20}}},
    },
    "additionalProperties": False,
}
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": {"type": "integer", "minimum": 1},
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {
            "minItems": 1,
            "maxItems": 10,
            "items": {
                "type": "object",
                "required": ["physicalLocation"],
                "properties": {
                    "physicalLocation": {
                        "type": "object",
                        "required": ["artifactLocation", "region"],
                        "properties": {
                            "artifactLocation": {
                                "required": ["uri"],
                                "properties": {
                                    "uri": {
                                        "type": "string",
                                        "pattern": "^(?!/)(?![A-Za-z][A-Za-z0-9+.-]*:)[!-~]+$",
                                    }
                                },
                                "additionalProperties": False,
                            },
                            "region": REGION,
                        },
                        "additionalProperties": False,
                    }
                },
                "additionalProperties": False,
            },
        },
        "partialFingerprints": {
            "type": "object",
            "required": ["primaryLocationLineHash"],
            "additionalProperties": {"pattern": "^[0-9a-f]{16}:[1-9][0-9]*$"},
        },
        "properties": {"type": "object"},
    },
    "additionalProperties": False,
}
LOG = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "$schema": {"pattern": "sarif-schema-2\\.1\\.0\\.json$"},
        "version": {"const": "2.1.0"},
        "runs": {
            "minItems": 1,
            "maxItems": 20,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "name": TEXT,
                                    "version": TEXT,
                                    "semanticVersion": {"pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+"},
                                    "language": {"pattern": "^[a-z]{2}$"},
                                    "rules": {"items": RULE, "uniqueItems": True},
                                },
                                "additionalProperties": False,
                            }
                        },
                        "additionalProperties": False,
                    },
                    "language": {"pattern": "^[a-z]{2}$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "automationDetails": {
                        "properties": {"id": TEXT},
                        "additionalProperties": False,
                    },
                    "invocations": {
                        "items": {
                            "required": ["executionSuccessful"],
                            "properties": {
                                "executionSuccessful": {"type": "boolean"},
                                "toolExecutionNotifications": {
                                    "items": {
                                        "required": ["message"],
                                        "properties": {"level": LEVEL, "message": MESSAGE},
                                        "additionalProperties": False,
                                    }
                                },
                            },
                            "additionalProperties": False,
                        }
                    },
                    "results": {"type": "array", "maxItems": 5000, "items": RESULT},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""What SARIF 2.1.0 (3.13 to 3.49) and GitHub's limits ask of the parts that are used, and nothing else allowed."""


def read(text: str) -> dict:
    log = json.loads(text)
    errors = [f"{e.json_path}: {e.message}" for e in Draft202012Validator(LOG).iter_errors(log)]
    assert errors == []
    return log["runs"][0]


class TestSarif:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_log_is_valid_and_speaks_the_language(self, broken: Path, language: str) -> None:
        found = read(run(broken, "sarif", language=language))
        rules = found["tool"]["driver"]["rules"]

        assert len(found["results"]) >= 3
        assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
        assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in found["results"])
        assert found["language"] == language
        described = {rule["id"]: rule["shortDescription"]["text"] for rule in rules}
        assert (
            described["KR311"]
            == {
                "fi": "Tapahtumaa on muutettu tai se on poistettu",
                "sv": "Ändrad eller borttagen händelse",
                "en": "Event changed or removed",
            }[language]
        )

    def test_a_clean_registry_gives_a_log_without_results(self) -> None:
        assert read(run(SOUND, "sarif"))["results"] == []

    def test_the_text_of_a_value_is_no_link_and_personal_data_is_masked(self, broken: Path) -> None:
        text = run(broken, "sarif")
        words = [r["message"]["text"] for r in read(text)["results"]]

        assert any("[x] (https://x.example)" in word for word in words)
        assert not any("](" in word for word in words)
        assert "131052-308T" not in text
        assert "123 4567" not in text

    def test_a_finding_is_the_same_when_lines_come_before_it_and_no_two_are_alike(
        self, broken: Path
    ) -> None:
        def prints() -> list[str]:
            results = read(run(broken, "sarif"))["results"]
            return [r["partialFingerprints"]["primaryLocationLineHash"] for r in results]

        before = prints()
        path = broken / INPUT
        path.write_text("# Rivi.\n# Toinen.\n" + path.read_text("utf-8"), "utf-8")

        assert prints() == before
        assert len(set(before)) == len(before)

    def test_addresses_are_seen_from_the_top_of_the_repository(self, broken: Path) -> None:
        subprocess.run(["git", "init", "-q"], cwd=broken.parent, check=True)
        uris = {
            place["physicalLocation"]["artifactLocation"]["uri"]
            for result in read(run(broken, "sarif", "--base", "none"))["results"]
            for place in result["locations"]
        }

        assert uris == {f"registry/{INPUT}"}

    @pytest.mark.parametrize(
        ("path", "uri"),
        [
            ("syotteet/ä b.yaml", "syotteet/%C3%A4%20b.yaml"),
            ("a:b.yaml", "a%3Ab.yaml"),
            ("syotteet/\udcff.yaml", "syotteet/%FF.yaml"),
        ],
    )
    def test_a_strange_file_name_is_still_an_address(self, path: str, uri: str) -> None:
        found = read(logged([diagnostic(path=path)]))

        (result,) = found["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri

    def test_only_as_many_results_as_are_shown_errors_first(self) -> None:
        warnings = [diagnostic(line=n + 1, severity=Severity.WARNING) for n in range(sarif.MOST)]
        found = read(logged([*warnings, diagnostic(line=9999)]))
        (note,) = found["invocations"][0]["toolExecutionNotifications"]

        assert len(found["results"]) == sarif.MOST
        assert found["results"][0]["level"] == "error"
        assert note["message"]["text"] == (
            "1 more finding is left out; 'kirjuri check' tells all of them"
        )


def diagnostic(path: str = INPUT, line: int = 1, severity: Severity = Severity.ERROR) -> Diagnostic:
    problem = Problem(says="'{value}' is wrong", at=Place(path=path), values={"value": "@x" * 90})
    span = Span(line=line, column=1, end_line=line, end_column=2)
    return Diagnostic(
        code="KR101",
        rule="missing-field",
        severity=severity,
        path=path,
        span=span,
        route=(),
        problem=problem,
    )


def findings(diagnostics: list[Diagnostic]):
    found = app.check(SOUND, today=dt.date(2026, 11, 22)).findings
    return dataclasses.replace(found, diagnostics=tuple(diagnostics))


def logged(diagnostics: list[Diagnostic]) -> str:
    made = sarif.Run(
        findings=findings(diagnostics), rules=all_rules(), prefix="", rules_at="https://x.example/"
    )
    return sarif.log(made, "en")


class TestMarkdown:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_whole_words(self, broken: Path, language: str, *, bless: bool) -> None:
        expected = EXPECTED / f"broken.{language}.md"
        said = run(broken, "markdown", language=language)
        if bless:
            expected.write_text(said, "utf-8")

        assert said == expected.read_text("utf-8")

    def test_errors_of_the_change_stand_before_those_that_were_there(self, broken: Path) -> None:
        for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "x")):
            subprocess.run(
                ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *command],
                cwd=broken,
                check=True,
            )
        path = broken / INPUT
        path.write_text(path.read_text("utf-8").replace("prosessi: A", "prosessi: Z"), "utf-8")
        said = run(broken, "markdown")
        own, older = said.index("### Errors of this change"), said.index("### Errors that were")

        assert said.startswith("**The change brings in errors that were not there before")
        assert own < said.index("`Z`") < older < said.index("`kehitys")

    def test_it_says_that_rules_on_changes_did_not_run(self, tmp_path: Path) -> None:
        said = run(Path(shutil.copytree(SOUND, tmp_path / "x")), "markdown")

        assert said.endswith(
            "5 records checked, nothing to mend\n\n"
            "There is no earlier state to compare with, so the rules on changes (KR310 to KR317) "
            "were not run.\n"
        )

    def test_nothing_of_a_value_comes_alive(self, broken: Path) -> None:
        html = cmarkgfm.github_flavored_markdown_to_html(run(broken, "markdown"))

        assert "<a " not in html
        assert "@" not in re.sub(r"<code>.*?</code>", "", html)
        assert "131052" not in html

    def test_rules_lead_to_their_pages_when_the_site_is_known(self) -> None:
        said = summary.summary(
            findings([diagnostic()]), 1, "en", rules_at="https://x.example/en/saannot/"
        )

        assert "- **[KR101](https://x.example/en/saannot/kr101/)** `syotteet/2026/" in said

    def test_what_does_not_fit_is_counted(self) -> None:
        many = [diagnostic(line=n + 1) for n in range(400)]
        said = summary.summary(findings(many), 1, "en")
        left = re.search(r"And (\d+) more, which do not fit here; .*\n\Z", said)

        assert left
        assert said.count("- **KR101**") + int(left[1]) == 400
        assert markdown.size(said) <= markdown.LIMIT // 2

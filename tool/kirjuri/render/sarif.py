"""SARIF 2.1.0: a check for code scanning, with its rules explained in the reader's language.

Made to the OASIS standard and to what GitHub's code scanning takes and shows (its limits as of 2026).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from kirjuri import __version__
from kirjuri.derive.privacy import masked
from kirjuri.engine import Findings, sort_of
from kirjuri.locale import N_, NN_
from kirjuri.locale.catalogue import translations
from kirjuri.model.place import Span
from kirjuri.model.problem import Diagnostic, Severity
from kirjuri.model.rule import Rule
from kirjuri.render.words import advice, message

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST = 5_000
"""How many results are told: GitHub shows no more, and takes 25 000."""
LONGEST = 1_000
"""How many characters of a text GitHub shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a log tells of: the findings, the rules that were run, and where both are explained.

    prefix: the registry's folder below the top of its repository, "" or with a "/" at its end.
    rules_at: address of the rules' pages. unrun: a sentence about rules that did not run, or nothing.
    """

    findings: Findings
    rules: Sequence[Rule]
    prefix: str
    rules_at: str
    unrun: str = ""


def log(run: Run, language: str) -> str:
    """Return the log as JSON text with a line end."""
    made = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(run, language)]}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _run(run: Run, language: str) -> dict[str, object]:
    told = _most_important(run.findings)
    left = len(run.findings.diagnostics) - len(told)
    driver = {
        "name": "Kirjuri",
        "version": __version__,
        "semanticVersion": __version__,
        "language": language,
        "rules": [_rule(rule, run.rules_at, language) for rule in run.rules],
    }
    notes = [*_left_out(left, language), *([run.unrun] if run.unrun else [])]
    return {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "kirjuri/"},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": note}} for note in notes
                ],
            }
        ],
        "results": list(_results(told, run, language)),
    }


def _most_important(findings: Findings) -> list[Diagnostic]:
    """Return the first results, the change's own errors before older ones, and those before warnings."""
    ranked = sorted(
        findings.diagnostics, key=lambda d: (d.severity.value, not findings.own(d), d.order)
    )
    return ranked[:MOST]


def _left_out(count: int, language: str) -> Iterator[str]:
    if count:
        one, many = NN_(
            "{count} more finding is left out; 'kirjuri check' tells all of them",
            "{count} more findings are left out; 'kirjuri check' tells all of them",
        )
        yield translations(language).ngettext(one, many, count).format(count=count)


def _rule(rule: Rule, rules_at: str, language: str) -> dict[str, object]:
    gettext = translations(language).gettext
    paragraphs = [gettext(paragraph) for paragraph in rule.explanation]
    text = "\n\n".join(paragraphs)
    made: dict[str, object] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _short(gettext(rule.title))},
        "fullDescription": {"text": _short(paragraphs[0] if paragraphs else gettext(rule.title))},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": ["kirjuri"], "problem.severity": rule.severity.value},
    }
    if rules_at.startswith("https://"):
        made["helpUri"] = f"{rules_at}{rule.code.lower()}/"
    return made


def _results(told: Sequence[Diagnostic], run: Run, language: str) -> Iterator[Mapping[str, object]]:
    places = {rule.code: place for place, rule in enumerate(run.rules)}
    seen: Counter[str] = Counter()
    for diagnostic in told:
        digest = _digest(diagnostic)
        seen[digest] += 1
        yield {
            "ruleId": diagnostic.code,
            "ruleIndex": places[diagnostic.code],
            "level": diagnostic.severity.value,
            "message": {"text": _words(diagnostic, language)},
            "locations": [{"physicalLocation": _location(diagnostic, run.prefix)}],
            "partialFingerprints": {"primaryLocationLineHash": f"{digest}:{seen[digest]}"},
            "properties": {"introduced": run.findings.own(diagnostic)}
            if diagnostic.severity is Severity.ERROR
            else {},
        }


def _digest(diagnostic: Diagnostic) -> str:
    """Return what stays the same of a finding when lines above it come and go: its code, record, route and field."""
    field = str(diagnostic.problem.values.get("field", ""))
    told = json.dumps([*sort_of(diagnostic), field])
    return sha256(told.encode()).hexdigest()[:16]


def _words(diagnostic: Diagnostic, language: str) -> str:
    """Return what is wrong and what to do, as plain text in which nothing is a link."""
    says, does = message(diagnostic.problem, language), advice(diagnostic.problem, language)
    mend = translations(language).gettext(N_("fix"))
    whole = f"{says}\n{mend}: {does}" if does else says
    return _short(whole.replace("](", "] ("))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _location(diagnostic: Diagnostic, prefix: str) -> dict[str, object]:
    path = quote(masked(f"{prefix}{diagnostic.path}").encode("utf-8", "surrogateescape"))
    return {"artifactLocation": {"uri": path}, "region": _region(diagnostic.span)}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }

"""JSON v1: the machine form of a check, with types of its own that never change shape."""

from __future__ import annotations

import json
from typing import TypedDict

from kirjuri.derive.privacy import masked
from kirjuri.engine import Findings
from kirjuri.model.problem import Diagnostic
from kirjuri.render.words import advice, message

VERSION = 1


class CountsV1(TypedDict):
    """How much was checked and found."""

    records: int
    errors: int
    warnings: int


class DiagnosticV1(TypedDict):
    """One diagnostic; lines and columns count characters from 1, the end is exclusive."""

    code: str
    rule: str
    severity: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    fix: str
    url: str


class ReportV1(TypedDict):
    """The whole report."""

    version: int
    verdict: str
    counts: CountsV1
    diagnostics: list[DiagnosticV1]


def report(findings: Findings, records: int, language: str, url: str = "saannot/") -> str:
    """Return the report as JSON text with a line end."""
    made: ReportV1 = {
        "version": VERSION,
        "verdict": findings.verdict.value,
        "counts": {"records": records, "errors": findings.errors, "warnings": findings.warnings},
        "diagnostics": [_diagnostic(d, language, url) for d in findings.diagnostics],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic, language: str, url: str) -> DiagnosticV1:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "path": masked(diagnostic.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": message(diagnostic.problem, language),
        "fix": advice(diagnostic.problem, language),
        "url": f"{url}{diagnostic.code.lower()}/",
    }

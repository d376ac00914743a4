"""Pages of the checking rules: a list by family and a page a rule, with its own address forever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kirjuri.locale import N_
from kirjuri.model.rule import Rule
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.record_page import View, shortened
from kirjuri.publish.tongue import Tongue

SECTION = "saannot/"

FAMILIES = {
    "KR0": N_("File and YAML"),
    "KR1": N_("Fields and their values"),
    "KR2": N_("References between records"),
    "KR3": N_("Lifecycle and events"),
    "KR4": N_("Policy of the registry"),
    "KR5": N_("Personal data and secrecy"),
}


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the list of rules and the page of every rule."""
    for tongue in tongues:
        title = tongue.say(N_("Checking rules"))
        yield Page(
            path=SECTION,
            language=tongue.language,
            title=title,
            description=tongue.say(N_("What is checked of every record, and why.")),
            template="rule_list.html",
            view={"families": _families(edition.rules)},
        )
    for rule in edition.rules:
        for tongue in tongues:
            yield _page(rule, tongue)


def rule_address(code: str) -> str:
    """Return the language-less address of a rule's page."""
    return f"{SECTION}{code.lower()}/"


def _page(rule: Rule, tongue: Tongue) -> Page:
    return Page(
        path=rule_address(rule.code),
        language=tongue.language,
        title=f"{rule.code}: {tongue.say(rule.title)}",
        description=shortened(tongue.say(rule.explanation[0]) if rule.explanation else rule.title),
        template="rule.html",
        view={
            "code": rule.code,
            "name": rule.name,
            "title": rule.title,
            "severity": rule.severity.value,
            "explanation": list(rule.explanation),
            "family": FAMILIES.get(rule.family, rule.family),
        },
    )


def _families(rules: Sequence[Rule]) -> list[View]:
    return [
        {
            "key": family,
            "name": FAMILIES.get(family, family),
            "rules": [_row(rule) for rule in own],
        }
        for family, own in groupby(rules, key=lambda rule: rule.family)
    ]


def _row(rule: Rule) -> View:
    return {"code": rule.code, "title": rule.title, "severity": rule.severity.value}

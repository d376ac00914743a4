"""Material's style sheet, cut down to what our pages have: text, and none of its own frame.

Our frame (`theme/base.html`) uses none of Material's components, so every rule for one of them would
only be weight: a phone would load four times the style it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

_CHARSET = '@charset "UTF-8";'
_COMPONENT = re.compile(
    r"\.(?:md-(?!typeset)|mdx-|tabbed|task-list|lightbox|twemoji|emojione|mermaid|grid|annotate|"
    r"keys|critic|caption|progress|doc-|badge|chip|no-js)|\[data-md-|\.js\b|\[dir=rtl\]|#__"
)
"""What only Material's own components carry."""

_GROUPS = frozenset({"media", "supports", "layer"})


def layered(sheet: str) -> str:
    """Return the style sheet without rules for components, in a layer so that any rule of ours wins."""
    rules = tinycss2.parse_stylesheet(
        sheet.removeprefix(_CHARSET), skip_comments=True, skip_whitespace=True
    )
    return "@layer material {" + "".join(_kept(rules)) + "}\n"


def _kept(rules: Iterable[Node]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            yield from _rule(rule)
        elif isinstance(rule, AtRule):
            yield from _at_rule(rule)


def _rule(rule: QualifiedRule) -> Iterator[str]:
    selectors = _split(tinycss2.serialize(rule.prelude))
    ours = [one for one in selectors if not _COMPONENT.search(one)]
    if ours:
        yield ",".join(ours) + "{" + tinycss2.serialize(rule.content) + "}"


def _at_rule(rule: AtRule) -> Iterator[str]:
    head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
    if rule.content is None:
        yield f"{head};"
    elif rule.lower_at_keyword in _GROUPS:
        inner = "".join(
            _kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        )
        if inner:
            yield f"{head}{{{inner}}}"
    else:
        yield f"{head}{{{tinycss2.serialize(rule.content)}}}"


def _split(prelude: str) -> list[str]:
    """Return the selectors of a list; commas inside parentheses part none."""
    found, depth, start = [], 0, 0
    for at, character in enumerate(prelude):
        depth += (character in "([") - (character in ")]")
        if character == "," and not depth:
            found.append(prelude[start:at].strip())
            start = at + 1
    return [*found, prelude[start:].strip()]

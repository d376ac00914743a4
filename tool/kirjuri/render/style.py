"""Style: the few colours of the terminal, or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from kirjuri.model.problem import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Whether to colour; all methods return the text unchanged when not."""

    colour: bool = False

    def strong(self, text: str) -> str:
        """Return the text in bold."""
        return self._wrap("1", text)

    def dim(self, text: str) -> str:
        """Return the text in the colour of furniture."""
        return self._wrap("34", text)

    def good(self, text: str) -> str:
        """Return the text in the colour of success."""
        return self._wrap("1;32", text)

    def severity(self, text: str, severity: Severity) -> str:
        """Return the text in the colour of its severity."""
        return self._wrap("1;31" if severity is Severity.ERROR else "1;33", text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def style_for(environment: Mapping[str, str] | None = None, *, terminal: bool) -> Style:
    """Return the style of an output: NO_COLOR and FORCE_COLOR win over what the output is."""
    env = os.environ if environment is None else environment
    if env.get("NO_COLOR"):
        return Style()
    if env.get("FORCE_COLOR"):
        return Style(colour=True)
    return Style(colour=terminal and env.get("TERM") != "dumb")

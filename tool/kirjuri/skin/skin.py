"""The value that the site generator is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from kirjuri.model.shell import Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """Everything that hand-written pages and the theme bring to the site.

    files: path below the site's root -> bytes; hand-written pages and the theme's own files.
    shells: (language, depth) -> an empty page with holes.
    pages: language-less address of a hand-written page -> the languages it is written in.
    """

    files: Mapping[str, bytes]
    shells: Mapping[tuple[str, int], Shell]
    pages: Mapping[str, tuple[str, ...]]

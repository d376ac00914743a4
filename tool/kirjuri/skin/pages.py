"""Which file becomes which page: a plan over names, before MkDocs reads anything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kirjuri.skin.addresses import destination, published


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A file of the site: where links to it point (`source`), where it is written, whence it comes.

    `origin` is the language of the text: another than `language` when a translation is missing.
    """

    language: str
    path: str
    origin: str

    @property
    def source(self) -> str:
        """The file's name below `docs/`, as links in Markdown name it."""
        return f"{self.language}/{self.path}"

    @property
    def destination(self) -> str:
        """The file's name below the site's root."""
        return destination(self.language, self.path)

    @property
    def taken_from(self) -> str:
        """The file below `docs/` that holds the text."""
        return f"{self.origin}/{self.path}"


def plan(sources: Iterable[str], languages: Sequence[str]) -> Iterator[Planned]:
    """Yield every file in every language, in a stable order; a missing one is borrowed.

    What is missing is taken from the first language, in the order given, that has it.
    """
    found = {place for source in sources if (place := published(source, languages))}
    for path in sorted({path for _, path in found}):
        there = [language for language in languages if (language, path) in found]
        for language in languages:
            origin = language if language in there else there[0]
            yield Planned(language=language, path=path, origin=origin)

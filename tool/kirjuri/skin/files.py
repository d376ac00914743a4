"""MkDocs' list of files, arranged by our plan."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from kirjuri.skin.addresses import destination, published
from kirjuri.skin.navigation import STAMPED
from kirjuri.skin.pages import Planned, plan
from kirjuri.skin.sheet import layered
from kirjuri.skin.words import WORDS

OURS = "assets/kirjuri/"
"""The folder of our own style sheets, scripts and pictures, below the site's root."""

MATERIAL = f"{OURS}material.css"

_MATERIAL = "assets/stylesheets/main.*.min.css"
"""Of Material only the style sheet: its script would need inline scripts in every page."""


def arranged(
    files: Files, config: MkDocsConfig, languages: Sequence[str]
) -> tuple[Files, Mapping[str, Planned]]:
    """Return the files of the site and, by source name, what was planned for each page.

    Pages of a language are moved to its address, missing translations are borrowed, and lists
    that are stamped later get an empty stand-in, so that links to them resolve.
    """
    named = {file.src_uri: file for file in files}
    planned = {item.source: item for item in plan(named, languages)}
    arrangement = [
        *_others(named, config),
        *(_placed(item, named[item.taken_from], config) for item in planned.values()),
        *(_stand_in(source, config) for source in stand_ins(languages) if source not in planned),
    ]
    return Files(arrangement), planned


def stand_ins(languages: Sequence[str]) -> list[str]:
    """Return the source names by which hand-written pages link to stamped lists."""
    return [f"{language}/{path}index.md" for language in languages for path in STAMPED]


def _others(named: Mapping[str, File], config: MkDocsConfig) -> Iterator[File]:
    """Yield what is in no language's folder, and of the themes' own files what our pages link to."""
    for name, file in named.items():
        if fnmatch(name, _MATERIAL):
            yield File.generated(config, MATERIAL, content=layered(file.content_string))
        elif name.startswith(OURS) or (file.src_dir == config.docs_dir and _is_shared(file)):
            yield file


def _is_shared(file: File) -> bool:
    return not file.is_documentation_page() and published(file.src_uri, tuple(WORDS)) is None


def _placed(item: Planned, file: File, config: MkDocsConfig) -> File:
    if item.language == item.origin:
        return File(
            item.source,
            file.src_dir,
            config.site_dir,
            use_directory_urls=True,
            dest_uri=item.destination,
        )
    borrowed = File.generated(config, item.source, content=file.content_bytes)
    borrowed.dest_uri = item.destination
    return borrowed


def _stand_in(source: str, config: MkDocsConfig) -> File:
    language, _, path = source.partition("/")
    file = File.generated(config, source, content="")
    file.dest_uri = destination(language, path)
    return file

"""MkDocs' list of files, arranged by our plan."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from posixpath import dirname, join, normpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from kirjuri.skin.addresses import destination, published
from kirjuri.skin.navigation import STAMPED, is_stamped
from kirjuri.skin.pages import Planned, plan
from kirjuri.skin.sheet import layered
from kirjuri.skin.words import WORDS

OURS = "assets/kirjuri/"
"""The folder of our own style sheets, scripts and pictures, below the site's root."""

MATERIAL = f"{OURS}material.css"

_MATERIAL = "assets/stylesheets/main.*.min.css"
"""Of Material only the style sheet: its script would need inline scripts in every page."""

_LINK = re.compile(r"\]\(([\w./-]+/)index\.md[)#]")


def arranged(
    files: Files, config: MkDocsConfig, languages: Sequence[str]
) -> tuple[Files, Mapping[str, Planned], Sequence[str]]:
    """Return the files of the site, what was planned for each page by source name, and the stand-ins.

    Pages of a language are moved to its address and missing translations are borrowed. Lists and
    records that are stamped later get an empty stand-in, named by its source, so that links to
    them resolve.
    """
    named = {file.src_uri: file for file in files}
    planned = {item.source: item for item in plan(named, languages)}
    wanted = _lists(languages) | set(_linked(planned.values(), named))
    stand_ins = sorted(wanted - set(planned))
    arrangement = [
        *_others(named, config),
        *(_placed(item, named[item.taken_from], config) for item in planned.values()),
        *(_stand_in(source, config) for source in stand_ins),
    ]
    return Files(arrangement), planned, stand_ins


def _lists(languages: Sequence[str]) -> set[str]:
    return {f"{language}/{path}index.md" for language in languages for path in STAMPED}


def _linked(pages: Iterable[Planned], named: Mapping[str, File]) -> Iterator[str]:
    """Yield the source names by which hand-written pages link to records and their lists."""
    for page in pages:
        for address in _LINK.findall(named[page.taken_from].content_string):
            path = normpath(join(dirname(page.path), address)) + "/"
            if is_stamped(path):
                yield f"{page.language}/{path}index.md"


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

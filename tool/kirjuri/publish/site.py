"""The whole site: every page of an edition and every other file, into a directory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from kirjuri.derive.context import Context
from kirjuri.engine import Findings
from kirjuri.kinds import all_kinds
from kirjuri.model.rule import Rule
from kirjuri.model.timeline import Timeline
from kirjuri.publish.edition import Edition
from kirjuri.publish.files import all_files
from kirjuri.publish.page import Page
from kirjuri.publish.pages import all_pages
from kirjuri.publish.record_page import NOTICE
from kirjuri.publish.related import related
from kirjuri.publish.release import Release
from kirjuri.publish.search.documents import documents
from kirjuri.publish.search.files import files as search_files
from kirjuri.publish.search.index import index
from kirjuri.publish.stamp import Shells, Stamper, tool_digest
from kirjuri.publish.tongue import Tongue
from kirjuri.publish.write import Artifact, write

_ASSETS = Path(__file__).parent / "assets"
_BELOW = "assets/kirjuri/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publication did.

    pages: number of pages in all languages. written, unchanged, removed: numbers of files.
    withheld: identifiers of records with errors.
    """

    pages: int
    written: int
    unchanged: int
    removed: int
    withheld: tuple[str, ...]


def publish(  # noqa: PLR0913 - everything a site follows from, and where it goes
    context: Context,
    findings: Findings,
    rules: Iterable[Rule],
    shells: Shells,
    files: Mapping[str, bytes],
    out: Path,
    cache: Path,
    *,
    timelines: Mapping[str, Timeline] | None = None,
    head: str = "",
    written: Mapping[str, Sequence[str]] | None = None,
    form: Mapping[str, Mapping[str, object]] | None = None,
    suggesting: Mapping[str, Mapping[str, object]] | None = None,
    keep: bool = False,
) -> Published:
    """Make `out` the site of a checked registry; what has not changed is neither made nor written.

    shells: an empty page by (language, depth). files: other files by path below the root; where
    both have a path, ours counts. cache: a directory of derived files, outside `out`.
    timelines: each record's ledger joined with git history, by identifier. head: the commit at
    which the registry was read. written: address of each hand-written page -> its languages.
    form, suggesting: the forms of an input and of a suggestion by language. keep: a withheld record
    keeps the page it had in `out` before.

    Raises ToolError when `out` is a directory with files that were not made here.
    """
    edition = Edition(
        context=context,
        findings=findings,
        rules=tuple(rules),
        timelines=timelines or {},
        head=head,
        form=form or {},
        suggesting=suggesting or {},
    )
    release = Release(edition=edition, written=written or {}, keep=keep)
    pages, others = _Count(), {**files, **assets()}
    seen: list[Page] = []
    artifacts = _once(
        chain(_everything(release, Stamper(shells), pages, seen), _searched(edition, seen, files)),
        others,
    )
    done = write(artifacts, out, cache, expected=others)
    return Published(
        pages=pages.number,
        written=len(done.written),
        unchanged=done.unchanged,
        removed=len(done.removed),
        withheld=tuple(edition.withheld),
    )


def pages_of(edition: Edition) -> Iterator[Page]:
    """Walk every page of an edition in every language of its settings."""
    languages = edition.policy.settings.languages
    return all_pages(edition, tuple(Tongue(language=language) for language in languages))


def assets() -> dict[str, bytes]:
    """Return our style sheet and scripts by their path below the site's root."""
    return {
        f"{_BELOW}{path.relative_to(_ASSETS).as_posix()}": path.read_bytes()
        for path in sorted(_ASSETS.rglob("*"))
        if path.is_file()
    }


@dataclass(slots=True)
class _Count:
    number: int = 0


def _everything(
    release: Release, stamper: Stamper, count: _Count, seen: list[Page]
) -> Iterator[Artifact]:
    """Yield the pages, then the files that are none: a sitemap knows what pages there are."""
    for page in pages_of(release.edition):
        count.number += 1
        seen.append(replace(page, view={"title": page.view.get("title")}))
        withheld = page.template == NOTICE
        if not withheld and page.path not in release.pages[-1:]:
            release.pages.append(page.path)
        shown = replace(page, related=related(page, release))
        yield Artifact(
            path=page.file,
            key=stamper.key(shown),
            make=partial(stamper.stamp, shown),
            fallback=release.keep and withheld,
        )
    tool = tool_digest()
    yield from (file.artifact(tool) for file in all_files(release))


def _searched(
    edition: Edition, seen: Sequence[Page], files: Mapping[str, bytes]
) -> Iterator[Artifact]:
    """Yield the files of the search; asked for when all pages have been seen."""
    found = documents(edition, seen, files)
    made = search_files(
        index(found, tuple(each.name for each in all_kinds())), edition.policy.settings.languages
    )
    for path, content in sorted(made.items()):
        yield Artifact(path=path, key=sha256(content).hexdigest(), make=partial(bytes, content))


def _once(pages: Iterator[Artifact], files: Mapping[str, bytes]) -> Iterator[Artifact]:
    """Yield all pages, then the files whose path no page has taken."""
    taken = set()
    for artifact in pages:
        taken.add(artifact.path)
        yield artifact
    for path, content in sorted(files.items()):
        if path not in taken:
            yield Artifact(path=path, key=sha256(content).hexdigest(), make=partial(bytes, content))

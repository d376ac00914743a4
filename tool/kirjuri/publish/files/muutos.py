"""Files of the page that suggests: the data of its script, the fields of each kind, the form's empty text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.publish.file import File, compact
from kirjuri.publish.page import home
from kirjuri.publish.pages.kirjaa import template_name
from kirjuri.publish.pages.muutos import DATA, PATH, fields_name
from kirjuri.publish.release import Release


def files(release: Release) -> Iterator[File]:
    """Yield the files in every language of the site."""
    for tongue in release.tongues:
        form = release.edition.suggesting.get(tongue.language)
        if form:
            yield from _files(home(tongue.language) + PATH, form)


def _files(beside: str, form: Mapping[str, object]) -> Iterator[File]:
    yield _json(beside + DATA, {key: value for key, value in form.items() if key != "kinds"})
    kinds, empty = form["kinds"], form["empty"]
    for kind, fields in kinds.items() if isinstance(kinds, Mapping) else ():
        yield _json(beside + fields_name(str(kind)), fields)
    for language, blank in empty.items() if isinstance(empty, Mapping) else ():
        content = str(blank)
        yield File(path=beside + template_name(str(language)), view=content, render=content.encode)


def _json(path: str, value: object) -> File:
    text = compact(value)
    return File(path=path, view=text, render=text.encode)

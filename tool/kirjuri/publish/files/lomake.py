"""Files of the form on the site: the data of its script, and its text without answers to fill in elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kirjuri.publish.file import File, compact
from kirjuri.publish.page import home
from kirjuri.publish.pages.kirjaa import DATA, PATH, template_name
from kirjuri.publish.release import Release


def files(release: Release) -> Iterator[File]:
    """Yield the data in every language of the site, and the texts in every language of the form."""
    for tongue in release.tongues:
        form = release.edition.form.get(tongue.language)
        if not form:
            continue
        beside = home(tongue.language) + PATH
        text = compact(form)
        yield File(path=beside + DATA, view=text, render=text.encode)
        empty = form["empty"]
        for language, blank in empty.items() if isinstance(empty, Mapping) else ():
            content = str(blank)
            yield File(
                path=beside + template_name(str(language)), view=content, render=content.encode
            )

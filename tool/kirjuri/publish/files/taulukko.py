"""Data of the status table's script: `syotteet/taulukko.json`, in each language."""

from __future__ import annotations

from collections.abc import Iterator

from kirjuri.publish.file import File, compact
from kirjuri.publish.page import home
from kirjuri.publish.release import Release
from kirjuri.publish.status_table import data, found


def files(release: Release) -> Iterator[File]:
    """Yield the rows of the table in every language."""
    inputs = found(release.edition)
    for tongue in release.tongues:
        view = compact(data(release.edition, tongue, inputs))
        yield File(
            path=f"{home(tongue.language)}syotteet/taulukko.json", view=view, render=view.encode
        )

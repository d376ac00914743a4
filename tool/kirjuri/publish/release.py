"""A release: an edition with the languages, addresses and hand-written pages of the site around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import relpath
from urllib.parse import quote, urlsplit

from kirjuri.kinds import kind
from kirjuri.model.record import Record
from kirjuri.publish.edition import Edition, address
from kirjuri.publish.file import digest
from kirjuri.publish.opendata.record import Public, public
from kirjuri.publish.opendata.spool import Spool
from kirjuri.publish.page import home
from kirjuri.publish.tongue import Tongue

NOWHERE = "kirjuri.invalid"
"""Stands for the host of a registry whose settings give no address (RFC 2606: never a real host)."""

DATA = "data/v1/"
"""Where the open data stands; the number is the version of the public model."""

SCHEMAS = "schemas/"


@dataclass(frozen=True, kw_only=True)
class Release:
    """Everything that published files follow from.

    written: language-less address of a hand-written page -> the languages it is written in.
    pages: language-less addresses of stamped pages that search engines may list, once they are
    known; files that need them come after the pages. keep: what is withheld leaves the file that
    was there before. alone: only the open data is written, with no site around it.
    """

    edition: Edition
    written: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    keep: bool = False
    alone: bool = False

    @cached_property
    def tongues(self) -> tuple[Tongue, ...]:
        """The languages of the site in their order."""
        return tuple(Tongue(language=code) for code in self.edition.policy.settings.languages)

    @cached_property
    def base(self) -> str:
        """The address of the site with a slash at its end; empty when the settings give none."""
        site = self.edition.policy.settings.site
        return f"{site.rstrip('/')}/" if site else ""

    @property
    def sited(self) -> bool:
        """Whether addresses of pages and feeds lead somewhere: into the site around, or to its whole address."""
        return bool(self.base) or not self.alone

    @cached_property
    def host(self) -> str:
        """The host by which identifiers of feeds and calendars are unique."""
        named = self.edition.policy.settings.raw.get("tunnisteet")
        given = named.get("isanta") if isinstance(named, Mapping) else None
        return str(given or urlsplit(self.base).hostname or NOWHERE)

    def tag(self, path: str) -> str:
        """Return the lasting identifier of a published thing (RFC 4151)."""
        named = self.edition.policy.settings.raw.get("tunnisteet")
        since = named.get("alkaen") if isinstance(named, Mapping) else None
        return f"tag:{self.host},{since or '2026'}:{quote(path)}"

    def link(self, target: str, at: str) -> str:
        """Return the address of something on the site: whole, or relative to the file `at`.

        target: below the site's root, possibly with `#part`.
        """
        path, mark, part = target.partition("#")
        told = quote(path) if self.base else self.relative(path, at)
        return f"{self.base}{told}{mark}{part}"

    @staticmethod
    def relative(path: str, at: str) -> str:
        """Return the address of something on the site as seen from the file `at`."""
        found = relpath(path or ".", PurePosixPath(at).parent)
        return quote(f"{found}/" if path.endswith("/") or not path else found)

    def page(self, record: Record, language: str) -> str:
        """Return where the page of a record stands, below the site's root."""
        return home(language) + address(kind(record.kind), record.id)

    @cached_property
    def _spool(self) -> Spool:
        return Spool(lambda record: public(record, self.edition, self.base))

    def public(self, record: Record) -> Public:
        """Return a record as the open data shows it."""
        return self._spool.value(record)

    def text(self, record: Record) -> str:
        """Return the same as JSON on one line."""
        return self._spool.text(record)

    def digest(self, record: Record) -> str:
        """Return the digest of a record as the open data shows it."""
        return self._spool.digest(record)

    @cached_property
    def words(self) -> str:
        """The digest of the names of states and codes, and of what the settings say of the registry."""
        policy = self.edition.policy
        return digest(
            [
                [
                    [key, dict(state.names.by_language), dict(state.next_step.by_language)]
                    for table in policy.lifecycles.values()
                    for key, state in table.states.items()
                ],
                [
                    [listed.key, code.key, dict(code.names.by_language)]
                    for listed in policy.codelists.values()
                    for code in listed.codes.values()
                ],
                [
                    [key, dict(names.by_language)]
                    for table in policy.lifecycles.values()
                    for key, names in table.parts.items()
                ],
                policy.settings.raw,
            ]
        )

    def latest(self, record: Record) -> int | None:
        """Return when the record was last changed, in seconds since 1970; None without history."""
        timeline = self.edition.timelines.get(record.id)
        return timeline.history.last.time if timeline and timeline.history else None

"""Timelines of a long history: `python bench/history.py [COMMITS] [RECORDS]`, 10 000 and 2 000 by default.

A repository is written with `git fast-import`: every record is added, then each commit appends one
event to one record, and every twentieth is a merge. Measured are the first pass of `kirjuri log`'s
reading, one with nothing new, and one after ten new commits; CPU seconds with git's own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from kirjuri.derive.timeline import histories
from kirjuri.sources.history import history

_START = 1_600_000_000
_STATES = ("kirjattu", "vastaanotettu", "jalostettavana", "kasiteltavana", "linjattavana")
_MERGES = 20


class Writer:
    """Writes commits for `git fast-import`; keeps every record's text to append to."""

    def __init__(self, records: int, seed: int = 1) -> None:
        """Take how many records there are."""
        self.dice, self.mark = Random(seed), 0
        self.texts = [_record(number) for number in range(records)]
        self.written = [False] * records

    def commits(self, count: int, onto: str = "") -> Iterator[bytes]:
        """Yield the commands for so many commits of one record each, after the commit `onto` if given."""
        for number in range(count):
            record = self.dice.randrange(len(self.texts))
            state = self.dice.choice(_STATES)
            if self.written[record]:
                self.texts[record] += _event(state, self.mark)
            self.written[record] = True
            parents = [onto] if onto and not number else []
            yield self._commit(record, parents)
            if not onto and self.mark > _MERGES and self.mark % _MERGES == 0:
                yield self._merge()

    def _commit(self, record: int, parents: list[str]) -> bytes:
        text = self.texts[record].encode()
        head = self._head(parents)
        return head + f"M 100644 inline {_path(record)}\ndata {len(text)}\n".encode() + text + b"\n"

    def _merge(self) -> bytes:
        return self._head([], merged=self.mark - _MERGES // 2)

    def _head(self, parents: list[str], merged: int = 0) -> bytes:
        self.mark += 1
        lines = [
            "commit refs/heads/main",
            f"mark :{self.mark}",
            f"committer x <x> {_START + self.mark * 3600} +0000",
            "data 1",
            "x",
            *(f"from {parent}" for parent in parents),
            *([f"merge :{merged}"] if merged else []),
        ]
        return ("\n".join(lines) + "\n").encode()


def _path(record: int) -> str:
    return (
        f"syotteet/{2000 + record // 2000}/SYO-{2000 + record // 2000}-{record % 2000 + 1:04d}.yaml"
    )


def _record(number: int) -> str:
    body = "".join(
        f"  Rivi {line} tietueen {number} kuvauksesta, joka on pitkä.\n" for line in range(40)
    )
    return f"kieli: fi\nkuvaus: >-\n{body}tapahtumat:\n{_event('kirjattu', number)}"


def _event(state: str, number: int) -> str:
    day = f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    return f"  - pvm: {day}\n    laji: siirto\n    tila: {state}\n    rooli: sihteeristo\n    teksti: {number}\n"


def _imported(top: Path, commands: Iterator[bytes]) -> str:
    subprocess.run(["git", "fast-import", "--quiet"], cwd=top, input=b"".join(commands), check=True)
    done = subprocess.run(
        ["git", "rev-parse", "main"], cwd=top, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _measured(name: str, work: Callable[[], int]) -> None:
    before, start = _cpu(), time.perf_counter()
    found = work()
    wall, cpu = time.perf_counter() - start, _cpu() - before
    print(f"{name:<32} {cpu:6.2f} s cpu  {wall:6.2f} s wall  {found} records")


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main(commits: int = 10_000, records: int = 2_000) -> None:
    """Write the repository, measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        top, cache = Path(folder) / "repository", Path(folder) / "cache"
        top.mkdir()
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=top, check=True)
        writer = Writer(records)
        head = _imported(top, writer.commits(commits))

        def read() -> int:
            facts = history(top, cache)
            return len(histories(facts)) if facts else 0

        _measured(f"first pass, {commits} commits", read)
        _measured("nothing new", read)
        _imported(top, writer.commits(10, onto=head))
        _measured("ten new commits", read)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))

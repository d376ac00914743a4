"""Kills at any point leave the old files or the new ones, and the next start finishes what was begun."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kirjuri.changing import known, opened, together
from kirjuri.changing.moving import plan_move, write_move
from kirjuri.changing.numbering import number
from kirjuri.derive.moving import Wish
from kirjuri.edit.splice import Append
from kirjuri.sources import batch

TODAY = dt.date(2026, 11, 22)
MOVES, NUMBERS = 420, 80
STEPS = ("open", "fsync", "replace", "unlink", "mkdir", "rmdir", "chmod", "write")


class Guillotine:
    """Kills its own process before or after the n-th step that touches the system; counts when n is 0."""

    def __init__(self, at: int) -> None:
        self.at, self.count = at, 0

    def tick(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def set_up(self) -> None:
        for name in STEPS:
            setattr(os, name, self._around(getattr(os, name)))
        subprocess.Popen.__init__ = self._around(subprocess.Popen.__init__)  # type: ignore[method-assign]
        subprocess.Popen.wait = self._around(subprocess.Popen.wait)  # type: ignore[method-assign]

    def _around(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def stepping(*arguments: Any, **options: Any) -> Any:
            self.tick()
            made = step(*arguments, **options)
            self.tick()
            return made

        return stepping


def run_and_kill(work: Callable[[], object], at: int, *, orphans: bool = True) -> tuple[bool, int]:
    """Run work in a process that is killed at a step; return whether it was, and how many steps it took."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        code = 1
        with contextlib.suppress(BaseException):
            guillotine = Guillotine(at)
            raw_write = os.write
            guillotine.set_up()
            work()
            raw_write(writing, str(guillotine.count).encode())
            code = 0
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as told:
        count = told.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, -signal.SIGKILL}
    if orphans:
        _settled(child)
    return status != 0, int(count or 0)


def _settled(group: int) -> None:
    """Wait until the git processes that the killed one left behind have ended."""
    for _ in range(500):
        if not any(_living(group)):
            return
        time.sleep(0.01)
    raise AssertionError(group)


def _living(group: int) -> Iterator[str]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _parent, of, *_ = stat.read_text().rpartition(")")[2].split()
            if int(of) == group and state not in "ZX":
                yield state


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="no /proc: cannot wait for orphans"
)


@needs_proc
def test_a_killed_move_leaves_the_old_file_or_the_new_one(clone: Any) -> None:
    path = "syotteet/2026/SYO-2026-0001.yaml"
    old = (clone.path / path).read_bytes()
    wish = Wish(date=TODAY, state="odottaa_jattajaa", text="Mitä tarkoitatte?\nKertokaa lisää.\n")
    outcome = opened(clone.path, TODAY)
    move = plan_move(outcome, known(outcome, "SYO-2026-0001"), wish, ())
    assert move.problems == ()
    others = {p: (clone.path / p).read_bytes() for p in clone.files() if p != path}
    steps = 0
    for _ in ("the first makes the folder of the lock", "the second is as all others"):
        (clone.path / path).write_bytes(old)
        _, steps = run_and_kill(lambda: write_move(move), 0, orphans=False)
        assert (clone.path / path).read_bytes() == move.new
    seen = set()
    for round_ in range(MOVES):
        (clone.path / path).write_bytes(old)
        killed, _ = run_and_kill(lambda: write_move(move), round_ % steps + 1, orphans=False)
        after = (clone.path / path).read_bytes()
        assert after in {old, move.new}
        assert killed
        seen.add(after)
    assert seen == {old, move.new}
    (clone.path / path).write_bytes(old)
    write_move(move)
    assert (clone.path / path).read_bytes() == move.new
    assert {p: (clone.path / p).read_bytes() for p in others} == others
    assert clone.git("status", "--porcelain", "--untracked-files=all") == f" M {path}\n"


@needs_proc
def test_a_killed_change_of_several_files_is_none_of_them_or_all_when_finished(clone: Any) -> None:
    outcome = opened(clone.path, TODAY)
    note = {"pvm": "2026-11-22", "laji": "merkinta", "rooli": "sihteeristo", "teksti": "Sovittiin."}
    plan = together.plan(
        outcome,
        [
            together.Part(
                record=known(outcome, name), edits=(Append(route=("tapahtumat",), value=note),)
            )
            for name in ("SYO-2026-0001", "sihteeristo")
        ],
    )
    assert plan.problems == ()
    old = {path: (clone.path / path).read_bytes() for path in plan.new}

    def restored() -> None:
        for path, content in old.items():
            (clone.path / path).write_bytes(content)

    steps = 0
    for _ in ("the first makes the folder of the lock", "the second is as all others"):
        restored()
        _, steps = run_and_kill(lambda: together.write(plan), 0, orphans=False)
    seen = set()
    for round_ in range(steps):
        restored()
        killed, _ = run_and_kill(lambda: together.write(plan), round_ + 1, orphans=False)
        batch.finish(clone.path)
        after = {path: (clone.path / path).read_bytes() for path in plan.new}
        assert after in (old, plan.new)
        assert killed
        seen.add(after == old)
    assert seen == {True, False}
    assert not (clone.path / ".kirjuri" / batch.NOTE).exists()


@needs_proc
def test_a_killed_numbering_is_whole_or_finished_by_the_next(clone: Any, tmp_path: Path) -> None:
    _waiting_records(clone)
    ready = clone.path.rename(tmp_path / "ready")
    _fresh(ready, clone.path)
    old = clone.head()
    _, steps = run_and_kill(lambda: number(clone.path, today=TODAY), 0)
    wanted = _visible(clone.path)
    choice = random.Random(3)
    places = [*choice.sample(range(1, steps + 1), min(NUMBERS, steps))]
    places += choice.choices(range(1, steps + 1), k=NUMBERS - len(places))
    untouched, unfinished = 0, 0
    for at in places:
        _fresh(ready, clone.path)
        killed, _ = run_and_kill(lambda: number(clone.path, today=TODAY), at)
        assert killed
        if clone.head() == old:
            assert clone.git("status", "--porcelain") == ""
            assert _visible(clone.path) == _visible(ready)
            untouched += 1
        elif clone.git("status", "--porcelain"):
            unfinished += 1
        number(clone.path, today=TODAY)
        assert _visible(clone.path) == wanted
        assert clone.git("status", "--porcelain") == ""
        assert clone.git("rev-list", "--count", f"{old}..HEAD") == "1\n"
        left = [path.name for path in (clone.path / ".git").glob("kirjuri*")]
        assert left == ["kirjuri.lock"]
    assert untouched
    assert unfinished


def _waiting_records(clone: Any) -> None:
    for stem in ("eka", "toka", "kolmas"):
        clone.add_input(stem)
    path = "syotteet/uudet/toka.yaml"
    clone.write(path, clone.read(path) + "liittyvat_syotteet: [uusi:eka]\n")
    old = "syotteet/2026/SYO-2026-0001.yaml"
    text = clone.read(old).replace("tapahtumat:", "liittyvat_syotteet: [uusi:kolmas]\ntapahtumat:")
    clone.write(old, text)
    clone.commit()


def _fresh(ready: Path, path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(ready, path, symlinks=True)


def _visible(root: Path) -> dict[str, bytes]:
    """Return every file of the work tree."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not {".git", ".kirjuri"}.intersection(path.relative_to(root).parts)
    }

"""Two clones that number at once and push to one place: no number twice, none lost, one line of history."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kirjuri.changing.numbering import TRIES, number, number_and_push
from kirjuri.model.problem import ToolError

TODAY = dt.date(2026, 11, 22)
ROUNDS = 20


@pytest.fixture
def clones(clone: Any, tmp_path: Path) -> list[Any]:
    """Three clones of one bare repository: two that number, and the people who add records."""
    clone.git("clone", "-q", "--bare", str(clone.path), str(tmp_path / "shared.git"))
    made = []
    for name in ("one", "two", "people"):
        clone.git("clone", "-q", str(tmp_path / "shared.git"), str(tmp_path / name))
        made.append(type(clone)(tmp_path / name))
    return made


def start(work: Callable[[], object]) -> int:
    """Run work in a process of its own."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - the parent sees the exit code and the trace
        traceback.print_exc()
    finally:
        os._exit(code)


def ended_well(children: list[int]) -> bool:
    return all(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0 for child in children)


def publish(people: Any, stem: str) -> None:
    """Add a record as people do: commit, and rebase on what others have pushed until it goes in."""
    people.add_input(stem)
    people.commit(f"Add {stem}")
    for _ in range(50):
        people.git("pull", "-q", "--rebase")
        try:
            people.git("push", "-q")
        except AssertionError:
            continue
        return
    raise AssertionError(stem)


def test_many_rounds_of_two_who_number_at_once(clones: list[Any]) -> None:
    one, two, people = clones
    for round_ in range(ROUNDS):
        publish(people, f"asia-{round_}-a")
        assert ended_well(
            [
                start(lambda: number_and_push(one.path, today=TODAY)),
                start(lambda: number_and_push(two.path, today=TODAY)),
                start(lambda: publish(people, f"asia-{round_}-b")),  # noqa: B023 - run at once
            ]
        )
    number_and_push(one.path, today=TODAY)
    number_and_push(two.path, today=TODAY)

    log = one.git("log", "--format=%B", "origin/main")
    given = re.findall(r"^Kirjuri-numero: (\S+) -> (\S+)$", log, re.MULTILINE)
    ids = sorted(name for _, name in given)
    # the sound registry has one numbered and one waiting input
    wanted = [f"SYO-2026-{n:04}" for n in range(2, 2 + 1 + 2 * ROUNDS)]
    assert ids == wanted
    assert len({path for path, _ in given}) == len(given)
    assert sorted(Path(p).stem for p in one.files() if "/2026/SYO" in p)[1:] == wanted
    assert not [path for path in one.files() if "/uudet/" in path and not path.endswith(".gitkeep")]
    assert one.git("rev-list", "--merges", "--count", "HEAD") == "0\n"
    for clone in (one, two):
        assert clone.git("status", "--porcelain", "--branch") == "## main...origin/main\n"
    titles = {re.search(r"otsikko: (.*)", one.read(p))[1] for p in one.files() if "/2026/SYO" in p}  # type: ignore[index]
    assert len(titles) == 2 + 2 * ROUNDS


def test_the_number_goes_to_the_remote(clones: list[Any]) -> None:
    one, two, _ = clones

    done = number_and_push(one.path, today=TODAY)

    assert done.pushed
    assert one.git("status", "--porcelain", "--branch") == "## main...origin/main\n"
    two.git("pull", "-q")
    assert "syotteet/2026/SYO-2026-0002.yaml" in two.files()


def test_one_who_is_behind_is_brought_forward_first(clones: list[Any]) -> None:
    one, two, people = clones
    publish(people, "uusi-asia")
    number_and_push(one.path, today=TODAY)

    done = number_and_push(two.path, today=TODAY)

    assert (done.made, two.head()) == ((), one.head())
    assert two.git("status", "--porcelain") == ""


def test_numbers_given_before_are_pushed(clones: list[Any]) -> None:
    one, two, _ = clones
    number(one.path, today=TODAY)

    assert number_and_push(one.path, today=TODAY).pushed

    two.git("pull", "-q")
    assert two.head() == one.head()


def test_branches_that_have_parted_are_left_to_people(clones: list[Any]) -> None:
    one, _, people = clones
    one.write("README", "mine")
    one.commit("mine")
    mine = one.head()
    people.write("README", "ours")
    people.commit("ours")
    people.git("push", "-q")

    with pytest.raises(ToolError) as told:
        number_and_push(one.path, today=TODAY)

    assert str(told.value) == (
        "this branch and the one at 'origin' have parted; join them with 'git pull', and try again"
    )
    assert one.head() == mine


def test_a_remote_that_is_always_busy_is_tried_a_bounded_number_of_times(
    clones: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = clones[0]
    head = one.head()
    pauses: list[float] = []
    monkeypatch.setattr("kirjuri.changing.numbering.push", lambda *_: False)

    with pytest.raises(ToolError) as told:
        number_and_push(one.path, today=TODAY, pause=pauses.append)

    assert str(told.value) == (
        f"others pushed to 'origin' faster than we, {TRIES} times; try again in a while"
    )
    assert len(pauses) == TRIES
    assert (one.head(), one.git("status", "--porcelain")) == (head, "")


def test_a_push_that_the_remote_declines_is_told_at_once(clones: list[Any], tmp_path: Path) -> None:
    one = clones[0]
    hook = tmp_path / "shared.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'only reviewed changes here' >&2\nexit 1\n")
    hook.chmod(0o755)
    head = one.head()

    with pytest.raises(ToolError) as told:
        number_and_push(one.path, today=TODAY)

    assert str(told.value) == (
        "the remote repository 'origin' did not let us in or may not be written to: "
        "remote: only reviewed changes here"
    )
    assert (one.head(), one.git("status", "--porcelain")) == (head, "")


def test_a_remote_that_is_not_there_is_told_in_a_sentence(
    clones: list[Any], tmp_path: Path
) -> None:
    one = clones[0]
    (tmp_path / "shared.git").rename(tmp_path / "gone.git")

    with pytest.raises(ToolError) as told:
        number_and_push(one.path, today=TODAY)

    assert str(told.value).startswith("the remote repository 'origin' cannot be reached: ")
    assert "does not appear to be a git repository" in str(told.value)


def test_foreign_transports_stay_shut(clones: list[Any], tmp_path: Path) -> None:
    one = clones[0]
    one.git("config", "protocol.ext.allow", "always")
    one.git("remote", "set-url", "origin", f"ext::sh -c touch% {tmp_path}/ran")

    with pytest.raises(ToolError):
        number_and_push(one.path, today=TODAY)

    assert not (tmp_path / "ran").exists()


def test_without_a_branch_there_is_nothing_to_push(clones: list[Any]) -> None:
    one = clones[0]
    one.git("checkout", "-q", "--detach")

    with pytest.raises(ToolError) as told:
        number_and_push(one.path, today=TODAY)

    assert (
        str(told.value)
        == "no branch is checked out, so there is nothing to push; check one out first"
    )

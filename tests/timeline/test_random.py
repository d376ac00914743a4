"""Laws of history: on any real repository what is read bit by bit is what is read at once."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from kirjuri.derive.timeline import event_keys, histories, timeline
from kirjuri.sources.history import history
from kirjuri.sources.ledger import ledger
from kirjuri.sources.load import load
from kirjuri.sources.tree import WorkingTree

STATES = ("kirjattu", "vastaanotettu", "jalostettavana", "kasiteltavana", "linjattavana")


class Player:
    """Does to a repository, at random, what happens to registries."""

    def __init__(self, work, seed: int) -> None:
        self.work, self.dice = work, Random(seed)
        self.numbers, self.branches = 0, 0

    def step(self) -> None:
        actions = (self.new, self.number, self.event, self.event, self.event, self.technical)
        self.dice.choice((*actions, self.branch, self.merge, self.delete, self.other))()

    def files(self, folder: str) -> list[Path]:
        found = (self.work.root / "syotteet").rglob("*.yaml")
        return sorted(path for path in found if path.parent.name == folder)

    def commit(self, message: str) -> None:
        self.work.now += dt.timedelta(hours=self.dice.randint(-30, 60))
        self.work.commit(message)

    def new(self) -> None:
        self.work.put(f"syotteet/uudet/{self.dice.choice('abc')}.yaml", "kieli: fi\n")
        self.commit("new")

    def number(self) -> None:
        waiting = self.files("uudet")
        if not waiting:
            return
        trailers = ""
        for path in waiting:
            self.numbers += 1
            name = f"SYO-2026-{self.branches:02}{self.numbers:02}"
            old = path.relative_to(self.work.root).as_posix()
            self.work.put(f"syotteet/2026/{name}.yaml", path.read_text("utf-8") + "tapahtumat:\n")
            path.unlink()
            self.append(self.work.root / f"syotteet/2026/{name}.yaml")
            trailers += f"Kirjuri-numero: {old} -> {name}\n"
        self.commit(f"number\n\n{trailers}")

    def append(self, path: Path) -> None:
        state, role = self.dice.choice(STATES), self.dice.choice(("jattaja", "sihteeristo"))
        event = f"  - pvm: 2026-03-0{self.dice.randint(1, 9)}\n    laji: siirto\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(
                f"{event}    tila: {state}\n    rooli: {role}\n    teksti: >-\n      A\n\n      b\n"
            )

    def event(self) -> None:
        if numbered := self.files("2026"):
            self.append(self.dice.choice(numbered))
            self.commit("event")

    def technical(self) -> None:
        for path in self.files("2026"):
            path.write_text(path.read_text("utf-8").replace("kieli: fi", "kieli: sv"), "utf-8")
        self.commit("all of them\n\nMuutoslaji: tekninen\n")

    def delete(self) -> None:
        if (numbered := self.files("2026")) and self.dice.random() < 0.3:
            self.dice.choice(numbered).unlink()
            self.commit("gone")

    def other(self) -> None:
        self.work.put("README.md", str(self.dice.random()))
        self.commit("no record")

    def branch(self) -> None:
        self.branches += 1
        self.work.git("checkout", "-q", "-b", f"b{self.branches}")

    def merge(self) -> None:
        if not self.branches or not self.work.git("rev-parse", "--verify", "--quiet", "HEAD"):
            return
        target = f"b{self.dice.randint(1, self.branches)}"
        try:
            here = self.work.git("branch", "--list", "main", target, "--format=%(refname:short)")
            if len(here.splitlines()) == 2:
                self.work.git("checkout", "-q", "main")
                self.work.git("merge", "-q", "--no-ff", "--no-edit", "-X", "ours", target)
        except subprocess.CalledProcessError:
            self.work.git("merge", "--abort")


@pytest.mark.parametrize("seed", range(4))
def test_read_bit_by_bit_is_read_at_once(start: Callable, tmp_path: Path, seed: int) -> None:
    work = start(tmp_path / "repository")
    player = Player(work, seed)
    player.new()
    for _ in range(35):
        player.step()
        if player.dice.random() < 0.4:
            bit_by_bit, at_once = history(work.root, tmp_path / "cache"), history(work.root)
            assert bit_by_bit
            assert at_once
            assert histories(bit_by_bit) == histories(at_once)
            assert (bit_by_bit.head, dict(bit_by_bit.nodes)) == (at_once.head, dict(at_once.nodes))


@pytest.mark.parametrize("seed", range(4, 6))
def test_every_committed_event_has_its_commit_and_every_record_its_first(
    start: Callable, tmp_path: Path, seed: int
) -> None:
    work = start(tmp_path / "repository")
    player = Player(work, seed)
    player.new()
    for _ in range(35):
        player.step()
    facts = history(work.root)
    assert facts
    known = histories(facts)
    registry = load(WorkingTree(work.root)).registry

    assert registry.records
    for record in registry.records:
        told = timeline(record, known)
        assert told.history
        assert told.history.changes[0].added
        ancestors = {c.commit.id for c in told.history.changes}
        assert all(line.commit and line.commit.id in ancestors for line in told.lines)


def test_a_ledger_read_plainly_is_the_ledger_read_wholly() -> None:
    """Every record of the project, and the ways of writing that are not plain."""
    from kirjuri.sources import ledger as module

    root = Path(__file__).parents[2]
    files = [p for f in ("syotteet", "ryhmat", "linjaukset") for p in (root / f).rglob("*.yaml")]
    plain = 0
    for path in files:
        content = path.read_bytes()
        plain += module._plainly(content) is not None
        assert event_keys(ledger(content)) == event_keys(module._wholly(content)), path
    assert plain > len(files) / 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('tapahtumat:\n  - pvm: "2026-03-01"\n    tila: kirjattu\n', id="quoted"),
        pytest.param("tapahtumat:\n  - {pvm: 2026-03-01, tila: kirjattu}\n", id="in one line"),
        pytest.param("tapahtumat: [{pvm: 2026-03-01, tila: kirjattu}]\n", id="all in one line"),
        pytest.param(
            "tapahtumat:\n- pvm: 2026-03-01\n  tila: kirjattu\nkieli: fi\n", id="not indented"
        ),
        pytest.param(
            "tapahtumat:\n  -\n    pvm: 2026-03-01\n    tila: kirjattu\n", id="a dash of its own"
        ),
        pytest.param(
            "tapahtumat:\n  -   pvm: 2026-03-01\n      tila: kirjattu\n", id="a wide dash"
        ),
        pytest.param(
            "tapahtumat: # so far\n  - pvm: 2026-03-01\n    # a note\n    tila: kirjattu\n",
            id="comments",
        ),
        pytest.param(
            "tapahtumat:\n  - pvm: 2026-03-01\n    teksti: 'a\n      tila: x'\n    tila: kirjattu\n",
            id="a quoted text of two lines",
        ),
        pytest.param(
            "tapahtumat:\n  - pvm: 2026-03-01\n    teksti: |\n      tila: x\n    tila: kirjattu\n",
            id="a block that looks like a field",
        ),
        pytest.param(
            "tapahtumat:\n  - pvm: 2026-03-01\n    teksti: a\n      tila b\n    tila: kirjattu\n",
            id="a text of two lines",
        ),
        pytest.param(
            "tapahtumat:\r\n  - pvm: 2026-03-01\r\n    tila: kirjattu\r\n",
            id="line ends of Windows",
        ),
        pytest.param(
            'kuvaus: "a\ntapahtumat:\n  b"\ntapahtumat:\n  - pvm: 2026-03-01\n    tila: kirjattu\n',
            id="a text that names it",
        ),
        pytest.param('"tapahtumat":\n  - pvm: 2026-03-01\n    tila: kirjattu\n', id="a quoted key"),
        pytest.param(
            "tapahtumat:\n  - pvm: 2026-03-01\n    tila: kirjattu  \n", id="space at the end"
        ),
        pytest.param(
            "tapahtumat:\n  - pvm: 2026-03-01\n\n    tila: kirjattu\n", id="an empty line"
        ),
    ],
)
def test_any_way_of_writing_gives_the_same_events(text: str) -> None:
    plain = {"pvm": "2026-03-01", "tila": "kirjattu"}

    assert event_keys(ledger(text.encode())) == event_keys([plain])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"tapahtumat: [", id="broken"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"", id="empty"),
        pytest.param(b"tapahtumat: 5\n", id="no list"),
        pytest.param(b"- tapahtumat\n", id="no record"),
    ],
)
def test_what_cannot_be_read_has_no_events(content: bytes) -> None:
    assert ledger(content) == ()

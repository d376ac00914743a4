"""History as git has it: real repositories, one pass, the cache, and what stands in its way."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from kirjuri.derive.timeline import histories
from kirjuri.model.problem import ToolError
from kirjuri.model.timeline import History
from kirjuri.sources import history as module
from kirjuri.sources.cache import keep, kept
from kirjuri.sources.history import CACHE, EMPTY, history

ONE = "syotteet/2026/SYO-2026-0001.yaml"
TWO = "syotteet/2026/SYO-2026-0002.yaml"
NEW = "syotteet/uudet/avoimet-rajapinnat.yaml"
NUMBERED = "Give numbers\n\nKirjuri-numero: {old} -> {new}\n"
TECHNICAL = "Write files anew\n\nMuutoslaji: tekninen\n"


def told(work, cache: Path | None = None) -> Mapping[str, History]:
    facts = history(work.root, cache)
    assert facts is not None
    return histories(facts)


def commits(work, record: str) -> list[str]:
    return [change.commit.id for change in told(work)[record].changes]


def test_first_published_and_the_last_own_commit(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    first = work.commit("one", day="2026-03-02")
    work.write(TWO, "2026-03-05 kirjattu")
    work.commit("two", day="2026-03-06")
    work.write(ONE, "2026-03-01 kirjattu", "2026-03-08 vastaanotettu")
    last = work.commit("one again", day="2026-03-09")
    work.put("README.md", "x")
    work.commit("not a record", day="2026-03-10")

    found = told(work)["SYO-2026-0001"]
    assert (found.published.id, found.published.day) == (first, dt.date(2026, 3, 2))
    assert (found.last.id, found.last.day) == (last, dt.date(2026, 3, 9))
    assert [len(change.events) for change in found.changes] == [1, 1]
    assert sorted(told(work)) == ["SYO-2026-0001", "SYO-2026-0002"]


def test_a_day_is_the_day_in_finland(work) -> None:
    work.write(ONE)
    work.now = dt.datetime(2026, 3, 9, 22, tzinfo=dt.UTC)
    work.commit("one hour after midnight in Finland")

    assert told(work)["SYO-2026-0001"].published.day == dt.date(2026, 3, 10)


def test_no_name_and_no_address_of_a_person(work, tmp_path: Path) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    work.commit("one")
    facts = history(work.root, tmp_path / "cache")

    for text in (repr(facts), (tmp_path / "cache" / CACHE).read_text("utf-8")):
        assert "alainen" not in text
        assert "example.org" not in text


def test_numbering_takes_the_history_along(work) -> None:
    work.write(NEW, kieli="sv")
    first = work.commit("new")
    work.write(NEW, kieli="fi")
    second = work.commit("mended")
    work.remove(NEW)
    work.write(ONE, "2026-03-01 kirjattu", kieli="fi")
    third = work.commit(NUMBERED.format(old=NEW, new="SYO-2026-0001"))

    assert commits(work, "SYO-2026-0001") == [first, second, third]
    assert list(told(work)) == ["SYO-2026-0001"]


def test_a_new_record_of_an_old_name_begins_its_own_history(work) -> None:
    for number in ("0001", "0002"):
        work.write(NEW, kieli="fi")
        work.commit("new")
        work.remove(NEW)
        work.write(f"syotteet/2026/SYO-2026-{number}.yaml", kieli="fi")
        work.commit(NUMBERED.format(old=NEW, new=f"SYO-2026-{number}"))

    assert {record: len(found.changes) for record, found in told(work).items()} == {
        "SYO-2026-0001": 2,
        "SYO-2026-0002": 2,
    }


def test_several_numbers_in_one_commit(work) -> None:
    for name in ("a", "b"):
        work.write(f"syotteet/uudet/{name}.yaml", kieli="fi")
        work.commit(f"new {name}")
    for name, path in (("a", ONE), ("b", TWO)):
        work.remove(f"syotteet/uudet/{name}.yaml")
        work.write(path, kieli="fi")
    work.commit(
        "Numbers\n\nKirjuri-numero: syotteet/uudet/a.yaml -> SYO-2026-0001\n"
        "Kirjuri-numero: syotteet/uudet/b.yaml -> SYO-2026-0002\n"
    )

    assert [len(found.changes) for found in told(work).values()] == [2, 2]


def test_a_trailer_that_its_commit_does_not_do_is_not_believed(work) -> None:
    work.write(ONE)
    work.commit("one")
    work.write(TWO)
    work.commit(NUMBERED.format(old=ONE, new="SYO-2026-0002"))

    assert sorted(told(work)) == ["SYO-2026-0001", "SYO-2026-0002"]


def test_technical_commits_are_left_out(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    first = work.commit("one")
    work.write(ONE, "2026-03-01 kirjattu", kieli="fi")
    work.commit(TECHNICAL)

    assert commits(work, "SYO-2026-0001") == [first]


def test_a_word_in_a_message_is_no_trailer(work) -> None:
    work.write(ONE)
    first = work.commit(
        "Muutoslaji: tekninen is what the next line is not about\n\nBecause of words."
    )

    assert commits(work, "SYO-2026-0001") == [first]


def test_a_merge_brings_nothing_of_its_own_unless_it_does(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    base = work.commit("base")
    work.git("checkout", "-q", "-b", "branch")
    work.write(TWO, "2026-03-02 kirjattu")
    there = work.commit("two")
    work.git("checkout", "-q", "main")
    work.write(ONE, "2026-03-01 kirjattu", "2026-03-03 vastaanotettu")
    here = work.commit("one")
    work.now += dt.timedelta(hours=1)
    work.git("merge", "-q", "--no-ff", "--no-edit", "branch")

    assert commits(work, "SYO-2026-0001") == [base, here]
    assert commits(work, "SYO-2026-0002") == [there]


def test_a_merge_that_changes_a_record_is_among_its_commits(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    base = work.commit("base")
    work.git("checkout", "-q", "-b", "branch")
    work.write(ONE, "2026-03-01 kirjattu", "2026-03-02 vastaanotettu")
    there = work.commit("there")
    work.git("checkout", "-q", "main")
    work.write(ONE, "2026-03-01 kirjattu", "2026-03-03 peruttu")
    here = work.commit("here")
    with pytest.raises(Exception, match="non-zero"):
        work.git("merge", "-q", "--no-commit", "branch")
    both = ("2026-03-01 kirjattu", "2026-03-02 vastaanotettu", "2026-03-03 peruttu")
    work.write(ONE, *both, "2026-03-04 jalostettavana")
    merge = work.commit("merged")

    found = told(work)["SYO-2026-0001"].changes
    assert [change.commit.id for change in found] == [base, there, here, merge]
    assert [len(change.events) for change in found] == [1, 1, 1, 1]


def test_a_child_never_comes_before_its_parent_whatever_their_clocks(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    first = work.commit("one", day="2026-05-01")
    work.write(ONE, kieli="fi")
    second = work.commit("a clock that is slow", day="2026-04-01")

    assert commits(work, "SYO-2026-0001") == [first, second]


def test_a_deleted_record_keeps_its_history(work) -> None:
    work.write(ONE)
    work.commit("one")
    work.remove(ONE)
    work.commit("gone")

    assert [(c.added, c.removed) for c in told(work)["SYO-2026-0001"].changes] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("name", ['-o "x" $(y).yaml', ":(glob)x.yaml", "uusi\nrivi.yaml", "ä.yaml"])
def test_hostile_names_are_passed_by(work, name: str) -> None:
    work.put(f"syotteet/{name}", "x")
    work.write(ONE)
    work.commit("one")

    assert list(told(work)) == ["SYO-2026-0001"]


def test_a_link_and_a_huge_file_bring_no_events(work) -> None:
    work.put("x", "tapahtumat:\n  - pvm: 2026-03-01\n")
    (work.root / ONE).parent.mkdir(parents=True)
    (work.root / ONE).symlink_to(work.root / "x")
    work.put(TWO, "tapahtumat:\n  - pvm: 2026-03-01\n" + "#" * 300_000)
    work.commit("one")

    assert [change.events for found in told(work).values() for change in found.changes] == [(), ()]


def test_settings_of_the_user_change_nothing(work) -> None:
    work.write(ONE, "2026-03-01 kirjattu")
    work.commit("one")
    plain = history(work.root)
    settings = ("log.showSignature true", "diff.relative true", "color.ui always")
    more = ("diff.renames copies", "log.date relative", "core.abbrev 4", "format.pretty oneline")
    for setting in (*settings, *more):
        work.git("config", *setting.split(" "))

    assert history(work.root) == plain


def test_a_registry_below_the_top_of_its_repository(work_below) -> None:
    work = work_below
    work.write(NEW)
    first = work.commit("new")
    (work.top / "syotteet" / "2026").mkdir(parents=True)
    (work.top / ONE).write_text("kieli: fi\n")
    work.commit("another registry's")
    work.remove(NEW)
    work.write(TWO)
    last = work.commit(NUMBERED.format(old=NEW, new="SYO-2026-0002"))

    assert {k: [c.commit.id for c in h.changes] for k, h in told(work).items()} == {
        "SYO-2026-0002": [first, last]
    }


def test_a_worktree_and_a_detached_head(work, tmp_path: Path) -> None:
    work.write(ONE)
    first = work.commit("one")
    work.write(ONE, kieli="fi")
    work.commit("two")
    other = tmp_path / "other"
    work.git("worktree", "add", "-q", "--detach", str(other), first)
    facts = history(other)

    assert facts
    assert [c.commit.id for c in histories(facts)["SYO-2026-0001"].changes] == [first]


def test_an_empty_repository_and_none(work, tmp_path: Path) -> None:
    assert history(work.root) == EMPTY
    (tmp_path / "nowhere").mkdir()
    assert history(tmp_path / "nowhere") is None


def test_a_shallow_clone_is_told_how_to_mend_it(work, tmp_path: Path) -> None:
    work.write(ONE)
    work.commit("one")
    work.write(ONE, kieli="fi")
    work.commit("two")
    work.git("clone", "-q", "--depth", "1", f"file://{work.top}", str(tmp_path / "clone"))

    with pytest.raises(ToolError) as caught:
        history(tmp_path / "clone")
    assert str(caught.value) == (
        "history is cut off (shallow clone), and timelines need it whole; run: git fetch --unshallow"
    )


def test_a_partial_clone_is_told_how_to_mend_it(work, tmp_path: Path) -> None:
    work.git("config", "uploadpack.allowFilter", "true")
    work.write(ONE)
    work.commit("one")
    work.write(ONE, kieli="fi")
    work.commit("two")
    clone = ("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{work.top}")
    work.git(*clone, str(tmp_path / "clone"))

    with pytest.raises(ToolError) as caught:
        history(tmp_path / "clone")
    assert str(caught.value) == (
        "this clone lacks files of the history (partial clone), and timelines need them; "
        "run: git fetch --refetch --no-filter"
    )


class TestCache:
    """The cache: never another result, never in the way."""

    def test_what_is_new_is_read_alone(self, work, tmp_path: Path, monkeypatch) -> None:
        cache = tmp_path / "cache"
        work.write(ONE, "2026-03-01 kirjattu")
        old = work.commit("one")
        history(work.root, cache)
        work.write(ONE, "2026-03-01 kirjattu", "2026-03-02 vastaanotettu")
        head = work.commit("two")
        asked = []
        real = module.Repository.execute
        monkeypatch.setattr(
            module.Repository,
            "execute",
            lambda self, *a, **k: asked.append(a) or real(self, *a, **k),
        )

        assert history(work.root, cache) == history(work.root)
        logs = [a for a in asked if "log" in a]
        assert logs[0][-4:] == (head, "--not", old, "--")
        asked.clear()
        history(work.root, cache)
        assert not [a for a in asked if "log" in a or "cat-file" in a]

    def test_a_rewritten_history_is_read_anew(self, work, tmp_path: Path) -> None:
        cache = tmp_path / "cache"
        work.write(ONE, "2026-03-01 kirjattu")
        work.commit("one")
        work.write(TWO)
        work.commit("two")
        history(work.root, cache)
        work.git("reset", "-q", "--hard", "HEAD~1")
        work.write(ONE, kieli="fi")
        work.commit("another two")

        assert history(work.root, cache) == history(work.root)
        assert sorted(told(work, cache)) == ["SYO-2026-0001"]

    def test_a_head_behind_the_cache_tells_only_its_own_past(self, work, tmp_path: Path) -> None:
        cache = tmp_path / "cache"
        work.write(ONE)
        work.commit("one")
        work.write(TWO)
        work.commit("two")
        history(work.root, cache)
        work.git("checkout", "-q", "HEAD~1")

        assert sorted(told(work, cache)) == ["SYO-2026-0001"]

    @pytest.mark.parametrize(
        "spoil",
        [
            pytest.param(lambda b: b"", id="empty"),
            pytest.param(lambda b: b[:-20], id="cut short"),
            pytest.param(lambda b: b[:-20] + b"x" * 20, id="another byte"),
            pytest.param(lambda b: b"\xff\xfe" + b, id="not text"),
            pytest.param(lambda b: _signed(b'{"form": 0}'), id="another form"),
            pytest.param(lambda b: _signed(b"[1, 2]"), id="another shape"),
            pytest.param(lambda b: _signed(json.dumps({**_body(b), "prefix": "x/"}).encode()), id="another folder"),
            pytest.param(lambda b: _signed(json.dumps({**_body(b), "head": "0" * 40}).encode()), id="unknown commit"),
            pytest.param(lambda b: _signed(json.dumps({**_body(b), "nodes": [[1]]}).encode()), id="another row"),
        ],
    )  # fmt: skip
    def test_a_spoilt_cache_is_as_none(self, work, tmp_path: Path, spoil) -> None:
        cache = tmp_path / "cache"
        work.write(ONE, "2026-03-01 kirjattu")
        work.commit("one")
        whole = history(work.root, cache)
        (cache / CACHE).write_bytes(spoil((cache / CACHE).read_bytes()))

        assert history(work.root, cache) == whole
        assert kept(cache / CACHE, "") == whole

    def test_a_cache_that_cannot_be_written_is_no_harm(self, work, tmp_path: Path) -> None:
        work.write(ONE)
        work.commit("one")
        (tmp_path / "file").write_text("x")
        keep(tmp_path / "file" / CACHE, "", EMPTY)

        assert history(work.root, tmp_path / "file") == history(work.root)

    def test_nothing_is_left_beside_it(self, work, tmp_path: Path) -> None:
        work.write(ONE)
        work.commit("one")
        history(work.root, tmp_path / "cache")

        assert [path.name for path in (tmp_path / "cache").iterdir()] == [CACHE]


def _body(content: bytes) -> dict[str, object]:
    return json.loads(content.partition(b"\n")[2])


def _signed(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode() + b"\n" + body


def test_the_numbers_that_kirjuri_gives_are_followed(work, monkeypatch) -> None:
    """The trailers as `kirjuri number` writes them, not as this test would."""
    from click.testing import CliRunner

    from kirjuri import cli

    sound = Path(__file__).parents[1] / "cases" / "sound"
    shutil.copytree(sound, work.root, dirs_exist_ok=True)
    first = work.commit("the registry")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "x")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@example.org")
    done = CliRunner().invoke(cli.cli, ["-C", str(work.root), "number"])
    second = work.git("rev-parse", "HEAD")

    assert done.exit_code == 0, done.output
    assert commits(work, "SYO-2026-0002") == [first, second]
    assert len(told(work)["SYO-2026-0002"].changes[1].events) == 2

"""The writer: nothing needless, nothing half done, nothing of others touched."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from kirjuri.model.problem import ToolError
from kirjuri.publish.write import Artifact, Written, replace, write


def artifacts(content: dict[str, str]) -> Iterable[Artifact]:
    for path, text in content.items():
        yield Artifact(path=path, key=f"key of {text}", make=partial(str.encode, text))


class Place:
    """An output directory with its cache."""

    def __init__(self, top: Path) -> None:
        self.out, self.cache = top / "site", top / "cache"

    def write(self, content: dict[str, str], **options: object) -> Written:
        return write(artifacts(content), self.out, self.cache, **options)

    @property
    def files(self) -> dict[str, str]:
        found = (path for path in self.out.rglob("*") if path.is_file())
        return {path.relative_to(self.out).as_posix(): path.read_text("utf-8") for path in found}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_what_has_not_changed_is_neither_made_nor_written(place: Place) -> None:
    place.write({"a/index.html": "one", "b/index.html": "two"})

    def fail() -> bytes:
        raise AssertionError("made again")

    same = Artifact(path="a/index.html", key="key of one", make=fail)
    new = Artifact(path="b/index.html", key="key of three", make=lambda: b"three")
    done = write([same, new], place.out, place.cache)
    assert (done.written, done.unchanged, done.removed) == (["b/index.html"], 1, [])
    assert place.files == {"a/index.html": "one", "b/index.html": "three"}


def test_what_is_gone_is_removed_with_its_empty_folder(place: Place) -> None:
    place.write({"a/b/index.html": "one", "a/index.html": "two"})
    done = place.write({"a/index.html": "two"})
    assert done.removed == ["a/b/index.html"]
    assert place.files == {"a/index.html": "two"}
    assert not (place.out / "a/b").exists()


def test_a_file_changed_by_hand_is_written_again(place: Place) -> None:
    place.write({"index.html": "one"})
    (place.out / "index.html").write_text("changed by hand", "utf-8")
    assert place.write({"index.html": "one"}).written == ["index.html"]
    assert place.files == {"index.html": "one"}


def test_a_file_removed_by_hand_is_written_again(place: Place) -> None:
    place.write({"index.html": "one"})
    (place.out / "index.html").unlink()
    place.write({"index.html": "one"})
    assert place.files == {"index.html": "one"}


def test_a_directory_of_others_is_refused_and_left_as_it_is(place: Place) -> None:
    place.out.mkdir()
    (place.out / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(ToolError, match="'site' is not empty and was not made here"):
        place.write({"index.html": "one"})
    assert place.files == {"thesis.txt": "mine"}


def test_a_directory_with_nothing_but_expected_files_is_taken(place: Place) -> None:
    place.out.mkdir()
    (place.out / "style.css").write_text("old", "utf-8")
    place.write({"style.css": "new", "index.html": "one"}, expected={"style.css"})
    assert place.files == {"style.css": "new", "index.html": "one"}


def test_two_files_of_one_path_are_a_mistake_of_the_program(place: Place) -> None:
    twice = [*artifacts({"a": "one"}), *artifacts({"a": "two"})]
    with pytest.raises(ValueError, match="two files for a"):
        write(twice, place.out, place.cache)


def test_a_fallback_leaves_what_was_there_before(place: Place) -> None:
    place.write({"a": "good"})
    notice = Artifact(path="a", key="notice", make=lambda: b"withheld", fallback=True)
    write([notice], place.out, place.cache)
    assert place.files == {"a": "good"}
    assert place.write({"a": "good"}).unchanged == 1


def test_a_fallback_is_written_where_nothing_was(place: Place) -> None:
    notice = Artifact(path="a", key="notice", make=lambda: b"withheld", fallback=True)
    write([notice], place.out, place.cache)
    assert place.files == {"a": "withheld"}


def test_a_run_that_stops_leaves_whole_files_and_the_next_tidies_up(place: Place) -> None:
    place.write({"old": "one", "kept": "two"})

    def stop() -> bytes:
        raise KeyboardInterrupt

    half = [
        *artifacts({"kept": "two", "new": "three"}),
        Artifact(path="never", key="never", make=stop),
    ]
    with pytest.raises(KeyboardInterrupt):
        write(half, place.out, place.cache)
    assert place.files == {"old": "one", "kept": "two", "new": "three"}
    (place.out / ".kept.part").write_text("ha", "utf-8")
    place.write({"kept": "two"})
    assert place.files == {"kept": "two"}


def test_a_file_is_replaced_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page"
    replace(target, b"old")

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as file:
            file.write(content[:1])
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        replace(target, b"new")
    assert target.read_bytes() == b"old"


def test_a_manifest_that_cannot_be_read_makes_nobody_trust_the_directory(place: Place) -> None:
    place.write({"index.html": "one"})
    (manifest,) = place.cache.iterdir()
    manifest.write_text("{", "utf-8")
    with pytest.raises(ToolError):
        place.write({"index.html": "two"})


def test_a_manifest_of_another_format_has_everything_made_and_compared_again(place: Place) -> None:
    place.write({"index.html": "one", "old": "x"})
    (manifest,) = place.cache.iterdir()
    data = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**data, "version": 0}), "utf-8")
    before = (place.out / "index.html").stat().st_mtime_ns
    done = place.write({"index.html": "one"})
    assert (done.written, done.unchanged, done.removed) == ([], 1, ["old"])
    assert (place.out / "index.html").stat().st_mtime_ns == before


def test_a_new_key_with_the_old_bytes_leaves_the_file_as_it_is(place: Place) -> None:
    place.write({"a": "one"})
    before = (place.out / "a").stat()
    again = Artifact(path="a", key="another key", make=lambda: b"one")
    done = write([again], place.out, place.cache)
    assert (done.written, done.unchanged) == ([], 1)
    assert (place.out / "a").stat().st_ino == before.st_ino


def test_a_file_in_pieces_is_written_whole(place: Place) -> None:
    pieces = Artifact(path="a", key="key", make=lambda: iter([b"one", b" ", b"two"]))
    write([pieces], place.out, place.cache)
    assert place.files == {"a": "one two"}


def test_any_row_of_writes_ends_as_one_clean_write_would(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    place = Place(tmp_path)
    names = ["index.html", "a/index.html", "a/b/index.html", "c.css", "d/e/f.html"]
    for _ in range(60):
        wanted = {name: chance.choice("xyz") for name in names if chance.random() < 0.7}
        place.write(wanted)
        assert place.files == wanted


DIGEST = """
import sys, hashlib
sys.path.insert(0, {here!r})
import conftest, pathlib
from kirjuri.sources.policy import load_policy
from kirjuri.publish.site import publish
checked = conftest.judged(conftest.files(), load_policy(conftest.REGISTRY))
out = pathlib.Path({out!r})
publish(*checked, conftest.FEW_RULES, conftest.plain_shells(), {{}}, out / "site", out / "cache")
tree = conftest.tree(out / "site")
print(hashlib.sha256(repr(sorted(tree.items())).encode()).hexdigest(), len(tree))
"""


def test_the_same_registry_is_the_same_bytes_under_any_locale_zone_seed_and_folder(
    tmp_path: Path,
) -> None:
    here = Path(__file__).parent
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {
            "PYTHONHASHSEED": "2",
            "TZ": "Pacific/Pago_Pago",
            "LC_ALL": "sv_SE.UTF-8",
            "LANG": "tr_TR.UTF-8",
        },
    ]
    told = []
    for index, environment in enumerate(surroundings):
        out = tmp_path / str(index)
        out.mkdir()
        code = DIGEST.format(here=str(here), out=str(out))
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=out,
            env={**os.environ, **environment, "PYTHONPATH": str(here.parents[1] / "tool")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        told.append(run.stdout)
    assert told[0] == told[1]
    assert int(told[0].split()[1]) > 60

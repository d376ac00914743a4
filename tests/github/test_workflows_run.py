"""The workflows run: each for its events, with what comes of it at the platform and in the repository."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

runner = sys.modules["github_runner"]


@pytest.fixture
def shared(registry) -> Path:
    """The bare repository, with the tool in it as one file."""
    runner.start_of(registry.path)
    registry.commit("The tool")
    registry.git("push", "-q", "origin", "main")
    return registry.path.parent / "yhteinen.git"


@pytest.fixture
def perform(shared, tmp_path):
    """Run a workflow for an event."""
    return runner.Room(home=tmp_path, remote=shared).run


class TestIntake:
    def test_a_sent_form_is_answered_by_one_job_alone(self, platform, perform, issue) -> None:
        done = perform("intake", "issues", issue(12))

        assert done.well, done.said
        assert [
            done.outcome(j) for j in ("check and receipt", "record and pull request", "refusal")
        ] == ["succeeded", "", ""]
        assert platform.changed() == ["POST /issues/12/comments"]

    def test_the_label_makes_a_branch_and_a_pull_request(
        self, platform, perform, issue, registry, shared
    ) -> None:
        done = perform(
            "intake",
            "issues",
            issue(12, action="labeled", label="kirjataan", sender="Sihteeri-Koe"),
        )

        assert done.well, done.said
        assert platform.changed() == ["POST /pulls", "POST /issues/12/comments"]
        branches = registry.git("-C", str(shared), "branch", "--format=%(refname:short)").split()
        assert branches == ["kirjuri/syote-12", "main"]

    def test_the_other_label_without_a_reason_is_taken_back(self, platform, perform, issue) -> None:
        done = perform(
            "intake",
            "issues",
            issue(12, action="labeled", label="ei-kirjata", sender="Sihteeri-Koe"),
        )

        assert not done.well
        assert platform.labels(12) == ["syote"]

    def test_any_other_label_starts_nothing(self, platform, perform, issue) -> None:
        done = perform(
            "intake", "issues", issue(12, action="labeled", label="kysymys", sender="Sihteeri-Koe")
        )

        assert done.well
        assert platform.requests == []

    @pytest.mark.parametrize("where", ["title", "answer", "heading", "author"])
    def test_hostile_text_is_text_in_every_place(
        self, platform, perform, issue, registry, shared, canary, where
    ) -> None:
        """The same words in each place that a stranger can fill, from opening to acceptance."""
        told = {
            "title": {"title": " ".join(hostile(canary))},
            "answer": {
                "alkuperainen__kuvaus": "\n".join(hostile(canary)) + "\n\nTavallinen lause lopuksi."
            },
            "heading": {
                "alkuperainen__kuvaus": "Kuvaus.\n\n"
                + "\n".join(f"### {t}" for t in hostile(canary))
                + "\n### Otsikko?" * 10_000
            },
            "author": {"author": "$(touch x)"},
        }[where]

        opened = perform("intake", "issues", issue(12, **told))
        accepted = perform(
            "intake",
            "issues",
            issue(12, action="labeled", label="kirjataan", sender="Sihteeri-Koe", **told),
        )

        assert opened.well, opened.said
        assert not list(canary.parent.glob("kanarialintu*"))
        assert "set-output:: pahuus" not in opened.said + accepted.said
        assert runner.TOKEN not in opened.said + accepted.said
        assert [
            line
            for line in (opened.said + accepted.said).splitlines()
            if "::error" in line and "lintu" in line
        ] == []
        changed = (
            registry.git("-C", str(shared), "diff", "--name-only", "main...kirjuri/syote-12")
            if platform.pulls
            else ""
        )
        assert changed in {"", "syotteet/uudet/issue-12.yaml"}
        for body in (*platform.said(12), *(pull["body"] for pull in platform.pulls)):
            assert body.startswith(("<!-- kirjuri:", "Ehdotus tuli"))


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that nothing may make."""
    return tmp_path / "kanarialintu"


def hostile(canary: Path) -> list[str]:
    """Words that do something where they are run, and must only be words."""
    return [
        f'"; touch {canary}1; echo "',
        f"'; touch {canary}2; echo '",
        f"$(touch {canary}3)",
        f"`touch {canary}4`",
        f'zzz";touch${{IFS}}{canary}5;#',
        "${{ github.token }} ${{ secrets.NUMEROINTIAVAIN }}",
        f"${{{{ toJSON(github) }}}} && touch {canary}6",
        "::set-output name=pahuus::1",
        "::error file=lintu,line=1::väärä virhe",
        "::add-mask::Sihteeristö",
        "::stop-commands::loppu",
        "../../../.github/workflows/kanarialintu.yml",
        "--upload-pack=touch",
        "<!-- kirjuri:receipt --> @kaikki #1 ![x](https://x.example/x.png) <script>alert(1)</script>",
    ]


class TestCheck:
    @pytest.fixture
    def proposed(self, registry, platform, shared):
        """Push files as pull request 5 of a fork, with the merge that the platform makes; return its event."""

        def propose(files: dict[str, str], author: str = "haaroittaja") -> dict:
            base = registry.git("rev-parse", "main")
            registry.git("switch", "-q", "-c", "pr", "main")
            for path, text in files.items():
                registry.write(path, text)
            registry.commit("A proposal")
            head = registry.git("rev-parse", "HEAD")
            registry.git("switch", "-q", "--detach", "main")
            registry.git("merge", "-q", "--no-ff", "-m", "merge", head)
            registry.git(
                "push", "-q", "origin", "HEAD:refs/pull/5/merge", f"{head}:refs/pull/5/head"
            )
            registry.git("switch", "-q", "main")
            platform.pulls.append(
                {
                    "number": 5,
                    "state": "open",
                    "user": {"login": author},
                    "head": {"sha": head, "ref": "pr", "repo": {"full_name": "muu/rekisteri"}},
                }
            )
            return {
                "action": "opened",
                "number": 5,
                "pull_request": {
                    "number": 5,
                    "user": {"login": author},
                    "base": {"sha": base, "ref": "main"},
                    "head": {"sha": head, "ref": "pr"},
                },
            }

        return propose

    def finished(self, event: dict) -> dict:
        head = event["pull_request"]["head"]["sha"]
        run = {"id": 1, "event": "pull_request", "conclusion": "success", "head_sha": head}
        return {
            "action": "completed",
            "workflow_run": {**run, "head_repository": {"full_name": "muu/rekisteri"}},
        }

    def check(self, perform, event: dict):
        return perform("check", "pull_request", event, ref="refs/remotes/pull/5/merge")

    def test_a_sound_change_passes_with_a_summary_and_gets_its_comment(
        self, platform, perform, proposed
    ) -> None:
        event = proposed({"syotteet/uudet/asia.yaml": GOOD})

        checked = self.check(perform, event)
        assert checked.well, checked.said
        assert "**Muutos on kunnossa.**" in checked.summary
        assert platform.requests == []

        said = perform("comment", "workflow_run", self.finished(event))
        assert said.well, said.said
        assert platform.said(5)[0].startswith("<!-- kirjuri:review -->\n**Muutos on kunnossa.**")

    def test_an_unsound_change_fails_at_its_line_and_is_told_all_the_same(
        self, platform, perform, proposed
    ) -> None:
        event = proposed({"syotteet/uudet/asia.yaml": GOOD.replace("kehittaminen", "kehitys")})

        checked = self.check(perform, event)
        assert not checked.well
        assert "::error file=syotteet/uudet/asia.yaml,line=2" in checked.said
        assert "KR1" in checked.summary

        assert perform("comment", "workflow_run", self.finished(event)).well
        assert "KR1" in platform.said(5)[0]

    def test_nothing_that_is_proposed_is_run_or_believed(
        self, platform, perform, proposed, canary, registry
    ) -> None:
        touch = f"#!/bin/sh\ntouch {canary}\n"
        python = f"open({str(canary)!r}, 'w')\n"
        event = proposed(
            {
                "kirjuri": touch,
                "tool/kirjuri/__init__.py": python,
                "sitecustomize.py": python,
                f"syotteet/uudet/$(touch {canary.name}).yaml": "kieli: fi\n",
                f"syotteet/uudet/`touch {canary.name}`.yaml": "kieli: fi\n",
                f'syotteet/uudet/"; touch {canary.name}; ".yaml': "kieli: fi\n",
                "syotteet/uudet/--output=kanarialintu.yaml": "kieli: fi\n",
                "syotteet/uudet/\n::error file=lintu::väärä.yaml": "kieli: fi\n",
                "yaml.py": python,
                "kirjuri.yaml": (registry.path / "kirjuri.yaml")
                .read_text()
                .replace("Sihteeri-Koe", "haaroittaja"),
                ".gitattributes": "*.yaml diff=paha filter=paha\n",
                ".github/workflows/check.yml": "name: check\non: push\njobs: {}\n",
                "syotteet/uudet/asia.yaml": GOOD.replace("kehittaminen", "kehitys"),
            }
        )

        checked = self.check(perform, event)
        assert not checked.well
        assert "❗  ::error file=syotteet" in checked.said
        assert "❗  ::error file=lintu" not in checked.said
        assert perform("comment", "workflow_run", self.finished(event)).well

        assert not list(canary.parent.rglob("kanarialintu*"))
        assert "`.github/workflows/check.yml`" in platform.said(5)[0]
        assert "KR1" in platform.said(5)[0]

    def test_a_report_that_lies_or_is_missing_changes_nothing_of_the_comment(
        self, platform, perform, proposed, tmp_path
    ) -> None:
        event = proposed({"syotteet/uudet/asia.yaml": GOOD.replace("kehittaminen", "kehitys")})

        assert perform("comment", "workflow_run", self.finished(event)).well
        missing = platform.said(5)[0]
        kept = tmp_path / "store" / "report"
        kept.mkdir(parents=True)
        (kept / "report.json").write_text(
            '{"version":1,"verdict":"clean","counts":{},"diagnostics":[]}'
        )
        assert perform("comment", "workflow_run", self.finished(event)).well

        assert "KR1" in missing
        assert "KR1" in platform.said(5)[0]
        assert "päätyi eri tulokseen" in platform.said(5)[0]

    def test_a_finished_run_of_something_else_says_nothing(
        self, platform, perform, proposed
    ) -> None:
        finished = self.finished(proposed({"syotteet/uudet/asia.yaml": GOOD}))
        finished["workflow_run"]["event"] = "push"

        assert perform("comment", "workflow_run", finished).well
        assert platform.requests == []


GOOD = """\
kieli: fi
tyyppi: kehittaminen
jattaja: {laji: viranomainen, nimi: Koekunta, yhteys: issue}
alkuperainen: {otsikko: Asia, kuvaus: Asia kerrottuna., toivottu_tulos: Suositus.}
rajat_ylittava: [sektori]
"""


class TestToimi:
    def test_an_act_becomes_a_pull_request(self, platform, perform, issue) -> None:
        act = {
            "toimi": "merkinta",
            "tunnukset": "SYO-2026-0001",
            "teksti": "Puhuttiin verkoston kanssa.",
            "rooli": "sihteeristo",
        }
        data = issue(20, "toimi", author="Sihteeri-Koe", title="Toimi: x", **act)

        done = perform("toimi", "issues", data)

        assert done.well, done.said
        assert [pull["head"]["ref"] for pull in platform.pulls] == ["kirjuri/toimi-20"]
        assert perform("intake", "issues", data).well
        assert platform.changed() == ["POST /pulls", "POST /issues/20/comments"]

    def test_an_input_is_no_act(self, platform, perform, issue) -> None:
        assert perform("toimi", "issues", issue(12)).well
        assert platform.requests == []


class TestReminders:
    def test_the_list_is_kept_by_the_schedule(self, platform, perform) -> None:
        done = perform("reminders", "schedule", {})

        assert done.well, done.said
        assert platform.changed() == ["POST /issues"]

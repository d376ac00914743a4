"""The doctor: one thing at a time, what is missing and what to do, and nothing is changed."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

Trouble = sys.modules["github_platform"].Trouble
ROOT = Path(__file__).parents[2]
ADDRESSES = """\
tietovarasto: https://github.com/koe/rekisteri
sivusto: https://koe.example/
"""
WELL = {
    "": {"has_issues": True, "default_branch": "main"},
    "rules/branches/main": [
        {"type": "pull_request"},
        {"type": "non_fast_forward"},
        {"type": "deletion"},
        {
            "type": "required_status_checks",
            "parameters": {"required_status_checks": [{"context": "check the records"}]},
        },
    ],
    "pages": {"build_type": "workflow"},
    "labels": [
        {"name": name}
        for name in ("kirjataan", "ei-kirjata", "tyojono", "syote", "toimi", "palaute", "muutos")
    ],
    "keys": [{"read_only": True}, {"read_only": False}],
    "environments/numerointi/secrets": {"secrets": [{"name": "NUMEROINTIAVAIN"}]},
    "actions/permissions/workflow": {
        "can_approve_pull_request_reviews": True,
        "default_workflow_permissions": "read",
    },
}


@pytest.fixture
def whole(registry, monkeypatch):
    """A registry that lacks nothing on the disk, looked at without a token."""
    monkeypatch.delenv("GH_TOKEN", raising=False)
    settings = registry.path / "kirjuri.yaml"
    text = settings.read_text().replace(
        "[Sihteeri-Koe]}", "[Sihteeri-Koe], yllapito: [Yllapitaja]}"
    )
    boxes = "{sihteeristo: sihteeristo@koe.example, kirjaamo: kirjaamo@koe.example, saavutettavuus: s@koe.example}"
    settings.write_text(text.replace("{sihteeristo: sihteeristo@koe.example}", boxes) + ADDRESSES)
    shutil.copytree(ROOT / "schemas", registry.path / "schemas")
    shutil.copytree(ROOT / ".github" / "workflows", registry.path / ".github" / "workflows")
    registry.run("forms")
    registry.commit("All of it")
    hooks = registry.path / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    (hooks / "pre-commit").write_text("#!/bin/sh\n")
    return registry


def told(registry) -> dict[str, list[str]]:
    """What the doctor says, by the name of each thing: [how it is, sentences…]."""
    found: dict[str, list[str]] = {}
    for line in registry.run("doctor", language="en")[1].splitlines():
        sign, colon, name = line.partition(": ")
        if colon and sign in {"in order", "missing", "not seen"}:
            found[name] = [sign]
        elif line.startswith("  "):
            found[[*found][-1]].append(line.strip())
    return found


class TestHere:
    def test_a_registry_that_lacks_nothing_is_in_order(self, whole) -> None:
        code, said = whole.run("doctor")

        assert code == 0
        assert said == (
            "kunnossa: git\nkunnossa: historia\nkunnossa: päähaara\nkunnossa: etätietovarasto\n"
            "kunnossa: tarkistus ennen tallennusta\nkunnossa: tietovaraston osoite\n"
            "kunnossa: sivuston osoite\nkunnossa: postilaatikot\nkunnossa: roolit\n"
            "kunnossa: tuotetut tiedostot\nkunnossa: työnkulut\nkunnossa: tietueet\n"
            "Alustaa ei katsottu: anna muuttujassa GH_TOKEN valtuus, jolla sitä saa lukea.\n"
        )
        assert whole.git("status", "--porcelain") == ""

    @pytest.mark.parametrize(
        ("harm", "name", "sentences"),
        [
            pytest.param(
                lambda r: r.git("remote", "remove", "origin"),
                "remote repository",
                [
                    "No remote repository is known, so nothing can be published or numbered for others.",
                    "Name it:",
                    "git remote add origin ADDRESS",
                ],
                id="no remote",
            ),
            pytest.param(
                lambda r: (
                    r.git("branch", "-m", "trunk"),
                    r.git("update-ref", "-d", "refs/remotes/origin/main"),
                ),
                "main branch",
                [
                    "There is no branch 'main'; the workflows work on it.",
                    "Rename the present branch:",
                    "git branch -m main",
                ],
                id="another name for the main branch",
            ),
            pytest.param(
                lambda r: (r.path / ".git/hooks/pre-commit").unlink(),
                "check before a commit",
                [
                    "Records are not checked before a commit: personal data could get into the history.",
                    "Put the hook in place:",
                    "pre-commit install",
                ],
                id="no hook",
            ),
            pytest.param(
                lambda r: (replaced(r, "sivusto: https://koe.example/\n", ""), r.run("forms")),
                "address of the site",
                [
                    "The setting 'sivusto' in kirjuri.yaml has no address.",
                    "Write it; links on pages and in messages need it.",
                ],
                id="no address of the site",
            ),
            pytest.param(
                lambda r: replaced(r, ", saavutettavuus: s@koe.example", ""),
                "mailboxes",
                [
                    "There is no mailbox for: saavutettavuus.",
                    "Write shared mailboxes, never a person's own, into 'postilaatikot' in kirjuri.yaml.",
                ],
                id="a mailbox lacks",
            ),
            pytest.param(
                lambda r: (replaced(r, "[Yllapitaja]", "[]"), r.run("forms")),
                "roles",
                [
                    "Nobody has the role: yllapito. Labels and the secretariat's form do nothing without it.",
                    "Write logins into 'roolit' in kirjuri.yaml, and run this after it:",
                    "./kirjuri forms",
                ],
                id="a role without logins",
            ),
            pytest.param(
                lambda r: (r.path / ".github/CODEOWNERS").write_text("* @joku\n"),
                "generated files",
                [
                    "Forms, CODEOWNERS or lists in schemas are out of date: .github/CODEOWNERS",
                    "Write them again:",
                    "./kirjuri forms",
                ],
                id="a generated file changed by hand",
            ),
            pytest.param(
                lambda r: (r.path / ".github/workflows/intake.yml").unlink(),
                "workflows",
                [
                    "Workflows are missing: intake.",
                    "Copy them from Kirjuri's own repository, folder .github/workflows.",
                ],
                id="a workflow lacks",
            ),
            pytest.param(
                lambda r: r.write("syotteet/uudet/rikki.yaml", "kieli: fi\n"),
                "records",
                [
                    "There are errors in records: 4. A record with an error is not published.",
                    "See what to mend:",
                    "./kirjuri check",
                ],
                id="records with errors",
            ),
        ],
    )
    def test_what_is_missing_is_named_with_what_to_do(self, whole, harm, name, sentences) -> None:
        harm(whole)

        found = told(whole)

        assert found.pop(name) == ["missing", *sentences]
        assert {tuple(others) for others in found.values()} == {("in order",)}
        assert whole.run("doctor")[0] == 1

    def test_outside_git_the_rest_is_looked_at_all_the_same(self, whole) -> None:
        shutil.rmtree(whole.path / ".git")

        found = told(whole)

        assert found.pop("git")[:2] == [
            "missing",
            "The registry is in no git repository: numbers and timelines need one.",
        ]
        assert {tuple(others) for others in found.values()} == {("in order",)}

    def test_a_shallow_clone_is_named(self, whole, tmp_path) -> None:
        whole.git("push", "-q", "origin", "main")
        there = (whole.path.parent / "yhteinen.git").as_uri()
        whole.git("clone", "-q", "--depth", "1", there, str(tmp_path / "matala"))
        whole.path = tmp_path / "matala"

        assert told(whole)["history"] == [
            "missing",
            "History is cut off (shallow clone): timelines and numbers need it whole.",
            "Bring the rest:",
            "git fetch --unshallow",
        ]


def replaced(registry, old: str, new: str) -> None:
    path = registry.path / "kirjuri.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


class TestThere:
    @pytest.fixture
    def looked(self, platform):
        """What is seen on a platform whose settings are these."""
        from kirjuri.github.checkup import remote
        from kirjuri.github.client import client
        from kirjuri.render.words import sentence

        def look(**changed) -> dict[str, list[str]]:
            platform.settings = {
                **WELL,
                **{key.replace("__", "/"): value for key, value in changed.items()},
            }
            return {
                item.name: [
                    item.sign.value,
                    *(sentence(text, item.values, "en") for text in (item.says, item.fix) if text),
                ]
                for item in remote.look(client())
            }

        return look

    def test_a_repository_that_lacks_nothing_is_in_order_and_only_read(
        self, platform, looked
    ) -> None:
        assert {tuple(one) for one in looked().values()} == {("good",)}
        assert platform.changed() == []

    @pytest.mark.parametrize(
        ("changed", "name", "says"),
        [
            pytest.param(
                {"": {"has_issues": False}},
                "threads (issues)",
                "Threads are off, so nobody can send a form.",
                id="no issues",
            ),
            pytest.param(
                {"": {"has_issues": True, "default_branch": "master"}},
                "threads (issues)",
                "The default branch is 'master', and the workflows work on 'main'.",
                id="another default branch",
            ),
            pytest.param(
                {"rules__branches__main": [{"type": "pull_request"}]},
                "rules of the main branch",
                "The main branch may be changed without: deletion, non_fast_forward, required_status_checks.",
                id="rules lack",
            ),
            pytest.param(
                {
                    "rules__branches__main": [
                        *WELL["rules/branches/main"][:3],
                        {"type": "required_status_checks"},
                    ]
                },
                "rules of the main branch",
                "A merge does not need the check 'check the records'.",
                id="another check is demanded",
            ),
            pytest.param(
                {"pages": None}, "Pages", "The site is not published anywhere.", id="no Pages"
            ),
            pytest.param(
                {"pages": {"build_type": "legacy"}},
                "Pages",
                "Pages publishes a branch, and the site is made by a workflow.",
                id="Pages of a branch",
            ),
            pytest.param(
                {"labels": WELL["labels"][2:]},
                "labels",
                "Labels are missing: ei-kirjata, kirjataan. Without them forms and decisions start nothing.",
                id="labels lack",
            ),
            pytest.param(
                {"keys": [{"read_only": True}]},
                "deploy key for numbers",
                "No deploy key may write, so numbers cannot be pushed to a protected main branch.",
                id="a key that only reads",
            ),
            pytest.param(
                {"environments__numerointi__secrets": {"secrets": []}},
                "secret with the deploy key",
                "The environment 'numerointi' has no secret 'NUMEROINTIAVAIN'.",
                id="no secret",
            ),
            pytest.param(
                {"actions__permissions__workflow": {"can_approve_pull_request_reviews": False}},
                "rights of workflows",
                "Workflows may not open pull requests, so forms cannot become records.",
                id="workflows may open no pull request",
            ),
            pytest.param(
                {
                    "actions__permissions__workflow": {
                        **WELL["actions/permissions/workflow"],
                        "default_workflow_permissions": "write",
                    }
                },
                "rights of workflows",
                "Workflows may write by default.",
                id="workflows may write by default",
            ),
        ],
    )
    def test_what_is_missing_is_named(self, looked, changed, name, says) -> None:
        found = looked(**changed)

        assert found.pop(name)[:2] == ["missing", says]
        assert {tuple(one) for one in found.values()} == {("good",)}

    def test_what_the_token_may_not_see_is_no_fault(
        self, platform, looked, whole, monkeypatch
    ) -> None:
        monkeypatch.setenv("GH_TOKEN", "x")
        found = looked(keys=None)
        assert found["deploy key for numbers"][0] == "unseen"

        code, said = whole.run("doctor")
        assert code == 0
        assert "ei näy: numeroinnin avain (deploy key)\n  Valtuudella tätä ei näe;" in said

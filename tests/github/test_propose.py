"""From a thread to a pull request: who may, what is on the branch, and what happens the second time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kirjuri.model.problem import ToolError
from kirjuri.sources.commit import workshop
from kirjuri.sources.remote import offer, upstream

ACCEPTED = {"sender": "Sihteeri-Koe", "label": "kirjataan"}
BRANCH = "kirjuri/syote-12"


def there(registry, *arguments: str) -> str:
    """Git in the bare repository that all share."""
    return registry.git("-C", str(registry.path.parent / "yhteinen.git"), *arguments)


def test_an_accepted_input_becomes_a_record_on_a_branch_and_a_pull_request(
    platform, registry, came
) -> None:
    code, said = registry.run("propose", "--event", came(12, **ACCEPTED))

    assert (code, said) == (0, f"Ehdotettu: {BRANCH} -> #13\n")
    assert there(registry, "diff", "--name-status", "main", BRANCH) == (
        "A\tsyotteet/uudet/issue-12.yaml"
    )
    record = there(registry, "show", f"{BRANCH}:syotteet/uudet/issue-12.yaml")
    assert "otsikko: Rakennustiedon yhteiset käsitteet" in record
    assert "kirjausketju: https://github.com/koe/rekisteri/issues/12" in record
    assert there(registry, "log", "-1", "--format=%B", BRANCH) == (
        "Kirjaus: ketju #12\n\nKirjuri-ketju: 12"
    )
    [pull] = platform.pulls
    assert (pull["title"], pull["head"]["ref"], pull["base"]["ref"]) == (
        *("Kirjaus: ketju #12", BRANCH, "main"),
    )
    assert "\n\n- #12\n\n" in pull["body"]
    assert "### `uusi:issue-12` `Rakennustiedon yhteiset käsitteet` (Syöte)" in pull["body"]
    assert "**Muutos on kunnossa.**" in pull["body"]
    [told] = platform.said(12)
    assert told == (
        "<!-- kirjuri:proposal -->\n"
        "Sihteeristö kirjaa tämän syötteen. Syöte saa tunnuksen, kun se on liitetty rekisteriin, ja "
        "tunnus kerrotaan täällä.\n\n- #13\n\n"
        "<sub>Rekisterin automaatio kirjoitti tämän viestin. Viesti ei ole hallintopäätös.</sub>\n"
    )
    assert platform.changed() == ["POST /pulls", "POST /issues/12/comments"]
    assert registry.git("status", "--porcelain") == ""
    assert registry.git("rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_the_second_time_changes_nothing(platform, registry, came) -> None:
    path = came(12, **ACCEPTED)
    registry.run("propose", "--event", path)
    before, commit = list(platform.changed()), there(registry, "rev-parse", BRANCH)

    assert registry.run("propose", "--event", path)[0] == 0

    assert platform.changed() == before
    assert there(registry, "rev-parse", BRANCH) == commit


def test_a_rehearsal_shows_the_proposal_and_sends_nothing(platform, registry, came) -> None:
    code, said = registry.run("propose", "--dry-run", "--event", came(12, **ACCEPTED))

    assert code == 0
    assert "POST /pulls\nKirjaus: ketju #12\n" in said
    assert platform.changed() == []
    assert there(registry, "branch", "--format=%(refname:short)") == "main"


def test_a_form_that_was_edited_and_accepted_anew_brings_its_branch_up_to_date(
    platform, registry, came
) -> None:
    registry.run("propose", "--event", came(12, **ACCEPTED))

    path = came(12, alkuperainen__otsikko="Rakennustiedon käsitteet", **ACCEPTED)
    assert registry.run("propose", "--event", path)[0] == 0

    assert "otsikko: Rakennustiedon käsitteet" in there(
        registry, "show", f"{BRANCH}:syotteet/uudet/issue-12.yaml"
    )
    assert there(registry, "rev-list", "--count", f"main..{BRANCH}") == "1"
    assert len(platform.pulls) == 1


def test_a_branch_that_people_went_on_with_is_left_as_it_is(platform, registry, came) -> None:
    path = came(12, **ACCEPTED)
    registry.run("propose", "--event", path)
    registry.git("fetch", "-q", "origin", BRANCH)
    registry.git("switch", "-q", "-c", "muokattu", "FETCH_HEAD")
    registry.write("syotteet/uudet/muu.yaml", "kieli: fi\n")
    registry.commit("Täydennettiin")
    registry.git("push", "-q", "origin", f"HEAD:{BRANCH}")
    registry.git("switch", "-q", "main")
    mine = there(registry, "rev-parse", BRANCH)

    edited = came(12, alkuperainen__otsikko="Toinen", **ACCEPTED)
    assert registry.run("propose", "--event", edited)[0] == 0

    assert there(registry, "rev-parse", BRANCH) == mine
    assert "Joku on jatkanut tätä ehdotusta käsin" in platform.said(12)[-1]


@pytest.mark.parametrize("sender", ["ohikulkija", "lahettaja", "github-actions[bot]"])
def test_a_label_from_anybody_else_is_taken_back_and_nothing_is_made(
    platform, registry, came, sender
) -> None:
    path = came(12, sender=sender, label="kirjataan")

    assert registry.run("propose", "--event", path) == (
        1,
        "Mitään ei ehdotettu; syy on ketjussa.\n",
    )
    assert platform.labels(12) == ["syote"]
    assert "Vain rekisterin sihteeristö voi lisätä leiman `kirjataan`" in platform.said(12)[0]
    assert platform.pulls == []
    assert there(registry, "branch", "--format=%(refname:short)") == "main"


def test_an_input_that_lacks_something_is_told_and_can_be_accepted_later(
    platform, registry, came
) -> None:
    path = came(12, jattaja__nimi="", **ACCEPTED)

    assert registry.run("propose", "--event", path)[0] == 1
    assert platform.labels(12) == ["syote"]
    assert "Syötettä ei voi vielä kirjata" in platform.said(12)[0]
    assert platform.pulls == []


def test_feedback_is_never_registered(platform, registry, came) -> None:
    path = came(12, "palaute", **ACCEPTED)

    assert registry.run("propose", "--event", path)[0] == 1
    assert platform.labels(12) == ["palaute"]
    assert platform.pulls == []


def test_an_act_of_the_secretariat_becomes_a_pull_request(platform, registry, came) -> None:
    registry.add_input(12)
    registry.git("push", "-q", "origin", "main")
    act = {
        "toimi": "siirto",
        "tunnukset": "SYO-2026-0002",
        "tila": "jalostettavana",
        "teksti": "Jalostaminen alkoi verkoston kanssa.",
    }

    path = came(20, "toimi", author="Sihteeri-Koe", title="Toimi: x", **act)
    assert registry.run("propose", "--event", path) == (0, "Ehdotettu: kirjuri/toimi-20 -> #21\n")

    change = there(registry, "diff", "main", "kirjuri/toimi-20")
    assert "+    tila: jalostettavana" in change
    assert platform.pulls[0]["title"] == "Toimi: ketju #20"
    assert "Jalostettavana" in platform.pulls[0]["body"]
    assert "\n\n- Closes #20\n\n" in platform.pulls[0]["body"]
    assert "Toimi on valmis liitettäväksi." in platform.said(20)[0]


@pytest.mark.parametrize(
    ("author", "sender"),
    [
        pytest.param("ohikulkija", "ohikulkija", id="a stranger"),
        pytest.param(
            "ohikulkija", "Sihteeri-Koe", id="a stranger's act, edited by the secretariat"
        ),
        pytest.param(
            "Sihteeri-Koe", "ohikulkija", id="the secretariat's act, edited by a stranger"
        ),
    ],
)
def test_an_act_that_a_stranger_had_a_hand_in_is_not_done(
    platform, registry, came, author, sender
) -> None:
    act = {
        "toimi": "siirto",
        "tunnukset": "SYO-2026-0001",
        "tila": "seurannassa",
        "teksti": "x" * 20,
    }

    path = came(20, "toimi", author=author, sender=sender, title="Toimi: x", action="edited", **act)

    assert registry.run("propose", "--event", path)[0] == 1
    assert platform.pulls == []
    assert there(registry, "branch", "--format=%(refname:short)") == "main"
    assert "Tointa ei tehty" in platform.said(20)[0] or "Toimea ei tehty" in platform.said(20)[0]


def test_roles_are_read_from_the_branch_that_runs_and_never_from_the_text(
    platform, registry, came
) -> None:
    registry.write(
        "kirjuri.yaml",
        (registry.path / "kirjuri.yaml").read_text().replace("Sihteeri-Koe", "toinen"),
    )
    registry.commit("Roles")

    assert registry.run("propose", "--event", came(12, **ACCEPTED))[0] == 1


def test_where_workflows_may_open_no_pull_request_the_setting_is_named(
    platform, registry, came, monkeypatch
) -> None:
    trouble = sys.modules["github_platform"].Trouble(403)
    path = came(12, **ACCEPTED)
    platform.troubles = [None, trouble]

    with pytest.raises(ToolError) as told:
        registry.run("propose", "--event", path)

    assert str(told.value) == (
        "the branch 'kirjuri/syote-12' is ready, but workflows may not open pull requests here: allow it "
        "in Settings, Actions, General, 'Allow GitHub Actions to create and approve pull requests'"
    )


HOSTILE = (
    '"; touch /tmp/kirjuri-canary; "',
    "$(touch /tmp/kirjuri-canary)",
    "`touch /tmp/kirjuri-canary`",
    "${{ github.token }}",
    "::set-output name=x::y",
    "../../.github/workflows/pahuus.yml",
    "--upload-pack=touch",
    "@kaikki #1 <!-- kirjuri:receipt --> <script>alert(1)</script>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_text_and_nothing_else(platform, registry, came, text) -> None:
    path = came(12, title=f"Syöte: {text}", alkuperainen__otsikko=text, **ACCEPTED)

    assert registry.run("propose", "--event", path)[0] == 0

    names = there(registry, "diff", "--name-only", "main", BRANCH)
    assert names == "syotteet/uudet/issue-12.yaml"
    assert text not in there(registry, "log", "-1", "--format=%B", BRANCH)
    assert platform.pulls[0]["title"] == "Kirjaus: ketju #12"
    assert subprocess.run(
        ["ls", "/tmp/kirjuri-canary"], capture_output=True, check=False
    ).returncode


def test_a_branch_that_somebody_pushed_to_meanwhile_is_not_run_over(registry) -> None:
    registry.write("README.md", "Toisen työ.\n")
    registry.commit("Somebody's")
    registry.git("push", "-q", "origin", "main:refs/heads/kirjuri/syote-12")
    registry.git("reset", "-q", "--hard", "HEAD~1")
    shop = workshop(registry.path)

    with pytest.raises(ToolError) as told:
        offer(shop, upstream(shop), "kirjuri/syote-12", shop.head, before="")

    assert str(told.value) == (
        "somebody has pushed to the branch 'kirjuri/syote-12' meanwhile; try again"
    )
    assert there(registry, "log", "-1", "--format=%s", "kirjuri/syote-12") == "Somebody's"


SUGGESTED = {
    "tietue": "SYO-2026-0001",
    "muutokset": "[kenttä: tiivistelma]\nKuka rajapintaa ylläpitää?",
    "perustelu": "Kysymys on selvempi lyhyenä.",
}


def test_a_suggestion_of_anybody_becomes_a_change_by_the_secretariats_label(
    platform, registry, came
) -> None:
    path = came(12, "muutos", **SUGGESTED, **ACCEPTED)

    code, said = registry.run("propose", "--event", path)

    branch = "kirjuri/muutos-12"
    assert (code, said) == (0, f"Ehdotettu: {branch} -> #13\n")
    assert there(registry, "diff", "--unified=0", "main", branch).splitlines()[-2:] == [
        "-tiivistelma: Kuka ylläpitää kuntien yhteistä rajapintaa?",
        "+tiivistelma: Kuka rajapintaa ylläpitää?",
    ]
    assert there(registry, "diff", "--name-only", "main", branch) == (
        "syotteet/2026/SYO-2026-0001.yaml"
    )
    [pull] = platform.pulls
    assert pull["title"] == "Muutosehdotus: ketju #12"
    assert "- Closes #12" in pull["body"]
    assert "**Muutos on kunnossa.**" in pull["body"]
    assert "Sihteeristö vie ehdotusta eteenpäin." in platform.said(12)[0]


def test_a_suggestion_is_not_taken_by_anybody_elses_label(platform, registry, came) -> None:
    path = came(12, "muutos", sender="lahettaja", label="kirjataan", **SUGGESTED)

    assert registry.run("propose", "--event", path)[0] == 1
    assert platform.labels(12) == ["muutos"]
    assert platform.pulls == []

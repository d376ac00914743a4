"""Not registering an input: a public reason closes the thread, anything less takes the label back."""

from __future__ import annotations

import cmarkgfm
import pytest

LAST = "<sub>Rekisterin automaatio kirjoitti tämän viestin. Viesti ei ole hallintopäätös.</sub>\n"
REASON = "Perustelu: Asia kuuluu yhden viraston sisäiseen kehittämiseen. Kääntykää sen kirjaamon puoleen."


def test_a_public_reason_closes_the_thread_and_tells_what_can_be_done(
    platform, registry, event
) -> None:
    issue = platform.open_issue(7, labels=["syote", "ei-kirjata"])
    platform.write(7, "Sihteeri-Koe", REASON)

    code, said = registry.run("refuse", "--event", event(issue, label="ei-kirjata"))

    assert (code, said) == (0, "Ketju suljettiin perusteluineen.\n")
    assert platform.said(7) == [
        "<!-- kirjuri:refusal -->\n"
        "### Tätä syötettä ei kirjattu\n\n"
        "Sihteeristö perustelee ratkaisua näin:\n\n"
        "> Asia kuuluu yhden viraston sisäiseen kehittämiseen. Kääntykää sen kirjaamon puoleen.\n\n"
        "Näin voit jatkaa:\n\n"
        "- Vastaa tähän, jos olet eri mieltä tai jokin ymmärrettiin väärin.\n"
        "- Korjaa ketjun alussa olevaa lomaketta ja pyydä avaamaan asia uudelleen.\n"
        "- Kirjoita sihteeristölle: `sihteeristo@koe.example`\n\n" + LAST
    ]
    assert platform.issues[7]["state"] == "closed"
    assert platform.issues[7]["state_reason"] == "not_planned"
    assert platform.changed() == ["POST /issues/7/comments", "PATCH /issues/7"]


@pytest.mark.parametrize(
    "comments",
    [
        pytest.param([], id="no reason at all"),
        pytest.param([("Sihteeri-Koe", "Perustelu: ei.")], id="a reason of one word"),
        pytest.param(
            [("Sihteeri-Koe", "Tämä ei kuulu meille, joten en kirjaa.")], id="no word of reason"
        ),
        pytest.param([("ohikulkija", REASON)], id="a reason that somebody else gives"),
        pytest.param([("github-actions[bot]", REASON)], id="a reason in our own name"),
    ],
)
def test_without_a_public_reason_the_label_is_taken_back_and_the_way_is_told(
    platform, registry, event, comments
) -> None:
    issue = platform.open_issue(7, labels=["syote", "ei-kirjata"])
    for author, body in comments:
        platform.write(7, author, body)

    code, said = registry.run("refuse", "--event", event(issue, label="ei-kirjata"))

    assert (code, said) == (1, "Leima otettiin pois.\n")
    assert platform.labels(7) == ["syote"]
    assert platform.issues[7]["state"] == "open"
    assert platform.said(7)[-1] == (
        "<!-- kirjuri:refusal -->\n"
        "Kirjaamatta jättäminen vaatii julkisen perustelun, joten leima `ei-kirjata` otettiin pois. "
        "Kirjoita tähän kommentti, joka alkaa alla olevalla sanalla ja kertoo jättäjälle, miksi asiaa "
        "ei kirjata ja minne sen voi viedä. Lisää sitten leima uudelleen.\n\n"
        "> ```\n> Perustelu: …\n> ```\n\n" + LAST
    )


@pytest.mark.parametrize("sender", ["ohikulkija", "", "sihteeri-koe-2"])
def test_a_label_put_by_somebody_else_is_taken_back(platform, registry, event, sender) -> None:
    issue = platform.open_issue(7, labels=["syote", "ei-kirjata"])
    platform.write(7, "Sihteeri-Koe", REASON)

    code, _ = registry.run("refuse", "--event", event(issue, label="ei-kirjata", sender=sender))

    assert code == 1
    assert platform.labels(7) == ["syote"]
    assert platform.said(7) == [
        "<!-- kirjuri:refusal -->\n"
        "Vain rekisterin sihteeristö voi lisätä leiman `ei-kirjata`, joten se otettiin pois. "
        "Mikään muu ei muuttunut.\n\n" + LAST
    ]


def test_the_last_reason_counts_and_nothing_in_it_comes_alive(platform, registry, event) -> None:
    issue = platform.open_issue(7, labels=["syote", "ei-kirjata"])
    platform.write(7, "Sihteeri-Koe", "**Perustelu:** Ensimmäinen perustelu, joka korjattiin.")
    platform.write(
        7, "sihteeri-koe", "Reason: @all ```\n![x](https://evil.example/x.png) <script>#1 ::error::"
    )

    assert registry.run("refuse", "--event", event(issue, label="ei-kirjata"))[0] == 0

    [told] = platform.said(7)
    assert "Ensimmäinen" not in told
    assert cmarkgfm.github_flavored_markdown_to_html(told).count("<blockquote>\n" + QUOTED) == 1


QUOTED = """\
<p><code>@all</code> ```
<code>![x](https://evil.example/x.png</code>) <code>&lt;script&gt;#1</code> <code>::error</code>::</p>
</blockquote>
"""


def test_a_rehearsal_shows_what_would_be_said_and_changes_nothing(
    platform, registry, event
) -> None:
    issue = platform.open_issue(7, labels=["syote", "ei-kirjata"])

    code, said = registry.run("refuse", "--dry-run", "--event", event(issue, label="ei-kirjata"))

    assert code == 1
    assert platform.changed() == []
    assert said.startswith("DELETE /issues/7/labels/ei-kirjata\nPOST /issues/7/comments\n")
    assert "Perustelu: …" in said

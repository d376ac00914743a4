"""The answer to a form: at once, in its language, kept up to date, and never to what is not ours."""

from __future__ import annotations

import pytest


def test_a_sound_input_gets_its_receipt_with_what_was_understood_and_by_when_it_goes_on(
    platform, registry, came
) -> None:
    code, said = registry.run("reply", "--event", came(12))

    assert (code, said) == (0, "Ketjuun vastattiin.\n")
    [told] = platform.said(12)
    assert told.startswith(
        "<!-- kirjuri:receipt -->\n## Syötteesi on saapunut\n\n"
        "Kiitos. Syöte saapui 20.11.2026, eikä siitä puutu mitään.\n"
    )
    assert "| Jättäjän nimi | `Kuntien rakennustietoverkosto` |" in told
    assert "### Mitä seuraavaksi tapahtuu" in told
    assert "27.11.2026" in told
    assert platform.changed() == ["POST /issues/12/comments"]


def test_an_edit_brings_the_same_answer_up_to_date(platform, registry, came) -> None:
    registry.run("reply", "--event", came(12, jattaja__nimi=""))
    lacking = platform.said(12)[0]

    code, said = registry.run("reply", "--event", came(12, action="edited"))

    assert "Syötettä ei voi vielä kirjata" in lacking
    assert (code, said) == (0, "Ketjun vastaus päivitettiin.\n")
    assert "Syötteesi on saapunut" in platform.said(12)[0]
    assert len(platform.said(12)) == 1
    assert registry.run("reply", "--event", came(12, action="edited"))[1] == (
        "Ketjussa on jo tämä vastaus.\n"
    )


def test_the_answer_is_in_the_language_of_the_form(platform, registry, came) -> None:
    registry.run("reply", "--event", came(12, language="sv"))

    assert platform.said(12)[0].startswith(
        "<!-- kirjuri:receipt -->\n## Ditt inspel har kommit fram"
    )


def test_an_answer_to_feedback_makes_no_record(platform, registry, event, filled) -> None:
    issue = platform.open_issue(12, body=filled("palaute"), labels=["palaute"])

    assert registry.run("reply", "--event", event(issue, action="opened"))[0] == 0
    assert len(platform.said(12)) == 1
    assert registry.git("status", "--porcelain") == ""


@pytest.mark.parametrize("label", ["kirjataan", "ei-kirjata"])
def test_what_is_edited_after_a_decision_is_answered_no_more(
    platform, registry, came, label
) -> None:
    path = came(12, action="edited", labels=(label,))

    assert registry.run("reply", "--event", path) == (0, "Tässä ketjussa ei ole vastattavaa.\n")
    assert platform.requests == []


def test_a_thread_that_no_form_made_is_left_alone(platform, registry, event) -> None:
    issue = platform.open_issue(
        12, body="Sivu ei toimi puhelimessa.\n\n### Toistaminen\n\n1. Avaa sivu."
    )

    assert registry.run("reply", "--event", event(issue, action="opened")) == (
        0,
        "Tässä ketjussa ei ole vastattavaa.\n",
    )
    assert platform.requests == []


def test_an_event_of_something_else_is_told(platform, registry, tmp_path) -> None:
    (tmp_path / "rikki.json").write_text("[1, 2", "utf-8")

    from kirjuri.model.problem import ToolError

    with pytest.raises(ToolError, match="is not an event of the platform"):
        registry.run("reply", "--event", str(tmp_path / "rikki.json"))

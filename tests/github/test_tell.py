"""Telling a change of state: once, in the thread the input came from, in its language."""

from __future__ import annotations

import json

import pytest


def test_a_number_is_told_in_the_thread_that_the_input_came_from_and_only_once(
    platform, registry
) -> None:
    platform.open_issue(12)
    registry.add_input(12)

    first = registry.run("tell")
    second = registry.run("tell")

    assert first == (0, "SYO-2026-0002 -> #12\n")
    assert second == (0, "Ei uutta kerrottavaa.\n")
    [told] = platform.said(12)
    assert told.startswith(
        "<!-- kirjuri:tell-syo-2026-0002-2 -->\n"
        "## SYO-2026-0002: Rakennustiedon yhteiset käsitteet\n\n"
        "Kiitos syötteestänne 'Rakennustiedon yhteiset käsitteet'."
    )
    assert "Tila: Vastaanotettu, 22.11.2026 alkaen." in told
    assert platform.changed() == ["POST /issues/12/comments"]


def test_each_change_has_a_message_of_its_own(platform, registry) -> None:
    platform.open_issue(12)
    registry.add_input(12, language="sv")
    registry.run("tell")
    registry.move(
        "SYO-2026-0002", "jalostettavana", "--text", "Vidareutvecklingen började.", day="2026-11-23"
    )

    assert registry.run("tell", day="2026-11-23") == (0, "SYO-2026-0002 -> #12\n")

    first, second = platform.said(12)
    assert "Status: Mottaget" in first or "Mottaget" in first
    assert "Vidareutvecklas" in second
    assert second.startswith("<!-- kirjuri:tell-syo-2026-0002-3 -->")


def test_a_note_is_no_change_of_state(platform, registry) -> None:
    platform.open_issue(12)
    registry.add_input(12)
    registry.run("tell")
    registry.move(
        "SYO-2026-0002", "--note", "--role", "sihteeristo", "--text", "Puhelu.", day="2026-11-23"
    )

    assert registry.run("tell", day="2026-11-23")[1] == "Ei uutta kerrottavaa.\n"


def test_a_closed_matter_closes_its_thread_and_a_reopened_one_opens_it(platform, registry) -> None:
    platform.open_issue(12)
    registry.add_input(12)
    registry.move(
        "SYO-2026-0002",
        "peruttu",
        "--role",
        "jattaja",
        "--text",
        "Perumme syötteen.",
        day="2026-11-23",
    )

    registry.run("tell", day="2026-11-23")

    assert platform.issues[12]["state"] == "closed"
    assert platform.issues[12]["state_reason"] == "completed"


def test_what_was_cut_off_half_way_is_made_good(platform, registry) -> None:
    import sys

    from kirjuri.github.client import Refused

    trouble = sys.modules["github_platform"].Trouble(422)
    platform.open_issue(12)
    registry.add_input(12)
    registry.move(
        "SYO-2026-0002", "peruttu", "--role", "jattaja", "--text", "Perumme.", day="2026-11-23"
    )
    platform.troubles = [None, None, None, None, trouble]  # the comment itself is refused once

    with pytest.raises(Refused):
        registry.run("tell", day="2026-11-23")
    assert (platform.issues[12]["state"], platform.said(12)) == ("closed", [])

    assert registry.run("tell", day="2026-11-23") == (0, "SYO-2026-0002 -> #12\n")
    assert (platform.issues[12]["state"], len(platform.said(12))) == ("closed", 1)


@pytest.mark.parametrize("reached", ["sihteeristolla", "kirjaamo@koe.example"])
def test_who_is_reached_by_mail_is_told_by_the_queue_until_it_is_noted_as_sent(
    registry, reached
) -> None:
    registry.write("syotteet/uudet/postista.yaml", POSTED.format(reached=reached))
    registry.commit()
    registry.run("number")

    assert messages(registry) == ["SYO-2026-0002"]

    registry.move(
        "SYO-2026-0002",
        "--note",
        "--role",
        "sihteeristo",
        "--reference",
        "viesti",
        "--text",
        "Lähetetty.",
    )
    assert messages(registry) == []

    registry.move("SYO-2026-0002", "jalostettavana", "--text", "Alkoi.", day="2026-11-23")
    assert messages(registry, "2026-11-23") == ["SYO-2026-0002"]


def messages(registry, day: str = "2026-11-22") -> list[str]:
    """The inputs whose message waits in the queue, but for the one that the registry began with."""
    duties = json.loads(registry.run("queue", "--format", "json", day=day)[1])["duties"]
    found = [duty for duty in duties if duty["work"] == "message" and duty["id"] != "SYO-2026-0001"]
    assert all(duty["command"] == f"kirjuri receipt {duty['id']}" for duty in found)
    return [duty["id"] for duty in found]


POSTED = """\
kieli: fi
tyyppi: kehittaminen
jattaja: {{laji: viranomainen, nimi: Koekunta, yhteys: {reached}}}
alkuperainen: {{otsikko: Asia, kuvaus: Asia kerrottuna., toivottu_tulos: Suositus.}}
rajat_ylittava: [sektori]
"""


def test_a_matter_that_came_by_another_way_is_told_nowhere(platform, registry) -> None:
    registry.write("syotteet/uudet/rakennustieto.yaml", POSTED.format(reached="issue"))
    registry.commit()
    registry.run("number")

    assert registry.run("tell") == (0, "Ei uutta kerrottavaa.\n")
    assert platform.requests == []


def test_what_changed_long_ago_is_asked_of_nobody_unless_it_is_named(platform, registry) -> None:
    platform.open_issue(12)
    registry.add_input(12)

    assert registry.run("tell", day="2027-02-01") == (0, "Ei uutta kerrottavaa.\n")
    assert platform.requests == []
    assert registry.run("tell", "syo-2026-0002", day="2027-02-01") == (0, "SYO-2026-0002 -> #12\n")
    assert registry.run("tell", "SYO-2026-0009")[0] == 2

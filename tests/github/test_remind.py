"""Reminders: one list edited in place, one word a matter and deadline, and never anything twice."""

from __future__ import annotations

LATE = "2026-12-20"


def test_the_list_is_opened_once_then_edited_then_left(platform, registry) -> None:
    platform.open_issue(12, title="Uusi asia", labels=["syote"])

    first = registry.run("remind")
    same = registry.run("remind")
    later = registry.run("remind", day="2026-11-23")

    assert first == (0, "Luettelo avattiin uuteen ketjuun.\n")
    assert same == (0, "Luettelo on ennallaan.\n")
    assert later == (0, "Luettelo päivitettiin.\n")
    assert platform.changed() == ["POST /issues", "PATCH /issues/13"]
    assert platform.issues[13]["title"] == "Työjono"
    assert platform.labels(13) == ["tyojono"]


def test_the_list_has_threads_without_a_decision_and_the_whole_queue(platform, registry) -> None:
    platform.open_issue(3, title="`$(reboot)` @all #1 <b>", labels=["syote"])
    platform.open_issue(4, title="Päätetty", labels=["syote", "kirjataan"])
    platform.open_issue(5, title="Hylätty", labels=["syote", "ei-kirjata"])
    platform.open_issue(6, title="Kehittäjien asia")
    platform.open_issue(7, title="Muutos", labels=["syote"], pull_request={})
    platform.open_issue(8, title="Toimi", labels=["toimi"])

    registry.run("remind")

    body = platform.issues[9]["body"]
    assert body.startswith("<!-- kirjuri:queue -->\nTilanne 22.11.2026.")
    assert "- #3 `` `$(reboot)` @all #1 <b> `` (2026-11-20)" in body
    assert not any(f"#{number} " in body for number in (4, 5, 6, 7, 8))
    assert "**SYO-2026-0001** `Yhteiset rajapinnat kuntien tietovarannoille`" in body


def test_a_suggestion_without_a_decision_waits_in_the_list(platform, registry) -> None:
    platform.open_issue(3, title="Muutosehdotus: SYO-2026-0001", labels=["muutos"])
    platform.open_issue(4, title="Otettu", labels=["muutos", "kirjataan"])

    registry.run("remind")

    body = platform.issues[5]["body"]
    assert "- #3 `Muutosehdotus: SYO-2026-0001` (2026-11-20)" in body
    assert "#4 " not in body


def test_a_passed_deadline_is_told_once_in_its_thread(platform, registry) -> None:
    platform.open_issue(12)
    registry.add_input(12)

    on_time = registry.run("remind")
    late = registry.run("remind", day=LATE)
    again = registry.run("remind", day=LATE)

    assert "määräpäivä" not in on_time[1]
    assert late == (0, "Luettelo päivitettiin.\nMennyt määräpäivä kerrottiin ketjussa 12.\n")
    assert again == (0, "Luettelo on ennallaan.\n")
    [told] = platform.said(12)
    assert told == (
        "<!-- kirjuri:late-syo-2026-0002-2026-12-04 -->\n"
        "Tavoitepäivä 4.12.2026 on ohitettu. Olemme pahoillamme viiveestä. Asiassa toimii nyt: Sihteeristö.\n\n"
        "Sihteeristö ottaa yhteyttä jättäjään ja aloittaa syötteen jalostamisen.\n\n"
        "Päivä on rekisterin oma tavoite tai sovittu aika, ei lain määräaika.\n\n"
        "<sub>Rekisterin automaatio kirjoitti tämän viestin. Viesti ei ole hallintopäätös.</sub>\n"
    )


def test_a_new_deadline_is_told_anew_and_to_the_submitter_in_their_turn(platform, registry) -> None:
    platform.open_issue(12)
    registry.add_input(12, language="sv")
    registry.run("remind", day=LATE)
    registry.move("SYO-2026-0002", "jalostettavana", "--text", "Började.", day=LATE)
    registry.move("SYO-2026-0002", "odottaa_jattajaa", "--text", "Vilka begrepp?", day=LATE)

    registry.run("remind", day="2027-01-25")

    assert len(platform.said(12)) == 2
    assert "Vi hoppades på ert svar senast den" in platform.said(12)[1]


def test_a_list_that_somebody_copied_is_not_ours(platform, registry) -> None:
    platform.open_issue(
        3, author="joku", body="<!-- kirjuri:queue -->\nväärennös", labels=["tyojono"]
    )

    assert registry.run("remind")[1] == "Luettelo avattiin uuteen ketjuun.\n"
    assert platform.issues[3]["body"] == "<!-- kirjuri:queue -->\nväärennös"


def test_a_long_list_fits_into_a_thread(platform, registry) -> None:
    for number in range(1, 700):
        platform.open_issue(number, title="Otsikko " * 30, labels=["syote"])

    registry.run("remind")

    body = platform.issues[700]["body"]
    assert len(body) < 65_536
    assert "`kirjuri queue`" in body

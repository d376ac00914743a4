"""Record pages tell what happens next, who acts and by when, what changed in the text, and the whole ledger."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kirjuri.derive.timeline import event_keys
from kirjuri.model.policy import Policy
from kirjuri.model.timeline import Change, Commit, History
from kirjuri.sources.yaml_text import read

from .conftest import TODAY, Publisher

REGISTRY = Path(__file__).parent.parent / "publish" / "registry" / "ryhmat"
HEAD = """\
tunnus: SYO-0000-0001
esimerkki: true
kieli: fi
tyyppi: kehittaminen
jattaja: {laji: verkosto, nimi: Koeverkosto, yhteys: sihteeristolla}
rajat_ylittava: [organisaatio]
"""
ORIGINAL = """\
alkuperainen:
  otsikko: Rekisterit eivät keskustele
  kuvaus: "EU:n asetus koskee sosiaali- ja terveystietoja.\\n\\nTarvitaan <b>suositus</b>."
  toivottu_tulos: Suositus.
"""
REFINED = """\
otsikko: {fi: Rekisterit keskustelevat, sv: Registren samtalar}
tiivistelma: Lyhyesti.
kuvaus: "EU:n asetus koskee potilastietoja.\\n\\nTarvitaan <b>suositus</b>."
"""
HANDLED = """\
prosessi: A
este: {kuvaus: Vastuu puuttuu., yritetyt_keinot: Kokeiltiin., haetut_kumppanit: Kysyttiin., puuttuu: [mandaatti]}
kasittelytapa:
  kuvaus: Rinnan.
  yhteisymmarrys: kylla
  sovittu_pvm: 2026-03-02
  aikataulu: {tavoite_loppu: 2026-11-19}
  fasilitoija: sihteeristo
kasittely:
  - {ryhma: koeryhma, rooli: osallistuva}
  - {ryhma: turvaryhma, rooli: vastuu}
pidetaan_ajan_tasalla: [{taho: Koeverkosto}]
"""
BEGUN = """\
tapahtumat:
  - {pvm: 2026-02-02, laji: siirto, tila: kirjattu, rooli: jattaja}
  - {pvm: 2026-02-03, laji: siirto, tila: vastaanotettu, rooli: sihteeristo}
  - {pvm: 2026-02-10, laji: siirto, tila: jalostettavana, rooli: sihteeristo}
"""
IN_GROUPS = (
    BEGUN
    + """\
  - {pvm: 2026-03-02, laji: siirto, tila: kasiteltavana, rooli: sihteeristo}
  - {pvm: 2026-03-05, laji: siirto, tila: kaynnissa, ryhma: koeryhma, rooli: ryhma}
  - {pvm: 2026-04-01, laji: merkinta, ryhma: turvaryhma, rooli: sihteeristo, teksti: Vastuu siirtyi tälle.}
"""
)
WAITING = (
    BEGUN
    + """\
  - {pvm: 2026-10-26, laji: siirto, tila: odottaa_jattajaa, rooli: sihteeristo, teksti: Ketä asia koskee?}
"""
)
PLACE = "syotteet/0000/SYO-0000-0001.yaml"
PAGE = "syotteet/SYO-0000-0001/index.html"
LANGUAGES = ("", "sv/", "en/")


def files(text: str) -> dict[str, str]:
    groups = {
        f"ryhmat/{path.parent.name}/ryhma.yaml": path.read_text("utf-8")
        for path in REGISTRY.glob("*/ryhma.yaml")
    }
    return {**groups, PLACE: text}


def part(html: str, start: str, end: str) -> str:
    """The text of a page between two marks, without its elements."""
    assert start in html
    inside = html.split(start, 1)[1].split(end, 1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", inside).split())


def standing(html: str) -> str:
    return part(html, 'class="k-standing__next"', "</dl>")


def ledger(html: str) -> str:
    return part(html, 'class="k-timeline"', "</ol>")


@pytest.fixture
def addressed(policy: Policy) -> Policy:
    """The project's policy with an address of the repository."""
    return replace(
        policy, settings=replace(policy.settings, repository="https://example.org/rekisteri")
    )


def test_an_open_matter_says_who_acts_by_when_and_how_late_in_three_languages(
    published: Publisher,
) -> None:
    pages = published(files(HEAD + ORIGINAL + REFINED + HANDLED + IN_GROUPS))
    told = [standing(pages[language + PAGE]) for language in LANGUAGES]
    assert "19.11.2026 3 päivää myöhässä" in told[0]
    assert "käsittelylle asetettu aikataulu" in told[0]
    assert "19.11.2026 3 dagar försenat" in told[1]
    assert "19 November 2026 3 days late" in told[2]
    assert "the timetable set for the handling" in told[2]
    assert "( T9 )" in told[2]
    assert all("Ödmjuka skyddsgruppen" in one for one in told)
    assert "k-shape--late" in pages[PAGE]


def test_a_matter_in_time_is_not_called_late(published: Publisher) -> None:
    text = HEAD + ORIGINAL + REFINED + HANDLED + IN_GROUPS
    pages = published(files(text), today=dt.date(2026, 11, 19))
    assert "19 November 2026" in standing(pages["en/" + PAGE])
    assert "k-shape--late" not in pages["en/" + PAGE]
    assert "late" not in standing(pages["en/" + PAGE])


def test_a_handling_that_follows_another_timetable_has_no_day(published: Publisher) -> None:
    text = (HEAD + ORIGINAL + REFINED + HANDLED + IN_GROUPS).replace(
        "kuvaus: Rinnan.", "kuvaus: Rinnan.\n  sovitettu_kohteeseen: Suuren hankkeen mukaan."
    )
    pages = published(files(text))
    assert "follows another timetable" in standing(pages["en/" + PAGE])
    assert "by another timetable" in part(pages["en/syotteet/index.html"], "<tbody>", "</tbody>")


def test_a_wait_for_the_submitter_tells_that_the_clock_stands(published: Publisher) -> None:
    told = standing(published(files(HEAD + ORIGINAL + WAITING))["en/" + PAGE])
    assert "Submitter The clock stands still until the submitter answers." in told
    assert "9 November 2026 13 days late" in told
    assert "Two reminders" not in told


def test_after_two_reminders_the_day_of_closing_is_told(published: Publisher) -> None:
    notes = "".join(
        f"  - {{pvm: 2026-11-{day}, laji: merkinta, rooli: sihteeristo, teksti: Muistutus.}}\n"
        for day in ("09", "20")
    )
    told = standing(published(files(HEAD + ORIGINAL + WAITING + notes))["en/" + PAGE])
    assert "Without an answer the matter may be closed from 25 December 2026" in told


def test_the_days_on_which_the_clock_stood_are_told_with_their_reason(published: Publisher) -> None:
    events = WAITING.replace("2026-10-26", "2026-06-29") + (
        "  - {pvm: 2026-08-03, laji: siirto, tila: jalostettavana, rooli: sihteeristo}\n"
    )
    text = HEAD + ORIGINAL + events.replace("2026-02-10", "2026-06-20")
    told = standing(published(files(text), today=dt.date(2026, 8, 20))["en/" + PAGE])
    assert "The clock stood 4 days, waiting for the submitter." in told
    assert "The clock stood 31 days in the summer break." in told


def test_in_july_the_page_says_that_the_clock_stands(published: Publisher) -> None:
    text = HEAD + ORIGINAL + BEGUN.replace("2026-02-10", "2026-06-20")
    july = standing(published(files(text), today=dt.date(2026, 7, 10))["en/" + PAGE])
    assert "The summer break is on" in july
    august = standing(published(files(text), today=dt.date(2026, 8, 3))["en/" + PAGE])
    assert "The summer break is on" not in august


def test_what_is_missing_before_the_next_step_is_listed(published: Publisher) -> None:
    told = standing(published(files(HEAD + ORIGINAL + BEGUN))["en/" + PAGE])
    assert "What the record still lacks before it" in told
    for words in ("Title", "Process", "Way of handling"):
        assert words in told


def test_the_status_list_has_a_column_of_days_and_tells_who_is_late(published: Publisher) -> None:
    html = published(files(HEAD + ORIGINAL + WAITING))["en/syotteet/index.html"]
    assert part(html, "<thead>", "</thead>").endswith("Whose turn it is By when")
    assert part(html, "<tbody>", "</tbody>").endswith("9 November 2026 13 days late")
    assert "k-shape--late" in html


def test_the_difference_shows_removed_and_added_words_and_hides_nothing(
    published: Publisher,
) -> None:
    html = published(files(HEAD + ORIGINAL + REFINED + HANDLED + IN_GROUPS))["en/" + PAGE]
    inside = html.split('class="k-difference"', 1)[1].split("</details>", 1)[0]
    kept, gone, come = (
        "removed: </span>sosiaali- ja terveystietoja<span",
        "added: </span>potilastietoja<span",
        "&lt;b&gt;suositus&lt;/b&gt;.",
    )
    assert kept in inside
    assert gone in inside
    assert come in inside
    assert '<p class="k-words" lang="fi">' in inside
    assert 'class="k-visually-hidden" lang="en"' in inside
    assert "Agreed with the submitter." in inside
    assert "2 March 2026" in part(html, "Agreed with the submitter.", "</p>")


def test_the_hidden_words_are_in_the_language_of_the_page(published: Publisher) -> None:
    pages = published(files(HEAD + ORIGINAL + REFINED + HANDLED + IN_GROUPS))
    assert "poistettu: </span>" in pages[PAGE]
    assert "lisätty: </span>" in pages[PAGE]
    assert "borttaget: </span>" in pages["sv/" + PAGE]
    assert "tillagt: </span>" in pages["sv/" + PAGE]


def test_disagreement_is_told_with_its_reasons(published: Publisher) -> None:
    text = (HEAD + ORIGINAL + REFINED + HANDLED + IN_GROUPS).replace(
        "yhteisymmarrys: kylla",
        "yhteisymmarrys: ei_yhteisymmarrysta\n  yhteisymmarrys_perustelu: Toinen ryhmä ei kokoonnu.",
    )
    inside = part(published(files(text))["en/" + PAGE], 'class="k-agreement"', "<h3")
    assert "The submitter does not agree with the way of handling." in inside
    assert "Toinen ryhmä ei kokoonnu." in inside


def test_an_agreement_that_is_not_recorded_is_said_to_be_absent(published: Publisher) -> None:
    html = published(files(HEAD + ORIGINAL + REFINED + BEGUN))["en/" + PAGE]
    inside = part(html, 'class="k-agreement"', "<h3")
    assert "It has not been recorded yet whether the submitter agrees." in inside


def test_texts_in_two_languages_are_not_compared(published: Publisher) -> None:
    text = HEAD + ORIGINAL + "otsikko: {sv: Registren}\nkuvaus: {sv: Registren samtalar.}\n" + BEGUN
    assert "k-difference" not in published(files(text))["en/" + PAGE]


def test_a_refined_text_with_the_same_words_says_so(published: Publisher) -> None:
    text = HEAD + ORIGINAL + "otsikko: Rekisterit  eivät keskustele\n" + BEGUN
    html = published(files(text))["en/" + PAGE]
    assert "The words are the same in both." in part(html, 'class="k-difference"', "</details>")


def test_each_group_has_its_own_part_with_its_state_and_since_when(published: Publisher) -> None:
    html = published(files(HEAD + ORIGINAL + REFINED + HANDLED + IN_GROUPS))["en/" + PAGE]
    cards = [part(card, ">", "</li>") for card in html.split('<li class="k-card')[1:]]
    first = next(card for card in cards if "since 5 March 2026" in card)
    other = next(card for card in cards if card != first)
    assert "Under way" in first
    assert "its own part has not begun" in other
    assert 'href="#tapahtuma-5"' in html
    assert "Vastuu siirtyi tälle." in ledger(html)


CORRECTED = (
    BEGUN
    + """\
  - {pvm: 2026-02-12, laji: siirto, tila: kasiteltavana, rooli: sihteeristo, teksti: Vahingossa.}
  - {pvm: 2026-02-13, laji: korjaus, korjaa: 4, rooli: sihteeristo, teksti: Ei vielä.}
"""
)


def test_a_mistaken_event_stays_visible_and_says_in_words_that_it_is_mistaken(
    published: Publisher,
) -> None:
    html = published(files(HEAD + ORIGINAL + CORRECTED))["en/" + PAGE]
    events = html.split('id="tapahtuma-')
    mistaken, correction = events[4], events[5]
    assert "Mistaken." in mistaken
    assert 'href="#tapahtuma-5">Corrected by event 5' in mistaken
    assert "<s>Vahingossa.</s>" in mistaken
    assert "In handling" in mistaken.split("</s>")[0]
    assert 'href="#tapahtuma-4">Corrects event 4' in correction
    assert "the mistaken event no longer counts" in correction
    assert "<s>" not in correction
    assert ">In refinement<" in html.split('id="tila"', 1)[1].split("</h2>")[0]


def commit(number: int, day: str) -> Commit:
    return Commit(id=f"{number:040x}", day=dt.date.fromisoformat(day), time=number)


def history(text: str, *changes: tuple[Commit, slice]) -> History:
    document = read(PLACE, text.encode())
    keys = event_keys(document.data["tapahtumat"])  # type: ignore[union-attr, arg-type]
    return History(
        changes=tuple(
            Change(commit=each, added=False, removed=False, events=keys[which])
            for each, which in changes
        )
    )


REAL = HEAD.replace("0000", "2026").replace("esimerkki: true\n", "")
REAL_PAGE = "syotteet/SYO-2026-0001/index.html"


def test_events_are_joined_with_their_commits(published: Publisher, addressed: Policy) -> None:
    text = REAL + ORIGINAL + BEGUN
    first, later, refined = (
        commit(1, "2026-02-03"),
        commit(2, "2026-02-28"),
        commit(3, "2026-03-01"),
    )
    known = history(text, (first, slice(0, 2)), (later, slice(2, 3)), (refined, slice(0, 0)))
    registry = {**files(""), "syotteet/2026/SYO-2026-0001.yaml": text}
    del registry[PLACE]
    html = published(registry, by=addressed, histories={"SYO-2026-0001": known})["en/" + REAL_PAGE]
    events = html.split('id="tapahtuma-')[1:]
    assert "Published <time" in events[0]
    assert (
        f'href="https://example.org/rekisteri/commit/{first.id}"><code>{first.id[:10]}' in events[1]
    )
    assert "after the event" not in events[0] + events[1]
    assert "18 days after the event" in events[2]
    changes = part(html, 'class="k-changes"', "</details>")
    assert "One other change of the record" in changes
    assert "1 March 2026" in changes
    assert "1 March 2026" in part(html, "Last change of the record:", "</p>")


def test_without_git_nothing_is_said_of_publishing(published: Publisher) -> None:
    html = published(files(HEAD + ORIGINAL + BEGUN))["en/" + PAGE]
    assert "Published" not in html
    assert "k-changes" not in html


def test_without_an_address_of_the_repository_a_commit_is_no_link(published: Publisher) -> None:
    text = HEAD + ORIGINAL + BEGUN
    known = history(text, (commit(1, "2026-02-03"), slice(0, 3)))
    html = published(files(text), histories={"SYO-0000-0001": known})["en/" + PAGE]
    assert "commit <code>0000000000</code>" in html
    assert "days after the event" not in html, "a sample's days are not held against it"


def test_every_state_leads_to_its_place_on_the_page_of_the_lifecycle(published: Publisher) -> None:
    pages = published(files(HEAD + ORIGINAL + BEGUN), today=TODAY)
    assert 'href="../../../en/elinkaari/syote/#tila-jalostettavana"' in pages["en/" + PAGE]
    assert 'id="tila-jalostettavana"' in pages["en/elinkaari/syote/index.html"]
    assert 'href="../../../en/elinkaari/syote/#askel-T5"' in pages["en/" + PAGE]
    assert 'id="askel-T5"' in pages["en/elinkaari/syote/index.html"]

"""A translated page says when its original has changed, and the pages of this repository are up to date."""

from __future__ import annotations

from pathlib import Path

from kirjuri import app
from kirjuri.skin.translation import digest, marked, noted, translation
from kirjuri.skin.words import WORDS

ROOT = Path(__file__).parent.parent.parent
ORIGINAL = "---\ndescription: Kuvaus.\n---\n\n# Otsikko\n\nTeksti.\n"
PAGE = "---\ndescription: Beskrivning.\n---\n\n# Rubrik\n\nText.\n"


def meta(text: str) -> dict[str, object]:
    lines = text.split("---\n")[1].splitlines()
    return {key: value for key, _, value in (line.partition(": ") for line in lines)}


def test_a_marked_translation_is_up_to_date_until_its_original_changes() -> None:
    made = marked(PAGE, ORIGINAL)

    assert made == PAGE.replace("g.\n---", f"g.\nkaannetty: {digest(ORIGINAL)}\n---")
    assert not translation(meta(made), ORIGINAL).stale
    assert translation(meta(made), ORIGINAL + "Lisää.\n").stale
    assert not translation(meta(made), ORIGINAL.replace("Kuvaus", "Selitys")).stale


def test_marking_again_changes_nothing_and_a_page_without_front_matter_gets_one() -> None:
    made = marked(PAGE, ORIGINAL)

    assert marked(made, ORIGINAL) == made
    assert marked("# Rubrik\n", ORIGINAL).startswith(f"---\nkaannetty: {digest(ORIGINAL)}\n---\n")


def test_line_ends_do_not_count() -> None:
    assert digest(ORIGINAL.replace("\n", "\r\n")) == digest(ORIGINAL)


def test_a_stale_page_says_so_first_and_an_unchecked_swedish_page_last() -> None:
    stale = translation({}, ORIGINAL)
    fresh = translation(meta(marked(PAGE, ORIGINAL)), ORIGINAL)
    checked = translation({**meta(marked(PAGE, ORIGINAL)), "tarkistettu": "2026-11-26"}, ORIGINAL)

    assert noted("<p>Text.</p>", stale, "sv", WORDS["sv"]).startswith(
        '<p class="k-notice" role="note">Den här'
    )
    assert noted("<p>Text.</p>", fresh, "sv", WORDS["sv"]).endswith(
        "har ännu inte granskats.</p>\n"
    )
    assert noted("<p>Text.</p>", checked, "sv", WORDS["sv"]) == "<p>Text.</p>"
    assert noted("<p>Text.</p>", fresh, "en", WORDS["en"]) == "<p>Text.</p>"


def test_every_translated_page_of_this_repository_follows_its_original() -> None:
    assert app.translated(ROOT, paths=(), mark=False) == []

"""The search's index as values: what documents are found by, how strongly, and how it is cut into files."""

from __future__ import annotations

import json
import random

import pytest

from kirjuri.publish.search.documents import PAGES, Document, Said, Shown, read
from kirjuri.publish.search.files import FOLDER, files, steps
from kirjuri.publish.search.index import ROOM, STRENGTHS, identifiers, index, strengths

KINDS = ("syote", "ryhma")


def document(path: str, title: str = "", body: str = "", **fields: object) -> Document:
    said = (
        Said(place="title", language="fi", text=title),
        Said(place="body", language="fi", text=body),
    )
    shown = {"fi": Shown(title=title, description=body)}
    return Document(**{"kind": "syote", "path": path, "said": said, "shown": shown, **fields})  # type: ignore[arg-type]


class TestStrength:
    def test_a_title_is_stronger_than_a_body_and_both_are_stronger_still(self) -> None:
        found = strengths(document("a/", "Rajapinta kunta lasku", "lasku tulkki"))

        assert (found["tulk"], found["rajapint"], found["lask"]) == (0, 5, 6)

    def test_a_word_that_is_the_whole_title_is_strongest(self) -> None:
        assert strengths(document("a/", "Lasku"))["lask"] == 7

    def test_a_word_said_often_is_stronger(self) -> None:
        found = strengths(document("a/", "", "tulkki " * 9 + "lasku lasku vesi"))

        assert (found["tulk"], found["lask"], found["vet"]) == (3, 1, 0)

    def test_a_compound_is_found_by_the_whole_and_by_its_parts(self) -> None:
        found = strengths(document("a/", "", "rajapintakuvauksista"))

        assert {"rajapintakuvaus", "rajapint", "kuvaus", "#rajapinta", "#kuvaus"} == set(found)

    def test_small_words_are_left_out(self) -> None:
        assert strengths(document("a/", "ja on ei", "että")) == {}


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("SYO-2026-0012", ["syo-2026-0012", "2026-0012", "0012", "12"]),
        ("LIN-0000-001", ["lin-0000-001", "0000-001", "001", "1"]),
        ("tiedonhallintalautakunta", ["tiedonhallintalautakunta"]),
        ("", []),
    ],
)
def test_an_identifier_is_found_by_the_parts_that_people_remember(
    identifier: str, expected: list[str]
) -> None:
    assert list(identifiers(identifier)) == expected


def test_each_kind_has_a_range_of_numbers_so_that_a_new_record_moves_no_other() -> None:
    group, page = document("r/", kind="ryhma"), document("p/", kind=PAGES)

    before = index([document("a/"), group, page], KINDS)
    after = index([document("a/"), document("b/"), group, page], KINDS)

    assert before.starts == {"syote": 0, "ryhma": ROOM, PAGES: 2 * ROOM}
    assert [n for n, _ in before.numbered] == [0, ROOM, 2 * ROOM]
    assert [n for n, _ in after.numbered] == [0, 1, ROOM, 2 * ROOM]


def test_steps_lead_back_to_the_postings() -> None:
    postings = sorted(
        number * STRENGTHS + number % STRENGTHS
        for number in random.Random(1).sample(range(9999), 50)
    )
    number, found = 0, []
    for step in steps(postings):
        number += step // STRENGTHS
        found.append(number * STRENGTHS + step % STRENGTHS)

    assert found == postings


class TestFiles:
    def words(self, count: int) -> list[Document]:
        dice = random.Random(2)
        letters = "aeiklmnoprstuvä"
        return [
            document(f"{n:05d}/", " ".join("".join(dice.choices(letters, k=7)) for _ in range(9)))
            for n in range(count)
        ]

    def test_every_key_stands_in_the_one_part_that_its_beginning_leads_to(self) -> None:
        made = index(self.words(2000), KINDS)
        published = files(made, ["fi"])
        parts = json.loads(published[f"{FOLDER}opas.json"])["parts"]

        assert len(parts) > 20
        for key in made.postings:
            (file,) = {
                parts[name] for name in [max((n for n in parts if key.startswith(n)), key=len)]
            }
            assert key in json.loads(published[FOLDER + file])["keys"]
        held = [
            key for name in parts.values() for key in json.loads(published[FOLDER + name])["keys"]
        ]
        assert sorted(held) == sorted(made.postings)

    def test_no_part_is_much_larger_than_it_should_be(self) -> None:
        published = files(index(self.words(3000), KINDS), ["fi"])

        assert (
            max(len(content) for name, content in published.items() if "/sanat/" in name) < 40_000
        )

    def test_the_same_documents_give_the_same_bytes_in_any_order_of_reading(self) -> None:
        documents = self.words(50)

        assert files(index(documents, KINDS), ["fi"]) == files(
            index(list(documents), KINDS), ["fi"]
        )

    def test_a_new_record_at_the_end_changes_only_parts_with_its_words_and_its_names(self) -> None:
        documents = self.words(600)
        new = document("99999/", "rajapinta")
        before = files(index(documents, KINDS), ["fi"])
        after = files(index([*documents, new], KINDS), ["fi"])

        changed = {name for name in after if after[name] != before.get(name)}
        # The guide counts documents; the word and its concept; the words of the concept in each
        # language, which now lead somewhere; the names of the last documents.
        names = ("opas", "sanat/r", "sanat/-334359b90efe", "sanat/g", "sanat/i", "sanat/a", "fi/18")
        assert changed == {f"{FOLDER}{name}.json" for name in names}


def test_a_written_page_is_read_without_its_frame() -> None:
    html = (
        '<html><head><meta name="description" content="Mit&auml; t&auml;m&auml; on."></head><body>'
        '<header>Valikko</header><article class="k"><p>Ennen</p><h1 id="o">Otsikko &amp; muuta'
        '<a class="headerlink" href="#o">¶</a></h1><p>Teksti <a href="x">linkki</a>.</p></article>'
        "<footer>Alatunniste</footer></body></html>"
    )

    page = read(html, "fi")

    assert (page.language, page.title) == ("fi", "Otsikko & muuta")
    assert page.description == "Mitä tämä on."
    assert page.text == "Ennen Teksti linkki ."


def test_a_page_shown_in_another_language_is_found_in_its_own() -> None:
    html = '<article class="k"><p>Notis</p><div lang="en"><h1>Title</h1><p>Text</p></div></article>'

    assert read(html, "sv").language == "en"

"""What the pages show: everything, in the reader's language, and nothing that was not to be shown."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from kirjuri.kinds import kind
from kirjuri.publish.edition import Edition, address
from kirjuri.publish.pages import records as generic
from kirjuri.publish.record_page import record_pages
from kirjuri.publish.stamp import environment
from kirjuri.publish.tongue import Tongue

LANGUAGES = ("fi", "sv", "en")
VOID = {"meta", "link", "br", "hr", "img", "input", "path", "circle"}
WRITTEN_BY_HAND = ("ohjeet/", "toimintamalli/", "avoin-data/index.html", "yhteys/", "tietosuoja/")
"""Beginnings of the addresses of hand-written pages, which this small registry does not have."""


class Parsed(HTMLParser):
    """A page taken apart: elements in order, text, identifiers, links, languages of texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[tuple[str, str | None]] = []
        self.spoken: list[tuple[str, str]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        self.text += data
        language = next((lang for _, lang in reversed(self.open) if lang), "")
        self.spoken.append((data.strip(), language))

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def parsed(site: dict[str, str]) -> dict[str, Parsed]:
    return {path: Parsed(html) for path, html in site.items() if path.endswith(".html")}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def plain(markdown: str) -> list[str]:
    """Words of a Markdown text, without its marks."""
    return re.findall(r"[\wäöå]{3,}", re.sub(r"https?://\S+|[*_#`|<>\[\]()]", " ", markdown))


CODES = {"code", "date", "record", "flag", "number"}
SHOWN_OTHERWISE = {"yhteys", "tunnus", "tehtava"}
"""Fields with tests of their own below: a contact in words, identifiers, a group's task."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_every_published_record_is_on_its_page(
    edition: Edition, parsed: dict[str, Parsed], language: str
) -> None:
    seen = 0
    for record in edition.records.values():
        page = parsed[
            f"{'' if language == 'fi' else language + '/'}{address(kind(record.kind), record.id)}index.html"
        ]
        links = " ".join(str(a["href"]) for a in page.all("a"))
        text = f"{squeezed(page.text)} {links}"
        for route, value in record.strings():
            form = edition.specs.of(record.kind, route).form
            if form in CODES or route[-1] in SHOWN_OTHERWISE or route[0] == "kieli":
                continue
            if (
                route[-1] in LANGUAGES
                and route[-1] != language
                and not only_this(record, route, language)
            ):
                continue
            seen += 1
            for words in plain(value) if form == "prose" else value.splitlines():
                assert squeezed(words) in text, (record.id, route)
    assert seen > 100


def only_this(record, route, language):
    """Whether the page falls back to this text of a map: the original, when its own is missing."""
    texts = record.data
    for step in route[:-1]:
        texts = texts[step]
    return language not in texts and route[-1] == record.language


def test_every_code_of_a_record_is_shown_in_words(parsed: dict[str, Parsed]) -> None:
    text = parsed["syotteet/SYO-0000-0001/index.html"].text
    assert "yhteentoimivuus" not in text.replace("Yhteentoimivuus", "")
    assert "Yhteentoimivuus ja arkkitehtuuri" in text


def test_the_contact_of_a_submitter_is_told_in_words(parsed: dict[str, Parsed]) -> None:
    page = parsed["en/syotteet/SYO-0000-0001/index.html"]
    assert "The secretariat has the contact address." in page.text
    assert "sihteeristolla" not in page.text


def test_the_task_by_which_a_group_follows_a_matter_is_told_in_its_own_words(
    parsed: dict[str, Parsed],
) -> None:
    page = parsed["en/syotteet/SYO-0000-0005/index.html"]
    assert "Makes guidelines." in page.text
    assert {"href": "../../../en/ryhmat/koeryhma/#tehtava-1"} in page.all("a")


def test_both_versions_of_a_corrected_event_are_there_and_tied(parsed: dict[str, Parsed]) -> None:
    page = parsed["en/syotteet/SYO-0000-0001/index.html"]
    assert "Sovittiin kokuksesta." in page.text
    assert "Sovittiin kokouksesta." in page.text
    assert {"href": "#tapahtuma-7"} in page.all("a")
    assert {"href": "#tapahtuma-6"} in page.all("a")


def test_the_track_of_an_open_input_marks_the_present_phase_once(parsed: dict[str, Parsed]) -> None:
    steps = [
        a
        for a in parsed["en/syotteet/SYO-0000-0002/index.html"].all("li")
        if "k-track__step" in str(a.get("class"))
    ]
    assert [a.get("aria-current") for a in steps] == [None, "step", None, None, None]


def test_a_guideline_past_its_end_has_lapsed_without_anybody_writing_it(
    parsed: dict[str, Parsed],
) -> None:
    text = squeezed(parsed["en/linjaukset/LIN-2026-001/index.html"].text)
    assert "Lapsed since 1 November 2026 · computed from dates" in text


def test_a_guideline_is_in_force_from_its_own_date(parsed: dict[str, Parsed]) -> None:
    text = squeezed(parsed["en/linjaukset/LIN-0000-001/index.html"].text)
    assert "In force since 15 September 2026 · computed from dates" in text


def test_a_fact_from_a_source_has_only_the_day_it_was_entered(parsed: dict[str, Parsed]) -> None:
    assert (
        "entered in the registry on 1 January 2020"
        in parsed["en/ryhmat/lautakunta/index.html"].text
    )


def test_text_in_another_language_says_so_to_a_screen_reader(parsed: dict[str, Parsed]) -> None:
    title = "Åtgärd som bara finns på svenska"
    for path, wanted in (("fi", "sv"), ("en", "sv"), ("sv", "sv")):
        page = parsed[f"{'' if path == 'fi' else path + '/'}syotteet/SYO-0000-0002/index.html"]
        found = {language for words, language in page.spoken if words == title}
        assert found == {wanted}
    assert "Swedish." in squeezed(parsed["en/syotteet/SYO-0000-0002/index.html"].text)
    assert "What has not been translated" not in parsed["sv/ryhmat/sihteeristo/index.html"].text


def test_a_sample_says_so_in_the_list_and_on_its_page(parsed: dict[str, Parsed]) -> None:
    assert "This is a sample." in parsed["en/syotteet/SYO-0000-0001/index.html"].text
    assert "This is a sample." not in parsed["en/syotteet/SYO-2026-0001/index.html"].text
    assert "5 of these are samples" in squeezed(parsed["en/syotteet/index.html"].text)


def test_samples_do_not_count_in_the_numbers(parsed: dict[str, Parsed]) -> None:
    text = squeezed(parsed["en/index.html"].text)
    assert "5 samples are left out of the numbers." in text
    assert "1 Registration 1 open" in text
    assert "0 closed inputs" in text


def test_the_part_of_each_group_in_a_matter_is_on_both_pages(parsed: dict[str, Parsed]) -> None:
    assert "Responsible group · Done" in squeezed(
        parsed["en/syotteet/SYO-0000-0001/index.html"].text
    )
    assert "Responsible group · Done" in squeezed(parsed["en/ryhmat/koeryhma/index.html"].text)


def test_an_ended_group_names_its_successor_and_the_successor_names_it(
    parsed: dict[str, Parsed],
) -> None:
    assert "../../../en/ryhmat/koeryhma/" in {
        a.get("href") for a in parsed["en/ryhmat/vanha-ryhma/index.html"].all("a")
    }
    assert "Continues the work of Vanha ryhmä" in squeezed(
        parsed["en/ryhmat/koeryhma/index.html"].text
    )


def test_groups_stand_by_number_and_then_by_the_alphabet(parsed: dict[str, Parsed]) -> None:
    text = squeezed(parsed["ryhmat/index.html"].text)
    names = ["Äärimmäinen koeryhmä", "Ödmjuka skyddsgruppen", "Vanha ryhmä"]
    assert [name for _, name in sorted((text.index(name), name) for name in names)] == names


def test_nothing_of_a_withheld_or_unnumbered_record_is_anywhere(site: dict[str, str]) -> None:
    for path, text in site.items():
        assert "SALAINENSISALTO" not in text, path
        assert "UUDENSISALTO" not in text, path
        assert "/uudet/" not in text, path


def test_a_withheld_record_says_so_in_three_languages_with_its_codes(
    parsed: dict[str, Parsed],
) -> None:
    page = parsed["en/syotteet/SYO-2026-0002/index.html"]
    assert [a.get("lang") for a in page.all("p")][-3:] == [None, "fi", "sv"]
    links = {a.get("href") for a in page.all("a")}
    assert {"../../../en/saannot/kr101/", "../../../en/saannot/kr102/"} <= links
    assert "../../../en/saannot/kr010/" in {
        a.get("href") for a in parsed["en/syotteet/SYO-2026-0003/index.html"].all("a")
    }


def test_lists_and_back_links_name_a_withheld_record_by_its_identifier(
    parsed: dict[str, Parsed],
) -> None:
    assert "SYO-2026-0002" in parsed["syotteet/index.html"].text
    assert "SYO-2026-0003" in parsed["syotteet/index.html"].text
    assert "SYO-2026-0002 (withheld from publication)" in squeezed(
        parsed["en/syotteet/SYO-2026-0001/index.html"].text
    )


def test_every_link_leads_somewhere(parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        for attributes in page.all("a"):
            link = urlsplit(attributes["href"] or "")
            if link.scheme:
                assert link.scheme in {"https", "http", "mailto"}
                continue
            target = normpath(join(dirname(path), unquote(link.path))) if link.path else path
            if re.search(r"\.(?!html$)[a-z0-9]+$", target):
                continue  # a file of the open data: tests/opendata looks at every one
            target = target if target.endswith(".html") else normpath(join(target, "index.html"))
            if target.removeprefix("sv/").removeprefix("en/").startswith(WRITTEN_BY_HAND):
                continue
            assert target in parsed, (path, attributes["href"])
            if link.fragment:
                assert link.fragment in {a.get("id") for _, a in parsed[target].elements}


OURS = frozenset({("script", "module"), ("form", None)})
"""Scripts of our own files and forms that send nothing by themselves: the browser's tests look at them."""


def ours(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an element is one that only our own templates write: a script names a file beside the style."""
    source = attributes.get("src") or ""
    return (tag, attributes.get("type")) in OURS and (
        tag == "form"
        or bool(re.fullmatch(r"(?:\.\./)*assets/kirjuri/[a-z/]+\.js", source.removeprefix("./")))
    )


def test_hostile_texts_are_only_texts(site: dict[str, str], parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        assert site[path].count("<script") == len(page.all("script")), path
        for tag, attributes in page.elements:
            if ours(tag, attributes):
                continue
            assert not [name for name in attributes if name.startswith("on") or name == "style"], (
                path
            )
            assert tag not in {"script", "style", "img", "iframe", "form", "base", "object"}, path
            assert not str(attributes.get("href", "")).casefold().startswith("javascript"), path
    hostile = parsed["syotteet/SYO-0000-0003/index.html"].text
    assert "<script>alert(1)</script>" in hostile
    assert (
        "</title><script>alert(2)</script> {{ 7*7 }} {% raw %} &lt;img src=x onerror=alert(3)&gt;"
        in hostile
    )
    assert "<b onclick=alert(8)>x</b>" in hostile


def test_texts_of_rules_are_escaped_and_their_signs_kept(parsed: dict[str, Parsed]) -> None:
    page = parsed["en/saannot/kr599/index.html"]
    assert "A <b>bold</b> warning" in page.text
    assert "100 % of <records> need it." in page.text
    assert "Warning." in page.text


def test_pages_are_well_built_for_every_reader(parsed: dict[str, Parsed]) -> None:
    for path, page in parsed.items():
        identifiers = [a["id"] for _, a in page.elements if "id" in a]
        assert len(identifiers) == len(set(identifiers)), path
        for _, attributes in page.elements:
            for each in str(attributes.get("aria-labelledby", "")).split():
                assert each in identifiers, (path, each)
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        assert all("scope" in attributes for attributes in page.all("th")), path


def test_a_kind_without_pages_of_its_own_shows_everything_by_its_schema(edition: Edition) -> None:
    tongue = Tongue(language="en")
    pages = list(record_pages(edition, (tongue,), "linjaus", "record.html", generic.view))
    assert [page.path for page in pages] == [
        f"linjaukset/{one.id}/" for one in edition.of("linjaus")
    ]
    html = environment().get_template("record.html").render(page=pages[0], view=pages[0].view)
    text = squeezed(Parsed(html).text)
    for words in (
        "Recommendation on interfaces",
        "An interface has an owner.",
        "Nimeä ylläpitäjä.",
        "Target groups",
    ):
        assert words in text


def test_a_list_of_a_kind_without_pages_of_its_own_names_every_record(edition: Edition) -> None:
    tongue = Tongue(language="en")
    page = next(iter(generic.lists(edition, (tongue,), "linjaus")))
    html = environment().get_template("list.html").render(page=page, view=page.view)
    for record in edition.of("linjaus"):
        assert record.id in html

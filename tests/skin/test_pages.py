"""Which file becomes which page in which language, and what is done to its HTML."""

import pytest

from kirjuri.skin import content
from kirjuri.skin.addresses import depth, destination, home, page_path, up
from kirjuri.skin.navigation import Written, links, siblings
from kirjuri.skin.pages import plan
from kirjuri.skin.words import WORDS


@pytest.mark.parametrize(
    ("language", "source", "written"),
    [
        pytest.param("fi", "yhteys.md", "yhteys/index.html", id="Finnish stands at the root"),
        pytest.param("sv", "yhteys.md", "sv/yhteys/index.html", id="Swedish below sv"),
        pytest.param("en", "ohjeet/index.md", "en/ohjeet/index.html", id="an index is its folder"),
        pytest.param("fi", "index.md", "index.html", id="the front page"),
        pytest.param("sv", "kuvat/a.png", "sv/kuvat/a.png", id="a picture keeps its name"),
    ],
)
def test_where_a_file_is_written(language: str, source: str, written: str) -> None:
    assert destination(language, source) == written


def test_the_way_to_the_root_has_as_many_steps_as_the_address_has_segments() -> None:
    assert up(depth(home("sv") + page_path("ohjeet/kasittelytapa.md"))) == "../../../"
    assert up(depth(home("fi"))) == "./"


def test_a_missing_translation_is_borrowed_from_the_first_language_that_has_the_page() -> None:
    planned = plan(["sv/a.md", "en/a.md", "fi/b.md", "README.md"], ("fi", "sv", "en"))

    assert [(item.source, item.origin) for item in planned] == [
        ("fi/a.md", "sv"),
        ("sv/a.md", "sv"),
        ("en/a.md", "en"),
        ("fi/b.md", "fi"),
        ("sv/b.md", "fi"),
        ("en/b.md", "fi"),
    ]


def test_a_borrowed_page_says_so_in_the_readers_language_and_marks_the_text() -> None:
    made = content.borrowed("<h1>Yhteys</h1>", origin="fi", words=WORDS["sv"])

    assert made == (
        '<p class="k-notice" role="note">'
        "Den här sidan finns inte på svenska. Innehållet visas på finska.</p>\n"
        '<div lang="fi">\n<h1>Yhteys</h1>\n</div>'
    )


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        pytest.param("A &amp; B", "A & B", id="references become characters"),
        pytest.param("A <code>b</code>", "A b", id="tags are left out"),
        pytest.param(
            "&lt;script&gt;", "<script>", id="an escaped tag is text, to be escaped again"
        ),
    ],
)
def test_the_title_of_a_page_is_plain_text(heading: str, text: str) -> None:
    assert content.plain(heading) == text


def test_aligned_cells_have_a_class_instead_of_a_style() -> None:
    made = content.without_styles('<td style="text-align: right;">1</td>')

    assert made == '<td class="k-right">1</td>'


def test_wide_tables_and_code_scroll_by_keyboard_too() -> None:
    made = content.scrolling("<table><tr></tr></table><pre>x</pre>")

    assert made == (
        '<div class="k-scroll" tabindex="0"><table><tr></tr></table></div><pre tabindex="0">x</pre>'
    )


def page(title: str, *, origin: str = "fi", order: int = 100) -> Written:
    return Written(title=title, origin=origin, order=order)


def test_the_menu_has_only_pages_that_exist() -> None:
    shown = links(("", "syotteet/", "yhteys/", "tietosuoja/"), WORDS["fi"], {"yhteys/": page("Y")})

    assert [link.label for link in shown] == ["Etusivu", "Syötteet", "Yhteys"]


def test_pages_of_a_section_stand_in_their_own_order_and_say_their_language() -> None:
    written = {
        "ohjeet/b/": page("B", origin="sv", order=1),
        "ohjeet/a/": page("A"),
        "yhteys/": page("Y"),
    }

    shown = siblings("ohjeet/a/", "fi", written)

    assert [(link.label, link.language) for link in shown] == [("B", "sv"), ("A", "")]
    assert siblings("yhteys/", "fi", written) == ()

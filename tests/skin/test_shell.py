"""A shell is filled by name, and whatever a person wrote is escaped at every hole."""

import pytest

from kirjuri.model.shell import Shell, current
from kirjuri.skin import capture

PARTS = (
    "<t>",
    "title",
    '</t><a href="../',
    "path",
    '">',
    "content",
    "</a>",
    "current syotteet/",
    "",
)


def shell(*parts: str) -> Shell:
    return Shell(language="fi", depth=1, parts=parts)


def test_each_hole_gets_its_value_and_content_stays_as_it_is() -> None:
    page = shell(*PARTS).stamp(title="A", description="D", path="syotteet/", content="<h1>A</h1>")

    assert page == b'<t>A</t><a href="../syotteet/"><h1>A</h1></a> aria-current="page"'


@pytest.mark.parametrize(
    ("hole", "written", "shown"),
    [
        pytest.param("title", "<b>\"'&", "&lt;b&gt;&quot;&#x27;&amp;", id="markup in a title"),
        pytest.param("description", '"><x', "&quot;&gt;&lt;x", id="a quote in a description"),
        pytest.param("path", 'a/"><x/', "a/%22%3E%3Cx/", id="markup in a path"),
        pytest.param("path", "javascript:x", "javascript%3Ax", id="a scheme in a path"),
        pytest.param("title", "Väylä ä", "Väylä ä", id="letters stay letters"),
    ],
)
def test_what_a_person_wrote_is_escaped(hole: str, written: str, shown: str) -> None:
    values = {"title": "", "description": "", "path": "", hole: written}

    assert shell("[", hole, "]").stamp(content="", **values).decode() == f"[{shown}]"


def test_a_title_that_looks_like_a_hole_stays_text() -> None:
    mark = capture.hole("content")

    page = shell("[", "title", "]").stamp(title=mark, description="", path="", content="SECRET")

    assert page.decode() == f"[{mark}]"


@pytest.mark.parametrize(
    ("section", "path", "said"),
    [
        pytest.param("syotteet/", "syotteet/", ' aria-current="page"', id="the page itself"),
        pytest.param("syotteet/", "syotteet/X/", ' aria-current="true"', id="a page below it"),
        pytest.param("syotteet/", "ryhmat/", "", id="another section"),
        pytest.param("", "", ' aria-current="page"', id="the front page itself"),
        pytest.param("", "syotteet/", "", id="nothing is marked as below the front page"),
    ],
)
def test_the_link_of_the_section_is_marked(section: str, path: str, said: str) -> None:
    assert current(section, path) == said


def test_equal_shells_have_equal_digests_and_others_do_not() -> None:
    assert shell("a", "title", "b").digest == shell("a", "title", "b").digest
    assert shell("a", "title", "b").digest != shell("a", "title", "c").digest
    assert len(shell("a").digest) == 64


def test_a_rendered_page_is_cut_at_its_holes() -> None:
    rendered = f"<t>{capture.hole('title')}</t>{capture.hole('current syotteet/')}"

    made = capture.shell(rendered, language="sv", depth=2)

    assert made.parts == ("<t>", "title", "</t>", "current syotteet/", "")


def test_shells_are_made_for_every_depth_a_record_may_have() -> None:
    needed = capture.needed(("fi", "sv"))

    assert ("fi", 0) in needed
    assert ("fi", 4) in needed
    assert ("sv", 0) not in needed
    assert ("sv", 5) in needed

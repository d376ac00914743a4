"""Markdown that is posted: whatever a value is, a parser of the platform's own kind finds nothing alive in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st

from kirjuri.locale import N_
from kirjuri.model.problem import Choice, Names, Translated
from kirjuri.render import markdown

HOSTILE = (
    *("@sihteeristo", "a@b.fi", "#12", "gh-7", "org/repo#3", "user@1a2b3c4", "deadbeef", "1234567"),
    *("https://evil.example/x", "www.evil.example", "mailto:a@b.fi", "xmpp:a@b.fi", "ftp://x.fi"),
    *("<img src=x onerror=alert(1)>", "<!-- kirjuri:check -->", "<details open>", "</code></pre>"),
    *("[c](javascript:alert(1))", "![x](https://evil.example/p.png)", "[^1]", "[^1]: x", "[x]: /y"),
    *("# x", "## x", "- x", "+ x", "1. x", "2) x", "=== ", "---", "***", "___", "> x", "    x"),
    *("`", "``", "```", "````", "~~~", "```diff\n", "|", "\\|", "\\", "| --- |", "$x$", "$$"),
    *("/close", "/label bug", "::error::x", "::set-output name=a::b", "##[error]x", ":tada:"),
    *("\n", "\r\n", "\r", "\n\n", " ", "\t", "\u00a0", "\u202e", "\u200b", "\u2066", "\x1b[31m", "\0"),
    *("&lt;script&gt;", "&#64;x", "&commat;x", "*x*", "_x_", "~~x~~", "**", "- [ ] x", "\ufe0f", "\u3164"),
)  # fmt: skip
VALUES = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), max_size=8).map("".join)
ALIVE = re.compile(
    r"@\w|[#!][0-9]|gh-[0-9]|://|www\.|\b[0-9a-f]{7,40}\b|:\w+:|mailto:|xmpp:|\$", re.IGNORECASE
)
OURS = {"h2", "p", "ul", "li", "code", "pre", "blockquote", "hr"}
OURS |= {"table", "thead", "tbody", "tr", "th", "td"}


@dataclass
class Seen(HTMLParser):
    """What a parsed document holds: tags, attributes, texts outside code and in it."""

    tags: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    words: str = ""
    codes: list[str] = field(default_factory=list)
    whole: str = ""
    inside: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [f"{name}={value}" for name, value in attrs]
        if tag == "code":
            self.inside = True
            self.codes.append("")
            self.words += "\ufffc"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "code"

    def handle_data(self, data: str) -> None:
        self.whole += data
        if self.inside:
            self.codes[-1] += data
        else:
            self.words += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def seen(body: str) -> Seen:
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    html = cmarkgfm.markdown_to_html_with_extensions(
        body, options, extensions=["table", "strikethrough", "autolink", "tasklist"]
    )
    found = Seen()
    found.feed(html)
    found.close()
    return found


def document(value: str) -> str:
    """Every way in which a value gets into a comment, side by side."""
    head, cells = markdown.text(value), [markdown.cell(value), markdown.text(value)]
    said = markdown.sentence(
        N_("'{a}' is not {b}: {c}{d}"),
        {
            "a": value,
            "b": Choice((value, value)),
            "c": Names({"fi": value}),
            "d": Translated(N_("no such '{e}'"), {"e": value}),
        },
        "en",
    )
    parts = [
        f"## {head} {markdown.code(value)}",
        f"- {markdown.code(value)}\n\n{markdown.block(value, indent='  ')}",
        "\n".join(markdown.table(["a", "b"], [cells])),
        said,
        markdown.text(value),
        markdown.block(value, info="diff"),
        markdown.quote(value),
    ]
    return markdown.fitted(parts, str)


@given(VALUES)
@example("`")
@example("``` \n/close\n```")
@example("a`b``c")
@example("##[error]x")
def test_nothing_of_a_value_comes_alive(value: str) -> None:
    body = document(value)
    found = seen(body)

    assert set(found.tags) <= OURS
    assert set(found.attributes) <= {"lang=diff", "class=language-diff"}
    assert found.other == []
    assert ALIVE.search(found.words) is None
    assert [line for line in body.split("\n") if line.lstrip().startswith(("/", "::"))] == []
    assert "##[" not in body


@given(VALUES)
def test_a_value_is_shown_whole_and_as_it_is(value: str) -> None:
    shown = markdown.visible(value).replace("\n", " ")

    assert seen(f"x {markdown.code(value)} y").codes == [shown if shown.strip() else " "]
    assert seen(markdown.text(value)).whole.split() == markdown.visible(value).split()


@given(VALUES)
def test_a_block_holds_every_word_in_order(value: str) -> None:
    (held,) = seen(markdown.block(value)).codes

    assert "".join(held.split()) == "".join(markdown.visible(value).split())
    assert max(map(len, held.split("\n"))) <= markdown.WIDE


@given(VALUES)
def test_a_cell_stays_one_cell(value: str) -> None:
    row = [markdown.cell(value), markdown.text(value), "end"]
    found = seen("\n".join(markdown.table(["a", "b", "c"], [row])))

    assert found.tags.count("td") == 3
    assert found.whole.split()[-1] == "end"


@given(VALUES)
def test_no_unseen_character_is_left(value: str) -> None:
    assert all(c.isprintable() or c == "\n" for c in document(value))


@given(VALUES)
def test_code_spans_of_a_sentence_stay_apart(value: str) -> None:
    said = markdown.sentence("{a}{b}", {"a": value, "b": value}, "en")

    assert len(seen(said).codes) == 2


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("SYO-2026-0001", "`SYO-2026-0001`"),
        ("", "` `"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("two\nlines", "`two lines`"),
        ("10\u00a0000", "`10 000`"),
        ("a\u202eb", "`aU+202Eb`"),
        ("010101-123N", "`•••••••••••`"),
    ],
)
def test_code(value: str, expected: str) -> None:
    assert markdown.code(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("kirjattu", "kirjattu"),
        ("odottaa_jattajaa", "odottaa\\_jattajaa"),
        ("ask @sihteeristo now", "ask `@sihteeristo` now"),
        ("1. first", "1\\. first"),
        ("- x", "\\- x"),
        ("see https://a.fi/b", "see `https://a.fi/b`"),
        ("a < b & c", "a \\< b \\& c"),
    ],
)
def test_text(value: str, expected: str) -> None:
    assert markdown.text(value) == expected


def test_a_sentence_has_its_values_as_code_and_its_names_as_words() -> None:
    says = "'{field}' ({label}) may be {allowed}, not '{value}'"
    values = {
        "field": "tyyppi",
        "label": Names({"fi": "Syötteen tyyppi", "en": "Type of input"}),
        "allowed": Choice(("a", "b", "c")),
        "value": "@d",
    }

    assert markdown.sentence(says, values, "en") == (
        "`tyyppi` (Type of input) may be `a`, `b` or `c`, not `@d`"
    )


def test_a_block_is_a_quotation_so_that_no_line_begins_a_command() -> None:
    assert markdown.block("/close\n```") == "> ````\n> /close\n> ```\n> ````"


def test_a_quotation_keeps_its_paragraphs() -> None:
    assert markdown.quote("# a\n\n- b @c\n") == "> \\# a\n>\n> \\- b `@c`"


def test_a_long_value_is_cut() -> None:
    assert markdown.code("x" * 400) == f"`{'x' * 299}…`"


def test_a_link_leads_only_to_the_web() -> None:
    assert markdown.link("KR306", "https://a.fi/x/(y)") == "[KR306](https://a.fi/x/%28y%29)"
    assert markdown.link("KR306", "saannot/kr306/") == "KR306"
    assert markdown.link("KR306", "javascript:alert(1)") == "KR306"


def test_a_marker_counts_only_at_the_beginning() -> None:
    marked = markdown.marker("check")

    assert marked == "<!-- kirjuri:check -->"
    assert markdown.is_marked(f"{marked}\ntext", "check")
    assert not markdown.is_marked(f"`{marked}`", "check")
    with pytest.raises(ValueError, match="x -->"):
        markdown.marker("x -->")


@given(st.lists(st.text("aä𝒳", max_size=40), max_size=12), st.integers(20, 200))
def test_what_does_not_fit_is_counted(parts: list[str], limit: int) -> None:
    made = markdown.fitted(parts, lambda count: f"and {count} more", limit=limit)
    left = re.search(r"and (\d+) more\Z", made)
    shown = parts[: len(parts) - int(left[1])] if left else parts

    assert markdown.size(made) <= limit
    assert made == "\n\n".join([*shown, left[0]] if left else shown)
    assert not left or int(left[1]) > 0


def test_what_fits_is_shown_whole() -> None:
    assert markdown.fitted(["a", "b"], str, limit=4) == "a\n\nb"

"""Markdown of records: what it may become, and that nothing else ever comes out."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kirjuri.publish.prose import host, is_open_link, prose

ALLOWED = {
    "p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "hr", "a", "span",
    "table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6", "div",
}  # fmt: skip
ATTRIBUTES = {"href", "rel", "class", "start", "scope", "tabindex"}

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](data:image/svg+xml,<svg onload=alert(1)>)",
    "[x](data:image/png;base64,AAAA)",
    "[x](//evil.example/path)",
    "[x](/root-relative)",
    "[x](relative.html)",
    "[x](ftp://files.example/x)",
    "[x](tel:+358401234567)",
    "[x](file:///etc/passwd)",
    "[x](https://user:secret@evil.example/)",
    "[x](https://user@evil.example/)",
    "[x](https:evil)",
    "[x](https://)",
    "<javascript:alert(1)>",
    "<https://user:secret@evil.example/>",
    "![x](https://evil.example/x.png)",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://ok.example "onmouseover=alert(1)")',
    '[x](https://ok.example/"onmouseover="alert(1))',
    "# x {onclick=alert(1)}",
    "para\n{: style=position:fixed }",
    "x{.k-banner #tila}",
    "--8<-- '/etc/passwd'",
    "{{ 7*7 }} {% include 'x' %}",
    "```html\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "| a |\n|:-:|\n| <img src=x onerror=alert(1)> |",
    "<!-- comment --><b>x</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<details open ontoggle=alert(1)>",
    "<style>*{display:none}</style>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>x</button></form>",
    "\\<script>alert(1)\\</script>",
]


class Markup(HTMLParser):
    """Every element with its attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_nothing_but_plain_elements(text: str) -> None:
    html = Markup(prose(text))
    for tag, attributes in html.elements:
        assert tag in ALLOWED
        assert set(attributes) <= ATTRIBUTES
        assert set((attributes.get("class") or "k-host").split()) <= {
            "k-host",
            "k-scroll",
            "k-right",
            "k-center",
        }
        assert (attributes.get("href") or "https://").startswith(("https://", "http://", "mailto:"))
        assert "@" not in (attributes.get("href") or "").removeprefix("mailto:")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "//host/x", "/x", "x", "https://", "https:x", "ftp://a.example",
        "https://user@host.example", "https://user:pass@host.example", "data:text/html,x",
        "mailto:", "https://a.example/\nx", " https://a.example", "https://[::1", "",
    ],
)  # fmt: skip
def test_addresses_that_are_no_links(address: str) -> None:
    assert not is_open_link(address)


@pytest.mark.parametrize(
    "address", ["https://a.example", "http://a.example/x?y#z", "mailto:kirjaamo@a.example"]
)
def test_addresses_that_are_links(address: str) -> None:
    assert is_open_link(address)


def test_a_link_that_hides_where_it_leads_tells_its_host() -> None:
    assert prose("[ohje](https://a.example/x)") == (
        '<p><a href="https://a.example/x" rel="nofollow noopener ugc">ohje</a>'
        '<span class="k-host"> (a.example)</span></p>\n'
    )


def test_a_link_whose_words_are_its_address_is_left_alone() -> None:
    assert "k-host" not in prose("<https://a.example/x>")


def test_a_link_to_a_mailbox_tells_the_mailbox() -> None:
    assert "(kirjaamo@a.example)" in prose("[kirjoita](mailto:kirjaamo@a.example)")


def test_a_host_in_foreign_letters_is_shown_in_ascii() -> None:
    assert host("https://аpple.example/") == "xn--pple-43d.example"


def test_headings_go_below_those_of_the_page() -> None:
    assert prose("# A\n\n## B\n\n###### C") == "<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>\n"


def test_no_level_of_headings_is_skipped_whatever_the_text_does() -> None:
    assert prose("#### A\n\n# B\n\n#### C", 4) == "<h4>A</h4>\n<h4>B</h4>\n<h5>C</h5>\n"


def test_tables_keep_their_alignment_without_any_style() -> None:
    html = prose("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert (
        '<th class="k-right" scope="col">b</th>' in html
        or '<th scope="col" class="k-right">b</th>' in html
    )
    assert "style=" not in html


def test_raw_html_is_shown_as_the_text_it_is() -> None:
    assert Markup(prose("<b>x</b>")).text.strip() == "<b>x</b>"

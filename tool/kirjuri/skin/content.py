"""What is done to the HTML of a hand-written page before it is framed."""

import re
from html import escape, unescape

from kirjuri.skin.words import Words

_TAG = re.compile(r"<[^>]*>")
_ALIGNED = re.compile(r' style="text-align: (left|center|right);"')
_TABLE = re.compile(r"(<table\b.*?</table>)", re.DOTALL)


def plain(title: str) -> str:
    """The text of a heading that Markdown made: no tags, characters instead of references."""
    return unescape(_TAG.sub("", title)).strip()


def without_styles(html: str) -> str:
    """The same with the alignment of table cells as a class: the policy allows no style there."""
    return _ALIGNED.sub(r' class="k-\1"', html)


def scrolling(html: str) -> str:
    """The same with wide tables and code in boxes that scroll by themselves, by keyboard too."""
    return _TABLE.sub(r'<div class="k-scroll" tabindex="0">\1</div>', html).replace(
        "<pre>", '<pre tabindex="0">'
    )


def borrowed(html: str, *, origin: str, words: Words) -> str:
    """A page shown in another language than asked for: a notice, then the text marked as such."""
    notice = words.untranslated.format(language=words.languages[origin])
    return (
        f'<p class="k-notice" role="note">{escape(notice)}</p>\n'
        f'<div lang="{escape(origin)}">\n{html}\n</div>'
    )

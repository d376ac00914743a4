"""A finished page with holes: what the site generator leaves behind when it has gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from html import escape
from urllib.parse import quote

CURRENT = "current "


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """A finished page of one language and depth with holes, as produced by the site generator.

    `parts` alternates literal text and hole names: text, hole, text, hole, …, text.
    Holes are `title`, `description`, `path`, `head`, `content` and `current <sections>`, where the
    first section is the language-less path of a navigation link, such as `syotteet/`, and the
    others, after a space each, are those that stand under the same link.
    `depth` is the number of path segments of the page, the language's own included:
    in Finnish `syotteet/` has 1, in Swedish 2, and the Finnish front page 0.
    Every relative address in the literal text is right for that depth and no other.
    """

    language: str
    depth: int
    parts: tuple[str, ...]

    def stamp(
        self, *, title: str, description: str, path: str, content: str, head: str = ""
    ) -> bytes:
        """The page as UTF-8 bytes.

        `title` and `description` are plain text and `path` is the page's address without its
        language, such as `syotteet/SYO-0000-0001/`; all three are escaped here, at every hole.
        `content` is finished, safe HTML with its own `h1`, `head` links for the page's head;
        they are put in as they are.
        """
        values = {
            "title": escape(title, quote=True),
            "description": escape(description, quote=True),
            "path": escape(quote(path, safe="/"), quote=True),
            "head": head,
            "content": content,
        }
        return "".join(_filled(self.parts, values, path)).encode()

    @property
    def digest(self) -> str:
        """The SHA-256 of the parts, in hexadecimal: pages stamped from equal shells look alike."""
        return _digest(self.parts)


def _filled(parts: tuple[str, ...], values: dict[str, str], path: str) -> Iterator[str]:
    for index, part in enumerate(parts):
        if index % 2 == 0:
            yield part
        elif part.startswith(CURRENT):
            yield current(part.removeprefix(CURRENT), path)
        else:
            yield values[part]


def current(sections: str, path: str) -> str:
    """The attribute that marks a navigation link to the first section on the page at `path`, or nothing.

    `page` is the very page, `true` a page below it or in another of the `sections`, which a space
    parts (WAI-ARIA 1.2, aria-current). Everything is below the front page, so its link is marked
    only there.
    """
    own, *others = sections.split(" ")
    if own == path:
        return ' aria-current="page"'
    below = any(each and path.startswith(each) for each in (own, *others))
    return ' aria-current="true"' if below else ""


@lru_cache(maxsize=64)
def _digest(parts: tuple[str, ...]) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()

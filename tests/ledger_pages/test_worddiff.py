"""Word-level difference: laws, Finnish words, and that it stays quick."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kirjuri.derive.worddiff import Piece, changed, words

letters = st.characters(codec="utf-8", exclude_categories=("Cs",), max_codepoint=0x2FFF)
texts = st.text(letters, max_size=60)
few = st.lists(
    st.sampled_from(["ja", "EU:n", "tieto-", ",", ".", "rekisteri", "\n", "  ", "a", "b"]),
    max_size=40,
).map(" ".join)


def told(before: str, after: str) -> str:
    """The difference in signs: [-removed-] and {+added+}."""
    signs = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(
        signs[one.kind][0] + one.text + signs[one.kind][1] for one in words(before, after)
    )


def joined(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    before = "".join(p.earlier if p.kind == "same" else p.text for p in pieces if p.kind != "added")
    return before, "".join(p.text for p in pieces if p.kind != "removed")


@settings(deadline=None)
@given(texts | few, texts | few)
@example("a", " a")
@example("", "x")
@example("a b\n", "a  b")
def test_the_pieces_give_back_both_texts(before: str, after: str) -> None:
    pieces = words(before, after)
    assert joined(pieces) == (before, after)
    for one in pieces:
        if one.kind == "same":
            assert one.text.split() == one.earlier.split()


@settings(deadline=None)
@given(few | texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not changed(words(text, text))


@settings(deadline=None)
@given(texts | few, st.randoms(use_true_random=False))
def test_white_space_alone_is_no_change(text: str, luck: random.Random) -> None:
    other = "".join(luck.choice([" ", "\n", "  \n\t"]) if c.isspace() else c for c in text)
    assert not changed(words(text, other))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "Rajapinta on avattava.",
            "Rajapinta on avattava kaikille.",
            "Rajapinta on avattava{+ kaikille+}.",
        ),
        ("EU:n asetus", "EU:ssa asetus", "[-EU:n-]{+EU:ssa+} asetus"),
        (
            "sosiaali- ja terveystiedot",
            "sosiaali- ja potilastiedot",
            "sosiaali- ja[- terveystiedot-]{+ potilastiedot+}",
        ),
        ("tieto-ohjelma", "tietoohjelma", "[-tieto-ohjelma-]{+tietoohjelma+}"),
        ("- yksi\n- kaksi", "- yksi\n- kolme", "- yksi\n-[- kaksi-]{+ kolme+}"),
        (
            "vuosina 2026–2027, 1,5 milj.",
            "vuosina 2026–2028, 1,5 milj.",
            "vuosina[- 2026–2027-]{+ 2026–2028+}, 1,5 milj.",
        ),
        (
            "ks. https://example.org/a?b=c.",
            "ks. https://example.org/a?b=d.",
            "ks.[- https://example.org/a?b=c-]{+ https://example.org/a?b=d+}.",
        ),
        ("", "uusi teksti", "{+uusi teksti+}"),
        ("vanha teksti", "", "[-vanha teksti-]"),
    ],
)
def test_finnish_words_are_kept_whole(before: str, after: str, shown: str) -> None:
    assert told(before, after) == shown


def test_a_text_written_anew_is_one_change() -> None:
    before = "Kunnat kysyvät tietoja ja asukkaat vastaavat, vaikka rekisterit tietävät."
    after = "Tarvitaan suositus vastuista ja työnjaosta, jonka ryhmä antaa."
    assert [one.kind for one in words(before, after)] == ["removed", "added", "same"]


def test_a_word_kept_between_two_changes_is_kept() -> None:
    assert told("vanha rekisteri tuli", "uusi rekisteri lähti") == (
        "[-vanha-]{+uusi+} rekisteri[- tuli-]{+ lähti+}"
    )


def long_text(luck: random.Random, vocabulary: int) -> str:
    text = " ".join(f"sana{luck.randrange(vocabulary)}" for _ in range(5000))
    return text[:20_000]


@pytest.mark.parametrize("vocabulary", [1, 2, 30, 300, 100_000])
def test_twenty_thousand_characters_take_less_than_a_second(vocabulary: int) -> None:
    """Both texts are the longest that the schema allows; the limit is far above what it takes."""
    luck = random.Random(7)
    before, after = long_text(luck, vocabulary), long_text(luck, vocabulary)
    edited = before.replace("sana1", "muu", 40)
    started = time.process_time()
    for other in (after, edited):
        assert joined(words(before, other)) == (before, other)
    assert time.process_time() - started < 2

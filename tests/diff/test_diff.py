"""What a change means, in whole words: each case is a change of the sound registry in a real repository.

`expected/` holds what `kirjuri diff` says, as text and as Markdown, in three languages;
`./kirjuri test --bless` writes it anew. Commits are cut out of the texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import cmarkgfm
import pytest

from kirjuri import comparing
from kirjuri.locale import LANGUAGES
from kirjuri.model import difference
from kirjuri.render import difference as render
from kirjuri.sources.git import repository
from kirjuri.sources.load import load
from kirjuri.sources.tree import WorkingTree

EXPECTED = Path(__file__).parent / "expected"
COMMIT = re.compile(r"\b[0-9a-f]{12}\b")


def handled(work) -> None:
    """Back to refinement in the base; agreed, given to groups and moved in the head."""
    whole = work.text(work.input)
    start = whole.index("kasittelytapa:")
    end = whole.index("tapahtumat:")
    event = whole.index("  - pvm: 2026-03-02\n    laji: siirto\n    tila: kasiteltavana")
    work.put(work.input, whole[:start] + whole[end:event])
    work.commit()
    work.put(
        work.input, whole + "    teksti: 'Sovittiin verkoston kanssa, katso @verkosto ja #12.'\n"
    )


def regrouped(work) -> None:
    """Another responsible group, a later timetable, a group's own part, a note, a correction."""
    work.replace(
        work.input,
        ("  - ryhma: arkkitehtuuri\n    rooli: vastuu\n", REGROUPED),
        (
            "    tavoite_loppu: 2027-03-31\n",
            "    alku: 2026-04-01\n    tavoite_loppu: 2027-06-30\n",
        ),
    )
    work.add(work.input, EVENTS)


REGROUPED = """\
  - ryhma: sihteeristo
    rooli: vastuu
  - ryhma: arkkitehtuuri
    rooli: osallistuva
    tulos: nakemys
"""
EVENTS = """\
  - pvm: 2026-04-01
    laji: siirto
    tila: kaynnissa
    ryhma: arkkitehtuuri
    rooli: ryhma
  - pvm: 2026-04-02
    laji: merkinta
    ryhma: sihteeristo
    rooli: koordinaatioryhma
    teksti: Vastuu siirtyi sihteeristölle.
    viite: Kokous 2/2026
  - pvm: 2026-04-03
    laji: korjaus
    tila: seurannassa
    rooli: sihteeristo
    teksti: Oikea tila on seurannassa.
    korjaa: 4
"""


def refined(work) -> None:
    """Texts, codes, lists, numbers and links of an input and a guideline."""
    work.replace(
        work.input,
        ("tiivistelma: Kuka ylläpitää kuntien yhteistä rajapintaa?\n", SUMMARY),
        ("rajat_ylittava: [organisaatio, sektori]", "rajat_ylittava: [organisaatio, hallinnonala]"),
        ("  puuttuu: [mandaatti]\n", "  puuttuu: [mandaatti]\nasiasanat: [rajapinnat, kunnat]\n"),
        (
            "  yritetyt_keinot: Kokeilu kolmessa kunnassa.\n",
            "  yritetyt_keinot: >-\n    Kokeilu kolmessa\n    kunnassa.\n",
        ),
        (
            "prosessi: A\n",
            "prosessi: A\nliittyvat_syotteet: [uusi:avoimet-rajapinnat]\nseurantavali_kk: 6\n",
        ),
        (
            "  - taho: Koeverkosto\n",
            "  - taho: Koeverkosto\n  - taho: {fi: Kunnat, sv: Kommunerna}\n",
        ),
        ("  nimi: Koeverkosto\n", "  nimi: Rajapintojen koeverkosto\n"),
    )


SUMMARY = """\
tiivistelma:
  fi: Kuka ylläpitää ja rahoittaa kuntien yhteistä rajapintaa?
  sv: Vem underhåller och finansierar kommunernas gemensamma gränssnitt?
"""


def numbered(work) -> None:
    """A waiting record and a reference to it; the command gives the number."""
    work.replace(
        work.input,
        ("prosessi: A\n", "prosessi: A\nliittyvat_syotteet: [uusi:avoimet-rajapinnat]\n"),
    )
    work.commit()
    before = work.git("rev-parse", "HEAD")
    assert work.run("number").exit_code == 0
    work.git("update-ref", "refs/heads/base", before)


def arrived(work) -> None:
    """A new input, whose values try to come alive where they are posted."""
    text = work.text(work.waiting)
    for old, new in (
        ("Testkommunen", "'@kommun <b>#1</b> `x`'"),
        ("Gemensam plan för öppna gränssnitt", '"Fixes #3: [plan](https://x.example)"'),
    ):
        text = text.replace(old, new)
    work.put("syotteet/uudet/toinen.yaml", text)


def wrong(work) -> None:
    """Everything that no change may do, a file that cannot be read, and rules beside records."""
    work.replace(
        work.input,
        ("  - pvm: 2026-02-03\n", "  - pvm: 2026-02-04\n"),
        (
            "  - pvm: 2026-03-02\n    laji: siirto\n    tila: kasiteltavana\n    rooli: sihteeristo\n",
            "",
        ),
        ("kasittelytapa:\n", "# Siirretty.\nkasittelytapa:\n"),
    )
    (work.root / work.waiting).unlink()
    work.put("linjaukset/2026/LIN-2026-001.yaml", "tunnus: [\n")
    work.put("syotteet/muistio.txt", "x\n")
    work.replace("kirjuri.yaml", ("Koerekisteri", "Uusi nimi"))
    work.put("docs/fi/index.md", "# Etusivu\n")
    work.add("ryhmat/arkkitehtuuri/ryhma.yaml", "# Tarkistettu.\n")


CASES: tuple[Callable, ...] = (handled, regrouped, refined, numbered, arrived, wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_whole_words(work, case: Callable, form: str, language: str, *, bless: bool) -> None:
    case(work)
    base = "base" if case is numbered else "HEAD"
    said = work.says("diff", base, "--format", form, language=language)
    said = COMMIT.sub("0" * 12, said)
    suffix = {"text": "txt", "markdown": "md"}[form]
    expected = EXPECTED / f"{case.__name__}.{language}.{suffix}"
    if bless:
        expected.write_text(said, "utf-8")

    assert said == expected.read_text("utf-8")


class TestSides:
    def test_two_commits_are_compared_and_the_work_tree_is_left_alone(self, work) -> None:
        base = work.git("rev-parse", "HEAD")
        work.replace(work.input, ("prosessi: A\n", "prosessi: A\nseurantavali_kk: 6\n"))
        head = work.commit()
        work.replace(work.input, ("seurantavali_kk: 6", "seurantavali_kk: 12"))

        assert "in months" not in work.says("diff", head, head)
        assert "in months: 6.\n" in work.says("diff", base, head)
        assert "in months: 12; before: 6.\n" in work.says("diff", head)
        assert "in months: 6; before: 12.\n" not in work.says("diff", head, base)
        assert "seurantavali_kk: 12" in work.text(work.input)

    def test_auto_is_the_point_where_the_branch_left_the_main_branch(self, work) -> None:
        work.git("checkout", "-q", "-b", "oma")
        work.replace(work.input, ("prosessi: A\n", "prosessi: A\nseurantavali_kk: 6\n"))
        work.commit()
        work.git("checkout", "-q", "main")
        work.add("ryhmat/sihteeristo/ryhma.yaml", "# x\n")
        work.commit()
        work.git("checkout", "-q", "oma")

        said = work.says("diff", "auto")

        assert said.startswith("1 record changes.")
        assert "ryhmat/sihteeristo" not in said

    def test_nothing_changes(self, work) -> None:
        said = COMMIT.sub("0", work.says("diff", "HEAD"))

        assert said == "No record changes. Compared with: 0\n"

    def test_a_registry_below_the_top_of_its_repository(self, work_below) -> None:
        work_below.replace(work_below.input, ("prosessi: A\n", "prosessi: A\nseurantavali_kk: 6\n"))
        (work_below.root.parent / "muu.txt").write_text("x", "utf-8")

        said = work_below.says("diff", "HEAD")

        assert "in months: 6.\n" in said
        assert "other file" not in said

    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (("outo",), "git knows no commit 'outo' to compare with"),
            (("HEAD", "outo"), "git knows no commit 'outo' to compare with"),
            (("--", "--output=x"), "git knows no commit '--output=x' to compare with"),
        ],
    )
    def test_a_name_that_is_no_commit(self, work, arguments, expected) -> None:
        result = work.run("diff", *arguments)

        assert str(result.exception) == expected

    def test_no_repository(self, work) -> None:
        (work.root / ".git").rename(work.root / "git")
        result = work.run("diff", "HEAD")

        assert "is not in a git repository" in str(result.exception)

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
    def test_the_base_is_whole_though_only_what_differs_is_read(self, work, case) -> None:
        case(work)
        git = repository(work.root)
        base = git.commit("base" if case is numbered else "HEAD")
        whole = load(git.tree(base)).registry
        head = load(WorkingTree(work.root)).registry

        assert comparing.earlier(git, base, git.changed(base), head) == whole


class TestWhatIsNotShown:
    def test_personal_data_is_masked_in_every_form(self, work) -> None:
        work.replace(
            work.input,
            (
                "    Kokeilu jäi kesken",
                "    Soita 040 123 4567 (131052-308T).\n    Kokeilu jäi kesken",
            ),
            ("tiivistelma: Kuka", "tiivistelma: etu.suku@gmail.com kysyy, kuka"),
        )
        for form in ("text", "markdown", "json"):
            said = work.says("diff", "HEAD", "--format", form)
            assert not re.search(r"123 4567|131052|gmail", said)
            assert "Summary" in said

    def test_a_removed_text_is_not_quoted(self, work) -> None:
        work.replace(
            work.input,
            ("Kuka ylläpitää kuntien yhteistä rajapintaa?", '"[poistettu: salainen] rajapintaa?"'),
        )
        for form in ("text", "markdown", "json"):
            assert "Kuka ylläpitää" not in work.says("diff", "HEAD", "--format", form)
        assert "Summary: text was removed, and the ground" in work.says("diff", "HEAD")


class TestMarkdown:
    def test_what_does_not_fit_is_counted(self, work) -> None:
        text = work.text(work.waiting)
        for number in range(120):
            work.put(f"syotteet/uudet/n{number}.yaml", text.replace("Gemensam", "G" * 250))

        said = work.says("diff", "HEAD", "--format", "markdown")
        left = re.search(r"And (\d+) more records, which do not fit here\.", said)

        assert left
        assert said.count("### ") + int(left[1]) == 120
        assert len(said) <= 65_536 // 2
        assert said.startswith("120 records change.")

    def test_nothing_that_others_wrote_comes_alive(self, work) -> None:
        arrived(work)
        handled(work)
        html = cmarkgfm.github_flavored_markdown_to_html(
            work.says("diff", "HEAD~1", "--format", "markdown")
        )
        outside = re.sub(r"<code.*?</code>", "", html, flags=re.DOTALL)

        assert "<a " not in html
        assert "<b>" not in html
        assert not re.search(r"@\w|#\d", outside)


def test_the_machine_form(work) -> None:
    work.replace(work.input, ("tavoite_loppu: 2027-03-31", "tavoite_loppu: 2027-06-30"))
    found = json.loads(work.says("diff", "HEAD", "--format", "json", language="fi"))

    assert found.pop("base") == work.git("rev-parse", "HEAD")
    assert found == {
        "version": 1,
        "records": [
            {
                "id": "SYO-2026-0001",
                "kind": "syote",
                "path": work.input,
                "title": "Yhteiset rajapinnat kuntien tietovarannoille",
                "sentences": ["Sovittu aikataulu: 30.6.2027 mennessä; aiemmin 31.3.2027 mennessä."],
                "facts": [
                    {
                        "what": "timetable",
                        "old": [None, "2027-03-31"],
                        "new": [None, "2027-06-30"],
                    }
                ],
            }
        ],
        "policy": [],
        "other_files": 0,
    }


def test_the_order_of_records_does_not_depend_on_the_order_of_changes(work) -> None:
    text = work.text(work.waiting)
    for name in ("z", "a", "m"):
        work.put(f"syotteet/uudet/{name}.yaml", text)
    work.add("ryhmat/sihteeristo/ryhma.yaml", "# x\n")
    work.add(work.input, "# x\n")
    paths = [
        record["path"]
        for record in json.loads(work.says("diff", "HEAD", "--format", "json"))["records"]
    ]

    assert paths == [
        work.input,
        *(f"syotteet/uudet/{name}.yaml" for name in "amz"),
        "ryhmat/sihteeristo/ryhma.yaml",
    ]


def test_every_sort_of_fact_has_words() -> None:
    told = set(render._TELLERS) | {difference.Broken}

    assert told == set(get_args(difference.Fact))

"""The comment on a checked pull request: judged anew by our own rules, found by its commit, never misled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kirjuri.github.report import verdict_in
from kirjuri.model.problem import Verdict

GOOD = """\
kieli: sv
tyyppi: kehittaminen
jattaja: {laji: viranomainen, nimi: Testkommunen, yhteys: issue}
alkuperainen:
  otsikko: "Gemensamma begrepp @alla <img src=x> #1"
  kuvaus: Samma byggnad beskrivs med olika begrepp.
  toivottu_tulos: En rekommendation.
rajat_ylittava: [sektori]
"""
BAD = GOOD.replace("tyyppi: kehittaminen", "tyyppi: kehittäminen")


@pytest.fixture
def proposed(registry, platform):
    """Push a change of the registry as a pull request of a fork; return its commit."""

    def propose(
        number: int, files: dict[str, str], *, author: str = "haaroittaja", state: str = "open"
    ) -> str:
        registry.git("switch", "-q", "-c", f"pr-{number}", "main")
        for path, text in files.items():
            registry.write(path, text)
        registry.commit("A proposal")
        commit = registry.git("rev-parse", "HEAD")
        registry.git("push", "-q", "origin", f"HEAD:refs/pull/{number}/head")
        registry.git("switch", "-q", "main")
        registry.git("branch", "-q", "-D", f"pr-{number}")
        platform.pulls.append(pull(number, commit, author=author, state=state))
        return commit

    return propose


def pull(
    number: int,
    commit: str,
    *,
    author: str = "haaroittaja",
    state: str = "open",
    fork: str = "muu/rekisteri",
):
    return {
        "number": number,
        "state": state,
        "user": {"login": author},
        "head": {"sha": commit, "ref": "main", "repo": {"full_name": fork}},
    }


@pytest.fixture
def finished(tmp_path: Path):
    """The event of a finished check of a commit, and a folder for its report."""

    def write(commit: str, *, fork: str = "muu/rekisteri") -> tuple[str, ...]:
        run = {
            "event": "pull_request",
            "head_sha": commit,
            "head_repository": {"full_name": fork},
            "pull_requests": [],
        }
        path = tmp_path / "run.json"
        path.write_text(json.dumps({"action": "completed", "workflow_run": run}), "utf-8")
        return ("comment", "--event", str(path), "--report", str(tmp_path / "report"))

    return write


def report(tmp_path: Path, verdict: str) -> None:
    (tmp_path / "report").mkdir(exist_ok=True)
    data = {"version": 1, "verdict": verdict, "counts": {}, "diagnostics": []}
    (tmp_path / "report" / "report.json").write_text(json.dumps(data), "utf-8")


def test_a_sound_change_is_told_in_the_language_of_its_record(
    platform, registry, proposed, finished, tmp_path
) -> None:
    commit = proposed(5, {"syotteet/uudet/begrepp.yaml": GOOD})
    report(tmp_path, "clean")

    assert registry.run(*finished(commit)) == (0, "Muutosehdotuksessa 5 on kommentti.\n")

    [told] = platform.said(5)
    assert told.startswith("<!-- kirjuri:review -->\n**")
    assert "Sekretariatet läser detta och avgör saken senast den 27.11.2026." in told
    assert f"`{commit[:12]}`" in told
    assert "Kontrollen av det här ändringsförslaget kom till ett annat resultat" not in told


def test_nothing_of_a_record_comes_alive_in_the_comment(
    platform, registry, proposed, finished
) -> None:
    commit = proposed(5, {"syotteet/uudet/begrepp.yaml": GOOD})

    registry.run(*finished(commit))

    from markdown_it import MarkdownIt

    [told] = platform.said(5)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(told)
    assert "<img" not in html
    for mark in ("@alla", "#1"):
        assert f"<code>{mark}" in html or mark not in html.replace("<code>", "\0").split("\0")[0]


def test_an_unsound_change_is_told_with_what_to_mend(
    platform, registry, proposed, finished
) -> None:
    commit = proposed(5, {"syotteet/uudet/begrepp.yaml": BAD})

    registry.run(*finished(commit))

    [told] = platform.said(5)
    assert "KR1" in told
    assert "`syotteet/uudet/begrepp.yaml:2:9`" in told
    assert "`kehittaminen`" in told
    assert "Rätta det som nämns ovan och skicka ändringen på nytt" in told


def test_the_comment_is_edited_in_place_as_the_change_is_mended(
    platform, registry, proposed, finished
) -> None:
    registry.run(*finished(proposed(5, {"syotteet/uudet/begrepp.yaml": BAD})))
    registry.git("push", "-q", "origin", ":refs/pull/5/head")
    platform.pulls.clear()
    again = proposed(5, {"syotteet/uudet/begrepp.yaml": GOOD})

    registry.run(*finished(again))
    registry.run(*finished(again))

    number = platform.comments[0]["id"]
    assert len(platform.said(5)) == 1
    assert "KR1" not in platform.said(5)[0]
    assert platform.changed() == ["POST /issues/5/comments", f"PATCH /issues/comments/{number}"]


def test_inputs_that_may_be_about_the_same_thing_are_named(
    platform, registry, proposed, finished
) -> None:
    same = GOOD.replace("Gemensamma begrepp @alla <img src=x> #1", "Gemensamma gränssnitt")
    text = same.replace(
        "Samma byggnad beskrivs med olika begrepp.",
        "Vem underhåller kommunernas gemensamma gränssnitt? Nätverket har prövat ett gemensamt gränssnitt.",
    )
    registry.write("syotteet/uudet/vanha.yaml", text)
    registry.commit("An older one")
    registry.git("push", "-q", "origin", "main")

    registry.run(*finished(proposed(5, {"syotteet/uudet/begrepp.yaml": text})))

    assert "### Kan gälla samma sak\n\n- uusi:vanha `Gemensamma gränssnitt`" in platform.said(5)[0]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        pytest.param({"state": "closed"}, "closed", id="it was closed meanwhile"),
        pytest.param({"commit": "0" * 40}, "moved", id="it has a newer commit"),
        pytest.param(
            {"fork": "toinen/rekisteri"}, "fork", id="another repository has the same commit"
        ),
    ],
)
def test_only_the_open_pull_request_with_that_commit_at_its_head_is_spoken_to(
    platform, registry, proposed, finished, change, why
) -> None:
    commit = proposed(5, {"syotteet/uudet/begrepp.yaml": GOOD})
    platform.pulls[0] = pull(5, **({"commit": commit} | change))

    assert registry.run(*finished(commit)) == (
        0,
        "Missään avoimessa muutosehdotuksessa ei ole tätä versiota viimeisenä; mitään ei sanottu.\n",
    )
    assert platform.changed() == []


def test_a_check_that_a_change_has_made_lie_is_named(
    platform, registry, proposed, finished, tmp_path
) -> None:
    commit = proposed(
        5, {"syotteet/uudet/begrepp.yaml": BAD, ".github/workflows/check.yml": "name: check\n"}
    )
    report(tmp_path, "clean")

    registry.run(*finished(commit))

    [told] = platform.said(5)
    assert "Kontrollen av det här ändringsförslaget kom till ett annat resultat" in told
    assert "`.github/workflows/check.yml`" in told


def test_rules_that_a_change_brings_do_not_judge_it(platform, registry, proposed, finished) -> None:
    """A proposal that frees itself of roles and languages is judged by the main branch's settings."""
    freed = (registry.path / "kirjuri.yaml").read_text().replace("Sihteeri-Koe", "haaroittaja")
    moved = (registry.path / "syotteet/2026/SYO-2026-0001.yaml").read_text() + (
        "  - {pvm: 2026-03-03, laji: siirto, tila: paattynyt, rooli: sihteeristo}\n"
    )
    commit = proposed(5, {"kirjuri.yaml": freed, "syotteet/2026/SYO-2026-0001.yaml": moved})

    registry.run(*finished(commit))

    assert "KR3" in platform.said(5)[0]


def test_a_commit_that_the_repository_no_longer_has_is_told(platform, registry, finished) -> None:
    from kirjuri.model.problem import ToolError

    platform.pulls.append(pull(5, "a" * 40))
    registry.git("push", "-q", "origin", "HEAD:refs/pull/5/head")

    with pytest.raises(ToolError, match="no longer has the commit 'aaaaaaaaaaaa'"):
        registry.run(*finished("a" * 40))
    assert platform.changed() == []


def test_a_change_too_large_to_be_told_is_not_read(platform, registry, proposed, finished) -> None:
    commit = proposed(5, {"syotteet/uudet/suuri.yaml": "# " + "x" * (1 << 20) + "\n"})

    assert registry.run(*finished(commit))[0] == 0
    assert "Muutos on liian suuri kerrottavaksi tässä" in platform.said(5)[0]


class TestReport:
    """The report of another run is read with bounds: anything odd about it is as good as none."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        report(tmp_path, "introduced")
        return tmp_path / "report"

    def test_a_sound_report_gives_its_verdict(self, folder: Path) -> None:
        assert verdict_in(folder) is Verdict.INTRODUCED

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param("", id="nothing"),
            pytest.param("{", id="half"),
            pytest.param("[]", id="a list"),
            pytest.param("[" * 100_000, id="deep"),
            pytest.param('{"version": 1, "verdict": "clean"}', id="keys missing"),
            pytest.param(
                '{"version": 1, "verdict": "clean", "counts": {}, "diagnostics": [], "pr": 7}',
                id="a key more",
            ),
            pytest.param(
                '{"version": 1, "verdict": ["clean"], "counts": {}, "diagnostics": []}',
                id="no text",
            ),
            pytest.param(
                '{"version": 1, "verdict": "fine", "counts": {}, "diagnostics": []}',
                id="no verdict",
            ),
            pytest.param(
                '{"version": NaN, "verdict": "clean", "counts": {}, "diagnostics": []}',
                id="not a number",
            ),
            pytest.param("\udcff", id="not UTF-8"),
            pytest.param(" " * (1 << 20) + "{}", id="too long"),
        ],
    )
    def test_an_odd_one_gives_none(self, folder: Path, content: str) -> None:
        (folder / "report.json").write_bytes(content.encode("utf-8", "surrogateescape"))

        assert verdict_in(folder) is None

    def test_another_file_beside_it_gives_none(self, folder: Path) -> None:
        (folder / "GITHUB_ENV").write_text("PATH=/tmp")

        assert verdict_in(folder) is None

    def test_a_link_gives_none(self, folder: Path) -> None:
        (folder / "report.json").rename(folder.parent / "muualla.json")
        (folder / "report.json").symlink_to(folder.parent / "muualla.json")

        assert verdict_in(folder) is None

    def test_a_folder_or_nothing_gives_none(self, folder: Path, tmp_path: Path) -> None:
        (folder / "report.json").unlink()
        assert verdict_in(folder) is None
        (folder / "report.json").mkdir()
        assert verdict_in(folder) is None
        assert verdict_in(tmp_path / "ei-ole") is None

"""A new plan is named by its group and year; a numbered evaluation still leads editors to its schema."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from kirjuri import cli

from .conftest import SOUND

IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "test"), ("EMAIL", "test@example.org"))
}
PLAN = ("otsikko=Suunnitelma 2027", "tiivistelma=Kuvataan rajapinnat.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "registry"
    shutil.copytree(SOUND, made)
    return made


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(
        cli.cli,
        ["-C", str(root), "--lang", "en", "--today", "2026-11-22", *arguments],
        env=IDENTITY,
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def new(root: Path, kind: str, *settings: str, owner: str = "arkkitehtuuri") -> tuple[int, str]:
    given = (word for one in settings for word in ("--set", one))
    return run(root, "new", kind, "--owner", owner, *given)


@pytest.mark.parametrize(
    "term",
    [
        ("toimikausi.alku=2027-02-01", "toimikausi.loppu=2027-12-31"),
        ("toimikausi={alku: 2027-02-01, loppu: 2027-12-31}",),
    ],
)
def test_a_plan_is_named_by_its_group_and_the_year_of_its_term(
    root: Path, term: tuple[str, ...]
) -> None:
    code, said = new(root, "toimintasuunnitelma", *PLAN, *term)

    path = root / "ryhmat/arkkitehtuuri/TSU-arkkitehtuuri-2027.yaml"
    assert (code, said) == (0, f"Written: {path.relative_to(root)}\n")
    assert "tunnus: TSU-arkkitehtuuri-2027\n" in path.read_text("utf-8")


def test_a_plan_belongs_to_a_group_that_there_is(root: Path) -> None:
    code, said = new(root, "toimintasuunnitelma", *PLAN, owner="arkitehtuuri")

    assert code == 2
    assert "there is no group 'arkitehtuuri'; did you mean 'arkkitehtuuri'?" in said


def test_a_second_plan_of_the_same_year_does_not_take_the_first_one_s_place(root: Path) -> None:
    term = "toimikausi={alku: 2027-02-01, loppu: 2027-12-31}"
    new(root, "toimintasuunnitelma", *PLAN, term)
    path = root / "ryhmat/arkkitehtuuri/TSU-arkkitehtuuri-2027.yaml"
    before = path.read_bytes()

    code, said = new(root, "toimintasuunnitelma", "otsikko=Toinen", "tiivistelma=Toinen.", term)

    assert code == 1
    assert "there is already a record in the file" in said
    assert path.read_bytes() == before


def test_a_numbered_evaluation_leads_editors_to_its_schema_from_where_it_lies(root: Path) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
    new(
        root,
        "arviointi",
        "otsikko=Mallin arviointi",
        "kohde.laji=toimintamalli",
        owner="sihteeristo",
    )
    for words in (["add", "-A"], ["commit", "-q", "-m", "new"]):
        subprocess.run(
            ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", *words],
            cwd=root,
            check=True,
        )
    run(root, "number")

    path = root / "ryhmat/sihteeristo/ARV-sihteeristo-2026-01.yaml"
    first = path.read_text("utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../../schemas/arviointi.schema.json"

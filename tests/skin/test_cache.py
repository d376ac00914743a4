"""The same skin twice costs MkDocs once, and is the same to the byte."""

import subprocess
import sys
from pathlib import Path

from kirjuri.skin.shells import render

LANGUAGES = ("fi", "sv", "en")

SECOND_RUN = """
import sys
from pathlib import Path
from kirjuri.skin.shells import render
skin = render(Path(sys.argv[1]), languages=("fi", "sv", "en"), cache=Path(sys.argv[2]))
heavy = {"mkdocs", "material", "markdown", "jinja2", "yaml"} & set(sys.modules)
sys.stdout.write(f"{len(skin.shells)} {sorted(heavy)}")
"""


def test_a_second_run_imports_no_site_generator(registry: Path, tmp_path: Path) -> None:
    render(registry, languages=LANGUAGES, cache=tmp_path / "cache")

    said = subprocess.run(
        [sys.executable, "-c", SECOND_RUN, str(registry), str(tmp_path / "cache")],
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "tool")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == "15 []"


def test_what_comes_from_the_cache_equals_what_was_rendered(registry: Path, tmp_path: Path) -> None:
    made = render(registry, languages=LANGUAGES, cache=tmp_path / "cache")

    assert render(registry, languages=LANGUAGES, cache=tmp_path / "cache") == made


def test_a_changed_page_is_rendered_again(registry: Path, tmp_path: Path) -> None:
    render(registry, languages=LANGUAGES, cache=tmp_path / "cache")
    (registry / "docs/fi/yhteys.md").write_text("# Uusi otsikko\n", encoding="utf-8")

    made = render(registry, languages=LANGUAGES, cache=tmp_path / "cache")

    assert "Uusi otsikko" in made.files["yhteys/index.html"].decode()
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_new_name_of_the_registry_reaches_the_shells(registry: Path, tmp_path: Path) -> None:
    old = render(registry, languages=LANGUAGES, cache=tmp_path / "cache")
    (registry / "kirjuri.yaml").write_text("muoto: 1\nnimi: Uusi nimi\n", encoding="utf-8")

    new = render(registry, languages=LANGUAGES, cache=tmp_path / "cache")

    assert old.shells["fi", 1].digest != new.shells["fi", 1].digest
    assert any("Uusi nimi" in part for part in new.shells["fi", 1].parts)


def test_a_damaged_cache_is_made_anew(registry: Path, tmp_path: Path) -> None:
    made = render(registry, languages=LANGUAGES, cache=tmp_path / "cache")
    [kept] = (tmp_path / "cache").iterdir()
    kept.write_bytes(kept.read_bytes()[:1000])

    assert render(registry, languages=LANGUAGES, cache=tmp_path / "cache") == made


def test_two_runs_give_the_same_bytes(registry: Path) -> None:
    first = render(registry, languages=LANGUAGES, cache=None)

    assert render(registry, languages=LANGUAGES, cache=None) == first

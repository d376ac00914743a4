"""The skin of this very repository, rendered once, and a small registry to change."""

import shutil
from pathlib import Path

import pytest

from kirjuri.skin.shells import Skin, render

ROOT = Path(__file__).parents[2]
LANGUAGES = ("fi", "sv", "en")


@pytest.fixture(scope="session")
def skin() -> Skin:
    return render(ROOT, languages=LANGUAGES, cache=None)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """A registry with one Finnish page, one in all languages, and nothing else."""
    for language, title in zip(LANGUAGES, ("Ohjeet", "Anvisningar", "Instructions"), strict=True):
        page = tmp_path / "docs" / language / "ohjeet" / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f"# {title}\n\nTeksti.\n", encoding="utf-8")
    (tmp_path / "docs/fi/yhteys.md").write_text(
        "# Yhteys\n\n[O](ohjeet/index.md)\n", encoding="utf-8"
    )
    (tmp_path / "kirjuri.yaml").write_text("muoto: 1\nnimi: Koe\n", encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path

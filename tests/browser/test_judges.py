"""Independent judges of the built site: axe for accessibility, the Nu checker for HTML.

They are npm packages (`tests/npm`): `npm ci --ignore-scripts` there installs exactly what its lock says.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .templates import PAGES

if TYPE_CHECKING:
    from .conftest import Visitor

pytestmark = pytest.mark.browser

NPM = Path(__file__).parents[1] / "npm" / "node_modules"
LANGUAGES = ("fi", "sv", "en")
RUN = """async () => (await axe.run(document, { resultTypes: ['violations'], runOnly: [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  .violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))"""


def needed(package: str, file: str, *, program: str = "") -> Path:
    """Return a judge's file; without it the test is skipped with a reason, but fails under CI=true."""
    path = NPM / package / file
    there = path.is_file() and (not program or shutil.which(program))
    if not there:
        says = f"{package} is not installed: run 'npm ci --ignore-scripts' in tests/npm"
        says += f", and {program} is needed" if program else ""
        if os.environ.get("CI") == "true":
            pytest.fail(says)
        pytest.skip(says)
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_template(
    visitor: Visitor, site: dict[str, bytes], language: str, scheme: str
) -> None:
    axe = needed("axe-core", "axe.min.js").read_text("utf-8")
    home = "" if language == "fi" else f"{language}/"
    wrong: set[str] = set()
    with visitor(site, color_scheme=scheme, viewport={"width": 1280, "height": 900}) as seen:
        for address in PAGES:
            page = seen.open(home + address)
            page.evaluate(axe)
            wrong |= {f"{address} {each}" for each in page.evaluate(RUN)}
    assert sorted(wrong) == []
    assert seen.harm == []


def test_every_page_is_valid_html(site: dict[str, bytes], tmp_path: Path) -> None:
    jar = needed("vnu-jar", "build/dist/vnu.jar", program="java")
    for name, content in site.items():
        if name.endswith(".html"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    ran = subprocess.run(
        ["java", "-jar", jar, "--errors-only", "--format", "json", "--skip-non-html", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(ran.stderr)["messages"]
    told = {f"{m['url'].removeprefix(tmp_path.as_uri())}: {m['message']}" for m in messages}
    assert sorted(told)[:20] == []

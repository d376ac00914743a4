"""What the editor's settings must agree with."""

import fnmatch
import json
from pathlib import Path

import pytest

from kirjuri.kinds import all_kinds
from kirjuri.model.kind import Kind

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))


def schemas_for(path: str) -> list[str]:
    """Return the schemas that the editor applies to a file."""
    return [
        schema
        for schema, globs in SETTINGS["yaml.schemas"].items()
        if any(
            fnmatch.fnmatchcase(path, glob)
            for glob in ([globs] if isinstance(globs, str) else globs)
        )
    ]


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_a_record_is_completed_by_the_schema_of_its_kind(kind: Kind) -> None:
    owner, stem = ("ryhma-1", f"{kind.name}-uusi") if kind.owner else ("", "uusi")
    paths = [kind.example, *([f"{kind.new_folder(owner)}/{stem}.yaml"] if kind.numbered else [])]

    assert [schemas_for(path) for path in paths] == [[f"schemas/{kind.name}.schema.json"]] * len(
        paths
    )


def test_every_schema_that_the_settings_name_is_there() -> None:
    assert [path for path in SETTINGS["yaml.schemas"] if not (ROOT / path).is_file()] == []

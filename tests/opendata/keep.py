"""Writes the files that hold version 1 of the public model: `python tests/opendata/keep.py`.

Run once, when a version is given out: `v1/` then stays as it is for good, and the present tool must
agree with it. A change that it does not agree with needs a new version and a new folder.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

KEPT = Path(__file__).parent / "v1"
WORDS = ("title", "description", "x-sv", "x-en")
"""What may be worded anew in a schema without anybody's program noticing."""


def without_words(part: object, *, fields: bool = False) -> object:
    """A schema without its words; `fields` tells that the keys are names of fields."""
    if isinstance(part, list):
        return [without_words(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {key: one for key, one in part.items() if fields or key not in WORDS}
    return {
        key: without_words(one, fields=not fields and key == "properties")
        for key, one in kept.items()
    }


def promised(site: dict[str, bytes]) -> dict[str, object]:
    """What others build on, by file: records, their schemas, columns, codes and states."""
    found: dict[str, object] = {}
    columns: dict[str, list[str]] = {}
    for path, content in site.items():
        name = path.rpartition("/")[2]
        if path.startswith("schemas/data/v1/") and name.endswith("-kokoelma.schema.json"):
            kind = name.removesuffix("-kokoelma.schema.json")
            found[name] = without_words(json.loads(content))
            found[f"{kind}.json"] = json.loads(site[f"data/v1/{kind}.json"])
            header = site[f"data/v1/{kind}.csv"].decode().split("\n", 1)[0]
            columns[kind] = header.split(",")
    lists = json.loads(site["data/v1/koodistot.json"])["koodistot"]
    states = json.loads(site["data/v1/tilat.json"])["tilat"]
    found["sarakkeet.json"] = columns
    found["koodit.json"] = {key: list(one["koodit"]) for key, one in lists.items()}
    found["tilat.json"] = {kind: list(one) for kind, one in states.items()}
    return found


def main() -> None:
    """Write what the tool makes now of the small registry."""
    sys.path.insert(0, str(Path(__file__).parent))
    import conftest as shared

    with tempfile.TemporaryDirectory() as folder:
        policy = shared.load_policy(shared.REGISTRY)
        site = shared.published(shared.registry_files(), policy, Path(folder))
    KEPT.mkdir(exist_ok=True)
    for name, value in promised(site).items():
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (KEPT / name).write_text(text.replace('{"tunnus"', '\n{"tunnus"') + "\n", "utf-8")


if __name__ == "__main__":
    main()

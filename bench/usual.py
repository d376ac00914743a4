"""The usual way, to compare with: a script of PyYAML and jsonschema, and a page a record through MkDocs.

Run as `python -m bench.usual check ROOT` or `python -m bench.usual site ROOT DOCS`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import yaml


def records(root: Path) -> list[tuple[str, Path]]:
    """Return (kind, path) of every record file."""
    found = [("ryhma", path) for path in root.glob("ryhmat/*/ryhma.yaml")]
    found += [("syote", path) for path in root.glob("syotteet/*/*.yaml")]
    found += [("linjaus", path) for path in root.glob("linjaukset/*/*.yaml")]
    return found


class TextLoader(yaml.SafeLoader):
    """PyYAML's loader without dates, as such a script needs it."""


TextLoader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def check(root: Path, schemas: Path) -> int:
    """Validate every record as such scripts do; return how many were valid."""
    whole = {
        kind: json.loads((schemas / f"{kind}.json").read_text("utf-8"))
        for kind in ("ryhma", "syote", "linjaus")
    }
    valid = 0
    for kind, path in records(root):
        data = yaml.load(path.read_text("utf-8"), TextLoader)
        jsonschema.validate(data, whole[kind], format_checker=jsonschema.FormatChecker())
        valid += 1
    return valid


def site(root: Path, docs: Path) -> int:
    """Write a Markdown page for each record and language, with a configuration of MkDocs and Material."""
    pages = 0
    for language in ("fi", "sv", "en"):
        for _kind, path in records(root):
            text = path.read_text("utf-8")
            name = path.parent.name if path.name == "ryhma.yaml" else path.stem
            page = docs / "docs" / language / f"{name}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            body = "\n\n".join(
                line.strip()
                for line in text.split("\n")
                if line.strip() and not line.startswith("#")
            )
            page.write_text(f"# {name}\n\n{body}\n", "utf-8")
            pages += 1
    (docs / "docs" / "index.md").write_text("# Index\n", "utf-8")
    (docs / "mkdocs.yml").write_text(
        "site_name: usual\nnav: [index.md]\ntheme: {name: material}\n", "utf-8"
    )
    return pages


if __name__ == "__main__":
    task, where, other = sys.argv[1:4]
    done = check(Path(where), Path(other)) if task == "check" else site(Path(where), Path(other))
    sys.stdout.write(f"{done}\n")

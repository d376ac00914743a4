"""The layers of the house: imports go down only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tool" / "kirjuri"
BELOW = {
    "locale": (),
    "model": ("locale",),
    "kinds": ("model", "locale"),
    "derive": ("kinds", "model", "locale"),
    "rules": ("derive", "kinds", "model", "locale"),
    "engine": ("rules", "derive", "kinds", "model", "locale"),
    "sources": ("engine", "rules", "derive", "kinds", "model", "locale"),
    "edit": ("engine", "rules", "derive", "kinds", "model", "locale"),
    "render": ("engine", "rules", "derive", "kinds", "model", "locale"),
    "publish": ("engine", "rules", "derive", "kinds", "model", "locale"),
    "intake": ("engine", "rules", "derive", "kinds", "model", "locale"),
    "skin": ("engine", "rules", "derive", "kinds", "model", "locale"),
}
EVERYTHING = {
    *BELOW,
    "app",
    "showing",
    "changing",
    "comparing",
    "github",
    "clock",
    "messages",
    "cli",
    "__main__",
    "__init__",
}
ABOVE = {
    "clock": set(),
    "app": EVERYTHING - {"github", "cli", "__main__"},
    "changing": EVERYTHING - {"github", "cli", "__main__"},
    "comparing": EVERYTHING - {"github", "cli", "__main__"},
    "showing": EVERYTHING - {"app", "github", "cli", "__main__"},
    "github": EVERYTHING - {"cli", "__main__"},
    "messages": EVERYTHING - {"__main__"},
    "cli": EVERYTHING - {"__main__"},
    "__main__": EVERYTHING,
    "__init__": set(),
}
THE_EDGE = {"skin/plugin.py": {"app"}}
"""The one file of a lower layer that calls upwards: MkDocs starts it, and it calls the same door as `build`."""


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py"))


def layer(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.ImportFrom)
            and node.module
            and node.module.split(".")[0] == "kirjuri"
        ):
            parts = node.module.split(".")
            names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {
                alias.name.split(".")[1]
                for alias in node.names
                if alias.name.startswith("kirjuri.")
            }
    return {name for name in names if not name.startswith("__version")}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_down_only(path: Path) -> None:
    own = layer(path)
    allowed = set(BELOW.get(own) or ABOVE.get(own) or ()) | {own}
    name = path.relative_to(PACKAGE).as_posix()
    allowed |= THE_EDGE.get(name, set())

    assert imported(path) <= allowed


def taken(path: Path) -> set[str]:
    """Every module a file imports, and the packages these are in."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module or "")
    parts = [name.split(".") for name in names]
    return {".".join(name[:end]) for name in parts for end in range(1, len(name) + 1)}


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        pytest.param("yaml", {"sources"}, id="YAML is read in sources only"),
        pytest.param("git", {"sources"}, id="git is spoken to in sources only"),
        pytest.param("mkdocs", {"skin"}, id="MkDocs stays in the skin"),
        pytest.param("click", {"cli"}, id="click stays on the command line"),
        pytest.param("urllib.request", {"github"}, id="the network is spoken to in github only"),
    ],
)
def test_a_library_stays_in_its_room(library: str, homes: set[str]) -> None:
    found = {layer(path) for path in modules() if library in taken(path)}

    assert found
    assert found <= homes


def test_there_is_something_to_judge() -> None:
    assert len(modules()) > 100

"""Words that the catalogues would miss: on Python 3.11 no message is found inside an f-string."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "tool" / "kirjuri"
MARKERS = {"N_", "NN_", "_", "gettext", "ngettext"}


def hidden(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for whole in ast.walk(tree)
        if isinstance(whole, ast.JoinedStr)
        for call in ast.walk(whole)
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant)
        if getattr(call.func, "id", getattr(call.func, "attr", "")) in MARKERS
    ]


def test_no_message_is_hidden_in_an_f_string() -> None:
    assert [place for path in sorted(PACKAGE.rglob("*.py")) for place in hidden(path)] == []


def test_a_hidden_message_would_be_found(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "x.py").write_text("a = f\"{gettext(N_('x'))}\"\n", "utf-8")
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)

    assert hidden(tmp_path / "x.py") == ["x.py:1"]

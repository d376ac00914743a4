"""The project's own checkout, on which the development commands work."""

import subprocess
import sys
from pathlib import Path

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError

ROOT = Path(__file__).resolve().parents[3]
MARKS = ("pyproject.toml", "requirements.lock", "tests")


def checkout() -> Path:
    """Return the root of the checkout that this package runs from.

    Raises:
        ToolError: the package was installed without the project around it.
    """
    if not all((ROOT / mark).exists() for mark in MARKS):
        says = N_("this command works only in a checkout of the project; run it there as ./kirjuri")
        raise ToolError(says)
    return ROOT


def present(*names: str) -> list[str]:
    """Return those of `names` that the checkout has: files and folders of its root."""
    root = checkout()
    return [name for name in names if (root / name).exists()]


def run_python(*arguments: str) -> int:
    """Run this Python with `arguments` in the root of the checkout; return its exit code."""
    return subprocess.run([sys.executable, *arguments], cwd=checkout(), check=False).returncode

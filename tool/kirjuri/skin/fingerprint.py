"""The key of a skin: the digest of everything that it is made of."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kirjuri.model import shell

_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments")
_SETTINGS = ("mkdocs.yml", "kirjuri.yaml")


def fingerprint(root: Path, languages: Sequence[str], assets: Sequence[str]) -> str:
    """Return a hexadecimal SHA-256; equal keys mean equal skins.

    It covers settings, hand-written pages, this package with its theme, the versions of what
    renders, the languages and the names of the style sheets and scripts that pages link to.
    """
    digest = sha256(repr([*languages, *assets, *map(_version, _PACKAGES)]).encode())
    for name, path in _inputs(root):
        content = path.read_bytes()
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _inputs(root: Path) -> Iterator[tuple[str, Path]]:
    yield from ((name, root / name) for name in _SETTINGS if (root / name).is_file())
    yield "shell.py", Path(shell.__file__)
    for folder in (Path(__file__).parent, root / "docs"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(folder).as_posix(), path


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""

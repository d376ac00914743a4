"""One run of MkDocs in this process, which leaves a skin and no site."""

import tempfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import yaml_load

from kirjuri.locale import N_
from kirjuri.model.problem import ToolError
from kirjuri.skin.plugin import KirjuriPlugin
from kirjuri.skin.skin import Skin

_SETTINGS = b"site_name: Kirjuri\ntheme:\n  name: material\n"
"""For a registry that has no `mkdocs.yml` of its own, and so no hand-written pages to set up."""


def run(root: Path, languages: Sequence[str]) -> Skin:
    """Return what MkDocs makes of the registry at `root`; ToolError when it gives up."""
    with tempfile.TemporaryDirectory() as name:
        plugin = KirjuriPlugin(root, languages)
        try:
            build(_config(root, Path(name), plugin))
        except (MkDocsException, SystemExit) as error:
            says = N_("MkDocs could not render the hand-written pages: {reason}")
            raise ToolError(says, reason=str(error)) from error
        return plugin.skin


def _config(root: Path, scratch: Path, plugin: KirjuriPlugin) -> MkDocsConfig:
    """Return the registry's own settings, with our plugin as a value instead of a name."""
    path = root / "mkdocs.yml"
    text = path.read_bytes() if path.is_file() else _SETTINGS
    config = load_config(
        BytesIO(text),
        config_file_path=str(path),
        plugins=_others(yaml_load(BytesIO(text))),
        docs_dir=str(_pages(root, scratch)),
        site_dir=str(scratch / "site"),
        strict=False,
    )
    config.plugins["kirjuri"] = plugin
    return config


def _others(settings: Mapping[str, object]) -> list[object]:
    named = settings.get("plugins")
    return [plugin for plugin in named if plugin != "kirjuri"] if isinstance(named, list) else []


def _pages(root: Path, scratch: Path) -> Path:
    """Return the folder of hand-written pages, or an empty one."""
    if (root / "docs").is_dir():
        return root / "docs"
    (scratch / "docs").mkdir()
    return scratch / "docs"

"""The MkDocs plugin: thin handlers around pure functions. The only file that speaks its events."""

# ruff: noqa: ARG002 - MkDocs gives its events their arguments by name

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup
from mkdocs.config.base import LegacyConfig
from mkdocs.plugins import BasePlugin
from mkdocs.utils.yaml import yaml_load

from kirjuri.skin import content, frame, translation
from kirjuri.skin.addresses import page_path
from kirjuri.skin.files import arranged
from kirjuri.skin.pages import Planned
from kirjuri.skin.settings import shown
from kirjuri.skin.view import of_lost, of_page
from kirjuri.skin.words import WORDS

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

THEME = Path(__file__).parent / "theme"


class KirjuriPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]
    """Gives MkDocs our theme and every language, then publishes the records around its pages."""

    def __init__(self, root: Path | None = None, languages: Sequence[str] = ()) -> None:
        """Publish after the build; with a `root`, only keep the skin of that registry."""
        self._captures = root is not None
        self._root = root or Path()
        self._languages = tuple(languages)
        self._planned: Mapping[str, Planned] = {}
        self._stand_ins: Sequence[str] = ()

    def on_config(self, config: "MkDocsConfig") -> "MkDocsConfig":
        """Put our templates before the theme's, and read what the frame shows."""
        if not self._captures:
            self._root = Path(config.config_file_path).parent
        self._shown = shown(_settings(self._root))
        self._languages = self._languages or self._shown.languages
        config.theme.dirs.insert(0, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")
        config.site_url = config.site_url or self._shown.site
        config.use_directory_urls = True
        return config

    def on_files(self, files: "Files", *, config: "MkDocsConfig") -> "Files":
        """Give every language every page, and stamped lists and records a place to link to."""
        arrangement, self._planned, self._stand_ins = arranged(files, config, self._languages)
        return arrangement

    def on_page_content(
        self, html: str, *, page: "Page", config: "MkDocsConfig", files: "Files"
    ) -> str:
        """Make the page's HTML fit the policy, and mark it when it is in another language."""
        made = content.scrolling(content.without_styles(html))
        item = self._planned.get(page.file.src_uri)
        if item and item.origin != item.language:
            made = content.borrowed(made, origin=item.origin, words=WORDS[item.language])
        elif item and item.language != translation.ORIGINAL:
            made = self._noted(made, item, page, Path(config.docs_dir))
        return Markup(made)  # noqa: S704 - hand-written pages of this repository

    def _noted(self, html: str, item: Planned, page: "Page", docs: Path) -> str:
        original = docs / translation.ORIGINAL / item.path
        if not original.is_file():
            return html
        told = translation.translation(page.meta, original.read_text(encoding="utf-8"))
        return translation.noted(html, told, item.language, WORDS[item.language])

    def on_env(
        self, env: "jinja2.Environment", *, config: "MkDocsConfig", files: "Files"
    ) -> "jinja2.Environment":
        """Escape whatever a template shows, and forget the stand-ins of stamped pages."""
        env.autoescape = env.trim_blocks = env.lstrip_blocks = True
        env.filters["plain"] = content.plain
        self._env = env
        for source in self._stand_ins:
            files.remove(files.src_uris[source])
        self._site = frame.site(self._shown, config, files, self._planned, self._languages)
        return env

    def on_template_context(
        self, context: "TemplateContext", *, template_name: str, config: "MkDocsConfig"
    ) -> "TemplateContext":
        """Frame the page for addresses that lead nowhere; its links are absolute."""
        view = of_lost(self._site, root=context["base_url"].rstrip("/") + "/")
        return frame.context(context, view, config)

    def on_page_context(
        self, context: "TemplateContext", *, page: "Page", config: "MkDocsConfig", nav: "Navigation"
    ) -> "TemplateContext":
        """Frame a hand-written page in its own language."""
        item = self._planned[page.file.src_uri]
        view = of_page(
            self._site,
            language=item.language,
            path=page_path(item.path),
            title=frame.title(page),
            description=str(page.meta.get("description", "")),
        )
        return frame.context(context, view, config)

    def on_post_build(self, *, config: "MkDocsConfig") -> None:
        """Publish the records around the pages, unless only the skin was asked for."""
        self.skin = frame.skin(self._env, self._site, config, self._planned)
        if not self._captures:
            from kirjuri import app

            app.publish(root=self._root, skin=self.skin, out=Path(config.site_dir))


def _settings(root: Path) -> object:
    path = root / "kirjuri.yaml"
    return yaml_load(path.read_text(encoding="utf-8")) if path.is_file() else {}

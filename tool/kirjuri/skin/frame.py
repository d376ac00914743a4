"""Between MkDocs' objects and our values: what a run knows, and what it leaves."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from kirjuri.model.shell import Shell
from kirjuri.skin import capture, content
from kirjuri.skin.addresses import page_path
from kirjuri.skin.files import MATERIAL, OURS
from kirjuri.skin.navigation import Written
from kirjuri.skin.pages import Planned
from kirjuri.skin.settings import Shown
from kirjuri.skin.shells import assets
from kirjuri.skin.skin import Skin
from kirjuri.skin.view import Site, View, of_shell

Plan = Mapping[str, Planned]
"""Planned files by the name that links use."""

_UNORDERED = 100
"""The place of a page in its section when its front matter gives no `order`."""


def site(
    shown: Shown, config: MkDocsConfig, files: Files, planned: Plan, languages: Sequence[str]
) -> Site:
    """Return what is the same on every page of this run; called when every page has a title."""
    return Site(
        brand=config.site_name,
        names=shown.names,
        descriptions=shown.descriptions,
        address=f"{shown.site.rstrip('/')}/" if shown.site else "",
        repository=shown.repository,
        languages=tuple(languages),
        written={language: _written(files, planned, language) for language in languages},
        styles=(MATERIAL, f"{OURS}base.css", *(a for a in assets() if a.endswith(".css"))),
        scripts=tuple(a for a in assets() if a.endswith(".js")),
    )


def _written(files: Files, planned: Plan, language: str) -> dict[str, Written]:
    pages = (
        (item, files.src_uris[source].page)
        for source, item in planned.items()
        if item.language == language
    )
    return {
        page_path(item.path): Written(title=title(page), origin=item.origin, order=_order(page))
        for item, page in pages
        if page
    }


def _order(page: Page) -> int:
    order = page.meta.get("order", _UNORDERED)
    return order if isinstance(order, int) else _UNORDERED


def title(page: Page) -> str:
    """Return the page's title as plain text: front matter's, else the first heading's."""
    if "title" in page.meta:
        return str(page.meta["title"])
    return content.plain(page.title or "")


def context(given: TemplateContext, view: View, config: MkDocsConfig) -> TemplateContext:
    """Return the template's context with our view, and settings in the view's language."""
    return cast(TemplateContext, {**given, **_values(view, config)})


def _values(view: View, config: MkDocsConfig) -> dict[str, object]:
    theme = ChainMap({"language": view.language}, dict(config.theme))
    name = view.site.name(view.language) or config.site_name
    return {"k": view, "config": ChainMap({"theme": theme, "site_name": name}, dict(config))}


def skin(env: jinja2.Environment, site: Site, config: MkDocsConfig, planned: Plan) -> Skin:
    """Return what the run leaves: its files, an empty page per language and depth, its pages."""
    template = env.get_template("shell.html")
    shells = (_shell(template, site, config, *wanted) for wanted in capture.needed(site.languages))
    return Skin(
        files=_files(Path(config.site_dir)),
        shells={(shell.language, shell.depth): shell for shell in shells},
        pages=_pages(planned),
    )


def _files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _shell(
    template: jinja2.Template, site: Site, config: MkDocsConfig, language: str, depth: int
) -> Shell:
    view = of_shell(site, language=language, depth=depth)
    rendered = template.render(_values(view, config), content=capture.hole("content"))
    return capture.shell(rendered, language=language, depth=depth)


def _pages(planned: Plan) -> dict[str, tuple[str, ...]]:
    """Return the languages of each page that is really written in them."""
    pages: dict[str, tuple[str, ...]] = {}
    for item in planned.values():
        if item.path.endswith(".md") and item.origin == item.language:
            path = page_path(item.path)
            pages[path] = (*pages.get(path, ()), item.language)
    return pages

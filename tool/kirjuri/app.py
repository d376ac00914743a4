"""Wires the layers: values in, an outcome out. Commands and the plugin call these and nothing below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kirjuri import clock
from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.derive.roles import acting, roles_of
from kirjuri.engine import Findings, run, sort_of
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Severity, ToolError
from kirjuri.model.timeline import Timeline
from kirjuri.rules import all_rules
from kirjuri.sources.load import Loaded, folders, load
from kirjuri.sources.policy import bundled, find_root, kept_schemas, load_policy, raw_settings
from kirjuri.sources.tree import Tree, WorkingTree

if TYPE_CHECKING:
    from kirjuri.publish.site import Published
    from kirjuri.skin.shells import Skin

POLICY = (
    *("schemas/", "kirjuri", "tool/", "requirements.lock", "pyproject.toml"),
    *(".github/workflows/", ".github/CODEOWNERS", ".ci/"),
)
"""Beginnings of the paths by which records are judged: rules, settings, and what runs them."""

CACHE = ".kirjuri"
"""Folder of the registry for what can be made again at any time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A checked registry: what was read, what it was judged by, what was found.

    base: the commit it was compared with, if any. uncompared: a base was wanted but there is none.
    roles: of the one who records a change to it; None when nobody is named.
    """

    root: Path
    loaded: Loaded
    context: Context
    findings: Findings
    base: str = ""
    uncompared: bool = False
    roles: frozenset[str] | None = None

    @property
    def files(self) -> int:
        """How many record files there are, readable or not."""
        return len(self.context.registry.records) + len(self.context.registry.unreadable)

    def rules_at(self, language: str) -> str:
        """Return the address of the rules' pages: whole when the settings give the site's, else within the site."""
        site = self.context.policy.settings.site
        first = self.context.policy.settings.languages[0]
        return (
            f"{site.rstrip('/')}/{'' if language == first else f'{language}/'}saannot/"
            if site
            else "saannot/"
        )

    @property
    def sources(self) -> Mapping[str, str]:
        """The texts of files with findings, read as far as they can be, for showing lines."""
        texts = {path: document.text for path, document in self.loaded.documents.items()}
        for path in {d.path for d in self.findings.diagnostics} - set(texts):
            content = WorkingTree(self.root).read(path) or b""
            texts[path] = content[: 1 << 18].decode("utf-8", "replace").replace("\r\n", "\n")
        return texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What a check compares with: a base (`auto`, `none` or a commit's name), a trusted policy, who records."""

    base: str = "none"
    policy: Path | None = None
    actor: str | None = None


def check(
    directory: Path,
    *,
    today: dt.date,
    paths: tuple[Path, ...] = (),
    against: Against | None = None,
) -> Outcome:
    """Check a registry: every file, in one go. `paths` limits what is told, not what is read.

    Raises ToolError when the directory is no registry or its rules cannot be read, when a path
    leads outside it, or when history is asked for and cannot be had.
    """
    root = find_root(directory)
    against = against or Against()
    policy = load_policy(find_root(against.policy) if against.policy else root)
    tree = WorkingTree(root)
    outcome = (
        judge(root, tree, policy, today=today)
        if against.base == "none"
        else _compared(root, tree, policy, against, today)
    )
    return _limited(outcome, paths) if paths else outcome


def _compared(root: Path, tree: Tree, policy: Policy, against: Against, today: dt.date) -> Outcome:
    from kirjuri.sources.base import base_commit, numbered
    from kirjuri.sources.git import repository

    git = repository(root)
    if git is None and against.base != "auto":
        raise ToolError(
            N_("'{path}' is not in a git repository, so there is no base to compare with"),
            path=str(root),
        )
    base = base_commit(git, against.base) if git else None
    if git is None or base is None:
        return replace(judge(root, tree, policy, today=today), uncompared=True)
    touched = git.changed(base)
    if not touched and against.base == "auto":
        return judge(root, tree, policy, today=today)
    before = judge(root, git.tree(base), policy, today=today)
    trusted = policy.settings.raw if against.policy else raw_settings(git.tree(base))
    made = Made(
        touched=touched,
        roles=acting(trusted, against.actor),
        numbered=numbered(git, base),
    )
    after = changed(root, tree, policy, before, made, today=today)
    return replace(after, base=base)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How a change was made.

    touched: the paths in which it differs from its base. roles: of the one who records, None when
    nobody is named. numbered: identifiers that the registry itself gave on the way.
    """

    touched: frozenset[str]
    roles: frozenset[str] | None = None
    numbered: frozenset[str] = frozenset()


def changed(
    root: Path, tree: Tree, policy: Policy, before: Outcome, made: Made, *, today: dt.date
) -> Outcome:
    """Judge a tree as a change of what `before` judged."""
    loaded = load(tree)
    change = Change(
        base=before.loaded.registry,
        head=loaded.registry,
        roles=made.roles,
        numbered=made.numbered,
        policy=tuple(sorted(path for path in made.touched if path.startswith(POLICY))),
    )
    after = _judged(root, loaded, policy, today, change)
    errors = frozenset(
        sort_of(d) for d in before.findings.diagnostics if d.severity is Severity.ERROR
    )
    return replace(after, findings=replace(after.findings, base=errors))


def roles_at_base(root: Path, login: str) -> frozenset[str]:
    """Return the roles of a login by the settings of the base: of the commit that is checked out.

    Outside git the settings are read as they stand.
    """
    from kirjuri.sources.base import base_commit
    from kirjuri.sources.git import repository

    git = repository(root)
    base = base_commit(git, "auto") if git else None
    trusted = raw_settings(git.tree(base) if git and base else WorkingTree(root))
    return roles_of(trusted, login)


def judge(root: Path, tree: Tree, policy: Policy, *, today: dt.date) -> Outcome:
    """Judge a tree by a policy on a day."""
    return _judged(root, load(tree), policy, today)


def _judged(
    root: Path, loaded: Loaded, policy: Policy, today: dt.date, change: Change | None = None
) -> Outcome:
    context = Context(registry=loaded.registry, policy=policy, today=today, change=change)
    findings = run(all_rules(), context, loaded.flaws, loaded.documents)
    return Outcome(root=root, loaded=loaded, context=context, findings=findings)


def _limited(outcome: Outcome, paths: tuple[Path, ...]) -> Outcome:
    wanted = [_inside(outcome.root, path) for path in paths]
    shown = tuple(
        d
        for d in outcome.findings.diagnostics
        if any(path in {".", d.path} or d.path.startswith(f"{path}/") for path in wanted)
    )
    return replace(outcome, findings=replace(outcome.findings, diagnostics=shown))


def _inside(root: Path, path: Path) -> str:
    whole = path.absolute()
    if not whole.exists():
        raise ToolError(N_("there is no file or folder '{path}'"), path=str(path))
    if not whole.resolve().is_relative_to(root.resolve()):
        raise ToolError(
            N_("'{path}' is not inside the registry '{root}'"), path=str(path), root=str(root)
        )
    return whole.resolve().relative_to(root.resolve()).as_posix()


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built site: what the check found and what was written."""

    outcome: Outcome
    published: Published


def build(directory: Path, out: Path, *, today: dt.date, keep: bool = False) -> Built:
    """Check a registry and build its site into `out` (relative to the registry); only what changed is written.

    With `keep` a record that has errors now keeps the page it had in `out` before.
    """
    from kirjuri.skin.shells import render

    outcome = check(directory, today=today)
    skin = render(
        outcome.root,
        languages=outcome.context.policy.settings.languages,
        cache=outcome.root / CACHE,
    )
    return Built(outcome=outcome, published=_publish(outcome, skin, outcome.root / out, keep=keep))


def publish(*, root: Path, skin: Skin, out: Path) -> Published:
    """Publish a registry into a site that MkDocs has just made: the plugin's way in."""
    return _publish(check(root, today=clock.today()), skin, out)


def _publish(outcome: Outcome, skin: Skin, out: Path, *, keep: bool = False) -> Published:
    from kirjuri.publish import site

    known = past(outcome)
    return site.publish(
        context=outcome.context,
        findings=outcome.findings,
        rules=all_rules(),
        shells=skin.shells,
        files=skin.files,
        out=out,
        cache=outcome.root / CACHE,
        timelines=known.timelines,
        head=known.head,
        written=skin.pages,
        form=forms_shown(outcome.context.policy),
        suggesting=_suggesting(outcome.context.policy),
        keep=keep,
    )


def forms_shown(policy: Policy) -> Mapping[str, Mapping[str, object]]:
    """Return the form of an input as a page shows it, by the languages of the registry."""
    from kirjuri.intake.forms.syote import make
    from kirjuri.intake.page import shown

    form = make(policy, ())
    return {one: shown(form, policy, one) for one in policy.settings.languages}


def _suggesting(policy: Policy) -> Mapping[str, Mapping[str, object]]:
    """Return the form of a suggestion as its page shows it, by the languages of the registry."""
    from kirjuri.intake.forms.muutos import make
    from kirjuri.intake.suggesting import page

    form = make(policy, ())
    return {one: page(form, policy, one) for one in policy.settings.languages}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Open data as written: numbers of files and records, identifiers of what was withheld."""

    files: int
    records: int
    withheld: tuple[str, ...]


def export(directory: Path, out: Path, *, today: dt.date) -> Exported:
    """Check a registry and write its open data into the folder `out`, in place of an earlier export.

    Raises ToolError when `out` holds anything that no export has put there.
    """
    from kirjuri.publish.edition import Edition
    from kirjuri.publish.export import SUMS, export_of
    from kirjuri.sources.swap import put

    outcome = check(directory, today=today)
    known = past(outcome)
    edition = Edition(
        context=outcome.context,
        findings=outcome.findings,
        rules=all_rules(),
        timelines=known.timelines,
        head=known.head,
    )
    files = put(out.absolute(), export_of(edition), sums=SUMS)
    return Exported(files=files, records=len(edition.records), withheld=tuple(edition.withheld))


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What git tells: the commit that is checked out, and each record's ledger by identifier."""

    head: str = ""
    timelines: Mapping[str, Timeline] = field(default_factory=dict)


def timelines(outcome: Outcome) -> Mapping[str, Timeline]:
    """Return each record's ledger joined with git history, by identifier; empty where there is no history."""
    return past(outcome).timelines


def past(outcome: Outcome) -> Past:
    """Return what git tells of a registry; nothing where there is no history.

    A history that is cut off (shallow clone) is no history: half of it would date records wrongly.
    """
    from kirjuri.derive.timeline import histories, timeline
    from kirjuri.sources.history import history

    try:
        facts = history(outcome.root, outcome.root / CACHE)
    except ToolError:
        return Past()
    if facts is None:
        return Past()
    known = histories(facts)
    records = outcome.context.registry.records
    return Past(
        head=facts.head, timelines={record.id: timeline(record, known) for record in records}
    )


def summary(built: Built, language: str) -> str:
    """Return in a sentence what was built."""
    words = translations(language)
    made = built.published
    text = words.gettext(
        N_(
            "Site built: {pages} pages, {written} files written, {unchanged} unchanged, {removed} removed"
        )
    )
    if made.withheld:
        text += "; " + words.ngettext(
            "{count} record withheld because of its errors",
            "{count} records withheld because of their errors",
            len(made.withheld),
        ).format(count=len(made.withheld))
    return text.format(
        pages=made.pages, written=made.written, unchanged=made.unchanged, removed=made.removed
    )


def root(directory: Path) -> Path:
    """Return the directory of the registry at or above `directory`."""
    return find_root(directory)


def prefix(root: Path) -> str:
    """Return the registry's folder below the top of its git repository: "", or with a "/" at its end."""
    from kirjuri.sources.git import repository

    git = repository(root)
    return git.prefix if git else ""


def watched(root: Path) -> tuple[Path, ...]:
    """Return the folders and files whose change makes the site old."""
    names = (*folders(), "schemas", "docs", "kirjuri.yaml", "mkdocs.yml")
    return tuple(root / name for name in names)


def policy(directory: Path) -> Policy:
    """Return the policy of the registry at `directory`; outside any registry, the one that came with the tool."""
    try:
        return load_policy(find_root(directory))
    except ToolError:
        if any(
            (parent / "kirjuri.yaml").is_file()
            for parent in (directory.absolute(), *directory.absolute().parents)
        ):
            raise
        return load_policy(bundled().parent)


def explain(what: str, directory: Path, language: str, *, today: dt.date) -> str | None:
    """Return the explanation of a rule (by code or name), a state or a record; None when there is none of them."""
    from kirjuri import showing
    from kirjuri.render import explanation

    for rule in all_rules():
        if what.casefold() in {rule.code.casefold(), rule.name}:
            return explanation.of_rule(rule, language)
    made = policy(directory)
    found = [
        explanation.of_state(table, what, made.settings, language)
        for table in made.lifecycles.values()
        if what in table.states
    ]
    return "\n\n".join(found) or showing.explain_record(what, directory, language, today)


def refresh(directory: Path, *, write: bool) -> list[str]:
    """Bring what is generated and kept up to date; return the files that were not."""
    root = find_root(directory)
    old = {path: text for path, text in _kept(root) if _text(path) != text}
    for path, text in old.items() if write else ():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [path.relative_to(root).as_posix() for path in old]


def translated(directory: Path, *, paths: tuple[Path, ...], mark: bool) -> list[str]:
    """Return the hand-written pages whose translation is behind its original; with `mark` they are marked."""
    from kirjuri.skin.translation import behind

    found = find_root(directory)
    wanted = frozenset(path.resolve() for path in paths)
    return behind(found / "docs", policy(directory).settings.languages, wanted, mark=mark)


def _kept(root: Path) -> Iterator[tuple[Path, str]]:
    """Walk the files that are generated and kept, with the text that each should have."""
    from kirjuri.changing.forms import kept_forms
    from kirjuri.render import owners

    yield from kept_schemas(root)
    yield from kept_forms(root)
    yield root / owners.PATH, owners.owners(load_policy(root).settings.raw)


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None

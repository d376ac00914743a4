"""Policy from a directory: settings, schemas, code lists and lifecycle tables.

A registry's own `schemas/` counts; a registry without one is judged by those that came with the
tool. Whatever cannot be read here stops the tool (exit 3): nobody can be judged by half a law.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from kirjuri.derive.schemas import kept, references, whole
from kirjuri.derive.shape import Shapes
from kirjuri.derive.spans import span_of
from kirjuri.derive.validators import unusable
from kirjuri.engine import worded
from kirjuri.kinds import all_kinds
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.lifecycle import Lifecycle
from kirjuri.model.place import START, Document, Span
from kirjuri.model.policy import FORMAT, Code, CodeList, Policy, Schema, Settings
from kirjuri.model.problem import Flaw, Names, Problem, ToolError, Translated
from kirjuri.model.record import Record
from kirjuri.rules import all_rules
from kirjuri.sources.tables import lifecycle
from kirjuri.sources.tree import Tree
from kirjuri.sources.yaml_text import read

SETTINGS = "kirjuri.yaml"


def find_root(start: Path) -> Path:
    """Return the nearest directory at or above `start` that is a registry; ToolError if none is."""
    start = start.absolute()
    for directory in (start, *start.parents):
        if (directory / SETTINGS).is_file():
            return directory
    raise ToolError(
        N_(
            "'{path}' is not a registry: neither it nor any directory above it has the file 'kirjuri.yaml'"
        ),
        path=str(start),
    )


def load_policy(root: Path) -> Policy:
    """Read the policy of the registry at `root`; ToolError names the file that cannot be used."""
    settings = _settings(root)
    folder = root / "schemas" if (root / "schemas").is_dir() else bundled()
    codelists = {
        path.stem: _codelist(folder.parent, path) for path in _files(folder / "koodistot", ".yaml")
    }
    lifecycles = {kind.name: _lifecycle(folder, kind.name) for kind in all_kinds()}
    shared = _json(folder / "yhteiset.schema.json")
    codes = {key: tuple(codelist.codes) for key, codelist in codelists.items()}
    schemas = {
        kind.name: _whole(folder, kind.name, shared, codes, states_of(lifecycles[kind.name]))
        for kind in all_kinds()
    }
    return Policy(schemas=schemas, lifecycles=lifecycles, codelists=codelists, settings=settings)


def _whole(
    folder: Path,
    kind: str,
    shared: Schema,
    codes: Mapping[str, tuple[str, ...]],
    states: tuple[str, ...],
) -> Schema:
    own = _json(folder / f"{kind}.schema.json")
    try:
        made = whole(own, shared, codes=codes, states=states)
        references(
            made
        )  # walks it all: what leads nowhere is found here and not in the middle of a check
    except (KeyError, TypeError, AttributeError) as error:
        raise unusable(kind, str(error)) from error
    return made


def states_of(table: Lifecycle) -> tuple[str, ...]:
    """Return every state an event of the kind may carry, a group's parts included."""
    return (*table.written, *(part for part in table.parts if part not in table.written))


def bundled() -> Path:
    """Return the folder of schemas that came with the tool."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent.parent / "schemas"


def kept_schemas(root: Path) -> Iterator[tuple[Path, str]]:
    """Walk the schema files of a registry with the text each should have: generated lists as they are now."""
    made = load_policy(root)
    codes = {key: tuple(codelist.codes) for key, codelist in made.codelists.items()}
    for path in _files(root / "schemas", ".schema.json"):
        kind = path.name.removesuffix(".schema.json")
        states = states_of(made.lifecycles[kind]) if kind in made.lifecycles else ()
        yield path, kept(_json(path), codes=codes, states=states)


def raw_settings(tree: Tree) -> Mapping[str, object]:
    """Return what a tree's `kirjuri.yaml` says, unjudged; empty when it cannot be read."""
    document = read(SETTINGS, tree.read(SETTINGS) or b"")
    return document.data if isinstance(document, Document) else {}


def _settings(root: Path) -> Settings:
    document = _document(root, root / SETTINGS)
    data = document.data
    version = data.get("muoto")
    if isinstance(version, int) and version > FORMAT:
        raise ToolError(
            N_(
                "the registry's format is {format} ('muoto' in kirjuri.yaml), and this kirjuri reads "
                "format {known}: upgrade kirjuri"
            ),
            format=version,
            known=FORMAT,
        )
    if version != FORMAT:
        raise ToolError(
            N_("kirjuri.yaml must say 'muoto: {known}', the format of the registry"), known=FORMAT
        )
    _validate_settings(document)
    languages = data.get("kielet")
    return Settings(
        names=names(data.get("nimi")),
        description=names(data.get("kuvaus")),
        authority=names(data.get("vastuuviranomainen")),
        languages=tuple(map(str, languages)) if isinstance(languages, list) else LANGUAGES,
        site=_string(data.get("sivusto")),
        repository=_string(data.get("tietovarasto")),
        samples_counted=data.get("esimerkit_tilastoissa") is True,
        raw=data,
    )


def _validate_settings(document: Document) -> None:
    """Refuse settings that the settings' own schema refuses; ToolError says the first fault in people's words."""
    folder = bundled()
    schema = whole(
        _json(folder / "kirjuri.schema.json"),
        _json(folder / "yhteiset.schema.json"),
        codes={},
        states=(),
    )
    settings = Record(kind="kirjuri", id="kirjuri", path=SETTINGS, data=document.data)
    for error in Shapes({"kirjuri": schema}).errors(settings):
        for problem in worded(all_rules(), error):
            raise _refused(problem, span_of(problem.at, document))


def _refused(problem: Problem, span: Span) -> ToolError:
    return ToolError(
        N_("'{where}' cannot be used: {problem}"),
        where=f"{problem.at.path}:{span.line}:{span.column}",
        problem=Translated(problem.says, problem.values),
    )


def names(value: object) -> Names:
    """Return the names of a text that is a string or a map by language."""
    if isinstance(value, Mapping):
        return Names({str(key): str(text) for key, text in value.items()})
    return Names({"fi": str(value)} if value else {})


def _lifecycle(folder: Path, kind: str) -> Lifecycle:
    path = folder / "elinkaaret" / f"{kind}.yaml"
    return lifecycle(kind, _yaml(folder.parent, path), f"schemas/elinkaaret/{kind}.yaml")


def _codelist(root: Path, path: Path) -> CodeList:
    data = _yaml(root, path)
    codes = data.get("koodit")
    if not isinstance(codes, Mapping) or not all(isinstance(c, Mapping) for c in codes.values()):
        raise ToolError(
            N_("the code list '{path}' needs 'koodit': the codes, each with its 'nimi'"),
            path=_shown(root, path),
        )
    return CodeList(
        key=path.stem,
        names=names(data.get("nimi")),
        codes={
            str(key): _code(str(key), cast("Mapping[str, object]", code))
            for key, code in codes.items()
        },
    )


def _code(key: str, data: Mapping[str, object]) -> Code:
    meaning = data.get("kuvaus")
    return Code(key=key, names=names(data.get("nimi")), meaning=names(meaning) if meaning else None)


def _files(folder: Path, ending: str) -> list[Path]:
    if not folder.is_dir():
        raise ToolError(
            N_("the folder '{path}' is missing: the registry's rules cannot be read"),
            path=folder.name,
        )
    return sorted(path for path in folder.iterdir() if path.name.endswith(ending))


def _json(path: Path) -> Schema:
    shown = f"schemas/{path.name}"
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ToolError(
            N_("the schema '{path}' cannot be read: {reason}"),
            path=shown,
            reason=str(error.strerror),
        ) from error
    except ValueError as error:
        raise ToolError(
            N_("the schema '{path}' is not JSON: {reason}"), path=shown, reason=str(error)
        ) from error
    if not isinstance(data, dict):
        raise ToolError(N_("the schema '{path}' is not a JSON object"), path=shown)
    return data


def _yaml(root: Path, path: Path) -> Mapping[str, object]:
    return _document(root, path).data


def _document(root: Path, path: Path) -> Document:
    shown = _shown(root, path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ToolError(
            N_("'{path}' cannot be read: {reason}"), path=shown, reason=str(error.strerror)
        ) from error
    document = read(shown, content)
    if isinstance(document, Document):
        return document
    raise _unreadable(document)


def _unreadable(flaw: Flaw) -> ToolError:
    problem = next(worded(all_rules(), flaw))
    return _refused(problem, flaw.at.span or START)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""

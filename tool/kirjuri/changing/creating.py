"""New records: what is asked, the file they get, and the registry judged as it would then be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kirjuri import app
from kirjuri.changing import together
from kirjuri.changing.arrivals._judging import PRIVACY
from kirjuri.changing.forms import forms
from kirjuri.changing.together import Part, Together
from kirjuri.derive.moving import MOVE, Wish, event
from kirjuri.derive.near import nearest
from kirjuri.derive.questions import NO_EXAMPLE, Option, Question, Sort, question, required
from kirjuri.derive.schemas import properties
from kirjuri.derive.text import text_in, title_of
from kirjuri.edit.asking import field_question, refused
from kirjuri.edit.setting import Setting, edits, route
from kirjuri.edit.splice import Append, Edit, Put
from kirjuri.intake.answers import Fault, value_of
from kirjuri.intake.draft import THREAD, stem
from kirjuri.kinds import all_kinds, kind
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.kind import Kind
from kirjuri.model.problem import Misused, Names, Problem
from kirjuri.model.record import Record, day
from kirjuri.rules import all_rules
from kirjuri.sources.yaml_text import read

SECRETARIAT, EVENTS, NAME = "sihteeristo", "tapahtumat", "tunnus"
MOST = 40
"""Most records that are offered as choices; of more, the identifier is written."""
DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "syote": {"jattaja.yhteys": THREAD, "kirjaustapa": "muutosehdotus"}
}
"""What a new record of a kind holds when nothing else is said."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to make.

    owner: the group in whose folder it lies, for kinds that lie in one. name: of the file while it
    waits for its number, empty when the title gives it. language: that it is written in.
    """

    kind: str
    settings: Sequence[Setting]
    language: str
    owner: str = ""
    name: str = ""


def known_kind(name: str) -> Kind:
    """Return a kind by its name; Misused when there is none, with the nearest."""
    names = [each.name for each in all_kinds()]
    if name in names:
        return kind(name)
    near = nearest(name, names)
    raise Misused(
        N_("there is no record kind '{kind}'; did you mean '{near}'?")
        if near
        else N_("there is no record kind '{kind}'; there are {kinds}"),
        kind=name,
        near=near or "",
        kinds=", ".join(names),
    )


def asked(outcome: app.Outcome, of: Kind) -> tuple[Question, ...]:
    """Return the questions of a new record: its form's where there is one, else what its schema requires."""
    policy = outcome.context.policy
    own = next((form.questions for form in forms(policy) if form.key == of.name), None)
    found = own if own is not None else required(policy, of.name)
    unasked = of.numbered or of.single or of.begins
    named = () if unasked else (question(policy, of.name, (NAME,)),)
    return tuple(_with_records(one, outcome, of) for one in (*named, *found))


def _with_records(one: Question, outcome: app.Outcome, of: Kind) -> Question:
    """Return a question that is answered with a record's identifier with the records to choose from."""
    if one.options:
        return one
    nobody = Record(kind=of.name, id="", path="", data={})
    offers = field_question(one.field, nobody, outcome.context).offers
    if not 0 < len(offers) <= MOST:
        return one
    options = tuple(Option(key=key, names=names) for key, names in offers)
    return replace(one, options=options, sort=Sort.CHOICE, example=NO_EXAMPLE)


def owners(outcome: app.Outcome, of: Kind) -> tuple[Option, ...]:
    """Return the records in whose folders a kind's records lie, as choices."""
    found = outcome.context.registry.of(of.owner) if of.owner else ()
    return tuple(
        Option(key=one.id, names=Names({code: title_of(one, code)[0] for code in LANGUAGES}))
        for one in found
    )


def plan(outcome: app.Outcome, wanted: Wanted) -> Together:
    """Plan a new record and judge the registry as it would then be. Nothing is written: see `together.write`.

    Raises Misused for a kind, an owner or a name that cannot be.
    """
    of = known_kind(wanted.kind)
    language = _language(wanted)
    blank = Record(kind=of.name, id=of.name, path="", data={"kieli": language}, new=of.numbered)
    given = [*_defaults(of, wanted), *wanted.settings]
    made = list(edits(given, blank, outcome.context.policy.schemas[of.name], read))
    made += _by_year(of, wanted, made)
    path, problems = _path(outcome, of, wanted, made, language)
    record = replace(blank, path=path, id=_identifier(of, path))
    begun = _begun(outcome, of, path, language)
    opening = _opening(outcome, of, record, made)
    part = Part(
        record=record, edits=(*_once(made), *opening), problems=tuple(problems), begun=begun
    )
    return together.plan(outcome, (part,))


def _language(wanted: Wanted) -> str:
    said = [one.value for one in wanted.settings if one.field == "kieli"]
    return said[-1] if said and said[-1] in LANGUAGES else wanted.language


def _defaults(of: Kind, wanted: Wanted) -> Iterator[Setting]:
    said = {one.field for one in wanted.settings}
    alone = {NAME: of.example.rpartition("/")[2].removesuffix(".yaml")} if of.single else {}
    for field, value in {**alone, **DEFAULTS.get(of.name, {})}.items():
        if field not in said and not any(field.startswith(f"{one}.") for one in said):
            yield Setting(field=field, route=route(field) or (), adds=False, value=value)


def _by_year(of: Kind, wanted: Wanted, made: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the identifier of a kind that is named by its owner and the year in which it begins."""
    way = tuple(of.begins.split("."))
    said = ""
    for edit in made:
        if isinstance(edit, Put) and edit.route == way:
            said = str(edit.value)
        elif isinstance(edit, Put) and edit.route == way[:-1] and isinstance(edit.value, Mapping):
            said = str(edit.value.get(way[-1], ""))
    if day(said) and not any(edit.route == (NAME,) for edit in made):
        yield Put(route=(NAME,), value=of.series(said[:4], wanted.owner))


def _once(made: list[Edit]) -> Iterator[Edit]:
    """Yield the edits without the one that the beginning of the file has already."""
    yield from (edit for edit in made if edit.route != ("kieli",) or not isinstance(edit, Put))


def _begun(outcome: app.Outcome, of: Kind, path: str, language: str) -> bytes:
    schema = outcome.context.policy.schemas[of.name]
    head = (
        f"# yaml-language-server: $schema={'../' * path.count('/')}schemas/{of.name}.schema.json\n"
    )
    return (head + f"kieli: {language}\n" * ("kieli" in properties(schema, schema))).encode()


def _opening(
    outcome: app.Outcome, of: Kind, record: Record, made: Sequence[Edit]
) -> Iterator[Edit]:
    """Yield the first event of a record that gets no number; others get it with theirs."""
    starts = outcome.context.policy.lifecycles[of.name].steps(None)
    if of.numbered or not starts or any(edit.route[:1] == (EVENTS,) for edit in made):
        return
    roles = starts[0].roles
    role = SECRETARIAT if SECRETARIAT in roles else roles[0]
    wish = Wish(date=outcome.context.today, state=starts[0].target)
    first = event(record, wish, outcome.context, kind=MOVE, role=role)
    yield Append(route=(EVENTS,), value=first)


def _path(
    outcome: app.Outcome, of: Kind, wanted: Wanted, made: Sequence[Edit], language: str
) -> tuple[str, list[Problem]]:
    """Return where the file lies, and what is wrong with that."""
    if of.begins and any(edit.route == (NAME,) for edit in made) and not wanted.owner:
        return _named_path(outcome, of, made)
    if of.numbered or of.begins:
        _owned(outcome, of, wanted)
    if not of.numbered:
        return _named_path(outcome, of, made)
    if wanted.name and not _NAME.fullmatch(wanted.name):
        raise Misused(
            N_("'{name}' is no file name; use small letters a-z, digits and hyphens"),
            name=wanted.name,
        )
    name = wanted.name or stem(_title(of, made, language)) or of.name
    if of.owner and not re.fullmatch(rf"{of.name}(-.+)?", name):
        name = f"{of.name}-{name}"
    folder = of.new_folder(wanted.owner)
    taken = {record.path for record in outcome.context.registry.records}
    taken |= set(outcome.context.registry.unreadable.values())
    paths = (f"{folder}/{one}.yaml" for one in (name, *(f"{name}-{n}" for n in range(2, 10_000))))
    return next(path for path in paths if path not in taken), []


def _owned(outcome: app.Outcome, of: Kind, wanted: Wanted) -> None:
    """Raise Misused unless the owner that was named is one that there is."""
    if wanted.owner and not of.owner:
        raise Misused(
            N_("a record of the kind '{kind}' belongs to no group; leave --owner out"), kind=of.name
        )
    groups = [one.key for one in owners(outcome, of)]
    if of.owner and wanted.owner not in groups:
        near = nearest(wanted.owner, groups) if wanted.owner else None
        raise Misused(
            N_("there is no group '{name}'; did you mean '{near}'?")
            if near
            else N_("say with --owner whose it is: {names}"),
            name=wanted.owner,
            near=near or "",
            names=", ".join(groups),
        )


def _named_path(outcome: app.Outcome, of: Kind, made: Sequence[Edit]) -> tuple[str, list[Problem]]:
    """Return the path of a record that is named by hand; its example's when the name will not do."""
    values = {edit.route: edit.value for edit in made if isinstance(edit, Put)}
    name = str(values.get((NAME,), ""))
    path = of.example if of.single else ""
    if name and not of.single and (not of.prefix or of.identifier.fullmatch(name)):
        path = of.path(name)
    here = Record(kind=of.name, id=name, path=path or of.example, data={})
    if not of.placed.fullmatch(path):
        says, fix = N_("'{value}' is no identifier of this kind"), N_("write it like '{example}'")
        example = of.example.rpartition("/")[2][:-5] if of.prefix else of.example.split("/")[-2]
        return of.example, [
            Problem(
                says=says, fix=fix, at=here.at(NAME), values={"value": name, "example": example}
            )
        ] if name else []
    if (
        path in outcome.context.registry.by_path
        or path in outcome.context.registry.unreadable.values()
    ):
        says = N_("there is already a record in the file '{path}'")
        return path, [Problem(says=says, at=here.at(NAME), values={"path": path})]
    return path, []


def _title(of: Kind, made: Sequence[Edit], language: str) -> str:
    values = {edit.route: edit.value for edit in made if isinstance(edit, Put)}
    for field in of.title:
        if text := text_in(values.get(tuple(field.split("."))), language, language)[0]:
            return text
    return ""


def _identifier(of: Kind, path: str) -> str:
    name = path.rpartition("/")[2].removesuffix(".yaml")
    found = of.placed.fullmatch(path)
    return f"uusi:{name}" if of.numbered else found["id"] if found else name


def objection(
    one: Question, answer: str, outcome: app.Outcome, of: Kind, language: str
) -> Setting | Problem:
    """Return an answer as a setting, or what the engine would say of it, at once.

    It is judged as the forms judge it, then by the schema, then by the rules on personal and
    secret data.
    """
    value = value_of(one, answer, language)
    if isinstance(value, Fault):
        return value.problem
    text = f"[{', '.join(value)}]" if isinstance(value, list) else value
    given = Setting(field=one.field, route=route(one.field) or (), adds=False, value=text)
    blank = Record(kind=of.name, id=of.name, path="", data={"kieli": language})
    wrong = refused(given, blank, outcome.context, read)
    return wrong or next(_private(one, text, outcome), given)


def _private(one: Question, text: str, outcome: app.Outcome) -> Iterator[Problem]:
    record = Record(kind=one.field, id=one.field, path="", data={one.field: text})
    for rule in all_rules():
        if rule.family == PRIVACY and rule.on == "record":
            yield from rule.check(record, outcome.context)

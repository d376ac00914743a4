"""Bundles: inputs are brought together, join, leave and go their own ways, all or nothing (R-118)."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kirjuri import app
from kirjuri.changing import known, together
from kirjuri.changing.together import Part, Together
from kirjuri.derive.bundles import APART, JOINED, LEFT, ended, members, words
from kirjuri.derive.moving import MOVE, NOTE, Wish, event, step
from kirjuri.derive.state import responsible
from kirjuri.edit.splice import Append, Edit, Put, Remove
from kirjuri.kinds import kind
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.problem import Choice, Misused, Problem
from kirjuri.model.record import Record

KIND, MEMBER, FIELD = "kokonaisuus", "syote", "kokonaisuus"
SECRETARIAT = "sihteeristo"
_LONGEST = 60
"""Longest name of a new bundle's file, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundling:
    """What somebody wants to bring together.

    inputs: identifiers. bundle: the identifier of the one they join; empty makes a new one, which
    needs `title` and `reason`. group: the responsible group of a new one; empty takes the one that
    the inputs have in common, if any.
    language: of title and reason; empty takes that of the first input. text: told to each input
    instead of the usual words.
    """

    inputs: tuple[str, ...]
    date: dt.date
    bundle: str = ""
    title: str = ""
    reason: str = ""
    group: str = ""
    language: str = ""
    role: str = SECRETARIAT
    text: str = ""
    reference: str = ""


def plan_bundle(outcome: app.Outcome, wish: Bundling) -> Together:
    """Plan a bundle of inputs: a new one in its waiting folder, or more members of one that is there.

    The link and an event are written into every input. Nothing is written here: see
    `together.write`. Raises Misused for identifiers that do not exist or are of another kind.
    """
    inputs = tuple(dict.fromkeys(_of(outcome, name, MEMBER).id for name in wish.inputs))
    found = [outcome.context.registry.by_id[name] for name in inputs]
    made = None if wish.bundle else _new(outcome, found, wish)
    bundle = made.record if made else _of(outcome, wish.bundle, KIND)
    title = wish.title if made else bundle.get("otsikko")
    joining = [_joining(record, bundle, title, wish, outcome) for record in found]
    around = made or Part(record=bundle, problems=tuple(_unfit(bundle, wish, outcome)))
    return together.plan(outcome, (around, *joining))


def plan_leaving(outcome: app.Outcome, wish: Bundling) -> Together:
    """Plan that inputs leave their bundle; what has happened to them stays in their events."""
    bundle = _of(outcome, wish.bundle, KIND)
    found = [_of(outcome, name, MEMBER) for name in dict.fromkeys(wish.inputs)]
    parts = []
    for record in found:
        problems = () if record.text(FIELD) == bundle.id else (_not_in(record, bundle),)
        parts.append(_leaving(record, bundle, LEFT, wish, outcome, problems))
    around = Part(record=bundle, problems=tuple(_unfit(bundle, wish, outcome)))
    return together.plan(outcome, (around, *parts))


def ends(outcome: app.Outcome, record: Record, wish: Wish) -> bool:
    """Return whether a move takes a bundle apart: a step to an end of its own that somebody writes."""
    table = outcome.context.policy.lifecycles[record.kind]
    target = table.states.get(wish.state or "")
    plain = not wish.note and not wish.group and wish.corrects is None
    return (
        record.kind == KIND and plain and bool(target and not target.computed and not target.open)
    )


def plan_apart(outcome: app.Outcome, bundle: Record, wish: Wish) -> Together:
    """Plan the end of a bundle whose members go on by themselves: its own event, and theirs."""
    planned = step(bundle, wish, outcome.context)
    edits: tuple[Edit, ...] = (
        (Append(route=("tapahtumat",), value=planned.event),) if planned.event else ()
    )
    told = Bundling(
        inputs=(), date=wish.date, role=wish.role or SECRETARIAT, reference=wish.reference
    )
    parts = [
        _leaving(record, bundle, APART, told, outcome)
        for record in members(bundle, outcome.context)
    ]
    own = Part(record=bundle, edits=edits, problems=planned.problems, moved=bool(planned.event))
    return together.plan(outcome, (own, *parts))


def _of(outcome: app.Outcome, name: str, wanted: str) -> Record:
    record = known(outcome, name)
    if record.kind != wanted:
        raise Misused(
            N_("'{id}' is of the kind '{kind}'; here one of the kind '{wanted}' is needed"),
            id=record.id,
            kind=record.kind,
            wanted=wanted,
        )
    if record.new and wanted == MEMBER:
        raise Misused(N_("'{id}' has no number yet; 'kirjuri number' gives it one"), id=record.id)
    return record


def _new(outcome: app.Outcome, inputs: Sequence[Record], wish: Bundling) -> Part:
    of = kind(KIND)
    stem = _free_name(wish.title, outcome)
    path = f"{of.new_folder()}/{stem}.yaml"
    language = wish.language or (inputs[0].language if inputs else LANGUAGES[0])
    record = Record(kind=KIND, id=f"uusi:{stem}", path=path, data={"kieli": language}, new=True)
    up = "../" * path.count("/")
    head = f"# yaml-language-server: $schema={up}schemas/{KIND}.schema.json\nkieli: {language}\n"
    told = Wish(
        date=wish.date,
        state=outcome.context.policy.lifecycles[KIND].written[0],
        reference=wish.reference,
    )
    values: Mapping[str, object] = {
        "esimerkki": bool(inputs) and inputs[0].sample,
        "otsikko": wish.title,
        "perustelu": wish.reason,
        "vastuuryhma": wish.group or _common_group(inputs),
        "tapahtumat": [event(record, told, outcome.context, kind=MOVE, role=wish.role)],
    }
    edits = tuple(Put(route=(key,), value=value) for key, value in values.items() if value)
    problems = tuple(_lacking(record, wish))
    return Part(record=record, edits=edits, problems=problems, begun=head.encode())


def _common_group(inputs: Sequence[Record]) -> str:
    """Return the one group that is responsible for all inputs that have one, or an empty string."""
    groups = {group for record in inputs if (group := responsible(record))}
    return groups.pop() if len(groups) == 1 else ""


def _lacking(record: Record, wish: Bundling) -> Iterator[Problem]:
    if not wish.title:
        yield Problem(
            says=N_("a bundle has a title that says what its inputs have in common"),
            fix=N_("give it with --title"),
            values={"field": "otsikko"},
            at=record.at("otsikko"),
        )
    if not wish.reason:
        yield Problem(
            says=N_("a bundle says why its inputs are handled together"),
            fix=N_("give the reason with --reason"),
            values={"field": "perustelu"},
            at=record.at("perustelu"),
        )


def _unfit(bundle: Record, wish: Bundling, outcome: app.Outcome) -> Iterator[Problem]:
    """Yield why nobody can join or leave a bundle, or not in that role."""
    first = outcome.context.policy.lifecycles[KIND].steps(None)
    roles = tuple(dict.fromkeys(role for each in first for role in each.roles))
    if wish.role not in roles:
        yield Problem(
            says=N_("the role '{role}' does not bring inputs together"),
            fix=N_("give it with --role: {roles}"),
            values={"role": wish.role, "roles": Choice(roles)},
            at=bundle.at("tapahtumat"),
        )
    if not wish.inputs:
        yield Problem(
            says=N_("no input was named"),
            fix=N_("name the inputs after the bundle, or with --remove those that leave"),
            at=bundle.at("tunnus"),
        )
    if ended(bundle, outcome.context):
        yield Problem(
            says=N_("the bundle '{id}' has been taken apart"),
            fix=N_("make a new one: kirjuri bundle ID ID --title …"),
            values={"id": bundle.id},
            at=bundle.at("tapahtumat"),
        )


def _joining(
    record: Record, bundle: Record, title: object, wish: Bundling, outcome: app.Outcome
) -> Part:
    return Part(
        record=record,
        edits=(
            Put(route=(FIELD,), value=bundle.id),
            _note(record, bundle, words(JOINED, title, bundle.language), wish, outcome),
        ),
        problems=tuple(_why_not(record, bundle, outcome)),
    )


def _why_not(record: Record, bundle: Record, outcome: app.Outcome) -> Iterator[Problem]:
    """Yield why an input cannot join a bundle."""
    there = record.text(FIELD)
    if there:
        yield Problem(
            says=N_("'{id}' is already in the bundle '{bundle}'"),
            fix=N_("leave it out")
            if there == bundle.id
            else N_("let it leave first: kirjuri bundle {bundle} --remove {id}"),
            values={"id": record.id, "bundle": there},
            at=record.at(FIELD),
        )
    if ended(record, outcome.context):
        yield Problem(
            says=N_(
                "the handling of '{id}' has ended, so it cannot be handled together with others"
            ),
            fix=N_("leave it out, or reopen it first"),
            values={"id": record.id},
            at=record.at("tapahtumat"),
        )


def _not_in(record: Record, bundle: Record) -> Problem:
    return Problem(
        says=N_("'{id}' is not in the bundle '{bundle}'"),
        fix=N_("leave it out"),
        values={"id": record.id, "bundle": bundle.id},
        at=record.at("tunnus"),
    )


def _leaving(
    record: Record,
    bundle: Record,
    message: str,
    wish: Bundling,
    outcome: app.Outcome,
    problems: tuple[Problem, ...] = (),
) -> Part:
    text = words(message, bundle.get("otsikko"), bundle.language)
    edits = (Remove(route=(FIELD,)), _note(record, bundle, text, wish, outcome))
    return Part(record=record, edits=edits, problems=problems)


def _note(
    record: Record, bundle: Record, text: Mapping[str, str], wish: Bundling, outcome: app.Outcome
) -> Edit:
    """Return the event that tells an input's readers; a bundle that waits for its number has no reference."""
    told = Wish(
        date=wish.date,
        note=True,
        text=wish.text,
        reference=wish.reference or ("" if bundle.new else bundle.id),
    )
    made = event(record, told, outcome.context, kind=NOTE, role=wish.role)
    own = {} if wish.text else {"teksti": dict(text)}
    order = ("pvm", "laji", "rooli", "teksti", "viite")
    full = {**made, **own}
    return Append(route=("tapahtumat",), value={key: full[key] for key in order if key in full})


def _free_name(title: str, outcome: app.Outcome) -> str:
    """Return a name for a new bundle's file, made of its title, that no other waiting bundle has."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    stem = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or KIND
    taken = outcome.context.registry.by_id
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if f"uusi:{name}" not in taken)

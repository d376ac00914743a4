"""The secretariat's form: what it has done or decided, told without a terminal (contract 6).

The first question says which act it is; acts take what they need of the other answers, so a new
act (a meeting's minutes) is a new choice and needs no new form.
"""

from __future__ import annotations

from collections.abc import Iterator

from kirjuri.derive.questions import Option, Question, Sort
from kirjuri.intake.form import Form, Maker, languages, spoken, unspoken
from kirjuri.locale import LANGUAGES, N_
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Names

ACT, TARGETS, STATE, ROLE, GROUP = "toimi", "tunnukset", "tila", "rooli", "ryhma"
DAY, REFERENCE, TITLE, TEXT, ANSWER, FIELDS = (
    "pvm",
    "viite",
    "otsikko",
    "teksti",
    "vastaus",
    "kentat",
)


def make(policy: Policy, acts: tuple[Option, ...]) -> Form:
    """Return the form, its states and roles from the lifecycle tables and the code list of roles."""
    return Form(
        key="toimi",
        languages=languages(policy),
        name=spoken(N_("An act of the secretariat")),
        about=spoken(
            N_(
                "Only for the secretariat: move a matter, answer its submitter, add a note, bring inputs together."
            )
        ),
        title=spoken(N_("Act")),
        before=(
            spoken(
                N_(
                    "Only the secretariat's own accounts can use this form; from others it changes nothing. "
                    "What you send is public at once and stays: no secret information, no personal data."
                )
            ),
        ),
        questions=(
            Question(
                field=ACT,
                label=spoken(N_("Act")),
                help=spoken(N_("What is done. You get a proposal of the change to look at.")),
                sort=Sort.CHOICE,
                options=acts,
            ),
            Question(
                field=TARGETS,
                label=spoken(N_("Identifier of the matter")),
                help=spoken(
                    N_("One identifier; several, with commas between, where the act has many.")
                ),
                sort=Sort.LINE,
                example=unspoken("SYO-2026-0001"),
                longest=2000,
            ),
            *_questions(policy),
        ),
    )


def _questions(policy: Policy) -> Iterator[Question]:
    yield _asked(
        STATE,
        N_("New state"),
        N_("When the matter moves: to which state. The key in brackets is what the files use."),
        Sort.CHOICE,
        options=tuple(states(policy)),
    )
    yield _asked(
        ROLE,
        N_("Whose decision"),
        N_("Needed when several roles may decide."),
        Sort.CHOICE,
        options=_roles(policy),
    )
    yield _asked(
        GROUP,
        N_("Group"),
        N_("Identifier of the group whose own part in the handling this is, or of a new bundle's."),
        Sort.LINE,
        example="arkkitehtuuriyhteistyo",
    )
    yield _asked(
        DAY,
        N_("Day"),
        N_("When it happened, for example 2026-03-01. Empty means today."),
        Sort.LINE,
    )
    yield _asked(
        REFERENCE,
        N_("Where it was decided"),
        N_("A meeting or a document. Needed when you record what another role has decided."),
        Sort.LINE,
        example="KOU-arkkitehtuuriyhteistyo-2026-01",
    )
    yield _asked(
        TITLE,
        N_("Title of the bundle"),
        N_("When inputs are brought together for the first time: what they have in common."),
        Sort.LINE,
    )
    yield _asked(
        TEXT,
        N_("What happened, and why"),
        N_("In plain words; everybody sees it on the page of the matter."),
        Sort.TEXT,
    )
    yield _asked(
        ANSWER,
        N_("Answer to the submitter"),
        N_(
            "When the matter ends: in the submitter's language, what was taken, changed or left out."
        ),
        Sort.TEXT,
    )
    yield _asked(
        FIELDS,
        N_("Fields to fill"),
        N_("Other fields that the new state needs: one on each line, as field=value."),
        Sort.TEXT,
        example="paatos.tapa=nakemys",
    )


def _asked(
    field: str,
    label: str,
    said: str,
    sort: Sort,
    *,
    options: tuple[Option, ...] = (),
    example: str = "",
) -> Question:
    return Question(
        field=field,
        label=spoken(label),
        help=spoken(said),
        sort=sort,
        options=options,
        example=unspoken(example) if example else Names({}),
        required=False,
        longest=500 if sort is Sort.LINE else 20_000,
    )


def states(policy: Policy) -> Iterator[Option]:
    """Yield every state that an event can carry, of every kind and of groups' parts, each once."""
    found: dict[tuple[str, str], Names] = {}
    for table in policy.lifecycles.values():
        named = {key: table.states[key].names for key in table.written} | dict(table.parts)
        for key, names in named.items():
            shown = {one: f"{names.by_language.get(one) or names} ({key})" for one in LANGUAGES}
            found.setdefault((key, shown["fi"]), Names(shown))
    taken: dict[str, set[str]] = {one: set() for one in LANGUAGES}
    for (key, _shown), names in found.items():
        if any(names.by_language[one] in taken[one] for one in LANGUAGES):
            continue
        for one in LANGUAGES:
            taken[one].add(names.by_language[one])
        yield Option(key=key, names=names)


def _roles(policy: Policy) -> tuple[Option, ...]:
    found = policy.codelists.get("rooli")
    codes = found.codes.values() if found else ()
    return tuple(Option(key=code.key, names=code.names) for code in codes)


FORM = Maker(order=30, make=make)

"""The form of an input: only what the schema requires of a new one (contract 2; R-063)."""

from __future__ import annotations

from dataclasses import replace

from kirjuri.derive.questions import Option, Question, required
from kirjuri.intake.form import Form, Maker, languages, spoken
from kirjuri.locale import N_
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Names

KIND = "syote"
CONTACT = "jattaja.yhteys"
_HELP = {
    CONTACT: N_(
        "A shared mailbox, for example a registry office, never a person's own address. Leave this empty "
        "if you want the answers in this thread. Write 'sihteeristolla' if only the secretariat has your address."
    ),
}
"""Help of the form's own where the schema speaks to those who write files."""
_FIRST = "alkuperainen"


def make(policy: Policy, _acts: tuple[Option, ...]) -> Form:
    """Return the form; what the matter is comes first, who brings it last."""
    asked = sorted(required(policy, KIND), key=lambda one: not one.field.startswith(_FIRST))
    last = [one for one in asked if one.field.startswith("jattaja.")]
    ordered = [*(one for one in asked if one not in last), *last]
    return Form(
        key=KIND,
        languages=languages(policy),
        name=spoken(N_("Register an input")),
        about=spoken(
            N_("Bring a matter to the set groups to be handled. It takes about ten minutes.")
        ),
        title=spoken(N_("Input")),
        before=(
            spoken(
                N_(
                    "**What you send is public at once.** Everybody sees it from the moment you send it, "
                    "and it stays in the history even if you change or remove it afterwards."
                )
            ),
            spoken(
                N_(
                    "Write no secret or security-classified information, no trade secrets, and no personal data: "
                    "no personal identity codes, names, phone numbers or e-mail addresses of persons. If the "
                    "heart of the matter is secret, do not send this form; turn to the authority through its "
                    "own secure channel."
                )
            ),
            spoken(
                N_(
                    "You need not know everything: the secretariat completes the input together with you. "
                    "Your own text stays as you wrote it. You get a receipt in this thread at once."
                )
            ),
        ),
        questions=tuple(_asked(one) for one in ordered),
        after=(
            spoken(
                N_(
                    "**Before you send:** look once more that there is nothing secret and no personal data. "
                    "Registering here does not start a case at any authority and is not a decision."
                )
            ),
        ),
    )


def _asked(question: Question) -> Question:
    said = _HELP.get(question.field)
    if said is None:
        return question
    return replace(question, help=spoken(said), required=False, example=Names({}))


FORM = Maker(order=10, make=make)

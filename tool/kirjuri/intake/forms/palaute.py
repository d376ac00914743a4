"""The form for feedback: how the operating model, a guideline or the registry should be better (R-130)."""

from __future__ import annotations

from kirjuri.derive.questions import Option, Question, Sort
from kirjuri.intake.form import Form, Maker, languages, spoken, unspoken
from kirjuri.locale import N_
from kirjuri.model.policy import Policy

_ABOUT = (
    ("toimintamalli", N_("The operating model of the cooperation")),
    ("linjaus", N_("A guideline or a recommendation")),
    ("rekisteri", N_("This registry or its site")),
)


def make(policy: Policy, _acts: tuple[Option, ...]) -> Form:
    """Return the form; it leads to no record, the secretariat answers in its thread."""
    return Form(
        key="palaute",
        languages=languages(policy),
        name=spoken(N_("Feedback on the operating model or a guideline")),
        about=spoken(
            N_("Say what should be better in the way we cooperate or in what we publish.")
        ),
        title=spoken(N_("Feedback")),
        before=(
            spoken(
                N_(
                    "**Your feedback is public at once** and stays in the history. Write no secret "
                    "information and no personal data."
                )
            ),
            spoken(
                N_(
                    "To bring a matter to be handled by the groups, use the form 'Register an input' instead."
                )
            ),
        ),
        questions=(
            Question(
                field="kohde",
                label=spoken(N_("What the feedback is about")),
                help=spoken(N_("Choose one.")),
                sort=Sort.CHOICE,
                options=tuple(Option(key=key, names=spoken(said)) for key, said in _ABOUT),
            ),
            Question(
                field="viite",
                label=spoken(N_("Which guideline or part")),
                help=spoken(N_("An identifier, a heading or a web address, if you know it.")),
                sort=Sort.LINE,
                example=unspoken("LIN-2026-001"),
                required=False,
                longest=500,
            ),
            Question(
                field="palaute",
                label=spoken(N_("What should be better, and why")),
                help=spoken(N_("Tell what does not work, or what works and should be kept.")),
                sort=Sort.TEXT,
                longest=20_000,
            ),
            Question(
                field="ehdotus",
                label=spoken(N_("Your proposal")),
                help=spoken(N_("How you would do it, if you have a proposal.")),
                sort=Sort.TEXT,
                required=False,
                longest=20_000,
            ),
        ),
    )


FORM = Maker(order=20, make=make)

"""The form of a suggestion: other texts for a record that there is (issue 7; R-106, R-130)."""

from __future__ import annotations

from kirjuri.derive.questions import Option, Question, Sort
from kirjuri.intake.form import Form, Maker, languages, spoken, unspoken
from kirjuri.locale import N_
from kirjuri.model.policy import Policy
from kirjuri.model.problem import Names

KEY, TARGET, CHANGES, REASON = "muutos", "tietue", "muutokset", "perustelu"
LONGEST = 60_000
"""Most characters of all new texts together: what a thread of the platform takes."""


def make(policy: Policy, _acts: tuple[Option, ...]) -> Form:
    """Return the form; the page of a record fills it with what has been changed there."""
    return Form(
        key=KEY,
        languages=languages(policy),
        name=spoken(N_("Suggest a change to a record")),
        about=spoken(
            N_("A mistake, a clearer text, a missing fact: say how the record should be written.")
        ),
        title=spoken(N_("Suggested change")),
        before=(
            spoken(
                N_(
                    "**Your suggestion is public at once** and stays in the history. Write no secret "
                    "information and no personal data."
                )
            ),
            spoken(
                N_(
                    "The easiest way is the link 'Suggest a change' at the foot of the record's page: it "
                    "fills this form for you. The secretariat decides what is done with a suggestion."
                )
            ),
        ),
        questions=(
            Question(
                field=TARGET,
                label=spoken(N_("Record to be changed")),
                help=spoken(N_("Its identifier; it stands at the head of the record's page.")),
                sort=Sort.LINE,
                example=unspoken("SYO-2026-0001"),
                longest=100,
            ),
            Question(
                field=CHANGES,
                label=spoken(N_("New texts by field")),
                help=spoken(
                    N_(
                        "First a line that names the field, then its whole new text below. Another field "
                        "begins with a line of its own. The single sign - takes the field away."
                    )
                ),
                sort=Sort.TEXT,
                example=Names(
                    {
                        "fi": "[kenttä: otsikko]\nYhteiset rajapinnat kuntien tietovarannoille",
                        "sv": "[fält: otsikko.sv]\nGemensamma gränssnitt för kommunernas informationslager",
                        "en": "[field: otsikko.en]\nShared interfaces for the data resources of municipalities",
                    }
                ),
                longest=LONGEST,
            ),
            Question(
                field=REASON,
                label=spoken(N_("Why the change is needed")),
                help=spoken(
                    N_("What is wrong or missing now, and where the right fact can be seen.")
                ),
                sort=Sort.TEXT,
                longest=2000,
            ),
        ),
        after=(
            spoken(
                N_(
                    "**Before you send:** look once more that there is nothing secret and no personal data."
                )
            ),
        ),
    )


FORM = Maker(order=15, make=make)

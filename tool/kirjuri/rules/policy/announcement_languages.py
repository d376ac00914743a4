"""KR434: announcement without a Swedish or Finnish title and summary."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.state import state_key
from kirjuri.derive.text import has_language
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule

PUBLISHED = ("julkaistu", "oikaistu")


@rule(
    "KR434",
    N_("Announcement without a Swedish or Finnish title and summary"),
    reads=("otsikko", "tiivistelma", "tapahtumat"),
)
def announcement_languages(record: Record, context: Context) -> Iterator[Problem]:
    """What an authority announces to the public is announced in Finnish and Swedish (Language Act
    423/2003, section 32). A published announcement has its title and summary in both.
    """
    if record.kind != "tiedote" or state_key(record) not in PUBLISHED:
        return
    for field in ("otsikko", "tiivistelma"):
        text = record.get(field)
        lacking = [code for code in ("fi", "sv") if not has_language(text, code, record.language)]
        if text and lacking:
            yield Problem(
                says=N_(
                    "the field '{field}' of a published announcement has no text in the language '{language}'"
                ),
                fix=N_("give the text by language: {example}"),
                values={"field": field, "language": lacking[0], "example": "{fi: …, sv: …}"},
                at=record.at(field, part="key"),
            )

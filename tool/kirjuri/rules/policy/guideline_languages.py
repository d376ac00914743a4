"""KR404: guideline without a Swedish or Finnish title and summary."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.derive.state import state_key
from kirjuri.derive.text import has_language as _has
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR404",
    N_("Guideline without a Swedish or Finnish title and summary"),
    reads=("otsikko", "tiivistelma", "tapahtumat", "peruste"),
)
def guideline_languages(record: Record, context: Context) -> Iterator[Problem]:
    """What is announced to the public is announced in Finnish and Swedish (Language Act 423/2003,
    section 32). A guideline that has been adopted has its title and summary in both languages.
    """
    adopted = {"hyvaksytty", "korvattu", "kumottu"}
    if (
        record.kind != "linjaus"
        or record.text("peruste") == "ulkoinen"
        or state_key(record) not in adopted
    ):
        return
    for field in ("otsikko", "tiivistelma"):
        text = record.get(field)
        lacking = [code for code in ("fi", "sv") if not _has(text, code, record.language)]
        if lacking:
            yield Problem(
                says=N_(
                    "the field '{field}' of an adopted guideline has no text in the language '{language}'"
                ),
                fix=N_("give the text by language: {example}"),
                values={"field": field, "language": lacking[0], "example": "{fi: …, sv: …}"},
                at=record.at(field, part="key"),
            )

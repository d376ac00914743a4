"""KR406: answer not in the submitter's language."""

from collections.abc import Iterator, Mapping

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR406", N_("Answer not in the submitter's language"), reads=("paatos", "kieli"))
def answer_language(record: Record, context: Context) -> Iterator[Problem]:
    """The submitter gets a public answer in the language in which the input was written. Other
    languages may stand beside it.
    """
    answer = record.get("paatos.vastaus_jattajalle")
    if record.kind == "syote" and isinstance(answer, Mapping) and record.language not in answer:
        yield Problem(
            says=N_(
                "the answer to the submitter has no text in the language of the input, '{language}'"
            ),
            fix=N_("add the text in the language '{language}'"),
            values={"language": record.language},
            at=record.at("paatos", "vastaus_jattajalle", part="key"),
        )

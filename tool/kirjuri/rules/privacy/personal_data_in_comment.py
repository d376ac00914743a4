"""KR505: personal data in a comment of the file."""

from collections.abc import Iterator

from kirjuri.derive.privacy import comment_spans
from kirjuri.locale import N_
from kirjuri.model.place import Document, Place
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR505", N_("Personal data in a comment of the file"), on="document")
def personal_data_in_comment(document: Document) -> Iterator[Problem]:
    """Comments of a record's file are published with the file. Personal data does not become less
    public by standing behind the sign #.
    """
    for span in comment_spans(document):
        yield Problem(
            says=N_(
                "a comment holds a personal identity code, a phone number or a personal e-mail address"
            ),
            fix=N_("remove it at once"),
            at=Place(path=document.path, span=span),
        )

"""The page on which a change of a record is suggested: filled from the published data, it sends nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kirjuri.locale import N_
from kirjuri.publish.edition import Edition
from kirjuri.publish.page import Page
from kirjuri.publish.pages.kirjaa import WARNINGS, template_name
from kirjuri.publish.record_page import SUGGESTING
from kirjuri.publish.release import DATA as OPEN_DATA
from kirjuri.publish.tongue import Tongue

PATH = SUGGESTING
DATA = "lomake.json"


def fields_name(kind: str) -> str:
    """Return the name of the file of a kind's fields, beside the page."""
    return f"{kind}.json"


def pages(edition: Edition, tongues: Sequence[Tongue]) -> Iterator[Page]:
    """Yield the page in every language of the registry."""
    for tongue in tongues:
        form = edition.suggesting.get(tongue.language)
        if form:
            yield _page(form, tongue)


def _page(form: Mapping[str, object], tongue: Tongue) -> Page:
    title = tongue.say(N_("Suggest a change"))
    languages = [str(one) for one in _list(form["languages"])]
    questions = {str(one["field"]): one for one in _list(form["questions"])}
    names = form["names"]
    asked = {key: questions[str(field)] for key, field in _items(names)}
    return Page(
        path=PATH,
        language=tongue.language,
        title=title,
        description=tongue.say(
            N_("A mistake, a clearer text, a missing fact: say how the record should be written.")
        ),
        template="muutos.html",
        view={
            "title": title,
            "data": DATA,
            "records": OPEN_DATA,
            "before": [str(text) for text in _list(form["before"])[: WARNINGS - 1]],
            "after": [str(text) for text in _list(form["after"])],
            "reason": asked["reason"],
            "example": asked["changes"]["example"],
            "languages": languages,
            "own": tongue.language if tongue.language in languages else languages[0],
            "templates": {one: template_name(one) for one in languages},
            "issue": form["issue"],
            "mailbox": form["mailbox"],
        },
    )


def _items(value: object) -> Iterator[tuple[str, object]]:
    yield from value.items() if isinstance(value, Mapping) else ()


def _list(value: object) -> Sequence[dict[str, object]]:
    return value if isinstance(value, list) else ()

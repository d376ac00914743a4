"""KR403: information-security recommendation without the Board."""

from collections.abc import Iterator

from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR403",
    N_("Information-security recommendation without the Board"),
    reads=("laji", "teemat", "peruste", "lautakuntaviite"),
)
def board_reference(record: Record, context: Context) -> Iterator[Problem]:
    """Recommendations on information security belong to the Information Management Board; the
    cooperation on digital security makes other guidelines and instructions (R-083). A
    recommendation on information security therefore says which output of the Board it rests on.
    """
    security = record.kind == "linjaus" and "tietoturvallisuus" in record.items("teemat")
    ours = record.text("peruste") != "ulkoinen"
    if (
        security
        and ours
        and record.text("laji") == "suositus"
        and not record.text("lautakuntaviite")
    ):
        yield Problem(
            says=N_(
                "a recommendation on information security belongs to the Information Management Board"
            ),
            fix=N_(
                "give the Board's output in the field 'lautakuntaviite', or choose another kind (laji) than 'suositus'"
            ),
            at=record.at("laji"),
        )

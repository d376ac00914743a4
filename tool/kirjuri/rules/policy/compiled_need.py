"""KR433: compiled need that stands on one input."""

from collections.abc import Iterator

from kirjuri.derive.bundles import members
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule(
    "KR433",
    N_("Compiled need that stands on one input"),
    reads=("siirto_lautakunnalle", "kokonaisuus", "liittyvat_syotteet"),
)
def compiled_need(record: Record, context: Context) -> Iterator[Problem]:
    """The cooperation takes observed, compiled and prepared needs to the Information Management
    Board (R-039). A compiled need (koostettu) is put together from several inputs, and whoever reads
    it can see which.
    """
    if record.kind != "syote" or record.text("siirto_lautakunnalle.laji") != "koostettu":
        return
    bundle = context.registry.by_id.get(record.text("kokonaisuus"))
    together = len(members(bundle, context)) > 1 if bundle else False
    if not together and not record.items("liittyvat_syotteet"):
        yield Problem(
            says=N_("a need that was compiled (koostettu) names the inputs it was compiled from"),
            fix=N_(
                "name them in the field 'liittyvat_syotteet', bring them together with 'kirjuri bundle', or give another degree: 'havaittu' or 'valmisteltu'"
            ),
            at=record.at("siirto_lautakunnalle", "laji"),
        )

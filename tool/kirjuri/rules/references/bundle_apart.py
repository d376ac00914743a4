"""KR216: input in a bundle that was taken apart."""

from collections.abc import Iterator

from kirjuri.derive.bundles import ended
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.record import Record
from kirjuri.model.rule import rule


@rule("KR216", N_("Input in a bundle that was taken apart"), reads=("kokonaisuus",))
def bundle_apart(record: Record, context: Context) -> Iterator[Problem]:
    """When a bundle is taken apart, every input leaves it and proceeds on its own (R-118). An input
    that still named it would look as if it were handled together with others.
    """
    bundle = context.registry.by_id.get(record.text("kokonaisuus"))
    if (
        record.kind == "syote"
        and bundle
        and bundle.kind == "kokonaisuus"
        and ended(bundle, context)
    ):
        yield Problem(
            says=N_("the bundle '{bundle}' has been taken apart"),
            fix=N_("take the field away, or name a bundle that is still together"),
            values={"bundle": bundle.id},
            at=record.at("kokonaisuus"),
        )

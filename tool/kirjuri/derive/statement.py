"""The duty to ask the Ministry of Finance for a statement, as a hint (TiHL 9 §, Decree 1301/2019)."""

from __future__ import annotations

from kirjuri.model.record import Record

FIELD = "suunnittelutarve.arvioitu_kokonaiskustannus"
THRESHOLD = 1_000_000
"""Estimated total cost in euros from which the duty is worth checking (Decree 1301/2019, section 2)."""


def worth_checking(record: Record) -> bool:
    """Return whether a planned need costs so much that its submitter should check the duty.

    A hint, never a legal decision: whether the duty holds depends on more than the cost.
    """
    cost = record.get(FIELD)
    return isinstance(cost, int) and not isinstance(cost, bool) and cost >= THRESHOLD

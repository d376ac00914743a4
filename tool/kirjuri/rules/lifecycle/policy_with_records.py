"""KR315: rules and records changed together."""

from collections.abc import Iterator

from kirjuri.derive.change import Change
from kirjuri.derive.context import Context
from kirjuri.locale import N_
from kirjuri.model.problem import Problem
from kirjuri.model.rule import rule


@rule("KR315", N_("Rules and records changed together"), on="change")
def policy_with_records(change: Change, context: Context) -> Iterator[Problem]:
    """Records are judged by rules that stood before them. A change that touches both the rules
    (schemas, tables, settings, tool) and the records could bend the rules to fit the records,
    so it is made in two changes: first the rules, then the records.
    """
    touched = [record for before, record in change.pairs if before.data != record.data]
    touched += [record for record in change.added if change.base.records]
    if change.policy and touched:
        yield Problem(
            says=N_("the change touches both rules and records ('{policy}' and '{record}')"),
            fix=N_("split it in two: first the rules, then the records"),
            values={"policy": change.policy[0], "record": touched[0].path},
            at=touched[0].at(),
        )

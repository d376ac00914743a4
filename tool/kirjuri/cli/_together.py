"""How a change of several records ends: written, or listed with what stands in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kirjuri.locale import N_

if TYPE_CHECKING:
    from kirjuri.changing.together import Together


def finished(planned: Together, language: str) -> int:
    """Write a sound change, or list what stands in its way; return the exit code."""
    from kirjuri.changing import together
    from kirjuri.cli import say
    from kirjuri.render import joint

    if planned.problems:
        say(N_("nothing was changed. This stands in the way:"), language)
        for line in joint.lacking(planned.problems, language):
            click.echo(line)
        return 1
    together.write(planned)
    policy = planned.after.policy
    for line in joint.told(planned.changed(), planned.skipped, policy, language):
        click.echo(line)
    return 0

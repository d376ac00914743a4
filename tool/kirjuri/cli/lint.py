"""Check the style of the project's own code."""

import click

from kirjuri.sources.checkout import present, run_python

CODE = ("tool", "tests", "bench", "kirjuri")


@click.command(name="lint")
@click.option("--fix", is_flag=True, help="Mend what can be mended and format the files.")
@click.pass_context
def command(context: click.Context, *, fix: bool) -> None:
    """Check the style of the project's own code with ruff."""
    code = present(*CODE)
    rules = run_python("-m", "ruff", "check", *(["--fix"] if fix else []), *code)
    form = run_python("-m", "ruff", "format", *([] if fix else ["--check"]), *code)
    context.exit(rules or form)

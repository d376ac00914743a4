"""The command line: one file a command, imported only when it is used."""

from __future__ import annotations

import copy
import datetime as dt
import gettext
import importlib
import inspect
import io
import os
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from kirjuri import __version__
from kirjuri.clock import today
from kirjuri.locale import LANGUAGES, N_
from kirjuri.locale.catalogue import SOURCE, domain, translations
from kirjuri.model.problem import ToolError, Value

TOOL_FAILED = 3
DEVELOPER = frozenset({"test", "lint", "types", "bench", "forms", "messages", "translated"})
"""Commands for developers of Kirjuri itself, shown apart."""
PLATFORM = frozenset(
    {"comment", "doctor", "propose", "refuse", "remind", "reply", "review", "tell"}
)
"""Commands that workflows run, shown apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What every command gets: where, in which language, on which day."""

    directory: Path
    language: str
    today: dt.date


def language_of_user() -> str:
    """Return the language of the user's environment, Finnish when it is none of ours."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return value[:2] if value[:2] in LANGUAGES else "fi"
    return "fi"


class Commands(click.Group):
    """Finds commands by the files of this package, and speaks the user's language."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(
            module.name.rstrip("_")
            for module in pkgutil.iter_modules(__path__)
            if not module.name.startswith("_")
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None when there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return _localised(found, ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command when there is none of the given name."""
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            from kirjuri.derive.near import nearest

            near = nearest(args[0], self.list_commands(ctx))
            says = (
                N_("there is no command '{name}'; did you mean '{near}'?")
                if near
                else N_("there is no command '{name}'")
            )
            raise click.UsageError(_words(ctx, says).format(name=args[0], near=near), ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the user's language."""
        super(Commands, _localised(self, ctx)).format_help(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from one line of each file, without importing any."""
        names = self.list_commands(ctx)
        for title, group in (
            (N_("Commands"), [name for name in names if name not in DEVELOPER | PLATFORM]),
            (N_("For the platform and its workflows"), [n for n in names if n in PLATFORM]),
            (N_("For developers of Kirjuri"), [name for name in names if name in DEVELOPER]),
        ):
            with formatter.section(_words(ctx, title)):
                formatter.write_dl([(name, _words(ctx, _first_line(name))) for name in group])


def _first_line(name: str) -> str:
    """Return the first line of a command file's own docstring, read without importing it."""
    return (
        (Path(__file__).parent / f"{name}.py").read_text("utf-8").split('"""', 2)[1].split("\n")[0]
    )


def _words(ctx: click.Context, message: str) -> str:
    language = ctx.find_root().params.get("lang") or language_of_user()
    return translations(language).gettext(message)


def words(language: str, message: str) -> str:
    """Return a message in a language."""
    return translations(language).gettext(message)


def say(says: str, language: str, **values: Value) -> None:
    """Print one sentence in the user's language at once."""
    from kirjuri.render.words import sentence

    click.echo(sentence(says, values, language))


def command_help() -> Iterator[tuple[str, str]]:
    """Walk every text of the commands' help, for the catalogues: (message, place)."""
    context = click.Context(cli)
    context.params["lang"] = SOURCE
    for name in cli.list_commands(context):
        yield _first_line(name), f"cli/{name}.py"
        found = cli.get_command(context, name)
        if found is None:
            continue
        for text in (found.help, *(getattr(parameter, "help", None) for parameter in found.params)):
            if text:
                yield inspect.cleandoc(text), f"cli/{name}.py"
    for parameter in cli.params:
        if getattr(parameter, "help", None):
            yield str(parameter.help), "cli"
    yield inspect.cleandoc(cli.help or ""), "cli"


C = TypeVar("C", bound=click.Command)


def _localised(command: C, ctx: click.Context) -> C:
    """Return a command whose help is in the user's language; the command itself stays as it is."""
    made = copy.copy(command)
    made.params = [copy.copy(parameter) for parameter in command.params]
    if made.help:
        made.help = _words(ctx, inspect.cleandoc(made.help))
    for parameter in made.params:
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _words(ctx, parameter.help)
    return made


def _language(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    language = value or language_of_user()
    _speak(language)
    return language


def _speak(language: str) -> None:
    """Point gettext's own domain, in which click looks up its words, to our catalogue of a language."""
    os.environ["LANGUAGE"] = language
    if folder := domain(language):
        gettext.bindtextdomain("messages", folder)


@click.group(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    callback=_language,
    help=N_("Language of messages (fi, sv, en); the environment's language by default."),
)
@click.option(
    "-C",
    "directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help=N_("Directory of the registry; the current one by default."),
)
@click.option(
    "--today",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help=N_("Day to judge by (YYYY-MM-DD); today in Finland by default."),
)
@click.version_option(__version__, prog_name="kirjuri")
@click.pass_context
def cli(ctx: click.Context, lang: str, directory: Path, day: dt.datetime | None) -> None:
    """Kirjuri keeps a public registry in git: records as files, checked and published as a site."""
    ctx.obj = Call(directory=directory, language=lang, today=day.date() if day else today())


def main() -> None:
    """Run the command line; a tool that cannot do its work says why in one sentence (exit 3)."""
    _make_streams_sure()
    language = _asked_language(sys.argv[1:])
    _speak(language)
    try:
        cli(prog_name="kirjuri")
    except ToolError as error:
        click.echo(failure(error, language), err=True)
        sys.exit(TOOL_FAILED)
    except OSError as error:
        reason = ": ".join(str(part) for part in (error.strerror, error.filename) if part)
        refused = ToolError(N_("the computer refused: {reason}"), reason=reason or str(error))
        click.echo(failure(refused, language), err=True)
        sys.exit(TOOL_FAILED)


def _make_streams_sure() -> None:
    """Let no closed output and no sign that its encoding lacks end the tool half-way."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as we run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def failure(error: ToolError, language: str) -> str:
    """Return the sentence that says why the tool could not do its work."""
    from kirjuri.render.words import sentence

    return f"kirjuri: {sentence(error.says, error.values, language)}"


def _asked_language(arguments: list[str]) -> str:
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if before == "--lang" and argument in LANGUAGES:
            return argument
        if argument.startswith("--lang=") and argument[7:] in LANGUAGES:
            return argument[7:]
    return language_of_user()

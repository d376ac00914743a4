"""The guided form of a terminal: one question at a time, checked at once, with a way back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from kirjuri.changing import creating, drafts, together
from kirjuri.changing.creating import Wanted
from kirjuri.changing.drafts import Draft
from kirjuri.cli import say, words
from kirjuri.cli._dialog import agreed
from kirjuri.derive.questions import Option, Question, Sort, question
from kirjuri.edit.setting import Setting, route
from kirjuri.locale import N_
from kirjuri.model.problem import Names, Problem
from kirjuri.render.moved import lacking
from kirjuri.render.style import style_for
from kirjuri.render.words import advice, message, named, visible

if TYPE_CHECKING:
    from kirjuri.app import Outcome
    from kirjuri.changing.together import Together
    from kirjuri.model.kind import Kind

BACK, EDITOR, END = "<", "!", "."
ROUNDS = 3
"""How many times what is still missing after all questions is asked for."""


def guided(outcome: Outcome, wanted: Wanted, language: str) -> int:
    """Ask for a new record, show it, and write it after a yes; return the exit code.

    An interruption offers to keep what was answered; a second one keeps it.
    """
    guide = _Guide(outcome, wanted, language)
    try:
        return guide.run()
    except (click.Abort, KeyboardInterrupt):
        guide.interrupted()
        return 1


class _Guide:
    """The answers given so far, by field, as typed."""

    def __init__(self, outcome: Outcome, wanted: Wanted, language: str) -> None:
        self.outcome, self.wanted, self.language = outcome, wanted, language
        self.of: Kind = creating.known_kind(wanted.kind)
        self.answers: dict[str, str] = {}
        self.owner = wanted.owner
        self.fixed = {one.field for one in wanted.settings}

    def run(self) -> int:
        self._resume()
        if "kieli" not in self.fixed:
            self.answers.setdefault("kieli", self.wanted.language)
        self._intro()
        if self.of.owner and not self.owner:
            self.owner = self._owner()
        self._ask([one for one in self._questions() if one.field not in self.fixed])
        planned = self._completed()
        if planned.problems:
            say(N_("Nothing was written. This is missing or wrong:"), self.language)
            for line in lacking((problem for _name, problem in planned.problems), self.language):
                click.echo(line)
            self._keep()
            return 1
        return self._confirmed(planned)

    def _say(self, says: str) -> str:
        return words(self.language, says)

    def _questions(self) -> tuple[Question, ...]:
        spoken = question(self.outcome.context.policy, self.of.name, ("kieli",))
        first = (replace(spoken, required=False),) if spoken.options else ()
        return (*first, *creating.asked(self.outcome, self.of))

    def _resume(self) -> None:
        found = drafts.kept(self.outcome.root, self.of.name)
        if found is None:
            return
        ask = self._say(N_("There is a draft of an earlier time. Go on with it?"))
        if agreed(ask, self.language):
            self.answers, self.owner = dict(found.answers), self.owner or found.owner

    def _intro(self) -> None:
        click.echo(named(Names(self.of.names), self.language))
        click.echo(
            self._say(
                N_(
                    "Answer each question and press Enter. '<' goes back; an empty answer keeps what is there, "
                    "or skips an optional question. In a long text '!' opens your editor, and '.' alone on a "
                    "line ends it."
                )
            )
        )
        click.echo(
            self._say(
                N_("The record becomes public. Write no secret information and no personal data.")
            )
        )

    def _owner(self) -> str:
        asked = Question(
            field="owner",
            label=Names({self.language: self._say(N_("Whose it is"))}),
            help=Names({self.language: self._say(N_("The group that the record belongs to."))}),
            sort=Sort.CHOICE,
            options=creating.owners(self.outcome, self.of),
        )
        while (answer := self._typed(asked, "")) in {BACK, ""} or not _picked(asked, answer):
            click.echo(self._say(N_("give a number or a name of the list")))
        return _picked(asked, answer)

    def _ask(self, questions: list[Question]) -> None:
        """Ask the questions in order; one can go back to any earlier one."""
        at = 0
        while at < len(questions):
            one = questions[at]
            click.echo(f"\n{at + 1}/{len(questions)}  {named(one.label, self.language)}")
            answer = self._typed(one, self.answers.get(one.field, ""))
            if answer == BACK:
                at = max(0, at - 1)
                continue
            at += self._taken(one, answer)

    def _taken(self, one: Question, answer: str) -> bool:
        """Keep an answer that will do and return whether the next question may come."""
        if not answer.strip():
            if self.answers.get(one.field) or not one.required:
                return True
            click.echo(self._say(N_("this question needs an answer")))
            return False
        found = creating.objection(
            one, _picked(one, answer) or answer, self.outcome, self.of, self._written
        )
        if isinstance(found, Setting):
            self.answers[one.field] = found.value
            return True
        told = filter(None, (message(found, self.language), advice(found, self.language)))
        click.echo(style_for(terminal=True).strong("! " + "; ".join(told)))
        return False

    @property
    def _written(self) -> str:
        return self.answers.get("kieli") or self.wanted.language

    def _typed(self, one: Question, there: str) -> str:
        """Return what is typed to a question, its help shown first."""
        click.echo(named(one.help, self.language))
        example = one.example.by_language.get("fi", "")
        if example and not one.options:
            shown = self._say(N_("For example"))
            click.echo(f"{shown}: {example}")
        for number, option in enumerate(one.options, start=1):
            click.echo(
                f"  {number:>2}  {named(option.names, self.language)}{self._meaning(option)}"
            )
        if one.sort is Sort.CHOICES:
            click.echo(self._say(N_("Several numbers may be given, with commas between.")))
        if there:
            now = self._say(N_("At present"))
            click.echo(f"{now}: {visible(there)}")
        elif not one.required:
            click.echo(self._say(N_("(optional)")))
        return self._long(there) if one.sort is Sort.TEXT else _line("> ")

    def _meaning(self, option: Option) -> str:
        return f": {named(option.meaning, self.language)}" if option.meaning else ""

    def _long(self, there: str) -> str:
        """Return a text of several lines, typed until a lone dot, or written in the editor."""
        lines: list[str] = []
        while (line := _line("| ")) != END:
            if not lines and line in {BACK, ""}:
                return line
            if not lines and line == EDITOR:
                edited = click.edit(there + "\n" if there else "")
                return (edited or "").strip("\n")
            lines.append(line)
        return "\n".join(lines)

    def _plan(self) -> Together:
        given = [
            Setting(field=field, route=route(field) or (), adds=False, value=value)
            for field, value in self.answers.items()
        ]
        settings = [*self.wanted.settings, *given]
        return creating.plan(
            self.outcome, replace(self.wanted, settings=settings, owner=self.owner)
        )

    def _completed(self) -> Together:
        """Return the plan; what the whole record still lacks is told and asked for, a few times over."""
        planned = self._plan()
        for _ in range(ROUNDS):
            again = self._again(planned)
            if not again:
                break
            click.echo("")
            for _name, problem in planned.problems:
                told = filter(
                    None, (message(problem, self.language), advice(problem, self.language))
                )
                click.echo("! " + "; ".join(told))
            self._ask(again)
            planned = self._plan()
        return planned

    def _again(self, planned: Together) -> list[Question]:
        asked = {one.field: one for one in self._questions()}
        found: dict[str, Question] = {}
        for _name, problem in planned.problems:
            one = self._about(problem, asked)
            if one and one.field not in self.fixed:
                found.setdefault(one.field, one)
        return list(found.values())

    def _about(self, problem: Problem, asked: dict[str, Question]) -> Question | None:
        """Return the question of the field that a problem is about, made of the schema when it is a new one."""
        field = str(problem.values.get("field", "")) or ".".join(map(str, problem.at.route))
        for name, one in asked.items():
            if field == name or field.startswith(f"{name}."):
                return one
        way = route(field)
        if not way or not all(isinstance(step, str) for step in way):
            return None
        made = question(self.outcome.context.policy, self.of.name, way)
        return made if made.label.by_language else None

    def _confirmed(self, planned: Together) -> int:
        """Show what would be written and write it after a yes."""
        for path, content in planned.new.items():
            click.echo(f"\n{path}")
            for line in content.decode("utf-8").splitlines():
                click.echo(f"  {visible(line)}")
        if not agreed("\n" + self._say(N_("Write this?")), self.language):
            self._keep()
            return 1
        together.write(planned)
        drafts.forget(self.outcome.root, self.of.name)
        for path in planned.new:
            say(N_("Written: {path}"), self.language, path=path)
        return 0

    def interrupted(self) -> None:
        """Offer to keep the answers; whoever interrupts again keeps them."""
        click.echo("")
        if self.answers.keys() <= {"kieli"}:
            return
        try:
            ask = self._say(N_("Keep your answers as a draft?"))
            wanted = agreed(ask, self.language)
        except (click.Abort, KeyboardInterrupt):
            wanted = True
        if wanted:
            self._keep()

    def _keep(self) -> None:
        if self.answers:
            draft = Draft(answers=self.answers, owner=self.owner)
            path = drafts.keep(self.outcome.root, self.of.name, draft)
            shown = path.relative_to(self.outcome.root).as_posix()
            say(
                N_("Your answers are kept in {path}; 'kirjuri new {kind}' goes on with them."),
                self.language,
                path=shown,
                kind=self.of.name,
            )


def _line(mark: str) -> str:
    typed: str = click.prompt(mark, prompt_suffix="", default="", show_default=False)
    return typed


def _picked(one: Question, answer: str) -> str:
    """Return the keys that numbers of the list mean, else nothing."""
    by_number = {str(n): option.key for n, option in enumerate(one.options, start=1)}
    parts = [part.strip() for part in answer.split(",")]
    keys = [by_number.get(part, "") for part in parts]
    if one.options and all(keys):
        return ", ".join(keys)
    known = {option.key for option in one.options}
    return answer.strip() if answer.strip() in known else ""

"""A change judged and told: the verdict, what it means in plain words, what happens next and by when.

The same words stand in the summary of the check, in the comment on a pull request and in the pull
requests that we open. A commit is read from git's objects with the rules of the branch that the tool
runs from; nothing of it is checked out or run.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kirjuri import app, comparing
from kirjuri.derive.roles import acting
from kirjuri.derive.similar import similar
from kirjuri.locale import N_
from kirjuri.model.problem import Names
from kirjuri.model.record import Record
from kirjuri.render import diff, summary
from kirjuri.render.arrival import first_due
from kirjuri.render.diff import Report
from kirjuri.render.markdown import code, sentence, text
from kirjuri.render.speech import day_words, title
from kirjuri.render.threads import heading
from kirjuri.sources.base import numbered
from kirjuri.sources.git import Repository
from kirjuri.sources.policy import load_policy

HALF = 30_000
"""Characters at most of each of the two parts; together they fit into a comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A change as it is told: the judged registry, and what changed."""

    outcome: app.Outcome
    report: Report

    @property
    def new(self) -> tuple[Record, ...]:
        """The inputs that the change brings and that have no number yet."""
        found = (one.record for one in self.report.differences)
        return tuple(r for r in found if r and r.new and r.kind == "syote")

    @property
    def language(self) -> str:
        """The language of the records that change when they have one in common, else the registry's first."""
        spoken = {one.record.text("kieli") for one in self.report.differences if one.record}
        languages = self.outcome.context.policy.settings.languages
        return next(iter(spoken)) if len(spoken) == 1 and spoken <= {*languages} else languages[0]


def of_files(
    directory: Path, *, base: str, policy: Path | None, actor: str | None, today: dt.date
) -> Review:
    """Review the files as they are, against a base (`auto` or a commit's name)."""
    against = app.Against(base=base, policy=policy, actor=actor)
    outcome = app.check(directory, today=today, against=against)
    report = comparing.compare(directory, base, None, today=today, policy=policy)
    return Review(outcome=outcome, report=report)


def of_commit(
    root: Path, git: Repository, base: str, head: str, *, actor: str | None, today: dt.date
) -> Review:
    """Review a commit against another, by the policy of the files that are checked out."""
    policy = load_policy(root)
    before = app.judge(root, git.tree(base), policy, today=today)
    roles = acting(policy.settings.raw, actor)
    made = app.Made(touched=git.changed(base, head), roles=roles, numbered=numbered(git, base))
    after = app.changed(root, git.tree(head), policy, before, made, today=today)
    report = comparing.compare(root, base, head, today=today)
    return Review(outcome=replace(after, base=base), report=report)


def told(review: Review, language: str) -> Iterator[str]:
    """Yield the parts of a review as Markdown: verdict and findings, the change, what happens next."""
    outcome = review.outcome
    rules = outcome.rules_at(language)
    yield summary.summary(outcome.findings, outcome.files, language, rules_at=rules, limit=HALF)
    yield diff.as_markdown(review.report, language, limit=HALF)
    yield from _next(review, language)
    yield from _similar(review, language)


def _similar(review: Review, language: str) -> Iterator[str]:
    """Yield the inputs that may be about the same thing as the new ones; nothing is joined by itself."""
    registry = review.report.head.registry
    found = {
        match.record.id: match.record for new in review.new for match in similar(new, registry)
    }
    if found:
        yield heading(N_("May be about the same thing"), language)
        yield "\n".join(f"- {text(id_)} {code(title(one, language))}" for id_, one in found.items())


def _next(review: Review, language: str) -> Iterator[str]:
    if review.outcome.findings.introduced:
        yield sentence(
            N_("Mend what is told above and send the change anew; it is checked again at once."),
            {},
            language,
        )
    elif review.new:
        day = first_due(review.outcome.context, review.outcome.context.today)
        says = N_(
            "The secretariat reads this and decides by {day}. This is our own target, not a time limit "
            "set by law. When it is accepted, it gets its identifier and a page of its own."
        )
        if day:
            yield sentence(says, {"day": Names({language: day_words(day, language)})}, language)
    elif review.report.differences:
        yield sentence(N_("The change takes effect when the secretariat merges it."), {}, language)

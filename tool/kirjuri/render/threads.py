"""What we say in threads of the platform: Markdown in the thread's language, values of others as code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.duties import Duty
from kirjuri.derive.standing import SUBMITTER
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.problem import Names, Value
from kirjuri.model.record import Record
from kirjuri.render.duties import next_step
from kirjuri.render.markdown import block, code, fitted, quote, sentence, text
from kirjuri.render.speech import day_words, holder, title
from kirjuri.render.words import named

REASONS = ("Perustelu", "Motivering", "Reason")
"""Words by which a comment of the secretariat is a public reason: "Perustelu: …"."""


def letter(language: str, *paragraphs: str) -> str:
    """Return a message of paragraphs with our last word: who wrote it, and that it decides nothing."""
    says = N_("Written by the registry's automation. This is not an administrative decision.")
    told = (paragraph.strip() for paragraph in paragraphs)
    return "\n\n".join((*filter(None, told), f"<sub>{sentence(says, {}, language)}</sub>"))


def heading(says: str, language: str, **values: Value) -> str:
    """Return a catalogue sentence as a heading."""
    return f"### {sentence(says, values, language)}"


def bullets(lines: Iterable[str]) -> str:
    """Return Markdown lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def not_allowed(label: str, language: str) -> str:
    """Say that somebody without the role put a label, and that it was taken back."""
    says = N_(
        "Only the secretariat of the registry can put the label '{label}', so it was taken back. "
        "Nothing else has changed."
    )
    return letter(language, sentence(says, {"label": label}, language))


def reason_needed(label: str, language: str) -> str:
    """Say how a public reason is given, and that the label was taken back until then."""
    says = N_(
        "Not registering an input needs a public reason, so the label '{label}' was taken back. "
        "Write a comment here that begins with the word below and tells the submitter why and where "
        "to turn; then put the label again."
    )
    word = f"{REASONS[('fi', 'sv', 'en').index(language)]}: …"
    return letter(language, sentence(says, {"label": label}, language), block(word))


def refused(reason: str, mailbox: str, language: str) -> str:
    """Say that an input was not registered: the reason, and what the submitter can do."""
    can = [
        sentence(
            N_("Answer here if you disagree or if something was misunderstood."), {}, language
        ),
        sentence(
            N_("Mend the form at the top of this thread, and ask for it to be opened again."),
            {},
            language,
        ),
    ]
    if mailbox:
        says = N_("Write to the secretariat: {address}")
        can.append(sentence(says, {"address": mailbox}, language))
    return letter(
        language,
        heading(N_("This input was not registered"), language),
        sentence(N_("The secretariat gives this reason:"), {}, language),
        quote(reason),
        sentence(N_("What you can do now:"), {}, language),
        bullets(can),
    )


def proposal(thread: int, parts: Iterable[str], language: str, *, closes: bool) -> str:
    """Return the text of a pull request that we open: where it came from, and its review.

    closes: the thread has nothing more to wait for once this is merged; `Closes` is the platform's word.
    """
    says = N_("Proposed from this thread. Read it, mend it if needed, and merge it.")
    origin = f"- Closes #{thread}" if closes else reference(thread)
    return letter(language, sentence(says, {}, language), origin, *parts)


def proposed(pull: int, form: str, language: str) -> str:
    """Say in a thread that its matter goes on, in which pull request, and what comes after it."""
    says = _PROPOSED.get(form, _REGISTERED)
    return letter(language, sentence(says, {}, language), reference(pull))


_REGISTERED = N_(
    "The secretariat registers this input. It gets its identifier when it has been merged, and "
    "that is told here."
)
_PROPOSED = {
    "toimi": N_(
        "The act is ready to be merged. It takes effect and is told when it has been merged."
    ),
    "muutos": N_(
        "The secretariat takes this suggestion forward. The page of the record changes when it has been merged."
    ),
}


def edited(pull: int, language: str) -> str:
    """Say that people went on with the branch of a thread, so that it was left as it is."""
    says = N_("Somebody has gone on with this proposal by hand, so it was left as it is.")
    return letter(language, sentence(says, {}, language), reference(pull))


def reference(number: int) -> str:
    """Return a thread or pull request as the platform shows it in a list: with its title and state."""
    return f"- #{number}"


def waiting(record: Record, duty: Duty, context: Context) -> str:
    """Tell in a matter's thread that a day has passed: which step it was for, and whose turn it is."""
    language = record.language
    day = Names({language: day_words(duty.due, language)})
    whose = holder(duty.holder, duty.group, context, language)
    if duty.holder == SUBMITTER:
        says = N_("We hoped for your answer by {day}. If you need more time, please tell us here.")
        first = sentence(says, {"day": day}, language)
    else:
        says = N_(
            "The target day {day} has passed. We are sorry for the delay. Now acts: {holder}."
        )
        first = sentence(says, {"day": day, "holder": Names({language: whose})}, language)
    own = N_("The day is the registry's own target or an agreed one, not a time limit set by law.")
    return letter(language, first, text(next_step(duty, language)), sentence(own, {}, language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """A thread that a form made and nobody has decided on: its number, its title, since when (a day)."""

    number: int
    title: str
    since: str


def queue(found: Sequence[Duty], undecided: Sequence[Undecided], context: Context) -> str:
    """Return the secretariat's list: threads without a decision, what is late, what comes next."""
    language = context.policy.settings.languages[0]
    late = [duty for duty in found if duty.late]
    coming = [duty for duty in found if not duty.late]
    parts = [
        sentence(
            N_("State on {day}. This list is edited in place each working day."),
            {"day": Names({language: day_words(context.today, language)})},
            language,
        ),
        *_listed(
            N_("New threads that wait for a decision: put the label 'kirjataan' or 'ei-kirjata'"),
            [f"- #{one.number} {code(one.title)} ({text(one.since)})" for one in undecided],
            language,
        ),
        *_listed(N_("Late"), [_line(duty, context, language) for duty in late], language),
        *_listed(N_("In time"), [_line(duty, context, language) for duty in coming], language),
    ]
    if len(parts) == 1:
        parts.append(sentence(N_("Nothing waits."), {}, language))
    return fitted(parts, lambda left: _more(left, language))


def _more(left: int, language: str) -> str:
    says = N_(
        "The list is longer than a comment may be; the whole of it: {command} ({count} left out)"
    )
    return sentence(says, {"command": "kirjuri queue", "count": left}, language)


def _listed(says: str, lines: Sequence[str], language: str) -> Iterator[str]:
    if lines:
        yield f"{heading(says, language)} ({len(lines)})"
        yield from ("\n".join(lines[start : start + 20]) for start in range(0, len(lines), 20))


def _line(duty: Duty, context: Context, language: str) -> str:
    """Return a duty on one line: identifier, title, who, by when, what to do, the command."""
    words = translations(language)
    late = words.ngettext("{count} day late", "{count} days late", duty.late)
    when = [late.format(count=duty.late)] if duty.late else []
    when += (
        [words.gettext("due {day}").format(day=day_words(duty.due, language))] if duty.due else []
    )
    who = holder(duty.holder, duty.group, context, language)
    told = " · ".join(text(part) for part in (*when, who))
    command = f" {code(duty.command)}" if duty.command else ""
    name = code(title(duty.record, language))
    return (
        f"- **{text(duty.record.id)}** {name}: {told}. {text(next_step(duty, language))}{command}"
    )


def name(names: Names, language: str) -> str:
    """Return a name of ours as plain words."""
    return text(named(names, language))

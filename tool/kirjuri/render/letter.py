"""The letter to the submitter of an input: its sections in sentences, in the language of the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kirjuri.derive.context import Context
from kirjuri.derive.deadlines import Basis, Deadline
from kirjuri.derive.privacy import masked
from kirjuri.derive.queue import Turn, parts, turn_of
from kirjuri.derive.standing import SUBMITTER
from kirjuri.derive.state import moves, since, state
from kirjuri.derive.text import text_in, title_of
from kirjuri.derive.workdays import calendar
from kirjuri.kinds import kind
from kirjuri.locale import N_
from kirjuri.locale.catalogue import translations
from kirjuri.model.lifecycle import State
from kirjuri.model.problem import Value
from kirjuri.model.record import Record, day
from kirjuri.render.speech import day_words, holder, title_at
from kirjuri.render.words import named, sentence

_THREAD = "issue"
_BASES = {
    Basis.TARGET: N_("By {day}. This is our own target, not a time limit set by law."),
    Basis.AGREED: N_("By {day}, in the timetable that was set for the handling."),
    Basis.FOLLOW_UP: N_("The matter is checked next on {day}."),
    Basis.CONSULTATION: N_("The draft can be commented on until {day}."),
    Basis.OWN_DAY: N_("The day is {day}."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the message: its heading ("" for none), sentences, a longer text that is quoted, a last word."""

    heading: str
    lines: tuple[str, ...] = ()
    quoted: str = ""
    after: str = ""


class Letter:
    """One message being written: the record, the day, and the words of its language."""

    def __init__(self, record: Record, context: Context) -> None:
        """Take the input and the registry around it, on the day of the message."""
        self.record, self.context, self.language = record, context, record.language
        self.table = context.policy.lifecycles[record.kind]
        self.now: State | None = state(record, self.table)
        self.turn: Turn | None = turn_of(record, context)

    @property
    def subject(self) -> str:
        """The message's subject line: identifier and title."""
        title = masked(title_of(self.record, self.language)[0])
        return title if self.record.new else f"{self.record.id}: {title}"

    def _say(self, message: str, **values: Value) -> str:
        return sentence(message, values, self.language)

    def _word(self, message: str) -> str:
        return translations(self.language).gettext(message)

    def _code(self, codelist: str, field: str) -> str:
        key = self.record.text(field)
        return named(self.context.policy.code(codelist, key), self.language) if key else ""

    def _text(self, field: str) -> str:
        return masked(text_in(self.record.get(field), self.language, self.language)[0].strip())

    def _date(self, value: object) -> str:
        return day_words(day(value), self.language)

    def sections(self) -> Iterator[Section]:
        """Walk the parts of the message in their order; one without anything to say is empty."""
        yield Section(heading="", lines=tuple(self._opening()))
        yield from self._answer()
        yield self._understood()
        yield from self._standing()
        yield from self._handling()
        yield Section(
            heading=self._word(N_("How to follow and take part")), lines=tuple(self._follow())
        )
        yield Section(heading="", lines=tuple(self._closing()))

    def _opening(self) -> Iterator[str]:
        if self.record.sample:
            yield self._word(
                N_("This matter is an invented example. Do not send this message to anyone.")
            )
        title = masked(
            text_in(self.record.get("alkuperainen.otsikko"), self.language, self.language)[0]
        )
        first = next(moves(self.record), None)
        if first is None:
            yield self._say(N_("Thank you. Your input '{title}' has arrived."), title=title)
            return
        yield self._say(
            N_(
                "Thank you for your input '{title}'. It was registered on {day} and its identifier is {id}."
            ),
            title=title,
            day=day_words(first.date, self.language),
            id=self.record.id,
        )

    def _understood(self) -> Section:
        lines = [self._say(N_("Type of matter: {type}."), type=self._code("syotetyyppi", "tyyppi"))]
        if process := self._code("prosessi", "prosessi"):
            lines.append(self._say(N_("Process: {process}."), process=process))
        hoped = self._text("alkuperainen.toivottu_tulos")
        summary = self._text("tiivistelma")
        if not summary and hoped:
            lines.append(self._say(N_("You hope for: {hoped}"), hoped=hoped))
        ask = self._word(N_("If we have misunderstood something, please tell us."))
        return Section(
            heading=self._word(N_("How we understood it")),
            lines=tuple(lines),
            quoted=summary,
            after=ask if self.now is None or self.now.open else "",
        )

    def _standing(self) -> Iterator[Section]:
        heading = self._word(N_("Where the matter stands"))
        if self.now is None:
            text = N_(
                "The secretariat checks the input. When it is accepted, it gets its identifier."
            )
            yield Section(heading=heading, lines=(self._word(text),))
            return
        began = day_words(since(self.record), self.language)
        lines = [
            self._say(N_("State: {state}, since {day}."), state=self.now.names, day=began),
            named(self.now.meaning, self.language),
        ]
        yield Section(heading=heading, lines=tuple(lines), quoted=self._told())
        heading = self._word(N_("What happens next"))
        yield Section(
            heading=heading, lines=(named(self.now.next_step, self.language), *self._acting())
        )

    def _told(self) -> str:
        """Return what the event of the present state says: the question, the reason."""
        last = [event.text for event in moves(self.record)][-1:]
        return "".join(masked(text_in(t, self.language, self.language)[0].strip()) for t in last)

    def _acting(self) -> Iterator[str]:
        if self.turn is None:
            return
        who = holder(self.turn.holder, self.turn.group, self.context, self.language)
        yield self._say(N_("Who acts: {holder}."), holder=who)
        if self.turn.deadline:
            yield from self._by_when(self.turn.deadline)
        elif self.turn.fitted:
            yield self._word(N_("The handling follows another timetable, so no day is set for it."))
        rest = calendar(self.context.policy.settings).break_
        if rest:
            yield self._say(
                N_(
                    "The clock stands still from {first} to {last}, the summer break of the registry."
                ),
                first=month_day(rest[0], self.language),
                last=month_day(rest[1], self.language),
            )

    def _by_when(self, deadline: Deadline) -> Iterator[str]:
        until = day_words(deadline.due, self.language)
        if self.turn and self.turn.holder == SUBMITTER:
            yield self._say(N_("We hope for your answer by {day}."), day=until)
            if deadline.late:
                yield self._word(N_("That day has passed. If you need more time, please tell us."))
            return
        yield self._say(_BASES[deadline.basis], day=until)
        if deadline.late:
            yield self._word(N_("That day has passed. We are sorry for the delay."))

    def _handling(self) -> Iterator[Section]:
        if self.now is None or not self.now.open or not self.record.get("kasittelytapa"):
            return
        lines = []
        if agreed := self._date(self.record.get("kasittelytapa.sovittu_pvm")):
            lines.append(self._say(N_("Agreed on {day}."), day=agreed))
        for one in parts(self.record):
            name = title_at(one.group, self.context, self.language) or one.group
            says = (
                N_("Responsible group: {group}.") if one.responsible else N_("Takes part: {group}.")
            )
            lines.append(self._say(says, group=name))
        bundle = self.record.text("kokonaisuus")
        if title := title_at(bundle, self.context, self.language):
            says = N_(
                "Handled together with others in the bundle “{title}” ({id}). You get an answer of your own."
            )
            lines.append(self._say(says, title=title, id=bundle))
        heading = self._word(N_("How it is handled"))
        yield Section(
            heading=heading, lines=tuple(lines), quoted=self._text("kasittelytapa.kuvaus")
        )

    def _answer(self) -> Iterator[Section]:
        if self.now is None or self.now.open or not self.record.get("paatos"):
            return
        lines = [
            self._say(
                N_("How the matter ended: {outcome}."),
                outcome=self._code("paatostapa", "paatos.tapa"),
            )
        ]
        for field, says in (
            ("paatos.perustelu", N_("Reasons: {text}")),
            ("paatos.reitti", N_("Where to turn: {text}")),
        ):
            if text := self._text(field):
                lines.append(self._say(says, text=text))
        lines += [
            self._say(
                N_("Guideline: {title} ({id})"),
                title=title_of(link.source, self.language)[0],
                id=link.source.id,
            )
            for link in self.context.links_to.get(self.record.id, ())
            if link.source.kind == "linjaus"
        ]
        heading = self._word(N_("Our answer"))
        yield Section(
            heading=heading, lines=tuple(lines), quoted=self._text("paatos.vastaus_jattajalle")
        )

    def _follow(self) -> Iterator[str]:
        site = self.context.policy.settings.site.rstrip("/")
        if not self.record.new:
            yield (
                self._say(N_("Follow the matter here: {address}"), address=self._address(site))
                if site
                else self._say(
                    N_("You find the matter in the registry by its identifier {id}."),
                    id=self.record.id,
                )
            )
        if self.now is not None and not self.now.open:
            yield self._word(
                N_(
                    "If something new comes up, answer this message; the matter can be opened again."
                )
            )
            return
        thread = self.record.text("jattaja.yhteys") == _THREAD
        yield self._word(
            N_(
                "To add something, or to withdraw the input, write in the thread where you registered it."
            )
            if thread
            else N_("To add something, or to withdraw the input, answer this message.")
        )

    def _address(self, site: str) -> str:
        languages = self.context.policy.settings.languages
        part = "" if self.language == languages[0] else f"{self.language}/"
        return f"{site}/{part}{kind(self.record.kind).address(self.record.id)}"

    def _closing(self) -> Iterator[str]:
        yield self._word(
            N_(
                "This message is not an administrative decision, and the registry does not replace "
                "the case register of any authority."
            )
        )
        yield named(self.context.policy.settings.names, self.language)


def month_day(text: str, language: str) -> str:
    """Return a day of any year (`MM-DD`) as people write it."""
    month, _, number = text.partition("-")
    if language == "en":
        return f"{int(number)}/{int(month)}"
    return f"{int(number)}.{int(month)}."
